//! The commands about what is still to be done: emails that wait, and the worker's work.

use clap::{ArgGroup, Subcommand};

use super::lists::OutboxListGiven;
use super::subcommands::Why;
use crate::domain::operator::Reason;

/// `handover outbox …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum OutboxCommand {
    /// List the emails that are waiting, failing or refused
    List(OutboxListGiven),
    /// Try an email again at once, or all of them
    #[command(group(ArgGroup::new("which").args(["id", "all"]).required(true)))]
    Retry {
        /// Id, as `handover outbox list` prints it
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        id: Option<i64>,
        /// Every email that waits, fails or was refused
        #[arg(long)]
        all: bool,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Give an email up
    Drop {
        /// Id, as `handover outbox list` prints it
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        id: i64,
        /// Why.
        #[command(flatten)]
        why: Why,
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
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Take a piece that always fails out of an import, for good: what it was to change is named and stays as it is
    Drop {
        /// Id, as `handover work list` prints it
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        id: i64,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
}
