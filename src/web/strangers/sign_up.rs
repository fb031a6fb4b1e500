//! `/sign-up`: somebody creates an account; `/sign-up/confirm`: the link that was sent to its address.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::Language;
use crate::flows::Doer;
use crate::flows::sign_up::{
    CreatedAccount, SignUpFault, SignUpForm, admit_applicant, ask_to_sign_up, count_password_try, create_account,
    read_applicant,
};
use crate::passwords::{Checked, Password, check_aside, hash_aside};
use crate::reads::links::{AwaitedAccount, account_to_create};
use crate::web::frame::confirm::DeadLink;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormFaults, FormField, email_key, name_key, weak_password_key};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::new_password::rate_new_password;
use crate::web::frame::page::{Page, see_other, words_of};
use crate::web::frame::routes::{self, safe_next};
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;
use crate::web::strangers::form_state::FormState;
use crate::web::strangers::opened_link::opened;
use crate::words::Words;

const PASSWORD: FormField = FormField { id: "password", label: "password-label" };

const DEAD: DeadLink =
    DeadLink { href: routes::SIGN_IN, text: "dead-link-sign-up", label: "sign-in-title", personal: false };

#[derive(Template)]
#[template(path = "pages/sign_up.html")]
struct SignUpPage<'a> {
    page: Page,
    typed: &'a SignUpForm,
    next: &'a str,
    /// The sign-in page, keeping the way.
    sign_in: String,
    zones: Vec<(String, bool)>,
    languages: Vec<(&'static str, &'static str, bool)>,
    faults: &'a FormFaults,
    too_often: bool,
}

/// GET `/sign-up`
///
/// # Errors
/// The template's fault.
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let language = Visitor::of(&request).language.code().to_owned();
    let typed = SignUpForm { name: String::new(), email: String::new(), zone: String::new(), language };
    SignUpAnswer { request: &request, site: &site, typed: &typed, next: &query.0.heading() }.page(&FormState::default())
}

/// POST `/sign-up`. The answer is the same, and takes as long, whether the address has an account or not.
///
/// # Errors
/// [`WebError::Store`], [`WebError::Busy`]
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let [name, email, zone, language] = ["name", "email", "zone", "language"].map(|field| posted.0.text(field));
    let password = Password::new(posted.0.text("password"));
    let (typed, next) = (SignUpForm { name, email, zone, language }, posted.0.heading());
    let answer = SignUpAnswer { request: &request, site: &site, typed: &typed, next: &next };
    let known = site.known([typed.name.as_str(), &typed.email]);
    let strength = match rate_new_password(&request, &site, &password, known).await {
        Err(WebError::TooOften(wait)) => return answer.page(&FormState::too_often(wait)),
        strength => strength?,
    };
    let applicant = match read_applicant(&site.terms, &typed, strength) {
        Ok(applicant) => applicant,
        Err(faults) => {
            let words = words_of(&request);
            return answer.page(&FormState::faulty(faults.into_iter().map(|fault| say(words, fault))));
        }
    };
    let (occasion, who) = (site.occasion(&request, Doer::System), applicant.clone());
    if let Err(wait) = site.write(occasion.clone(), move |cx| admit_applicant(cx, &who)).await? {
        return answer.page(&FormState::too_often(wait));
    }
    let hash = hash_aside(password).await?;
    let heading = next.clone();
    site.write(occasion, move |cx| ask_to_sign_up(cx, &applicant, &hash, &heading)).await?;
    Flash::new("flash-sign-up-sent", [("email", typed.email.trim())]).leave(&cookie);
    Ok(see_other(&routes::sign_in_then(&next)))
}

/// What the page of an answer is made from.
struct SignUpAnswer<'a> {
    request: &'a HttpRequest,
    site: &'a Site,
    typed: &'a SignUpForm,
    next: &'a str,
}

impl SignUpAnswer<'_> {
    fn page(&self, form: &FormState) -> Result<HttpResponse, WebError> {
        let Self { request, site, typed, next } = *self;
        let chosen = Language::parse(&typed.language);
        let languages = Language::ALL.map(|known| (known.code(), known.own_name(), Some(known) == chosen)).to_vec();
        let zones = site.terms.zones.iter().map(|zone| (zone.clone(), *zone == typed.zone)).collect();
        let page = Page::of(request).led_back_to(routes::SIGN_UP, ("next", next));
        let (sign_in, too_often) = (routes::sign_in_then(next), form.wait.is_some());
        form.answer(&SignUpPage { page, typed, next, sign_in, zones, languages, faults: &form.faults, too_often })
    }
}

fn say(words: Words, fault: SignUpFault) -> FieldFault {
    match fault {
        SignUpFault::Name(fault) => FormField::NAME.fault(words, name_key(fault)),
        SignUpFault::Email(fault) => FormField::EMAIL.fault(words, email_key(fault)),
        SignUpFault::Zone => FormField::ZONE.fault(words, "fault-zone"),
        SignUpFault::Language => FormField::LANGUAGE.fault(words, "fault-language"),
        SignUpFault::Password(weak) => PASSWORD.fault(words, weak_password_key(weak)),
    }
}

#[derive(Template)]
#[template(path = "pages/sign_up_confirm.html")]
struct ConfirmSignUpPage<'a> {
    page: Page,
    waiting: &'a AwaitedAccount,
    token: &'a str,
    faults: &'a FormFaults,
    too_often: bool,
}

/// GET `/sign-up/confirm`: opening the link creates nothing, since mail scanners open links; the form does.
///
/// # Errors
/// [`WebError::Store`]
pub async fn show_confirm(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let token = query.0.text("token");
    match opened(&site, &token, account_to_create).await? {
        Some(waiting) => confirm_page(Page::of(&request), &waiting, &token, &FormState::default()),
        None => DEAD.answer(&request),
    }
}

/// POST `/sign-up/confirm`
///
/// # Errors
/// [`WebError::Store`], [`WebError::Busy`]
pub async fn post_confirm(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (token, password) = (posted.0.text("token"), Password::new(posted.0.text("password")));
    let Some(waiting) = opened(&site, &token, account_to_create).await? else { return DEAD.answer(&request) };
    let (occasion, given) = (site.occasion(&request, Doer::System), token.clone());
    if let Err(wait) = site.write(occasion.clone(), move |cx| count_password_try(cx, &given)).await? {
        return confirm_page(Page::of(&request), &waiting, &token, &FormState::too_often(wait));
    }
    if check_aside(password, Some(waiting.password_hash.clone())).await? == Checked::Wrong {
        let page = Page::of(&request);
        let fault = PASSWORD.fault(page.words(), "fault-sign-up-password");
        return confirm_page(page, &waiting, &token, &FormState::faulty([fault]));
    }
    let before = session::id_of(&cookie);
    let created = site.write(occasion, move |cx| create_account(cx, &token, before.as_ref())).await?;
    let Some(CreatedAccount { nic, session }) = created else { return DEAD.answer(&request) };
    session::begin(&cookie, &session);
    Flash::new("flash-account-created", [("nic", nic.as_str())]).leave(&cookie);
    Ok(see_other(&safe_next(Some(&waiting.heading))))
}

fn confirm_page(page: Page, waiting: &AwaitedAccount, token: &str, form: &FormState) -> Result<HttpResponse, WebError> {
    let page = page.led_back_to(routes::SIGN_UP_CONFIRM, ("token", token));
    let too_often = form.wait.is_some();
    form.answer(&ConfirmSignUpPage { page, waiting, token, faults: &form.faults, too_often })
}
