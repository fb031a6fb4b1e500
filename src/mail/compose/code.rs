//! The code of a submission, with all that its reader must still decide: when it was made, sent again, or as a
//! reminder.

use super::{Composed, EmailComposer, NamedAccounts, Written};
use crate::domain::SubmissionId;
use crate::domain::code::WRONG_TRIES_MAX;
use crate::domain::notice::CodeOccasion;
use crate::domain::request::Request;
use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::mail::content::{CodePart, Content, QuotePart};
use crate::store::requests::ListedRequest;
use crate::store::{AnyConnection, StoreResult, codes, requests};
use crate::words::terms::{become_words, contact_list};

/// The generation of a submission's first code.
const FIRST_GENERATION: i32 = 1;

/// Which code, and why it is sent.
#[derive(Clone, Copy)]
pub(super) struct CodeNotice {
    pub(super) submission: SubmissionId,
    pub(super) generation: i32,
    pub(super) occasion: CodeOccasion,
}

impl CodeNotice {
    /// Another code came before, and is void.
    fn replaces_another(self) -> bool {
        self.generation > FIRST_GENERATION && self.occasion == CodeOccasion::ValidationCode
    }
}

/// What the reader must still decide.
struct Undecided<'a> {
    first: &'a ListedRequest,
    all: &'a [ListedRequest],
    people: &'a NamedAccounts,
}

impl Undecided<'_> {
    fn types(&self) -> ContactTypes {
        self.all.iter().flat_map(|listed| listed.request.types.iter().copied()).collect()
    }
}

impl EmailComposer<'_> {
    pub(super) fn code(&self, conn: &mut AnyConnection, notice: CodeNotice, now: Moment) -> StoreResult<Written> {
        let stored = codes::find(conn, notice.submission, self.reader.id)?;
        let Some(stored) = stored.filter(|stored| stored.generation == notice.generation) else {
            return Ok(Written::Not(Composed::Superseded));
        };
        let mut left = requests::listed_of_submission(conn, self.reader.id, notice.submission)?;
        left.retain(|listed| listed.request.awaits(self.reader.id, now));
        let Some(first) = left.first() else { return Ok(Written::Not(Composed::Superseded)) };
        let Some(code) = self.stationery.keyring.code(&stored) else {
            let reason = "the secret key that its code was made with is not in the setting".to_owned();
            return Ok(Written::Not(Composed::NotNow(reason)));
        };
        let people = NamedAccounts::of_requests(self.reader.id, &left);
        let mut content = self.code_frame(notice, &Undecided { first, all: &left, people: &people })?;
        for listed in &left {
            content.tables.push(self.request_table(listed, &people, left.len() > 1)?);
        }
        let ListedRequest { request: first, note, .. } = first;
        if let Some(note) = note {
            let label = if first.requester == self.reader.id {
                self.words.t("email-note-own")
            } else {
                self.words.with("email-note", [("requester", &people.named(first.requester)?)])
            };
            content.quote = Some(QuotePart::new(label, note));
        }
        let path = format!("{}/requests/{}", self.stationery.base_url.as_str(), first.id);
        if u32::try_from(stored.wrong_tries).is_ok_and(|tries| tries < WRONG_TRIES_MAX) {
            content.code = Some(self.code_part(&code.to_string(), &path, first));
        } else {
            content.links.push(self.link("email-code-blocked", "email-request-button", path));
        }
        Ok(self.to_profile(content))
    }

    /// Why it is sent, and what to do where that comes as a surprise.
    fn code_frame(&self, notice: CodeNotice, undecided: &Undecided<'_>) -> StoreResult<Content> {
        let Undecided { first: ListedRequest { request: first, service: (service, _), .. }, people, .. } = undecided;
        let own = first.requester == self.reader.id;
        let (subject, opening) = match notice.occasion {
            CodeOccasion::Reminder => ("email-reminder-subject", "email-reminder-opening"),
            CodeOccasion::ValidationCode if own => ("email-code-subject", "email-code-opening-own"),
            CodeOccasion::ValidationCode => ("email-code-subject", "email-code-opening"),
        };
        let subject = if notice.replaces_another() { "email-code-again-subject" } else { subject };
        let (requester, last_day) = (people.named(first.requester)?, self.words.date_time(first.expires_at));
        let mut content = self.content(
            &self.words.with(subject, [("service", service)]),
            self.words.with(opening, [("requester", requester.as_str()), ("last-day", &last_day)]),
        );
        if notice.replaces_another() {
            content.opening.insert(0, self.words.t("email-code-again"));
        }
        content.heading = Some(self.code_heading(undecided)?);
        let types = contact_list(self.words, &undecided.types());
        let said = [("types", types.as_str()), ("last-day", &last_day)];
        content.preheader = Some(self.words.with("email-code-preheader", said));
        content.closing.push(self.words.t(if own { "email-code-surprise-own" } else { "email-code-surprise" }));
        Ok(content)
    }

    /// What the reader decides, in a sentence.
    fn code_heading(&self, undecided: &Undecided<'_>) -> StoreResult<String> {
        let Undecided { first: ListedRequest { request: first, service: (service, _), .. }, all, people } = undecided;
        let (roles, to) = (become_words(self.words, &undecided.types()), people.called(first.to)?);
        let requester = people.called(first.requester)?;
        let key = if first.requester != self.reader.id {
            "email-code-heading"
        } else if all.iter().any(|listed| listed.request.to != first.to) {
            "email-code-heading-several"
        } else if first.to == self.reader.id {
            "turn-asked-own"
        } else {
            "turn-asked"
        };
        let said = [("requester", requester.as_str()), ("name", &to), ("roles", &roles), ("service", service)];
        Ok(self.words.with(key, said))
    }

    fn code_part(&self, code: &str, path: &str, first: &Request) -> CodePart {
        let last_day = self.words.date_time(first.expires_at);
        CodePart {
            label: self.words.t("email-code-label"),
            code: code.to_owned(),
            link: self.link("email-code-link", "email-code-button", format!("{path}?token={code}")),
            terms: vec![
                self.words.t("email-code-personal"),
                self.words.with("email-code-last-day", [("last-day", &last_day)]),
            ],
        }
    }
}
