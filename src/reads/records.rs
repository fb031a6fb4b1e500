//! Accounts, services and requests as files and other programs have them: in the columns of the CSV, with accounts by NIC handle and
//! services by category and name. Password hashes are never among them.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::account::NicHandle;
use crate::domain::owner::{Owner, OwnerField};
use crate::domain::request::{FailReason, Request, Validation};
use crate::domain::service::{ContactType, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::store::bulk::accounts::{StoredAccount, handles_of, stored_account};
use crate::store::bulk::details::owners_of;
use crate::store::walks::service_names;
use crate::store::{AnyConnection, StoreResult, requests, services};
use crate::words::machine_time;

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountRecord {
    /// NIC handle, in lower case.
    #[schema(example = "xx11111-nic")]
    pub nic_handle: String,
    /// Name of the person or company.
    #[schema(example = "Alice Martin")]
    pub name: String,
    /// Where its emails go. Empty where the account was closed long ago and blanked.
    #[schema(example = "alice@example.org")]
    pub email: String,
    /// Zone, one of `HANDOVER_ZONES`.
    #[schema(example = "eu")]
    pub zone: String,
    /// Language: en, fr, de, es, it, pl or pt.
    #[schema(example = "fr")]
    pub language: String,
    /// How many bills are unpaid.
    #[schema(example = 0, minimum = 0)]
    pub outstanding_payments: i32,
    /// Whether there is a payment method: `yes`, `no`, or null where that is not known.
    #[schema(example = "yes")]
    pub payment_method: Option<&'static str>,
    /// IANA name of its time zone; null for that of the site.
    #[schema(example = "Europe/Paris")]
    pub time_zone: Option<String>,
    /// `yes` where it is closed, else null. DELETE closes.
    #[schema(example = json!(null))]
    pub closed: Option<&'static str>,
}

impl AccountRecord {
    /// Of what is stored.
    #[must_use]
    pub fn of(stored: StoredAccount) -> Self {
        Self {
            nic_handle: stored.nic_handle,
            name: stored.name,
            email: stored.email,
            zone: stored.zone,
            language: stored.language,
            outstanding_payments: stored.outstanding_payments,
            payment_method: stored.payment_method.map(|has| if has { "yes" } else { "no" }),
            time_zone: stored.time_zone,
            closed: stored.closed_at.map(|_| "yes"),
        }
    }
}

/// The account of this NIC handle.
pub fn account_record(conn: &mut AnyConnection, nic: &NicHandle) -> StoreResult<Option<AccountRecord>> {
    Ok(stored_account(conn, nic.as_str())?.map(AccountRecord::of))
}

/// Something ordered, with its contacts and its owner's details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ServiceRecord {
    /// Name; with the category it is what a service is known by.
    #[schema(example = "example.org")]
    pub name: String,
    /// Category.
    #[schema(example = "DOMAIN")]
    pub category: String,
    /// NIC handle of the administrative contact.
    #[schema(example = "xx11111-nic")]
    pub administrative: Option<String>,
    /// NIC handle of the technical contact.
    #[schema(example = "yy22222-nic")]
    pub technical: Option<String>,
    /// NIC handle of the billing contact.
    #[schema(example = "xx11111-nic")]
    pub billing: Option<String>,
    /// Last day, where there is one.
    #[schema(example = "2027-03-01")]
    pub expires_on: Option<String>,
    /// What happens on the last day: `automatic`, `manual` or `ends`; null where that is not known.
    #[schema(example = "automatic")]
    pub renewal: Option<&'static str>,
    /// Name of the person whom it belongs to.
    #[schema(example = "Alice Martin")]
    pub owner_name: Option<String>,
    /// Company or association whom it belongs to.
    pub owner_organisation: Option<String>,
    /// The owner's email address.
    #[schema(example = "alice@example.org")]
    pub owner_email: Option<String>,
    /// The owner's phone number, as E.164 writes it.
    #[schema(example = "+33123456789")]
    pub owner_phone: Option<String>,
    /// The owner's street and house.
    #[schema(example = "1 rue Exemple")]
    pub owner_address: Option<String>,
    /// The owner's postcode.
    #[schema(example = "75001")]
    pub owner_postcode: Option<String>,
    /// The owner's city.
    #[schema(example = "Paris")]
    pub owner_city: Option<String>,
    /// The owner's country, two letters of ISO 3166.
    #[schema(example = "FR")]
    pub owner_country: Option<String>,
    /// Since when a contact lock is on; null where none is. Read only.
    #[schema(example = "2026-11-27T10:00:00Z")]
    pub locked_since: Option<String>,
}

impl ServiceRecord {
    fn of(service: Service, handles: &HashMap<AccountId, String>, owner: Option<&Owner>) -> Self {
        let nic = |contact| handles.get(service.contacts.get(contact)).cloned();
        let detail = |field| owner.and_then(|owner| owner.get(field)).map(str::to_owned);
        Self {
            administrative: nic(ContactType::Administrative),
            technical: nic(ContactType::Technical),
            billing: nic(ContactType::Billing),
            expires_on: service.renewal.map(|renewal| renewal.last_day.to_string()),
            renewal: service.renewal.and_then(|renewal| renewal.kind).map(Into::into),
            owner_name: detail(OwnerField::Name),
            owner_organisation: detail(OwnerField::Organisation),
            owner_email: detail(OwnerField::Email),
            owner_phone: detail(OwnerField::Phone),
            owner_address: detail(OwnerField::Address),
            owner_postcode: detail(OwnerField::Postcode),
            owner_city: detail(OwnerField::City),
            owner_country: detail(OwnerField::Country),
            locked_since: service.lock.map(|lock| machine_time(lock.since)),
            name: service.name,
            category: service.category,
        }
    }
}

/// These services.
pub fn service_records(conn: &mut AnyConnection, all: Vec<Service>) -> StoreResult<Vec<ServiceRecord>> {
    let handles = contacts_of(conn, &all)?;
    let owners = owners_of(conn, &all.iter().map(|service| service.id).collect::<Vec<_>>())?;
    let record = |service: Service| {
        let owner = owners.get(&service.id);
        ServiceRecord::of(service, &handles, owner)
    };
    Ok(all.into_iter().map(record).collect())
}

/// The service that is called so, in this category.
pub fn service_record(conn: &mut AnyConnection, category: &str, name: &str) -> StoreResult<Option<ServiceRecord>> {
    let found = services::by_name(conn, name, category)?;
    Ok(service_records(conn, found.into_iter().collect())?.pop())
}

/// The NIC handles of all contacts of these services.
pub fn contacts_of(conn: &mut AnyConnection, services: &[Service]) -> StoreResult<HashMap<AccountId, String>> {
    handles_of(conn, services.iter().flat_map(|service| ContactType::ALL.map(|contact| *service.contacts.get(contact))))
}

/// Somebody who must confirm a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ValidatorRecord {
    /// NIC handle.
    #[schema(example = "xx11111-nic")]
    pub nic_handle: Option<String>,
    /// `accepted` or `declined`; null until it has decided.
    #[schema(example = "accepted")]
    pub decision: Option<&'static str>,
    /// When it has decided.
    #[schema(example = "2026-11-27T10:00:00Z")]
    pub decided: Option<String>,
}

/// A change of contacts that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RequestRecord {
    /// Number.
    #[schema(example = 12)]
    pub number: i64,
    /// `pending`, `processing`, `done`, `declined`, `cancelled`, `expired` or `failed`.
    #[schema(example = "pending")]
    pub state: &'static str,
    /// Name of the service.
    #[schema(example = "example.org")]
    pub name: Option<String>,
    /// Category of the service.
    #[schema(example = "DOMAIN")]
    pub category: Option<String>,
    /// The contacts that change: `administrative`, `technical`, `billing`.
    #[schema(example = json!(["technical"]))]
    pub types: Vec<&'static str>,
    /// NIC handle of the account that is replaced.
    #[schema(example = "xx11111-nic")]
    pub from: Option<String>,
    /// NIC handle of the new contact.
    #[schema(example = "yy22222-nic")]
    pub to: Option<String>,
    /// NIC handle of the account that asks.
    #[schema(example = "xx11111-nic")]
    pub requester: Option<String>,
    /// Number of the submission that it came with.
    #[schema(example = 7)]
    pub submission: i64,
    /// When it was asked for.
    #[schema(example = "2026-11-27T10:00:00Z")]
    pub created: String,
    /// From when on it can no longer be confirmed.
    #[schema(example = "2026-12-27T10:00:00Z")]
    pub expires: String,
    /// When it came to its end.
    pub finished: Option<String>,
    /// Why it failed.
    #[schema(example = json!(null))]
    pub fail_reason: Option<&'static str>,
    /// The words of the system that refused it, where `fail_reason` is `refused`.
    #[schema(example = json!(null))]
    pub refusal: Option<String>,
    /// Who must confirm it, the requester first.
    pub validators: Vec<ValidatorRecord>,
}

/// The requests of these numbers, in their order.
pub fn request_records(
    conn: &mut AnyConnection,
    numbers: &[RequestId],
    now: Moment,
) -> StoreResult<Vec<RequestRecord>> {
    let all = requests::get_all(conn, numbers)?;
    let services = service_names(conn, all.iter().map(|request| request.service))?;
    let handles = handles_of(conn, all.iter().flat_map(|request| [request.requester, request.from, request.to]))?;
    let record = |request: Request| {
        let service = services.get(&request.service);
        let validator = |validation: &Validation| ValidatorRecord {
            nic_handle: handles.get(&validation.account).cloned(),
            decision: validation.decision.map(|(decision, _)| decision.as_str()),
            decided: validation.decision.map(|(_, at)| machine_time(at)),
        };
        RequestRecord {
            number: request.id.0,
            state: request.state_at(now).as_str(),
            name: service.map(|(name, _)| name.clone()),
            category: service.map(|(_, category)| category.clone()),
            types: request.types.iter().map(|contact| contact.as_str()).collect(),
            from: handles.get(&request.from).cloned(),
            to: handles.get(&request.to).cloned(),
            requester: handles.get(&request.requester).cloned(),
            submission: request.submission.0,
            created: machine_time(request.created_at),
            expires: machine_time(request.expires_at),
            finished: request.finished_at().map(machine_time),
            fail_reason: request.fail_reason().map(FailReason::as_str),
            refusal: request.refusal.as_ref().map(|words| words.as_str().to_owned()),
            validators: request.validations.iter().map(validator).collect(),
        }
    };
    Ok(all.into_iter().map(record).collect())
}
