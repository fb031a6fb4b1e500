//! Asks the provider's own system whether confirmed requests may be carried out.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::post::Poster;
use super::sign::Message;
use crate::config::{GateSettings, WebhookReach};
use crate::domain::gate::{GateAnswer, GateFacts};
use crate::domain::time::Moment;
use crate::domain::webhook::WebhookSecret;
use crate::domain::work::{BEGIN_WITHIN, FailuresInARow, Heard};
use crate::measures;

/// Until the whole answer is there.
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);
/// Requests that are asked about at the same time.
const AT_ONCE: usize = 8;

/// The gate, and how it has been of late. Its clones share that.
#[derive(Clone, Debug)]
pub struct Gate {
    url: Url,
    secret: WebhookSecret,
    poster: Poster,
    failures: Arc<Mutex<FailuresInARow>>,
}

impl Gate {
    /// One of which nothing bad was heard.
    #[must_use]
    pub fn new(settings: &GateSettings) -> Self {
        let GateSettings { url, secret } = settings.clone();
        Self { url, secret, poster: Poster::new(WebhookReach::everywhere()), failures: Arc::default() }
    }

    /// Whether all went well of late: while it does badly, one request alone is asked about.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.failures().is_none()
    }

    /// How long to leave it alone.
    #[must_use]
    pub fn pause(&self) -> Duration {
        self.failures().pause()
    }

    /// Asks about each, some at the same time; of those that nothing is begun for, since it is away or time is up, nothing is given.
    #[must_use]
    pub fn ask_all(&self, questions: Vec<GateFacts>, now: Moment, stop: &AtomicBool) -> Vec<(i64, GateAnswer)> {
        let (began, hands) = (Instant::now(), AT_ONCE.min(questions.len()));
        let (left, answers) = (Mutex::new(VecDeque::from(questions)), Mutex::new(Vec::new()));
        let ask = || {
            while !stop.load(Ordering::Relaxed) && began.elapsed() < BEGIN_WITHIN && !self.failures().means_away() {
                let Some(facts) = lock(&left).pop_front() else { break };
                let answer = self.ask(&facts, now);
                lock(&answers).push((facts.request.request, answer));
            }
        };
        match hands {
            // Even one that is away is tried, once.
            1 => lock(&answers)
                .extend(lock(&left).pop_front().map(|facts| (facts.request.request, self.ask(&facts, now)))),
            _ => thread::scope(|scope| (0..hands).for_each(|_| drop(scope.spawn(ask)))),
        }
        answers.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, facts: &GateFacts, now: Moment) -> GateAnswer {
        let message = Message::of_gate(facts, now);
        let headers = message.signed(std::slice::from_ref(&self.secret), now);
        let asked = self.poster.ask(&self.url, &headers, &message.body, ANSWERED_WITHIN);
        let (answer, heard) = match asked {
            Ok((status, body)) => match GateAnswer::read(status, &body) {
                unclear @ GateAnswer::Unclear(_) => (unclear, Heard::Doubtful),
                clear @ (GateAnswer::Allowed | GateAnswer::Refused(_)) => (clear, Heard::Well),
            },
            Err(why) => (GateAnswer::Unclear(why), Heard::Away),
        };
        measures::gate_answer(match answer {
            GateAnswer::Allowed => "allowed",
            GateAnswer::Refused(_) => "refused",
            GateAnswer::Unclear(_) => "unclear",
        });
        self.failures().hear(heard);
        answer
    }

    fn failures(&self) -> MutexGuard<'_, FailuresInARow> {
        lock(&self.failures)
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
