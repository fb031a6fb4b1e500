//! `/sign-up`: somebody creates an account; `/sign-up/confirm`: the link that was sent to its address.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Site;
use super::confirm::{ConfirmPage, dead_link};
use super::errors::{WebError, with_retry_after};
use super::faults::{Faults, email_key, name_key, weak_password_key};
use super::forms::{Posted, Query};
use super::page::{Page, html, see_other};
use super::session::Flash;
use super::visitor::{Visitor, place};
use crate::domain::account::Language;
use crate::flows::sign_up::{Fault, Form, admit, ask, confirm, opened_by, read};
use crate::passwords::{hash_aside, strong_enough_aside};

#[derive(Template)]
#[template(path = "pages/sign_up.html")]
struct SignUpPage {
    page: Page,
    typed: Form,
    zones: Vec<(String, bool)>,
    languages: Vec<(&'static str, &'static str, bool)>,
    faults: Faults,
    too_often: bool,
}

/// GET `/sign-up`
///
/// # Errors
/// The template's fault.
pub async fn show(request: HttpRequest, site: web::Data<Site>) -> Result<HttpResponse, WebError> {
    let language = Visitor::of(&request).language.code().to_owned();
    let typed = Form { name: String::new(), email: String::new(), zone: String::new(), language };
    form_page(&request, &site, StatusCode::OK, typed, Vec::new())
}

/// POST `/sign-up`. The answer is the same, and takes as long, whether the address has an account or not.
///
/// # Errors
/// The database's fault.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let [name, email, zone, language, password] =
        ["name", "email", "zone", "language", "password"].map(|field| posted.0.text(field));
    let form = Form { name, email, zone, language };
    let known = [form.name.clone(), form.email.clone()].into_iter().chain(site.own_words());
    let strength = strong_enough_aside(password.clone(), known.collect()).await?;
    let applicant = match read(&site.terms, &form, strength) {
        Ok(applicant) => applicant,
        Err(faults) => return form_page(&request, &site, StatusCode::UNPROCESSABLE_ENTITY, form, faults),
    };
    let (terms, now, from, who) = (site.terms.clone(), site.clock.now(), place(&request), applicant.clone());
    if let Err(wait) = site.db.run(move |conn| admit(conn, &terms, now, &who, &from)).await? {
        let page = form_page(&request, &site, StatusCode::TOO_MANY_REQUESTS, form, Vec::new())?;
        return Ok(with_retry_after(page, wait));
    }
    let hash = hash_aside(password).await?;
    let terms = site.terms.clone();
    site.db.run(move |conn| ask(conn, &terms, now, &applicant, hash)).await?;
    Flash::new("flash-sign-up-sent", [("email", form.email.trim())]).leave(&cookie);
    Ok(see_other("/sign-in"))
}

fn form_page(
    request: &HttpRequest,
    site: &Site,
    status: StatusCode,
    typed: Form,
    faults: Vec<Fault>,
) -> Result<HttpResponse, WebError> {
    let page = Page::of(request);
    let chosen = Language::parse(&typed.language);
    let languages = Language::ALL.map(|known| (known.code(), known.own_name(), Some(known) == chosen)).to_vec();
    let zones = site.terms.zones.iter().map(|zone| (zone.clone(), *zone == typed.zone)).collect();
    let faults = Faults::new(page.words(), faults.into_iter().map(say));
    let too_often = status == StatusCode::TOO_MANY_REQUESTS;
    html(status, &SignUpPage { page, typed, zones, languages, faults, too_often })
}

fn say(fault: Fault) -> (&'static str, &'static str, &'static str) {
    match fault {
        Fault::Name(fault) => ("name", "profile-name", name_key(fault)),
        Fault::Email(fault) => ("email", "profile-email", email_key(fault)),
        Fault::Zone => ("zone", "profile-zone", "fault-zone"),
        Fault::Language => ("language", "profile-language", "fault-language"),
        Fault::Password(weak) => ("password", "password-label", weak_password_key(weak)),
    }
}

const CONFIRM: &str = "/sign-up/confirm";

/// GET `/sign-up/confirm`: opening the link creates nothing, since mail scanners open links; the button does.
///
/// # Errors
/// The database's fault.
pub async fn show_confirm(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let (terms, now, token) = (site.terms.clone(), site.clock.now(), query.0.text("token"));
    let given = token.clone();
    let Some((name, email)) = site.db.run(move |conn| opened_by(conn, &terms, now, &given)).await? else {
        return dead_link(&request, "/sign-in", "dead-link-sign-up", "sign-in-title");
    };
    let page = Page::of(&request);
    let text = page.with("sign-up-confirm-text", &[("name", &name), ("email", &email)]);
    let (title, button) = (page.t("sign-up-title"), page.t("sign-up-button"));
    ConfirmPage { page, title, text, action: CONFIRM, token, button }.answer()
}

/// POST `/sign-up/confirm`
///
/// # Errors
/// The database's fault.
pub async fn post_confirm(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(&request));
    let token = posted.0.text("token");
    let Some(nic) = site.db.run(move |conn| confirm(conn, &terms, now, &token, &from)).await? else {
        return dead_link(&request, "/sign-in", "dead-link-sign-up", "sign-in-title");
    };
    Flash::new("flash-account-created", [("nic", nic.as_str())]).leave(&cookie);
    Ok(see_other("/sign-in"))
}
