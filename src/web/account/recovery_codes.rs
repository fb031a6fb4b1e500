//! `/profile/second-factor/recovery-codes`: shows them once, and makes new ones.

use actix_session::Session;
use actix_web::http::header::ContentDisposition;
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::factor::{RECOVERY_CODES, RecoveryCode};
use crate::flows::second_factor::{FactorChange, FactorChanged, change_second_factor};
use crate::passwords::hash_set_aside;
use crate::reads::account::{SecondFactorView, second_factor_view};
use crate::web::account::second_factor::{FactorAnswer, FactorForm};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::reauthenticate::{TypedProof, check_ownership};
use crate::web::frame::routes;
use crate::web::frame::session::{self, Flash};
use crate::web::frame::shown_once::codes_handed_on;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

#[derive(Template)]
#[template(path = "pages/recovery_codes.html")]
struct RecoveryCodesPage {
    page: Page,
    codes: Vec<String>,
    /// Where one goes on to: where one was heading before a second factor had to be set up.
    next: String,
}

/// A new set of recovery codes.
#[derive(Default)]
pub struct DrawnCodes {
    /// As they are shown.
    pub shown: Vec<String>,
    /// As they are stored.
    pub hashes: Vec<String>,
}

/// Draws a new set of recovery codes.
///
/// # Errors
/// Too many passwords are being worked on.
pub async fn draw_codes() -> Result<DrawnCodes, WebError> {
    let codes: Vec<RecoveryCode> = (0..RECOVERY_CODES).map(|_| RecoveryCode::new(rand::random())).collect();
    let hashes = hash_set_aside(codes.iter().map(|code| code.letters().to_owned()).collect()).await?;
    Ok(DrawnCodes { shown: codes.iter().map(ToString::to_string).collect(), hashes })
}

/// GET `/profile/second-factor/recovery-codes`: shows them once.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
) -> Result<HttpResponse, WebError> {
    let (keyring, now, viewer) = (site.terms.keyring.clone(), site.clock.now(), account.0.id);
    let view = site.db.read(move |conn| second_factor_view(conn, &keyring, viewer, None, now)).await?;
    if !matches!(view, SecondFactorView::On { .. }) {
        return Ok(see_other(routes::SECOND_FACTOR));
    }
    // A look with HEAD shows nothing, and must not use up the one time that they are shown.
    let left = session::left_recovery_codes(&cookie).filter(|_| request.method() == Method::GET);
    let mut codes = Vec::new();
    if let Some(left) = left {
        codes = left.unwrap(&site, &request).await?.unwrap_or_default();
        session::forget_recovery_codes(&cookie);
    }
    let heading = if request.method() == Method::GET { session::take_heading(&cookie) } else { None };
    let next = heading.unwrap_or_else(|| routes::SECOND_FACTOR.to_owned());
    html(StatusCode::OK, &RecoveryCodesPage { page: Page::of(&request), codes, next })
}

/// POST `/profile/second-factor/recovery-codes/file`: the page hands on what it shows, which is nowhere else, as a text
/// file.
pub async fn as_file(request: HttpRequest, site: web::Data<Site>, account: SignedIn, posted: Posted) -> HttpResponse {
    let codes = codes_handed_on(&posted);
    if codes.is_empty() {
        return see_other(routes::RECOVERY_CODES);
    }
    let page = Page::of(&request);
    let (title, nic) = (page.t("recovery-codes-title"), account.0.nic.to_string());
    let title = page.with("pair", &[("label", &title), ("value", &nic)]);
    let lines = [site.brand.clone(), title, page.t("recovery-codes-keep"), String::new()];
    let text: String = lines.into_iter().chain(codes).flat_map(|line| [line, "\r\n".to_owned()]).collect();
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header(ContentDisposition::attachment("recovery-codes.txt"))
        .body(text)
}

/// POST `/profile/second-factor/recovery-codes`
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong passwords or codes.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, form) = (account.0.id, FactorForm::WhileOn);
    let answer = FactorAnswer { request: &request, site: &site, cookie: &cookie, account: &account.0 };
    let typed = TypedProof::password_and_code(&posted);
    let missing = typed.missing();
    if !missing.is_empty() {
        return answer.faults(form, &missing).await;
    }
    let own = check_ownership(&request, &site, id, typed).await?;
    // Ten hashes are not made for a wrong code.
    let DrawnCodes { shown, hashes } =
        if own.shown().code.is_some() { draw_codes().await? } else { DrawnCodes::default() };
    let change = FactorChange::NewRecoveryCodes(hashes);
    match site.act(&request, id, move |cx| change_second_factor(cx, &own, &change)).await? {
        FactorChanged::Done(renewed) => {
            session::begin(&cookie, &renewed);
            session::leave_recovery_codes(&cookie, shown, site.clock.now());
            Flash::new("flash-factor-codes-made", []).leave(&cookie);
            Ok(see_other(routes::RECOVERY_CODES))
        }
        FactorChanged::NotOn => Ok(see_other(routes::SECOND_FACTOR)),
        FactorChanged::NotShown(fault) => answer.faults(form, &[fault]).await,
    }
}
