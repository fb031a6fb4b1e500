//! Handover: customers of a hosting company hand the management of their services to one another, safely.
//!
//! - `cli`, `config`: the command line and the checked settings, `refusal`: why one was refused; `commands`: one file per
//!   command
//! - `domain`: the rules as types and pure functions
//! - `flows`: what a person or the clock can make happen, one transaction each
//! - `store`: the database
//! - `mail`: emails made from templates and delivered; `worker`: the clock
//! - `brand`: the operator's colour, logo and address, as pages and emails show them
//! - `web`: the pages; `words`: what they and the emails say, in the languages of `locales/`
//! - `import`: accounts and services from CSV files
//! - `keys`, `passwords`: what is derived from the secret key, and password hashes; `seed`: what the demo shows

pub mod brand;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod domain;
pub mod flows;
pub mod import;
pub mod keys;
pub mod mail;
pub mod passwords;
pub mod refusal;
pub mod seed;
pub mod store;
pub mod web;
pub mod words;
pub mod worker;
