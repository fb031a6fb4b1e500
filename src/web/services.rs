//! My services, each on a page of its own, and the form that asks for other contacts.

pub mod export;
pub mod list;
pub mod lock;
pub mod many;
pub mod modify;
pub mod owner;
pub mod show;
