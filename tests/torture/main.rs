//! The built program, killed again and again while customers, mail and the worker are at work. After each restart the database
//! and the pages are looked at: nothing is halved, nothing that was answered is lost, nothing happens twice.
//!
//! - `rounds`: the order of things; `programs`: starting and killing; `world`: what all stands on
//! - `load`, `acts`, `together`, `codes`, `browser`: the customers; `journal`: what they were answered; `inbox`: what the mail server got
//! - `snapshot`: the database at one moment; `check`, `replay`, `owed`, `mail`, `pages`: what must be true of it;
//!   `killed`: what a kill excuses
//! - `notices`: mornings in which last days come to their steps, apart from all that
//! - `report`: faults and figures
//!
//! `scripts/torture` runs the long form. `HANDOVER_TORTURE_ROUNDS`, `HANDOVER_TORTURE_SEED` and `HANDOVER_TORTURE_FORM` (`short`
//! or `long`) are what it sets. The seed decides what customers do and when is killed; what meets what is up to the machine.
#![allow(
    clippy::duration_suboptimal_units,
    clippy::let_and_return,
    clippy::needless_for_each,
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "a test reads best as it is said; a panic is a finding there, and speed does not matter"
)]

mod acts;
mod browser;
mod check;
mod codes;
mod inbox;
mod journal;
mod killed;
mod load;
mod mail;
mod notices;
mod owed;
mod pages;
mod programs;
mod replay;
mod report;
mod rounds;
mod snapshot;
#[path = "../it/support"]
#[allow(dead_code, reason = "the other tests use more of it")]
mod support {
    pub mod app;
    pub mod cluster;
    pub mod customer;
    pub mod markup;
    pub mod page;
    pub mod program;
    pub mod received;
    pub mod smtp_server;
}
mod together;
mod world;

#[test]
fn sqlite() {
    rounds::torture(world::Ground::sqlite());
}

#[test]
fn notices_on_sqlite() {
    notices::torture(world::Ground::sqlite());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn postgres() {
    rounds::torture(world::Ground::postgres());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn notices_on_postgres() {
    notices::torture(world::Ground::postgres());
}
