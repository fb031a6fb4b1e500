//! `/profile/second-factor`: how the second factor stands, and its recovery codes, once.

use actix_session::Session;
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Site;
use super::errors::WebError;
use super::page::{Page, When, html, see_other};
use super::qr::Qr;
use super::session;
use super::visitor::SignedIn;
use crate::domain::account::Account;
use crate::flows::second_factor::{Standing, standing};
use crate::words::Words;

/// Where the page is.
pub const PATH: &str = "/profile/second-factor";
/// Where the recovery codes are shown.
pub const CODES: &str = "/profile/second-factor/recovery-codes";
/// So few recovery codes are said to be few.
const FEW: usize = 3;

#[derive(Template)]
#[template(path = "pages/second_factor.html")]
struct SecondFactorPage {
    page: Page,
    shown: Shown,
    faults: Vec<Said>,
}

enum Shown {
    Off,
    SettingUp { qr: Option<Qr>, key: String },
    On { since: When, left: usize },
}

/// A fault at a field, in words.
struct Said {
    field: &'static str,
    label: String,
    text: String,
}

impl SecondFactorPage {
    fn fault(&self, field: &str) -> Option<&str> {
        self.faults.iter().find(|said| said.field == field).map(|said| said.text.as_str())
    }
}

/// The forms of the page, each with fields of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    SetUp,
    SwitchOn,
    SwitchOff,
    NewCodes,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    PasswordEmpty,
    PasswordWrong,
    CodeEmpty,
    CodeWrong,
}

/// GET `/profile/second-factor`
///
/// # Errors
/// The database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
) -> Result<HttpResponse, WebError> {
    page(&request, &site, &cookie, &account.0, Vec::new()).await
}

/// The page as things stand, with what is wrong on it.
pub(super) async fn page(
    request: &HttpRequest,
    site: &Site,
    cookie: &Session,
    account: &Account,
    faults: Vec<(Form, Fault)>,
) -> Result<HttpResponse, WebError> {
    let (terms, now, id, begun) = (site.terms.clone(), site.clock.now(), account.id, session::setting_up(cookie));
    let standing = site.db.run(move |conn| standing(conn, &terms, now, id, begun)).await?;
    // A page that was left open may send a form that there is no more.
    let is_there = |form: &Form| match standing {
        Standing::Off => *form == Form::SetUp,
        Standing::SettingUp(_) => *form == Form::SwitchOn,
        Standing::On(..) => matches!(form, Form::SwitchOff | Form::NewCodes),
    };
    if !faults.iter().all(|(form, _)| is_there(form)) {
        return Ok(see_other(PATH));
    }
    let page = Page::of(request);
    let shown = match standing {
        Standing::Off => Shown::Off,
        Standing::SettingUp(secret) => {
            let qr = Qr::of(&secret.address(&site.brand, account.nic.as_str()));
            Shown::SettingUp { qr, key: secret.in_groups() }
        }
        Standing::On(since, left) => Shown::On { since: page.when(since), left },
    };
    let words = page.words();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let faults = faults.into_iter().map(|(form, fault)| say(words, form, fault)).collect();
    html(status, &SecondFactorPage { page, shown, faults })
}

fn say(words: Words, form: Form, fault: Fault) -> Said {
    let password = ["current_password", "new_current_password"];
    let code = ["code", "new_code"];
    let (fields, label, key) = match fault {
        Fault::PasswordEmpty => (password, "profile-current-password", "fault-factor-password-empty"),
        Fault::PasswordWrong => (password, "profile-current-password", "fault-password-wrong"),
        Fault::CodeEmpty if form == Form::SwitchOn => (code, "factor-app-code", "fault-factor-code-empty"),
        Fault::CodeWrong if form == Form::SwitchOn => (code, "factor-app-code", "fault-factor-app-code-wrong"),
        Fault::CodeEmpty => (code, "factor-any-code", "fault-factor-code-empty"),
        Fault::CodeWrong => (code, "factor-any-code", "fault-factor-code-wrong"),
    };
    Said { field: fields[usize::from(form == Form::NewCodes)], label: words.t(label), text: words.t(key) }
}

#[derive(Template)]
#[template(path = "pages/recovery_codes.html")]
struct RecoveryCodesPage {
    page: Page,
    codes: Vec<String>,
}

/// GET `/profile/second-factor/recovery-codes`: shows them once.
///
/// # Errors
/// The database's fault.
pub async fn show_codes(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
) -> Result<HttpResponse, WebError> {
    let (terms, now, id) = (site.terms.clone(), site.clock.now(), account.0.id);
    let standing = site.db.run(move |conn| standing(conn, &terms, now, id, None)).await?;
    if !matches!(standing, Standing::On(..)) {
        return Ok(see_other(PATH));
    }
    // A look with HEAD shows nothing, and must not use up the one time that they are shown.
    let codes = if request.method() == Method::GET { session::take_recovery_codes(&cookie) } else { Vec::new() };
    html(StatusCode::OK, &RecoveryCodesPage { page: Page::of(&request), codes })
}
