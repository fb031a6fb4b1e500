//! The commands of commands: `handover account show` and the like.

use clap::{Args, Subcommand, ValueEnum};

use super::lists::{AccountGiven, AccountListGiven, RequestListGiven, ServiceListGiven};
use crate::domain::account::{EmailAddress, NicHandle};
use crate::domain::day::Day;
use crate::domain::name::AccountName;
use crate::domain::operator::{Reason, Role};
use crate::domain::operator_log::LogEnd;
use crate::domain::service::ServiceName;

/// `handover account …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum AccountCommand {
    /// Print what is known of an account, or of all that share an email address
    Show {
        /// NIC handle, such as xx11111-nic, or email address
        #[arg(value_name = "NIC_OR_EMAIL", value_parser = AccountGiven::parse)]
        account: AccountGiven,
    },
    /// List accounts
    List(AccountListGiven),
    /// Print all that is held about an account, as JSON, for whoever asks what that is
    Data {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Set an account's password, read from standard input
    SetPassword {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Remove the second factor of a customer who has lost the app and the recovery codes
    RemoveSecondFactor {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// End every session of an account
    SignOut {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Close an account
    Close {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Let an account look after others, or take that away
    Grant {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// `support` sees everything, sends again, cancels, ends sessions and corrects refused addresses; `admin` does all there is to do
        #[arg(value_enum)]
        role: RoleGiven,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
    /// Give an account another email address, for a customer whom emails do not reach; the old address and the new one are told
    SetEmail {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// Email address from now on; nobody has to confirm it
        #[arg(value_name = "ADDRESS", value_parser = EmailAddress::parse)]
        email: EmailAddress,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
    /// Put another account in the place of one, wherever that is a contact, without anybody's consent; requests that are open for
    /// these contacts end
    Replace {
        /// NIC handle of the account that stands there
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// NIC handle of the account that takes its place
        #[arg(long, value_name = "NIC", value_parser = NicHandle::parse)]
        with: NicHandle,
        /// As which contacts, with commas; without it as all three
        #[arg(long = "as", value_enum, value_name = "TYPES", value_delimiter = ',', num_args = 1..)]
        types: Vec<ContactTypeGiven>,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
    /// Open a closed account again
    Reopen {
        /// NIC handle, such as xx11111-nic
        #[arg(value_parser = NicHandle::parse)]
        nic: NicHandle,
        /// Name, for an account whose name and address were deleted after it was closed
        #[arg(long, requires = "email", value_parser = AccountName::parse)]
        name: Option<AccountName>,
        /// Email address, likewise
        #[arg(long, value_name = "ADDRESS", requires = "name", value_parser = EmailAddress::parse)]
        email: Option<EmailAddress>,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
}

/// A role, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RoleGiven {
    /// Sees everything, sends again, cancels, ends sessions.
    Support,
    /// All there is to do.
    Admin,
    /// None any more.
    None,
}

impl From<RoleGiven> for Option<Role> {
    fn from(given: RoleGiven) -> Self {
        match given {
            RoleGiven::Support => Some(Role::Support),
            RoleGiven::Admin => Some(Role::Admin),
            RoleGiven::None => None,
        }
    }
}

/// Why the operator acts: the operators' log keeps it.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
    #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
    pub reason: Option<Reason>,
}

/// `handover service …`
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum ServiceCommand {
    /// Print what is known of a service
    Show {
        /// Which service.
        #[command(flatten)]
        service: ServiceGiven,
    },
    /// List services
    List(ServiceListGiven),
    /// Set contacts of a service without anybody's consent; requests that are open for these contacts end
    SetContact {
        /// Which service.
        #[command(flatten)]
        service: ServiceGiven,
        /// Whom to set.
        #[command(flatten)]
        contacts: ContactsGiven,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
    /// Give a service another name; its contacts, requests and history stay
    Rename {
        /// Which service.
        #[command(flatten)]
        service: ServiceGiven,
        /// The new name, such as example.net
        #[arg(value_parser = ServiceName::parse)]
        new_name: ServiceName,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
    /// Remove a service: requests that are open on it end, and its name is free again
    Remove {
        /// Which service.
        #[command(flatten)]
        service: ServiceGiven,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
    /// Lock a service's contacts and owner's details, for a dispute: only `handover service unlock` takes this lock off
    Lock {
        /// Which service.
        #[command(flatten)]
        service: ServiceGiven,
        /// End the requests that are open on it first; without this it is refused while there are any
        #[arg(long)]
        end_requests: bool,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
    /// Take the lock off a service, whoever has put it on
    Unlock {
        /// Which service.
        #[command(flatten)]
        service: ServiceGiven,
        /// Why, in 10 to 500 characters: the operators' log keeps it, customers do not see it
        #[arg(long, value_name = "TEXT", value_parser = Reason::parse)]
        reason: Reason,
    },
}

/// Contacts to set, at least one.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[group(required = true, multiple = true)]
pub struct ContactsGiven {
    /// NIC handle of the new administrative contact
    #[arg(long, value_name = "NIC", value_parser = NicHandle::parse)]
    pub admin: Option<NicHandle>,
    /// NIC handle of the new technical contact
    #[arg(long, value_name = "NIC", value_parser = NicHandle::parse)]
    pub tech: Option<NicHandle>,
    /// NIC handle of the new billing contact
    #[arg(long, value_name = "NIC", value_parser = NicHandle::parse)]
    pub billing: Option<NicHandle>,
}

/// A contact type, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ContactTypeGiven {
    /// Administrative contact.
    Admin,
    /// Technical contact.
    Tech,
    /// Billing contact.
    Billing,
}

/// A service, as it is known.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct ServiceGiven {
    /// Its name, such as example.org
    pub name: String,
    /// Its category, such as DOMAIN
    pub category: String,
}

/// `handover audit`
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct AuditGiven {
    /// From this day on, such as 2026-11-27, in the time zone of --time-zone
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub since: Option<Day>,
    /// Up to the end of this day
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub until: Option<Day>,
    /// Only what is about this account, or its doing
    #[arg(long, value_name = "NIC", value_parser = NicHandle::parse)]
    pub account: Option<NicHandle>,
    /// Print no line: look whether one was changed or taken out since it was written
    #[arg(long, conflicts_with_all = ["since", "until", "account"])]
    pub verify: bool,
    /// With --verify: that this line is still there, as an earlier --verify printed the last one
    #[arg(long, value_name = "NUMBER:HASH", value_parser = LogEnd::parse, requires = "verify")]
    pub expect: Option<LogEnd>,
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
    /// List requests
    List(RequestListGiven),
    /// Cancel a request as the operator, with history and emails
    Cancel {
        /// Number of the request
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        number: i64,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
}
