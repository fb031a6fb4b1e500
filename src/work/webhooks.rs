//! The thread that sees to webhooks. Each that something is owed to has a thread of its own as long as that is so: one that is slow or
//! away holds up no other.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::WorkerContext;
use super::bell::Bell;
use super::worker::{SWEEP, TICK};
use crate::domain::WebhookId;
use crate::domain::work::LEASE;
use crate::measures;
use crate::store::{StoreResult, caught, webhooks};
use crate::webhooks::deliver::Carrier;

/// A webhook, and what is done for it.
struct Line {
    carrier: Arc<Carrier>,
    /// Sends, and then says how long the webhook is left alone.
    at_work: Option<JoinHandle<Duration>>,
    rests_until: Option<Instant>,
}

impl Line {
    /// Takes in what a thread has left that is at its end.
    fn look(&mut self) {
        if let Some(thread) = self.at_work.take_if(|thread| thread.is_finished()) {
            let rest = thread.join().unwrap_or_else(|_| {
                tracing::error!("a thread that sent to a webhook ended in a panic");
                TICK
            });
            self.rests_until = Some(Instant::now() + rest);
        }
    }

    fn is_free(&self) -> bool {
        self.at_work.is_none() && self.rests_until.is_none_or(|until| until <= Instant::now())
    }
}

impl WorkerContext {
    /// What sends to a webhook.
    #[must_use]
    pub fn carrier(&self, webhook: WebhookId, stop: &Arc<AtomicBool>) -> Carrier {
        let house = (self.db.clone(), Arc::clone(&self.terms.keyring), self.clock.clone());
        Carrier::new(house, self.poster.clone(), webhook, Arc::clone(stop))
    }
}

/// Has everything sent that is due, until it is to stop.
pub(super) fn tend_webhooks(context: &WorkerContext, bell: &Arc<Bell>, stop: &Arc<AtomicBool>) {
    let mut lines: BTreeMap<WebhookId, Line> = BTreeMap::new();
    while !stop.load(Ordering::Relaxed) {
        match caught(|| look(context, &mut lines, bell, stop)) {
            Ok(()) => measures::looked("webhooks"),
            Err(error) => tracing::error!(%error, "webhooks could not be seen to; it is tried again"),
        }
        // The lookout rings as long as something is due, and each thread when it is done.
        bell.wait(SWEEP);
    }
    for thread in lines.into_values().filter_map(|line| line.at_work) {
        if thread.join().is_err() {
            tracing::error!("a thread that sent to a webhook had ended in a panic");
        }
    }
}

/// Begins to send to those webhooks that something is due for, and that nobody sends to.
fn look(
    context: &WorkerContext,
    lines: &mut BTreeMap<WebhookId, Line>,
    bell: &Arc<Bell>,
    stop: &Arc<AtomicBool>,
) -> StoreResult<()> {
    lines.values_mut().for_each(Line::look);
    let now = context.clock.now();
    for webhook in context.db.read_blocking(|conn| webhooks::due(conn, now, LEASE))? {
        let line = lines.entry(webhook).or_insert_with(|| Line {
            carrier: Arc::new(context.carrier(webhook, stop)),
            at_work: None,
            rests_until: None,
        });
        if line.is_free() {
            let (carrier, bell, stop) = (Arc::clone(&line.carrier), Arc::clone(bell), Arc::clone(stop));
            let work = thread::Builder::new().name(format!("webhook {webhook}"));
            match work.spawn(move || send(&carrier, &bell, &stop)) {
                Ok(thread) => line.at_work = Some(thread),
                Err(error) => tracing::error!(%error, "there is no thread to send to a webhook; it is tried again"),
            }
        }
    }
    Ok(())
}

/// Sends as long as there is something to send at once; gives how long to leave the webhook alone.
fn send(carrier: &Carrier, bell: &Bell, stop: &AtomicBool) -> Duration {
    let mut rest = Duration::ZERO;
    while !stop.load(Ordering::Relaxed) {
        let began = Instant::now();
        match caught(|| carrier.deliver_due()) {
            Ok(round) => {
                if round.tried > 0 {
                    measures::worked("webhooks", began.elapsed());
                }
                if !round.goes_on {
                    rest = carrier.pause();
                    break;
                }
            }
            Err(error) => {
                tracing::error!(%error, "a webhook could not be seen to; it is tried again");
                rest = TICK;
                break;
            }
        }
    }
    bell.ring();
    rest
}
