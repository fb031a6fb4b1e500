//! Accounts.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::{Answer, json, json_as_of};
use super::call::Call;
use super::once::once;
use super::query::CallQuery;
use super::sync::{self, ROW_MAX, Target};
use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::flows::administer::{Administered, close};
use crate::reads::records::{AccountRecord, account_record};
use crate::store::walks::{WalkedAccounts, accounts_beyond};
use crate::store::{StoreError, accounts};
use crate::web::frame::errors::WebError;

/// A piece of the list of all accounts.
#[derive(Serialize, ToSchema)]
pub struct AccountList {
    /// In the order in which they were made.
    pub accounts: Vec<AccountRecord>,
    /// What to give as `after` for the next piece; null where this was the last.
    #[schema(example = 100)]
    pub next: Option<i64>,
}

/// All accounts, closed ones too, in the order in which they were made.
#[utoipa::path(
    get, path = "/accounts", context_path = "/api/v1", tag = "accounts", operation_id = "listAccounts",
    params(
        ("after" = Option<i64>, Query, minimum = 0, description = "Go on behind this number, as `next` gave it"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 1000, description = "How many at most; 100 where nothing is said"),
    ),
    responses((status = 200, description = "A piece of the list", body = AccountList)),
)]
pub async fn list(call: Call) -> Result<HttpResponse, WebError> {
    let mut query = CallQuery::of(&call.http, &["after", "limit"]);
    let (after, limit) = (query.after(), query.limit());
    query.finish()?;
    let list = call.site.db.read(move |conn| {
        let found = accounts_beyond(conn, &WalkedAccounts::default(), AccountId(after), limit)?;
        let is_full = i64::try_from(found.len()).is_ok_and(|count| count == limit);
        let next = found.last().filter(|_| is_full).map(|last| last.id);
        Ok::<_, StoreError>(AccountList { accounts: found.into_iter().map(AccountRecord::of).collect(), next })
    });
    Ok(json(StatusCode::OK, &list.await?))
}

/// An account.
#[utoipa::path(
    get, path = "/accounts/{nic}", context_path = "/api/v1", tag = "accounts", operation_id = "getAccount",
    params(("nic" = String, Path, description = "NIC handle, whatever its case", example = "xx11111-nic")),
    responses((status = 200, description = "The account", body = AccountRecord)),
)]
pub async fn show(call: Call, nic: web::Path<String>) -> Result<HttpResponse, WebError> {
    let nic = NicHandle::parse(nic.trim()).map_err(|_| WebError::NotFound)?;
    let record = call.site.db.read(move |conn| account_record(conn, &nic)).await?;
    Ok(json_as_of(&call.http, &record.ok_or(WebError::NotFound)?))
}

/// Makes an account, or changes what the body names of it. The same once more changes nothing.
#[utoipa::path(
    put, path = "/accounts/{nic}", context_path = "/api/v1", tag = "accounts", operation_id = "putAccount",
    params(
        ("nic" = String, Path, description = "NIC handle, whatever its case", example = "xx11111-nic"),
        ("Idempotency-Key" = Option<String>, Header, description = "Up to 255 characters; the same call with the same key is answered the same for a day"),
    ),
    request_body(
        content = super::bodies::AccountBody,
        description = "The columns of the CSV file. What is left out, or null, keeps its value",
    ),
    responses(
        (status = 200, description = "It was there before, and is now as the body says", body = super::sync::PutAnswer),
        (status = 201, description = "It is made. Without password_hash the customer sets a password through *Forgot your password?*", body = super::sync::PutAnswer),
    ),
)]
pub async fn put(call: Call, nic: web::Path<String>, payload: web::Payload) -> Result<HttpResponse, WebError> {
    CallQuery::of(&call.http, &[]).finish()?;
    let body = call.body(payload, &["application/json"], ROW_MAX).await?;
    let target = Target::account(&nic).ok_or(WebError::NotFound)?;
    once(&call, &body, async |begun| sync::put(&call, target, (&body, false), begun).await).await
}

/// Closes an account: it cannot sign in, and its open requests are cancelled, with their emails. The same once more changes nothing.
#[utoipa::path(
    delete, path = "/accounts/{nic}", context_path = "/api/v1", tag = "accounts", operation_id = "closeAccount",
    params(
        ("nic" = String, Path, description = "NIC handle, whatever its case", example = "xx11111-nic"),
        ("Idempotency-Key" = Option<String>, Header, description = "Up to 255 characters; the same call with the same key is answered the same for a day"),
    ),
    responses((status = 204, description = "It is closed, or was before")),
)]
pub async fn delete(call: Call, nic: web::Path<String>) -> Result<HttpResponse, WebError> {
    CallQuery::of(&call.http, &[]).finish()?;
    let nic = NicHandle::parse(nic.trim()).map_err(|_| WebError::NotFound)?;
    let occasion = call.occasion(None);
    once(&call, b"", async |begun| {
        loop {
            let nic = nic.clone();
            let closed = call.site.write(occasion.clone(), move |cx| {
                let Some(account) = accounts::by_nic(cx.tx, &nic)? else { return Ok(None) };
                let closed = close(cx, account.id)?;
                if !matches!(closed, Administered::Partly(_)) {
                    begun.settle(cx.tx, &Answer::none())?;
                }
                Ok(Some(closed))
            });
            match closed.await? {
                None => return Err(WebError::NotFound),
                Some(Administered::Done | Administered::AlreadySo | Administered::Blanked) => {
                    return Ok(Answer::none());
                }
                // There is more to end than one transaction should.
                Some(Administered::Partly(_)) => {}
            }
        }
    })
    .await
}
