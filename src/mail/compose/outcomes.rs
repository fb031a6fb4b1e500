//! How several requests of one submission have ended, told together.

use super::groups::{AlikeChanges, CommonChange, SERVICES_NAMED, are_all};
use super::outcome::{OutcomeWords, outcome_words};
use super::{Composed, EmailComposer, NamedAccounts, Written};
use crate::domain::SubmissionId;
use crate::domain::note::Note;
use crate::domain::notice::Outcome;
use crate::domain::request::{Actor, FailReason, LARGE_SUBMISSION};
use crate::mail::content::QuotePart;
use crate::store::requests::{ListedRequest, RequestSummary, SummedUp};
use crate::store::{AnyConnection, StoreResult, requests};
use crate::words::isolated;
use crate::words::terms::{become_words, reason_key, refusal_key};

/// Why a group of requests ended as it did.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Why {
    who: Option<String>,
    by: Option<Actor>,
    failed: Option<FailReason>,
    note: Option<Note>,
}

impl EmailComposer<'_> {
    pub(super) fn outcomes(
        &self,
        conn: &mut AnyConnection,
        email: i64,
        submission: SubmissionId,
        outcome: Outcome,
    ) -> StoreResult<Written> {
        let summary = requests::summed_up(conn, self.reader.id, SummedUp::ToldBy(email), SERVICES_NAMED)?;
        let Some(first) = summary.listed.first() else { return Ok(Written::Not(Composed::Superseded)) };
        if summary.requests == 1 {
            return self.outcome(conn, first.request.id, outcome);
        }
        let people = NamedAccounts::of_requests(self.reader.id, &summary.listed);
        let groups = AlikeChanges::all_of(&summary);
        let whys = groups.iter().map(|group| self.why(conn, group.first, &people)).collect::<StoreResult<Vec<_>>>()?;
        let one_why = whys.first().filter(|why| are_all(&groups, &summary) && whys.iter().all(|other| other == *why));
        let common = CommonChange::of(&groups, &summary);

        let words = outcome_words(outcome, one_why.and_then(|why| why.by), summary.services);
        let mut content = self.content(&self.subject(&words, &summary, first), self.opening(&words, one_why, first));
        content.heading = self.outcomes_heading(outcome, (&common, &summary), first, &people)?;
        let why_of = |first: &ListedRequest| {
            groups.iter().zip(&whys).find(|(group, _)| group.first.request.id == first.request.id)
        };
        self.put_groups(&mut content, (&groups, &summary), &people, |group| match (one_why, why_of(group.first)) {
            (None, Some((_, why))) => self.why_facts(outcome, why),
            _ => Vec::new(),
        })?;
        content.quote = one_why.and_then(|why| {
            let label = self.words.t(refusal_key(why.failed));
            why.note.as_ref().map(|note| QuotePart::new(label, note))
        });
        match outcome {
            Outcome::Declined | Outcome::Cancelled | Outcome::Expired | Outcome::Failed => {
                content.closing.push(self.words.t("email-nothing-changed"));
            }
            Outcome::Replaced if summary.services == 1 => {
                content.closing = self.no_longer(first, &common.types, &people)?;
            }
            Outcome::Replaced => content.closing = self.no_longer_there(conn, email, &summary, &people)?,
            Outcome::Done | Outcome::DoneAdministrator => {}
        }
        // Who is no party cannot see the requests.
        if outcome != Outcome::DoneAdministrator {
            let is_large = requests::size_of(conn, submission)? > LARGE_SUBMISSION;
            content.links.push(self.page_link(&first.request, is_large));
        }
        if summary.services == 1 && !first.contacts.roles_of(self.reader.id).is_empty() {
            content.links.push(self.service_link(first.request.service));
        } else if outcome == Outcome::DoneAdministrator {
            content.links.push(self.services_link());
        }
        Ok(self.to_profile(content))
    }

    fn subject(&self, words: &OutcomeWords, summary: &RequestSummary, first: &ListedRequest) -> String {
        match summary.services {
            1 => self.words.with(words.subject, [("service", first.service.0.as_str())]),
            many => self.words.count(words.subject_of_many, many, []),
        }
    }

    /// What happened, and who did it or why, where that is the same of all.
    fn opening(&self, words: &OutcomeWords, one_why: Option<&Why>, first: &ListedRequest) -> String {
        let who = one_why.and_then(|why| why.who.as_deref()).unwrap_or_default();
        let reason = one_why.and_then(|why| why.failed).map(|reason| self.words.t(reason_key(reason)));
        let key = if one_why.is_some() { words.opening_of_many } else { words.opening_of_various };
        let said = [("who", who), ("reason", reason.as_deref().unwrap_or_default()), ("service", &first.service.0)];
        self.words.with(key, said).trim_end().to_owned()
    }

    /// Who is contact now, or no longer; nothing, where that is not the same of all.
    fn outcomes_heading(
        &self,
        outcome: Outcome,
        (common, summary): (&CommonChange, &RequestSummary),
        first: &ListedRequest,
        people: &NamedAccounts,
    ) -> StoreResult<Option<String>> {
        let own = first.request.to == self.reader.id;
        let (one, many) = match outcome {
            Outcome::Done if own && common.one_to => ("email-done-heading", "email-done-heading-many"),
            Outcome::Done | Outcome::DoneAdministrator if common.one_to => {
                ("email-done-heading-other", "email-done-heading-other-many")
            }
            Outcome::Replaced => ("email-replaced-heading", "email-replaced-heading-many"),
            Outcome::Done
            | Outcome::DoneAdministrator
            | Outcome::Declined
            | Outcome::Cancelled
            | Outcome::Expired
            | Outcome::Failed => return Ok(None),
        };
        if !common.one_kind {
            return Ok(None);
        }
        let (to, roles) = (people.called(first.request.to)?, become_words(self.words, &common.types));
        let said = [("to", to.as_str()), ("roles", &roles), ("service", &first.service.0)];
        Ok(Some(match summary.services {
            1 => self.words.with(one, said),
            services => self.words.count(many, services, said),
        }))
    }

    fn why(&self, conn: &mut AnyConnection, listed: &ListedRequest, people: &NamedAccounts) -> StoreResult<Why> {
        let request = &listed.request;
        let who = self.who(conn, listed, people)?;
        let note = request.refusal.clone();
        Ok(Why { who, by: request.ended_by(), failed: request.fail_reason(), note })
    }

    /// Who or what ended a group, where it is not the same of all.
    fn why_facts(&self, outcome: Outcome, why: &Why) -> Vec<(String, String)> {
        let by_label = match outcome {
            Outcome::Declined => Some("email-declined-by"),
            Outcome::Cancelled => Some("email-cancelled-by"),
            Outcome::Done | Outcome::Replaced | Outcome::DoneAdministrator | Outcome::Expired | Outcome::Failed => None,
        };
        let who = match why.by {
            Some(Actor::Operator) => Some(self.words.t("email-by-support")),
            Some(Actor::Account(_) | Actor::System) | None => why.who.clone(),
        };
        let failed = why.failed.map(|reason| self.words.t(reason_key(reason)));
        let said = why.note.as_ref().map(|note| isolated(note.as_str()).into_owned());
        let reasons: Vec<String> = failed.into_iter().chain(said).collect();
        let reason = (!reasons.is_empty()).then(|| reasons.join(" "));
        let by = by_label.zip(who).map(|(label, who)| (self.words.t(label), who));
        by.into_iter().chain(reason.map(|reason| (self.words.t("email-why-label"), reason))).collect()
    }

    /// Of how many of the services the replaced contact is one still, and whom to ask where that is wrong.
    fn no_longer_there(
        &self,
        conn: &mut AnyConnection,
        email: i64,
        summary: &RequestSummary,
        people: &NamedAccounts,
    ) -> StoreResult<Vec<String>> {
        let kept = requests::still_contact_of(conn, email, self.reader.id)?;
        let said = match kept {
            0 => self.words.t("email-replaced-gone-many"),
            all if all == summary.services => self.words.t("email-replaced-left-all"),
            some => self.words.count("email-replaced-left-some", some, []),
        };
        let requester = summary.listed.first().map(|first| people.named(first.request.requester)).transpose()?;
        let wrong = requester.map(|requester| self.words.with("email-replaced-wrong", [("requester", &requester)]));
        Ok([said].into_iter().chain(wrong).collect())
    }
}
