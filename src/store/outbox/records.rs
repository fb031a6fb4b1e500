//! Emails about services, and which records of their histories each tells.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::owing::NewEmailRow;
use crate::domain::notice::Notice;
use crate::domain::owner::OwnerChange;
use crate::domain::request::Actor;
use crate::domain::service::Contacts;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::events::read_actor;
use crate::store::schema::{outbox, record_tellings};
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
    // In whichever order the database gives the numbers.
    let records: HashMap<&str, &[i64]> =
        emails.iter().map(|row| row.message_id.as_str()).zip(told.iter().map(|t| t.records.as_slice())).collect();
    let mut tellings = Vec::new();
    for piece in emails.chunks(BATCH) {
        let insert = diesel::insert_into(outbox::table).values(piece).returning((outbox::id, outbox::message_id));
        let owed: Vec<(i64, String)> = match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.get_results(postgres)?,
            AnyConnection::Sqlite(sqlite) => insert.get_results(sqlite)?,
        };
        for (email, message_id) in owed {
            let records = records.get(message_id.as_str()).copied().unwrap_or_default();
            let telling = |record: &i64| (record_tellings::email_id.eq(email), record_tellings::record_id.eq(*record));
            tellings.extend(records.iter().map(telling));
        }
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
    /// The owner's details before and after it.
    pub change: Option<OwnerChange>,
}

type RecordColumns = ((BigInt, Text, Text), (BigInt, BigInt, BigInt), (Text, Nullable<BigInt>, BigInt, Nullable<Text>));
type RecordRow = ((i64, String, String), (i64, i64, i64), (String, Option<i64>, i64, Option<String>));

/// What an email tells, its first `most` records in full.
///
/// # Errors
/// The database is away.
pub fn records_told_by(conn: &mut AnyConnection, email: i64, most: usize) -> StoreResult<RecordsTold> {
    let told = record_tellings::table.filter(record_tellings::email_id.eq(email));
    let count: i64 = told.count().get_result(conn)?;
    let mut statement = Statement::<RecordColumns>::new();
    statement.sql("SELECT s.id, s.name, s.category, s.admin_id, s.tech_id, s.billing_id, ");
    statement.sql("h.actor, h.actor_id, h.happened_at, h.details ");
    statement.sql("FROM record_tellings t JOIN service_history h ON h.id = t.record_id ");
    statement.sql("JOIN services s ON s.id = h.service_id WHERE t.email_id = ").number(email);
    statement.sql(" ORDER BY s.sort_name, h.id").limit(most);
    let rows: Vec<RecordRow> = statement.load(conn)?;
    let record = |((service, name, category), contacts, (actor, actor_id, at, details)): RecordRow| ToldRecord {
        service: ServiceId(service),
        named: (name, category),
        contacts: Contacts {
            administrative: AccountId(contacts.0),
            technical: AccountId(contacts.1),
            billing: AccountId(contacts.2),
        },
        by: read_actor(&actor, actor_id),
        at: Moment(at),
        change: details.and_then(|details| serde_json::from_str(&details).ok()),
    };
    let first = rows.into_iter().map(record).collect();
    Ok(RecordsTold { count: usize::try_from(count).unwrap_or_default(), first })
}
