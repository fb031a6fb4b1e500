//! `/sign-up`: somebody creates an account; `/sign-up/confirm`: the link that was sent to its address.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::Language;
use crate::flows::sign_up::{Fault, Form, Waiting, admit, ask, confirm, count_try, opened_by, read};
use crate::passwords::{Checked, check_aside, hash_aside, strong_enough_aside};
use crate::web::frame::confirm::dead_link;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FieldFault, FormFaults, FormField, email_key, name_key, weak_password_key};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{Visitor, place};
use crate::words::Words;

const PASSWORD: FormField = FormField { id: "password", label: "password-label" };

#[derive(Template)]
#[template(path = "pages/sign_up.html")]
struct SignUpPage {
    page: Page,
    typed: Form,
    zones: Vec<(String, bool)>,
    languages: Vec<(&'static str, &'static str, bool)>,
    faults: FormFaults,
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
    let known = site.known([form.name.as_str(), &form.email]);
    let strength = strong_enough_aside(password.clone(), known).await?;
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
    Ok(see_other(routes::SIGN_IN))
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
    let faults = faults.into_iter().map(|fault| say(page.words(), fault)).collect();
    let too_often = status == StatusCode::TOO_MANY_REQUESTS;
    html(status, &SignUpPage { page, typed, zones, languages, faults, too_often })
}

fn say(words: Words, fault: Fault) -> FieldFault {
    match fault {
        Fault::Name(fault) => FormField::NAME.fault(words, name_key(fault)),
        Fault::Email(fault) => FormField::EMAIL.fault(words, email_key(fault)),
        Fault::Zone => FormField::ZONE.fault(words, "fault-zone"),
        Fault::Language => FormField::LANGUAGE.fault(words, "fault-language"),
        Fault::Password(weak) => PASSWORD.fault(words, weak_password_key(weak)),
    }
}

#[derive(Template)]
#[template(path = "pages/sign_up_confirm.html")]
struct ConfirmPage {
    page: Page,
    waiting: Waiting,
    token: String,
    faults: FormFaults,
    too_often: bool,
}

/// GET `/sign-up/confirm`: opening the link creates nothing, since mail scanners open links; the form does.
///
/// # Errors
/// The database's fault.
pub async fn show_confirm(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let token = query.0.text("token");
    match waiting(&site, &token).await? {
        Some(waiting) => confirm_page(&request, StatusCode::OK, waiting, token, None),
        None => dead(&request),
    }
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
    let [token, password] = ["token", "password"].map(|field| posted.0.text(field));
    let Some(waiting) = waiting(&site, &token).await? else { return dead(&request) };
    let (terms, now, given) = (site.terms.clone(), site.clock.now(), token.clone());
    if let Err(wait) = site.db.run(move |conn| count_try(conn, &terms, now, &given)).await? {
        let page = confirm_page(&request, StatusCode::TOO_MANY_REQUESTS, waiting, token, None)?;
        return Ok(with_retry_after(page, wait));
    }
    if check_aside(password, Some(waiting.password_hash.clone())).await? == Checked::Wrong {
        let fault = Some("fault-sign-up-password");
        return confirm_page(&request, StatusCode::UNPROCESSABLE_ENTITY, waiting, token, fault);
    }
    let (terms, from) = (site.terms.clone(), place(&request));
    let Some(nic) = site.db.run(move |conn| confirm(conn, &terms, now, &token, &from)).await? else {
        return dead(&request);
    };
    Flash::new("flash-account-created", [("nic", nic.as_str())]).leave(&cookie);
    Ok(see_other(routes::SIGN_IN))
}

async fn waiting(site: &Site, token: &str) -> Result<Option<Waiting>, WebError> {
    let (terms, now, token) = (site.terms.clone(), site.clock.now(), token.to_owned());
    Ok(site.db.run(move |conn| opened_by(conn, &terms, now, &token)).await?)
}

fn dead(request: &HttpRequest) -> Result<HttpResponse, WebError> {
    dead_link(request, routes::SIGN_IN, "dead-link-sign-up", "sign-in-title")
}

fn confirm_page(
    request: &HttpRequest,
    status: StatusCode,
    waiting: Waiting,
    token: String,
    fault: Option<&'static str>,
) -> Result<HttpResponse, WebError> {
    let page = Page::of(request).led_back_to(routes::SIGN_UP_CONFIRM, ("token", &token));
    let faults = fault.map(|key| PASSWORD.fault(page.words(), key)).into_iter().collect();
    let too_often = status == StatusCode::TOO_MANY_REQUESTS;
    html(status, &ConfirmPage { page, waiting, token, faults, too_often })
}
