//! Services.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::{Answer, json, json_as_of};
use super::call::Call;
use super::once::once;
use super::query::CallQuery;
use super::sync::{self, ROW_MAX, Target};
use crate::domain::ServiceId;
use crate::domain::account::NicHandle;
use crate::flows::moves;
use crate::flows::remove_services::{TellContacts, remove_services};
use crate::reads::records::{ServiceRecord, service_record, service_records};
use crate::store::walks::{WalkedServices, services_beyond, services_of_contact};
use crate::store::{StoreError, accounts, services};
use crate::web::frame::errors::WebError;

/// A piece of a list of services.
#[derive(Serialize, ToSchema)]
pub struct ServiceList {
    /// In the order in which they were made.
    pub services: Vec<ServiceRecord>,
    /// What to give as `after` for the next piece; null where this was the last.
    #[schema(example = 100)]
    pub next: Option<i64>,
}

/// All services, or those of a contact, in the order in which they were made.
#[utoipa::path(
    get, path = "/services", context_path = "/api/v1", tag = "services", operation_id = "listServices",
    params(
        ("contact" = Option<String>, Query, description = "Only those of which this account is a contact, by NIC handle", example = "xx11111-nic"),
        ("after" = Option<i64>, Query, minimum = 0, description = "Go on behind this number, as `next` gave it"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 1000, description = "How many at most; 100 where nothing is said"),
    ),
    responses((status = 200, description = "A piece of the list", body = ServiceList)),
)]
pub async fn list(call: Call) -> Result<HttpResponse, WebError> {
    let mut query = CallQuery::of(&call.http, &["contact", "after", "limit"]);
    let nic = query.parse("contact", |given| NicHandle::parse(given).map_err(|fault| fault.to_string()));
    let (after, limit) = (query.after(), query.limit());
    query.finish()?;
    let list = call.site.db.read(move |conn| {
        let found = match &nic {
            None => services_beyond(conn, &WalkedServices::default(), ServiceId(after), limit)?,
            Some(nic) => match accounts::by_nic(conn, nic)? {
                Some(account) => services_of_contact(conn, account.id, ServiceId(after), limit)?,
                // Who is no account is no contact.
                None => Vec::new(),
            },
        };
        let is_full = i64::try_from(found.len()).is_ok_and(|count| count == limit);
        let next = found.last().filter(|_| is_full).map(|last| last.id.0);
        Ok::<_, StoreError>(ServiceList { services: service_records(conn, found)?, next })
    });
    Ok(json(StatusCode::OK, &list.await?))
}

/// A service.
#[utoipa::path(
    get, path = "/services/{category}/{name}", context_path = "/api/v1", tag = "services", operation_id = "getService",
    params(
        ("category" = String, Path, description = "Category", example = "DOMAIN"),
        ("name" = String, Path, description = "Name, whatever its case and spelling (`xn--`)", example = "example.org"),
    ),
    responses((status = 200, description = "The service", body = ServiceRecord)),
)]
pub async fn show(call: Call, path: web::Path<(String, String)>) -> Result<HttpResponse, WebError> {
    let (category, name) = names_in(&path)?;
    let record = call.site.db.read(move |conn| service_record(conn, &category, &name)).await?;
    Ok(json_as_of(&call.http, &record.ok_or(WebError::NotFound)?))
}

/// Makes a service, or changes what the body names of it. The same once more changes nothing. Open requests are neither ended nor
/// held up: the check before carrying out decides.
#[utoipa::path(
    put, path = "/services/{category}/{name}", context_path = "/api/v1", tag = "services", operation_id = "putService",
    params(
        ("category" = String, Path, description = "Category", example = "DOMAIN"),
        ("name" = String, Path, description = "Name, whatever its case and spelling (`xn--`)", example = "example.org"),
        ("overwrite_contacts" = Option<String>, Query, description = "`1`: the body wins over contacts that *done* requests have set; else these are kept, and named in the answer"),
        ("Idempotency-Key" = Option<String>, Header, description = "Up to 255 characters; the same call with the same key is answered the same for a day"),
    ),
    request_body(
        content = super::bodies::ServiceBody,
        description = "The columns of the CSV file. What is left out, or null, keeps its value",
    ),
    responses(
        (status = 200, description = "It was there before, and is now as the body says, but for the contacts that are kept", body = super::sync::PutAnswer),
        (status = 201, description = "It is made", body = super::sync::PutAnswer),
    ),
)]
pub async fn put(
    call: Call,
    path: web::Path<(String, String)>,
    payload: web::Payload,
) -> Result<HttpResponse, WebError> {
    let overwrite = sync::overwrites(&call)?;
    let body = call.body(payload, &["application/json"], ROW_MAX).await?;
    let target = Target::service(&path.0, &path.1).ok_or(WebError::NotFound)?;
    once(&call, &body, async |begun| sync::put(&call, target, (&body, overwrite), begun).await).await
}

/// Category and name, as an address has them.
fn names_in(path: &(String, String)) -> Result<(String, String), WebError> {
    match Target::service(&path.0, &path.1) {
        Some(Target::Service(category, name)) => Ok((category, name)),
        _ => Err(WebError::NotFound),
    }
}

/// Removes a service: requests that are open on it end, with their emails, and its name is free again. The same once more changes
/// nothing.
#[utoipa::path(
    delete, path = "/services/{category}/{name}", context_path = "/api/v1", tag = "services", operation_id = "removeService",
    params(
        ("category" = String, Path, description = "Category", example = "DOMAIN"),
        ("name" = String, Path, description = "Name, whatever its case and spelling (`xn--`)", example = "example.org"),
        ("Idempotency-Key" = Option<String>, Header, description = "Up to 255 characters; the same call with the same key is answered the same for a day"),
    ),
    responses((status = 204, description = "It is removed, or was before")),
)]
pub async fn delete(call: Call, path: web::Path<(String, String)>) -> Result<HttpResponse, WebError> {
    CallQuery::of(&call.http, &[]).finish()?;
    let (category, name) = names_in(&path)?;
    let occasion = call.occasion(None);
    once(&call, b"", async |begun| {
        let removed = call.site.write(occasion, move |cx| {
            let found = services::by_name(cx.tx, &name, &category)?.map(|service| service.id);
            if let Some(service) = found {
                moves::hold_services(cx, &[service], &[])?;
                // Meanwhile it may have got another name, and another one this.
                if services::by_name(cx.tx, &name, &category)?.map(|service| service.id) != found {
                    return Err(StoreError::Unavailable("the service was changed meanwhile".to_owned()));
                }
                remove_services(cx, &[service], TellContacts::No)?;
            } else if !services::was_removed(cx.tx, &name, &category)? {
                return Ok(false);
            }
            begun.settle(cx.tx, &Answer::none())?;
            Ok(true)
        });
        if removed.await? { Ok(Answer::none()) } else { Err(WebError::NotFound) }
    })
    .await
}
