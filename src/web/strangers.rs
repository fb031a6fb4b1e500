//! The pages of who is not signed in yet.

pub mod reset_password;
pub mod second_step;
pub mod sign_in;
pub mod sign_up;
