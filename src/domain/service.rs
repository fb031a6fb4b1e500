//! Services, and who may ask for what on them.

use std::collections::BTreeSet;

use super::renewal::Renewal;
use super::text::{self, TextFault};
use super::time::Moment;
use super::{AccountId, ServiceId};

/// The longest service name, in characters.
pub const SERVICE_NAME_MAX: usize = 253;
/// The longest category, in characters.
pub const CATEGORY_MAX: usize = 64;

/// What a service is called, as an operator types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceName(String);

impl ServiceName {
    /// Reads a name; blanks around it do not count.
    ///
    /// # Errors
    /// Nothing can be seen in it, it is longer than 253 characters, or has control characters.
    pub fn parse(given: &str) -> Result<Self, TextFault> {
        text::line(given, SERVICE_NAME_MAX).map(|name| Self(name.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an account is to a service. In the order in which lists show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactType {
    /// Manages everything, and may change every contact.
    Administrative,
    /// Handles technical matters.
    Technical,
    /// Gets the bills and renewal notices.
    Billing,
}

/// A set of contact types.
pub type ContactTypes = BTreeSet<ContactType>;

impl ContactType {
    /// The three types, in the order in which lists show them.
    pub const ALL: [Self; 3] = [Self::Administrative, Self::Technical, Self::Billing];

    /// The name in the database and in the columns of CSV files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administrative => "administrative",
            Self::Technical => "technical",
            Self::Billing => "billing",
        }
    }

    /// The name in forms and addresses of pages.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Administrative => "admin",
            Self::Technical => "tech",
            Self::Billing => "billing",
        }
    }

    /// Reads the name of the database.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|contact| contact.as_str() == given)
    }

    /// Which types a contact of this type may change (RULES.md, *Who may ask for what*).
    #[must_use]
    pub fn may_change(self) -> ContactTypes {
        match self {
            Self::Administrative => ContactTypes::from(Self::ALL),
            Self::Technical => ContactTypes::from([Self::Technical]),
            Self::Billing => ContactTypes::from([Self::Billing]),
        }
    }
}

/// One thing for each contact type: an account, a field of a form …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacts<T> {
    /// The administrative contact's.
    pub administrative: T,
    /// The technical contact's.
    pub technical: T,
    /// The billing contact's.
    pub billing: T,
}

impl<T> Contacts<T> {
    /// Makes each of the three.
    pub fn from_fn(mut make: impl FnMut(ContactType) -> T) -> Self {
        Self {
            administrative: make(ContactType::Administrative),
            technical: make(ContactType::Technical),
            billing: make(ContactType::Billing),
        }
    }

    /// Puts another in the place of the one of this type.
    pub fn set(&mut self, contact: ContactType, to: T) {
        match contact {
            ContactType::Administrative => self.administrative = to,
            ContactType::Technical => self.technical = to,
            ContactType::Billing => self.billing = to,
        }
    }

    /// The one of this type.
    pub fn get(&self, contact: ContactType) -> &T {
        match contact {
            ContactType::Administrative => &self.administrative,
            ContactType::Technical => &self.technical,
            ContactType::Billing => &self.billing,
        }
    }
}

impl Contacts<AccountId> {
    /// Which contacts of the service this account is.
    #[must_use]
    pub fn roles_of(&self, account: AccountId) -> ContactTypes {
        ContactType::ALL.into_iter().filter(|contact| *self.get(*contact) == account).collect()
    }

    /// Which contacts this account may ask to change; none where it is no contact itself.
    #[must_use]
    pub fn changeable_by(&self, account: AccountId) -> ContactTypes {
        rights_of(self.roles_of(account))
    }
}

/// The union of what each of these roles may change.
#[must_use]
pub fn rights_of(roles: impl IntoIterator<Item = ContactType>) -> ContactTypes {
    roles.into_iter().flat_map(ContactType::may_change).collect()
}

/// Who has put a contact lock on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockedBy {
    /// The administrative contact of that time, and today's may take it off.
    Account(AccountId),
    /// The operator, who alone takes it off.
    Operator,
}

/// A contact lock: nobody can ask for other contacts, and the owner's details cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactLock {
    /// Who has put it on.
    pub by: LockedBy,
    /// When.
    pub since: Moment,
}

/// Something ordered: a domain, a server, a mailbox plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its number.
    pub id: ServiceId,
    /// Its name, such as `example.org`.
    pub name: String,
    /// Its category, such as `DOMAIN`.
    pub category: String,
    /// Who its contacts are today.
    pub contacts: Contacts<AccountId>,
    /// When it renews or ends, where that is known.
    pub renewal: Option<Renewal>,
    /// The contact lock, where one is on.
    pub lock: Option<ContactLock>,
}
