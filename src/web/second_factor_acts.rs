//! What the forms of `/profile/second-factor` do: switching the second factor on and off, and making new recovery codes.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};

use super::Site;
use super::errors::WebError;
use super::forms::Posted;
use super::page::see_other;
use super::second_factor::{CODES, Fault, Form, PATH, page};
use super::second_step::proof_of;
use super::session::{self, Flash};
use super::visitor::{SignedIn, place};
use crate::domain::account::Account;
use crate::domain::factor::{RECOVERY_CODES, RecoveryCode, TypedCode};
use crate::flows::second_factor::setting_up::{FirstCode, SetUp, check_first_code, set_up, switch_on};
use crate::flows::second_factor::{Act, Acted, Attempt, act, begin};
use crate::passwords::{Checked, check_aside, hash_set_aside};
use crate::store::StoreError;

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
    let (attempt, checked) = attempt(&site, &account.0, password, false).await?;
    let (terms, now) = (site.terms.clone(), site.clock.now());
    match site.db.run(move |conn| set_up(conn, &terms, now, &attempt, checked)).await? {
        SetUp::Begun(factor) => session::begin_setting_up(&cookie, factor),
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
    let begun = session::setting_up(&cookie);
    let first = site.db.run(move |conn| check_first_code(conn, &terms, now, id, begun, &typed)).await?;
    let first = match first {
        FirstCode::Right { factor, step } => (factor, step),
        FirstCode::Wrong => return page(&request, &site, &cookie, &account.0, fault(Fault::CodeWrong)).await,
        FirstCode::NothingBegun => return Ok(see_other(PATH)),
        FirstCode::TooOften(wait) => return Err(WebError::TooOften(wait)),
    };
    let (codes, hashes) = new_codes().await?;
    let place = place(&request);
    let switched = site.db.run(move |conn| switch_on(conn, now, id, first, &hashes, &place)).await?;
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
    let (attempt, checked) = attempt(site, account, password, true).await?;
    let (terms, now, place) = (site.terms.clone(), site.clock.now(), place(request));
    let proof = match &attempt.holder {
        Some(holder) if checked != Checked::Wrong => proof_of(site, holder, typed, now).await,
        _ => None,
    };
    // Ten hashes are not made for a wrong code.
    let (codes, hashes) = if form == Form::NewCodes && proof.is_some() { new_codes().await? } else { <_>::default() };
    let doing = if form == Form::NewCodes { Act::NewRecoveryCodes(hashes) } else { Act::SwitchOff };
    let acted =
        site.db.run(move |conn| act(conn, &terms, now, &attempt, (checked, proof.as_ref()), &doing, &place)).await?;
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

/// Begins a try and checks its password, without holding a connection meanwhile.
async fn attempt(
    site: &Site,
    account: &Account,
    password: String,
    with_code: bool,
) -> Result<(Attempt, Checked), WebError> {
    let (terms, now, id) = (site.terms.clone(), site.clock.now(), account.id);
    let begun = site.db.run(move |conn| begin(conn, &terms, now, id, with_code)).await?;
    let attempt = begun.map_err(WebError::TooOften)?;
    let checked = check_aside(password, attempt.stored_hash()).await;
    Ok((attempt, checked))
}

/// A new set of recovery codes: as they are shown, and as they are stored.
async fn new_codes() -> Result<(Vec<String>, Vec<String>), WebError> {
    let codes: Vec<RecoveryCode> = (0..RECOVERY_CODES).map(|_| RecoveryCode::new(rand::random())).collect();
    let hashes = hash_set_aside(codes.iter().map(|code| code.letters().to_owned()).collect()).await;
    let no_memory = || StoreError::Unavailable("recovery codes could not be hashed".to_owned());
    Ok((codes.iter().map(ToString::to_string).collect(), hashes.ok_or_else(no_memory)?))
}
