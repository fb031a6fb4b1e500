//! What all stands on: a database, a folder, a mail server, and the accounts and services that there are.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use handover::clock::Clock;
use handover::config::DatabaseUrl;
use handover::domain::account::{Account, EmailAddress, Language, NicHandle};
use handover::domain::name::AccountName;
use handover::domain::service::Contacts;
use handover::domain::{AccountId, ServiceId};
use handover::store::accounts::NewAccount;
use handover::store::bulk::References;
use handover::store::{AnyConnection, Database, StoreError, Tx, accounts, connection, services};
use rand::RngExt;
use rand::rngs::StdRng;

use super::support::app::PASSWORD_HASH;
#[cfg(feature = "postgres-tests")]
use super::support::cluster;
use super::support::cluster::TestDatabase;

/// Customers, of whom the last has an address that the mail server refuses.
const CUSTOMERS: usize = 40;
const SERVICES: usize = 200;

/// A database of its own, empty at first, and a folder.
pub struct Ground {
    pub name: &'static str,
    pub folder: tempfile::TempDir,
    pub url: DatabaseUrl,
    /// Programs that serve at the same time.
    pub servers: usize,
    /// Where the database is no file in the folder.
    database: Option<TestDatabase>,
}

impl Ground {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("handover.db"));
        Self { name: "SQLite", folder, url, servers: 1, database: None }
    }

    /// The cluster does not write its log to the disk before it answers: nobody kills it here.
    #[cfg(feature = "postgres-tests")]
    pub fn postgres() -> Self {
        let database = TestDatabase::empty();
        let folder = tempfile::tempdir().unwrap();
        Self { name: "PostgreSQL", folder, url: database.url(), servers: 2, database: Some(database) }
    }

    /// For `HANDOVER_DATABASE_URL`.
    pub fn address(&self) -> String {
        match &self.url {
            DatabaseUrl::Sqlite(path) => format!("sqlite://{}", path.display()),
            DatabaseUrl::Postgres(url) => url.clone(),
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn conn(&self) -> AnyConnection {
        connection::connect(&self.url).unwrap()
    }

    /// Keeps the folder, with the database in it, for somebody to look at.
    pub fn keep(self) -> String {
        let Self { folder, database, .. } = self;
        let folder = folder.keep();
        if let Some(database) = database {
            dump(&database, &folder);
        }
        folder.display().to_string()
    }
}

#[cfg(feature = "postgres-tests")]
fn dump(database: &TestDatabase, folder: &Path) {
    let dumped = cluster::command("pg_dump", Path::new("/tmp")).arg(database.address()).output().unwrap();
    std::fs::write(folder.join("handover.sql"), dumped.stdout).unwrap();
}

#[cfg(not(feature = "postgres-tests"))]
fn dump(_: &TestDatabase, _: &Path) {}

/// A customer, as its own browser knows it.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: AccountId,
    pub nic: String,
    pub email: String,
}

/// The accounts, which stay as they are, and whose services were whose at the beginning.
pub struct World {
    pub people: Vec<Person>,
    pub accounts: HashMap<AccountId, Account>,
    pub services: BTreeMap<ServiceId, Contacts<AccountId>>,
}

impl World {
    pub fn make(db: &Database, dice: &mut StdRng) -> Self {
        db.write_bulk::<_, StoreError>(References::Checked, |tx| {
            let people: Vec<Person> = (0..CUSTOMERS).map(|number| person(tx, number)).collect();
            let mut made = BTreeMap::new();
            for number in 0..SERVICES {
                let contacts = Contacts::from_fn(|_| people[dice.random_range(0..CUSTOMERS)].id);
                made.insert(
                    services::insert(
                        tx,
                        (&format!("service-{number}.org"), "DOMAIN"),
                        &contacts,
                        Clock::default().now(),
                    )?,
                    contacts,
                );
            }
            let accounts = accounts::get_all(tx, people.iter().map(|person| person.id))?;
            Ok(Self { people, accounts, services: made })
        })
        .unwrap()
    }

    /// Who never gets an email.
    pub fn refused(&self) -> &Person {
        self.people.last().unwrap()
    }

    pub fn nic(&self, id: AccountId) -> &str {
        self.accounts[&id].nic.as_str()
    }
}

fn person(tx: &mut Tx, number: usize) -> Person {
    let (nic, email) = (format!("xx{}-nic", 1000 + number), format!("customer{number}@example.org"));
    let new = NewAccount {
        nic: &NicHandle::parse(&nic).unwrap(),
        name: &AccountName::shown(format!("Customer {number}"), &nic),
        email: &EmailAddress::parse(&email).unwrap(),
        zone: "eu",
        language: Language::English,
        password_hash: Some(PASSWORD_HASH),
        outstanding_payments: 0,
    };
    let id = accounts::insert(tx, &new, Clock::default().now()).unwrap();
    Person { id, nic, email }
}
