//! `handover webhook …`

use std::time::Duration;

use clap::{Args, Subcommand};

use super::lists::ListFormat;
use super::subcommands::Why;
use crate::domain::feed::FeedType;
use crate::domain::webhook::BOTH_SIGN;

/// `handover webhook …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum WebhookCommand {
    /// Have events sent to an address, and print the secret that signs them: it is shown this once
    Add {
        /// Where they go: https, to a public address, unless `HANDOVER_WEBHOOK_PRIVATE` allows others
        url: String,
        /// Only events of these types, with commas, such as `request.done,service.contacts_changed`; without it all
        #[arg(long, value_name = "TYPES", value_delimiter = ',', value_parser = known_type)]
        events: Vec<FeedType>,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// List the webhooks: where they lead, whether they are on, what waits and what went wrong
    List {
        /// How the list is printed
        #[arg(long, value_enum, default_value = "table")]
        format: ListFormat,
    },
    /// Print what is known of a webhook, and the events that it has not taken
    Show(WebhookGiven),
    /// Remove a webhook, and what waits for it
    Remove {
        /// Which.
        #[command(flatten)]
        webhook: WebhookGiven,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Give a webhook a new secret, and print it: it is shown this once; for a while the one before signs too
    NewSecret {
        /// Which.
        #[command(flatten)]
        webhook: WebhookGiven,
        /// For how long the secret before signs too
        #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, default_value = BOTH_SIGN_GIVEN)]
        keep_old: Duration,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Switch a webhook on again, or end the pause that it asked for
    On {
        /// Which.
        #[command(flatten)]
        webhook: WebhookGiven,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Switch a webhook off: what happens while it is off is not sent to it later
    Off {
        /// Which.
        #[command(flatten)]
        webhook: WebhookGiven,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Send again at once what a webhook has not taken: all of it, or one event
    Retry {
        /// Which.
        #[command(flatten)]
        webhook: WebhookGiven,
        /// Number of the delivery, as `handover webhook show` prints it
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        delivery: Option<i64>,
        /// All that wait, fail or were given up, as without a number
        #[arg(long, conflicts_with = "delivery")]
        all: bool,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Send an event of the type webhook.test, and say what came of it
    Test {
        /// Which.
        #[command(flatten)]
        webhook: WebhookGiven,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
}

impl WebhookCommand {
    /// Whether it seals a secret or signs with one.
    #[must_use]
    pub fn needs_key(&self) -> bool {
        match self {
            Self::Add { .. } | Self::NewSecret { .. } | Self::Test { .. } => true,
            Self::List { .. }
            | Self::Show(_)
            | Self::Remove { .. }
            | Self::On { .. }
            | Self::Off { .. }
            | Self::Retry { .. } => false,
        }
    }
}

/// A webhook, by its number.
#[derive(Args, Clone, Copy, Debug, PartialEq, Eq)]
pub struct WebhookGiven {
    /// Id, as `handover webhook list` prints it
    #[arg(value_parser = clap::value_parser!(i64).range(1..))]
    pub id: i64,
}

/// [`BOTH_SIGN`], as it is typed.
const BOTH_SIGN_GIVEN: &str = "24h";
const _: () = assert!(BOTH_SIGN.as_secs() == 24 * 60 * 60);

fn known_type(typed: &str) -> Result<FeedType, &'static str> {
    typed.parse().map_err(|_| "is no type of event, such as request.done or service.contacts_changed")
}
