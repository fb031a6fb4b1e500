//! What a submission will lead to, before it is made: who must confirm each request, and who is told once it is done.

use super::AccountId;
use super::change::PlannedRequest;
use super::notice::{DoneReader, Parties, told_when_done};
use super::request::validators;
use super::service::ContactType;

/// What will become of one planned request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The request as it will be made.
    pub request: PlannedRequest,
    /// Who must confirm it.
    pub validators: Vec<AccountId>,
    /// Who is told once it is done, and as what.
    pub told: Vec<ForecastReader>,
}

/// Somebody who is told once a request is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastReader {
    /// Who.
    pub account: AccountId,
    /// As what.
    pub as_whom: DoneReader,
    /// Whether in any case.
    pub how_sure: HowSure,
}

/// How sure it is that somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowSure {
    /// In any case.
    Certain,
    /// Only where another request of the submission has made it the administrative contact by then: nobody knows which
    /// is confirmed first.
    IfAdministratorByThen,
}

/// What the requests of one submission lead to, in their order. `administrator` is the service's administrative contact
/// today.
#[must_use]
pub fn forecast(requester: AccountId, administrator: AccountId, planned: &[PlannedRequest]) -> Vec<Forecast> {
    let hands_over = |request: &&PlannedRequest| request.types.contains(&ContactType::Administrative);
    let next = planned.iter().find(hands_over).map(|request| request.to);
    let of = |request: &PlannedRequest| {
        let parties = Parties { requester, from: request.from, to: request.to };
        let by_then = if hands_over(&request) { request.to } else { administrator };
        let certain = told_when_done(parties, by_then);
        let mut perhaps = next.map(|next| told_when_done(parties, next)).unwrap_or_default();
        perhaps.retain(|told| !certain.contains(told));
        let certain = certain.into_iter().map(|told| reader(told, HowSure::Certain));
        let perhaps = perhaps.into_iter().map(|told| reader(told, HowSure::IfAdministratorByThen));
        let validators = validators(requester, request.to);
        Forecast { request: request.clone(), validators, told: certain.chain(perhaps).collect() }
    };
    planned.iter().map(of).collect()
}

fn reader((as_whom, account): (DoneReader, AccountId), how_sure: HowSure) -> ForecastReader {
    ForecastReader { account, as_whom, how_sure }
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

    fn told_of(forecast: &Forecast) -> Vec<(DoneReader, AccountId, HowSure)> {
        forecast.told.iter().map(|told| (told.as_whom, told.account, told.how_sure)).collect()
    }

    #[test]
    fn the_replaced_contact_and_the_administrative_one_are_told() {
        use DoneReader::{Administrator, Party, Replaced};
        use HowSure::Certain;
        let by_admin = &forecast(A, A, &[planned(T, C, &[ContactType::Technical])])[0];
        assert_eq!(by_admin.validators, [A, C]);
        assert_eq!(told_of(by_admin), [(Party, A, Certain), (Party, C, Certain), (Replaced, T, Certain)]);
        let by_itself = &forecast(T, A, &[planned(T, C, &[ContactType::Technical])])[0];
        assert_eq!(told_of(by_itself), [(Party, T, Certain), (Party, C, Certain), (Administrator, A, Certain)]);
        let taken_over = &forecast(A, A, &[planned(T, A, &[ContactType::Technical])])[0];
        assert_eq!((taken_over.validators.as_slice(), told_of(taken_over).len()), ([A].as_slice(), 2));
    }

    #[test]
    fn a_new_administrative_contact_may_hear_of_the_other_requests() {
        let both = [planned(A, B, &[ContactType::Administrative]), planned(T, C, &[ContactType::Technical])];
        let forecasts = forecast(A, A, &both);
        assert_eq!(told_of(&forecasts[0]), [A, B].map(|party| (DoneReader::Party, party, HowSure::Certain)));
        let last = told_of(&forecasts[1]).pop();
        assert_eq!(last, Some((DoneReader::Administrator, B, HowSure::IfAdministratorByThen)));
        assert_eq!(forecasts[1].told.len(), 4);
    }
}
