//! My services, and the form that asks for other contacts.

pub mod list;
pub mod modify;
