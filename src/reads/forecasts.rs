//! What a change would lead to, as whoever may ask for it sees it.

use std::collections::BTreeSet;

use crate::domain::change::{ChangeGroup, group_changes};
use crate::domain::forecast::{Forecast, ForecastReader, HowSure};
use crate::domain::notice::DoneReader;
use crate::domain::service::ContactTypes;
use crate::domain::{AccountId, ServiceId};
use crate::reads::people::{People, Person};
use crate::store::{AnyConnection, StoreResult, services};

/// A request that would be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastView {
    /// For which contacts.
    pub types: ContactTypes,
    /// Who would be replaced.
    pub from: Person,
    /// By whom.
    pub to: Person,
    /// Who would have to confirm.
    pub validators: Vec<Person>,
    /// Who would be told once it is done.
    pub told: Vec<ToldPerson>,
}

/// Somebody who would be told once a request is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPerson {
    /// Who.
    pub person: Person,
    /// As what.
    pub as_whom: DoneReader,
    /// Whether in any case.
    pub how_sure: HowSure,
}

/// The requests that a form would become, where the viewer is a contact of the service. Nobody has accepted anything yet.
pub fn forecasts_for(
    conn: &mut AnyConnection,
    viewer: AccountId,
    service: ServiceId,
    forecasts: &[Forecast],
) -> StoreResult<Option<Vec<ForecastView>>> {
    let Some(service) = services::find(conn, service)? else { return Ok(None) };
    if service.contacts.roles_of(viewer).is_empty() {
        return Ok(None);
    }
    let ids = forecasts.iter().flat_map(accounts_in).collect::<Vec<_>>();
    let people = People::load(conn, viewer, ids.iter().copied())?.of_new_contacts(conn, ids)?;
    let person = |id: AccountId| people.get(id);
    let view = |forecast: &Forecast| {
        let told = forecast.told.iter().map(|told| {
            Ok(ToldPerson { person: person(told.account)?, as_whom: told.as_whom, how_sure: told.how_sure })
        });
        Ok(ForecastView {
            types: forecast.request.types.clone(),
            from: person(forecast.request.from)?,
            to: person(forecast.request.to)?,
            validators: forecast.validators.iter().map(|id| person(*id)).collect::<StoreResult<_>>()?,
            told: told.collect::<StoreResult<_>>()?,
        })
    };
    forecasts.iter().map(view).collect::<StoreResult<_>>().map(Some)
}

/// What the requests of a form over many services would lead to, told together where it is alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManyForecastsView {
    /// The requests that are alike.
    pub groups: Vec<ForecastGroupView>,
    /// Who would have to confirm.
    pub validators: Vec<Person>,
    /// Who would be told once it is done.
    pub told: Vec<ToldPerson>,
}

/// Requests that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastGroupView {
    /// For which contacts.
    pub types: ContactTypes,
    /// Who would be replaced.
    pub from: Person,
    /// By whom.
    pub to: Person,
    /// On which services.
    pub services: Vec<ServiceId>,
}

/// The requests that a form of the viewer's would become. Nobody has accepted anything yet.
pub fn many_forecasts(
    conn: &mut AnyConnection,
    viewer: AccountId,
    planned: &[(ServiceId, Forecast)],
) -> StoreResult<ManyForecastsView> {
    let ids = planned.iter().flat_map(|(_, forecast)| accounts_in(forecast)).collect::<BTreeSet<_>>();
    let people = People::load(conn, viewer, ids.iter().copied())?.of_new_contacts(conn, ids.iter().copied())?;
    let (mut validators, mut readers) = (Vec::new(), Vec::new());
    for (_, forecast) in planned {
        for validator in &forecast.validators {
            if !validators.contains(validator) {
                validators.push(*validator);
            }
        }
        for reader in &forecast.told {
            if !readers.contains(reader) {
                readers.push(*reader);
            }
        }
    }
    let alike = planned
        .iter()
        .map(|(service, Forecast { request, .. })| (request.from, request.to, request.types.clone(), *service));
    let group = |group: ChangeGroup<ServiceId>| {
        let ChangeGroup { from, to, types, services } = group;
        Ok(ForecastGroupView { types, from: people.get(from)?, to: people.get(to)?, services })
    };
    let told = |reader: ForecastReader| {
        let ForecastReader { account, as_whom, how_sure } = reader;
        Ok(ToldPerson { person: people.get(account)?, as_whom, how_sure })
    };
    Ok(ManyForecastsView {
        groups: group_changes(alike).into_iter().map(group).collect::<StoreResult<_>>()?,
        validators: validators.into_iter().map(|id| people.get(id)).collect::<StoreResult<_>>()?,
        told: readers.into_iter().map(told).collect::<StoreResult<_>>()?,
    })
}

fn accounts_in(forecast: &Forecast) -> impl Iterator<Item = AccountId> {
    let parties = [forecast.request.from, forecast.request.to].into_iter();
    let told = forecast.told.iter().map(|told| told.account);
    parties.chain(forecast.validators.iter().copied()).chain(told)
}
