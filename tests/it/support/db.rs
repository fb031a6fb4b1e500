//! Past the application, into its database: what billing, an import or the operator would do, and few looks at what no page
//! shows.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use handover::config::SecretKeys;
use handover::domain::day::Day;
use handover::domain::event::ServiceEvent;
use handover::domain::link::LinkKind;
use handover::domain::owner::Owner;
use handover::domain::renewal::RenewalKind;
use handover::domain::request::Actor;
use handover::domain::service::Contacts;
use handover::domain::time::DAY;
use handover::domain::time_zone::TimeZone;
use handover::domain::{RequestId, ServiceId};
use handover::keys::Keyring;
use handover::store::bulk::details::{RenewalChange, set_renewals};
use handover::store::{
    AnyConnection, accounts, codes, housekeeping, links, owners, requests, service_history, services,
};

use super::app::{KEY, TestApp};
use super::customer::Customer;

impl TestApp {
    /// What a version of the program did that ended no requests of the account.
    pub fn db_close(&self, account: &Customer<'_>) {
        self.db_sets(&format!("accounts SET closed_at = 1 WHERE id = {}", account.id));
    }

    /// The link that is on its way to the new address of an account.
    pub fn db_link_of(&self, account: &Customer<'_>) -> String {
        let conn = &mut self.db.connection().unwrap();
        let link = links::newest_of(conn, LinkKind::ChangeEmail, account.id, self.clock.now()).unwrap().unwrap();
        let account = accounts::get(conn, account.id).unwrap();
        let holder = links::holder(conn, &account).unwrap();
        let keyring = Keyring::new(&SecretKeys::from_hex(KEY).unwrap());
        let token = keyring.link_token(&link, Some(&holder)).unwrap();
        format!("/profile/confirm-email?token={token}")
    }

    /// The code of an account for a request, whether or not its email has arrived.
    pub fn db_code_of(&self, account: &Customer<'_>, request: i64) -> String {
        let conn = &mut self.db.connection().unwrap();
        let submission = requests::find(conn, RequestId(request)).unwrap().unwrap().submission;
        let row = codes::find(conn, submission, account.id).unwrap().unwrap();
        Keyring::new(&SecretKeys::from_hex(KEY).unwrap()).code(&row).unwrap().to_string()
    }

    /// Whatever was sent to a new address of an account and not used is worth nothing.
    pub fn db_retire_links(&self, account: &Customer<'_>) {
        let (id, now) = (account.id, self.clock.now());
        self.db.write_blocking(|tx| links::retire(tx, LinkKind::ChangeEmail, id, now)).unwrap();
    }

    /// A service of any category; its administrative, technical and billing contact.
    pub fn db_service(&self, name: &str, category: &str, contacts: [&Customer<'_>; 3]) -> ServiceId {
        let [administrative, technical, billing] = contacts.map(|contact| contact.id);
        let contacts = Contacts { administrative, technical, billing };
        self.db.write_blocking(|tx| services::insert(tx, (name, category), &contacts, self.clock.now())).unwrap()
    }

    /// What an import says of when it renews: so many days from today, in UTC.
    pub fn db_renews(&self, service: ServiceId, days: i64, kind: impl Into<Option<RenewalKind>>) {
        let (day, kind) = (Day::at(self.clock.now(), TimeZone::UTC).plus(days), kind.into());
        let change = RenewalChange { service, day: Some(day), kind };
        self.db.write_blocking(|tx| set_renewals(tx, &[change], self.of_operator())).unwrap();
    }

    /// What an import or the owner's form knows of the owner.
    pub fn db_owner(&self, service: ServiceId, owner: &Owner) {
        self.db.write_blocking(|tx| owners::put(tx, service, owner)).unwrap();
    }

    /// Something in the history of a service.
    pub fn db_happened(&self, service: ServiceId, what: &ServiceEvent, by: Actor) {
        let (records, now) = ([(service, what.clone())], self.clock.now());
        self.db.write_blocking(|tx| service_history::record(tx, &records, by, now)).unwrap();
    }

    /// Does it while something else writes, for as long as it takes.
    pub fn db_while_written<T>(&self, act: impl FnOnce() -> T) -> T {
        self.db_while("SELECT 1", act)
    }

    /// Does it while the transaction of something else has run this statement, and ends no sooner.
    pub fn db_while<T>(&self, has_run: &str, act: impl FnOnce() -> T) -> T {
        let other = &mut *self.db.connection().unwrap();
        let begin = match other {
            AnyConnection::Postgres(_) => "BEGIN",
            AnyConnection::Sqlite(_) => "BEGIN IMMEDIATE",
        };
        other.batch_execute(&format!("{begin}; {has_run}")).unwrap();
        let done = act();
        other.batch_execute("COMMIT").unwrap();
        done
    }

    /// What the worker does to what is a year old.
    pub fn db_sweep(&self) {
        self.db.write_blocking(|tx| housekeeping::sweep(tx, DAY * 365, self.clock.now(), 100)).unwrap();
    }

    /// What a newer version of the program would write: `accounts SET language = 'xx'`.
    pub fn db_sets(&self, what: &str) {
        let changed = diesel::sql_query(format!("UPDATE {what}")).execute(&mut *self.db.connection().unwrap());
        assert!(changed.unwrap() > 0, "{what}");
    }

    /// What the operator removes.
    pub fn db_deletes(&self, what: &str) {
        let deleted = diesel::sql_query(format!("DELETE FROM {what}")).execute(&mut *self.db.connection().unwrap());
        assert!(deleted.unwrap() > 0, "{what}");
    }

    /// That what is written down of how many services each account has is what is counted.
    pub fn assert_services_counted(&self) {
        let columns = ["account_id", "category", "roles", "services"];
        let counted = "(SELECT account_id, category, roles, COUNT(*) AS services FROM service_roles \
                       GROUP BY account_id, category, roles) AS counted";
        let kept = self.db_rows("service_counts WHERE services <> 0", &columns);
        assert_eq!(kept, self.db_rows(counted, &columns));
        assert!(!kept.is_empty());
    }

    /// So many services of one account's and another's: `s10001`, `s10002` …
    pub fn db_services(&self, number: u32, [admin, tech, billing]: [&Customer<'_>; 3]) {
        let statement = format!(
            "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id) \
             WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {number}) \
             SELECT 's' || (10000 + i), 's' || (10000 + i), 'DOMAIN', {}, {}, {} FROM n",
            admin.id.0, tech.id.0, billing.id.0
        );
        diesel::sql_query(statement).execute(&mut *self.db.connection().unwrap()).unwrap();
    }

    /// So many more requests like this one, which is over, of the same submission.
    pub fn db_copies_of_request(&self, request: i64, number: u32) {
        let copied =
            "submission_id, service_id, requester_id, from_id, to_id, state, created_at, expires_at, finished_at";
        let statement = format!(
            "INSERT INTO requests ({copied}) \
             WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {number}) \
             SELECT {copied} FROM requests, n WHERE id = {request}"
        );
        diesel::sql_query(statement).execute(&mut *self.db.connection().unwrap()).unwrap();
    }

    /// Runs a statement.
    pub fn db_runs(&self, statement: &str) {
        diesel::sql_query(statement).execute(&mut *self.db.connection().unwrap()).unwrap();
    }

    /// How many rows there are, of a table or of a part of one: `events WHERE what = 'closed'`.
    pub fn db_count(&self, of: &str) -> i64 {
        let query = diesel::sql_query(format!("SELECT COUNT(*) AS count FROM {of}"));
        query.get_result::<Counted>(&mut *self.db.connection().unwrap()).unwrap().count
    }

    /// These columns of every row of a table, as text.
    pub fn db_rows(&self, table: &str, columns: &[&str]) -> Vec<String> {
        let column = |column: &&str| format!("COALESCE(CAST({column} AS TEXT), '-')");
        let row = columns.iter().map(column).collect::<Vec<_>>().join(" || ' ' || ");
        let query = diesel::sql_query(format!("SELECT {row} AS line FROM {table} ORDER BY 1"));
        let rows: Vec<Row> = query.load(&mut *self.db.connection().unwrap()).unwrap();
        rows.into_iter().map(|row| row.line).collect()
    }

    /// How an account's password is stored.
    pub fn db_password_hash(&self, account: &Customer<'_>) -> String {
        accounts::password_hash(&mut self.db.connection().unwrap(), account.id).unwrap().unwrap()
    }
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    line: String,
}
