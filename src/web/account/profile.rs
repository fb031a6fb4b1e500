//! `/profile`

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::{Account, EmailAddress, Language};
use crate::domain::time_zone::TimeZone;
use crate::flows::change_profile::{ProfileChange, ProfileFault, ProfileForm, change_profile};
use crate::flows::reauthenticate::{OwnershipProof, ProofFault};
use crate::passwords::{Password, WeakPassword, hash_aside};
use crate::reads::account::{ProfileView, profile_view};
use crate::web::frame::draft::{self, Draft};
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{
    FieldFault, FormFaults, FormField, ProofFields, email_key, name_key, weak_password_key,
};
use crate::web::frame::forms::{Fields, Posted};
use crate::web::frame::new_password::rate_new_password;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::reauthenticate::{TypedProof, check_ownership, renew_own_session};
use crate::web::frame::routes;
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/profile.html")]
struct ProfilePage {
    page: Page,
    nic: String,
    zone: String,
    typed: TypedProfile,
    filled_with: String,
    languages: Vec<(&'static str, &'static str, bool)>,
    zones: ZoneChoice,
    own: ProfileView,
    faults: FormFaults,
    too_often: bool,
}

/// What stands in the form.
#[derive(Clone)]
struct TypedProfile {
    name: String,
    email: String,
    language: String,
    time_zone: String,
}

/// What is offered for the time zone.
struct ZoneChoice {
    offered: &'static [TimeZone],
    /// What the present one is called.
    today: String,
    /// Which one stands in for none.
    otherwise: &'static str,
}

impl TypedProfile {
    /// What was typed. A field that is absent keeps its value.
    fn read(fields: &Fields, account: &Account) -> Self {
        let today = Self::of(account);
        let field = |name: &str, today: String| fields.get(name).map_or(today, ToOwned::to_owned);
        Self {
            name: field("name", today.name),
            email: field("email", today.email),
            language: field("language", today.language),
            time_zone: field("time_zone", today.time_zone),
        }
    }

    fn of(account: &Account) -> Self {
        Self {
            name: account.name.to_string(),
            email: account.email.as_str().to_owned(),
            language: account.language.code().to_owned(),
            time_zone: account.time_zone.map_or("", TimeZone::name).to_owned(),
        }
    }

    fn filled_with(&self) -> String {
        let Self { name, email, language, time_zone } = self;
        draft::filled_with(&[("name", name), ("email", email), ("language", language), ("time_zone", time_zone)])
    }
}

/// GET `/profile`
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    draft: Draft,
) -> Result<HttpResponse, WebError> {
    let account = account.0;
    let typed = TypedProfile::read(&draft.0, &account);
    ProfileAnswer { request: &request, site: &site, account: &account, typed }.page(StatusCode::OK, &[]).await
}

/// POST `/profile`
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, account) = (account.0.id, account.0);
    let typed = TypedProfile::read(&posted.0, &account);
    let answer = ProfileAnswer { request: &request, site: &site, account: &account, typed: typed.clone() };
    let own = match own_proof(&request, &site, &account, &typed, &posted).await {
        Err(WebError::TooOften(wait)) => {
            return Ok(with_retry_after(answer.page(StatusCode::TOO_MANY_REQUESTS, &[]).await?, wait));
        }
        own => own?,
    };
    let new_password = match new_hash(&answer, &posted, own.as_ref()).await {
        Err(WebError::TooOften(wait)) => {
            return Ok(with_retry_after(answer.page(StatusCode::TOO_MANY_REQUESTS, &[]).await?, wait));
        }
        new_password => new_password?,
    };
    let TypedProfile { name, email, language, time_zone } = typed;
    let form = ProfileForm { name, email, language, time_zone, new_password };
    match site.act(&request, id, move |cx| change_profile(cx, id, &form, own.as_ref())).await? {
        ProfileChange::Saved { confirm, session: goes_on } => {
            let password_changed = goes_on.is_some();
            if let Some(id) = goes_on {
                session::begin(&cookie, &id);
            } else if confirm.is_some() {
                renew_own_session(&request, &site, &cookie, id).await?;
            }
            saved(confirm.as_ref().map(EmailAddress::as_str), password_changed).leave(&cookie);
            Ok(see_other(routes::PROFILE))
        }
        ProfileChange::Faults(faults) => answer.page(StatusCode::UNPROCESSABLE_ENTITY, &faults).await,
        ProfileChange::TooOften(wait) => {
            Ok(with_retry_after(answer.page(StatusCode::TOO_MANY_REQUESTS, &[]).await?, wait))
        }
    }
}

/// What shows that the account is its own, where the form asks for something of weight and holds the password.
async fn own_proof(
    request: &HttpRequest,
    site: &Site,
    account: &Account,
    typed: &TypedProfile,
    posted: &Posted,
) -> Result<Option<OwnershipProof>, WebError> {
    let new_password = posted.0.get("new_password").is_some_and(|password| !password.is_empty());
    let weighty = new_password || !EmailAddress::stored(typed.email.trim()).is_some_and(|email| email == account.email);
    let proof = TypedProof::password_and_code(posted);
    if !weighty || proof.lacks_password() {
        return Ok(None);
    }
    check_ownership(request, site, account.id, proof).await.map(Some)
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

/// The hash of a new password that is hard to guess, or why it is refused; none where none was typed. Nothing is hashed
/// for whoever does not know the present one.
async fn new_hash(
    answer: &ProfileAnswer<'_>,
    posted: &Posted,
    own: Option<&OwnershipProof>,
) -> Result<Option<Result<String, WeakPassword>>, WebError> {
    let typed = Password::new(posted.0.text("new_password"));
    if typed.is_empty() {
        return Ok(None);
    }
    let known = answer.site.known_about(answer.account);
    if let Err(weak) = rate_new_password(answer.request, answer.site, &typed, known).await? {
        return Ok(Some(Err(weak)));
    }
    if own.is_none_or(|own| !own.shown().password_fits()) {
        return Ok(Some(Ok(String::new())));
    }
    Ok(Some(Ok(hash_aside(typed).await?)))
}

/// What the page of an answer is made from.
struct ProfileAnswer<'a> {
    request: &'a HttpRequest,
    site: &'a Site,
    account: &'a Account,
    typed: TypedProfile,
}

impl ProfileAnswer<'_> {
    async fn page(self, status: StatusCode, faults: &[ProfileFault]) -> Result<HttpResponse, WebError> {
        let Self { request, site, account, typed } = self;
        let (now, id) = (site.clock.now(), account.id);
        let own = site.db.read(move |conn| profile_view(conn, id, now)).await?;
        let page = Page::of(request);
        let chosen = Language::parse(&typed.language);
        let languages = Language::ALL.map(|known| (known.code(), known.own_name(), Some(known) == chosen)).to_vec();
        let faults = faults.iter().map(|fault| say(page.words(), *fault)).collect();
        let (offered, otherwise) = (TimeZone::offered(), site.style.time_zone.name());
        let zones = ZoneChoice { offered, today: page.words().zone_name(now), otherwise };
        let profile = ProfilePage {
            page,
            nic: account.nic.to_string(),
            zone: account.zone.0.clone(),
            typed,
            filled_with: TypedProfile::of(account).filled_with(),
            languages,
            zones,
            own,
            faults,
            too_often: status == StatusCode::TOO_MANY_REQUESTS,
        };
        html(status, &profile)
    }
}

fn say(words: Words, fault: ProfileFault) -> FieldFault {
    match fault {
        ProfileFault::Name(fault) => FormField::NAME.fault(words, name_key(fault)),
        ProfileFault::Email(fault) => FormField::EMAIL.fault(words, email_key(fault)),
        ProfileFault::Language => FormField::LANGUAGE.fault(words, "fault-language"),
        ProfileFault::TimeZone => FormField::TIME_ZONE.fault(words, "fault-time-zone"),
        ProfileFault::NewPassword(weak) => FormField::NEW_PASSWORD.fault(words, weak_password_key(weak)),
        // The profile says what the password is needed for.
        ProfileFault::NotShown(ProofFault::PasswordNeeded) => {
            FormField::PRESENT_PASSWORD.fault(words, "fault-password-needed")
        }
        ProfileFault::NotShown(fault) => ProofFields::OF_PAGE.fault(words, fault),
    }
}
