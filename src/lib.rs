//! Handover: customers of a hosting company hand the management of their services to one another, safely.
//!
//! From the top down; arrows between rooms run down this list, never up:
//!
//! - `commands`: one file per command, thin
//! - `web`: the pages; `web/frame` is what every page stands on, the rooms beside it are the pages
//! - `work`: what is done without anybody asking: attempts, backoff, the worker
//! - `mail`: an email from its notice, and its delivery; `webhooks`: the delivery of events to the provider's own systems
//! - `flows`: what a person or the clock can make happen, one transaction each; `reads`: what may be seen
//! - `import`, `seed`: accounts and services from CSV files; what the demo shows
//! - `store`: the database. SQL lives here and nowhere else
//! - `keys`, `passwords`: what is derived from the secret key, and password hashes
//! - `words`: what pages and emails say, in the languages of `locales/`
//! - `cli`, `config`, `brand`, `clock`, `measures`: what can be typed; the checked settings; the operator's look; the time;
//!   what is counted
//! - `csv_lines`: CSV as it is written
//! - `domain`: the rules as types and pure functions

pub mod brand;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod csv_lines;
pub mod domain;
pub mod flows;
pub mod import;
pub mod keys;
pub mod mail;
pub mod measures;
pub mod passwords;
pub mod reads;
pub mod refusal;
pub mod seed;
pub mod store;
pub mod web;
pub mod webhooks;
pub mod words;
pub mod work;
