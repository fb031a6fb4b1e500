//! What an application stands on: a folder of its own, and a database.

use handover::config::DatabaseUrl;
use handover::store::{connection, migrations};

use super::on_postgres;
use crate::support::cluster::TestDatabase;

/// What an application stands on: a folder of its own, and a database.
pub struct Ground {
    pub folder: tempfile::TempDir,
    pub url: DatabaseUrl,
    /// Where the database is no file in the folder.
    _database: Option<TestDatabase>,
}

impl Ground {
    /// With our tables, and nothing in these.
    pub fn new() -> Self {
        if on_postgres() {
            let database = TestDatabase::migrated();
            return Self { folder: tempfile::tempdir().unwrap(), url: database.url(), _database: Some(database) };
        }
        Self::file()
    }

    /// With nothing in it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        if on_postgres() {
            let database = TestDatabase::empty();
            return Self { folder, url: database.url(), _database: Some(database) };
        }
        Self { url: DatabaseUrl::Sqlite(folder.path().join("handover.db")), folder, _database: None }
    }

    /// On a database that is there.
    pub(super) fn at(url: DatabaseUrl) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), url, _database: None }
    }

    /// For `HANDOVER_DATABASE_URL`.
    pub fn address(&self) -> String {
        match &self.url {
            DatabaseUrl::Sqlite(path) => format!("sqlite://{}", path.display()),
            DatabaseUrl::Postgres(url) => url.clone(),
        }
    }

    pub(super) fn file() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("handover.db"));
        migrations::run(&mut connection::connect(&url).unwrap()).unwrap();
        Self { folder, url, _database: None }
    }
}
