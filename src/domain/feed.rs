//! What programs are told has happened: the events of the feed. They name accounts by NIC handle, services by category and name, and
//! nobody's name, address or words: an event is kept longer than these.

use serde::Serialize;
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantArray};

use super::owner::{OwnerChange, OwnerField};
use super::service::Contacts;

/// Something that has happened, as its type and its data tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, EnumDiscriminants)]
#[serde(untagged)]
#[strum_discriminants(
    name(FeedType),
    doc = "What kind of event: its name for programs, and in the database.",
    derive(EnumString, IntoStaticStr, VariantArray)
)]
pub enum FeedEvent {
    /// A change was asked for.
    #[strum_discriminants(strum(serialize = "request.asked"))]
    RequestAsked(RequestFacts),
    /// A validator accepted.
    #[strum_discriminants(strum(serialize = "request.accepted"))]
    RequestAccepted(RequestFacts),
    /// A validator declined, and nothing is changed.
    #[strum_discriminants(strum(serialize = "request.declined"))]
    RequestDeclined(RequestFacts),
    /// A request was withdrawn.
    #[strum_discriminants(strum(serialize = "request.cancelled"))]
    RequestCancelled(RequestFacts),
    /// A request was not confirmed in time.
    #[strum_discriminants(strum(serialize = "request.expired"))]
    RequestExpired(RequestFacts),
    /// A request was carried out.
    #[strum_discriminants(strum(serialize = "request.done"))]
    RequestDone(RequestFacts),
    /// A request could no longer be carried out.
    #[strum_discriminants(strum(serialize = "request.failed"))]
    RequestFailed(RequestFacts),
    /// There is a new service.
    #[strum_discriminants(strum(serialize = "service.created"))]
    ServiceCreated(NewServiceFacts),
    /// A service has other contacts, however many of them.
    #[strum_discriminants(strum(serialize = "service.contacts_changed"))]
    ServiceContactsChanged(ContactsFacts),
    /// The owner's details of a service are others.
    #[strum_discriminants(strum(serialize = "service.owner_changed"))]
    ServiceOwnerChanged(ServiceFieldsFacts),
    /// Something else of a service is another: when it ends or renews.
    #[strum_discriminants(strum(serialize = "service.changed"))]
    ServiceChanged(ServiceFieldsFacts),
    /// The contact lock was put on.
    #[strum_discriminants(strum(serialize = "service.locked"))]
    ServiceLocked(ServiceFacts),
    /// The contact lock was taken off.
    #[strum_discriminants(strum(serialize = "service.unlocked"))]
    ServiceUnlocked(ServiceFacts),
    /// A service got another name.
    #[strum_discriminants(strum(serialize = "service.renamed"))]
    ServiceRenamed(RenameFacts),
    /// A service was removed.
    #[strum_discriminants(strum(serialize = "service.removed"))]
    ServiceRemoved(ServiceFacts),
    /// There is a new account.
    #[strum_discriminants(strum(serialize = "account.created"))]
    AccountCreated(AccountFacts),
    /// Something of an account is another.
    #[strum_discriminants(strum(serialize = "account.changed"))]
    AccountChanged(AccountFieldsFacts),
    /// An account was closed.
    #[strum_discriminants(strum(serialize = "account.closed"))]
    AccountClosed(AccountFacts),
    /// An account was reopened.
    #[strum_discriminants(strum(serialize = "account.reopened"))]
    AccountReopened(AccountFacts),
}

impl FeedEvent {
    /// The name of its type.
    #[must_use]
    pub fn name(&self) -> &'static str {
        FeedType::from(self).into()
    }
}

/// Who did it: a NIC handle, `operator` or `system`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum FeedActor {
    /// The account of this NIC handle.
    Account(String),
    /// The operator, by hand or by a file.
    Operator,
    /// The clock, or the background worker.
    System,
}

impl From<FeedActor> for String {
    fn from(actor: FeedActor) -> Self {
        match actor {
            FeedActor::Account(nic) => nic,
            FeedActor::Operator => "operator".to_owned(),
            FeedActor::System => "system".to_owned(),
        }
    }
}

/// A service by what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceKey {
    /// Its category.
    pub category: String,
    /// Its name at that time.
    pub name: String,
}

/// The contacts of a service, by NIC handle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactHandles {
    /// The administrative contact.
    pub administrative: String,
    /// The technical contact.
    pub technical: String,
    /// The billing contact.
    pub billing: String,
}

impl From<Contacts<String>> for ContactHandles {
    fn from(contacts: Contacts<String>) -> Self {
        let Contacts { administrative, technical, billing } = contacts;
        Self { administrative, technical, billing }
    }
}

/// What is told of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestFacts {
    /// Its number.
    pub request: i64,
    /// The number of its submission.
    pub submission: i64,
    /// The service that it is about.
    pub service: ServiceKey,
    /// Which contacts it would change.
    pub contact_types: Vec<&'static str>,
    /// The NIC handle of who asks.
    pub requester: String,
    /// The NIC handle of who is, or was, the contact.
    pub from: String,
    /// The NIC handle of who is to be it.
    pub to: String,
    /// Who did it.
    pub by: FeedActor,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What is told of a new service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewServiceFacts {
    /// The service.
    pub service: ServiceKey,
    /// Its contacts.
    pub contacts: ContactHandles,
    /// Who added it.
    pub by: FeedActor,
}

/// What is told of a service that has other contacts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactsFacts {
    /// The service.
    pub service: ServiceKey,
    /// Its contacts now.
    pub contacts: ContactHandles,
    /// Its contacts before.
    pub before: ContactHandles,
    /// The number of the request that did it, where one did.
    pub request: Option<i64>,
    /// Who did it.
    pub by: FeedActor,
}

/// What is told of a service, where its type says all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceFacts {
    /// The service.
    pub service: ServiceKey,
    /// Who did it.
    pub by: FeedActor,
}

/// What is told of a service that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceFieldsFacts {
    /// The service.
    pub service: ServiceKey,
    /// The columns of a file that changed; not what they hold.
    pub changed: Vec<&'static str>,
    /// Who did it.
    pub by: FeedActor,
}

/// What is told of a service that was renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RenameFacts {
    /// The service by its new name.
    pub service: ServiceKey,
    /// The name before.
    pub before: String,
    /// Its contacts, which a copy may have under neither name.
    pub contacts: ContactHandles,
    /// Who did it.
    pub by: FeedActor,
}

/// What is told of an account, where its type says all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountFacts {
    /// Its NIC handle.
    pub account: String,
    /// Who did it.
    pub by: FeedActor,
}

/// What is told of an account that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountFieldsFacts {
    /// Its NIC handle.
    pub account: String,
    /// The columns of a file that changed; not what they hold.
    pub changed: Vec<&'static str>,
    /// Who did it.
    pub by: FeedActor,
}

/// The columns of a file in which the owner's details differ.
#[must_use]
pub fn changed_owner_columns(change: &OwnerChange) -> Vec<&'static str> {
    let differs = |field: &OwnerField| change.before.get(*field) != change.after.get(*field);
    OwnerField::ALL.into_iter().filter(differs).map(OwnerField::column).collect()
}
