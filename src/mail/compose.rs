//! What each email says: from what it is about, in the recipient's language, to how things stand when it is sent.

mod links;

use std::collections::HashMap;

use super::Stationery;
use super::content::{CodePart, Content, Fact, LinkPart, SupportPart};
use super::letter::{Letter, LetterError};
use crate::domain::AccountId;
use crate::domain::account::Account;
use crate::domain::code::WRONG_TRIES_MAX;
use crate::domain::notice::NoticeKind;
use crate::domain::request::{Actor, Request};
use crate::domain::service::Service;
use crate::domain::time::Moment;
use crate::store::outbox::Email;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, codes, requests, services};
use crate::words::Words;
use crate::words::terms::{contact_list, reason_key};

/// What became of an email of the outbox.
pub enum Composed {
    /// It can be sent.
    Letter(Box<Letter>),
    /// Its code was replaced, or its reader has nothing left to decide.
    Superseded,
    /// It cannot be made now.
    NotNow(String),
}

/// Makes the email.
///
/// # Errors
/// The database's fault.
pub fn compose(conn: &mut AnyConnection, stationery: &Stationery, email: &Email, now: Moment) -> StoreResult<Composed> {
    let Some(reader) = email.owed.account else { return links::compose(conn, stationery, email, now) };
    let reader = accounts::get(conn, reader)?;
    let desk = Desk { words: Words::of(reader.language), stationery, now, reader };
    let content = match email.owed.kind {
        NoticeKind::ValidationCode | NoticeKind::Reminder => match desk.code(conn, email)? {
            Ok(content) => content,
            Err(instead) => return Ok(instead),
        },
        kind if kind.is_about_account() => desk.account_notice(kind),
        kind => {
            let found = match email.owed.request {
                Some(id) => requests::find(conn, id)?,
                None => None,
            };
            let Some(request) = found else { return Ok(Composed::Superseded) };
            desk.outcome(conn, kind, &request)?
        }
    };
    let address = email.owed.to_address.clone().unwrap_or_else(|| desk.reader.email.as_str().to_owned());
    written(&content, (desk.reader.name.clone(), address), stationery, email)
}

/// The content as a letter to this name and address.
fn written(content: &Content, to: (String, String), stationery: &Stationery, email: &Email) -> StoreResult<Composed> {
    match Letter::new(content, to, &email.message_id, stationery) {
        Ok(letter) => Ok(Composed::Letter(Box::new(letter))),
        Err(error @ (LetterError::Template(_) | LetterError::Markup(_))) => Ok(Composed::NotNow(error.to_string())),
        Err(error) => Err(StoreError::Corrupt(error.to_string())),
    }
}

/// Where one email is written.
struct Desk<'a> {
    words: Words,
    stationery: &'a Stationery,
    now: Moment,
    reader: Account,
}

impl Desk<'_> {
    /// The code of a submission, with all that its reader must still decide.
    fn code(&self, conn: &mut AnyConnection, email: &Email) -> StoreResult<Result<Content, Composed>> {
        let Some(submission) = email.owed.submission else { return Ok(Err(Composed::Superseded)) };
        let row = codes::find(conn, submission, self.reader.id)?;
        let Some(row) = row.filter(|row| Some(row.generation) == email.owed.generation) else {
            return Ok(Err(Composed::Superseded));
        };
        let mut left = requests::of_submission(conn, submission)?;
        left.retain(|request| request.awaits(self.reader.id, self.now));
        let Some(first) = left.first() else { return Ok(Err(Composed::Superseded)) };
        let Some(code) = self.stationery.keyring.code(&row) else {
            let reason = "the secret key that its code was made with is not in the setting".to_owned();
            return Ok(Err(Composed::NotNow(reason)));
        };
        let on = services::get_all(conn, left.iter().map(|request| request.service))?;
        let people = People::load(conn, &left)?;
        let requester = people.named(first.requester)?;
        let service = on.get(&first.service).map(|service| service.name.clone()).unwrap_or_default();
        let reminder = email.owed.kind == NoticeKind::Reminder;
        let own = first.requester == self.reader.id;
        let key = match (reminder, own) {
            (true, _) => "email-reminder-opening",
            (false, true) => "email-code-opening-own",
            (false, false) => "email-code-opening",
        };
        let last_day = self.words.date_time(first.expires_at);
        let subject = if reminder { "email-reminder-subject" } else { "email-code-subject" };
        let mut content = self.content(
            &self.words.with(subject, [("service", &service)]),
            self.words.with(key, [("requester", &requester), ("last-day", &last_day)]),
        );
        for request in &left {
            content.tables.push(self.request_table(request, on.get(&request.service), &people, left.len() > 1)?);
        }
        let path = format!("{}/requests/{}", self.stationery.base_url.as_str(), first.id);
        if u32::try_from(row.wrong_tries).is_ok_and(|tries| tries < WRONG_TRIES_MAX) {
            let href = format!("{path}?token={code}");
            content.code = Some(CodePart {
                label: self.words.t("email-code-label"),
                code: code.to_string(),
                link: self.link("email-code-link", "email-code-button", href),
                terms: vec![
                    self.words.t("email-code-personal"),
                    self.words.with("email-code-last-day", [("last-day", &last_day)]),
                ],
            });
        } else {
            content.links.push(self.link("email-code-blocked", "email-request-button", path));
        }
        content.closing.push(self.words.t(if own { "email-code-surprise-own" } else { "email-code-surprise" }));
        Ok(Ok(content))
    }

    /// How a request has ended.
    fn outcome(&self, conn: &mut AnyConnection, kind: NoticeKind, request: &Request) -> StoreResult<Content> {
        let service = services::find(conn, request.service)?;
        let people = People::load(conn, std::slice::from_ref(request))?;
        let name = service.as_ref().map(|service| service.name.clone()).unwrap_or_default();
        let types = contact_list(self.words, &request.types);
        let (subject, opening) = match kind {
            NoticeKind::Replaced => ("email-replaced-subject", "email-replaced-opening"),
            NoticeKind::DoneAdministrator => ("email-done-subject", "email-done-administrator-opening"),
            NoticeKind::Declined => ("email-declined-subject", "email-declined-opening"),
            NoticeKind::Cancelled => ("email-cancelled-subject", "email-cancelled-opening"),
            NoticeKind::Expired => ("email-expired-subject", "email-expired-opening"),
            NoticeKind::Failed => ("email-failed-subject", "email-failed-opening"),
            _ => ("email-done-subject", "email-done-opening"),
        };
        let who = self.who(conn, request, service.as_ref())?;
        let reason = request.fail_reason().map(|reason| self.words.t(reason_key(reason))).unwrap_or_default();
        let opening = match (kind, request.ended_by()) {
            (NoticeKind::Cancelled, Some(Actor::Operator)) => "email-cancelled-operator-opening",
            // An older version of the program withdrew it, which wrote down nobody.
            (NoticeKind::Cancelled, Some(Actor::System) | None) => "email-cancelled-unknown-opening",
            _ => opening,
        };
        let who = who.unwrap_or_default();
        let to = people.named(request.to)?;
        let arguments =
            [("service", name.as_str()), ("types", &types), ("to", &to), ("who", &who), ("reason", &reason)];
        let subject = self.words.with(subject, [("service", &name)]);
        let mut content = self.content(&subject, self.words.with_all(opening, arguments));
        content.tables.push(self.request_table(request, service.as_ref(), &people, false)?);
        if matches!(kind, NoticeKind::Declined | NoticeKind::Cancelled | NoticeKind::Expired | NoticeKind::Failed) {
            content.closing.push(self.words.t("email-nothing-changed"));
        }
        if kind != NoticeKind::DoneAdministrator {
            let href = format!("{}/requests/{}", self.stationery.base_url.as_str(), request.id);
            content.links.push(self.link("email-request-link", "email-request-button", href));
        }
        Ok(content)
    }

    /// The customer who ended a request; nobody, where it was the operator or the clock.
    fn who(
        &self,
        conn: &mut AnyConnection,
        request: &Request,
        service: Option<&Service>,
    ) -> StoreResult<Option<String>> {
        let Some(Actor::Account(id)) = request.ended_by() else { return Ok(None) };
        let account = accounts::get(conn, id)?;
        // An administrative contact that is no party has a name for the other contacts of the service, and goes by its handle
        // elsewhere.
        let is_party = [request.requester, request.from, request.to].contains(&id);
        let with_reader = service.is_some_and(|service| {
            [id, self.reader.id].iter().all(|account| !service.contacts.roles_of(*account).is_empty())
        });
        Ok(Some(if is_party || with_reader { named(&account) } else { account.nic.to_string() }))
    }

    /// What happened to the account itself.
    fn account_notice(&self, kind: NoticeKind) -> Content {
        let (subject, opening) = match kind {
            NoticeKind::Welcome => ("email-welcome-subject", "email-welcome-opening"),
            NoticeKind::EmailChanged => ("email-address-changed-subject", "email-address-changed-opening"),
            NoticeKind::SecondFactorOn => ("email-factor-on-subject", "email-factor-on-opening"),
            NoticeKind::SecondFactorOff => ("email-factor-off-subject", "email-factor-off-opening"),
            NoticeKind::SecondFactorFailed => ("email-factor-failed-subject", "email-factor-failed-opening"),
            NoticeKind::RecoveryCodesMade => ("email-recovery-made-subject", "email-recovery-made-opening"),
            NoticeKind::RecoveryCodeUsed => ("email-recovery-used-subject", "email-recovery-used-opening"),
            NoticeKind::AccountClosed => ("email-closed-subject", "email-closed-opening"),
            _ => ("email-password-changed-subject", "email-password-changed-opening"),
        };
        let mut content = self.content(
            &self.words.with(subject, [("brand", &self.stationery.brand)]),
            self.words.with(opening, [("nic", self.reader.nic.as_str())]),
        );
        let href = |path: &str| format!("{}{path}", self.stationery.base_url.as_str());
        match kind {
            NoticeKind::Welcome => {
                content.closing.push(self.words.t("email-welcome-use"));
                content.links.push(self.link("email-sign-in-link", "email-sign-in-button", href("/sign-in")));
            }
            // A new password would go to the new address.
            NoticeKind::EmailChanged => content.closing.push(self.words.t("email-address-surprise")),
            // Nor does a new password help against somebody else's app.
            NoticeKind::SecondFactorOn => content.closing.push(self.words.t("email-factor-on-surprise")),
            NoticeKind::AccountClosed => content.closing.push(self.words.t("email-account-surprise")),
            _ => {
                let way = self.link("email-account-surprise-reset", "email-reset-button", href("/forgot-password"));
                content.links.push(way);
            }
        }
        content
    }

    fn content(&self, subject: &str, opening: String) -> Content {
        let greeting = self.words.with("email-greeting", [("name", &self.reader.name)]);
        let parts = [("nic", self.reader.nic.as_str()), ("brand", &self.stationery.brand)];
        blank(self.words, self.stationery, subject, greeting, opening, self.words.with("email-footer", parts))
    }

    fn request_table(
        &self,
        request: &Request,
        service: Option<&Service>,
        people: &People,
        numbered: bool,
    ) -> StoreResult<Vec<Fact>> {
        let number = request.id.to_string();
        let mut rows = Vec::new();
        if numbered {
            rows.push((self.words.t("request-label"), number));
        }
        if let Some(service) = service {
            rows.push((self.words.t("service-label"), format!("{} ({})", service.name, service.category)));
        }
        rows.push((self.words.t("types-label"), contact_list(self.words, &request.types)));
        rows.push((self.words.t("from-label"), people.named(request.from)?));
        rows.push((self.words.t("to-label"), people.named(request.to)?));
        rows.push((self.words.t("requester-label"), people.named(request.requester)?));
        let fact = |(label, value): (String, String)| {
            let text_label = self.words.with("email-fact-label", [("label", &label)]);
            Fact { label, value, text_label }
        };
        Ok(rows.into_iter().map(fact).collect())
    }

    fn link(&self, label: &str, button: &str, href: String) -> LinkPart {
        LinkPart::new(self.words, label, button, href)
    }
}

/// An email of which only the frame is written.
fn blank(
    words: Words,
    stationery: &Stationery,
    subject: &str,
    greeting: String,
    opening: String,
    footer: String,
) -> Content {
    Content {
        subject: subject.to_owned(),
        lang: words.language().code(),
        greeting,
        opening: vec![opening],
        tables: Vec::new(),
        code: None,
        links: Vec::new(),
        closing: Vec::new(),
        footer,
        support: stationery.look.support.as_ref().map(|support| SupportPart::new(words, support)),
    }
}

/// The accounts that an email names.
struct People(HashMap<AccountId, Account>);

impl People {
    fn load(conn: &mut AnyConnection, about: &[Request]) -> StoreResult<Self> {
        let ids = about.iter().flat_map(|request| [request.requester, request.from, request.to]);
        accounts::get_all(conn, ids).map(Self)
    }

    fn named(&self, id: AccountId) -> StoreResult<String> {
        self.0.get(&id).map(named).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))
    }
}

fn named(account: &Account) -> String {
    format!("{} ({})", account.name, account.nic)
}
