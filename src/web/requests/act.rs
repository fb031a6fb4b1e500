//! What is done to a request: `/requests/{id}/accept`, `/decline`, `/resend` and `/cancel`.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::domain::code::TypedValidationCode;
use crate::domain::note::Note;
use crate::domain::request::{Decision, Request, State};
use crate::domain::time::Moment;
use crate::flows::cancel::{Cancelled, cancel};
use crate::flows::chosen::Chosen;
use crate::flows::decide::{Decided, DecisionForm, decide};
use crate::flows::resend::{ResendBound, Resent, resend};
use crate::reads::people::{self, Person};
use crate::web::frame::back::Back;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{see_other, words_of};
use crate::web::frame::routes;
use crate::web::frame::session::{CodeForMore, Flash};
use crate::web::frame::shown_once::ShownOnce;
use crate::web::frame::site::Site;
use crate::web::requests::show::{RequestTrouble, TypedDecision, answer};
use crate::web::requests::{RequestContext, person_words};
use crate::words::terms::note_fault_key;

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
    let given = posted.0.text("reason");
    let code = TypedValidationCode::parse(&posted.0.text("token"));
    let form = DecisionForm { decision, code, reason: Note::parse(&given) };
    let (id, sent) = (on.id, form.clone());
    match on.site.act(&on.http, on.viewer, move |cx| decide(cx, &Chosen::One(id), &sent)).await? {
        Decided::Done { requests, more } => {
            let mut flash = decided_flash(on, decision, &requests).await;
            flash.code = code_for_more(&on.site, more, &requests, &form);
            Ok(back(on, &flash))
        }
        Decided::NotFound => Err(WebError::NotFound),
        Decided::NotPending => refused(on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-not-pending")).await,
        Decided::AlreadyDecided => {
            refused(on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-already-decided")).await
        }
        Decided::NoCode => faulty(on, RequestTrouble::Code("fault-code-empty"), given).await,
        Decided::WrongCode => faulty(on, RequestTrouble::Code("fault-code-wrong"), given).await,
        Decided::BadReason(fault) => faulty(on, RequestTrouble::Reason(note_fault_key(fault)), given).await,
        Decided::TooOften(wait) => {
            let until = until(&on.http, on.site.clock.now(), wait);
            too_often(on, words_of(&on.http).with("alert-codes-too-often", [("until", &until)]), wait).await
        }
    }
}

/// The code for the next page, where it decides more of the submission.
#[must_use]
pub fn code_for_more(
    site: &Site,
    more: bool,
    decided: &[Request],
    form: &DecisionForm,
) -> Option<ShownOnce<CodeForMore>> {
    let submission = decided.first().filter(|_| more)?.submission.0;
    Some(ShownOnce::new(CodeForMore { submission, code: form.code.as_written() }, site.clock.now()))
}

/// What the next page says of a decision: also who is still awaited, by name.
async fn decided_flash(on: &RequestContext, decision: Decision, requests: &[Request]) -> Flash {
    match decision {
        Decision::Declined => return Flash::new("flash-declined", []),
        Decision::Accepted if requests.iter().all(|one| one.stored_state != State::Pending) => {
            return Flash::new("flash-accepted-all", []);
        }
        Decision::Accepted => {}
    }
    match other_validator(on).await {
        Some(other) => Flash::new("flash-accepted-awaits", [("name", other.called()), ("nic", &other.nic)]),
        None => Flash::new("flash-accepted", []),
    }
}

/// The other one who must confirm, for a message. What was done stands, whether or not the name can be read.
async fn other_validator(on: &RequestContext) -> Option<Person> {
    let validators = on.read().await.ok()?.validators;
    validators.into_iter().map(|validator| validator.person).find(|person| !person.own)
}

/// POST `/requests/{id}/resend`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to have sent again.
pub async fn send_again(on: RequestContext, posted: Posted) -> Result<HttpResponse, WebError> {
    let target = target_of(&on.site, on.viewer, posted.0.get("validator")).await?.ok_or(WebError::NotFound)?;
    let id = on.id;
    match on.site.act(&on.http, on.viewer, move |cx| resend(cx, &Chosen::One(id), target)).await? {
        Resent::Sent(account) if account == on.viewer => Ok(back(&on, &Flash::new("flash-resent", []))),
        Resent::Sent(_) => {
            let name = other_validator(&on).await.map(|person| person_words(&person)).unwrap_or_default();
            Ok(back(&on, &Flash::new("flash-resent-to", [("name", &name)])))
        }
        Resent::NotFound => Err(WebError::NotFound),
        Resent::NotPending => refused(&on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-not-pending")).await,
        Resent::NothingLeft => refused(&on, StatusCode::CONFLICT, RequestTrouble::Alert("alert-nothing-left")).await,
        Resent::TooOften { bound, wait } => {
            let said = resend_said(&on.http, on.site.clock.now(), bound, wait);
            too_often(&on, said, wait).await
        }
    }
}

/// Whose code: the viewer's own, where none is named; nobody's, where there is no such account.
///
/// # Errors
/// The database is away.
pub async fn target_of(site: &Site, viewer: AccountId, validator: Option<&str>) -> Result<Option<AccountId>, WebError> {
    let Some(given) = validator.filter(|given| !given.trim().is_empty()) else { return Ok(Some(viewer)) };
    let Ok(nic) = NicHandle::parse(given) else { return Ok(None) };
    Ok(site.db.read(move |conn| people::account_called(conn, &nic)).await?)
}

/// POST `/requests/{id}/cancel`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to withdraw.
pub async fn withdraw(on: RequestContext) -> Result<HttpResponse, WebError> {
    let id = on.id;
    match on.site.act(&on.http, on.viewer, move |cx| cancel(cx, &Chosen::One(id))).await? {
        Cancelled::Done { seen: true, .. } => Ok(back(&on, &Flash::new("flash-cancelled", []))),
        Cancelled::Done { seen: false, .. } => {
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
    answer(on, status, TypedDecision::default(), trouble).await
}

/// What was typed stays, but for the code.
async fn faulty(on: &RequestContext, trouble: RequestTrouble, reason: String) -> Result<HttpResponse, WebError> {
    let typed = TypedDecision { code: String::new(), reason };
    answer(on, StatusCode::UNPROCESSABLE_ENTITY, typed, trouble).await
}

/// When a wait is over, as it is said.
#[must_use]
pub fn until(http: &HttpRequest, now: Moment, wait: Duration) -> String {
    words_of(http).date_time(now.plus(wait).up_to_minute())
}

/// Which bound on sending codes is reached, and until when.
#[must_use]
pub fn resend_said(http: &HttpRequest, now: Moment, bound: ResendBound, wait: Duration) -> String {
    let key = match bound {
        ResendBound::Apart => {
            let seconds = usize::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(usize::MAX);
            return words_of(http).count("alert-resend-apart", seconds, []);
        }
        ResendBound::Daily => "alert-resend-daily",
        ResendBound::Altogether => "alert-resend-too-often",
    };
    words_of(http).with(key, [("until", &until(http, now, wait))])
}

async fn too_often(on: &RequestContext, said: String, wait: Duration) -> Result<HttpResponse, WebError> {
    let response = refused(on, StatusCode::TOO_MANY_REQUESTS, RequestTrouble::Said(said)).await?;
    Ok(with_retry_after(response, wait))
}
