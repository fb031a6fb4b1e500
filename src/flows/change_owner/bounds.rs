//! How often owners' details may be changed: each change writes to whatever addresses it names.

use std::time::Duration;

use super::OwnerBound;
use crate::domain::service::{ContactType, Service};
use crate::domain::time::DAY;
use crate::domain::{AccountId, ServiceId};
use crate::flows::Cx;
use crate::flows::throttles::{self, Bound};
use crate::store::{StoreResult, accounts};

/// Changes by an account in a day: as many as a form may be about.
const BY_ACCOUNT_MAX: usize = 500;
/// Changes to one service in a day.
const TO_SERVICE_MAX: usize = 10;
/// Emails in a day to an address that is no contact's.
const TO_ADDRESS_MAX: usize = 20;

/// What a change counts for.
pub(super) struct OwnerBounds(Vec<(OwnerBound, String)>);

impl OwnerBounds {
    /// Those of whoever changes, and of the service. They are held from here on, before any row.
    pub fn hold(cx: &mut Cx<'_>, account: AccountId, service: ServiceId) -> StoreResult<Self> {
        let own = Self(vec![(OwnerBound::Account, account.to_string()), (OwnerBound::Service, service.to_string())]);
        own.hold_all(cx)?;
        Ok(own)
    }

    /// The same with those of the addresses that would be written to and are no contact's. Where these lead is known only once
    /// the service is held: nothing else holds them, so that nobody waits for this one and holds one of them.
    pub fn with_strangers(mut self, cx: &mut Cx<'_>, service: &Service, addresses: &[String]) -> StoreResult<Self> {
        let contacts = accounts::get_all(cx.tx, ContactType::ALL.map(|contact| *service.contacts.get(contact)))?;
        let is_contacts =
            |address: &&String| contacts.values().any(|contact| contact.email.as_str() == address.as_str());
        let strangers = addresses.iter().filter(|address| !is_contacts(address));
        let strangers = Self(strangers.map(|to| (OwnerBound::Address(to.clone()), to.clone())).collect());
        strangers.hold_all(cx)?;
        self.0.extend(strangers.0);
        Ok(self)
    }

    /// That which is reached, and how long to wait; of several the one that lasts longest.
    pub fn reached(&self, cx: &mut Cx<'_>) -> StoreResult<Option<(OwnerBound, Duration)>> {
        let mut longest: Option<(OwnerBound, Duration)> = None;
        for (bound, who) in &self.0 {
            let wait = throttles::reached(cx, &[bound.counted(who)])?;
            if let Some(wait) = wait.filter(|wait| longest.as_ref().is_none_or(|(_, longest)| wait > longest)) {
                longest = Some((bound.clone(), wait));
            }
        }
        Ok(longest)
    }

    /// Counts a change.
    pub fn count(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        throttles::hit_once(cx, &self.bounds()).map(drop)
    }

    fn hold_all(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        throttles::hold_bounds(cx, &self.bounds())
    }

    fn bounds(&self) -> Vec<Bound<'_>> {
        self.0.iter().map(|(bound, who)| bound.counted(who)).collect()
    }
}

impl OwnerBound {
    /// How many in a day.
    #[must_use]
    pub fn most(&self) -> usize {
        match self {
            Self::Account => BY_ACCOUNT_MAX,
            Self::Service => TO_SERVICE_MAX,
            Self::Address(_) => TO_ADDRESS_MAX,
        }
    }

    fn counted<'a>(&self, who: &'a str) -> Bound<'a> {
        let what = match self {
            Self::Account => "owner changes",
            Self::Service => "owner changes service",
            Self::Address(_) => "owner emails address",
        };
        Bound { what, who, most: self.most(), term: DAY }
    }
}
