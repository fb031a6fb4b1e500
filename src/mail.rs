//! Emails: composed when they are sent, from what the outbox says they are about; delivered by SMTP or into the
//! built-in mailbox.

pub mod bounce;
pub mod compose;
pub mod content;
pub mod deliver;
pub mod letter;
pub mod mailbox;
mod markup;
mod plain;
mod ready;
#[cfg(test)]
mod sample;
mod settle;
pub mod smtp;
mod untold;

use std::sync::Arc;

use lettre::address::Envelope;
use lettre::message::Mailbox;

use crate::brand::{Look, Support};
use crate::config::{BaseUrl, ReturnAddress};
use crate::domain::account::Account;
use crate::keys::Keyring;
use crate::words::{HouseStyle, Words};

/// What all emails are made from.
#[derive(Clone)]
pub struct Stationery {
    /// What links begin with.
    pub base_url: BaseUrl,
    /// What all readers have in common.
    pub style: HouseStyle,
    /// The operator's name.
    pub brand: String,
    /// The operator's colours, logo and address.
    pub look: Look,
    /// The sender.
    pub from: Mailbox,
    /// Where reports of what could not be delivered go, if not to the sender.
    pub return_to: Option<ReturnAddress>,
    /// Derives the codes.
    pub keyring: Arc<Keyring>,
}

impl Stationery {
    /// The words for an account, in its time zone.
    #[must_use]
    pub fn words_for(&self, reader: &Account) -> Words {
        self.style.words(reader.language, reader.time_zone)
    }

    /// The envelope of an email: as its headers have it, but that reports come back to an address that names the email.
    #[must_use]
    pub fn envelope(&self, of_headers: &Envelope, email: i64) -> Envelope {
        let token = self.keyring.return_token(email);
        let sender = self.return_to.as_ref().and_then(|address| address.with(&token));
        let sender = sender.or_else(|| of_headers.from().cloned());
        Envelope::new(sender, of_headers.to().to_vec()).unwrap_or_else(|_| of_headers.clone())
    }

    /// Where replies go; nowhere, unless the operator is reached by email.
    #[must_use]
    pub fn reply_to(&self) -> Option<Mailbox> {
        match self.look.support.as_ref()? {
            Support::Email(address) => Some(Mailbox::new(None, address.parse().ok()?)),
            Support::Page(_) => None,
        }
    }

    /// The Content-ID of the logo, without its angle brackets.
    #[must_use]
    pub fn logo_id(&self) -> String {
        format!("logo@{}", self.from.email.domain())
    }
}
