//! One form over several services: each is judged by itself, by the rules of one (RULES.md, *Several services at once*).

use std::collections::BTreeMap;

use super::{Asking, ChangeFault, ChangeField, NotPlanned, OpenRequest, PlannedRequest, plan};
use crate::domain::account::Account;
use crate::domain::contact_form::NamedContact;
use crate::domain::digest::digest;
use crate::domain::note::NoteFault;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::typed_name::TypedName;
use crate::domain::{AccountId, ServiceId};

/// The most services that one form may be about.
pub const SERVICES_MAX: usize = 500;

/// What tells services and their contacts from others: a form carries it, and so one sees whether they have changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicesMark(String);

impl ServicesMark {
    /// That of these services, in whichever order.
    #[must_use]
    pub fn of<'a>(services: impl IntoIterator<Item = (ServiceId, &'a Contacts<AccountId>)>) -> Self {
        let said = |(id, contacts): (ServiceId, &Contacts<AccountId>)| {
            let Contacts { administrative, technical, billing } = contacts;
            (id, format!("{id} {administrative} {technical} {billing}"))
        };
        let mut said: Vec<_> = services.into_iter().map(said).collect();
        said.sort();
        let parts: Vec<&str> = said.iter().map(|(_, said)| said.as_str()).collect();
        Self(digest(&parts).iter().fold(String::new(), |mark, byte| format!("{mark}{byte:02x}")))
    }

    /// One that a form carries.
    #[must_use]
    pub fn given(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As a form carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// All that is known of one of the services.
#[derive(Clone, Debug)]
pub struct ServiceAsked {
    /// The service.
    pub id: ServiceId,
    /// Who the contacts are today.
    pub today: Contacts<Account>,
    /// Whom each field names.
    pub named: Contacts<NamedContact>,
    /// What is already being asked for.
    pub open: BTreeMap<ContactType, OpenRequest>,
    /// Whether it is locked.
    pub locked: bool,
}

/// What a form becomes on each of its services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanOfMany {
    /// The requests.
    pub planned: Vec<(ServiceId, PlannedRequest)>,
    /// On which nothing would change.
    pub unchanged: Vec<ServiceId>,
    /// On which something stands in the way, and what.
    pub faulty: Vec<FaultyService>,
}

/// A service that cannot be changed as the form asks, with all that stands in the way.
pub type FaultyService = (ServiceId, Vec<(ContactType, ChangeFault)>);

impl ChangeFault {
    /// Whether it is wrong with what was typed, whatever the service.
    #[must_use]
    pub fn is_of_what_was_typed(self) -> bool {
        match self {
            Self::Text(_)
            | Self::Unknown
            | Self::NoAccountYet
            | Self::Neither
            | Self::Several
            | Self::Shared
            | Self::OtherZone
            | Self::NowhereToday
            | Self::Note(_) => true,
            Self::NotYours | Self::OutstandingPayments { .. } | Self::AlreadyAsked(_) | Self::Locked => false,
        }
    }
}

/// Plans each of these services.
///
/// # Errors
/// What is wrong with what was typed, once at its field.
pub fn plan_many(
    requester: &Account,
    services: &[ServiceAsked],
    typed: Vec<(ChangeField, ChangeFault)>,
    note: Option<NoteFault>,
) -> Result<PlanOfMany, NotPlanned> {
    let (mut at_fields, mut plans) = (typed, PlanOfMany::default());
    at_fields.extend(note.map(|fault| (ChangeField::Note, ChangeFault::Note(fault))));
    for ServiceAsked { id, today, named, open, locked } in services {
        match plan(&Asking { requester, today, named, open, locked: *locked, note: None }) {
            Ok(planned) => plans.planned.extend(planned.into_iter().map(|request| (*id, request))),
            Err(NotPlanned::NothingChanged) => plans.unchanged.push(*id),
            Err(NotPlanned::Fields(faults)) => {
                let (typed, own): (Vec<_>, Vec<_>) =
                    faults.into_iter().partition(|(_, fault)| fault.is_of_what_was_typed());
                for fault in typed {
                    if !at_fields.contains(&fault) {
                        at_fields.push(fault);
                    }
                }
                let at_contact = |(field, fault)| match field {
                    ChangeField::Contact(contact) => Some((contact, fault)),
                    ChangeField::OnlyWhere | ChangeField::Note => None,
                };
                let own: Vec<_> = own.into_iter().filter_map(at_contact).collect();
                if !own.is_empty() {
                    plans.faulty.push((*id, own));
                }
            }
        }
    }
    if !at_fields.is_empty() {
        at_fields.sort_by_key(|(field, _)| field.place());
        return Err(NotPlanned::Fields(at_fields));
    }
    if plans.planned.is_empty() && plans.faulty.is_empty() {
        return Err(NotPlanned::NothingChanged);
    }
    Ok(plans)
}

/// Whom *Only where it is today* means: the contact of these services that is called so, open or not.
///
/// # Errors
/// What is wrong with the field.
pub fn replaced_everywhere(typed: &TypedName, todays: &[Contacts<Account>]) -> Result<Account, ChangeFault> {
    match typed {
        TypedName::Unreadable(fault) => return Err(ChangeFault::Text(*fault)),
        TypedName::Neither => return Err(ChangeFault::Neither),
        TypedName::Several => return Err(ChangeFault::Several),
        TypedName::Handle(_) | TypedName::Address(_) => {}
    }
    let contacts = todays.iter().flat_map(|today| ContactType::ALL.map(|contact| today.get(contact)));
    let mut found: Vec<&Account> = contacts.filter(|account| typed.is_of(account)).collect();
    found.sort_by_key(|account| account.id);
    found.dedup_by_key(|account| account.id);
    match found[..] {
        [] => Err(ChangeFault::NowhereToday),
        [only] => Ok(only.clone()),
        [..] => Err(ChangeFault::Shared),
    }
}

/// What is left of whom the fields name, where only what this account is today is to change.
#[must_use]
pub fn narrowed(named: &Contacts<NamedContact>, today: &Contacts<Account>, only: &Account) -> Contacts<NamedContact> {
    Contacts::from_fn(|contact| {
        if today.get(contact).id == only.id { named.get(contact).clone() } else { NamedContact::Unchanged }
    })
}
