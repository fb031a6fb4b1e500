//! Everything that can have happened to a request to an account or to a service, as its history tells it.

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantArray};

use super::owner::OwnerChange;
use super::service::{ContactType, Contacts};
use super::{AccountId, RequestId};

/// What has happened to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumDiscriminants)]
#[strum_discriminants(
    name(RequestEventKind),
    doc = "Which event of a request: its name in the database.",
    derive(EnumString, IntoStaticStr, VariantArray),
    strum(serialize_all = "kebab-case")
)]
pub enum RequestEvent {
    /// It was made.
    Asked,
    /// A validator accepted.
    Accepted,
    /// A validator declined.
    Declined,
    /// A validator's code was sent again.
    Resent {
        /// Whose code.
        reader: AccountId,
    },
    /// A validator was reminded.
    Reminded {
        /// Who was.
        reader: AccountId,
    },
    /// A validator's code was blocked after too many wrong tries.
    CodeBlocked {
        /// Whose code.
        reader: AccountId,
    },
    /// An email could not be delivered.
    EmailRefused {
        /// Whom it was for.
        reader: AccountId,
    },
    /// It was withdrawn.
    Cancelled,
    /// Its time was over.
    Expired,
    /// The contacts were changed.
    Done,
    /// It could no longer be carried out.
    Failed,
}

impl RequestEvent {
    /// The name in the database and on pages for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        RequestEventKind::from(self).into()
    }

    /// The account that it is about, where that is not who did it.
    #[must_use]
    pub fn about(self) -> Option<AccountId> {
        match self {
            Self::Resent { reader }
            | Self::Reminded { reader }
            | Self::CodeBlocked { reader }
            | Self::EmailRefused { reader } => Some(reader),
            Self::Asked
            | Self::Accepted
            | Self::Declined
            | Self::Cancelled
            | Self::Expired
            | Self::Done
            | Self::Failed => None,
        }
    }

    /// Reads what the database holds; none where a newer version of the program wrote it.
    #[must_use]
    pub fn read(name: &str, about: Option<AccountId>) -> Option<Self> {
        Some(match name.parse().ok()? {
            RequestEventKind::Asked => Self::Asked,
            RequestEventKind::Accepted => Self::Accepted,
            RequestEventKind::Declined => Self::Declined,
            RequestEventKind::Resent => Self::Resent { reader: about? },
            RequestEventKind::Reminded => Self::Reminded { reader: about? },
            RequestEventKind::CodeBlocked => Self::CodeBlocked { reader: about? },
            RequestEventKind::EmailRefused => Self::EmailRefused { reader: about? },
            RequestEventKind::Cancelled => Self::Cancelled,
            RequestEventKind::Expired => Self::Expired,
            RequestEventKind::Done => Self::Done,
            RequestEventKind::Failed => Self::Failed,
        })
    }
}

/// A contact of a service that is another than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactMove {
    /// Which contact.
    pub contact: ContactType,
    /// Who was.
    pub from: AccountId,
    /// Who is.
    pub to: AccountId,
}

impl ContactMove {
    /// One for each contact that differs between the two.
    pub fn between<'a>(
        before: &'a Contacts<AccountId>,
        after: &'a Contacts<AccountId>,
    ) -> impl Iterator<Item = Self> + use<'a> {
        ContactType::ALL.into_iter().filter_map(move |contact| {
            let (from, to) = (*before.get(contact), *after.get(contact));
            (from != to).then_some(Self { contact, from, to })
        })
    }
}

/// What has happened to a service itself (RULES.md, *History of a service*).
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants)]
#[strum_discriminants(
    name(ServiceEventKind),
    doc = "Which event of a service: its name in the database.",
    derive(EnumString, IntoStaticStr, VariantArray),
    strum(serialize_all = "kebab-case")
)]
pub enum ServiceEvent {
    /// A request changed a contact.
    ContactChanged {
        /// Which, from whom to whom.
        moved: ContactMove,
        /// The request; none once that is forgotten.
        request: Option<RequestId>,
    },
    /// An import changed a contact.
    ContactImported(ContactMove),
    /// The owner's details were changed.
    OwnerChanged(Box<OwnerChange>),
    /// An import changed the owner's details.
    OwnerImported(Box<OwnerChange>),
    /// The contact lock was put on.
    Locked,
    /// The contact lock was taken off.
    Unlocked,
    /// It got another name.
    Renamed(ServiceRename),
    /// It was removed.
    Removed,
}

/// The two names of a service that was renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRename {
    /// What it was called.
    pub before: String,
    /// What it is called.
    pub after: String,
}

impl ServiceEvent {
    /// The name in the database.
    #[must_use]
    pub fn name(&self) -> &'static str {
        ServiceEventKind::from(self).into()
    }

    /// The contact that it moved.
    #[must_use]
    pub fn moved(&self) -> Option<ContactMove> {
        match self {
            Self::ContactChanged { moved, .. } | Self::ContactImported(moved) => Some(*moved),
            Self::OwnerChanged(_)
            | Self::OwnerImported(_)
            | Self::Locked
            | Self::Unlocked
            | Self::Renamed(_)
            | Self::Removed => None,
        }
    }

    /// The request that it is due to.
    #[must_use]
    pub fn request(&self) -> Option<RequestId> {
        match self {
            Self::ContactChanged { request, .. } => *request,
            Self::ContactImported(_)
            | Self::OwnerChanged(_)
            | Self::OwnerImported(_)
            | Self::Locked
            | Self::Unlocked
            | Self::Renamed(_)
            | Self::Removed => None,
        }
    }

    /// What was before and after it, where that is neither a contact nor a lock: as JSON, for the database.
    ///
    /// # Errors
    /// It cannot be written as JSON, which is a fault of the program.
    pub fn details(&self) -> serde_json::Result<Option<String>> {
        match self {
            Self::OwnerChanged(change) | Self::OwnerImported(change) => serde_json::to_string(change).map(Some),
            Self::Renamed(rename) => serde_json::to_string(rename).map(Some),
            Self::ContactChanged { .. } | Self::ContactImported(_) | Self::Locked | Self::Unlocked | Self::Removed => {
                Ok(None)
            }
        }
    }

    /// Reads what the database holds; none where a newer version of the program wrote it.
    #[must_use]
    pub fn read(
        name: &str,
        moved: Option<ContactMove>,
        request: Option<RequestId>,
        details: Option<&str>,
    ) -> Option<Self> {
        let owner = || details.and_then(|details| serde_json::from_str::<OwnerChange>(details).ok()).map(Box::new);
        Some(match name.parse().ok()? {
            ServiceEventKind::ContactChanged => Self::ContactChanged { moved: moved?, request },
            ServiceEventKind::ContactImported => Self::ContactImported(moved?),
            ServiceEventKind::OwnerChanged => Self::OwnerChanged(owner()?),
            ServiceEventKind::OwnerImported => Self::OwnerImported(owner()?),
            ServiceEventKind::Locked => Self::Locked,
            ServiceEventKind::Unlocked => Self::Unlocked,
            ServiceEventKind::Renamed => Self::Renamed(serde_json::from_str(details?).ok()?),
            ServiceEventKind::Removed => Self::Removed,
        })
    }
}

/// What has happened to an account itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum AccountEvent {
    /// The account was created.
    #[strum(serialize = "account-created")]
    Created,
    /// Its password was changed.
    PasswordChanged,
    /// A new email address was given and is to be confirmed.
    EmailChangeAsked,
    /// Its email address was changed.
    EmailChanged,
    /// It was closed.
    Closed,
    /// It was reopened.
    Reopened,
    /// It was given a role, or that was taken away.
    RoleGiven,
    /// Somebody signed in to it.
    SignedIn,
    /// A sign-in failed: the password was wrong, or there is no such account.
    SignInFailed,
    /// The password was right at a sign-in, and the second factor is asked for.
    CodeAwaited,
    /// Somebody who was signed in gave a wrong password.
    PasswordWrong,
    /// The password was right, the second factor was not.
    SecondFactorFailed,
    /// Somebody signed out.
    SignedOut,
    /// Its other sessions were ended.
    SessionsEnded,
    /// A second factor was switched on.
    SecondFactorOn,
    /// The second factor was switched off.
    SecondFactorOff,
    /// New recovery codes were made.
    RecoveryCodesMade,
    /// A recovery code was used.
    RecoveryCodeUsed,
}

impl AccountEvent {
    /// The name in the database and on pages for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads what the database holds; none where a newer version of the program wrote it.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
