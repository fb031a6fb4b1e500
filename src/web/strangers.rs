//! The pages of who is not signed in yet.

pub mod form_state;
pub mod opened_link;
pub mod reset_password;
pub mod second_step;
pub mod sign_in;
pub mod sign_up;
