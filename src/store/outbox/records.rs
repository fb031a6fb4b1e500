//! Emails about services, and which records of their histories each tells.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::owing::{NewEmailRow, insert_numbered};
use crate::domain::event::ServiceEvent;
use crate::domain::notice::Notice;
use crate::domain::request::Actor;
use crate::domain::service::Contacts;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::events::read_actor;
use crate::store::schema::record_tellings;
use crate::store::service_history::stored_event;
use crate::store::statement::Statement;
use crate::store::transaction::Tx;

/// An email that is owed, and the numbers of the records that it tells.
#[derive(Clone, Debug)]
pub struct RecordTelling {
    /// The email.
    pub notice: Notice,
    /// The records.
    pub records: Vec<i64>,
}

/// Owes emails about services. As many statements for hundreds of services as for one.
///
/// # Errors
/// The database is away.
pub fn owe_telling(tx: &mut Tx, told: &[RecordTelling], now: Moment) -> StoreResult<()> {
    let emails: Vec<NewEmailRow> = told.iter().map(|telling| NewEmailRow::of(&telling.notice, now)).collect();
    let numbers = insert_numbered(tx, &emails)?;
    let mut tellings = Vec::new();
    for (row, told) in emails.iter().zip(told) {
        let Some(email) = numbers.get(&row.message_id) else { continue };
        let telling = |record: &i64| (record_tellings::email_id.eq(*email), record_tellings::record_id.eq(*record));
        tellings.extend(told.records.iter().map(telling));
    }
    for piece in tellings.chunks(BATCH) {
        let insert = diesel::insert_into(record_tellings::table).values(piece);
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

/// What an email about services tells.
#[derive(Clone, Debug, Default)]
pub struct RecordsTold {
    /// How many records there are.
    pub count: usize,
    /// The first of them, by the names of their services.
    pub first: Vec<ToldRecord>,
}

/// A record of a service's history, as an email tells it.
#[derive(Clone, Debug)]
pub struct ToldRecord {
    /// The service.
    pub service: ServiceId,
    /// Its name and category.
    pub named: (String, String),
    /// Its contacts today.
    pub contacts: Contacts<AccountId>,
    /// Who did it; none where that makes no sense.
    pub by: Option<Actor>,
    /// When.
    pub at: Moment,
    /// What has happened; none where a newer version of the program wrote it.
    pub what: Option<ServiceEvent>,
}

type RecordColumns = ((BigInt, Text, Text), (BigInt, BigInt, BigInt), (Text, Nullable<BigInt>, BigInt), EventColumns);
type EventColumns = (Text, Nullable<Text>, Nullable<BigInt>, Nullable<BigInt>, Nullable<Text>);
type EventRow = (String, Option<String>, Option<i64>, Option<i64>, Option<String>);
type RecordRow = ((i64, String, String), (i64, i64, i64), (String, Option<i64>, i64), EventRow);

/// What an email tells, its first `most` records in full.
///
/// # Errors
/// The database is away.
pub fn records_told_by(conn: &mut AnyConnection, email: i64, most: usize) -> StoreResult<RecordsTold> {
    let told = record_tellings::table.filter(record_tellings::email_id.eq(email));
    let count: i64 = told.count().get_result(conn)?;
    let mut statement = Statement::<RecordColumns>::new();
    statement.sql(
        "SELECT s.id, COALESCE(s.name, s.removed_name), s.category, COALESCE(s.admin_id, 0), COALESCE(s.tech_id, 0), \
         COALESCE(s.billing_id, 0), h.actor, h.actor_id, h.happened_at, h.what, h.contact_type, h.from_id, h.to_id, h.details ",
    );
    statement.sql("FROM record_tellings t JOIN service_history h ON h.id = t.record_id ");
    statement.sql("JOIN services s ON s.id = h.service_id WHERE t.email_id = ").number(email);
    statement.sql(" ORDER BY s.sort_name, h.id").limit(most);
    let rows: Vec<RecordRow> = statement.load(conn)?;
    let record = |((service, name, category), contacts, (actor, actor_id, at), happened): RecordRow| ToldRecord {
        service: ServiceId(service),
        named: (name, category),
        contacts: Contacts {
            administrative: AccountId(contacts.0),
            technical: AccountId(contacts.1),
            billing: AccountId(contacts.2),
        },
        by: read_actor(&actor, actor_id),
        at: Moment(at),
        what: stored_event((&happened.0, happened.4.as_deref()), (happened.1.as_deref(), happened.2, happened.3), None),
    };
    let first = rows.into_iter().map(record).collect();
    Ok(RecordsTold { count: usize::try_from(count).unwrap_or_default(), first })
}
