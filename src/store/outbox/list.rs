//! The emails that wait, fail or were refused, and what the operator does with them.

use std::collections::HashMap;
use std::time::Duration;

use diesel::prelude::*;

use super::EmailEnding;
use crate::domain::notice::notice_names;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::{accounts, links, notice_days, outbox, requests};
use crate::store::transaction::Tx;

/// An email that was not sent yet. What this version of the program cannot send is listed like the others.
#[derive(Clone, Debug)]
pub struct UnsentEmail {
    /// Its number.
    pub id: i64,
    /// Which email.
    pub kind: String,
    /// Whether this version of the program knows such emails. A newer one sends the others.
    pub is_known: bool,
    /// The account that it is for, or the address that it goes to.
    pub to: String,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next.
    pub not_before: Moment,
    /// Whether the mail server refused it for good.
    pub refused: bool,
    /// Until when a worker has it, or had it when the worker died.
    pub leased_until: Option<Moment>,
    /// What the mail server said last.
    pub last_error: Option<String>,
    /// Since when it is owed.
    pub created_at: Moment,
    /// When it was refused.
    pub refused_at: Option<Moment>,
    /// The submission that it is about.
    pub submission: Option<i64>,
    /// The request that it is about; of a submission the first.
    pub request: Option<RequestId>,
    /// The service of that request.
    pub service: Option<ServiceId>,
}

impl UnsentEmail {
    /// Whether it has waited for longer: since it was due, where nobody has tried it.
    #[must_use]
    pub fn waits_longer_than(&self, most: Duration, now: Moment) -> bool {
        let since = if self.attempts == 0 { self.created_at.max(self.not_before) } else { self.created_at };
        !self.refused && since < now.minus(most)
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct UnsentRow {
    id: i64,
    kind: String,
    account_id: Option<i64>,
    link_id: Option<i64>,
    to_address: Option<String>,
    attempts: i32,
    not_before: i64,
    leased_until: Option<i64>,
    outcome: Option<String>,
    last_error: Option<String>,
    created_at: i64,
    finished_at: Option<i64>,
    submission_id: Option<i64>,
    request_id: Option<i64>,
}

/// Emails that wait, fail or were refused, oldest first, beyond the given number: at most so many.
pub fn unsent(conn: &mut AnyConnection, beyond: i64, most: i64) -> StoreResult<Vec<UnsentEmail>> {
    let mut rows: Vec<UnsentRow> = Vec::new();
    let all = outbox::table.filter(outbox::id.gt(beyond)).order(outbox::id).limit(most);
    rows.extend(all.filter(outbox::finished_at.is_null()).select(UnsentRow::as_select()).load(conn)?);
    let refused = all.filter(outbox::outcome.eq(EmailEnding::Refused.as_str()));
    rows.extend(refused.select(UnsentRow::as_select()).load(conn)?);
    rows.sort_by_key(|row| row.id);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    // As they are stored: an account that cannot be read hides no email.
    let readers: Vec<i64> = rows.iter().filter_map(|row| row.account_id).collect();
    let readers = accounts::table.filter(accounts::id.eq_any(readers)).select((accounts::id, accounts::nic_handle));
    let readers: HashMap<i64, String> = readers.load(conn)?.into_iter().collect();
    let sent: Vec<i64> = rows.iter().filter_map(|row| row.link_id).collect();
    let sent = links::table.filter(links::id.eq_any(sent)).select((links::id, links::sent_to));
    let sent: HashMap<i64, String> = sent.load(conn)?.into_iter().collect();
    let to = |row: &UnsentRow| {
        let reader = row.account_id.and_then(|id| readers.get(&id));
        let address = || row.link_id.and_then(|id| sent.get(&id)).or(row.to_address.as_ref());
        reader.or_else(address).cloned().unwrap_or_default()
    };
    let about = requests_of(conn, &rows)?;
    let listed = |row: UnsentRow| UnsentEmail {
        to: to(&row),
        created_at: Moment(row.created_at),
        refused_at: row.finished_at.map(Moment),
        submission: row.submission_id,
        request: about.get(&row.id).map(|(request, _)| *request),
        service: about.get(&row.id).map(|(_, service)| *service),
        id: row.id,
        is_known: notice_names().any(|name| name == row.kind),
        kind: row.kind,
        attempts: row.attempts,
        not_before: Moment(row.not_before),
        leased_until: row.leased_until.map(Moment),
        refused: row.outcome.as_deref() == Some(EmailEnding::Refused.as_str()),
        last_error: row.last_error,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// The request that each is about, and its service: of an email about a whole submission the first.
fn requests_of(conn: &mut AnyConnection, rows: &[UnsentRow]) -> StoreResult<HashMap<i64, (RequestId, ServiceId)>> {
    let whole = rows.iter().filter(|row| row.request_id.is_none()).filter_map(|row| row.submission_id);
    let whole: Vec<i64> = whole.collect();
    let first = requests::table.filter(requests::submission_id.eq_any(whole)).group_by(requests::submission_id);
    let first = first.select((requests::submission_id, diesel::dsl::min(requests::id)));
    let first: HashMap<i64, Option<i64>> = first.load(conn)?.into_iter().collect();
    let of = |row: &UnsentRow| {
        let of_submission = || row.submission_id.and_then(|id| first.get(&id).copied().flatten());
        row.request_id.or_else(of_submission).map(|request| (row.id, request))
    };
    let of: Vec<(i64, i64)> = rows.iter().filter_map(of).collect();
    let services = requests::table.filter(requests::id.eq_any(of.iter().map(|(_, request)| *request)));
    let services = services.select((requests::id, requests::service_id));
    let services: HashMap<i64, i64> = services.load(conn)?.into_iter().collect();
    let with_service = |(email, request): (i64, i64)| {
        services.get(&request).map(|service| (email, (RequestId(request), ServiceId(*service))))
    };
    Ok(of.into_iter().filter_map(with_service).collect())
}

/// Which email it is, and the account that it is for, where it is for one.
pub fn kind_and_reader(conn: &mut AnyConnection, id: i64) -> StoreResult<(String, Option<AccountId>)> {
    let (kind, reader): (String, Option<i64>) =
        outbox::table.find(id).select((outbox::kind, outbox::account_id)).first(conn)?;
    Ok((kind, reader.map(AccountId)))
}

/// Has a waiting or refused email tried at once: says whether there was one.
pub fn retry(tx: &mut Tx, id: i64, now: Moment) -> StoreResult<bool> {
    let row = outbox::table.filter(outbox::id.eq(id).and(is_unsent()));
    Ok(diesel::update(row).set(DueAgain::at(now)).execute(&mut **tx)? == 1)
}

/// Has every waiting or refused email tried at once: says how many there were.
pub fn retry_all(tx: &mut Tx, now: Moment) -> StoreResult<usize> {
    Ok(diesel::update(outbox::table.filter(is_unsent())).set(DueAgain::at(now)).execute(&mut **tx)?)
}

/// That an email waits, or was refused for good.
#[diesel::dsl::auto_type]
fn is_unsent() -> _ {
    let refused: &'static str = EmailEnding::Refused.as_str();
    outbox::finished_at.is_null().or(outbox::outcome.eq(refused).assume_not_null())
}

/// Due, whatever came of it before.
#[derive(AsChangeset)]
#[diesel(table_name = outbox, treat_none_as_null = true)]
struct DueAgain {
    outcome: Option<String>,
    finished_at: Option<i64>,
    not_before: i64,
}

impl DueAgain {
    fn at(now: Moment) -> Self {
        Self { outcome: None, finished_at: None, not_before: now.0 }
    }
}

/// Drops a waiting or refused email: says whether there was one.
pub fn drop_unsent(tx: &mut Tx, id: i64, now: Moment) -> StoreResult<bool> {
    let changed = diesel::update(outbox::table.filter(outbox::id.eq(id).and(is_unsent())))
        .set((outbox::outcome.eq(EmailEnding::Dropped.as_str()), outbox::finished_at.eq(now.0)))
        .execute(&mut **tx)?;
    // Nothing more is written into it.
    diesel::update(notice_days::table.filter(notice_days::gathers.eq(id)))
        .set(notice_days::gathers.eq(None::<i64>))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
