//! `/sign-in/second-factor`: the second step of a sign-in.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::factor::TypedCode;
use crate::domain::time::Moment;
use crate::flows::proof::{Holder, Proof};
use crate::flows::second_step::{Begun, Finished, begin, finish, is_awaited};
use crate::flows::sign_in::SessionId;
use crate::passwords::{Busy, find_aside};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Posted, Query, address, safe_next};
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::place;

/// Where the second step is asked for.
pub const PATH: &str = "/sign-in/second-factor";

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
    let page = Page::of(&request).led_back_to(PATH, ("next", &next));
    let fault = Some(page.t(key));
    html(StatusCode::UNPROCESSABLE_ENTITY, &SecondStepPage { page, next, fault })
}

fn from_the_start(next: &str) -> HttpResponse {
    see_other(&address("/sign-in", [("next", next)]))
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

/// Looks whether a code is one of the account's.
///
/// # Errors
/// Too many wait for one to be looked at.
pub async fn proof_of(site: &Site, holder: &Holder, typed: TypedCode, now: Moment) -> Result<Option<Proof>, Busy> {
    Ok(match typed {
        TypedCode::App(digits) => holder.by_app(&site.terms.keyring, &digits, now),
        TypedCode::Recovery(code) => {
            let found = find_aside(code.letters().to_owned(), holder.recovery_hashes()).await?;
            found.and_then(|place| holder.by_recovery_code(place))
        }
        TypedCode::Nothing | TypedCode::Other => None,
    })
}
