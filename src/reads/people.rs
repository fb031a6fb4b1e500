//! Accounts as other accounts see them: by NIC handle and name, never by address.

use std::collections::HashMap;

use crate::domain::AccountId;
use crate::domain::account::{Account, NicHandle};
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

/// Those that a page names.
pub struct People {
    accounts: HashMap<AccountId, Account>,
    viewer: Option<AccountId>,
}

impl People {
    /// Looks them up; none of them is the viewer's own where no account looks.
    pub fn load(
        conn: &mut AnyConnection,
        viewer: impl Into<Option<AccountId>>,
        ids: impl IntoIterator<Item = AccountId>,
    ) -> StoreResult<Self> {
        Ok(Self { accounts: accounts::get_all(conn, ids)?, viewer: viewer.into() })
    }

    /// One of them.
    ///
    /// # Errors
    /// It was not among those looked up: a fault of the program or of the database.
    pub fn get(&self, id: AccountId) -> StoreResult<Person> {
        let account = self.accounts.get(&id).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))?;
        Ok(Person { nic: account.nic.to_string(), name: account.name.to_string(), own: Some(id) == self.viewer })
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
