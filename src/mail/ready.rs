//! Emails made ready to leave, while the ones before them are sent.

use std::time::Instant;

use lettre::address::Envelope;

use super::Stationery;
use super::compose::{Composed, compose};
use super::letter::Letter;
use super::settle::SettledEmail;
use super::smtp::SendOutcome;
use crate::clock::Clock;
use crate::store::outbox::ClaimedEmail;
use crate::store::{Database, StoreResult, caught};

/// An email that can leave, or why it does not.
pub(super) struct Ready {
    pub(super) made: StoreResult<Made>,
    /// When it was made, to how things stood then.
    pub(super) at: Instant,
}

/// What was made of an email.
pub(super) enum Made {
    /// Something to carry.
    ToCarry(Parcel),
    /// Nothing: what has become of it is known already.
    Settled(SettledEmail),
}

/// What is carried.
pub(super) struct Parcel {
    pub(super) message_id: String,
    pub(super) form: Form,
}

/// In which form.
pub(super) enum Form {
    /// To a mail server.
    Message(Envelope, Vec<u8>),
    /// Into the built-in mailbox.
    Letter(Box<Letter>),
}

/// What emails are made with.
#[derive(Clone, Copy)]
pub(super) struct Workshop<'a> {
    pub(super) db: &'a Database,
    pub(super) stationery: &'a Stationery,
    pub(super) clock: &'a Clock,
    pub(super) for_smtp: bool,
}

impl Workshop<'_> {
    /// Makes one. A panic on the way is a fault of this email alone.
    pub(super) fn make(&self, claimed: &ClaimedEmail) -> Ready {
        let at = Instant::now();
        Ready { made: caught(|| self.try_make(claimed)), at }
    }

    fn try_make(&self, claimed: &ClaimedEmail) -> StoreResult<Made> {
        let now = self.clock.now();
        let composed = self.db.read_blocking(|conn| compose(conn, self.stationery, &claimed.email, now))?;
        let letter = match composed {
            Composed::Letter(letter) => letter,
            Composed::Superseded => return Ok(Made::Settled(SettledEmail::Superseded)),
            Composed::NotNow(reason) => return Ok(Made::Settled(SettledEmail::NotNow(reason))),
        };
        let message_id = letter.message_id.clone();
        if !self.for_smtp {
            return Ok(Made::ToCarry(Parcel { message_id, form: Form::Letter(letter) }));
        }
        Ok(match letter.message(self.stationery, now) {
            Ok(message) => {
                let form =
                    Form::Message(self.stationery.envelope(message.envelope(), claimed.email.id), message.formatted());
                Made::ToCarry(Parcel { message_id, form })
            }
            Err(error) => {
                let outcome = SendOutcome::Refused(error.to_string());
                Made::Settled(SettledEmail::Carried { outcome, message_id })
            }
        })
    }
}
