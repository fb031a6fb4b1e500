//! What a change is planned from, read and neither held nor changed.

use std::collections::{BTreeMap, HashMap};

use crate::domain::account::Account;
use crate::domain::change::OpenRequest;
use crate::domain::contact_form::{ContactForm, FoundName, NamedContact};
use crate::domain::service::{ContactType, Contacts, Service};
use crate::domain::time::Moment;
use crate::domain::typed_name::TypedName;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, requests, services};

/// Whom the names in a form lead to, whatever the service. Each name is looked up once.
pub struct FoundNames(HashMap<TypedName, FoundName>);

impl FoundNames {
    /// Looks them up.
    pub fn look_up(conn: &mut AnyConnection, form: &ContactForm) -> StoreResult<Self> {
        let mut found = HashMap::new();
        for (_, name) in form.typed_names() {
            if !found.contains_key(name) {
                found.insert(name.clone(), open_account(conn, name)?);
            }
        }
        Ok(Self(found))
    }

    /// The accounts that they lead to.
    pub fn accounts(&self) -> impl Iterator<Item = AccountId> {
        self.0.values().filter_map(|found| match found {
            FoundName::One(account) => Some(account.id),
            FoundName::Nobody | FoundName::Several => None,
        })
    }

    /// Puts what is known of the accounts now in the place of what was known. Whoever was closed meanwhile, or is no
    /// longer called so, is nobody.
    pub fn refresh(&mut self, now: &HashMap<AccountId, Account>) {
        for (name, found) in &mut self.0 {
            if let FoundName::One(before) = found {
                let account = now.get(&before.id).filter(|account| account.open && name.is_of(account)).cloned();
                *found = account.map_or(FoundName::Nobody, FoundName::One);
            }
        }
    }

    /// Whom each field names.
    pub fn named(&self, form: &ContactForm, today: &Contacts<Account>) -> Contacts<NamedContact> {
        Contacts::from_fn(|contact| {
            let typed = form.fields.get(contact).as_ref();
            let found = typed.and_then(|name| self.0.get(name)).unwrap_or(&FoundName::Nobody);
            NamedContact::of(typed, found, today.get(contact))
        })
    }
}

fn open_account(conn: &mut AnyConnection, name: &TypedName) -> StoreResult<FoundName> {
    Ok(match name {
        TypedName::Handle(nic) => {
            let found = accounts::by_nic(conn, nic)?.filter(|account| account.open);
            found.map_or(FoundName::Nobody, FoundName::One)
        }
        TypedName::Address(email) => {
            let mut found = accounts::open_by_email(conn, email)?;
            match (found.pop(), found.is_empty()) {
                (None, _) => FoundName::Nobody,
                (Some(account), true) => FoundName::One(account),
                (Some(_), false) => FoundName::Several,
            }
        }
        TypedName::Several | TypedName::Neither | TypedName::Unreadable(_) => FoundName::Nobody,
    })
}

/// The service that a change is asked for, and who its contacts are today.
pub struct ChangeSubject {
    /// The service.
    pub service: Service,
    /// Its contacts.
    pub today: Contacts<Account>,
}

impl ChangeSubject {
    /// The service, where this account is a contact of it.
    pub fn look_up(conn: &mut AnyConnection, asker: AccountId, id: ServiceId) -> StoreResult<Option<Self>> {
        let Some(service) = services::find(conn, id)? else { return Ok(None) };
        if service.contacts.roles_of(asker).is_empty() {
            return Ok(None);
        }
        let today = contacts_of(conn, &service)?;
        Ok(Some(Self { service, today }))
    }

    /// What is already being asked for.
    pub fn open_requests(
        &self,
        conn: &mut AnyConnection,
        asker: AccountId,
        now: Moment,
    ) -> StoreResult<BTreeMap<ContactType, OpenRequest>> {
        let stored = requests::open_on_service(conn, self.service.id)?;
        let ids: Vec<RequestId> = stored.values().copied().collect();
        let found = requests::get_all(conn, &ids)?;
        Ok(OpenRequest::all_of(stored, &found, (asker, self.service.contacts.administrative), now))
    }
}

fn contacts_of(conn: &mut AnyConnection, service: &Service) -> StoreResult<Contacts<Account>> {
    let ids = ContactType::ALL.map(|contact| *service.contacts.get(contact));
    let found = accounts::get_all(conn, ids)?;
    let get = |contact| {
        let id = service.contacts.get(contact);
        found.get(id).cloned().ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))
    };
    Ok(Contacts {
        administrative: get(ContactType::Administrative)?,
        technical: get(ContactType::Technical)?,
        billing: get(ContactType::Billing)?,
    })
}
