//! Emails: composed when they are sent, from what the outbox says they are about; delivered by SMTP or into the built-in
//! mailbox.

pub mod compose;
pub mod deliver;
pub mod letter;
pub mod mailbox;
pub mod smtp;

use std::sync::Arc;

use lettre::message::Mailbox;

use crate::config::BaseUrl;
use crate::keys::Keyring;

/// What all emails are made from.
#[derive(Clone)]
pub struct Stationery {
    /// What links begin with.
    pub base_url: BaseUrl,
    /// The operator's name.
    pub brand: String,
    /// The sender.
    pub from: Mailbox,
    /// Derives the codes.
    pub keyring: Arc<Keyring>,
}
