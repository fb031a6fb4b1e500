//! What tests share.

pub mod acts;
pub mod app;
pub mod authenticator;
pub mod customer;
pub mod db;
pub mod page;
pub mod program;
pub mod received;
pub mod smtp_server;
