//! Takes what is owed to a webhook and sends it: at least once, in order for each service, tried again for three days.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::post::{Posted, Poster};
use super::sign::Message;
use crate::clock::Clock;
use crate::domain::WebhookId;
use crate::domain::time::Moment;
use crate::domain::webhook::{OffWhy, WebhookSecret, host_of, next_try, try_wait};
use crate::domain::work::{BEGIN_WITHIN, FailuresInARow, Heard, LEASE};
use crate::keys::{Keyring, Sealed};
use crate::measures;
use crate::store::webhook_deliveries::{self, ClaimedDelivery, Said};
use crate::store::webhooks::{self, Webhook};
use crate::store::{Database, StoreResult, Tx};

/// Events claimed at once.
const CLAIM: i64 = 60;
/// Events that are sent to one webhook at the same time.
const AT_ONCE: usize = 4;

/// What sends to one webhook, and knows how that has been of late.
pub struct Carrier {
    db: Database,
    keyring: Arc<Keyring>,
    clock: Clock,
    poster: Poster,
    webhook: WebhookId,
    stop: Arc<AtomicBool>,
    failures: Mutex<FailuresInARow>,
}

/// What came of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Events that were done with or put off.
    pub tried: usize,
    /// Whether there may be more to do at once.
    pub goes_on: bool,
}

/// A webhook that is on, with what signs what it is sent.
struct Open {
    url: Url,
    secrets: Vec<WebhookSecret>,
}

/// What is still to be sent of a claim, and whether anything more is begun.
struct Queue {
    left: Mutex<VecDeque<ClaimedDelivery>>,
    halted: AtomicBool,
    began: (Moment, Instant),
}

impl Carrier {
    /// One that has heard nothing bad of the webhook; it begins no event once it is to stop.
    #[must_use]
    pub fn new(
        (db, keyring, clock): (Database, Arc<Keyring>, Clock),
        poster: Poster,
        webhook: WebhookId,
        stop: Arc<AtomicBool>,
    ) -> Self {
        Self { db, keyring, clock, poster, webhook, stop, failures: Mutex::default() }
    }

    /// Sends what is due, one claim's worth; as long as the webhook does badly, one event.
    ///
    /// # Errors
    /// The database is away.
    pub fn deliver_due(&self) -> StoreResult<Round> {
        let began = (self.clock.now(), Instant::now());
        let found = self.db.read_blocking(|conn| webhooks::find(conn, self.webhook))?;
        let Some(webhook) = found.filter(|webhook| webhook.off().is_none() && webhook.pause(began.0).is_none()) else {
            return Ok(Round::default());
        };
        let open = self.open(&webhook, began.0)?;
        let most = if self.failures().is_none() { CLAIM } else { 1 };
        let claimed = self.db.write_blocking(|tx| webhook_deliveries::claim(tx, self.webhook, began.0, LEASE, most))?;
        let all = claimed.len();
        let queue = Queue { left: Mutex::new(claimed.into()), halted: AtomicBool::new(false), began };
        let done = thread::scope(|scope| {
            let hands: Vec<_> =
                (0..AT_ONCE.min(all)).map(|_| scope.spawn(|| self.send_all(open.as_ref(), &queue))).collect();
            // A panic is the thread's alone: its event comes back when the lease is over.
            hands.into_iter().map(|hand| hand.join().unwrap_or(Ok(()))).collect::<StoreResult<Vec<()>>>()
        });
        let left: Vec<ClaimedDelivery> = lock(&queue.left).drain(..).collect();
        if !left.is_empty() {
            self.db.write_blocking(|tx| webhook_deliveries::give_back(tx, &left))?;
        }
        done?;
        let tried = all - left.len();
        Ok(Round { tried, goes_on: tried > 0 && !queue.halted.load(Ordering::Relaxed) })
    }

    /// How long to leave the webhook alone.
    #[must_use]
    pub fn pause(&self) -> Duration {
        self.failures().pause()
    }

    fn failures(&self) -> MutexGuard<'_, FailuresInARow> {
        lock(&self.failures)
    }

    /// Opens the secrets; what another key than the first has sealed is sealed anew. None where a key was taken out of the setting.
    fn open(&self, webhook: &Webhook, now: Moment) -> StoreResult<Option<Open>> {
        let mut secrets = Vec::new();
        for sealed in webhook.signs(now) {
            let opened = self.keyring.open(Sealed::WebhookSecret, sealed);
            secrets.extend(opened.and_then(|bytes| WebhookSecret::from_bytes(&bytes)));
            if let Some(anew) = self.keyring.reseal(Sealed::WebhookSecret, sealed) {
                self.db.write_blocking(|tx| webhooks::reseal(tx, webhook.id, sealed, &anew))?;
            }
        }
        let url = Url::parse(&webhook.url).ok();
        Ok(url.filter(|_| !secrets.is_empty()).map(|url| Open { url, secrets }))
    }

    fn send_all(&self, open: Option<&Open>, queue: &Queue) -> StoreResult<()> {
        while !queue.halted.load(Ordering::Relaxed)
            && !self.stop.load(Ordering::Relaxed)
            && self.clock.is_within(queue.began, BEGIN_WITHIN)
        {
            let Some(claimed) = lock(&queue.left).pop_front() else { break };
            let came = self.send(open, &claimed);
            let goes_on = self.hear(&came);
            if !goes_on {
                queue.halted.store(true, Ordering::Relaxed);
            }
            self.settle(&claimed, &came)?;
        }
        Ok(())
    }

    fn send(&self, open: Option<&Open>, claimed: &ClaimedDelivery) -> Came {
        let Some(event) = &claimed.event else {
            return Came::Impossible("the event is kept no longer");
        };
        let Some(open) = open else {
            return Came::Unsigned;
        };
        let Ok(message) = Message::of_event(self.webhook, event) else {
            return Came::Impossible("the event cannot be read");
        };
        let now = self.clock.now();
        let headers = message.signed(&open.secrets, now);
        Came::of(self.poster.post(&open.url, &headers, &message.body, now))
    }

    /// What it says of the webhook as a whole: whether others of the claim are begun.
    fn hear(&self, came: &Came) -> bool {
        measures::webhook_delivery(came.name());
        let mut failures = self.failures();
        match came {
            Came::Delivered(_) | Came::Impossible(_) => failures.hear(Heard::Well),
            Came::Refused(..) | Came::Paused { .. } => failures.hear(Heard::Doubtful),
            Came::Unanswered(_) | Came::Unsigned => failures.hear(Heard::Away),
            Came::Gone(..) => {}
        }
        !failures.means_away() && !matches!(came, Came::Paused { .. } | Came::Gone(..))
    }

    /// Writes down what came of an event, in one transaction.
    fn settle(&self, claimed: &ClaimedDelivery, came: &Came) -> StoreResult<()> {
        let now = self.clock.now();
        let (webhook, number) = (self.webhook, claimed.number);
        let wait = try_wait(claimed.attempts, rand::random());
        let held = self.db.write_blocking(|tx| match came {
            Came::Delivered(status) => {
                tx.after_commit(move || tracing::info!(%webhook, number, "an event was delivered"));
                webhooks::note_success(tx, webhook, now)?;
                webhook_deliveries::delivered(tx, claimed, *status, now)
            }
            Came::Impossible(why) => {
                let why = *why;
                tx.after_commit(move || tracing::error!(%webhook, number, why, "an event could not be delivered"));
                webhook_deliveries::fail(tx, claimed, Said { status: None, error: why }, now)
            }
            Came::Gone(error) => {
                self.switch_off(tx, now)?;
                webhook_deliveries::put_off(tx, claimed, now, Said { status: Some(410), error }, now)
            }
            Came::Paused { status, until, error } => {
                webhooks::pause(tx, webhook, *until)?;
                let said = Said { status: Some(*status), error };
                try_later(tx, (webhook, claimed), until.since(now).max(PAUSE_LEAST), said, now)
            }
            Came::Refused(status, error) => {
                try_later(tx, (webhook, claimed), wait, Said { status: Some(*status), error }, now)
            }
            Came::Unanswered(error) => try_later(tx, (webhook, claimed), wait, Said { status: None, error }, now),
            Came::Unsigned => try_later(tx, (webhook, claimed), wait, Said { status: None, error: UNSIGNED }, now),
        })?;
        if !held {
            tracing::warn!(%webhook, number, "the lease of an event was over before it was sent; it may be sent again");
        }
        Ok(())
    }

    fn switch_off(&self, tx: &mut Tx, now: Moment) -> StoreResult<()> {
        let webhook = self.webhook;
        if webhooks::switch_off(tx, webhook, OffWhy::Gone, now)? {
            let found = webhooks::find(tx, webhook)?;
            let host = found.map(|found| host_of(&found.url)).unwrap_or_default();
            tx.after_commit(move || tracing::error!(%webhook, host, "a webhook answered 410 and was switched off"));
        }
        Ok(())
    }
}

/// A pause of no length is no reason to ask again at once.
const PAUSE_LEAST: Duration = Duration::from_secs(1);
const UNSIGNED: &str = "its secret was sealed with a key that is no longer in HANDOVER_SECRET_KEY: give it a new one";

/// Has an event tried again, or gives it up where it was tried for long enough.
fn try_later(
    tx: &mut Tx,
    (webhook, claimed): (WebhookId, &ClaimedDelivery),
    wait: Duration,
    said: Said<'_>,
    now: Moment,
) -> StoreResult<bool> {
    let (number, why) = (claimed.number, said.error.to_owned());
    if let Some(until) = next_try(claimed.first_failed_at.unwrap_or(now), now, wait) {
        tx.after_commit(move || {
            tracing::warn!(%webhook, number, why, "an event could not be delivered; it will be tried again");
        });
        return webhook_deliveries::put_off(tx, claimed, until, said, now);
    }
    tx.after_commit(move || {
        tracing::error!(%webhook, number, why, "an event could not be delivered in three days; it is given up");
    });
    webhook_deliveries::fail(tx, claimed, said, now)
}

/// What came of sending an event.
enum Came {
    /// It was taken, with this status.
    Delivered(u16),
    /// The webhook is not to be sent to any more.
    Gone(String),
    /// The webhook asks to be left alone for a while.
    Paused { status: u16, until: Moment, error: String },
    /// Any other answer.
    Refused(u16, String),
    /// No answer.
    Unanswered(String),
    /// No key opens the secret.
    Unsigned,
    /// It can never be sent.
    Impossible(&'static str),
}

impl Came {
    fn of(posted: Posted) -> Self {
        match posted {
            Posted::Unanswered(why) => Self::Unanswered(why),
            Posted::Answered { status: status @ 200..300, .. } => Self::Delivered(status),
            Posted::Answered { status, retry_after, excerpt } => {
                let said = if excerpt.is_empty() { String::new() } else { format!(": {excerpt}") };
                let error = format!("answered {status}{said}");
                match (status, retry_after) {
                    (410, _) => Self::Gone(error),
                    (429 | 503, Some(until)) => Self::Paused { status, until, error },
                    _ => Self::Refused(status, error),
                }
            }
        }
    }

    /// The name in the metrics.
    fn name(&self) -> &'static str {
        match self {
            Self::Delivered(_) => "delivered",
            Self::Gone(_) => "gone",
            Self::Paused { .. } => "paused",
            Self::Refused(..) => "refused",
            Self::Unanswered(_) => "unanswered",
            Self::Unsigned => "unsigned",
            Self::Impossible(_) => "impossible",
        }
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
