//! The emails of RULES.md: which there are.

mod told;

use std::time::Duration;

use strum::{EnumString, IntoStaticStr, VariantArray};

pub use self::told::{DoneReader, Parties, final_notices, told_when_done};
use super::link::LinkKind;
use super::renewal::RenewalOccasion;
use super::{AccountId, LinkId, RequestId, SubmissionId};

/// An email that is owed, and what it is about: it is made from this when it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A validator's code, with all that it must still decide in the submission.
    Code {
        /// The submission.
        submission: SubmissionId,
        /// The validator.
        reader: AccountId,
        /// Which of its codes: another one was sent since where this is no longer the newest.
        generation: i32,
        /// Why it is sent.
        occasion: CodeOccasion,
    },
    /// A request has come to its end.
    Outcome {
        /// The request.
        request: RequestId,
        /// Its submission.
        submission: SubmissionId,
        /// Who is told.
        reader: AccountId,
        /// What it is told.
        outcome: Outcome,
    },
    /// Requests of a submission that has several have come to the same end. Which stands with the email.
    Outcomes {
        /// Their submission.
        submission: SubmissionId,
        /// Who is told.
        reader: AccountId,
        /// What it is told.
        outcome: Outcome,
    },
    /// Services renew or end soon. Which stands with the email.
    Renewals {
        /// Their billing contact.
        reader: AccountId,
        /// Why it is told.
        occasion: RenewalOccasion,
        /// Which has made it the billing contact, where that is why.
        submission: Option<SubmissionId>,
    },
    /// A link, for whoever may have no account yet. Where it goes stands with the link.
    Link {
        /// The link.
        link: LinkId,
        /// What it is for.
        kind: LinkKind,
    },
    /// Something happened to an account itself.
    Account {
        /// The account.
        account: AccountId,
        /// What.
        what: AccountNotice,
        /// Where it goes, where that is not the address in its profile.
        to_address: Option<String>,
    },
    /// Something happened to services. Which records of their histories it tells stands with the email.
    Service {
        /// Who is told.
        reader: ServiceReader,
        /// What.
        what: ServiceNotice,
    },
}

/// Who is told of what happened to services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceReader {
    /// An account.
    Account(AccountId),
    /// The address of an owner, who need not be a customer.
    Address(String),
}

/// What is told of services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ServiceNotice {
    /// The owner's details of one were changed.
    OwnerChanged,
    /// The contact lock was put on.
    Locked,
    /// The contact lock was taken off.
    Unlocked,
    /// An operator set other contacts.
    ContactsSet,
    /// An operator gave one another name.
    Renamed,
    /// An operator removed them.
    Removed,
}

/// Why a code is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CodeOccasion {
    /// A submission was made, or the code sent again.
    ValidationCode,
    /// Three days before the last day.
    Reminder,
}

/// What somebody is told when a request has come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Outcome {
    /// The change has happened: to the requester and the new contact.
    Done,
    /// The change has happened: to the contact that was replaced.
    Replaced,
    /// The change has happened: to the service's administrative contact, where it was no party.
    DoneAdministrator,
    /// A validator declined.
    Declined,
    /// The request was withdrawn.
    Cancelled,
    /// Not everybody confirmed in time.
    Expired,
    /// Confirmed, but it could not be carried out.
    Failed,
}

impl Outcome {
    /// The name of an email that tells it of several requests.
    fn gathered_name(self) -> &'static str {
        match self {
            Self::Done => "gathered-done",
            Self::Replaced => "gathered-replaced",
            Self::DoneAdministrator => "gathered-done-administrator",
            Self::Declined => "gathered-declined",
            Self::Cancelled => "gathered-cancelled",
            Self::Expired => "gathered-expired",
            Self::Failed => "gathered-failed",
        }
    }

    /// What an email of this name tells, of one request or of several.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let gathered = || Self::VARIANTS.iter().find(|outcome| outcome.gathered_name() == name).copied();
        name.parse().ok().or_else(gathered)
    }
}

/// How long an email that gathers what ends alike waits, while requests of its submission are still being carried out.
pub const GATHERED_WITHIN: Duration = Duration::from_mins(1);

/// What an account is told of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum AccountNotice {
    /// It was created: its NIC handle.
    Welcome,
    /// Its password was changed.
    PasswordChanged,
    /// Its email address was changed.
    EmailChanged,
    /// A second factor was switched on.
    SecondFactorOn,
    /// The second factor was switched off.
    SecondFactorOff,
    /// Somebody knew the password and gave too many wrong codes.
    SecondFactorFailed,
    /// New recovery codes were made; the old ones no longer work.
    RecoveryCodesMade,
    /// A recovery code was used in place of the second factor.
    RecoveryCodeUsed,
    /// It was closed.
    AccountClosed,
    /// An operator closed it.
    ClosedBySupport,
    /// An operator opened it again.
    ReopenedBySupport,
    /// An operator set its password.
    PasswordSetBySupport,
    /// An operator changed its email address.
    EmailChangedBySupport,
    /// An operator ended its sessions.
    SessionsEndedBySupport,
    /// An operator removed its second factor.
    SecondFactorRemovedBySupport,
    /// An operator let it look after others as support.
    MadeSupport,
    /// An operator let it do all that there is to do.
    MadeAdmin,
    /// An operator took its role away.
    RoleTakenAway,
}

/// What a notice is about, as numbers. Which of them there are depends on its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeAbout {
    /// A submission; emails to one account about one submission leave in their order.
    pub submission: Option<SubmissionId>,
    /// A request of it.
    pub request: Option<RequestId>,
    /// Whom it is for.
    pub account: Option<AccountId>,
    /// The link that it carries, which may be for somebody who has no account yet.
    pub link: Option<LinkId>,
    /// Which generation of a code.
    pub generation: Option<i32>,
    /// Where it goes, where that is not the address in an account's profile.
    pub to_address: Option<String>,
}

impl Notice {
    /// Something that happened to an account, told at the address in its profile.
    #[must_use]
    pub fn to_account(what: AccountNotice, account: AccountId) -> Self {
        Self::Account { account, what, to_address: None }
    }

    /// Which email: the name in the database and in `outbox list`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Code { occasion, .. } => occasion.into(),
            Self::Outcome { outcome, .. } => outcome.into(),
            Self::Outcomes { outcome, .. } => outcome.gathered_name(),
            Self::Renewals { occasion, .. } => occasion.into(),
            Self::Link { kind, .. } => kind.as_str(),
            Self::Account { what, .. } => what.into(),
            Self::Service { what, .. } => what.into(),
        }
    }

    /// What it is about.
    #[must_use]
    pub fn about(&self) -> NoticeAbout {
        match self {
            Self::Code { submission, reader, generation, occasion: _ } => NoticeAbout {
                submission: Some(*submission),
                account: Some(*reader),
                generation: Some(*generation),
                ..NoticeAbout::default()
            },
            Self::Outcome { request, submission, reader, outcome: _ } => NoticeAbout {
                submission: Some(*submission),
                request: Some(*request),
                account: Some(*reader),
                ..NoticeAbout::default()
            },
            Self::Outcomes { submission, reader, outcome: _ } => {
                NoticeAbout { submission: Some(*submission), account: Some(*reader), ..NoticeAbout::default() }
            }
            Self::Renewals { reader, submission, occasion: _ } => {
                NoticeAbout { submission: *submission, account: Some(*reader), ..NoticeAbout::default() }
            }
            Self::Link { link, kind: _ } => NoticeAbout { link: Some(*link), ..NoticeAbout::default() },
            Self::Account { account, to_address, what: _ } => {
                NoticeAbout { account: Some(*account), to_address: to_address.clone(), ..NoticeAbout::default() }
            }
            Self::Service { reader: ServiceReader::Account(account), what: _ } => {
                NoticeAbout { account: Some(*account), ..NoticeAbout::default() }
            }
            Self::Service { reader: ServiceReader::Address(address), what: _ } => {
                NoticeAbout { to_address: Some(address.clone()), ..NoticeAbout::default() }
            }
        }
    }

    /// Reads what the database holds; none where a newer version of the program wrote it.
    #[must_use]
    pub fn read(name: &str, about: NoticeAbout) -> Option<Self> {
        if let Ok(occasion) = name.parse() {
            let (submission, reader, generation) = (about.submission?, about.account?, about.generation?);
            return Some(Self::Code { submission, reader, generation, occasion });
        }
        if let Ok(outcome) = name.parse() {
            let (request, submission, reader) = (about.request?, about.submission?, about.account?);
            return Some(Self::Outcome { request, submission, reader, outcome });
        }
        if let Some(outcome) = Outcome::VARIANTS.iter().find(|outcome| outcome.gathered_name() == name) {
            let (submission, reader) = (about.submission?, about.account?);
            return Some(Self::Outcomes { submission, reader, outcome: *outcome });
        }
        if let Ok(occasion) = name.parse() {
            return Some(Self::Renewals { reader: about.account?, occasion, submission: about.submission });
        }
        if let Some(kind) = LinkKind::parse(name) {
            return Some(Self::Link { link: about.link?, kind });
        }
        if let Ok(what) = name.parse() {
            let account = about.account.map(ServiceReader::Account);
            let reader = account.or_else(|| about.to_address.map(ServiceReader::Address))?;
            return Some(Self::Service { reader, what });
        }
        let what = name.parse().ok()?;
        Some(Self::Account { account: about.account?, what, to_address: about.to_address })
    }
}

/// The name of every kind of notice that this version knows.
pub fn notice_names() -> impl Iterator<Item = &'static str> {
    let codes = CodeOccasion::VARIANTS.iter().map(Into::into);
    let outcomes = Outcome::VARIANTS.iter().map(Into::into);
    let gathered = Outcome::VARIANTS.iter().map(|outcome| outcome.gathered_name());
    let links = LinkKind::ALL.iter().map(|kind| kind.as_str());
    let renewals = RenewalOccasion::VARIANTS.iter().map(Into::into);
    let accounts = AccountNotice::VARIANTS.iter().map(Into::into);
    let services = ServiceNotice::VARIANTS.iter().map(Into::into);
    codes.chain(outcomes).chain(gathered).chain(renewals).chain(links).chain(accounts).chain(services)
}

#[cfg(test)]
mod tests;
