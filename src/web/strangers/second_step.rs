//! `/sign-in/second-factor`: the second step of a sign-in.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::factor::TypedCode;
use crate::flows::second_step::{Begun, Finished, begin, finish, is_awaited};
use crate::flows::sign_in::SessionId;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes::{self, address, safe_next};
use crate::web::frame::second_factor_code::proof_of;
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::place;

#[derive(Template)]
#[template(path = "pages/second_step.html")]
struct SecondStepPage {
    page: Page,
    next: String,
    fault: Option<String>,
}

/// GET `/sign-in/second-factor`
///
/// # Errors
/// The database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let next = query.0.get("next").map(|next| safe_next(Some(next))).unwrap_or_default();
    if awaited(&site, &cookie).await?.is_none() {
        return Ok(from_the_start(&next));
    }
    html(StatusCode::OK, &SecondStepPage { page: Page::of(&request), next, fault: None })
}

/// POST `/sign-in/second-factor`
///
/// # Errors
/// The database's fault.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let next = form.0.get("next").filter(|next| !next.is_empty()).map(|next| safe_next(Some(next)));
    let Some(id) = awaited(&site, &cookie).await? else { return Ok(from_the_start(&next.unwrap_or_default())) };
    let typed = TypedCode::parse(&form.0.text("code"));
    let key = if matches!(typed, TypedCode::Nothing) {
        "fault-factor-code-empty"
    } else {
        match attempt(&request, &site, id, typed).await? {
            Finished::SignedIn(id) => {
                session::begin(&cookie, &id);
                return Ok(see_other(&safe_next(next.as_deref())));
            }
            Finished::Wrong => "fault-factor-code-wrong",
            Finished::TooManyWrong => {
                cookie.clear();
                Flash::new("flash-factor-too-many-wrong", []).leave(&cookie);
                return Ok(from_the_start(&next.unwrap_or_default()));
            }
            // The cookie is left alone: a form sent twice must not undo what the first one has done.
            Finished::Over => return Ok(from_the_start(&next.unwrap_or_default())),
        }
    };
    let next = next.unwrap_or_default();
    let page = Page::of(&request).led_back_to(routes::SIGN_IN_SECOND_STEP, ("next", &next));
    let fault = Some(page.t(key));
    html(StatusCode::UNPROCESSABLE_ENTITY, &SecondStepPage { page, next, fault })
}

fn from_the_start(next: &str) -> HttpResponse {
    see_other(&address(routes::SIGN_IN, [("next", next)]))
}

/// The session of the cookie, where it waits for a code.
async fn awaited(site: &Site, cookie: &Session) -> Result<Option<SessionId>, WebError> {
    let Some(id) = session::id_of(cookie) else { return Ok(None) };
    let now = site.clock.now();
    let waits = site.db.run(move |conn| is_awaited(conn, now, &id).map(|waits| waits.then_some(id))).await?;
    Ok(waits)
}

/// Tries a code. No connection to the database is held while it is hashed.
async fn attempt(request: &HttpRequest, site: &Site, id: SessionId, typed: TypedCode) -> Result<Finished, WebError> {
    let (terms, now, place) = (site.terms.clone(), site.clock.now(), place(request));
    let begun = site.db.run(move |conn| begin(conn, &terms, now, id)).await?;
    let attempt = match begun {
        Begun::Attempt(attempt) => attempt,
        Begun::Over => return Ok(Finished::Over),
        Begun::TooOften(wait) => return Err(WebError::TooOften(wait)),
    };
    let proof = match proof_of(site, &attempt.holder, typed, now).await {
        Ok(proof) => proof,
        Err(busy) => {
            site.db.run(move |conn| attempt.take_back(conn)).await?;
            return Err(busy.into());
        }
    };
    let terms = site.terms.clone();
    let finished = site.db.run(move |conn| finish(conn, &terms, now, &attempt, proof.as_ref(), &place)).await?;
    Ok(finished)
}
