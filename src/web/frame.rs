//! What every page stands on: who looks, forms, answers, and the addresses of pages. No page is named here.

pub mod assets;
pub mod client_address;
pub mod confirm;
pub mod errors;
pub mod faults;
pub mod forms;
pub mod guard;
pub mod health;
pub mod language;
pub mod log;
pub mod page;
pub mod paging;
pub mod reauthenticate;
pub mod routes;
pub mod session;
pub mod site;
pub mod visitor;
pub mod winding_down;
