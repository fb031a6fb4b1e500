//! The commands about mail servers.

use clap::{Args, Subcommand};

use crate::domain::account::EmailAddress;

/// `handover mail …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum MailCommand {
    /// Send one email, and print what the server said
    Test {
        /// Where to
        #[arg(value_parser = EmailAddress::parse)]
        address: EmailAddress,
    },
}

/// `handover bounce`
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct BounceGiven {
    /// The address that the report came to, such as `${recipient}` in Postfix's master.cf; without it, the report's own Delivered-To, X-Original-To or To
    pub recipient: Option<String>,
}
