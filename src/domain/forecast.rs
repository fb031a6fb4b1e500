//! What a submission will lead to, before it is made: who must confirm each request, and who is told once it is done.

use super::AccountId;
use super::change::PlannedRequest;
use super::notice::{Outcome, Parties, done_notices};
use super::request::validators;
use super::service::ContactType;

/// What will become of one planned request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The request as it will be made.
    pub request: PlannedRequest,
    /// Who must confirm it.
    pub validators: Vec<AccountId>,
    /// Who is told once it is done, and of what.
    pub told: Vec<Told>,
}

/// Somebody who is told once a request is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Of what.
    pub kind: Outcome,
    /// Who.
    pub account: AccountId,
    /// Whether in any case.
    pub how_sure: HowSure,
}

/// How sure it is that somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowSure {
    /// In any case.
    Certain,
    /// Only where another request of the submission has made it the administrative contact by then: nobody knows which is
    /// confirmed first.
    IfAdministratorByThen,
}

/// What the requests of one submission lead to, in their order. `administrator` is the service's administrative contact today.
#[must_use]
pub fn forecast(requester: AccountId, administrator: AccountId, planned: &[PlannedRequest]) -> Vec<Forecast> {
    let hands_over = |request: &&PlannedRequest| request.types.contains(&ContactType::Administrative);
    let next = planned.iter().find(hands_over).map(|request| request.to);
    let of = |request: &PlannedRequest| {
        let parties = Parties { requester, from: request.from, to: request.to };
        let by_then = if hands_over(&request) { request.to } else { administrator };
        let certain = done_notices(parties, by_then);
        let perhaps = next.map(|next| done_notices(parties, next)).unwrap_or_default();
        let perhaps = perhaps.into_iter().filter(|notice| !certain.contains(notice)).map(|notice| told(notice, false));
        let told = certain.iter().map(|notice| told(*notice, true)).chain(perhaps).collect();
        Forecast { request: request.clone(), validators: validators(requester, request.to), told }
    };
    planned.iter().map(of).collect()
}

fn told((kind, account): (Outcome, AccountId), certain: bool) -> Told {
    Told { kind, account, how_sure: if certain { HowSure::Certain } else { HowSure::IfAdministratorByThen } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::service::ContactTypes;

    const A: AccountId = AccountId(1);
    const B: AccountId = AccountId(2);
    const C: AccountId = AccountId(3);
    const T: AccountId = AccountId(4);

    fn planned(from: AccountId, to: AccountId, types: &[ContactType]) -> PlannedRequest {
        PlannedRequest { from, to, types: types.iter().copied().collect::<ContactTypes>() }
    }

    fn told_of(forecast: &Forecast) -> Vec<(Outcome, AccountId, HowSure)> {
        forecast.told.iter().map(|told| (told.kind, told.account, told.how_sure)).collect()
    }

    #[test]
    fn the_replaced_contact_and_the_administrative_one_are_told() {
        use HowSure::Certain;
        use Outcome::{Done, DoneAdministrator, Replaced};
        let by_admin = &forecast(A, A, &[planned(T, C, &[ContactType::Technical])])[0];
        assert_eq!(by_admin.validators, [A, C]);
        assert_eq!(told_of(by_admin), [(Done, A, Certain), (Done, C, Certain), (Replaced, T, Certain)]);
        let by_itself = &forecast(T, A, &[planned(T, C, &[ContactType::Technical])])[0];
        assert_eq!(told_of(by_itself), [(Done, T, Certain), (Done, C, Certain), (DoneAdministrator, A, Certain)]);
        let taken_over = &forecast(A, A, &[planned(T, A, &[ContactType::Technical])])[0];
        assert_eq!((taken_over.validators.as_slice(), told_of(taken_over).len()), ([A].as_slice(), 2));
    }

    #[test]
    fn a_new_administrative_contact_may_hear_of_the_other_requests() {
        let both = [planned(A, B, &[ContactType::Administrative]), planned(T, C, &[ContactType::Technical])];
        let forecasts = forecast(A, A, &both);
        assert_eq!(told_of(&forecasts[0]), [A, B].map(|party| (Outcome::Done, party, HowSure::Certain)));
        let last = told_of(&forecasts[1]).pop();
        assert_eq!(last, Some((Outcome::DoneAdministrator, B, HowSure::IfAdministratorByThen)));
        assert_eq!(forecasts[1].told.len(), 4);
    }
}
