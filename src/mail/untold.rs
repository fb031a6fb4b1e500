//! What came of emails, until the database is told.

use super::deliver::Courier;
use super::settle::{SettledEmail, settle, settle_sent};
use super::smtp::SendOutcome;
use crate::domain::time::Moment;
use crate::domain::work::{WAIT_MAX, wait_after};
use crate::store::outbox::ClaimedEmail;
use crate::store::{Database, StoreError, StoreResult};

/// Emails of which the database refuses to be told what came of them, before no other is begun.
const UNTOLD_MAX: usize = 64;

/// What came of an email, and how often the database has refused to be told.
pub(super) struct Untold {
    pub(super) claimed: ClaimedEmail,
    settled: SettledEmail,
    refusals: u32,
    not_before: Moment,
}

impl Untold {
    pub(super) fn new(claimed: ClaimedEmail, settled: SettledEmail, now: Moment) -> Self {
        Self { claimed, settled, refusals: 0, not_before: now }
    }

    /// Refused ever more often it is told ever more seldom; where the clock was set back, at once.
    fn waits(&self, now: Moment) -> bool {
        self.not_before > now && self.not_before <= now.plus(WAIT_MAX)
    }

    /// The email and its Message-ID, where the mail server has taken it and the database was never asked.
    fn sent(&self) -> Option<(&ClaimedEmail, &str)> {
        match &self.settled {
            SettledEmail::Carried { outcome: SendOutcome::Delivered, message_id } if self.refusals == 0 => {
                Some((&self.claimed, message_id))
            }
            _ => None,
        }
    }
}

impl Courier {
    /// Whether there is something to [`tell`](Self::tell).
    #[must_use]
    pub fn owes_word(&self) -> bool {
        !self.untold.is_empty()
    }

    /// Writes down what became of emails, as far as that is not done yet; keeps what the database refuses or is away
    /// for. What it refuses of one email, maybe for ever, holds up no other.
    ///
    /// # Errors
    /// The database is away, or refuses so many that it is not the emails.
    pub fn tell(&mut self, db: &Database, now: Moment) -> StoreResult<()> {
        self.tell_of_sent(db, now)?;
        let mut left = std::mem::take(&mut self.untold).into_iter();
        while let Some(mut untold) = left.next() {
            if untold.waits(now) {
                self.untold.push(untold);
                continue;
            }
            let Err(error) = settle(db, &untold.claimed, &untold.settled, now) else { continue };
            let away = matches!(error, StoreError::Unavailable(_));
            if !away {
                let id = untold.claimed.email.id;
                tracing::error!(id, %error, "what became of an email could not be written down");
                untold.not_before = now.plus(wait_after(untold.refusals, WAIT_MAX));
                untold.refusals = untold.refusals.saturating_add(1);
            }
            self.untold.push(untold);
            if away || self.untold.len() >= UNTOLD_MAX {
                self.untold.extend(left);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Marks those together that the mail server has taken. What the database refuses so is told of each email by
    /// itself.
    fn tell_of_sent(&mut self, db: &Database, now: Moment) -> StoreResult<()> {
        let sent: Vec<_> = self.untold.iter().filter_map(Untold::sent).collect();
        if sent.len() < 2 {
            return Ok(());
        }
        match settle_sent(db, &sent, now) {
            Ok(()) => self.untold.retain(|untold| untold.sent().is_none()),
            Err(away @ StoreError::Unavailable(_)) => return Err(away),
            Err(error) => tracing::debug!(%error, "what was sent is marked one by one"),
        }
        Ok(())
    }
}
