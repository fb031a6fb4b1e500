//! A form that asks for other contacts, as it was typed, and whom its fields name.

use super::account::Account;
use super::note::{Note, NoteFault};
use super::service::{ContactType, Contacts};
use super::text::TextFault;
use super::typed_name::TypedName;

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactForm {
    /// The new contact of each type; none where the field was not sent.
    pub fields: Contacts<Option<TypedName>>,
    /// Whom alone the change is to replace, where it says.
    pub only_where: Option<TypedName>,
    /// The NIC handles that the form was filled with, where it says.
    pub filled_with: Option<Contacts<String>>,
    /// What is said to whoever must confirm, or what is wrong with it.
    pub note: Result<Option<Note>, NoteFault>,
}

impl ContactForm {
    /// Each typed name, with its field.
    pub fn typed_names(&self) -> impl Iterator<Item = (ContactType, &TypedName)> {
        ContactType::ALL.into_iter().filter_map(|contact| Some((contact, self.fields.get(contact).as_ref()?)))
    }

    /// Whether it was filled with other contacts than today's.
    #[must_use]
    pub fn is_stale(&self, today: &Contacts<Account>) -> bool {
        let Some(filled_with) = &self.filled_with else { return false };
        ContactType::ALL.into_iter().any(|contact| filled_with.get(contact) != today.get(contact).nic.as_str())
    }

    /// How many names were tried out: all but today's contacts of its services, where they are named by their handles,
    /// which the form shows.
    #[must_use]
    pub fn tried_names(&self, todays: &[Contacts<Account>]) -> usize {
        let is_tried = |(contact, name): &(ContactType, &TypedName)| match name {
            TypedName::Handle(nic) => todays.iter().all(|today| *nic != today.get(*contact).nic),
            TypedName::Address(_) | TypedName::Neither => true,
            TypedName::Several | TypedName::Unreadable(_) => false,
        };
        self.typed_names().filter(is_tried).count() + self.tried_addresses()
    }

    /// Whether it says whose address that of a contact is: its form shows handles alone.
    #[must_use]
    pub fn tried_addresses(&self) -> usize {
        usize::from(matches!(self.only_where, Some(TypedName::Address(_))))
    }
}

/// Which open accounts a typed name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundName {
    /// None.
    Nobody,
    /// This one.
    One(Account),
    /// Several, which share an address.
    Several,
}

/// Whom a field of the form names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedContact {
    /// The field is not there, or names today's contact.
    Unchanged,
    /// An open account.
    Account(Account),
    /// No open account has this NIC handle.
    Unknown,
    /// No open account has this address.
    NoAccountYet,
    /// It is neither a NIC handle nor an address.
    Neither,
    /// It is several of them.
    Several,
    /// Several open accounts share this address.
    Shared,
    /// Not a line of text.
    Unreadable(TextFault),
}

impl NamedContact {
    /// Whom a field names, given whom its text leads to, and who the contact is today. Today's contact may be named
    /// though its account was closed.
    #[must_use]
    pub fn of(typed: Option<&TypedName>, found: &FoundName, today: &Account) -> Self {
        match (typed, found) {
            (None, _) => Self::Unchanged,
            (Some(TypedName::Unreadable(fault)), _) => Self::Unreadable(*fault),
            (Some(TypedName::Neither), _) => Self::Neither,
            (Some(TypedName::Several), _) => Self::Several,
            (Some(_), FoundName::Several) => Self::Shared,
            (Some(name), FoundName::Nobody) if name.is_of(today) => Self::Unchanged,
            (Some(TypedName::Address(_)), FoundName::Nobody) => Self::NoAccountYet,
            (Some(TypedName::Handle(_)), FoundName::Nobody) => Self::Unknown,
            (Some(_), FoundName::One(account)) if account.id == today.id => Self::Unchanged,
            (Some(_), FoundName::One(account)) => Self::Account(account.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountId;
    use crate::domain::account::{EmailAddress, Language, NicHandle, Zone};
    use crate::domain::name::AccountName;

    fn account(id: i64, open: bool) -> Account {
        Account {
            id: AccountId(id),
            nic: NicHandle::parse(&format!("xx{id}-nic")).unwrap(),
            name: AccountName::shown(format!("Account {id}"), "–"),
            email: EmailAddress::parse(&format!("account{id}@example.org")).unwrap(),
            zone: Zone("eu".to_owned()),
            language: Language::English,
            time_zone: None,
            outstanding_payments: 0,
            payment_method: None,
            open,
        }
    }

    fn form(typed: [Option<&str>; 3], filled_with: Option<[&str; 3]>) -> ContactForm {
        let [administrative, technical, billing] = typed.map(|typed| typed.map(TypedName::read));
        let filled_with = filled_with.map(|given| given.map(str::to_owned));
        ContactForm {
            fields: Contacts { administrative, technical, billing },
            only_where: None,
            filled_with: filled_with.map(|[administrative, technical, billing]| Contacts {
                administrative,
                technical,
                billing,
            }),
            note: Ok(None),
        }
    }

    fn today() -> Contacts<Account> {
        Contacts { administrative: account(1, true), technical: account(2, true), billing: account(3, false) }
    }

    #[test]
    fn todays_contact_is_no_change_however_it_is_named() {
        let of = |typed: &str, found, today: &Account| NamedContact::of(Some(&TypedName::read(typed)), &found, today);
        let [open, closed, other] = [account(1, true), account(3, false), account(4, true)];
        assert_eq!(NamedContact::of(None, &FoundName::Nobody, &open), NamedContact::Unchanged);
        for typed in ["xx1-nic", "account1@example.org"] {
            assert_eq!(of(typed, FoundName::One(open.clone()), &open), NamedContact::Unchanged);
        }
        for typed in ["xx3-nic", "account3@example.org"] {
            assert_eq!(of(typed, FoundName::Nobody, &closed), NamedContact::Unchanged, "closed since");
        }
        assert_eq!(of("account1@example.org", FoundName::Several, &open), NamedContact::Shared);
        for (typed, unknown) in
            [("xx4-nic", NamedContact::Unknown), ("account4@example.org", NamedContact::NoAccountYet)]
        {
            assert_eq!(of(typed, FoundName::One(other.clone()), &open), NamedContact::Account(other.clone()));
            assert_eq!(of(typed, FoundName::Nobody, &open), unknown);
        }
        assert_eq!(of("nobody", FoundName::Nobody, &open), NamedContact::Neither);
        assert_eq!(of("xx1-nic xx2-nic", FoundName::Nobody, &open), NamedContact::Several);
        assert_eq!(of("", FoundName::Nobody, &open), NamedContact::Unreadable(TextFault::Empty));
    }

    #[test]
    fn a_form_is_stale_once_any_contact_is_another() {
        let nobody = [None; 3];
        assert!(!form(nobody, None).is_stale(&today()));
        assert!(!form(nobody, Some(["xx1-nic", "xx2-nic", "xx3-nic"])).is_stale(&today()));
        assert!(form(nobody, Some(["xx1-nic", "xx2-nic", "xx4-nic"])).is_stale(&today()));
        assert!(form(nobody, Some(["", "", ""])).is_stale(&today()));
    }

    #[test]
    fn all_but_todays_handles_are_tried_names() {
        let tried = |typed| form(typed, None).tried_names(&[today()]);
        assert_eq!(tried([None, Some("xx2-nic"), Some("xx3-nic")]), 0);
        assert_eq!(tried([Some("xx2-nic"), Some("account2@example.org"), Some("nobody")]), 3);
        assert_eq!(tried([Some(""), Some("\0"), None]), 0);
    }
}
