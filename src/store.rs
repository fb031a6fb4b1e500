//! The database: one connection type over SQLite and PostgreSQL, the pool, and a file per group of tables. SQL lives here
//! and nowhere else.

pub mod accounts;
mod addresses;
pub mod backup;
pub mod bulk;
pub mod codes;
pub mod connection;
pub mod copy;
pub mod database;
pub mod error;
pub mod events;
pub mod factors;
pub mod housekeeping;
pub mod inspect;
pub mod labels;
pub mod links;
pub mod locks;
pub mod lookout;
pub mod mailbox;
pub mod migrations;
pub mod outbox;
pub mod owners;
pub mod pool;
pub mod postgres;
pub mod request_lists;
pub mod requests;
pub mod schema;
pub mod service_counts;
pub mod service_history;
pub mod service_lists;
pub mod service_page;
pub mod services;
pub mod sessions;
pub mod setbacks;
pub mod sharing;
mod spellings;
mod statement;
pub mod submission_views;
pub mod throttle;
pub mod transaction;

pub use connection::AnyConnection;
pub use database::Database;
use error::sense;
pub use error::{StoreError, StoreResult, caught};
pub use transaction::Tx;
