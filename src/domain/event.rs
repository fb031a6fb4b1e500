//! Everything that can have happened to a request to an account or to a service, as its history tells it.

use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantArray};

use super::AccountId;

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

/// What has happened to a service itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ServiceEvent {
    /// An import changed a contact.
    ContactImported,
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
