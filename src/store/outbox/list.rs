//! The emails that wait, fail or were refused, and what the operator does with them.

use diesel::prelude::*;

use super::EmailEnding;
use crate::domain::notice::notice_names;
use crate::domain::time::Moment;
use crate::store::StoreResult;
use crate::store::connection::{AnyConnection, Tx};
use crate::store::schema::{accounts, links, outbox};

/// An email that was not sent yet. What this version of the program cannot send is listed like the others.
#[derive(Clone, Debug)]
pub struct UnsentEmail {
    /// Its number.
    pub id: i64,
    /// Which email.
    pub kind: String,
    /// Whether this version of the program knows such emails. A newer one sends the others.
    pub is_known: bool,
    /// The account that it is for, or the address that its link goes to.
    pub to: String,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next.
    pub not_before: Moment,
    /// Whether the mail server refused it for good.
    pub refused: bool,
    /// What the mail server said last.
    pub last_error: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct UnsentRow {
    id: i64,
    kind: String,
    attempts: i32,
    not_before: i64,
    outcome: Option<String>,
    last_error: Option<String>,
}

/// Emails that wait, fail or were refused, oldest first, beyond the given number: at most so many.
pub fn unsent(conn: &mut AnyConnection, beyond: i64, most: i64) -> StoreResult<Vec<UnsentEmail>> {
    // As they are stored: an account that cannot be read hides no email.
    let all = outbox::table.left_join(accounts::table).left_join(links::table).filter(outbox::id.gt(beyond));
    let columns = (UnsentRow::as_select(), accounts::nic_handle.nullable(), links::sent_to.nullable());
    let mut rows: Vec<(UnsentRow, Option<String>, Option<String>)> = Vec::new();
    let waiting = all.filter(outbox::finished_at.is_null()).order(outbox::id).limit(most);
    rows.extend(waiting.select(columns).load(conn)?);
    let refused = all.filter(outbox::outcome.eq(EmailEnding::Refused.as_str())).order(outbox::id).limit(most);
    rows.extend(refused.select(columns).load(conn)?);
    rows.sort_by_key(|(row, ..)| row.id);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let listed = |(row, nic, sent_to): (UnsentRow, Option<String>, Option<String>)| UnsentEmail {
        id: row.id,
        is_known: notice_names().any(|name| name == row.kind),
        kind: row.kind,
        to: nic.or(sent_to).unwrap_or_default(),
        attempts: row.attempts,
        not_before: Moment(row.not_before),
        refused: row.outcome.as_deref() == Some(EmailEnding::Refused.as_str()),
        last_error: row.last_error,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// Has a waiting or refused email tried at once: says whether there was one.
pub fn retry(tx: &mut Tx, id: i64, now: Moment) -> StoreResult<bool> {
    let refused = outbox::outcome.eq(EmailEnding::Refused.as_str());
    let row = outbox::table.find(id).filter(outbox::finished_at.is_null().or(refused.assume_not_null()));
    let changed = diesel::update(row)
        .set((outbox::outcome.eq(None::<String>), outbox::finished_at.eq(None::<i64>), outbox::not_before.eq(now.0)))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Drops a waiting or refused email: says whether there was one.
pub fn drop_unsent(tx: &mut Tx, id: i64, now: Moment) -> StoreResult<bool> {
    let refused = outbox::outcome.eq(EmailEnding::Refused.as_str());
    let row = outbox::table.find(id).filter(outbox::finished_at.is_null().or(refused.assume_not_null()));
    let changed = diesel::update(row)
        .set((outbox::outcome.eq(EmailEnding::Dropped.as_str()), outbox::finished_at.eq(now.0)))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
