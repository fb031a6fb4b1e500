//! What tests share.

pub mod app;
pub mod customer;
pub mod db;
pub mod page;
pub mod received;
pub mod smtp_server;
