//! What is done to a request: `/requests/{id}/accept`, `/decline`, `/resend` and `/cancel`.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::domain::code::TypedValidationCode;
use crate::domain::request::{Decision, Request, State};
use crate::flows::cancel::{Cancelled, cancel};
use crate::flows::decide::{Decided, DecisionForm, decide};
use crate::flows::resend::{Resent, resend};
use crate::reads::people::{self, Person};
use crate::web::frame::back::Back;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::see_other;
use crate::web::frame::routes;
use crate::web::frame::session::{CodeForMore, Flash};
use crate::web::frame::shown_once::ShownOnce;
use crate::web::requests::RequestContext;
use crate::web::requests::show::{RequestTrouble, answer};

/// POST `/requests/{id}/accept`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to decide.
pub async fn accept(on: RequestContext, posted: Posted) -> Result<HttpResponse, WebError> {
    decided(&on, Decision::Accepted, &posted).await
}

/// POST `/requests/{id}/decline`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to decide.
pub async fn decline(on: RequestContext, posted: Posted) -> Result<HttpResponse, WebError> {
    decided(&on, Decision::Declined, &posted).await
}

async fn decided(on: &RequestContext, decision: Decision, posted: &Posted) -> Result<HttpResponse, WebError> {
    let form = DecisionForm { decision, code: TypedValidationCode::parse(&posted.0.text("token")) };
    let (id, sent) = (on.id, form.clone());
    match on.site.act(&on.http, on.viewer, move |cx| decide(cx, id, &sent)).await? {
        Decided::Done { request, more } => {
            let mut flash = decided_flash(on, decision, &request).await;
            let left = || CodeForMore { submission: request.submission.0, code: form.code.as_written() };
            flash.code = more.then(|| ShownOnce::new(left(), on.site.clock.now()));
            Ok(back(on, &flash))
        }
        Decided::NotFound => Err(WebError::NotFound),
        Decided::NotPending => refused(on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-not-pending")).await,
        Decided::AlreadyDecided => {
            refused(on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-already-decided")).await
        }
        Decided::NoCode => wrong_code(on, "fault-code-empty").await,
        Decided::WrongCode => wrong_code(on, "fault-code-wrong").await,
        Decided::TooOften(wait) => too_often(on, "alert-codes-too-often", wait).await,
    }
}

/// What the next page says of a decision: also who is still awaited, by name.
async fn decided_flash(on: &RequestContext, decision: Decision, request: &Request) -> Flash {
    match decision {
        Decision::Declined => return Flash::new("flash-declined", []),
        Decision::Accepted if request.stored_state != State::Pending => return Flash::new("flash-accepted-all", []),
        Decision::Accepted => {}
    }
    match named(on, request.awaited(on.site.clock.now()).first().copied()).await {
        Some(other) => Flash::new("flash-accepted-awaits", [("name", &other.name), ("nic", &other.nic)]),
        None => Flash::new("flash-accepted", []),
    }
}

/// Somebody, for a message. What was done stands, whether or not the name can be read.
async fn named(on: &RequestContext, account: Option<AccountId>) -> Option<Person> {
    let (account, viewer) = (account?, on.viewer);
    on.site.db.read(move |conn| people::People::load(conn, viewer, [account])?.get(account)).await.ok()
}

/// POST `/requests/{id}/resend`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to have sent again.
pub async fn send_again(on: RequestContext, posted: Posted) -> Result<HttpResponse, WebError> {
    let target = target(&on, posted.0.get("validator")).await?.ok_or(WebError::NotFound)?;
    let id = on.id;
    match on.site.act(&on.http, on.viewer, move |cx| resend(cx, id, target)).await? {
        Resent::Sent(account) if account == on.viewer => Ok(back(&on, &Flash::new("flash-resent", []))),
        Resent::Sent(account) => {
            let nic = named(&on, Some(account)).await.map(|person| person.nic).unwrap_or_default();
            Ok(back(&on, &Flash::new("flash-resent-to", [("nic", &nic)])))
        }
        Resent::NotFound => Err(WebError::NotFound),
        Resent::NotPending => refused(&on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-not-pending")).await,
        Resent::NothingLeft => refused(&on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-nothing-left")).await,
        Resent::TooOften(wait) => too_often(&on, "alert-resend-too-often", wait).await,
    }
}

/// Whose code: the viewer's own, where none is named; nobody's, where there is no such account.
async fn target(on: &RequestContext, validator: Option<&str>) -> Result<Option<AccountId>, WebError> {
    let Some(given) = validator.filter(|given| !given.trim().is_empty()) else { return Ok(Some(on.viewer)) };
    let Ok(nic) = NicHandle::parse(given) else { return Ok(None) };
    Ok(on.site.db.read(move |conn| people::account_called(conn, &nic)).await?)
}

/// POST `/requests/{id}/cancel`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to withdraw.
pub async fn withdraw(on: RequestContext) -> Result<HttpResponse, WebError> {
    let id = on.id;
    match on.site.act(&on.http, on.viewer, move |cx| cancel(cx, id)).await? {
        Cancelled::Done { seen: true } => Ok(back(&on, &Flash::new("flash-cancelled", []))),
        Cancelled::Done { seen: false } => {
            Flash::new("flash-cancelled", []).leave(&on.cookie);
            Ok(see_other(Back::of_request(&on.http).or(routes::REQUESTS)))
        }
        Cancelled::NotFound => Err(WebError::NotFound),
        Cancelled::NotPending(_) => {
            refused(&on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-not-pending")).await
        }
    }
}

fn back(on: &RequestContext, flash: &Flash) -> HttpResponse {
    flash.leave(&on.cookie);
    see_other(&Back::of_request(&on.http).on(routes::REQUEST.of(on.id)))
}

async fn refused(on: &RequestContext, status: StatusCode, trouble: RequestTrouble) -> Result<HttpResponse, WebError> {
    answer(on, status, String::new(), trouble).await
}

async fn wrong_code(on: &RequestContext, key: &'static str) -> Result<HttpResponse, WebError> {
    refused(on, StatusCode::UNPROCESSABLE_ENTITY, RequestTrouble::Code(key)).await
}

async fn too_often(on: &RequestContext, key: &'static str, wait: Duration) -> Result<HttpResponse, WebError> {
    let response = refused(on, StatusCode::TOO_MANY_REQUESTS, RequestTrouble::Alert(key)).await?;
    Ok(with_retry_after(response, wait))
}
