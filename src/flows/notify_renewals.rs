//! The background worker tells billing contacts what renews or ends soon (RULES.md, *Renewals*): one email a day for each, from its
//! morning on; and what they take over, at once.

use std::collections::{BTreeMap, BTreeSet};

use super::Cx;
use crate::domain::account::Account;
use crate::domain::day::Day;
use crate::domain::renewal::{MORNING, NoticeSteps};
use crate::domain::service::Service;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;
use crate::domain::{AccountId, SubmissionId};
use crate::store::notice_days::GatheringDay;
use crate::store::notices_sent::RenewalTelling;
use crate::store::{StoreResult, accounts, notice_days, notice_rounds, notice_terms, notices_sent, outbox};

/// So many services are told of in one transaction. Of more, an email takes some in at a time, and is sent with the last.
const TOLD_AT_ONCE: usize = 2000;

/// Looks after these accounts, where their time has come: tells what is due, and plans the next look. As many statements for
/// many as for one.
///
/// # Errors
/// Another worker has told an account the same: nothing is kept.
pub fn visit(cx: &mut Cx<'_>, ids: &[AccountId]) -> StoreResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let waiting: Vec<AccountId> = notice_rounds::take(cx.tx, ids)?.into_iter().collect();
    if waiting.is_empty() {
        return Ok(());
    }
    // Behind the rounds: whoever declares other steps puts new ones in.
    let steps = notice_terms::steps(cx.tx)?;
    notice_terms::look(cx.tx, cx.now)?;
    let found = accounts::get_all(cx.tx, waiting.iter().copied())?;
    let is_told = |account: &&Account| account.open && steps.first().is_some();
    let zones: BTreeMap<AccountId, TimeZone> =
        found.values().filter(is_told).map(|account| (account.id, zone_of(cx, account))).collect();
    let mut next: BTreeMap<AccountId, Moment> = BTreeMap::new();
    let mut awake: BTreeMap<Day, Vec<AccountId>> = BTreeMap::new();
    for (account, zone) in &zones {
        let today = Day::at(cx.now, *zone);
        let morning = today.at_hour(MORNING, *zone);
        if cx.now < morning {
            next.insert(*account, morning);
        } else {
            awake.entry(today).or_default().push(*account);
        }
    }
    // The email of a day that is over is sent as it is, and so is that of an account that is told nothing any more.
    let goes_on = |open: &GatheringDay| {
        next.contains_key(&open.reader) || awake.get(&open.day).is_some_and(|awake| awake.contains(&open.reader))
    };
    let (gathering, over): (Vec<_>, Vec<_>) = notice_days::gathering(cx.tx, &waiting)?.into_iter().partition(goes_on);
    notice_days::end(cx.tx, &over)?;
    for (today, awake) in awake {
        let theirs: Vec<_> = gathering.iter().copied().filter(|open| awake.contains(&open.reader)).collect();
        for (account, day) in tell_and_plan(cx, &awake, today, &steps, &theirs)? {
            next.extend(zones.get(&account).map(|zone| (account, day.at_hour(MORNING, *zone))));
        }
    }
    notice_rounds::plan(cx.tx, &next.into_iter().collect::<Vec<_>>())
}

/// Tells those of these accounts, where it is `today`, that have not had their email of this day what is due, in emails that may be
/// `gathering` already: says on which day to look after each next, today where there is more to tell.
fn tell_and_plan(
    cx: &mut Cx<'_>,
    awake: &[AccountId],
    today: Day,
    steps: &NoticeSteps,
    gathering: &[GatheringDay],
) -> StoreResult<Vec<(AccountId, Day)>> {
    notice_days::forget_ahead(cx.tx, awake, today)?;
    let had_theirs = notice_days::told_on(cx.tx, awake, today)?;
    let mut next: Vec<_> = had_theirs.iter().map(|account| (*account, today.plus(1))).collect();
    let to_tell: Vec<AccountId> = awake.iter().copied().filter(|account| !had_theirs.contains(account)).collect();
    if to_tell.is_empty() {
        return Ok(next);
    }
    let mut due = notices_sent::untold(cx.tx, &to_tell, today, steps, TOLD_AT_ONCE + 1)?;
    let is_all = due.len() <= TOLD_AT_ONCE;
    due.truncate(TOLD_AT_ONCE);
    let begun: BTreeMap<AccountId, i64> = gathering.iter().map(|open| (open.reader, open.email)).collect();
    let readers: BTreeSet<AccountId> = due.iter().map(|telling| telling.reader).collect();
    let first_told = readers.into_iter().filter(|reader| !begun.contains_key(reader));
    let mut emails = outbox::owe_renewals(cx.tx, first_told, cx.now)?;
    notice_days::begin(cx.tx, &emails, today, !is_all)?;
    emails.extend(begun);
    notices_sent::record(cx.tx, &due, &emails)?;
    if is_all {
        notice_days::end(cx.tx, gathering)?;
        next.extend(notices_sent::next_days(cx.tx, &to_tell, today, steps)?);
    } else {
        next.extend(to_tell.into_iter().map(|account| (account, today)));
    }
    Ok(next)
}

/// Tells new billing contacts, each with a service that it took over, what of these ends within the first step: one email for all that
/// one of them takes over by this submission, which is held, or now, where it was an operator who gave it that.
///
/// # Errors
/// The database is away.
pub fn tell_taken_over(
    cx: &mut Cx<'_>,
    submission: Option<SubmissionId>,
    taken_over: &[(&Account, &Service)],
) -> StoreResult<()> {
    if taken_over.is_empty() {
        return Ok(());
    }
    let steps = notice_terms::steps(cx.tx)?;
    let telling = |(to, service): &(&Account, &Service)| {
        let last_day = service.renewal?.last_day;
        let days_left = last_day.since(Day::at(cx.now, zone_of(cx, to)));
        let step = steps.nearest(days_left)?;
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
