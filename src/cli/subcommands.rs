//! The commands of commands: `handover account show` and the like.

use clap::{ArgGroup, Subcommand};

use crate::domain::account::NicHandle;

/// `handover account …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum AccountCommand {
    /// Print what is known of an account
    Show {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
    },
    /// Set an account's password, read from standard input
    SetPassword {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
    },
    /// Remove the second factor of a customer who has lost the app and the recovery codes
    RemoveSecondFactor {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
    },
    /// End every session of an account
    SignOut {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
    },
    /// Close an account
    Close {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
    },
    /// Open a closed account again
    Reopen {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
    },
}

/// `handover request …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum RequestCommand {
    /// Print what is known of a request
    Show {
        /// Number of the request
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        number: i64,
    },
    /// Cancel a request as the operator, with history and emails
    Cancel {
        /// Number of the request
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        number: i64,
    },
}

/// `handover outbox …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum OutboxCommand {
    /// List the emails that are waiting, failing or refused
    List,
    /// Try an email again at once, or all of them
    #[command(group(ArgGroup::new("which").args(["id", "all"]).required(true)))]
    Retry {
        /// Id, as `handover outbox list` prints it
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        id: Option<i64>,
        /// Every email that waits, fails or was refused
        #[arg(long)]
        all: bool,
    },
    /// Give an email up
    Drop {
        /// Id, as `handover outbox list` prints it
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        id: i64,
    },
}

/// `handover work …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum WorkCommand {
    /// List what fails, since when and why; a worker goes on trying, ever more seldom
    List,
    /// Try a piece of work again at once
    Retry {
        /// Id, as `handover work list` prints it
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        id: i64,
    },
}
