//! How often an account may change owners' details: each change writes to whatever addresses it names. What one account has done counts
//! for no other, so that nobody can keep another from correcting a service.

use std::time::Duration;

use super::OwnerBound;
use crate::domain::time::DAY;
use crate::domain::{AccountId, ServiceId};
use crate::flows::Cx;
use crate::flows::throttles::{self, Bound};
use crate::store::{StoreResult, accounts};

/// Changes by an account in a day: as many as a form may be about.
const BY_ACCOUNT_MAX: usize = 500;
/// Changes by it to one service in a day.
const TO_SERVICE_MAX: usize = 10;
/// Emails for its changes in a day to an address that is not its own.
const TO_ADDRESS_MAX: usize = 20;

/// What a change counts for.
pub(super) struct OwnerBounds {
    account: AccountId,
    counted: Vec<(OwnerBound, String)>,
}

impl OwnerBounds {
    /// Those of all its changes, and of those to the service. They are held from here on, before any row.
    pub fn hold(cx: &mut Cx<'_>, account: AccountId, service: ServiceId) -> StoreResult<Self> {
        let counted =
            vec![(OwnerBound::Account, account.to_string()), (OwnerBound::Service, format!("{account} {service}"))];
        let own = Self { account, counted };
        own.hold_all(cx)?;
        Ok(own)
    }

    /// The same with those of the addresses that would be written to and are not its own: whether one is another contact's is not for it
    /// to learn. Which these are is known only once the service is held: nobody but the account itself holds them.
    pub fn with_strangers(mut self, cx: &mut Cx<'_>, addresses: &[String]) -> StoreResult<Self> {
        let account = self.account;
        let own = accounts::get(cx.tx, account)?.email;
        let strangers = addresses.iter().filter(|address| address.as_str() != own.as_str());
        let counted = strangers.map(|to| (OwnerBound::Address(to.clone()), format!("{account} {to}"))).collect();
        let strangers = Self { account, counted };
        strangers.hold_all(cx)?;
        self.counted.extend(strangers.counted);
        Ok(self)
    }

    /// That which is reached, and how long to wait; of several the one that lasts longest.
    pub fn reached(&self, cx: &mut Cx<'_>) -> StoreResult<Option<(OwnerBound, Duration)>> {
        let mut longest: Option<(OwnerBound, Duration)> = None;
        for (bound, who) in &self.counted {
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
        self.counted.iter().map(|(bound, who)| bound.counted(who)).collect()
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
