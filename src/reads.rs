//! What may be seen: views for pages, commands and programs, without words and without HTML. Who may see what is decided
//! here, in one file a thing.

pub mod account;
pub mod console;
pub mod cursor;
pub mod feed;
pub mod forecasts;
pub mod gate;
pub mod links;
pub mod locking;
pub mod mailbox;
pub mod many_services;
pub mod operators;
pub mod owner;
pub mod people;
pub mod personal_data;
pub mod readiness;
pub mod records;
pub mod requests;
pub mod services;
pub mod submissions;
pub mod visitor;
