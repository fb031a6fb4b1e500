//! My requests, one request, and what is done to it.

pub mod act;
pub mod list;
pub mod show;
