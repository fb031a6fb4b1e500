//! `/sign-in` and `/sign-out`.

use std::time::Duration;

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::Place;
use crate::flows::sign_in::{Entered, Password, SessionId, TurnedAway, begin, finish, sign_out};
use crate::passwords::{Busy, Checked, check_against_aside, hash_aside};
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::leaving::signed_out;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes::{self, address, safe_next};
use crate::web::frame::session;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::place;

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignInPage {
    page: Page,
    next: String,
    login: String,
    fault: Option<String>,
    /// Whether it is the fields that are at fault.
    wrong: bool,
}

/// GET `/sign-in`
///
/// # Errors
/// The template's fault.
pub async fn show(request: HttpRequest, query: Query) -> Result<HttpResponse, WebError> {
    let next = query.0.get("next").map(|next| safe_next(Some(next))).unwrap_or_default();
    let page = Page::of(&request);
    html(StatusCode::OK, &SignInPage { page, next, login: String::new(), fault: None, wrong: false })
}

/// POST `/sign-in`
///
/// # Errors
/// The database's fault.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let (login, password) = (form.0.text("login"), form.0.text("password"));
    let next = form.0.get("next").filter(|next| !next.is_empty()).map(ToOwned::to_owned);
    let from = (place(&request), session::id_of(&cookie));
    let (status, key, wait) = match attempt(&site, &login, password, from).await? {
        Ok(Some(Entered::SignedIn(id))) => {
            session::begin(&cookie, &id);
            return Ok(see_other(&safe_next(next.as_deref())));
        }
        Ok(Some(Entered::AwaitsCode(id))) => {
            session::begin(&cookie, &id);
            let next = next.map(|next| safe_next(Some(&next))).unwrap_or_default();
            return Ok(see_other(&address(routes::SIGN_IN_SECOND_STEP, [("next", next.as_str())])));
        }
        Ok(None | Some(Entered::Again)) => (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-failed", None),
        Ok(Some(Entered::TooOften(wait))) | Err(wait) => {
            (StatusCode::TOO_MANY_REQUESTS, "sign-in-too-often", Some(wait))
        }
    };
    let next = next.map(|next| safe_next(Some(&next))).unwrap_or_default();
    let page = Page::of(&request).led_back_to(routes::SIGN_IN, ("next", &next));
    let fault = Some(page.t(key));
    let wrong = wait.is_none();
    let response = html(status, &SignInPage { page, next, login, fault, wrong })?;
    Ok(match wait {
        Some(wait) => with_retry_after(response, wait),
        None => response,
    })
}

/// Tries to sign in; once more, where the account has another hash by the time its password is known to be right.
async fn attempt(
    site: &Site,
    login: &str,
    password: String,
    from: (Place, Option<SessionId>),
) -> Result<Result<Option<Entered>, Duration>, WebError> {
    match attempt_once(site, login, password.clone(), from.clone()).await? {
        Ok(Some(Entered::Again)) => attempt_once(site, login, password, from).await,
        outcome => Ok(outcome),
    }
}

/// No connection to the database is held while the password is checked.
async fn attempt_once(
    site: &Site,
    login: &str,
    password: String,
    (place, before): (Place, Option<SessionId>),
) -> Result<Result<Option<Entered>, Duration>, WebError> {
    let (terms, now) = (site.terms.clone(), site.clock.now());
    let (login, from) = (login.to_owned(), place.clone());
    let begun = site.db.run(move |conn| begin(conn, &terms, now, &login, &from)).await?;
    let attempt = match begun {
        Ok(attempt) => attempt,
        Err(TurnedAway::TooOften(wait)) => return Ok(Err(wait)),
        Err(TurnedAway::Crowd) => return Err(Busy.into()),
    };
    let checked = match check_against_aside(password.clone(), attempt.against()).await {
        Ok(checked) => checked,
        Err(busy) => {
            site.db.run(move |conn| attempt.take_back(conn)).await?;
            return Err(busy.into());
        }
    };
    let renewed = if checked == Checked::RightButWeak { hash_aside(password).await.ok() } else { None };
    let terms = site.terms.clone();
    let finished = site.db.run(move |conn| {
        let password = Password { checked, renewed: renewed.as_deref() };
        finish(conn, &terms, now, &attempt, password, &place, before.as_ref())
    });
    Ok(Ok(finished.await?))
}

/// POST `/sign-out`
///
/// # Errors
/// The database's fault.
pub async fn leave(request: HttpRequest, site: web::Data<Site>, cookie: Session) -> Result<HttpResponse, WebError> {
    if let Some(id) = session::id_of(&cookie) {
        let (now, place) = (site.clock.now(), place(&request));
        site.db.run(move |conn| sign_out(conn, now, &id, &place)).await?;
    }
    Ok(signed_out(&cookie))
}
