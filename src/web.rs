//! The pages. `frame` is what every page stands on; beside it the rooms of the pages, and `api` for other programs; `server` puts
//! them together; `metrics` has a listener of its own.

pub mod account;
pub mod api;
pub mod door;
pub mod frame;
pub mod metrics;
pub mod open_files;
pub mod operator;
pub mod requests;
pub mod server;
pub mod services;
pub mod strangers;
pub mod submissions;
pub mod trying_out;
