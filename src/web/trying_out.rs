//! What is there for trying out: the built-in mailbox, and the page of the design.

pub mod design;
pub mod mailbox;
