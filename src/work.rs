//! What is done without anybody asking: each piece with its attempts, and the worker's threads.

pub mod attempts;
mod bell;
mod gate;
mod webhooks;
pub mod worker;

use std::time::Duration;

use crate::clock::Clock;
use crate::flows::Terms;
use crate::mail::Stationery;
use crate::store::Database;
use crate::webhooks::gate::Gate;
use crate::webhooks::post::Poster;

/// What the worker works with.
#[derive(Clone)]
pub struct WorkerContext {
    /// The database.
    pub db: Database,
    /// What time it is.
    pub clock: Clock,
    /// What the operator has set for all flows.
    pub terms: Terms,
    /// What emails are made from.
    pub stationery: Stationery,
    /// Sends to webhooks.
    pub poster: Poster,
    /// What is asked before a request is carried out, if anything.
    pub gate: Option<Gate>,
    /// How long final requests and history are kept.
    pub keep: Duration,
}
