//! `/profile`: what an account may see and change of itself.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Site;
use super::errors::WebError;
use super::forms::Posted;
use super::page::{Page, html, see_other};
use super::session::Flash;
use super::visitor::SignedIn;
use crate::domain::account::{Account, Language, NotAnEmailAddress};
use crate::domain::text::TextFault;
use crate::flows::change_profile::{Changed, Fault, Form, change_profile};
use crate::passwords::check_aside;
use crate::store::accounts::password_hash;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/profile.html")]
struct ProfilePage {
    page: Page,
    nic: String,
    zone: String,
    name: String,
    email: String,
    languages: Vec<(&'static str, &'static str, bool)>,
    faults: Vec<Said>,
}

/// A fault at a field, in words.
struct Said {
    field: &'static str,
    label: String,
    text: String,
}

impl ProfilePage {
    fn fault(&self, field: &str) -> Option<&str> {
        self.faults.iter().find(|said| said.field == field).map(|said| said.text.as_str())
    }
}

/// GET `/profile`
///
/// # Errors
/// The template's fault.
pub async fn show(request: HttpRequest, account: SignedIn) -> Result<HttpResponse, WebError> {
    let account = account.0;
    let (name, email, language) = (account.name.clone(), account.email.as_str().to_owned(), account.language);
    form_page(&request, StatusCode::OK, &account, (name, email, Some(language)), Vec::new())
}

/// POST `/profile`
///
/// # Errors
/// The database's fault.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let account = account.0;
    // A field that is absent keeps its value.
    let field = |name: &str, today: &str| posted.0.get(name).unwrap_or(today).to_owned();
    let form = Form {
        name: field("name", &account.name),
        email: field("email", account.email.as_str()),
        language: field("language", account.language.code()),
    };
    let typed = (form.name.clone(), form.email.clone(), Language::parse(&form.language));
    let (terms, now, id) = (site.terms.clone(), site.clock.now(), account.id);
    let password = posted.0.text("current_password");
    let checked = if password.is_empty() {
        None
    } else {
        let stored = site.db.run(move |conn| password_hash(conn, id)).await?;
        Some(check_aside(password, stored).await)
    };
    match site.db.run(move |conn| change_profile(conn, &terms, now, id, &form, checked)).await? {
        Changed::Saved => {
            Flash::new("flash-profile-saved", []).leave(&cookie);
            Ok(see_other("/profile"))
        }
        Changed::Faults(faults) => form_page(&request, StatusCode::UNPROCESSABLE_ENTITY, &account, typed, faults),
        Changed::TooOften(wait) => Err(WebError::TooOften(wait)),
    }
}

fn form_page(
    request: &HttpRequest,
    status: StatusCode,
    account: &Account,
    (name, email, language): (String, String, Option<Language>),
    faults: Vec<Fault>,
) -> Result<HttpResponse, WebError> {
    let page = Page::of(request);
    let words = page.words();
    let languages = Language::ALL.map(|known| (known.code(), known.own_name(), Some(known) == language)).to_vec();
    let faults = faults.into_iter().map(|fault| say(words, fault)).collect();
    let (nic, zone) = (account.nic.to_string(), account.zone.0.clone());
    html(status, &ProfilePage { page, nic, zone, name, email, languages, faults })
}

fn say(words: Words, fault: Fault) -> Said {
    let (field, label, key) = match fault {
        Fault::Name(TextFault::Empty) => ("name", "profile-name", "fault-name-empty"),
        Fault::Name(TextFault::TooLong(_)) => ("name", "profile-name", "fault-name-too-long"),
        Fault::Name(TextFault::ControlCharacters) => ("name", "profile-name", "fault-control-characters"),
        Fault::Email(NotAnEmailAddress::Text(TextFault::ControlCharacters)) => {
            ("email", "profile-email", "fault-control-characters")
        }
        Fault::Email(_) => ("email", "profile-email", "fault-email-form"),
        Fault::EmailNotUsable => ("email", "profile-email", "fault-email-not-usable"),
        Fault::Language => ("language", "profile-language", "fault-language"),
        Fault::PasswordNeeded => ("current_password", "profile-current-password", "fault-password-needed"),
        Fault::PasswordWrong => ("current_password", "profile-current-password", "fault-password-wrong"),
    };
    Said { field, label: words.t(label), text: words.t(key) }
}
