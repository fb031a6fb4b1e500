//! `/forgot-password`: a link is asked for; `/reset-password`: the link, with which a new password is chosen.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::Account;
use crate::flows::reset_password::{Asked, ask, opened_by, set};
use crate::passwords::{hash_aside, strong_enough_aside};
use crate::web::frame::confirm::dead_link;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FormFaults, FormField, weak_password_key};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{Visitor, place};
use crate::words::Words;

const LOGIN: FormField = FormField { id: "login", label: "sign-in-login" };

#[derive(Template)]
#[template(path = "pages/forgot_password.html")]
struct ForgotPage {
    page: Page,
    login: String,
    faults: FormFaults,
    too_often: bool,
}

/// GET `/forgot-password`
///
/// # Errors
/// The template's fault.
pub async fn show_forgot(request: HttpRequest) -> Result<HttpResponse, WebError> {
    forgot_page(&request, StatusCode::OK, String::new())
}

/// POST `/forgot-password`. The answer is the same whether there is an account or not: nothing is looked up.
///
/// # Errors
/// The database's fault.
pub async fn post_forgot(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let login = posted.0.text("login");
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(&request));
    let (language, typed) = (Visitor::of(&request).language, login.clone());
    match site.db.run(move |conn| ask(conn, &terms, now, &typed, language, &from)).await? {
        Asked::Sent => {
            Flash::new("flash-reset-sent", [("login", login.trim())]).leave(&cookie);
            Ok(see_other(routes::SIGN_IN))
        }
        Asked::Neither => forgot_page(&request, StatusCode::UNPROCESSABLE_ENTITY, login),
        Asked::TooOften(wait) => {
            Ok(with_retry_after(forgot_page(&request, StatusCode::TOO_MANY_REQUESTS, login)?, wait))
        }
    }
}

fn forgot_page(request: &HttpRequest, status: StatusCode, login: String) -> Result<HttpResponse, WebError> {
    let page = Page::of(request);
    let wrong = status == StatusCode::UNPROCESSABLE_ENTITY;
    let faults = wrong.then(|| LOGIN.fault(page.words(), "fault-login-neither")).into_iter().collect();
    html(status, &ForgotPage { page, login, faults, too_often: status == StatusCode::TOO_MANY_REQUESTS })
}

#[derive(Template)]
#[template(path = "pages/reset_password.html")]
struct ResetPage {
    page: Page,
    nic: String,
    name: String,
    token: String,
    faults: FormFaults,
}

/// GET `/reset-password`
///
/// # Errors
/// The database's fault.
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let token = query.0.text("token");
    match holder(&site, &token).await? {
        Some(account) => reset_page(&request, StatusCode::OK, &account, token, FormFaults::default()),
        None => dead(&request),
    }
}

/// POST `/reset-password`
///
/// # Errors
/// The database's fault.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let [token, password] = ["token", "new_password"].map(|field| posted.0.text(field));
    let Some(account) = holder(&site, &token).await? else { return dead(&request) };
    if let Err(weak) = strong_enough_aside(password.clone(), site.known_about(&account)).await? {
        let words = Words::of(Visitor::of(&request).language);
        let faults = FormFaults(vec![FormField::NEW_PASSWORD.fault(words, weak_password_key(weak))]);
        return reset_page(&request, StatusCode::UNPROCESSABLE_ENTITY, &account, token, faults);
    }
    let hash = hash_aside(password).await?;
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(&request));
    if !site.db.run(move |conn| set(conn, &terms, now, &token, &hash, &from)).await? {
        return dead(&request);
    }
    // Another account that is signed in here stays so.
    if Visitor::of(&request).account.is_none_or(|visitor| visitor.id == account.id) {
        cookie.clear();
    }
    Flash::new("flash-password-reset", [("nic", account.nic.as_str())]).leave(&cookie);
    Ok(see_other(routes::SIGN_IN))
}

async fn holder(site: &Site, token: &str) -> Result<Option<Account>, WebError> {
    let (terms, now, token) = (site.terms.clone(), site.clock.now(), token.to_owned());
    Ok(site.db.run(move |conn| opened_by(conn, &terms, now, &token)).await?)
}

fn dead(request: &HttpRequest) -> Result<HttpResponse, WebError> {
    dead_link(request, routes::FORGOT_PASSWORD, "dead-link-reset", "forgot-title")
}

fn reset_page(
    request: &HttpRequest,
    status: StatusCode,
    account: &Account,
    token: String,
    faults: FormFaults,
) -> Result<HttpResponse, WebError> {
    let (nic, name) = (account.nic.to_string(), account.name.clone());
    let page = Page::of(request).led_back_to(routes::RESET_PASSWORD, ("token", &token));
    html(status, &ResetPage { page, nic, name, token, faults })
}
