//! What is done to a submission: `/submissions/{id}/accept`, `/decline`, `/resend` and `/cancel`.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::domain::RequestId;
use crate::domain::code::TypedValidationCode;
use crate::domain::note::Note;
use crate::domain::request::Decision;
use crate::domain::text;
use crate::flows::cancel::{Cancelled, cancel};
use crate::flows::chosen::Chosen;
use crate::flows::decide::{Decided, DecisionForm, decide};
use crate::flows::resend::{Resent, resend};
use crate::reads::people::Person;
use crate::web::frame::back::Back;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::{Fields, Posted};
use crate::web::frame::page::{see_other, words_of};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::requests::act::{code_for_more, resend_said, target_of, until};
use crate::web::requests::person_words;
use crate::web::requests::show::RequestTrouble;
use crate::web::submissions::SubmissionContext;
use crate::web::submissions::show::{SubmissionAddress, TypedForAll, answer};
use crate::words::terms::note_fault_key;

/// POST `/submissions/{id}/accept`
///
/// # Errors
/// [`WebError::NotFound`] where nothing of it is this account's to decide.
pub async fn accept(on: SubmissionContext, posted: Posted) -> Result<HttpResponse, WebError> {
    decided(&on, Decision::Accepted, &posted.0).await
}

/// POST `/submissions/{id}/decline`
///
/// # Errors
/// [`WebError::NotFound`] where nothing of it is this account's to decide.
pub async fn decline(on: SubmissionContext, posted: Posted) -> Result<HttpResponse, WebError> {
    decided(&on, Decision::Declined, &posted.0).await
}

/// The requests that are ticked: any number of fields, or of numbers in one. None where one is no number.
fn ticked(posted: &Fields) -> Option<Vec<RequestId>> {
    let numbers = posted.all("request").flat_map(|field| field.split('.')).filter(|number| !number.is_empty());
    numbers.map(|number| text::number(number).map(RequestId)).collect()
}

async fn decided(on: &SubmissionContext, decision: Decision, posted: &Fields) -> Result<HttpResponse, WebError> {
    let place = SubmissionAddress::of(posted);
    let ticked = ticked(posted).ok_or(WebError::NotFound)?;
    let is_all = posted.get("all") == Some("1");
    let typed = TypedForAll { code: String::new(), reason: posted.text("reason"), ticked: ticked.clone() };
    let code = TypedValidationCode::parse(&posted.text("token"));
    let form = DecisionForm { decision, code, reason: Note::parse(&typed.reason) };
    let nothing = !is_all && ticked.is_empty();
    let chosen = if is_all || nothing { Chosen::All(on.id) } else { Chosen::These(on.id, ticked) };
    // Where nothing is left to decide, that is what is said.
    if nothing && on.read(&place).await?.acts.decide > 0 {
        let trouble = RequestTrouble::Alert("alert-none-ticked");
        return answer(on, (StatusCode::UNPROCESSABLE_ENTITY, &place), typed, trouble).await;
    }
    let (asked, sent) = (chosen.clone(), form.clone());
    let refused = match on.site.act(&on.http, on.viewer, move |cx| decide(cx, &asked, &sent)).await? {
        Decided::Done { requests, more } => {
            let key = match decision {
                Decision::Accepted => "submission-accepted",
                Decision::Declined => "submission-declined",
            };
            let left = "submission-left-decided";
            let mut flash = told(on, (key, requests.len()), (left, expected(&chosen, posted)));
            flash.code = code_for_more(&on.site, more, &requests, &form);
            let place = if is_all { SubmissionAddress::default() } else { place };
            return Ok(back(on, &place, &flash));
        }
        Decided::NotFound => return Err(WebError::NotFound),
        Decided::NotPending => (StatusCode::CONFLICT, RequestTrouble::Alert("alert-none-pending")),
        Decided::AlreadyDecided => (StatusCode::CONFLICT, RequestTrouble::Alert("alert-all-decided")),
        Decided::NoCode => (StatusCode::UNPROCESSABLE_ENTITY, RequestTrouble::Code("fault-code-empty")),
        Decided::WrongCode => (StatusCode::UNPROCESSABLE_ENTITY, RequestTrouble::Code("fault-code-wrong")),
        Decided::BadReason(fault) => (StatusCode::UNPROCESSABLE_ENTITY, RequestTrouble::Reason(note_fault_key(fault))),
        Decided::TooOften(wait) => {
            let until = until(&on.http, on.site.clock.now(), wait);
            let said = words_of(&on.http).with("alert-codes-too-often", [("until", &until)]);
            let too_often = (StatusCode::TOO_MANY_REQUESTS, &place);
            return Ok(with_retry_after(answer(on, too_often, typed, RequestTrouble::Said(said)).await?, wait));
        }
    };
    answer(on, (refused.0, &place), typed, refused.1).await
}

/// How many requests the form was about when it was shown.
fn expected(chosen: &Chosen, posted: &Fields) -> usize {
    match chosen {
        Chosen::One(_) => 1,
        Chosen::All(_) => posted.get("shown").and_then(|shown| shown.parse().ok()).unwrap_or(0),
        Chosen::These(_, these) => these.len(),
    }
}

/// What was done, and what was not; with the messages that count these.
fn told(on: &SubmissionContext, (done_key, done): (&str, usize), (left_key, expected): (&str, usize)) -> Flash {
    let words = words_of(&on.http);
    let said = words.count(done_key, done, []);
    match expected.saturating_sub(done) {
        0 => Flash::new("flash-said", [("said", &said)]),
        left => Flash::new("flash-said", [("said", &format!("{said} {}", words.count(left_key, left, [])))]),
    }
}

/// POST `/submissions/{id}/resend`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to have sent again.
pub async fn send_again(on: SubmissionContext, posted: Posted) -> Result<HttpResponse, WebError> {
    let given = posted.0.get("validator");
    let target = target_of(&on.site, on.viewer, given).await?.ok_or(WebError::NotFound)?;
    let (place, chosen) = (SubmissionAddress::of(&posted.0), Chosen::All(on.id));
    let (status, trouble, wait) = match on.site.act(&on.http, on.viewer, move |cx| resend(cx, &chosen, target)).await? {
        Resent::Sent(account) if account == on.viewer => {
            return Ok(back(&on, &place, &Flash::new("flash-resent", [])));
        }
        Resent::Sent(_) => {
            let awaited = on.read(&place).await.map(|view| view.awaited).unwrap_or_default();
            let is_meant = |person: &&Person| given.is_some_and(|nic| nic.trim() == person.nic);
            let name = awaited.iter().map(|(person, _)| person).find(is_meant).map(person_words).unwrap_or_default();
            return Ok(back(&on, &place, &Flash::new("flash-resent-to", [("name", &name)])));
        }
        Resent::NotFound => return Err(WebError::NotFound),
        Resent::NotPending => (StatusCode::CONFLICT, RequestTrouble::Alert("alert-none-pending"), None),
        Resent::NothingLeft => (StatusCode::CONFLICT, RequestTrouble::Alert("alert-nothing-left"), None),
        Resent::TooOften { bound, wait } => {
            let said = resend_said(&on.http, on.site.clock.now(), bound, wait);
            (StatusCode::TOO_MANY_REQUESTS, RequestTrouble::Said(said), Some(wait))
        }
    };
    let answered = answer(&on, (status, &place), TypedForAll::default(), trouble).await?;
    Ok(match wait {
        Some(wait) => with_retry_after(answered, wait),
        None => answered,
    })
}

/// POST `/submissions/{id}/cancel`
///
/// # Errors
/// [`WebError::NotFound`] where nothing of it is this account's to withdraw.
pub async fn withdraw(on: SubmissionContext, posted: Posted) -> Result<HttpResponse, WebError> {
    let chosen = Chosen::All(on.id);
    let expected = expected(&chosen, &posted.0);
    match on.site.act(&on.http, on.viewer, move |cx| cancel(cx, &chosen)).await? {
        Cancelled::Done { requests, seen } => {
            let flash = told(&on, ("submission-cancelled", requests.len()), ("submission-left", expected));
            if seen {
                return Ok(back(&on, &SubmissionAddress::default(), &flash));
            }
            flash.leave(&on.cookie);
            Ok(see_other(Back::of_request(&on.http).or(routes::REQUESTS)))
        }
        Cancelled::NotFound => Err(WebError::NotFound),
        Cancelled::NotPending(_) => {
            let (place, trouble) = (SubmissionAddress::default(), RequestTrouble::Alert("alert-none-pending"));
            answer(&on, (StatusCode::CONFLICT, &place), TypedForAll::default(), trouble).await
        }
    }
}

fn back(on: &SubmissionContext, place: &SubmissionAddress, flash: &Flash) -> HttpResponse {
    flash.leave(&on.cookie);
    see_other(&Back::of_request(&on.http).on(place.address(on.id, "")))
}
