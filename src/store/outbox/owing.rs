//! Several emails are owed at once.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use rand::distr::{Alphanumeric, SampleString};

use crate::domain::AccountId;
use crate::domain::notice::Notice;
use crate::domain::renewal::RenewalOccasion;
use crate::domain::time::Moment;
use crate::store::StoreResult;
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::schema::outbox;
use crate::store::transaction::Tx;

#[derive(Insertable)]
#[diesel(table_name = outbox, treat_none_as_default_value = false)]
pub(super) struct NewEmailRow {
    kind: &'static str,
    submission_id: Option<i64>,
    request_id: Option<i64>,
    account_id: Option<i64>,
    link_id: Option<i64>,
    to_address: Option<String>,
    generation: Option<i32>,
    pub(super) message_id: String,
    created_at: i64,
    not_before: i64,
    gathers_until: Option<i64>,
}

impl NewEmailRow {
    pub(super) fn of(notice: &Notice, now: Moment) -> Self {
        let about = notice.about();
        Self {
            kind: notice.name(),
            submission_id: about.submission.map(|id| id.0),
            request_id: about.request.map(|id| id.0),
            account_id: about.account.map(|id| id.0),
            link_id: about.link.map(|id| id.0),
            to_address: about.to_address,
            generation: about.generation,
            message_id: Alphanumeric.sample_string(&mut rand::rng(), 24),
            created_at: now.0,
            not_before: now.0,
            gathers_until: None,
        }
    }

    /// One that waits until then for more that it is to tell.
    pub(super) fn gathering(notice: &Notice, now: Moment, until: Moment) -> Self {
        Self { not_before: until.0, gathers_until: Some(until.0), ..Self::of(notice, now) }
    }
}

/// Writes emails down as owed, in one statement for hundreds of them.
pub fn owe_all(tx: &mut Tx, notices: &[Notice], now: Moment) -> StoreResult<()> {
    insert(tx, &notices.iter().map(|notice| NewEmailRow::of(notice, now)).collect::<Vec<_>>())
}

/// Owes each of these accounts its email about what renews or ends soon: gives the number of each.
pub fn owe_renewals(
    tx: &mut Tx,
    readers: impl IntoIterator<Item = AccountId>,
    now: Moment,
) -> StoreResult<BTreeMap<AccountId, i64>> {
    let notice = |reader| Notice::Renewals { reader, occasion: RenewalOccasion::Due, submission: None };
    let rows: Vec<_> = readers.into_iter().map(|reader| NewEmailRow::of(&notice(reader), now)).collect();
    let mut numbers = BTreeMap::new();
    for piece in rows.chunks(BATCH) {
        let insert = diesel::insert_into(outbox::table)
            .values(piece)
            .returning((outbox::account_id.assume_not_null(), outbox::id));
        let owed: Vec<(i64, i64)> = match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.get_results(postgres)?,
            AnyConnection::Sqlite(sqlite) => insert.get_results(sqlite)?,
        };
        numbers.extend(owed.into_iter().map(|(reader, id)| (AccountId(reader), id)));
    }
    Ok(numbers)
}

/// The same, and says which number each has got, by its `Message-ID`.
pub(super) fn insert_numbered(tx: &mut Tx, rows: &[NewEmailRow]) -> StoreResult<HashMap<String, i64>> {
    let mut numbers = HashMap::with_capacity(rows.len());
    for piece in rows.chunks(BATCH) {
        let insert = diesel::insert_into(outbox::table).values(piece).returning((outbox::message_id, outbox::id));
        let owed: Vec<(String, i64)> = match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.get_results(postgres)?,
            AnyConnection::Sqlite(sqlite) => insert.get_results(sqlite)?,
        };
        numbers.extend(owed);
    }
    Ok(numbers)
}

pub(super) fn insert(tx: &mut Tx, rows: &[NewEmailRow]) -> StoreResult<()> {
    for piece in rows.chunks(BATCH) {
        let insert = diesel::insert_into(outbox::table).values(piece);
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}
