//! The rules of INTERFACE.md, *CSV*, each both ways.

mod accounts;
mod beside_others;
mod complete;
mod files;
mod large;
mod purposes;
mod rehearsing;
mod services;
mod spreadsheets;

use std::fs;

use handover::domain::account::{Account, EmailAddress, NicHandle};
use handover::domain::service::Service;
use handover::domain::time::Moment;
use handover::import::{BadRow, ImportError, ImportFiles, ImportProgress, ImportTally, Imported, import};
use handover::store::bulk::services::services_known_by;
use handover::store::services::name_key;
use handover::store::{self, AnyConnection, Database, connection};

use crate::support::acts::importers_desk;
use crate::support::app::{CONNECTIONS, Ground};

const HASH: &str = "$argon2id$v=19$m=64,t=1,p=1$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw";
/// Two accounts of one zone, two of another.
const ACCOUNTS: &str = "nic_handle,name,email,zone\n\
    aa1-nic,Ann,ann@example.org,eu\nbb1-nic,Ben,ben@example.org,eu\n\
    cc1-nic,Cleo,cleo@example.org,ca\ndd1-nic,Dan,dan@example.org,ca\n";
/// One service of Ann's, of which Ben is the technical contact.
const SERVICES: &str = "name,category,administrative,technical,billing\nexample.org,DOMAIN,aa1-nic,bb1-nic,aa1-nic\n";

struct World {
    ground: Ground,
    db: Database,
    /// Beside the import's own.
    conn: AnyConnection,
    /// Whether the file wins over requests.
    overwrite: bool,
}

impl World {
    /// A database with nothing in it.
    fn empty() -> Self {
        let ground = Ground::new();
        let db = Database::open(&ground.url, CONNECTIONS).unwrap();
        let conn = connection::connect(&ground.url).unwrap();
        Self { ground, db, conn, overwrite: false }
    }

    /// A database with [`ACCOUNTS`] and [`SERVICES`].
    fn filled() -> Self {
        let mut world = Self::empty();
        world.import(Some(ACCOUNTS), Some(SERVICES)).unwrap();
        world
    }

    /// How many open accounts have this address.
    fn holders(&mut self, email: &str) -> usize {
        let email = EmailAddress::parse(email).unwrap();
        store::accounts::open_by_email(&mut self.conn, &email).unwrap().len()
    }

    fn files<A: AsRef<[u8]>, S: AsRef<[u8]>>(&self, accounts: Option<A>, services: Option<S>) -> ImportFiles {
        let write = |name: &str, content: &[u8]| {
            let path = self.ground.folder.path().join(name);
            fs::write(&path, content).unwrap();
            path
        };
        ImportFiles {
            accounts: accounts.map(|content| write("a.csv", content.as_ref())),
            services: services.map(|content| write("s.csv", content.as_ref())),
            overwrite_contacts: self.overwrite,
        }
    }

    /// The import, with somebody who hears how far it has come.
    fn import_told<A: AsRef<[u8]>, S: AsRef<[u8]>>(
        &self,
        accounts: Option<A>,
        services: Option<S>,
        progress: &dyn ImportProgress,
    ) -> Result<Imported, ImportError> {
        let files = self.files(accounts, services);
        import(
            &self.db,
            &["eu".to_owned(), "ca".to_owned()],
            &files,
            None,
            (&importers_desk(), Moment(1_000)),
            progress,
        )
    }

    fn import<A: AsRef<[u8]>, S: AsRef<[u8]>>(
        &mut self,
        accounts: Option<A>,
        services: Option<S>,
    ) -> Result<Imported, ImportError> {
        self.import_told(accounts, services, &())
    }

    /// The lines that an import names, after making sure that it changed nothing.
    fn bad<A: AsRef<[u8]>, S: AsRef<[u8]>>(&mut self, accounts: Option<A>, services: Option<S>) -> Vec<String> {
        let before = self.everything();
        let ImportError::Bad(bad) = self.import(accounts, services).unwrap_err() else { panic!("not bad rows") };
        assert_eq!(self.everything(), before);
        let folder = format!("{}/", self.ground.folder.path().display());
        let text = bad.first.iter().map(BadRow::to_string).collect::<Vec<_>>().join("\n");
        text.replace(&folder, "").lines().map(str::to_owned).collect()
    }

    fn bad_accounts(&mut self, accounts: impl AsRef<[u8]>) -> Vec<String> {
        self.bad(Some(accounts), None::<&str>)
    }

    fn bad_services(&mut self, services: impl AsRef<[u8]>) -> Vec<String> {
        self.bad(None::<&str>, Some(services))
    }

    fn import_accounts(&mut self, accounts: impl AsRef<[u8]>) -> ImportTally {
        let ImportTally { added, updated, .. } = self.import(Some(accounts), None::<&str>).unwrap().accounts;
        tally(added, updated)
    }

    fn import_services(&mut self, services: impl AsRef<[u8]>) -> ImportTally {
        let ImportTally { added, updated, .. } = self.import(None::<&str>, Some(services)).unwrap().services;
        tally(added, updated)
    }

    fn account(&mut self, nic: &str) -> Account {
        store::accounts::by_nic(&mut self.conn, &NicHandle::parse(nic).unwrap()).unwrap().unwrap()
    }

    fn password_hash(&mut self, nic: &str) -> Option<String> {
        let id = self.account(nic).id;
        store::accounts::password_hash(&mut self.conn, id).unwrap()
    }

    /// The NIC handles of a service's contacts.
    fn contacts(&mut self, name: &str, category: &str) -> [String; 3] {
        let Service { contacts, .. } = services_known_by(&mut self.conn, &[&name_key(name)])
            .unwrap()
            .into_iter()
            .find(|service| service.category == category)
            .unwrap();
        [contacts.administrative, contacts.technical, contacts.billing]
            .map(|id| store::accounts::get(&mut self.conn, id).unwrap().nic.to_string())
    }

    fn close(&mut self, nic: &str) {
        let id = self.account(nic).id;
        self.runs(&format!("UPDATE accounts SET closed_at = 1 WHERE id = {id}"));
    }

    fn runs(&mut self, statement: &str) {
        assert!(self.changes(statement) > 0, "{statement}");
    }

    fn changes(&mut self, statement: &str) -> usize {
        use diesel::prelude::*;
        diesel::sql_query(statement).execute(&mut self.conn).unwrap()
    }

    /// That what is written down of how many services each account has is what is counted.
    fn assert_services_counted(&mut self) {
        let counted =
            "SELECT account_id, category, roles, COUNT(*) FROM service_roles GROUP BY account_id, category, roles";
        let kept = "SELECT account_id, category, roles, services FROM service_counts WHERE services <> 0";
        for (one, other) in [(kept, counted), (counted, kept)] {
            let wrong = format!("SELECT account_id FROM ({one} EXCEPT {other}) AS wrong");
            let wrong = format!("UPDATE accounts SET name = name WHERE id IN ({wrong})");
            assert_eq!(self.changes(&wrong), 0, "{one}");
        }
    }

    /// Every account and service, and the schema, as text.
    fn everything(&mut self) -> String {
        use diesel::prelude::*;
        #[derive(Debug, QueryableByName)]
        struct Line {
            #[diesel(sql_type = diesel::sql_types::Text)]
            line: String,
        }
        let query = "SELECT concat_ws('|', id, nic_handle, name, email, email_key, zone, language, password_hash, \
                     outstanding_payments, payment_method, created_at, closed_at) AS line FROM accounts \
                     UNION ALL SELECT concat_ws('|', id, name, sort_name, category, admin_id, tech_id, billing_id, expires_on, renewal) \
                     FROM services UNION ALL SELECT concat_ws('|', service_id, name, city) FROM owners ORDER BY 1";
        let schema = match self.conn {
            AnyConnection::Sqlite(_) => "SELECT name AS line FROM sqlite_master ORDER BY 1",
            AnyConnection::Postgres(_) => "SELECT indexname::text AS line FROM pg_indexes ORDER BY 1",
        };
        let mut lines: Vec<Line> = diesel::sql_query(query).load(&mut self.conn).unwrap();
        lines.extend(diesel::sql_query(schema).load::<Line>(&mut self.conn).unwrap());
        lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n")
    }
}

/// `row` of each number, one after the other.
fn rows(numbers: std::ops::Range<usize>, row: impl Fn(usize) -> String) -> String {
    numbers.map(row).collect::<Vec<_>>().concat()
}

fn tally(added: u64, updated: u64) -> ImportTally {
    ImportTally { added, updated, unchanged: 0 }
}
