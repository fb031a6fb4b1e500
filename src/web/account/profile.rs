//! `/profile`

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::{Account, EmailAddress, Language};
use crate::domain::factor::TypedCode;
use crate::domain::link::LinkKind;
use crate::flows::change_profile::{Changed, Fault, Form, change_profile};
use crate::flows::reauthenticate::{Asks, Attempt, Settled, Shown};
use crate::passwords::{Checked, WeakPassword, hash_aside, strong_enough_aside};
use crate::store::{StoreResult, factors, links};
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FieldFault, FormFaults, FormField, email_key, name_key, own_fault, weak_password_key};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::reauthenticate::{check, renew};
use crate::web::frame::session;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{SignedIn, place};
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/profile.html")]
struct ProfilePage {
    page: Page,
    nic: String,
    zone: String,
    typed: Typed,
    languages: Vec<(&'static str, &'static str, bool)>,
    /// The new address that is not confirmed yet.
    unconfirmed: Option<String>,
    /// Whether a code is asked for.
    second_factor: bool,
    faults: FormFaults,
    too_often: bool,
}

/// What stands in the form.
#[derive(Clone)]
struct Typed {
    name: String,
    email: String,
    language: String,
}

impl Typed {
    fn of(account: &Account) -> Self {
        Self {
            name: account.name.clone(),
            email: account.email.as_str().to_owned(),
            language: account.language.code().to_owned(),
        }
    }
}

/// GET `/profile`
///
/// # Errors
/// The template's fault.
pub async fn show(request: HttpRequest, site: web::Data<Site>, account: SignedIn) -> Result<HttpResponse, WebError> {
    let typed = Typed::of(&account.0);
    form_page(&request, &site, StatusCode::OK, &account.0, typed, &[]).await
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
    let today = Typed::of(&account);
    let field = |name: &str, today: String| posted.0.get(name).map_or(today, ToOwned::to_owned);
    let typed = Typed {
        name: field("name", today.name),
        email: field("email", today.email),
        language: field("language", today.language),
    };
    let new_password = posted.0.text("new_password");
    let weighty = !new_password.is_empty() || typed.email.trim() != account.email.as_str();
    let present = posted.0.text("current_password");
    let own = if weighty && !present.is_empty() {
        let code = TypedCode::parse(&posted.0.text("code"));
        match check(&request, &site, account.id, Asks::PasswordAndCode, present, code).await {
            Err(WebError::TooOften(wait)) => {
                let status = StatusCode::TOO_MANY_REQUESTS;
                let page = form_page(&request, &site, status, &account, typed, &[]).await?;
                return Ok(with_retry_after(page, wait));
            }
            shown => Some(shown?),
        }
    } else {
        None
    };
    let form = Form {
        name: typed.name.clone(),
        email: typed.email.clone(),
        language: typed.language.clone(),
        new_password: new_hash(&site, &account, new_password, own.as_ref()).await?,
    };
    let (terms, now, id, from) = (site.terms.clone(), site.clock.now(), account.id, place(&request));
    match site.db.run(move |conn| change_profile(conn, &terms, now, id, &form, own.as_ref(), &from)).await? {
        Changed::Saved { confirm, session: goes_on } => {
            let password_changed = goes_on.is_some();
            if let Some(id) = goes_on {
                session::begin(&cookie, &id);
            } else if confirm.is_some() {
                renew(&request, &site, &cookie, account.id).await?;
            }
            saved(confirm.as_ref().map(EmailAddress::as_str), password_changed).leave(&cookie);
            Ok(see_other("/profile"))
        }
        Changed::Faults(faults) => {
            form_page(&request, &site, StatusCode::UNPROCESSABLE_ENTITY, &account, typed, &faults).await
        }
        Changed::TooOften(wait) => {
            let status = StatusCode::TOO_MANY_REQUESTS;
            let page = form_page(&request, &site, status, &account, typed, &[]).await?;
            Ok(with_retry_after(page, wait))
        }
    }
}

/// The message after the form was accepted.
fn saved(confirm: Option<&str>, password_changed: bool) -> Flash {
    match (confirm, password_changed) {
        (None, false) => Flash::new("flash-profile-saved", []),
        (None, true) => Flash::new("flash-password-changed", []),
        (Some(email), false) => Flash::new("flash-confirm-email", [("email", email)]),
        (Some(email), true) => Flash::new("flash-password-changed-confirm-email", [("email", email)]),
    }
}

/// The hash of a new password that is hard to guess, or why it is refused; none where none was typed. Nothing is hashed for
/// whoever does not know the present one.
async fn new_hash(
    site: &Site,
    account: &Account,
    typed: String,
    own: Option<&(Attempt, Shown)>,
) -> Result<Option<Result<String, WeakPassword>>, WebError> {
    if typed.is_empty() {
        return Ok(None);
    }
    if let Err(weak) = strong_enough_aside(typed.clone(), site.known_about(account)).await? {
        return Ok(Some(Err(weak)));
    }
    if own.is_none_or(|(_, shown)| !shown.password.is_some_and(|password| password != Checked::Wrong)) {
        return Ok(Some(Ok(String::new())));
    }
    Ok(Some(Ok(hash_aside(typed).await?)))
}

async fn form_page(
    request: &HttpRequest,
    site: &Site,
    status: StatusCode,
    account: &Account,
    typed: Typed,
    faults: &[Fault],
) -> Result<HttpResponse, WebError> {
    let (now, id) = (site.clock.now(), account.id);
    let found = site.db.run(move |conn| -> StoreResult<_> {
        let unconfirmed = links::newest_of(conn, LinkKind::ChangeEmail, id, now)?;
        Ok((unconfirmed, factors::confirmed(conn, id)?.is_some()))
    });
    let (unconfirmed, second_factor) = found.await?;
    let page = Page::of(request);
    let chosen = Language::parse(&typed.language);
    let languages = Language::ALL.map(|known| (known.code(), known.own_name(), Some(known) == chosen)).to_vec();
    let faults = faults.iter().filter_map(|fault| say(page.words(), fault)).collect();
    let profile = ProfilePage {
        page,
        nic: account.nic.to_string(),
        zone: account.zone.0.clone(),
        typed,
        languages,
        unconfirmed: unconfirmed.map(|link| link.sent_to),
        second_factor,
        faults,
        too_often: status == StatusCode::TOO_MANY_REQUESTS,
    };
    html(status, &profile)
}

fn say(words: Words, fault: &Fault) -> Option<FieldFault> {
    Some(match *fault {
        Fault::Name(fault) => FormField::NAME.fault(words, name_key(fault)),
        Fault::Email(fault) => FormField::EMAIL.fault(words, email_key(fault)),
        Fault::Language => FormField::LANGUAGE.fault(words, "fault-language"),
        Fault::NewPassword(weak) => FormField::NEW_PASSWORD.fault(words, weak_password_key(weak)),
        // The profile says what the password is needed for.
        Fault::NotShown(Settled::PasswordNeeded) => FormField::PRESENT_PASSWORD.fault(words, "fault-password-needed"),
        Fault::NotShown(wrong) => return own_fault(words, wrong),
    })
}
