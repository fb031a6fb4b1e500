//! `/profile/second-factor`: switching the second factor on and off, and its recovery codes.

use actix_session::Session;
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::Account;
use crate::domain::factor::{RECOVERY_CODES, RecoveryCode, TypedCode};
use crate::flows::reauthenticate::Asks;
use crate::flows::second_factor::{
    Act, Acted, FirstCode, SetUp, Standing, act, check_first_code, set_up, standing, switch_on,
};
use crate::passwords::hash_set_aside;
use crate::web::account::qr::Qr;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormFaults, FormField};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{Page, When, html, see_other};
use crate::web::frame::reauthenticate::{check, renew};
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{SignedIn, place};
use crate::words::Words;

/// Where all of it is done.
pub const PATH: &str = "/profile/second-factor";
const CODES: &str = "/profile/second-factor/recovery-codes";
/// So few recovery codes are said to be few.
const FEW: usize = 3;

#[derive(Template)]
#[template(path = "pages/second_factor.html")]
struct SecondFactorPage {
    page: Page,
    shown: Shown,
    /// Whether the operator wants everybody to have one.
    required: bool,
    faults: FormFaults,
}

enum Shown {
    Off,
    SettingUp { qr: Option<Qr>, key: String },
    On { since: When, left: usize },
}

/// The forms of the page, each with fields of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    SetUp,
    SwitchOn,
    SwitchOff,
    NewCodes,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
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

/// POST `/profile/second-factor/set-up`
///
/// # Errors
/// The database's fault.
pub async fn post_set_up(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let password = posted.0.text("current_password");
    let fault = |fault| vec![(Form::SetUp, fault)];
    if password.is_empty() {
        return page(&request, &site, &cookie, &account.0, fault(Fault::PasswordEmpty)).await;
    }
    let (attempt, shown) = check(&request, &site, account.0.id, Asks::Password, password, TypedCode::Nothing).await?;
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(&request));
    match site.db.run(move |conn| set_up(conn, &terms, now, &attempt, &shown, &from)).await? {
        SetUp::Begun(factor) => {
            renew(&request, &site, &cookie, account.0.id).await?;
            session::begin_setting_up(&cookie, factor);
        }
        SetUp::AlreadyOn => {}
        SetUp::PasswordWrong => {
            return page(&request, &site, &cookie, &account.0, fault(Fault::PasswordWrong)).await;
        }
    }
    Ok(see_other(PATH))
}

/// POST `/profile/second-factor/switch-on`
///
/// # Errors
/// The database's fault.
pub async fn post_switch_on(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let typed = TypedCode::parse(&posted.0.text("code"));
    let fault = |fault| vec![(Form::SwitchOn, fault)];
    if matches!(typed, TypedCode::Nothing) {
        return page(&request, &site, &cookie, &account.0, fault(Fault::CodeEmpty)).await;
    }
    let (terms, now, id) = (site.terms.clone(), site.clock.now(), account.0.id);
    let (begun, from) = (session::setting_up(&cookie), place(&request));
    let first = site.db.run(move |conn| check_first_code(conn, &terms, now, id, begun, &typed, &from)).await?;
    let first = match first {
        FirstCode::Right { factor, step } => (factor, step),
        FirstCode::Wrong => return page(&request, &site, &cookie, &account.0, fault(Fault::CodeWrong)).await,
        FirstCode::NothingBegun => return Ok(see_other(PATH)),
        FirstCode::TooOften(wait) => return Err(WebError::TooOften(wait)),
    };
    let (codes, hashes) = new_codes().await?;
    let (place, Some(this)) = (place(&request), session::id_of(&cookie)) else { return Ok(see_other(PATH)) };
    let switched = site.db.run(move |conn| switch_on(conn, now, id, first, &hashes, &this, &place)).await?;
    let Some(renewed) = switched else { return Ok(see_other(PATH)) };
    session::begin(&cookie, &renewed);
    session::leave_recovery_codes(&cookie, &codes);
    Flash::new("flash-factor-on", []).leave(&cookie);
    Ok(see_other(CODES))
}

/// POST `/profile/second-factor/switch-off`
///
/// # Errors
/// The database's fault.
pub async fn post_switch_off(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    act_on(&request, &site, &cookie, &account.0, &posted, Form::SwitchOff).await
}

/// POST `/profile/second-factor/recovery-codes`
///
/// # Errors
/// The database's fault.
pub async fn post_new_codes(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    act_on(&request, &site, &cookie, &account.0, &posted, Form::NewCodes).await
}

/// What needs both the password and a code. The password is looked at first: without it nothing is said about the code.
async fn act_on(
    request: &HttpRequest,
    site: &Site,
    cookie: &Session,
    account: &Account,
    posted: &Posted,
    form: Form,
) -> Result<HttpResponse, WebError> {
    let (password, typed) = (posted.0.text("current_password"), TypedCode::parse(&posted.0.text("code")));
    let empty = [(password.is_empty(), Fault::PasswordEmpty), (matches!(typed, TypedCode::Nothing), Fault::CodeEmpty)];
    let faults: Vec<_> = empty.into_iter().filter(|(empty, _)| *empty).map(|(_, fault)| (form, fault)).collect();
    if !faults.is_empty() {
        return page(request, site, cookie, account, faults).await;
    }
    let (attempt, shown) = check(request, site, account.id, Asks::PasswordAndCode, password, typed).await?;
    let (terms, now, place) = (site.terms.clone(), site.clock.now(), place(request));
    // Ten hashes are not made for a wrong code.
    let (codes, hashes) =
        if form == Form::NewCodes && shown.proof.is_some() { new_codes().await? } else { <_>::default() };
    let doing = if form == Form::NewCodes { Act::NewRecoveryCodes(hashes) } else { Act::SwitchOff };
    let acted = site.db.run(move |conn| act(conn, &terms, now, &attempt, &shown, &doing, &place)).await?;
    let renewed = match acted {
        Acted::Done(renewed) => renewed,
        Acted::NotOn => return Ok(see_other(PATH)),
        Acted::PasswordWrong => return page(request, site, cookie, account, vec![(form, Fault::PasswordWrong)]).await,
        Acted::CodeWrong => return page(request, site, cookie, account, vec![(form, Fault::CodeWrong)]).await,
    };
    session::begin(cookie, &renewed);
    if form == Form::NewCodes {
        session::leave_recovery_codes(cookie, &codes);
        Flash::new("flash-factor-codes-made", []).leave(cookie);
        return Ok(see_other(CODES));
    }
    Flash::new("flash-factor-off", []).leave(cookie);
    Ok(see_other(PATH))
}

/// A new set of recovery codes: as they are shown, and as they are stored.
async fn new_codes() -> Result<(Vec<String>, Vec<String>), WebError> {
    let codes: Vec<RecoveryCode> = (0..RECOVERY_CODES).map(|_| RecoveryCode::new(rand::random())).collect();
    let hashes = hash_set_aside(codes.iter().map(|code| code.letters().to_owned()).collect()).await?;
    Ok((codes.iter().map(ToString::to_string).collect(), hashes))
}

async fn page(
    request: &HttpRequest,
    site: &Site,
    cookie: &Session,
    account: &Account,
    faults: Vec<(Form, Fault)>,
) -> Result<HttpResponse, WebError> {
    let (terms, now, id, begun) = (site.terms.clone(), site.clock.now(), account.id, session::setting_up(cookie));
    let standing = site.db.run(move |conn| standing(conn, &terms, now, id, begun)).await?;
    let there = match standing {
        Standing::Off => faults.iter().all(|(form, _)| *form == Form::SetUp),
        Standing::SettingUp(_) => faults.iter().all(|(form, _)| *form == Form::SwitchOn),
        Standing::On(..) => faults.iter().all(|(form, _)| matches!(form, Form::SwitchOff | Form::NewCodes)),
    };
    if !there {
        // The form is no longer on the page: another browser was faster.
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
    html(status, &SecondFactorPage { page, shown, required: site.second_factor_required, faults })
}

fn say(words: Words, form: Form, fault: Fault) -> FieldFault {
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
    FormField { id: fields[usize::from(form == Form::NewCodes)], label }.fault(words, key)
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
