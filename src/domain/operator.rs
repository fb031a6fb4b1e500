//! Those who run it: the roles of accounts, what an operator does and why, and the lines of the operators' log (RULES.md, *Those who
//! run it*).

mod act;

use std::fmt;

use strum::{EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

pub use self::act::OperatorAct;
use super::account::NicHandle;
use super::service::Service;
use super::text::{self, TextFault};
use super::{RequestId, ServiceId, SubmissionId};

/// The fewest characters of a reason.
pub const REASON_MIN: usize = 10;
/// The most characters of a reason.
pub const REASON_MAX: usize = 500;
/// The longest name of whoever gives a command, in characters.
const COMMANDER_MAX: usize = 64;

/// What an account may do for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// Sees everything; sends again, cancels, ends sessions.
    Support,
    /// All that there is to do.
    Admin,
}

impl Role {
    /// The name in the database and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Reads the name of the database.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        given.parse().ok()
    }
}

/// Why an operator acts, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

/// Why a reason cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum ReasonFault {
    /// Control characters, too long, or nothing.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// Less than a few words.
    #[error("must have at least {REASON_MIN} characters")]
    TooShort,
}

impl Reason {
    /// Reads what was typed. Ends of lines count as blanks.
    ///
    /// # Errors
    /// It has other control characters, fewer than 10 characters, or more than 500.
    pub fn parse(typed: &str) -> Result<Self, ReasonFault> {
        let line = typed.replace("\r\n", " ").replace(['\r', '\n'], " ");
        let line = text::visible(text::line(&line, REASON_MAX)?);
        if line.chars().count() < REASON_MIN { Err(ReasonFault::TooShort) } else { Ok(Self(line)) }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who acts as the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperatorName {
    /// An account with a role, on the operators' pages.
    Account(NicHandle),
    /// Whoever gives a command, as the system and its environment name it.
    Command(String),
    /// Another program, by the name of its key.
    Key(String),
}

impl OperatorName {
    /// Whoever gives a command: what cannot be seen is left out, and what is too long is cut.
    #[must_use]
    pub fn of_command(name: &str) -> Self {
        Self::Command(text::visible(name).chars().filter(|c| !c.is_control()).take(COMMANDER_MAX).collect())
    }

    /// Reads what the database keeps of it, which is how it is displayed.
    #[must_use]
    pub fn stored(shown: &str) -> Self {
        if let Some(key) = shown.strip_prefix(KEY) {
            return Self::Key(key.to_owned());
        }
        let command = || Self::of_command(shown.strip_prefix(COMMAND).unwrap_or(shown));
        NicHandle::parse(shown).map_or_else(|_| command(), Self::Account)
    }
}

/// How the name of whoever gives a command begins, and of a program's key.
const COMMAND: &str = "command:";
const KEY: &str = "key:";

/// As the log has it: an account's NIC handle, or `command:` or `key:` and a name, which no NIC handle is.
impl fmt::Display for OperatorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(nic) => nic.fmt(f),
            Self::Command(name) => write!(f, "{COMMAND}{name}"),
            Self::Key(name) => write!(f, "{KEY}{name}"),
        }
    }
}

/// What an operator acts with: its name, and why. The commands that there were before the log may be given without a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorDesk {
    /// Who acts.
    pub name: OperatorName,
    /// Why.
    pub reason: Option<Reason>,
}

/// What a line of the log is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogSubject {
    /// An account.
    Account(NicHandle),
    /// A service, and its name and category at that time.
    Service(ServiceId, (String, String)),
    /// A request.
    Request(RequestId),
    /// A submission.
    Submission(SubmissionId),
    /// An email of the outbox.
    Email(i64),
}

/// Which kind of thing a line of the log is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum LogSubjectKind {
    /// An account, by its NIC handle.
    Account,
    /// A service, by its number.
    Service,
    /// A request, by its number.
    Request,
    /// A submission, by its number.
    Submission,
    /// An email, by its number.
    Email,
}

impl LogSubjectKind {
    /// The name in the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl LogSubject {
    /// Its kind, and what it is known by among its kind.
    #[must_use]
    pub fn key(&self) -> (LogSubjectKind, String) {
        match self {
            Self::Account(nic) => (LogSubjectKind::Account, nic.to_string()),
            Self::Service(id, _) => (LogSubjectKind::Service, id.to_string()),
            Self::Request(id) => (LogSubjectKind::Request, id.to_string()),
            Self::Submission(id) => (LogSubjectKind::Submission, id.to_string()),
            Self::Email(id) => (LogSubjectKind::Email, id.to_string()),
        }
    }

    /// A service, as it is called now.
    #[must_use]
    pub fn of_service(service: &Service) -> Self {
        Self::Service(service.id, (service.name.clone(), service.category.clone()))
    }

    /// The name that it had, where it is known by a number.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Service(_, (name, category)) => Some(format!("{category}/{name}")),
            Self::Account(_) | Self::Request(_) | Self::Submission(_) | Self::Email(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_few_words_in_one_line() {
        let reason = |typed: &str| Reason::parse(typed).map(|reason| reason.as_str().to_owned());
        assert_eq!(reason("  Court order\r\n17 O 4/26 "), Ok("Court order 17 O 4/26".to_owned()));
        assert_eq!(reason("too short"), Err(ReasonFault::TooShort));
        assert_eq!(
            reason("a\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}"),
            Err(ReasonFault::TooShort)
        );
        assert_eq!(reason(" \n"), Err(ReasonFault::Text(TextFault::Empty)));
        assert_eq!(reason("a reason\0 with a NUL"), Err(ReasonFault::Text(TextFault::ControlCharacters)));
        assert!(reason(&"ż".repeat(REASON_MAX)).is_ok());
        assert_eq!(reason(&"ż".repeat(REASON_MAX + 1)), Err(ReasonFault::Text(TextFault::TooLong(REASON_MAX))));
    }

    #[test]
    fn whoever_gives_a_command_is_no_account() {
        assert_eq!(OperatorName::of_command("ro\u{0}ot\u{202e}").to_string(), "command:root");
        assert!(NicHandle::parse(&OperatorName::of_command("ab1-nic").to_string()).is_err());
    }
}
