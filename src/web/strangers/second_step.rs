//! `/sign-in/second-factor`: the second step of a sign-in.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::factor::TypedCode;
use crate::domain::session::SessionId;
use crate::flows::Doer;
use crate::flows::second_step::{
    BegunSecondStep, FinishedSecondStep, SecondStepAttempt, begin_second_step, finish_second_step,
};
use crate::reads::visitor::awaits_code;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes::{self, safe_next};
use crate::web::frame::second_factor_code::proof_of;
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::tries::unless_busy;

#[derive(Template)]
#[template(path = "pages/second_step.html")]
struct SecondStepPage {
    page: Page,
    next: String,
    /// Where one begins anew, keeping the way.
    sign_in: String,
    fault: Option<String>,
}

impl SecondStepPage {
    fn of(page: Page, next: String, fault: Option<String>) -> Self {
        Self { page, sign_in: routes::sign_in_then(&next), next, fault }
    }
}

/// GET `/sign-in/second-factor`
///
/// # Errors
/// [`WebError::Store`], [`WebError::TooOften`]
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let next = query.0.heading();
    if awaited(&site, &cookie).await?.is_none() {
        return Ok(from_the_start(&next));
    }
    html(StatusCode::OK, &SecondStepPage::of(Page::of(&request), next, None))
}

/// POST `/sign-in/second-factor`
///
/// # Errors
/// [`WebError::Store`], [`WebError::TooOften`]
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let next = form.0.heading();
    let Some(id) = awaited(&site, &cookie).await? else { return Ok(from_the_start(&next)) };
    let typed = TypedCode::parse(&form.0.text("code"));
    let key = if matches!(typed, TypedCode::Nothing) {
        "fault-factor-code-empty"
    } else {
        match try_code(&request, &site, id, typed).await? {
            FinishedSecondStep::SignedIn(id) => {
                session::begin(&cookie, &id);
                return Ok(see_other(&safe_next(Some(&next))));
            }
            FinishedSecondStep::Wrong => "fault-factor-code-wrong",
            FinishedSecondStep::TooManyWrong => {
                cookie.clear();
                Flash::new("flash-factor-too-many-wrong", []).leave(&cookie);
                return Ok(from_the_start(&next));
            }
            // The cookie is left alone: a form sent twice must not undo what the first one has done.
            FinishedSecondStep::Over => return Ok(from_the_start(&next)),
        }
    };
    let page = Page::of(&request).led_back_to(routes::SIGN_IN_SECOND_STEP, ("next", &next));
    let fault = Some(page.t(key));
    html(StatusCode::UNPROCESSABLE_ENTITY, &SecondStepPage::of(page, next, fault))
}

fn from_the_start(next: &str) -> HttpResponse {
    see_other(&routes::sign_in_then(next))
}

/// The session of the cookie, where it waits for a code.
async fn awaited(site: &Site, cookie: &Session) -> Result<Option<SessionId>, WebError> {
    let Some(id) = session::id_of(cookie) else { return Ok(None) };
    let now = site.clock.now();
    let asked = id.clone();
    let waits = site.db.read(move |conn| awaits_code(conn, &asked, now)).await?;
    Ok(waits.then_some(id))
}

/// Tries a code. No connection to the database is held while it is hashed.
async fn try_code(
    request: &HttpRequest,
    site: &Site,
    id: SessionId,
    typed: TypedCode,
) -> Result<FinishedSecondStep, WebError> {
    let occasion = site.occasion(request, Doer::System);
    let attempt = match site.write(occasion.clone(), move |cx| begin_second_step(cx, &id)).await? {
        BegunSecondStep::Begun(attempt) => *attempt,
        BegunSecondStep::Over => return Ok(FinishedSecondStep::Over),
        BegunSecondStep::TooOften(wait) => return Err(WebError::TooOften(wait)),
    };
    let proof = proof_of(site, &attempt.holder, typed, occasion.now).await;
    let (attempt, proof) = unless_busy(site, occasion.clone(), proof, attempt, SecondStepAttempt::take_back).await?;
    Ok(site.write(occasion, move |cx| finish_second_step(cx, &attempt, proof.as_ref())).await?)
}
