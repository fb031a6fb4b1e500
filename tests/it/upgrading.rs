//! A database that the version before had filled is brought up to date, goes on, is copied, and goes back again. Its tables are made by
//! the migrations of that version, which never change; its rows are in `before_purposes.sql`.

use std::fs;
use std::path::PathBuf;

use diesel::connection::SimpleConnection;
use handover::config::DatabaseUrl;
use handover::domain::AccountId;
use handover::domain::account::Language;
use handover::store::AnyConnection;
use handover::store::connection::connect;

use crate::copying::places::{Place, dump, lines, tables};
use crate::support::app::{Ground, Profile, TestApp, on_postgres};
use crate::support::customer::Customer;
use crate::support::program::run;

const ROWS: &str = include_str!("upgrading/before_purposes.sql");
/// The first migration that the version before did not have.
const FIRST_NEW: &str = "00000000000018";
/// What diesel makes before the first migration.
const KNOWN: &str = "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, \
                     run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)";

/// The folders of all migrations, in their order, with their versions.
fn migrations() -> Vec<(String, PathBuf)> {
    let folder = format!("migrations/{}", if on_postgres() { "postgres" } else { "sqlite" });
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let version = |path: &PathBuf| path.file_name()?.to_str()?.split('_').next().map(str::to_owned);
    let mut all: Vec<_> = all.map(|path| (version(&path).unwrap(), path)).collect();
    all.sort();
    all
}

fn carries_out(conn: &mut AnyConnection, statements: &str) {
    conn.batch_execute(statements).unwrap_or_else(|error| panic!("{error}: {statements}"));
}

/// As the version before left it.
fn left_behind(url: &DatabaseUrl) {
    let conn = &mut connect(url).unwrap();
    carries_out(conn, KNOWN);
    for (version, folder) in migrations().into_iter().filter(|(version, _)| version.as_str() < FIRST_NEW) {
        carries_out(conn, &fs::read_to_string(folder.join("up.sql")).unwrap());
        carries_out(conn, &format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')"));
    }
    if !on_postgres() {
        return carries_out(conn, ROWS);
    }
    carries_out(conn, &ROWS.replace(" x'", " '\\x"));
    for table in ["accounts", "services", "submissions", "requests", "events", "outbox"] {
        carries_out(conn, &format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), MAX(id)) FROM {table}"));
    }
}

/// Takes back what came after the version before, the newest first.
fn goes_back(url: &DatabaseUrl) {
    let conn = &mut connect(url).unwrap();
    for (version, folder) in migrations().into_iter().rev().filter(|(version, _)| version.as_str() >= FIRST_NEW) {
        carries_out(conn, &fs::read_to_string(folder.join("down.sql")).unwrap());
        carries_out(conn, &format!("DELETE FROM __diesel_schema_migrations WHERE version = '{version}'"));
    }
}

/// What the version before knows, row by row: its columns, of its tables. What was numbered anew is taken without its number.
fn rows(url: &str, of: &[(String, Vec<String>)]) -> Vec<String> {
    let mut all = Vec::new();
    for (table, columns) in of {
        let text = |column: &String| match column.as_str() {
            // Bytes, which are text on PostgreSQL alone.
            "nonce" if !on_postgres() => "hex(nonce)".to_owned(),
            column => format!("COALESCE(CAST({column} AS TEXT), '-')"),
        };
        let columns: Vec<_> = columns.iter().map(text).collect();
        let query = format!("SELECT '{table} ' || {} AS line FROM {table}", columns.join(" || ' ' || "));
        all.extend(lines(&mut connect(&DatabaseUrl::parse(url).unwrap()).unwrap(), &query));
    }
    all.sort();
    all
}

/// The tables and their columns, without the numbers of events.
fn columns(url: &str) -> Vec<(String, Vec<String>)> {
    let conn = &mut connect(&DatabaseUrl::parse(url).unwrap()).unwrap();
    let of = |table: &String| match conn {
        AnyConnection::Sqlite(_) => format!("SELECT name AS line FROM pragma_table_info('{table}')"),
        AnyConnection::Postgres(_) => format!(
            "SELECT column_name::text AS line FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = '{table}'"
        ),
    };
    let tables = tables(url);
    let queries: Vec<_> = tables.iter().map(of).collect();
    let all = queries.iter().map(|query| lines(conn, query));
    let with_columns: Vec<_> = tables.into_iter().zip(all.collect::<Vec<_>>()).collect();
    let is_kept = |table: &str, column: &str| !(table == "events" && column == "id");
    let keep = |(table, columns): (String, Vec<String>)| {
        let columns = columns.into_iter().filter(|column| is_kept(&table, column)).collect();
        (table, columns)
    };
    with_columns.into_iter().map(keep).collect()
}

/// All that stands in the schema, as the database itself says it.
fn schema(url: &str) -> Vec<String> {
    let conn = &mut connect(&DatabaseUrl::parse(url).unwrap()).unwrap();
    let queries: &[&str] = match conn {
        AnyConnection::Sqlite(_) => {
            &["SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS line FROM sqlite_master"]
        }
        AnyConnection::Postgres(_) => &[
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || \
             COALESCE(column_default, '') || ' ' || COALESCE(collation_name, '') AS line \
             FROM information_schema.columns WHERE table_schema = 'public'",
            "SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'",
            "SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint \
             WHERE connamespace = 'public'::regnamespace",
            "SELECT pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal",
            "SELECT pg_get_functiondef(oid) AS line FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
            "SELECT viewname || ' ' || definition AS line FROM pg_views WHERE schemaname = 'public'",
        ],
    };
    let mut all: Vec<_> = queries.iter().flat_map(|query| lines(conn, query)).collect();
    // Diesel's own table is worded as this test made it.
    all.retain(|line| !line.contains("__diesel_schema_migrations"));
    all.sort();
    all
}

/// Of which event a service's history is to begin with, and by whose request.
fn history(app: &TestApp) -> Vec<String> {
    app.db_rows(
        "service_history",
        &["service_id", "what", "actor", "contact_type", "from_id", "to_id", "request_id", "happened_at"],
    )
}

#[test]
fn what_the_version_before_has_filled_is_kept_and_goes_on() {
    let ground = Ground::empty();
    left_behind(&ground.url);
    let address = ground.address();
    let known: Vec<_> = columns(&address).into_iter().filter(|(table, _)| table != "events").collect();
    let before = rows(&address, &known);
    let app = TestApp::at(ground.url.clone());
    let new = Ground::empty();
    run(new.folder.path(), &[("HANDOVER_DATABASE_URL", &new.address())], &["migrate"], "").done();
    assert_eq!(schema(&address), schema(&new.address()), "as on a new database");
    assert_eq!(rows(&address, &known), before);
    // What imports and requests have changed.
    let expected = [
        "1 contact-changed system technical 1 4 1 1792437170728",
        "10816 contact-imported operator billing 505 473 - 1795886038965",
        "10816 contact-imported operator technical 473 505 - 1795886038965",
        "125 contact-changed system technical 7 8 31 1795461170728",
        "18136 contact-imported operator billing 966 1823 - 1795886038965",
        "4937 contact-imported operator technical 1403 1911 - 1795886038965",
    ];
    assert_eq!(history(&app), expected);
    assert_eq!(app.db_count("events WHERE what = 'contact-imported'"), 0);
    pages_work(&app);
}

/// Contacts sign in, and see what there is.
fn pages_work(app: &TestApp) {
    for (id, nic, service, kinds) in
        [(1, "am10001-nic", 1, &["contact-changed"][..]), (505, "tb10000-nic", 10816, &["contact-imported"; 2])]
    {
        let customer = existing(app, id, nic);
        assert_eq!(customer.sign_in().status, 303, "{nic}");
        for path in ["/services", "/requests", "/profile/history"] {
            assert_eq!(customer.get(path).status, 200, "{path}");
        }
        let page = customer.get(&format!("/services/{service}"));
        assert_eq!(page.attributes("#history [data-event]", "data-event"), kinds, "{}", page.body);
    }
    let alice = existing(app, 1, "am10001-nic");
    assert_eq!(alice.get("/requests").rows().len(), 5);
    assert_eq!(alice.post("/services/3/lock", &[]).status, 303);
    app.assert_services_counted();
}

fn existing<'a>(app: &'a TestApp, id: i64, nic: &str) -> Customer<'a> {
    let profile = Profile {
        nic: nic.to_owned(),
        name: String::new(),
        email: String::new(),
        zone: "eu".to_owned(),
        language: Language::English,
        outstanding_payments: 0,
        payment_method: None,
        password: true,
    };
    Customer::new(app, AccountId(id), &profile)
}

fn is_copied(to: &Place) {
    let ground = Ground::empty();
    left_behind(&ground.url);
    let app = TestApp::at(ground.url.clone());
    app.command(&["copy", "--from", &ground.address(), "--to", &to.url]).done();
    assert_eq!(dump(&to.url), dump(&ground.address()));
}

#[test]
fn brought_up_to_date_it_is_copied() {
    is_copied(&Place::sqlite());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn brought_up_to_date_it_is_copied_to_postgres() {
    is_copied(&Place::postgres());
}

/// What a migration does to the schema of SQLite itself leaves a file that SQLite finds whole.
fn is_sound(url: &str) {
    if on_postgres() {
        return;
    }
    let conn = &mut connect(&DatabaseUrl::parse(url).unwrap()).unwrap();
    assert_eq!(lines(conn, "SELECT integrity_check AS line FROM pragma_integrity_check"), ["ok"]);
    assert!(lines(conn, "SELECT \"table\" AS line FROM pragma_foreign_key_check").is_empty());
}

#[test]
fn it_goes_back_to_what_it_was_and_forth_again() {
    let ground = Ground::empty();
    left_behind(&ground.url);
    let address = ground.address();
    let known = columns(&address);
    let before = rows(&address, &known);
    let app = TestApp::at(ground.url.clone());
    let migrated = history(&app);
    goes_back(&ground.url);
    assert_eq!(rows(&address, &known), before);
    is_sound(&address);
    app.command(&["migrate"]).done();
    is_sound(&address);
    assert_eq!(history(&app), migrated);
}
