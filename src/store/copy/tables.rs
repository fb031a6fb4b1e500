//! The tables with their columns, and how their rows go along, a batch at a time. A column of the schema that is missing here,
//! or is of another type, does not compile; a table that is missing fails a test.

use diesel::backend::Backend;
use diesel::connection::DefaultLoadingMode;
use diesel::deserialize::Queryable;
use diesel::dsl::SqlTypeOf;
use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;
use diesel::sqlite::Sqlite;

use crate::store::StoreResult;
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::schema;

/// A table that is copied.
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    columns: &'static [&'static str],
    /// Copies its rows, and says after each batch how many those were.
    pub(super) copy: Copy,
}

impl Table {
    /// Whether its key is a number that the database gives.
    pub(super) fn is_numbered(&self) -> bool {
        self.columns.contains(&"id")
    }
}

type Copy = fn(&mut AnyConnection, &mut AnyConnection, &dyn Fn(usize)) -> StoreResult<()>;

/// `table { column: type, … }`, in the order in which keys name one another.
macro_rules! tables {
    ($($table:ident { $($column:ident: $kind:ty),+ $(,)? })+) => {
        $(mod $table {
            use super::*;

            #[derive(Insertable, Queryable, Selectable)]
            #[diesel(table_name = schema::$table, treat_none_as_default_value = false)]
            struct Columns {
                $($column: $kind,)+
            }

            /// `Selectable` looks at the names of the columns, this at how many they are.
            const _: fn() = whole::<schema::$table::table, Columns, Sqlite>;

            pub(super) fn copy(
                from: &mut AnyConnection,
                to: &mut AnyConnection,
                copied: &dyn Fn(usize),
            ) -> StoreResult<()> {
                let store = |rows: &[Columns]| {
                    let insert = diesel::insert_into(schema::$table::table).values(rows);
                    match to {
                        AnyConnection::Postgres(postgres) => insert.execute(postgres),
                        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
                    }?;
                    copied(rows.len());
                    Ok(())
                };
                let by_key = schema::$table::table.order(diesel::Table::primary_key(&schema::$table::table));
                match from {
                    AnyConnection::Postgres(postgres) => {
                        let rows = by_key.select(Columns::as_select());
                        in_batches(rows.load_iter::<Columns, PgRowByRowLoadingMode>(postgres)?, store)
                    }
                    AnyConnection::Sqlite(sqlite) => {
                        let rows = by_key.select(Columns::as_select());
                        in_batches(rows.load_iter::<Columns, DefaultLoadingMode>(sqlite)?, store)
                    }
                }
            }
        })+

        /// Every table, those first that others name.
        pub(super) const TABLES: [Table; [$(stringify!($table)),+].len()] = [$(Table {
            name: stringify!($table),
            columns: &[$(stringify!($column)),+],
            copy: $table::copy,
        }),+];
    };
}

/// Hands rows on as they come, so many at once: of a large table only these are in memory.
fn in_batches<R>(
    rows: impl Iterator<Item = QueryResult<R>>,
    mut store: impl FnMut(&[R]) -> StoreResult<()>,
) -> StoreResult<()> {
    let mut batch = Vec::with_capacity(BATCH);
    for row in rows {
        batch.push(row?);
        if batch.len() == BATCH {
            store(&batch)?;
            batch.clear();
        }
    }
    if batch.is_empty() { Ok(()) } else { store(&batch) }
}

/// Compiles where `R` has a field for each column of `T`.
fn whole<T, R, B: Backend>()
where
    T: diesel::Table,
    R: Queryable<SqlTypeOf<T::AllColumns>, B>,
{
}

tables! {
    accounts {
        id: i64, nic_handle: String, name: String, email: String, email_key: String, zone: String, language: String,
        password_hash: Option<String>, outstanding_payments: i32, created_at: i64, closed_at: Option<i64>,
        time_zone: Option<String>, search_name: String, payment_method: Option<bool>, role: Option<String>,
        blank_after: Option<i64>,
    }
    sessions {
        id_hash: String, account_id: i64, created_at: i64, seen_at: i64, address: String, device: String,
        ended_at: Option<i64>, waits_until: Option<i64>,
    }
    services {
        id: i64, name: Option<String>, sort_name: String, name_key: Option<String>, category: String, admin_id: Option<i64>,
        tech_id: Option<i64>, billing_id: Option<i64>, expires_on: Option<i64>, renewal: Option<String>, locked_at: Option<i64>,
        locked_by_id: Option<i64>, removed_name: Option<String>, removed_at: Option<i64>,
    }
    owners {
        service_id: i64, name: Option<String>, organisation: Option<String>, email: Option<String>, phone: Option<String>,
        address: Option<String>, postcode: Option<String>, city: Option<String>, country: Option<String>,
    }
    submissions {
        id: i64, requester_id: i64, created_at: i64, note: Option<String>,
    }
    requests {
        id: i64, submission_id: i64, service_id: i64, requester_id: i64, from_id: i64, to_id: i64, state: String,
        reason: Option<String>, created_at: i64, expires_at: i64, decided_at: Option<i64>, apply_at: Option<i64>,
        finished_at: Option<i64>, ended_by: Option<String>, ended_by_id: Option<i64>, large: bool, refusal: Option<String>,
    }
    submission_views {
        account_id: i64, submission_id: i64, first_id: i64, last_id: i64, expires_at: i64, services: i64, from_id: Option<i64>,
        to_id: Option<i64>, contacts: i64, requests: i64, pending: i64, processing: i64, done: i64, declined: i64,
        cancelled: i64, expired: i64, failed: i64, awaited: i64,
    }
    request_types {
        request_id: i64, contact_type: String, service_id: i64, open: bool,
    }
    validations {
        request_id: i64, account_id: i64, decision: Option<String>, decided_at: Option<i64>, reason: Option<String>,
        open: bool, submission_id: i64, expires_at: i64, large: bool,
    }
    codes {
        submission_id: i64, account_id: i64, nonce: Vec<u8>, key_id: String, generation: i32, wrong_tries: i32,
        remind_at: Option<i64>,
    }
    resends {
        id: i64, submission_id: i64, account_id: i64, sent_at: i64,
    }
    links {
        id: i64, kind: String, account_id: Option<i64>, sent_to: String, name: Option<String>, zone: Option<String>,
        language: String, password_hash: Option<String>, nonce: Vec<u8>, key_id: String, created_at: i64,
        expires_at: i64, used_at: Option<i64>, heading: Option<Vec<u8>>,
    }
    events {
        id: i64, request_id: Option<i64>, account_id: Option<i64>, what: String, actor: String, actor_id: Option<i64>,
        happened_at: i64, address: Option<String>, device: Option<String>,
    }
    service_history {
        id: i64, service_id: i64, what: String, actor: String, actor_id: Option<i64>, happened_at: i64,
        contact_type: Option<String>, from_id: Option<i64>, to_id: Option<i64>, request_id: Option<i64>,
        details: Option<String>,
    }
    second_factors {
        id: i64, account_id: i64, kind: String, sealed: Vec<u8>, created_at: i64, confirmed_at: Option<i64>,
        last_step: Option<i64>,
    }
    recovery_codes {
        account_id: i64, number: i32, code_hash: String, used_at: Option<i64>,
    }
    outbox {
        id: i64, kind: String, submission_id: Option<i64>, request_id: Option<i64>, account_id: Option<i64>,
        link_id: Option<i64>, to_address: Option<String>, generation: Option<i32>, message_id: String, created_at: i64,
        not_before: i64, attempts: i32, leased_until: Option<i64>, outcome: Option<String>, finished_at: Option<i64>,
        last_error: Option<String>, gathers_until: Option<i64>,
    }
    tellings {
        email_id: i64, request_id: i64,
    }
    record_tellings {
        email_id: i64, record_id: i64,
    }
    notices_sent {
        service_id: i64, expires_on: i64, account_id: i64, step: i64, email_id: Option<i64>,
    }
    notice_days {
        account_id: i64, day: i64, gathers: Option<i64>,
    }
    setbacks {
        id: i64, work: String, subject: i64, reader: i64, attempts: i32, not_before: i64, first_failed_at: i64,
        last_error: String,
    }
    mailbox {
        id: i64, message_id: String, sealed: Vec<u8>, happened_at: i64,
    }
    operator_log {
        number: i64, happened_at: i64, operator: String, act: String, reason: Option<String>, details: Option<String>,
        hash_before: String, hash: String,
    }
    operator_log_subjects {
        number: i64, kind: String, subject: String, name: Option<String>,
    }
    operator_log_ends {
        one: i32, last_number: i64, last_hash: String, forgotten_number: i64, forgotten_hash: String,
    }
    webhooks {
        id: i64, url: String, events: Option<String>, sealed: Vec<u8>, sealed_before: Option<Vec<u8>>,
        before_until: Option<i64>, created_at: i64, off_at: Option<i64>, off_why: Option<String>,
        paused_until: Option<i64>, delivered_at: Option<i64>,
    }
    webhook_deliveries {
        id: i64, webhook_id: i64, number: i64, subject: String, created_at: i64, attempts: i32, not_before: i64,
        leased_until: Option<i64>, first_failed_at: Option<i64>, outcome: Option<String>, finished_at: Option<i64>,
        last_status: Option<i32>, last_error: Option<String>,
    }
    feed {
        id: i64, number: Option<i64>, kind: String, service_id: Option<i64>, account_id: Option<i64>, data: String,
        happened_at: i64,
    }
    feed_ends {
        one: i32, last_number: i64, forgotten_number: i64,
    }
    imports {
        id: i64, operator: String, reason: Option<String>, begun_at: i64, busy_until: i64, decided_at: Option<i64>,
        pieces: i64, counts: String,
    }
    import_pieces {
        import_id: i64, part: i32, number: i64, lines: String,
    }
    throttle_hits {
        id: i64, throttle_key: String, happened_at: i64,
    }
    api_keys {
        id: i64, name: String, scope: String, key_hash: String, created_at: i64, last_used_at: Option<i64>,
        revoked_at: Option<i64>,
    }
    api_answers {
        id: i64, api_key_id: i64, idempotency_key: String, request_hash: String, begun_at: i64, status: Option<i32>,
        body: Option<String>,
    }
}
