//! Past the application, into its database: what billing, an import or the operator would do, and few looks at what no page
//! shows.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use handover::domain::ServiceId;
use handover::domain::service::Contacts;
use handover::flows::administer;
use handover::store::{accounts, services};

use super::app::TestApp;
use super::customer::Customer;

impl TestApp {
    /// What the operator's `account close` does.
    pub fn db_close(&self, account: &Customer<'_>) {
        assert!(administer::close(&mut self.db.connection().unwrap(), self.clock.now(), account.id).unwrap());
    }

    /// What the billing system reports.
    pub fn db_set_unpaid(&self, account: &Customer<'_>, bills: i32) {
        accounts::set_outstanding_payments(&mut self.db.connection().unwrap(), account.id, bills).unwrap();
    }

    /// A service of any category; its administrative, technical and billing contact.
    pub fn db_service(&self, name: &str, category: &str, contacts: [&Customer<'_>; 3]) -> ServiceId {
        let [administrative, technical, billing] = contacts.map(|contact| contact.id);
        let contacts = Contacts { administrative, technical, billing };
        services::insert(&mut self.db.connection().unwrap(), name, category, &contacts).unwrap()
    }

    /// How many rows there are, of a table or of a part of one: `events WHERE what = 'closed'`.
    pub fn db_count(&self, of: &str) -> i64 {
        let query = diesel::sql_query(format!("SELECT COUNT(*) AS count FROM {of}"));
        query.get_result::<Counted>(&mut *self.db.connection().unwrap()).unwrap().count
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
