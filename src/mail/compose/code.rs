//! The code of a submission, with all that its reader must still decide: when it was made, sent again, or as a
//! reminder.

use super::groups::{AlikeChanges, CommonChange, SERVICES_NAMED};
use super::{Composed, EmailComposer, NamedAccounts, Written};
use crate::domain::SubmissionId;
use crate::domain::code::WRONG_TRIES_MAX;
use crate::domain::notice::CodeOccasion;
use crate::domain::request::LARGE_SUBMISSION;
use crate::domain::time::Moment;
use crate::mail::content::{CodePart, Content, QuotePart};
use crate::store::requests::{ListedRequest, RequestSummary, SummedUp};
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
    summary: &'a RequestSummary,
    groups: &'a [AlikeChanges<'a>],
    common: CommonChange,
    people: &'a NamedAccounts,
}

impl Undecided<'_> {
    /// Whether there are too many requests to look at one by one.
    fn is_large(&self) -> bool {
        self.summary.requests > LARGE_SUBMISSION
    }
}

impl EmailComposer<'_> {
    pub(super) fn code(&self, conn: &mut AnyConnection, notice: CodeNotice, now: Moment) -> StoreResult<Written> {
        let stored = codes::find(conn, notice.submission, self.reader.id)?;
        let Some(stored) = stored.filter(|stored| stored.generation == notice.generation) else {
            return Ok(Written::Not(Composed::Superseded));
        };
        let awaited = SummedUp::Awaited(notice.submission, self.reader.id, now);
        let summary = requests::summed_up(conn, self.reader.id, awaited, SERVICES_NAMED)?;
        let Some(first) = summary.listed.first() else { return Ok(Written::Not(Composed::Superseded)) };
        let Some(code) = self.stationery.keyring.code(&stored) else {
            let reason = "the secret key that its code was made with is not in the setting".to_owned();
            return Ok(Written::Not(Composed::NotNow(reason)));
        };
        let people = NamedAccounts::of_requests(self.reader.id, &summary.listed);
        let groups = AlikeChanges::all_of(&summary);
        let common = CommonChange::of(&groups, &summary);
        let undecided = Undecided { first, summary: &summary, groups: &groups, common, people: &people };
        let mut content = self.code_frame(notice, &undecided)?;
        self.put_undecided(&mut content, &undecided)?;
        let page = self.page_of(&first.request, undecided.is_large());
        if u32::try_from(stored.wrong_tries).is_ok_and(|tries| tries < WRONG_TRIES_MAX) {
            content.code = Some(self.code_part(&code.to_string(), &page, &undecided));
        } else {
            let (label, button) = if undecided.is_large() {
                ("email-code-blocked-many", "email-submission-button")
            } else {
                ("email-code-blocked", "email-request-button")
            };
            content.links.push(self.link(label, button, page));
        }
        Ok(self.to_profile(content))
    }

    /// What changes: request by request on one service, on several what is alike together; and what the requester says of it.
    fn put_undecided(&self, content: &mut Content, undecided: &Undecided<'_>) -> StoreResult<()> {
        let Undecided { first: ListedRequest { request: first, note, .. }, summary, groups, people, .. } = undecided;
        if summary.services == 1 {
            for listed in &summary.listed {
                content.tables.push(self.request_table(listed, people, summary.requests > 1)?);
            }
        } else {
            self.put_groups(content, (groups, summary), people, |_| Vec::new())?;
        }
        if let Some(note) = note {
            let label = if first.requester == self.reader.id {
                self.words.t("email-note-own")
            } else {
                self.words.with("email-note", [("requester", &people.named(first.requester)?)])
            };
            content.quote = Some(QuotePart::new(label, note));
        }
        Ok(())
    }

    /// Why it is sent, and what to do where that comes as a surprise.
    fn code_frame(&self, notice: CodeNotice, undecided: &Undecided<'_>) -> StoreResult<Content> {
        let Undecided { first: ListedRequest { request: first, .. }, people, common, .. } = undecided;
        let own = first.requester == self.reader.id;
        let opening = match notice.occasion {
            CodeOccasion::Reminder => "email-reminder-opening",
            CodeOccasion::ValidationCode if own => "email-code-opening-own",
            CodeOccasion::ValidationCode => "email-code-opening",
        };
        let (requester, last_day) = (people.named(first.requester)?, self.words.date_time(first.expires_at));
        let mut content = self.content(
            &self.code_subject(notice, undecided),
            self.words.with(opening, [("requester", requester.as_str()), ("last-day", &last_day)]),
        );
        if notice.replaces_another() {
            content.opening.insert(0, self.words.t("email-code-again"));
        }
        content.heading = Some(self.code_heading(undecided)?);
        let types = contact_list(self.words, &common.types);
        let said = [("types", types.as_str()), ("last-day", &last_day)];
        content.preheader = Some(self.words.with("email-code-preheader", said));
        content.closing.push(self.words.t(if own { "email-code-surprise-own" } else { "email-code-surprise" }));
        Ok(content)
    }

    fn code_subject(&self, notice: CodeNotice, undecided: &Undecided<'_>) -> String {
        let (one, many) = match notice.occasion {
            CodeOccasion::Reminder => ("email-reminder-subject", "email-reminder-subject-many"),
            CodeOccasion::ValidationCode if notice.replaces_another() => {
                ("email-code-again-subject", "email-code-again-subject-many")
            }
            CodeOccasion::ValidationCode => ("email-code-subject", "email-code-subject-many"),
        };
        match undecided.summary.services {
            1 => self.words.with(one, [("service", undecided.first.service.0.as_str())]),
            services => self.words.count(many, services, []),
        }
    }

    /// What the reader decides, in a sentence.
    fn code_heading(&self, undecided: &Undecided<'_>) -> StoreResult<String> {
        let Undecided { first: ListedRequest { request: first, service: (service, _), .. }, summary, .. } = undecided;
        let Undecided { common, people, .. } = undecided;
        let (roles, to) = (become_words(self.words, &common.types), people.called(first.to)?);
        let requester = people.called(first.requester)?;
        let said = [("requester", requester.as_str()), ("name", &to), ("roles", &roles), ("service", service)];
        let own = first.requester == self.reader.id;
        if summary.services > 1 {
            let key = match (own, common.one_kind) {
                (true, _) => "email-code-heading-several-many",
                (false, true) => "email-code-heading-many",
                (false, false) => "email-code-heading-mixed",
            };
            return Ok(self.words.count(key, summary.services, said));
        }
        let key = if !own {
            "email-code-heading"
        } else if !common.one_to {
            "email-code-heading-several"
        } else if first.to == self.reader.id {
            "turn-asked-own"
        } else {
            "turn-asked"
        };
        Ok(self.words.with(key, said))
    }

    fn code_part(&self, code: &str, page: &str, undecided: &Undecided<'_>) -> CodePart {
        let last_day = self.words.date_time(undecided.first.request.expires_at);
        let button = if undecided.is_large() { "email-submission-button" } else { "email-code-button" };
        CodePart {
            label: self.words.t("email-code-label"),
            code: code.to_owned(),
            link: self.link("email-code-link", button, format!("{page}?token={code}")),
            terms: vec![
                self.words.t("email-code-personal"),
                self.words.with("email-code-last-day", [("last-day", &last_day)]),
            ],
        }
    }
}
