//! `/sign-in` and `/sign-out`.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::session::SessionId;
use crate::flows::Doer;
use crate::flows::Occasion;
use crate::flows::sessions::sign_out;
use crate::flows::sign_in::{
    BegunSignIn, CheckedPassword, FinishedSignIn, SignInAttempt, begin_sign_in, finish_sign_in,
};
use crate::passwords::{Busy, Checked, Password, check_against_aside, hash_aside};
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::{Fields, Posted, Query};
use crate::web::frame::leaving::signed_out;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes::{self, address, safe_next};
use crate::web::frame::session;
use crate::web::frame::site::Site;
use crate::web::frame::tries::unless_busy;

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignInPage {
    page: Page,
    next: String,
    /// Why to sign in: the key of what is said to whoever opened the link of an email.
    why: Option<&'static str>,
    /// Where a password that is forgotten is replaced, and an account created, keeping the way.
    forgot: String,
    sign_up: String,
    login: String,
    fault: Option<String>,
    /// Whether it is the fields that are at fault.
    wrong: bool,
}

impl SignInPage {
    fn of(page: Page, next: String) -> Self {
        let [forgot, sign_up] =
            [routes::FORGOT_PASSWORD, routes::SIGN_UP].map(|path| address(path, [("next", next.as_str())]));
        Self { page, why: why(&next), forgot, sign_up, next, login: String::new(), fault: None, wrong: false }
    }
}

/// What is said to whoever opened the link of an email.
fn why(next: &str) -> Option<&'static str> {
    let (path, query) = next.split_once('?')?;
    if Fields::of_query(query).text("token").is_empty() {
        return None;
    }
    if path == routes::CONFIRM_EMAIL {
        return Some("sign-in-why-email");
    }
    let is_linked = [routes::REQUEST, routes::SUBMISSION].iter().any(|one| one.what_of(path).is_some());
    is_linked.then_some("sign-in-why-request")
}

/// GET `/sign-in`
///
/// # Errors
/// The template's fault.
pub async fn show(request: HttpRequest, query: Query) -> Result<HttpResponse, WebError> {
    let page = Page::of(&request);
    html(StatusCode::OK, &SignInPage::of(page, query.0.heading()))
}

/// POST `/sign-in`
///
/// # Errors
/// [`WebError::Store`], [`WebError::Busy`]
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let (login, password) = (form.0.text("login"), Password::new(form.0.text("password")));
    let next = form.0.heading();
    let (occasion, before) = (site.occasion(&request, Doer::System), session::id_of(&cookie));
    let (status, key, wait) = match sign_in(&site, &login, &password, occasion, before).await? {
        FinishedSignIn::SignedIn(id) => {
            session::begin(&cookie, &id);
            return Ok(see_other(&safe_next(Some(&next))));
        }
        FinishedSignIn::AwaitsCode(id) => {
            session::begin(&cookie, &id);
            return Ok(see_other(&address(routes::SIGN_IN_SECOND_STEP, [("next", next.as_str())])));
        }
        FinishedSignIn::Failed | FinishedSignIn::Again => (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-failed", None),
        FinishedSignIn::TooOften(wait) => (StatusCode::TOO_MANY_REQUESTS, "sign-in-too-often", Some(wait)),
    };
    let page = Page::of(&request).led_back_to(routes::SIGN_IN, ("next", &next));
    let fault = Some(page.t(key));
    let wrong = wait.is_none();
    let response = html(status, &SignInPage { login, fault, wrong, ..SignInPage::of(page, next) })?;
    Ok(match wait {
        Some(wait) => with_retry_after(response, wait),
        None => response,
    })
}

/// Tries to sign in; once more, where the account has another hash by the time its password is known to be right.
async fn sign_in(
    site: &Site,
    login: &str,
    password: &Password,
    occasion: Occasion,
    before: Option<SessionId>,
) -> Result<FinishedSignIn, WebError> {
    match sign_in_once(site, login, password, occasion.clone(), before.clone()).await? {
        FinishedSignIn::Again => sign_in_once(site, login, password, occasion, before).await,
        finished => Ok(finished),
    }
}

/// No connection to the database is held while the password is checked.
async fn sign_in_once(
    site: &Site,
    login: &str,
    password: &Password,
    occasion: Occasion,
    before: Option<SessionId>,
) -> Result<FinishedSignIn, WebError> {
    let login = login.to_owned();
    let attempt = match site.write(occasion.clone(), move |cx| begin_sign_in(cx, &login)).await? {
        BegunSignIn::LetIn(attempt) => *attempt,
        BegunSignIn::TooOften(wait) => return Ok(FinishedSignIn::TooOften(wait)),
        BegunSignIn::Crowd => return Err(Busy.into()),
    };
    let checked = check_against_aside(password.clone(), attempt.against()).await;
    let (attempt, checked) = unless_busy(site, occasion.clone(), checked, attempt, SignInAttempt::take_back).await?;
    let renewed = match checked {
        Checked::RightButWeak => hash_aside(password.clone()).await.ok(),
        Checked::Right | Checked::Wrong => None,
    };
    let password = CheckedPassword { checked, renewed };
    Ok(site.write(occasion, move |cx| finish_sign_in(cx, &attempt, &password, before.as_ref())).await?)
}

/// POST `/sign-out`
///
/// # Errors
/// [`WebError::Store`], [`WebError::Busy`]
pub async fn leave(request: HttpRequest, site: web::Data<Site>, cookie: Session) -> Result<HttpResponse, WebError> {
    if let Some(id) = session::id_of(&cookie) {
        site.write(site.occasion(&request, Doer::System), move |cx| sign_out(cx, &id)).await?;
    }
    Ok(signed_out(&cookie))
}
