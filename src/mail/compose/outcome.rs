//! How a request has ended.

use super::{Composed, EmailComposer, NamedAccounts, Written, named};
use crate::domain::RequestId;
use crate::domain::notice::Outcome;
use crate::domain::request::{Actor, Request};
use crate::domain::service::Service;
use crate::mail::content::QuotePart;
use crate::store::{AnyConnection, StoreResult, accounts, requests, services};
use crate::words::terms::{contact_list, reason_key};

impl EmailComposer<'_> {
    pub(super) fn outcome(
        &self,
        conn: &mut AnyConnection,
        request: RequestId,
        outcome: Outcome,
    ) -> StoreResult<Written> {
        let Some(request) = requests::find(conn, request)? else { return Ok(Written::Not(Composed::Superseded)) };
        let service = services::find(conn, request.service)?;
        let people = NamedAccounts::of_requests(conn, self.reader.id, std::slice::from_ref(&request))?;
        let name = service.as_ref().map(|service| service.name.as_str()).unwrap_or_default();
        let types = contact_list(self.words, &request.types);
        let who = self.who(conn, (&request, &people), service.as_ref())?.unwrap_or_default();
        let (subject, opening) = keys(outcome, request.ended_by());
        let reason = request.fail_reason().map(|reason| self.words.t(reason_key(reason))).unwrap_or_default();
        let to = people.named(request.to)?;
        let arguments = [("service", name), ("types", &types), ("to", &to), ("who", &who), ("reason", &reason)];
        let subject = self.words.with(subject, [("service", name)]);
        let mut content = self.content(&subject, self.words.with_all(opening, arguments));
        content.tables.push(self.request_table(&request, service.as_ref(), &people, false)?);
        if outcome == Outcome::Declined {
            let reason = request.decline_reason.as_ref();
            content.quote = reason.map(|reason| QuotePart::new(self.words.t("declined-reason"), reason));
        }
        match outcome {
            Outcome::Declined | Outcome::Cancelled | Outcome::Expired | Outcome::Failed => {
                content.closing.push(self.words.t("email-nothing-changed"));
            }
            Outcome::Done | Outcome::Replaced | Outcome::DoneAdministrator => {}
        }
        // Who is no party cannot see the request.
        if outcome != Outcome::DoneAdministrator {
            let href = format!("{}/requests/{}", self.stationery.base_url.as_str(), request.id);
            content.links.push(self.link("email-request-link", "email-request-button", href));
        }
        Ok(self.to_profile(content))
    }

    /// The customer who ended a request, as the reader may know it; nobody, where it was the operator or the clock.
    fn who(
        &self,
        conn: &mut AnyConnection,
        (request, people): (&Request, &NamedAccounts),
        service: Option<&Service>,
    ) -> StoreResult<Option<String>> {
        let Some(Actor::Account(id)) = request.ended_by() else { return Ok(None) };
        if [request.requester, request.from, request.to].contains(&id) {
            return people.named(id).map(Some);
        }
        // An administrative contact that is no party has a name for the other contacts of the service, and goes by its
        // handle elsewhere.
        let account = accounts::get(conn, id)?;
        let with_reader = service.is_some_and(|service| {
            [id, self.reader.id].iter().all(|account| !service.contacts.roles_of(*account).is_empty())
        });
        let nic = account.nic.as_str();
        Ok(Some(if with_reader { named(account.name.as_str(), nic) } else { nic.to_owned() }))
    }
}

/// The subject and the first words.
fn keys(outcome: Outcome, by: Option<Actor>) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Done => ("email-done-subject", "email-done-opening"),
        Outcome::Replaced => ("email-replaced-subject", "email-replaced-opening"),
        Outcome::DoneAdministrator => ("email-done-subject", "email-done-administrator-opening"),
        Outcome::Declined => ("email-declined-subject", "email-declined-opening"),
        Outcome::Cancelled => ("email-cancelled-subject", cancelled_key(by)),
        Outcome::Expired => ("email-expired-subject", "email-expired-opening"),
        Outcome::Failed => ("email-failed-subject", "email-failed-opening"),
    }
}

/// A request is withdrawn by somebody with a name, or by the operator; an older version of the program wrote down nobody.
fn cancelled_key(by: Option<Actor>) -> &'static str {
    match by {
        Some(Actor::Account(_)) => "email-cancelled-opening",
        Some(Actor::Operator) => "email-cancelled-operator-opening",
        Some(Actor::System) | None => "email-cancelled-unknown-opening",
    }
}
