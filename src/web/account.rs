//! The pages of an account about itself.

pub mod close_account;
pub mod confirm_email;
pub mod history;
pub mod own_data;
pub mod own_sessions;
pub mod profile;
pub mod qr;
pub mod recovery_codes;
pub mod second_factor;
