//! What every page stands on: who looks, forms, answers, and the addresses of pages. No page is named here.

pub mod assets;
pub mod client_address;
pub mod confirm;
pub mod error_pages;
pub mod errors;
pub mod faults;
pub mod forms;
pub mod guard;
pub mod health;
pub mod identify;
pub mod language;
pub mod leaving;
pub mod log;
pub mod page;
pub mod paging;
pub mod reauthenticate;
pub mod routes;
pub mod second_factor_code;
pub mod session;
pub mod site;
pub mod static_files;
pub mod tries;
pub mod visitor;
pub mod winding_down;
