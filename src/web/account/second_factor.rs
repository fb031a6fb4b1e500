//! `/profile/second-factor`: switching the second factor on and off.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::account::Account;
use crate::domain::factor::TypedCode;
use crate::flows::reauthenticate::ProofFault;
use crate::flows::second_factor::{
    AppSetUp, AppSwitchedOn, FactorChange, FactorChanged, FirstCode, change_second_factor, check_first_code,
    set_up_app, switch_app_on,
};
use crate::reads::account::{SecondFactorView, second_factor_view};
use crate::web::account::qr::Qr;
use crate::web::account::recovery_codes::draw_codes;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormFaults, FormField, ProofFields};
use crate::web::frame::forms::Posted;
use crate::web::frame::packing::with_secret;
use crate::web::frame::page::{Page, When, html, see_other};
use crate::web::frame::reauthenticate::{TypedProof, act_with_proof, renew_own_session};
use crate::web::frame::routes;
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;

/// So few recovery codes are said to be few.
const FEW: usize = 3;

#[derive(Template)]
#[template(path = "pages/second_factor.html")]
struct SecondFactorPage {
    page: Page,
    state: FactorState,
    /// Whether the operator wants everybody to have one.
    required: bool,
    faults: FormFaults,
}

enum FactorState {
    Off,
    SettingUp { qr: Option<Qr>, key: String },
    On { since: When, left: usize },
}

/// The forms of the page, each with fields of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorForm {
    /// Begins to set an app up.
    SetUp,
    /// Switches it on with its first code.
    SwitchOn,
    /// Makes new recovery codes, or switches the second factor off.
    WhileOn,
}

impl FactorForm {
    fn fields(self) -> ProofFields {
        match self {
            Self::SetUp | Self::WhileOn => ProofFields::OF_PAGE,
            Self::SwitchOn => {
                ProofFields { code: FormField { label: "factor-app-code", ..FormField::CODE }, ..ProofFields::OF_PAGE }
            }
        }
    }

    fn say(self, words: Words, fault: ProofFault) -> FieldFault {
        match (self, fault) {
            // It can be no recovery code.
            (Self::SwitchOn, ProofFault::CodeWrong) => self.fields().code.fault(words, "fault-factor-app-code-wrong"),
            (_, fault) => self.fields().fault(words, fault),
        }
    }
}

/// GET `/profile/second-factor`
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
) -> Result<HttpResponse, WebError> {
    FactorAnswer { request: &request, site: &site, cookie: &cookie, account: &account.0 }.page().await
}

/// POST `/profile/second-factor/set-up`
pub async fn post_set_up(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let id = account.0.id;
    let answer = FactorAnswer { request: &request, site: &site, cookie: &cookie, account: &account.0 };
    let typed = TypedProof::password(&posted);
    if typed.lacks_password() {
        return answer.faults(FactorForm::SetUp, &typed.missing()).await;
    }
    match act_with_proof(&request, &site, id, typed, set_up_app).await? {
        AppSetUp::Begun(factor) => {
            renew_own_session(&request, &site, &cookie, id).await?;
            session::begin_setting_up(&cookie, factor);
        }
        AppSetUp::AlreadyOn => {}
        AppSetUp::NotShown(fault) => return answer.faults(FactorForm::SetUp, &[fault]).await,
    }
    Ok(see_other(routes::SECOND_FACTOR))
}

/// POST `/profile/second-factor/switch-on`
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong codes.
pub async fn post_switch_on(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, form) = (account.0.id, FactorForm::SwitchOn);
    let answer = FactorAnswer { request: &request, site: &site, cookie: &cookie, account: &account.0 };
    let typed = TypedCode::parse(&posted.0.text("code"));
    if matches!(typed, TypedCode::Nothing) {
        return answer.faults(form, &[ProofFault::CodeNeeded]).await;
    }
    let begun = session::setting_up(&cookie);
    let first = match site.act(&request, id, move |cx| check_first_code(cx, id, begun, &typed)).await? {
        FirstCode::Right(first) => first,
        FirstCode::Wrong => return answer.faults(form, &[ProofFault::CodeWrong]).await,
        FirstCode::NothingBegun => return Ok(see_other(routes::SECOND_FACTOR)),
        FirstCode::TooOften(wait) => return Err(WebError::TooOften(wait)),
    };
    let drawn = draw_codes().await?;
    let Some(this) = session::id_of(&cookie) else { return Ok(see_other(routes::SECOND_FACTOR)) };
    let hashes = drawn.hashes;
    match site.act(&request, id, move |cx| switch_app_on(cx, id, first, &hashes, &this)).await? {
        AppSwitchedOn::Done(renewed) => {
            let heading = session::take_heading(&cookie);
            session::begin(&cookie, &renewed);
            session::leave_recovery_codes(&cookie, drawn.shown, site.clock.now());
            if let Some(heading) = heading {
                session::leave_heading(&cookie, &heading);
            }
            Flash::new("flash-factor-on", []).leave(&cookie);
            Ok(see_other(routes::RECOVERY_CODES))
        }
        AppSwitchedOn::Over => Ok(see_other(routes::SECOND_FACTOR)),
    }
}

/// POST `/profile/second-factor/switch-off`
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong passwords or codes.
pub async fn post_switch_off(
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
    let change = FactorChange::SwitchOff;
    match act_with_proof(&request, &site, id, typed, move |cx, own| change_second_factor(cx, own, &change)).await? {
        FactorChanged::Done(renewed) => {
            session::begin(&cookie, &renewed);
            Flash::new("flash-factor-off", []).leave(&cookie);
            Ok(see_other(routes::SECOND_FACTOR))
        }
        FactorChanged::NotOn => Ok(see_other(routes::SECOND_FACTOR)),
        FactorChanged::NotShown(fault) => answer.faults(form, &[fault]).await,
    }
}

/// What the page of an answer is made from.
pub struct FactorAnswer<'a> {
    /// The request.
    pub request: &'a HttpRequest,
    /// The site.
    pub site: &'a Site,
    /// Remembers which app this browser has begun to set up.
    pub cookie: &'a Session,
    /// Whose page it is.
    pub account: &'a Account,
}

impl FactorAnswer<'_> {
    /// The page as it is found.
    pub async fn page(self) -> Result<HttpResponse, WebError> {
        let view = self.view().await?;
        self.page_of(view, |_| FormFaults::default())
    }

    /// The page with what is wrong with one of its forms.
    pub async fn faults(self, form: FactorForm, faults: &[ProofFault]) -> Result<HttpResponse, WebError> {
        let view = self.view().await?;
        let there = match view {
            SecondFactorView::Off => form == FactorForm::SetUp,
            SecondFactorView::SettingUp(_) => form == FactorForm::SwitchOn,
            SecondFactorView::On { .. } => form == FactorForm::WhileOn,
        };
        if !there {
            // The form is no longer on the page: another browser was faster.
            return Ok(see_other(routes::SECOND_FACTOR));
        }
        self.page_of(view, |words| faults.iter().map(|fault| form.say(words, *fault)).collect())
    }

    async fn view(&self) -> Result<SecondFactorView, WebError> {
        let (keyring, now) = (self.site.terms.keyring.clone(), self.site.clock.now());
        let (viewer, begun) = (self.account.id, session::setting_up(self.cookie));
        Ok(self.site.db.read(move |conn| second_factor_view(conn, &keyring, viewer, begun, now)).await?)
    }

    fn page_of(self, view: SecondFactorView, say: impl FnOnce(Words) -> FormFaults) -> Result<HttpResponse, WebError> {
        let page = Page::of(self.request);
        let state = match view {
            SecondFactorView::Off => FactorState::Off,
            SecondFactorView::SettingUp(secret) => {
                let qr = Qr::of(&secret.address(&self.site.brand, self.account.nic.as_str()));
                FactorState::SettingUp { qr, key: secret.in_groups() }
            }
            SecondFactorView::On { since, codes_left } => FactorState::On { since: page.when(since), left: codes_left },
        };
        let faults = say(page.words());
        let status = if faults.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let shows_key = matches!(state, FactorState::SettingUp { .. });
        let answer =
            html(status, &SecondFactorPage { page, state, required: self.site.second_factor_required, faults })?;
        Ok(if shows_key { with_secret(answer) } else { answer })
    }
}
