//! Accounts as other accounts see them: by NIC handle and name, never by address.

use std::collections::{HashMap, HashSet};

use crate::domain::AccountId;
use crate::domain::account::{Account, NicHandle};
use crate::domain::request::Request;
use crate::store::labels::AccountLabel;
use crate::store::requests::ListedRequest;
use crate::store::sharing::sharing_a_service_with;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, labels};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its NIC handle.
    pub nic: String,
    /// Its name, or its initials.
    pub name: String,
    /// Whether it is the account that looks.
    pub own: bool,
}

impl Person {
    /// What it is called in a sentence: by name, where that is known.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.nic } else { &self.name }
    }

    /// The same by NIC handle alone, where who looks may not learn the name.
    #[must_use]
    pub fn nameless(self) -> Self {
        Self { name: String::new(), ..self }
    }

    /// An account as operators see it.
    #[must_use]
    pub fn of_account(account: &Account) -> Self {
        Self { nic: account.nic.to_string(), name: account.name.to_string(), own: false }
    }

    /// An account as `viewer` sees it.
    #[must_use]
    pub fn of(label: AccountLabel, viewer: impl Into<Option<AccountId>>) -> Self {
        Self { nic: label.nic, name: label.name.into(), own: Some(label.id) == viewer.into() }
    }
}

/// Those that a page names.
pub struct People {
    labels: HashMap<AccountId, AccountLabel>,
    viewer: Option<AccountId>,
    /// Those that go by their initials.
    strangers: HashSet<AccountId>,
}

impl People {
    /// Looks them up; none of them is the viewer's own where no account looks.
    pub fn load(
        conn: &mut AnyConnection,
        viewer: impl Into<Option<AccountId>>,
        ids: impl IntoIterator<Item = AccountId>,
    ) -> StoreResult<Self> {
        Ok(Self::called(labels::labels(conn, ids)?, viewer))
    }

    /// Those that were looked up with what names them.
    pub fn called(labels: impl IntoIterator<Item = AccountLabel>, viewer: impl Into<Option<AccountId>>) -> Self {
        let labels = labels.into_iter().map(|label| (label.id, label)).collect();
        Self { labels, viewer: viewer.into(), strangers: HashSet::new() }
    }

    /// The parties of requests, and whoever else is called so. New contacts go by their initials until they have accepted; but for
    /// those that share a service with the viewer (RULES.md, *Who sees what*).
    pub fn of_listed<'a>(
        listed: impl IntoIterator<Item = &'a ListedRequest> + Clone,
        others: impl IntoIterator<Item = AccountLabel>,
        viewer: Option<AccountId>,
    ) -> Self {
        let parties = listed.clone().into_iter().flat_map(|listed| listed.parties.clone());
        let mut people = Self::called(parties.chain(others), viewer);
        if viewer.is_some() {
            let new = listed
                .into_iter()
                .filter(|listed| !listed.shares_with_new && !listed.request.is_accepted_by(listed.request.to));
            people.strangers = new.map(|listed| listed.request.to).filter(|new| Some(*new) != viewer).collect();
        }
        people
    }

    /// The same, where new contacts go by their initials until they have accepted.
    pub fn of_requests<'a>(
        self,
        conn: &mut AnyConnection,
        requests: impl IntoIterator<Item = &'a Request>,
    ) -> StoreResult<Self> {
        let requests = requests.into_iter().filter(|request| !request.is_accepted_by(request.to));
        self.of_new_contacts(conn, requests.map(|request| request.to))
    }

    /// The same, where these new contacts, which have not accepted, go by their initials; but for those that share a service
    /// with the viewer (RULES.md, *Who sees what*).
    pub fn of_new_contacts(
        mut self,
        conn: &mut AnyConnection,
        new: impl IntoIterator<Item = AccountId>,
    ) -> StoreResult<Self> {
        let Some(viewer) = self.viewer else { return Ok(self) };
        let new: Vec<_> = new.into_iter().filter(|account| *account != viewer).collect();
        let known = sharing_a_service_with(conn, viewer, &new)?;
        self.strangers = new.into_iter().filter(|account| !known.contains(account)).collect();
        Ok(self)
    }

    /// One of them.
    ///
    /// # Errors
    /// It was not among those looked up: a fault of the program or of the database.
    pub fn get(&self, id: AccountId) -> StoreResult<Person> {
        let label = self.labels.get(&id).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))?;
        let mut person = Person::of(label.clone(), self.viewer);
        if self.strangers.contains(&id) {
            person.name = label.name.initials();
        }
        Ok(person)
    }

    /// One of them by NIC handle alone, where the viewer may not learn the name.
    ///
    /// # Errors
    /// It was not among those looked up: a fault of the program or of the database.
    pub fn get_nameless(&self, id: AccountId) -> StoreResult<Person> {
        Ok(self.get(id)?.nameless())
    }
}

/// The account of this handle, where there is one: for what is done to somebody by its handle.
pub fn account_called(conn: &mut AnyConnection, nic: &NicHandle) -> StoreResult<Option<AccountId>> {
    Ok(accounts::by_nic(conn, nic)?.map(|account| account.id))
}
