//! What operators see, on their own pages: everything that there is (RULES.md, *Those who run it*), but no code, password or key.

pub mod emails;
pub mod log;
pub mod requests;
pub mod webhooks;
