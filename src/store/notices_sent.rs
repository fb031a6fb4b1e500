//! `notices_sent`: of which last days a billing contact was told, by which step and in which email; and what it is still to be told.

use std::collections::BTreeMap;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};

use super::StoreResult;
use super::bulk::BATCH;
use super::connection::AnyConnection;
use super::schema::{notices_sent, services};
use super::services::ServiceRow;
use super::statement::Statement;
use super::transaction::Tx;
use crate::domain::day::Day;
use crate::domain::renewal::NoticeSteps;
use crate::domain::service::Service;
use crate::domain::{AccountId, ServiceId};

/// That a billing contact is told of a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RenewalTelling {
    /// Who is told.
    pub reader: AccountId,
    /// The service.
    pub service: ServiceId,
    /// Its last day.
    pub last_day: Day,
    /// By which step, in days.
    pub step: i64,
}

/// What these billing contacts, where it is `today`, were not told of by the nearest step or one that is nearer still: at most so
/// much, of a fixed number. At least one account, and one step.
///
/// # Errors
/// The database is away.
pub fn untold(
    conn: &mut AnyConnection,
    accounts: &[AccountId],
    today: Day,
    steps: &NoticeSteps,
    most: usize,
) -> StoreResult<Vec<RenewalTelling>> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.0).collect();
    let mut untold = Statement::<(BigInt, BigInt, BigInt, BigInt)>::new();
    for (place, band) in steps.bands().enumerate() {
        untold
            .sql(if place == 0 { "" } else { " UNION ALL " })
            .sql("SELECT id, billing_id, expires_on, ")
            .number(band.step)
            .sql(" FROM services WHERE billing_id IN (")
            .numbers(&ids)
            .sql(") AND expires_on BETWEEN ")
            .number(today.plus(band.from).0)
            .sql(" AND ")
            .number(today.plus(band.step).0)
            .sql(
                " AND NOT EXISTS (SELECT 1 FROM notices_sent n WHERE n.service_id = services.id \
                  AND n.expires_on = services.expires_on AND n.account_id = services.billing_id AND n.step <= ",
            )
            .number(band.step)
            .sql(")");
    }
    untold.limit(most);
    let rows: Vec<(i64, i64, i64, i64)> = untold.load(conn)?;
    let telling = |(service, reader, last_day, step)| RenewalTelling {
        reader: AccountId(reader),
        service: ServiceId(service),
        last_day: Day(last_day),
        step,
    };
    Ok(rows.into_iter().map(telling).collect())
}

/// What was told to anybody of these services.
///
/// # Errors
/// The database is away.
pub fn told_of(conn: &mut AnyConnection, of: &[ServiceId]) -> StoreResult<Vec<RenewalTelling>> {
    let told =
        notices_sent::table.filter(notices_sent::service_id.eq_any(of.iter().map(|id| id.0).collect::<Vec<_>>()));
    let columns = (notices_sent::service_id, notices_sent::account_id, notices_sent::expires_on, notices_sent::step);
    let rows: Vec<(i64, i64, i64, i64)> = told.select(columns).load(conn)?;
    let telling = |(service, reader, last_day, step)| RenewalTelling {
        reader: AccountId(reader),
        service: ServiceId(service),
        last_day: Day(last_day),
        step,
    };
    Ok(rows.into_iter().map(telling).collect())
}

/// On which day after `today` a last day of each of these accounts comes to its next step. At least one account, and one step.
///
/// # Errors
/// The database is away.
pub fn next_days(
    conn: &mut AnyConnection,
    accounts: &[AccountId],
    today: Day,
    steps: &NoticeSteps,
) -> StoreResult<BTreeMap<AccountId, Day>> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.0).collect();
    let mut next = Statement::<(BigInt, Nullable<BigInt>)>::new();
    for (place, step) in steps.all().enumerate() {
        next.sql(if place == 0 { "" } else { " UNION ALL " })
            .sql("SELECT id, (SELECT MIN(expires_on) FROM services WHERE billing_id = accounts.id AND expires_on > ")
            .number(today.plus(step).0)
            .sql(") - ")
            .number(step)
            .sql(" FROM accounts WHERE id IN (")
            .numbers(&ids)
            .sql(")");
    }
    let mut days = BTreeMap::new();
    for (account, day) in next.load::<(i64, Option<i64>)>(conn)? {
        let Some(day) = day.map(Day) else { continue };
        let first = days.entry(AccountId(account)).or_insert(day);
        *first = day.min(*first);
    }
    Ok(days)
}

/// Writes down what is told, each in the email of its reader.
///
/// # Errors
/// [`Duplicate`](super::StoreError::Duplicate) where it was told by that step already.
pub fn record(tx: &mut Tx, told: &[RenewalTelling], emails: &BTreeMap<AccountId, i64>) -> StoreResult<()> {
    for piece in told.chunks(BATCH) {
        let row = |telling: &RenewalTelling| {
            (
                notices_sent::service_id.eq(telling.service.0),
                notices_sent::expires_on.eq(telling.last_day.0),
                notices_sent::account_id.eq(telling.reader.0),
                notices_sent::step.eq(telling.step),
                notices_sent::email_id.eq(emails.get(&telling.reader).copied()),
            )
        };
        let insert = diesel::insert_into(notices_sent::table).values(piece.iter().map(row).collect::<Vec<_>>());
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

/// What of all that an email tells is still so, by its reader's being the billing contact and the last day: the first services
/// by day, at most so many, and how many there are.
///
/// # Errors
/// The database is away.
pub fn told_in(conn: &mut AnyConnection, email: i64, most: usize) -> StoreResult<(Vec<Service>, usize)> {
    let still_so = notices_sent::table
        .inner_join(services::table)
        .filter(notices_sent::email_id.eq(email))
        .filter(services::expires_on.eq(notices_sent::expires_on.nullable()))
        .filter(services::billing_id.eq(notices_sent::account_id.nullable()));
    let first = still_so
        .order((notices_sent::expires_on, services::sort_name, services::id))
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select(ServiceRow::as_select())
        .load(conn)?;
    let all: i64 = still_so.count().get_result(conn)?;
    Ok((first.into_iter().map(Service::from).collect(), usize::try_from(all).unwrap_or(0)))
}

/// Forgets of these emails, which have left, what was no longer so by then and stood in none of them; of those that were not sent,
/// all. Whoever gets that contact back is told once more.
///
/// # Errors
/// The database is away.
pub fn forget_untold(tx: &mut Tx, emails: &[i64], were_sent: bool) -> StoreResult<()> {
    let of_these = notices_sent::table.filter(notices_sent::email_id.eq_any(emails.to_vec()));
    if !were_sent {
        diesel::delete(of_these).execute(&mut **tx)?;
        return Ok(());
    }
    let still_so = services::table
        .filter(services::id.eq(notices_sent::service_id))
        .filter(services::billing_id.eq(notices_sent::account_id.nullable()))
        .filter(services::expires_on.eq(notices_sent::expires_on.nullable()));
    diesel::delete(of_these.filter(not(exists(still_so)))).execute(&mut **tx)?;
    Ok(())
}
