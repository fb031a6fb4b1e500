//! What only PostgreSQL can do, or have done to it.

mod away;
mod faults;
mod standby;
#[cfg(feature = "postgres-tls")]
mod tls;
