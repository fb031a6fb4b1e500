//! `/forgot-password`: a link is asked for; `/reset-password`: the link, with which a new password is chosen.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::Account;
use crate::flows::Doer;
use crate::flows::reset_password::{ResetAsked, ResetLogin, ask_for_reset, reset_password};
use crate::passwords::{Password, hash_aside};
use crate::reads::links::{AccountToReset, account_to_reset};
use crate::web::frame::confirm::DeadLink;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FormFaults, FormField, weak_password_key};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::new_password::rate_new_password;
use crate::web::frame::page::{Page, see_other};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;
use crate::web::strangers::form_state::FormState;
use crate::web::strangers::opened_link::opened;

const LOGIN: FormField = FormField { id: "login", label: "sign-in-login" };

const DEAD: DeadLink =
    DeadLink { href: routes::FORGOT_PASSWORD, text: "dead-link-reset", label: "forgot-title", personal: false };

#[derive(Template)]
#[template(path = "pages/forgot_password.html")]
struct ForgotPage<'a> {
    page: Page,
    login: &'a str,
    next: &'a str,
    /// The sign-in page, keeping the way.
    sign_in: String,
    faults: &'a FormFaults,
    too_often: bool,
}

/// GET `/forgot-password`
///
/// # Errors
/// The template's fault.
pub async fn show_forgot(request: HttpRequest, query: Query) -> Result<HttpResponse, WebError> {
    forgot_page(Page::of(&request), "", &query.0.heading(), &FormState::default())
}

/// POST `/forgot-password`. The answer is the same whether there is an account or not: nothing is looked up.
///
/// # Errors
/// [`WebError::Store`]
pub async fn post_forgot(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (typed, next) = (posted.0.text("login"), posted.0.heading());
    let Some(login) = ResetLogin::parse(&typed) else {
        let page = Page::of(&request);
        let fault = LOGIN.fault(page.words(), "fault-login-neither");
        return forgot_page(page, &typed, &next, &FormState::faulty([fault]));
    };
    let (occasion, language) = (site.occasion(&request, Doer::System), Visitor::of(&request).language);
    let heading = next.clone();
    match site.write(occasion, move |cx| ask_for_reset(cx, &login, language, &heading)).await? {
        ResetAsked::Sent => {
            Flash::new("flash-reset-sent", [("login", typed.trim())]).leave(&cookie);
            Ok(see_other(&routes::sign_in_then(&next)))
        }
        ResetAsked::TooOften(wait) => forgot_page(Page::of(&request), &typed, &next, &FormState::too_often(wait)),
    }
}

fn forgot_page(page: Page, login: &str, next: &str, form: &FormState) -> Result<HttpResponse, WebError> {
    let page = page.led_back_to(routes::FORGOT_PASSWORD, ("next", next));
    let sign_in = routes::sign_in_then(next);
    form.answer(&ForgotPage { page, login, next, sign_in, faults: &form.faults, too_often: form.wait.is_some() })
}

#[derive(Template)]
#[template(path = "pages/reset_password.html")]
struct ResetPage<'a> {
    page: Page,
    nic: String,
    name: String,
    token: &'a str,
    faults: &'a FormFaults,
}

/// GET `/reset-password`
///
/// # Errors
/// [`WebError::Store`]
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let token = query.0.text("token");
    match opened(&site, &token, account_to_reset).await? {
        Some(AccountToReset { account, .. }) => reset_page(Page::of(&request), &account, &token, &FormState::default()),
        None => DEAD.answer(&request),
    }
}

/// POST `/reset-password`
///
/// # Errors
/// [`WebError::Store`], [`WebError::Busy`]
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (token, password) = (posted.0.text("token"), Password::new(posted.0.text("new_password")));
    let found = opened(&site, &token, account_to_reset).await?;
    let Some(AccountToReset { account, heading }) = found else { return DEAD.answer(&request) };
    if let Err(weak) = rate_new_password(&request, &site, &password, site.known_about(&account)).await? {
        let page = Page::of(&request);
        let fault = FormField::NEW_PASSWORD.fault(page.words(), weak_password_key(weak));
        return reset_page(page, &account, &token, &FormState::faulty([fault]));
    }
    let hash = hash_aside(password).await?;
    let occasion = site.occasion(&request, Doer::System);
    if !site.write(occasion, move |cx| reset_password(cx, &token, &hash)).await? {
        return DEAD.answer(&request);
    }
    // Another account that is signed in here stays so.
    if Visitor::of(&request).account.is_none_or(|visitor| visitor.id == account.id) {
        cookie.clear();
    }
    Flash::new("flash-password-reset", [("nic", account.nic.as_str())]).leave(&cookie);
    Ok(see_other(&routes::sign_in_then(&heading)))
}

fn reset_page(page: Page, account: &Account, token: &str, form: &FormState) -> Result<HttpResponse, WebError> {
    let (nic, name) = (account.nic.to_string(), account.name.to_string());
    let page = page.led_back_to(routes::RESET_PASSWORD, ("token", token));
    form.answer(&ResetPage { page, nic, name, token, faults: &form.faults })
}
