//! What tests share.

pub mod acts;
pub mod api;
pub mod app;
pub mod authenticator;
#[allow(dead_code, reason = "what only tests of PostgreSQL use")]
pub mod cluster;
pub mod customer;
pub mod db;
#[allow(dead_code, reason = "tests/torture sends no events")]
pub mod hook_server;
pub mod locks;
pub mod many;
pub mod markup;
pub mod page;
pub mod pairs;
pub mod program;
pub mod received;
pub mod smtp_server;
