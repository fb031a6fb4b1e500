//! The background worker tells billing contacts what renews or ends soon (RULES.md, *Renewals*): one email a day for each, in its
//! morning; and what they take over, at once.

use std::collections::{BTreeMap, BTreeSet};

use super::Cx;
use crate::domain::account::Account;
use crate::domain::day::Day;
use crate::domain::renewal::MORNING;
use crate::domain::service::Service;
use crate::domain::time_zone::TimeZone;
use crate::domain::{AccountId, SubmissionId};
use crate::store::notices_sent::RenewalTelling;
use crate::store::{StoreResult, accounts, notice_rounds, notices_sent, outbox};

/// Looks after these accounts, where their time has come: tells what is due, and plans the next look. As many statements for
/// many as for one.
///
/// # Errors
/// Another worker has told an account the same: nothing is kept.
pub fn visit(cx: &mut Cx<'_>, ids: &[AccountId]) -> StoreResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let rounds = notice_rounds::take(cx.tx, ids)?;
    if rounds.is_empty() || cx.terms.notice_steps.first().is_none() {
        return Ok(());
    }
    let found = accounts::get_all(cx.tx, rounds.keys().copied())?;
    let zones: BTreeMap<AccountId, TimeZone> =
        found.values().filter(|account| account.open).map(|account| (account.id, zone_of(cx, account))).collect();
    let mut next = Vec::new();
    let mut awake: BTreeMap<Day, Vec<AccountId>> = BTreeMap::new();
    for (account, zone) in &zones {
        let today = Day::at(cx.now, *zone);
        let morning = today.at_hour(MORNING, *zone);
        if cx.now < morning {
            next.push((*account, morning));
        } else {
            awake.entry(today).or_default().push(*account);
        }
    }
    for (today, awake) in awake {
        let has_come = |account: &&AccountId| {
            rounds.get(account).is_some_and(|rounds| rounds.iter().any(|round| round.has_come(cx.now, today)))
        };
        let to_tell: BTreeSet<AccountId> = awake.iter().filter(has_come).copied().collect();
        for (account, day) in tell_and_plan(cx, &awake, today, &to_tell)? {
            next.extend(zones.get(&account).map(|zone| (account, day.at_hour(MORNING, *zone))));
        }
    }
    notice_rounds::plan(cx.tx, &next)
}

/// Tells those of these accounts, where it is `today`, that are to be told and have not had their email of this day what is due: says
/// on which day to look after each next.
fn tell_and_plan(
    cx: &mut Cx<'_>,
    awake: &[AccountId],
    today: Day,
    to_tell: &BTreeSet<AccountId>,
) -> StoreResult<BTreeMap<AccountId, Day>> {
    let steps = &cx.terms.notice_steps;
    let had_theirs = notices_sent::told_on(cx.tx, awake, today)?;
    let untold = notices_sent::untold(cx.tx, awake, today, steps)?;
    let mut next = notices_sent::next_days(cx.tx, awake, today, steps)?;
    let is_told = |telling: &RenewalTelling| to_tell.contains(&telling.reader) && !had_theirs.contains(&telling.reader);
    let (told, waiting): (Vec<_>, Vec<_>) = untold.into_iter().partition(is_told);
    next.extend(waiting.iter().map(|telling| (telling.reader, today.plus(1))));
    let readers: BTreeSet<AccountId> = told.iter().map(|telling| telling.reader).collect();
    let emails = outbox::owe_renewals(cx.tx, readers.iter().copied(), cx.now)?;
    notices_sent::record_day(cx.tx, readers, today)?;
    notices_sent::record(cx.tx, &told, &emails)?;
    Ok(next)
}

/// Tells new billing contacts, each with a service that it took over by this submission, which is held, what of these ends within
/// the first step: one email for all that one of them takes over.
///
/// # Errors
/// The database is away.
pub fn tell_taken_over(
    cx: &mut Cx<'_>,
    submission: SubmissionId,
    taken_over: &[(&Account, &Service)],
) -> StoreResult<()> {
    let telling = |(to, service): &(&Account, &Service)| {
        let last_day = service.renewal?.last_day;
        let days_left = last_day.since(Day::at(cx.now, zone_of(cx, to)));
        let step = cx.terms.notice_steps.nearest(days_left)?;
        Some(RenewalTelling { reader: to.id, service: service.id, last_day, step })
    };
    let mut due: Vec<RenewalTelling> = taken_over.iter().filter_map(telling).collect();
    if due.is_empty() {
        return Ok(());
    }
    let services: Vec<_> = due.iter().map(|telling| telling.service).collect();
    let told = notices_sent::told_of(cx.tx, &services)?;
    due.retain(|new| {
        let is_as_near = |old: &RenewalTelling| {
            (old.service, old.reader, old.last_day) == (new.service, new.reader, new.last_day) && old.step <= new.step
        };
        !told.iter().any(is_as_near)
    });
    if due.is_empty() {
        return Ok(());
    }
    let readers = due.iter().map(|telling| telling.reader).collect();
    let emails = outbox::owe_taken_over(cx.tx, submission, &readers, cx.now)?;
    notices_sent::record(cx.tx, &due, &emails)
}

fn zone_of(cx: &Cx<'_>, account: &Account) -> TimeZone {
    account.time_zone.unwrap_or(cx.terms.time_zone)
}
