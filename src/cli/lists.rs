//! What can be typed to find accounts, services, requests and emails: `handover account list` and the like.

use clap::{Args, ValueEnum};
use thiserror::Error;

use crate::domain::account::{EmailAddress, NicHandle};
use crate::domain::operator::Role;
use crate::domain::renewal::RenewalKind;
use crate::domain::request::State;

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// In columns, to be read
    Table,
    /// A JSON object a line
    Json,
    /// For a spreadsheet
    Csv,
}

/// An account, as it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountGiven {
    /// By its NIC handle.
    Nic(NicHandle),
    /// By its email address, which several may share.
    Email(EmailAddress),
}

/// What was typed names no account.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct NoAccountGiven(String);

impl AccountGiven {
    /// Whatever contains `@` is an address.
    ///
    /// # Errors
    /// It is neither a NIC handle nor an address.
    pub fn parse(typed: &str) -> Result<Self, NoAccountGiven> {
        if typed.contains('@') {
            let address = EmailAddress::parse(typed).map_err(|fault| NoAccountGiven(fault.to_string()))?;
            return Ok(Self::Email(address));
        }
        NicHandle::parse(typed).map(Self::Nic).map_err(|fault| NoAccountGiven(fault.to_string()))
    }
}

/// `handover account list`
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct AccountListGiven {
    /// Only accounts of this zone
    #[arg(long)]
    pub zone: Option<String>,
    /// Only closed accounts
    #[arg(long, conflicts_with = "open")]
    pub closed: bool,
    /// Only open accounts
    #[arg(long)]
    pub open: bool,
    /// Only accounts with this role
    #[arg(long, value_parser = known_role)]
    pub role: Option<Role>,
    /// How the list is printed
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
}

/// `handover service list`
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct ServiceListGiven {
    /// Only services of this category, such as DOMAIN
    #[arg(long)]
    pub category: Option<String>,
    /// Only services of which this account is a contact
    #[arg(long, value_name = "NIC", value_parser = NicHandle::parse)]
    pub contact: Option<NicHandle>,
    /// Only services with a contact lock
    #[arg(long)]
    pub locked: bool,
    /// Only services for which this happens on the last day: automatic, manual or ends
    #[arg(long, value_name = "KIND", value_parser = known_renewal)]
    pub renewal: Option<RenewalKind>,
    /// Only services whose last day lies within so many days from today
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16))]
    pub renews_within: Option<u16>,
    /// How the list is printed
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
}

/// `handover request list`
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct RequestListGiven {
    /// Only requests in this state
    #[arg(long, value_enum)]
    pub state: Option<StateGiven>,
    /// Only requests with this account as requester, new contact or the one that is replaced
    #[arg(long, value_name = "NIC", value_parser = NicHandle::parse)]
    pub account: Option<NicHandle>,
    /// Only requests on the services of this name, such as example.org
    #[arg(long, value_name = "NAME")]
    pub service: Option<String>,
    /// With --service: only on the one of this category
    #[arg(long, requires = "service")]
    pub category: Option<String>,
    /// How the list is printed
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
}

/// `handover outbox list`
#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxListGiven {
    /// A JSON object a line, with the age in seconds, the request and the service
    #[arg(long)]
    pub json: bool,
    /// Print no list: end with 1 where mail is stuck, that is where an email has waited for more than 15 minutes, or one was refused in the last 24 hours
    #[arg(long, conflicts_with = "json")]
    pub stuck: bool,
}

/// A state of requests, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StateGiven {
    /// Somebody has not decided
    Pending,
    /// All have confirmed
    Processing,
    /// The contacts are changed
    Done,
    /// Somebody has declined
    Declined,
    /// Withdrawn
    Cancelled,
    /// Not confirmed in time
    Expired,
    /// Could not be carried out
    Failed,
}

impl From<StateGiven> for State {
    fn from(given: StateGiven) -> Self {
        match given {
            StateGiven::Pending => Self::Pending,
            StateGiven::Processing => Self::Processing,
            StateGiven::Done => Self::Done,
            StateGiven::Declined => Self::Declined,
            StateGiven::Cancelled => Self::Cancelled,
            StateGiven::Expired => Self::Expired,
            StateGiven::Failed => Self::Failed,
        }
    }
}

fn known_role(typed: &str) -> Result<Role, &'static str> {
    Role::parse(typed).ok_or("is neither support nor admin")
}

fn known_renewal(typed: &str) -> Result<RenewalKind, &'static str> {
    typed.parse().map_err(|_| "is not one of automatic, manual, ends")
}
