//! `/sign-in` and `/sign-out`.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Site;
use super::errors::{WebError, retry_after};
use super::forms::{Posted, Query, address, safe_next};
use super::page::{Page, html, see_other};
use super::session::{self, Flash};
use super::visitor::{client_address, device};
use crate::flows::sign_in::{Attempt, SignedIn, sign_in, sign_out};

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignInPage {
    page: Page,
    next: String,
    login: String,
    fault: Option<String>,
}

/// GET `/sign-in`
///
/// # Errors
/// The template's fault.
pub async fn show(request: HttpRequest, query: Query) -> Result<HttpResponse, WebError> {
    let next = query.0.get("next").map(|next| safe_next(Some(next))).unwrap_or_default();
    let page = Page::of(&request);
    html(StatusCode::OK, &SignInPage { page, next, login: String::new(), fault: None })
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
    let (address, device) = (client_address(&request), device(&request));
    let (terms, now, typed) = (site.terms.clone(), site.clock.now(), login.clone());
    let before = session::id_of(&cookie);
    let signed_in = site
        .db
        .run(move |conn| {
            let attempt = Attempt { login: &typed, password: &password, address: &address, device: &device };
            let outcome = sign_in(conn, &terms, now, &attempt)?;
            if let (SignedIn::Yes(_), Some(before)) = (&outcome, &before) {
                sign_out(conn, now, before)?;
            }
            Ok::<_, WebError>(outcome)
        })
        .await?;
    let (status, key, wait) = match signed_in {
        SignedIn::Yes(id) => {
            session::begin(&cookie, &id);
            return Ok(see_other(&safe_next(next.as_deref())));
        }
        SignedIn::No => (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-failed", None),
        SignedIn::TooOften(wait) => (StatusCode::TOO_MANY_REQUESTS, "sign-in-too-often", Some(wait)),
    };
    let page = Page::of(&request);
    let fault = Some(page.t(key));
    let next = next.map(|next| safe_next(Some(&next))).unwrap_or_default();
    let mut response = html(status, &SignInPage { page, next, login, fault })?;
    if let Some(wait) = wait.and_then(|wait| HeaderValue::from_str(&retry_after(wait)).ok()) {
        response.headers_mut().insert(RETRY_AFTER, wait);
    }
    Ok(response)
}

/// POST `/sign-out`
///
/// # Errors
/// The database's fault.
pub async fn leave(site: web::Data<Site>, cookie: Session) -> Result<HttpResponse, WebError> {
    if let Some(id) = session::id_of(&cookie) {
        let now = site.clock.now();
        site.db.run(move |conn| sign_out(conn, now, &id)).await?;
    }
    cookie.clear();
    Flash::new("flash-signed-out", []).leave(&cookie);
    Ok(see_other(&address("/sign-in", [])))
}
