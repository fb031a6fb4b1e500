//! How a request has ended.

use super::{Composed, EmailComposer, NamedAccounts, Written};
use crate::domain::RequestId;
use crate::domain::notice::Outcome;
use crate::domain::request::{Actor, Request};
use crate::domain::service::{ContactTypes, rights_of};
use crate::mail::content::QuotePart;
use crate::store::requests::ListedRequest;
use crate::store::{AnyConnection, StoreResult, accounts, requests};
use crate::words::account_words;
use crate::words::terms::{become_words, contact_list, reason_key, refusal_key};

impl EmailComposer<'_> {
    pub(super) fn outcome(
        &self,
        conn: &mut AnyConnection,
        request: RequestId,
        outcome: Outcome,
    ) -> StoreResult<Written> {
        let Some(listed) = requests::listed_by_id(conn, self.reader.id, request)? else {
            return Ok(Written::Not(Composed::Superseded));
        };
        let people = NamedAccounts::of_requests(self.reader.id, std::slice::from_ref(&listed));
        let who = self.who(conn, &listed, &people)?.unwrap_or_default();
        let ListedRequest { request, service: (name, _), .. } = &listed;
        let types = contact_list(self.words, &request.types);
        let OutcomeWords { subject, opening, .. } = outcome_words(outcome, request.ended_by(), 1);
        let reason = request.fail_reason().map(|reason| self.words.t(reason_key(reason))).unwrap_or_default();
        let to = people.named(request.to)?;
        let arguments =
            [("service", name.as_str()), ("types", &types), ("to", &to), ("who", &who), ("reason", &reason)];
        let subject = self.words.with(subject, [("service", name)]);
        let mut content = self.content(&subject, self.words.with_all(opening, arguments));
        content.heading = self.outcome_heading(request, outcome, (name, &people))?;
        content.tables.push(self.request_table(&listed, &people, false)?);
        if matches!(outcome, Outcome::Declined | Outcome::Failed) {
            let label = self.words.t(refusal_key(request.fail_reason()));
            content.quote = request.refusal.as_ref().map(|refusal| QuotePart::new(label, refusal));
        }
        match outcome {
            Outcome::Declined | Outcome::Cancelled | Outcome::Expired | Outcome::Failed => {
                content.closing.push(self.words.t("email-nothing-changed"));
            }
            Outcome::Replaced => content.closing = self.no_longer(&listed, &request.types, &people)?,
            Outcome::Done | Outcome::DoneAdministrator => {}
        }
        // Who is no party cannot see the request.
        if outcome != Outcome::DoneAdministrator {
            content.links.push(self.page_link(request, false));
        }
        // Nor does who is no contact, or no longer, see the service.
        if !listed.contacts.roles_of(self.reader.id).is_empty() {
            content.links.push(self.service_link(request.service));
        }
        Ok(self.to_profile(content))
    }

    /// Who is contact now, or no longer; nothing, where the subject says all.
    fn outcome_heading(
        &self,
        request: &Request,
        outcome: Outcome,
        (service, people): (&str, &NamedAccounts),
    ) -> StoreResult<Option<String>> {
        let key = match outcome {
            Outcome::Done if request.to == self.reader.id => "email-done-heading",
            Outcome::Done | Outcome::DoneAdministrator => "email-done-heading-other",
            Outcome::Replaced => "email-replaced-heading",
            Outcome::Declined | Outcome::Cancelled | Outcome::Expired | Outcome::Failed => return Ok(None),
        };
        let (to, roles) = (people.called(request.to)?, become_words(self.words, &request.types));
        Ok(Some(self.words.with(key, [("to", to.as_str()), ("roles", &roles), ("service", service)])))
    }

    /// What the contact that was replaced for these types can no longer do, what it still is, and whom to ask where that is
    /// wrong.
    pub(super) fn no_longer(
        &self,
        listed: &ListedRequest,
        replaced: &ContactTypes,
        people: &NamedAccounts,
    ) -> StoreResult<Vec<String>> {
        let ListedRequest { request, contacts, .. } = listed;
        let left = contacts.roles_of(self.reader.id);
        let mut said = Vec::new();
        if left.is_empty() {
            said.push(self.words.t("email-replaced-gone"));
        } else {
            let lost: ContactTypes =
                rights_of(replaced.iter().copied()).difference(&rights_of(left.iter().copied())).copied().collect();
            if !lost.is_empty() {
                let types = contact_list(self.words, &lost);
                said.push(self.words.with("email-replaced-lost", [("types", &types)]));
            }
            said.push(self.words.with("email-replaced-left", [("roles", &become_words(self.words, &left))]));
        }
        let requester = people.named(request.requester)?;
        said.push(self.words.with("email-replaced-wrong", [("requester", &requester)]));
        Ok(said)
    }

    /// The customer who ended a request, as the reader may know it; nobody, where it was the operator or the clock.
    pub(super) fn who(
        &self,
        conn: &mut AnyConnection,
        listed: &ListedRequest,
        people: &NamedAccounts,
    ) -> StoreResult<Option<String>> {
        let ListedRequest { request, contacts, .. } = listed;
        let Some(Actor::Account(id)) = request.ended_by() else { return Ok(None) };
        if [request.requester, request.from, request.to].contains(&id) {
            return people.named(id).map(Some);
        }
        // An administrative contact that is no party has a name for the other contacts of the service, and goes by its
        // handle elsewhere.
        let account = accounts::get(conn, id)?;
        let with_reader = [id, self.reader.id].iter().all(|account| !contacts.roles_of(*account).is_empty());
        let nic = account.nic.as_str();
        Ok(Some(if with_reader { account_words(account.name.as_str(), nic) } else { nic.to_owned() }))
    }
}

/// The messages of an outcome.
pub(super) struct OutcomeWords {
    /// The subject, where it is about one service.
    pub(super) subject: &'static str,
    /// The subject, where it counts the services.
    pub(super) subject_of_many: &'static str,
    /// The first words, where it is about one request.
    pub(super) opening: &'static str,
    /// The first words, where it is about several that ended for the same reason.
    pub(super) opening_of_many: &'static str,
    /// The first words, where it is about several that ended for various reasons.
    pub(super) opening_of_various: &'static str,
}

/// The messages of what was ended by somebody, on so many services.
pub(super) fn outcome_words(outcome: Outcome, by: Option<Actor>, services: usize) -> OutcomeWords {
    let (subject, subject_of_many) = match outcome {
        Outcome::Done | Outcome::DoneAdministrator => ("email-done-subject", "email-done-subject-many"),
        Outcome::Replaced => ("email-replaced-subject", "email-replaced-subject-many"),
        Outcome::Declined => ("email-declined-subject", "email-declined-subject-many"),
        Outcome::Cancelled => ("email-cancelled-subject", "email-cancelled-subject-many"),
        Outcome::Expired => ("email-expired-subject", "email-expired-subject-many"),
        Outcome::Failed => ("email-failed-subject", "email-failed-subject-many"),
    };
    let (opening, opening_of_many, opening_of_various) = match outcome {
        Outcome::Done => ("email-done-opening", "email-done-opening-many", "email-done-opening-many"),
        Outcome::Replaced => ("email-replaced-opening", "email-replaced-opening-many", "email-replaced-opening-many"),
        Outcome::DoneAdministrator if services == 1 => ["email-done-administrator-opening"; 3].into(),
        Outcome::DoneAdministrator => ["email-done-administrator-opening-many"; 3].into(),
        Outcome::Declined => ("email-declined-opening", "email-declined-opening", "email-declined-opening-various"),
        Outcome::Cancelled => (cancelled_key(by), cancelled_key(by), cancelled_key(None)),
        Outcome::Expired => ["email-expired-opening"; 3].into(),
        Outcome::Failed => ["email-failed-opening"; 3].into(),
    };
    OutcomeWords { subject, subject_of_many, opening, opening_of_many, opening_of_various }
}

/// A request is withdrawn by somebody with a name, or by the operator; an older version of the program wrote down
/// nobody.
fn cancelled_key(by: Option<Actor>) -> &'static str {
    match by {
        Some(Actor::Account(_)) => "email-cancelled-opening",
        Some(Actor::Operator) => "email-cancelled-operator-opening",
        Some(Actor::System) | None => "email-cancelled-unknown-opening",
    }
}
