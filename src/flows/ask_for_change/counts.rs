//! What is counted about whoever asks, or only looks, so that nobody finds out for free who has an account, and nobody
//! is flooded with emails.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::look_up::FoundNames;
use crate::domain::AccountId;
use crate::domain::time::DAY;
use crate::flows::Cx;
use crate::flows::throttles::{self, Bound, code_emails, pair};
use crate::store::StoreResult;

/// Refused new contacts an hour for an account.
const REFUSED_MAX: usize = 60;
/// Refused new contacts an hour from a client network.
const REFUSED_FROM_NETWORK_MAX: usize = 300;
/// Forms a day for an account that are refused because somebody is behind with payments: nobody finds out about many.
const REFUSED_FOR_PAYMENTS_MAX: usize = 10;
/// Submissions an hour for an account.
const SUBMITTED_MAX: usize = 200;
/// Strangers to the service that previews name in an hour, for an account.
const PREVIEWED_MAX: usize = 60;
/// Strangers to the service that previews name in an hour, from a client network.
const PREVIEWED_FROM_NETWORK_MAX: usize = 300;

/// What one form counts under.
pub struct AskCounts {
    account: String,
    network: String,
    /// Whom it may write to, but for the account itself: what that causes it is bounded by its submissions.
    pairs: BTreeMap<AccountId, String>,
}

impl AskCounts {
    /// What a form of this account counts under that names these.
    pub fn of(cx: &Cx<'_>, asker: AccountId, names: &FoundNames) -> Self {
        let others = names.accounts().filter(|id| *id != asker);
        let pairs = others.map(|id| (id, pair(asker, id))).collect();
        Self { account: asker.to_string(), network: cx.from.network(), pairs }
    }

    fn refused(&self) -> [Bound<'_>; 2] {
        [
            hourly("refused contacts", &self.account, REFUSED_MAX),
            hourly("refused contacts network", &self.network, REFUSED_FROM_NETWORK_MAX),
        ]
    }

    fn refused_for_payments(&self) -> Bound<'_> {
        Bound { what: "refused for payments", who: &self.account, most: REFUSED_FOR_PAYMENTS_MAX, term: DAY }
    }

    fn submissions(&self) -> Bound<'_> {
        hourly("submissions", &self.account, SUBMITTED_MAX)
    }

    fn previewed(&self) -> [Bound<'_>; 2] {
        [
            hourly("previewed contacts", &self.account, PREVIEWED_MAX),
            hourly("previewed contacts network", &self.network, PREVIEWED_FROM_NETWORK_MAX),
        ]
    }

    fn emails(&self, readers: &BTreeSet<AccountId>) -> Vec<Bound<'_>> {
        let to_readers = self.pairs.iter().filter(|(id, _)| readers.contains(id));
        to_readers.map(|(_, pair)| code_emails(pair)).collect()
    }

    /// Holds all that asking counts, and says how long to wait before it.
    pub fn wait_to_ask(&self, cx: &mut Cx<'_>) -> StoreResult<Option<Duration>> {
        let [refused, from_network] = self.refused();
        self.hold_and_wait(cx, &[refused, from_network, self.submissions()])
    }

    /// The same of a preview.
    pub fn wait_to_preview(&self, cx: &mut Cx<'_>) -> StoreResult<Option<Duration>> {
        let ([refused, from_network], [previewed, previewed_there]) = (self.refused(), self.previewed());
        self.hold_and_wait(cx, &[refused, from_network, self.submissions(), previewed, previewed_there])
    }

    fn hold_and_wait(&self, cx: &mut Cx<'_>, bounds: &[Bound<'_>]) -> StoreResult<Option<Duration>> {
        let wait = throttles::reached(cx, bounds)?;
        // Looked at once it is known who is written to and what is to change; held before any row, as everywhere.
        let mut later: Vec<_> = self.pairs.values().map(|pair| code_emails(pair)).collect();
        later.push(self.refused_for_payments());
        throttles::hold_bounds(cx, &later)?;
        Ok(wait)
    }

    /// How long to wait before another billing contact can be named.
    pub fn wait_for_billing(&self, cx: &mut Cx<'_>) -> StoreResult<Option<Duration>> {
        throttles::reached(cx, &[self.refused_for_payments()])
    }

    /// Counts that somebody was told to be behind with payments.
    pub fn count_refused_for_payments(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        throttles::hit_times(cx, &[self.refused_for_payments()], 1)
    }

    /// How long to wait before these can be written to.
    pub fn wait_to_mail(&self, cx: &mut Cx<'_>, readers: &BTreeSet<AccountId>) -> StoreResult<Option<Duration>> {
        throttles::reached(cx, &self.emails(readers))
    }

    /// Counts a submission, and an email to each of these.
    pub fn count_submission(&self, cx: &mut Cx<'_>, readers: &BTreeSet<AccountId>) -> StoreResult<()> {
        let mut bounds = self.emails(readers);
        bounds.push(self.submissions());
        throttles::hit_times(cx, &bounds, 1)
    }

    /// Whatever is wrong, each name that was tried counts: nobody finds out who has an account for free.
    pub fn count_refused(&self, cx: &mut Cx<'_>, tried: usize) -> StoreResult<()> {
        throttles::hit_times(cx, &self.refused(), tried)
    }

    /// Whoever is confirmed to exist by a preview learns nothing of it, as it would by an email: so these count too,
    /// but apart, so that previews without a fault never stand in the way of asking.
    pub fn count_previewed(&self, cx: &mut Cx<'_>, strangers: usize) -> StoreResult<()> {
        throttles::hit_times(cx, &self.previewed(), strangers)
    }
}

fn hourly<'a>(what: &'a str, who: &'a str, most: usize) -> Bound<'a> {
    Bound { what, who, most, term: Duration::from_hours(1) }
}
