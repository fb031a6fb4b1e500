//! What can be typed after `handover import` and `handover export`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::Why;

/// `handover import`
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(group(ArgGroup::new("imported").args(["accounts", "services"]).required(true).multiple(true)))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub struct ImportGiven {
    /// CSV file of accounts; - is standard input
    #[arg(long, value_name = "FILE")]
    pub accounts: Option<PathBuf>,
    /// CSV file of services; - is standard input
    #[arg(long, value_name = "FILE")]
    pub services: Option<PathBuf>,
    /// Let the services file win over contacts that customers' requests have set
    #[arg(long, requires = "services")]
    pub overwrite_contacts: bool,
    /// The services file holds all services there are: those not in it are removed, and what is open on them is cancelled
    #[arg(long, requires = "services")]
    pub complete: bool,
    /// With --complete: also where more than one in twenty services would be removed
    #[arg(long, requires = "complete")]
    pub force: bool,
    /// Say what would be changed, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: a file for all that would be changed, of which only the beginning is printed otherwise
    #[arg(long, value_name = "FILE", requires = "dry_run")]
    pub output: Option<PathBuf>,
    /// Why.
    #[command(flatten)]
    pub why: Why,
}

/// `handover export`
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(group(ArgGroup::new("exported").args(["accounts", "services"]).required(true).multiple(true)))]
pub struct ExportGiven {
    /// CSV file of accounts to make; - is standard output
    #[arg(long, value_name = "FILE")]
    pub accounts: Option<PathBuf>,
    /// CSV file of services to make; - is standard output
    #[arg(long, value_name = "FILE")]
    pub services: Option<PathBuf>,
    /// Why.
    #[command(flatten)]
    pub why: Why,
}
