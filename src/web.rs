//! The pages. `frame` is what every page stands on; beside it the rooms of the pages; `server` puts them together.

pub mod account;
pub mod frame;
pub mod open_files;
pub mod operator;
pub mod requests;
pub mod server;
pub mod services;
pub mod strangers;
pub mod submissions;
pub mod trying_out;
