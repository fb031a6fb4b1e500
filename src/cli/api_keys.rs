//! `handover api-key …`

use clap::{Subcommand, ValueEnum};

use super::lists::ListFormat;
use super::subcommands::Why;
use crate::domain::api_key::{KeyName, KeyScope};

/// `handover api-key …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum ApiKeyCommand {
    /// Make a key and print it: it is shown this once, and kept nowhere
    Create {
        /// What it is called in lists and in the operators' log, such as the program that will use it
        #[arg(value_parser = KeyName::parse)]
        name: KeyName,
        /// What it allows
        #[arg(long, value_enum)]
        scope: ScopeGiven,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// List the keys, with when each was used last
    List {
        /// How the list is printed
        #[arg(long, value_enum, default_value = "table")]
        format: ListFormat,
    },
    /// Have a key be worth nothing from now on
    Revoke {
        /// What it is called
        #[arg(value_parser = KeyName::parse)]
        name: KeyName,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
}

/// What a key allows, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScopeGiven {
    /// To read everything, and change nothing
    Read,
    /// To read and change everything
    Sync,
}

impl From<ScopeGiven> for KeyScope {
    fn from(given: ScopeGiven) -> Self {
        match given {
            ScopeGiven::Read => Self::Read,
            ScopeGiven::Sync => Self::Sync,
        }
    }
}
