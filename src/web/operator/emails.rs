//! Emails in words: whose they are, what they concern, and what became of them.

use crate::reads::console::emails::{EmailEnding, EmailState, EmailView, Fate};
use crate::web::frame::page::When;
use crate::web::frame::routes;
use crate::words::Words;
use crate::words::operators::email_key;

/// The way to something, and what it is called.
pub struct Way {
    /// Its address; none where there is no page of it.
    pub href: Option<String>,
    /// What it is called.
    pub text: String,
    /// Whether that is a NIC handle.
    pub is_handle: bool,
}

impl Way {
    /// The way to the page of an account.
    #[must_use]
    pub fn to_account(nic: String) -> Self {
        Self { href: Some(routes::OPERATOR_ACCOUNT.of(&nic)), text: nic, is_handle: true }
    }

    /// The way to something by its name; none where it has no page.
    #[must_use]
    pub fn named(href: Option<String>, text: String) -> Self {
        Self { href, text, is_handle: false }
    }

    /// The way to something with a number.
    #[must_use]
    pub fn numbered(words: Words, key: &str, number: &str, href: Option<String>) -> Self {
        Self::named(href, words.with(key, [("number", number)]))
    }
}

/// An email, in words.
pub struct EmailLine {
    /// Its number.
    pub id: i64,
    /// Which email.
    pub kind: String,
    /// Whom it is for.
    pub to: Way,
    /// What it concerns.
    pub about: Vec<Way>,
    /// When it was written.
    pub written: When,
    /// How often it was tried.
    pub attempts: String,
    /// How it stands; the same in every language.
    pub data: &'static str,
    /// The same, in words.
    pub said: String,
    /// When it is tried next, or ended.
    pub at: Option<String>,
    /// What the mail server said last.
    pub answer: Option<String>,
    /// Whether it can be tried again, or dropped.
    pub unsent: bool,
}

impl EmailLine {
    /// An email, in words.
    #[must_use]
    pub fn of(words: Words, email: EmailView) -> Self {
        let (data, key) = standing(email.fate);
        let about = about(words, &email);
        let to = match (email.nic, email.address) {
            (Some(nic), _) => Way::to_account(nic),
            (None, address) => Way::named(None, address.unwrap_or_default()),
        };
        Self {
            id: email.id,
            kind: email_key(&email.kind).map_or(email.kind, |key| words.t(key)),
            to,
            about,
            written: When::of(words, email.created_at),
            attempts: words.number(email.attempts),
            data,
            said: words.t(key),
            at: match email.fate {
                Fate::Unsent(EmailState::Failing, next) => {
                    Some(words.with("desk-email-next", [("when", &words.date_time(next))]))
                }
                Fate::Ended(_, at) => Some(words.date_time(at)),
                Fate::Unsent(EmailState::Waiting | EmailState::Refused, _) | Fate::Unknown => None,
            },
            answer: email.last_error,
            unsent: matches!(email.fate, Fate::Unsent(..)),
        }
    }
}

/// The request or submission, and the service.
fn about(words: Words, email: &EmailView) -> Vec<Way> {
    let request = email
        .request
        .map(|id| Way::numbered(words, "request-title", &id.to_string(), Some(routes::OPERATOR_REQUEST.of(id))));
    let submission = email.submission.map(|id| {
        Way::numbered(words, "operator-submission", &id.to_string(), Some(routes::OPERATOR_SUBMISSION.of(id)))
    });
    let service = email.service.clone();
    let service = service.map(|(id, name)| Way::named(Some(routes::OPERATOR_SERVICE.of(id)), name));
    request.or(submission).into_iter().chain(service).collect()
}

/// How an email stands: the same in every language, and the message that says it.
fn standing(fate: Fate) -> (&'static str, &'static str) {
    match fate {
        Fate::Unsent(state, _) => (state_name(state), state_key(state)),
        Fate::Ended(EmailEnding::Sent, _) => ("sent", "operator-email-sent"),
        Fate::Ended(EmailEnding::Refused, _) => ("refused", "operator-email-refused"),
        Fate::Ended(EmailEnding::Superseded, _) => ("superseded", "operator-email-superseded"),
        Fate::Ended(EmailEnding::Dropped, _) => ("dropped", "operator-email-dropped"),
        Fate::Unknown => ("unknown", "desk-email-unknown"),
    }
}

/// The name of a state in an address.
#[must_use]
pub fn state_name(state: EmailState) -> &'static str {
    match state {
        EmailState::Waiting => "waiting",
        EmailState::Failing => "failing",
        EmailState::Refused => "refused",
    }
}

/// The message that names a state.
#[must_use]
pub fn state_key(state: EmailState) -> &'static str {
    match state {
        EmailState::Waiting => "operator-email-waiting",
        EmailState::Failing => "operator-email-failing",
        EmailState::Refused => "operator-email-refused",
    }
}
