//! The tables, a row of each, and how their rows go along a piece at a time. A column of the schema that is missing here, or is
//! of another type, does not compile; a table that is missing fails a test.

use diesel::backend::Backend;
use diesel::deserialize::Queryable;
use diesel::dsl::SqlTypeOf;
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
    /// Whether its key is a number that the database gives.
    pub(super) numbered: bool,
    /// Copies its rows, by their keys, and says after each piece how many those were.
    pub(super) copy: Copy,
}

type Copy = fn(&mut AnyConnection, &mut AnyConnection, &dyn Fn(usize)) -> StoreResult<()>;

/// Those behind a key, in its order.
macro_rules! behind {
    ($query:expr, $table:ident, $last:ident, $key:ident) => {
        $query.filter(schema::$table::$key.gt(&$last.0)).order(schema::$table::$key)
    };
    // The first comparison says nothing that the second does not, but it is what an index is searched by.
    ($query:expr, $table:ident, $last:ident, $key:ident, $second:ident) => {
        $query
            .filter(schema::$table::$key.ge(&$last.0))
            .filter(schema::$table::$key.gt(&$last.0).or(schema::$table::$second.gt(&$last.1)))
            .order((schema::$table::$key, schema::$table::$second))
    };
}

/// `table (key = a value before all others, …) { column: type, … }`, in the order in which keys name one another.
macro_rules! tables {
    ($($table:ident ($($key:ident = $before:expr),+) { $($column:ident: $kind:ty),+ $(,)? })+) => {
        $(mod $table {
            use super::*;

            #[derive(Insertable, Queryable, Selectable)]
            #[diesel(table_name = schema::$table, treat_none_as_default_value = false)]
            struct Row {
                $($column: $kind,)+
            }

            /// `Selectable` looks at the names of the columns, this at how many they are.
            const _: fn() = whole::<schema::$table::table, Row, Sqlite>;

            pub(super) fn copy(
                from: &mut AnyConnection,
                to: &mut AnyConnection,
                copied: &dyn Fn(usize),
            ) -> StoreResult<()> {
                let mut last = ($($before,)+);
                loop {
                    let query = schema::$table::table.select(Row::as_select());
                    let rows: Vec<Row> = behind!(query, $table, last, $($key),+).limit(PIECE).load(from)?;
                    let Some(row) = rows.last() else { return Ok(()) };
                    last = ($(row.$key.clone(),)+);
                    let insert = diesel::insert_into(schema::$table::table).values(&rows);
                    match to {
                        AnyConnection::Postgres(postgres) => insert.execute(postgres),
                        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
                    }?;
                    copied(rows.len());
                }
            }
        })+

        /// Every table, those first that others name.
        pub(super) const TABLES: [Table; [$(stringify!($table)),+].len()] = [$(Table {
            name: stringify!($table),
            numbered: matches!(stringify!($($key),+).as_bytes(), b"id"),
            copy: $table::copy,
        }),+];
    };
}

/// Rows read and written at once.
#[expect(clippy::cast_possible_wrap, reason = "a few hundred")]
const PIECE: i64 = BATCH as i64;

/// Compiles where `R` has a field for each column of `T`.
fn whole<T, R, B: Backend>()
where
    T: diesel::Table,
    R: Queryable<SqlTypeOf<T::AllColumns>, B>,
{
}

tables! {
    accounts (id = i64::MIN) {
        id: i64, nic_handle: String, name: String, email: String, email_key: String, zone: String, language: String,
        password_hash: Option<String>, outstanding_payments: i32, created_at: i64, closed_at: Option<i64>,
    }
    sessions (id_hash = String::new()) {
        id_hash: String, account_id: i64, created_at: i64, seen_at: i64, address: String, device: String,
        ended_at: Option<i64>, waits_until: Option<i64>,
    }
    services (id = i64::MIN) {
        id: i64, name: String, sort_name: String, category: String, admin_id: i64, tech_id: i64, billing_id: i64,
    }
    submissions (id = i64::MIN) {
        id: i64, requester_id: i64, created_at: i64,
    }
    requests (id = i64::MIN) {
        id: i64, submission_id: i64, service_id: i64, requester_id: i64, from_id: i64, to_id: i64, state: String,
        reason: Option<String>, created_at: i64, expires_at: i64, decided_at: Option<i64>, apply_at: Option<i64>,
        finished_at: Option<i64>,
    }
    request_types (request_id = i64::MIN, contact_type = String::new()) {
        request_id: i64, contact_type: String, service_id: i64, open: bool,
    }
    validations (request_id = i64::MIN, account_id = i64::MIN) {
        request_id: i64, account_id: i64, decision: Option<String>, decided_at: Option<i64>,
    }
    codes (submission_id = i64::MIN, account_id = i64::MIN) {
        submission_id: i64, account_id: i64, nonce: Vec<u8>, key_id: String, generation: i32, wrong_tries: i32,
        remind_at: Option<i64>,
    }
    resends (id = i64::MIN) {
        id: i64, submission_id: i64, account_id: i64, sent_at: i64,
    }
    links (id = i64::MIN) {
        id: i64, kind: String, account_id: Option<i64>, sent_to: String, name: Option<String>, zone: Option<String>,
        language: String, password_hash: Option<String>, nonce: Vec<u8>, key_id: String, created_at: i64,
        expires_at: i64, used_at: Option<i64>,
    }
    events (id = i64::MIN) {
        id: i64, request_id: Option<i64>, account_id: Option<i64>, what: String, actor: String, actor_id: Option<i64>,
        happened_at: i64, address: Option<String>, device: Option<String>,
    }
    second_factors (id = i64::MIN) {
        id: i64, account_id: i64, kind: String, sealed: Vec<u8>, created_at: i64, confirmed_at: Option<i64>,
        last_step: Option<i64>,
    }
    recovery_codes (account_id = i64::MIN, number = i32::MIN) {
        account_id: i64, number: i32, code_hash: String, used_at: Option<i64>,
    }
    outbox (id = i64::MIN) {
        id: i64, kind: String, submission_id: Option<i64>, request_id: Option<i64>, account_id: Option<i64>,
        link_id: Option<i64>, to_address: Option<String>, generation: Option<i32>, message_id: String, created_at: i64,
        not_before: i64, attempts: i32, leased_until: Option<i64>, outcome: Option<String>, finished_at: Option<i64>,
        last_error: Option<String>,
    }
    setbacks (id = i64::MIN) {
        id: i64, work: String, subject: i64, reader: i64, attempts: i32, not_before: i64, first_failed_at: i64,
        last_error: String,
    }
    mailbox (id = i64::MIN) {
        id: i64, message_id: String, sealed: Vec<u8>, happened_at: i64,
    }
    throttle_hits (id = i64::MIN) {
        id: i64, throttle_key: String, happened_at: i64,
    }
}
