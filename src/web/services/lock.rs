//! `/services/lock`: contact locks of services that were chosen, put on and taken off with one press each; and the same of one service,
//! whose page leads to `/services/{id}/lock` and `/services/{id}/unlock`.

mod page;

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use self::page::{LockAnswer, Said};
use super::many::{Chosen, FoundServices, ManyForm, found_services};
use crate::domain::change::ServicesMark;
use crate::domain::locking::LockTurn;
use crate::domain::{AccountId, ServiceId, text};
use crate::flows::lock_services::{LockOutcome, LocksToTurn, turn_locks};
use crate::web::frame::back::Back;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FormField, ProofFields};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{see_other, words_of};
use crate::web::frame::reauthenticate::{TypedProof, check_ownership};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

/// The field that says which locks were to change when the form was shown.
const SHOWN: &str = "shown";
/// The name of the field for the password here.
const PASSWORD: &str = "password";
const PROOF: ProofFields =
    ProofFields { password: FormField { id: PASSWORD, ..FormField::PRESENT_PASSWORD }, code: FormField::CODE };

/// GET `/services/lock`
///
/// # Errors
/// [`WebError::NotFound`] where the account is a contact of none of them.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let chosen = Chosen::of(&query.0);
    if matches!(chosen, Chosen::Nothing) {
        Flash::new("lock-nothing-chosen", []).leave(&cookie);
        return Ok(see_other(Back::of_request(&request).or(routes::SERVICES)));
    }
    match found_services(&site, &account, (&request, &chosen, &query.0), (ManyForm::Lock, StatusCode::OK)).await? {
        FoundServices::These(ids) => LockAnswer::to(&request, &site, (account.0.id, Back::of_request(&request)), ids)
            .await?
            .page(Said::default()),
        FoundServices::Instead(answer) => Ok(answer),
    }
}

/// POST `/services/lock` and `/services/unlock`
///
/// # Errors
/// [`WebError::NotFound`] where none of them is the account's to turn.
pub async fn post_many(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let chosen = Chosen::of(&posted.0);
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    if matches!(chosen, Chosen::Nothing) {
        return Err(WebError::NotFound);
    }
    let found = found_services(&site, &account, (&request, &chosen, &posted.0), (ManyForm::Lock, wrong)).await?;
    let services = match found {
        FoundServices::These(ids) => ids,
        FoundServices::Instead(answer) => return Ok(answer),
    };
    let shown = posted.0.get(SHOWN).filter(|mark| !mark.is_empty()).map(ServicesMark::given);
    let to_turn = LocksToTurn { services, turn: turn_of(&request), shown };
    let back = Back::of_request(&request);
    turn_and_answer(&request, &site, (&cookie, account.0.id), &posted, (to_turn, back)).await
}

/// POST `/services/{id}/lock` and `/services/{id}/unlock`
///
/// # Errors
/// [`WebError::NotFound`] where it is not the account's to turn.
pub async fn post_one(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let id = text::number(&id).map(ServiceId).ok_or(WebError::NotFound)?;
    let to_turn = LocksToTurn { services: vec![id], turn: turn_of(&request), shown: None };
    let back = Back::to_any_view(&Back::of_request(&request).on(routes::SERVICE.of(id)));
    turn_and_answer(&request, &site, (&cookie, account.0.id), &posted, (to_turn, back)).await
}

/// What the address asks for.
fn turn_of(request: &HttpRequest) -> LockTurn {
    let path = request.path();
    let is_off = path == routes::UNLOCKS || routes::SERVICE_UNLOCK.what_of(path).is_some();
    if is_off { LockTurn::Off } else { LockTurn::On }
}

async fn turn_and_answer(
    request: &HttpRequest,
    site: &Site,
    (cookie, viewer): (&Session, AccountId),
    posted: &Posted,
    (to_turn, back): (LocksToTurn, Back),
) -> Result<HttpResponse, WebError> {
    let (turn, services) = (to_turn.turn, to_turn.services.clone());
    let outcome = match turn {
        LockTurn::On => site.act(request, viewer, move |cx| turn_locks(cx, &to_turn, None)).await?,
        LockTurn::Off => {
            let typed = TypedProof::password_and_code_of(posted, PASSWORD);
            let proof = check_ownership(request, site, viewer, typed).await?;
            site.act(request, viewer, move |cx| turn_locks(cx, &to_turn, Some(&proof))).await?
        }
    };
    let words = words_of(request);
    let said = match outcome {
        LockOutcome::NotFound => return Err(WebError::NotFound),
        LockOutcome::Turned(turned) => {
            let key = if turn == LockTurn::On { "flash-locked" } else { "flash-unlocked" };
            let said = words.count(key, turned.changed.len(), []);
            Flash::new("flash-said", [("said", &said)]).leave(cookie);
            return Ok(see_other(back.or(routes::SERVICES)));
        }
        LockOutcome::NothingTurned(turned) if turned.refused.is_empty() => {
            let key = if turn == LockTurn::On { "flash-locked-already" } else { "flash-unlocked-already" };
            let said = words.count(key, turned.as_they_are.len(), []);
            Flash::new("flash-said", [("said", &said)]).leave(cookie);
            return Ok(see_other(back.or(routes::SERVICES)));
        }
        LockOutcome::NothingTurned(_) => Said::summary(words.t("lock-nothing-turned")),
        LockOutcome::Changed => Said::summary(words.t("lock-changed")),
        LockOutcome::NotShown(fault) => Said::faults([PROOF.fault(words, fault)].into_iter().collect()),
        LockOutcome::TooOften(wait) => {
            let until = site.clock.now().plus(wait).up_to_minute();
            let summary = words.with("lock-too-often", [("until", &words.date_time(until))]);
            let said = Said { status: StatusCode::TOO_MANY_REQUESTS, ..Said::summary(summary) };
            let answer = LockAnswer::to(request, site, (viewer, back), services).await?.page(said)?;
            return Ok(with_retry_after(answer, wait));
        }
    };
    LockAnswer::to(request, site, (viewer, back), services).await?.page(said)
}
