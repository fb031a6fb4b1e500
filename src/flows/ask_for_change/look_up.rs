//! What a change is planned from, read and neither held nor changed.

use std::collections::{BTreeMap, HashMap};

use crate::domain::account::Account;
use crate::domain::change::{OpenRequest, ServiceAsked, ServicesMark, narrowed};
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
    fn named(&self, form: &ContactForm, today: &Contacts<Account>) -> Contacts<NamedContact> {
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

/// The services that a change is asked for, and who their contacts are today.
pub struct ChangeSubjects {
    /// The services, in the order of their numbers.
    pub services: Vec<Service>,
    /// Their contacts, likewise.
    pub todays: Vec<Contacts<Account>>,
}

impl ChangeSubjects {
    /// Those of these services that this account is a contact of.
    pub fn look_up(conn: &mut AnyConnection, asker: AccountId, ids: &[ServiceId]) -> StoreResult<Self> {
        let found = services::get_all(conn, ids.iter().copied())?.into_values();
        let services: Vec<_> = found.filter(|service| !service.contacts.roles_of(asker).is_empty()).collect();
        let contacts =
            services.iter().flat_map(|service| ContactType::ALL.map(|contact| *service.contacts.get(contact)));
        let accounts = accounts::get_all(conn, contacts.collect::<Vec<_>>())?;
        let todays = services.iter().map(|service| contacts_of(service, &accounts)).collect::<StoreResult<_>>()?;
        Ok(Self { services, todays })
    }

    /// What tells them from others.
    pub fn mark(&self) -> ServicesMark {
        ServicesMark::of(self.services.iter().map(|service| (service.id, &service.contacts)))
    }

    /// What tells these of them from others.
    pub fn mark_of(&self, ids: &[ServiceId]) -> ServicesMark {
        let those = self.services.iter().filter(|service| ids.contains(&service.id));
        ServicesMark::of(those.map(|service| (service.id, &service.contacts)))
    }

    /// Their numbers.
    pub fn ids(&self) -> Vec<ServiceId> {
        self.services.iter().map(|service| service.id).collect()
    }

    /// Who their administrative contacts are today.
    pub fn administrators(&self) -> BTreeMap<ServiceId, AccountId> {
        self.services.iter().map(|service| (service.id, service.contacts.administrative)).collect()
    }

    /// All that is known of each of them when a change is planned; of what is `only` this account's today, where that is
    /// given.
    pub fn asked(
        &self,
        conn: &mut AnyConnection,
        (by, form, names): (AccountId, &ContactForm, &FoundNames),
        only: Option<&Account>,
        now: Moment,
    ) -> StoreResult<Vec<ServiceAsked>> {
        let mut stored = requests::open_on(conn, &self.ids())?;
        let ids: Vec<RequestId> = stored.values().flat_map(BTreeMap::values).copied().collect();
        let found = requests::get_all(conn, &ids)?;
        let one = |(service, today): (&Service, &Contacts<Account>)| {
            let whom = names.named(form, today);
            let stored = stored.remove(&service.id).unwrap_or_default();
            ServiceAsked {
                id: service.id,
                named: only.map_or_else(|| whom.clone(), |only| narrowed(&whom, today, only)),
                open: OpenRequest::all_of(stored, &found, (by, service.contacts.administrative), now),
                today: today.clone(),
                locked: service.lock.is_some(),
            }
        };
        Ok(self.services.iter().zip(&self.todays).map(one).collect())
    }
}

fn contacts_of(service: &Service, accounts: &HashMap<AccountId, Account>) -> StoreResult<Contacts<Account>> {
    let get = |contact| {
        let id = service.contacts.get(contact);
        accounts.get(id).cloned().ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))
    };
    Ok(Contacts {
        administrative: get(ContactType::Administrative)?,
        technical: get(ContactType::Technical)?,
        billing: get(ContactType::Billing)?,
    })
}
