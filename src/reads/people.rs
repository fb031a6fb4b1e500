//! Accounts as other accounts see them: by NIC handle and name, never by address.

use std::collections::HashMap;

use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::store::accounts::AccountLabel;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its NIC handle.
    pub nic: String,
    /// Its name.
    pub name: String,
    /// Whether it is the account that looks.
    pub own: bool,
}

impl Person {
    /// An account as `viewer` sees it.
    #[must_use]
    pub fn of(label: AccountLabel, viewer: impl Into<Option<AccountId>>) -> Self {
        Self { nic: label.nic, name: label.name.to_string(), own: Some(label.id) == viewer.into() }
    }
}

/// Those that a page names.
pub struct People {
    labels: HashMap<AccountId, AccountLabel>,
    viewer: Option<AccountId>,
}

impl People {
    /// Looks them up; none of them is the viewer's own where no account looks.
    pub fn load(
        conn: &mut AnyConnection,
        viewer: impl Into<Option<AccountId>>,
        ids: impl IntoIterator<Item = AccountId>,
    ) -> StoreResult<Self> {
        Ok(Self::called(accounts::labels(conn, ids)?, viewer))
    }

    /// Those that were looked up with what names them.
    pub fn called(labels: impl IntoIterator<Item = AccountLabel>, viewer: impl Into<Option<AccountId>>) -> Self {
        Self { labels: labels.into_iter().map(|label| (label.id, label)).collect(), viewer: viewer.into() }
    }

    /// One of them.
    ///
    /// # Errors
    /// It was not among those looked up: a fault of the program or of the database.
    pub fn get(&self, id: AccountId) -> StoreResult<Person> {
        let label = self.labels.get(&id).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))?;
        Ok(Person::of(label.clone(), self.viewer))
    }

    /// One of them by NIC handle alone, where the viewer may not learn the name.
    ///
    /// # Errors
    /// It was not among those looked up: a fault of the program or of the database.
    pub fn get_nameless(&self, id: AccountId) -> StoreResult<Person> {
        Ok(Person { name: String::new(), ..self.get(id)? })
    }
}

/// The account of this handle, where there is one: for what is done to somebody by its handle.
pub fn account_called(conn: &mut AnyConnection, nic: &NicHandle) -> StoreResult<Option<AccountId>> {
    Ok(accounts::by_nic(conn, nic)?.map(|account| account.id))
}
