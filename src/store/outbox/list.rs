//! The emails that wait, fail or were refused, and what the operator does with them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::EmailEnding;
use crate::domain::AccountId;
use crate::domain::notice::notice_names;
use crate::domain::time::Moment;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::{accounts, links, notice_days, outbox};
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
    let listed = |row: UnsentRow| UnsentEmail {
        to: to(&row),
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
