//! What each email says: from what it is about, in the recipient's language, to how things stand when it is sent. One
//! file for each kind of notice.

mod account;
mod code;
mod groups;
mod links;
mod moved;
mod outcome;
mod outcomes;
mod renewals;
mod service;

use super::Stationery;
use super::content::{Content, Fact, LinkPart, SupportPart};
use super::letter::{Letter, LetterError};
use crate::domain::AccountId;
use crate::domain::account::Account;
use crate::domain::notice::Notice;
use crate::domain::request::Request;
use crate::domain::time::Moment;
use crate::reads::people::People;
use crate::store::outbox::OutboxEmail;
use crate::store::requests::ListedRequest;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts};
use crate::words::terms::contact_list;
use crate::words::{Words, account_words};

/// What became of an email of the outbox.
pub enum Composed {
    /// It can be sent.
    Letter(Box<Letter>),
    /// Its code was replaced, or its reader has nothing left to decide.
    Superseded,
    /// It cannot be made now.
    NotNow(String),
}

/// What an email says, and to which name and address; or why there is none.
enum Written {
    Letter(Box<Content>, (String, String)),
    Not(Composed),
}

/// Makes the email.
pub fn compose(
    conn: &mut AnyConnection,
    stationery: &Stationery,
    email: &OutboxEmail,
    now: Moment,
) -> StoreResult<Composed> {
    let written = match &email.notice {
        Notice::Code { submission, reader, generation, occasion } => {
            let composer = EmailComposer::to(conn, *reader, stationery)?;
            composer.code(
                conn,
                code::CodeNotice { submission: *submission, generation: *generation, occasion: *occasion },
                now,
            )?
        }
        Notice::Outcome { request, reader, outcome, submission: _ } => {
            EmailComposer::to(conn, *reader, stationery)?.outcome(conn, *request, *outcome)?
        }
        Notice::Outcomes { submission, reader, outcome } => {
            EmailComposer::to(conn, *reader, stationery)?.outcomes(conn, email.id, *submission, *outcome)?
        }
        Notice::Renewals { reader, occasion, submission: _ } => {
            EmailComposer::to(conn, *reader, stationery)?.renewals(conn, email.id, *occasion, now)?
        }
        Notice::Link { link, kind } => links::write(conn, stationery, (*link, *kind), now)?,
        Notice::Account { account, what, to_address } => {
            EmailComposer::to(conn, *account, stationery)?.account(*what, to_address.as_deref())
        }
        Notice::Service { reader, what } => service::write(conn, stationery, email.id, (reader, *what))?,
    };
    match written {
        Written::Letter(content, to) => composed(&content, to, stationery, email),
        Written::Not(composed) => Ok(composed),
    }
}

/// The content as a letter to this name and address.
fn composed(
    content: &Content,
    to: (String, String),
    stationery: &Stationery,
    email: &OutboxEmail,
) -> StoreResult<Composed> {
    // Of an account that was closed and blanked: whoever reopens it gives it an address, and then this leaves.
    if to.1.is_empty() {
        return Ok(Composed::NotNow("the account has no email address".to_owned()));
    }
    match Letter::new(content, to, &email.message_id, stationery) {
        Ok(letter) => Ok(Composed::Letter(Box::new(letter))),
        Err(error @ (LetterError::Template(_) | LetterError::Markup(_))) => Ok(Composed::NotNow(error.to_string())),
        Err(error) => Err(StoreError::Corrupt(error.to_string())),
    }
}

/// Writes an email to an account.
struct EmailComposer<'a> {
    words: Words,
    stationery: &'a Stationery,
    reader: Account,
}

impl<'a> EmailComposer<'a> {
    fn to(conn: &mut AnyConnection, reader: AccountId, stationery: &'a Stationery) -> StoreResult<Self> {
        let reader = accounts::get(conn, reader)?;
        Ok(Self { words: stationery.words_for(&reader), stationery, reader })
    }

    /// The frame.
    fn content(&self, subject: &str, opening: String) -> Content {
        let greeting = self.words.with("email-greeting", [("name", self.reader.name.as_str())]);
        let parts = [("nic", self.reader.nic.as_str()), ("brand", &self.stationery.brand)];
        let footer = self.words.with("email-footer", parts);
        blank(self.words, self.stationery, Frame { subject: subject.to_owned(), greeting, opening, footer })
    }

    /// To the address in the profile.
    fn to_profile(&self, content: Content) -> Written {
        Written::Letter(Box::new(content), (self.reader.name.to_string(), self.reader.email.as_str().to_owned()))
    }

    /// What a request asks for; with its number, where it is one of several.
    fn request_table(&self, listed: &ListedRequest, people: &NamedAccounts, numbered: bool) -> StoreResult<Vec<Fact>> {
        let (request, (service, category)) = (&listed.request, &listed.service);
        let mut lines = Vec::new();
        if numbered {
            lines.push((self.words.t("request-label"), request.id.to_string()));
        }
        lines.push((self.words.t("service-label"), self.words.service(service, category)));
        lines.push((self.words.t("types-label"), contact_list(self.words, &request.types)));
        lines.push((self.words.t("from-label"), people.named(request.from)?));
        lines.push((self.words.t("to-label"), people.named(request.to)?));
        lines.push((self.words.t("requester-label"), people.named(request.requester)?));
        Ok(self.facts(lines))
    }

    fn facts(&self, lines: Vec<(String, String)>) -> Vec<Fact> {
        let fact = |(label, value): (String, String)| {
            let text_label = self.words.with("email-fact-label", [("label", &label)]);
            Fact { label, value, text_label, hrefs: Vec::new() }
        };
        lines.into_iter().map(fact).collect()
    }

    /// Where a request is shown; or all of its submission, where that is large.
    fn page_of(&self, request: &Request, is_large: bool) -> String {
        if is_large {
            self.address_of(&format!("/submissions/{}", request.submission))
        } else {
            self.address_of(&format!("/requests/{}", request.id))
        }
    }

    fn page_link(&self, request: &Request, is_large: bool) -> LinkPart {
        let (label, button) = if is_large {
            ("email-submission-link", "email-submission-button")
        } else {
            ("email-request-link", "email-request-button")
        };
        self.link(label, button, self.page_of(request, is_large))
    }

    fn link(&self, label: &str, button: &str, href: String) -> LinkPart {
        LinkPart::new(self.words, label, button, href)
    }

    fn address_of(&self, path: &str) -> String {
        format!("{}{path}", self.stationery.base_url.as_str())
    }
}

/// What every email begins and ends with.
struct Frame {
    subject: String,
    greeting: String,
    opening: String,
    footer: String,
}

/// An email of which only the frame is written.
fn blank(words: Words, stationery: &Stationery, frame: Frame) -> Content {
    let Frame { subject, greeting, opening, footer } = frame;
    Content {
        subject,
        lang: words.language().code(),
        heading: None,
        preheader: None,
        greeting,
        opening: vec![opening],
        tables: Vec::new(),
        beyond: None,
        quote: None,
        code: None,
        links: Vec::new(),
        closing: Vec::new(),
        footer: with_replies(words, stationery, &footer),
        support: stationery.look.support.as_ref().map(|support| SupportPart::new(words, support)),
    }
}

/// A footer that also says what becomes of replies.
fn with_replies(words: Words, stationery: &Stationery, footer: &str) -> String {
    let replies = match stationery.reply_to() {
        Some(_) => "email-footer-replies",
        None => "email-footer-automatic",
    };
    format!("{footer} {}", words.t(replies))
}

/// The accounts that an email names, as its reader may know them.
struct NamedAccounts(People);

impl NamedAccounts {
    fn of_requests(reader: AccountId, about: &[ListedRequest]) -> Self {
        Self(People::of_listed(about, [], Some(reader)))
    }

    fn named(&self, id: AccountId) -> StoreResult<String> {
        self.0.get(id).map(|person| account_words(&person.name, &person.nic))
    }

    /// As a sentence calls it.
    fn called(&self, id: AccountId) -> StoreResult<String> {
        self.0.get(id).map(|person| person.called().to_owned())
    }
}
