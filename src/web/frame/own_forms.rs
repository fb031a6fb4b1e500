//! Every form of a customer who is signed in says whose it is (`account`, the NIC handle). What was filled in as
//! another account is refused; where nobody is signed in any more nothing is sent, and that is said.

use actix_session::SessionExt;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError, web};
use askama::Template;

use crate::domain::account::{NAME_MAX, NicHandle};
use crate::store::events::SECURITY_LOG;
use crate::web::frame::back::Back;
use crate::web::frame::draft::{self, Keeping, say_typed};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Fields, FormAddress, ReadForm};
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;
use crate::words::account_words;

/// A form that says whose it is.
struct OwnForm {
    /// What it says, as it was sent.
    account: String,
    fields: Fields,
    /// The path of the page that it stands on.
    page: String,
    /// Where it leads back to, where that is more than its page.
    address: Option<String>,
}

impl OwnForm {
    fn of(request: &ServiceRequest, form: &ReadForm) -> Option<Self> {
        let fields = form.fields()?;
        let account = shown(fields.get("account").filter(|account| !account.is_empty())?);
        if !is_language(request) {
            let page = routes::form_page(request.path());
            let address = FormAddress::of(fields, &page).map(|address| address.0);
            return Some(Self { account, fields: fields.clone(), page, address });
        }
        // With it goes what was typed on the page that it leads back to.
        let address = routes::safe_next(fields.get("next"));
        let page = address.split(['?', '#']).next().unwrap_or_default().to_owned();
        Some(Self { account, fields: fields.without("language"), page, address: Some(address) })
    }

    fn owner(&self) -> String {
        match self.fields.get("account_name") {
            Some(name) => account_words(&shown(name), &self.account),
            None => self.account.clone(),
        }
    }

    fn keep<B>(&self, request: &HttpRequest, answer: &mut HttpResponse<B>) -> Keeping {
        match (request.app_data::<web::Data<Site>>(), NicHandle::parse(&self.account)) {
            (Some(site), Ok(owner)) => draft::keep(site, answer, &owner, &self.page, &self.fields),
            (None, _) | (_, Err(_)) => Keeping::Nothing,
        }
    }
}

fn is_language(request: &ServiceRequest) -> bool {
    request.path() == routes::LANGUAGE
}

/// As much of it as there may be, without what no page may hold.
fn shown(sent: &str) -> String {
    sent.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect()
}

/// Reads every form before its page does, and looks at whose it is.
///
/// # Errors
/// None of its own: a refusal is an answer.
pub async fn check<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    if request.method() != Method::POST {
        let mut response = next.call(request).await?;
        draft::forget_given_back(&mut response);
        return Ok(response.map_into_left_body());
    }
    let form = request.extract::<ReadForm>().await?;
    let own = OwnForm::of(&request, &form);
    let back = form.fields().map(Back::of).unwrap_or_default();
    let page = routes::form_page(request.path());
    if let Some(address) = form.fields().and_then(|fields| FormAddress::of(fields, &page)) {
        request.extensions_mut().insert(address);
    }
    request.extensions_mut().insert(back);
    request.extensions_mut().insert(form);
    let Some(own) = own else { return Ok(next.call(request).await?.map_into_left_body()) };
    if let Some(account) = Visitor::of(request.request()).account
        && NicHandle::parse(&own.account).ok().as_ref() != Some(&account.nic)
    {
        tracing::info!(target: SECURITY_LOG, "a form of another account");
        let (request, _) = request.into_parts();
        let answer = others_form(&request, &own).unwrap_or_else(|error| error.error_response());
        return Ok(ServiceResponse::new(request, answer).map_into_right_body());
    }
    let changes_language = is_language(&request);
    let mut response = next.call(request).await?;
    if changes_language && response.status() == StatusCode::SEE_OTHER {
        let request = response.request().clone();
        if own.keep(&request, response.response_mut()) == Keeping::TooLong {
            Flash::new("flash-draft-too-long", []).leave(&request.get_session());
        }
    }
    let refused = response.response().error().and_then(|error| error.as_error::<WebError>());
    let mut answer = match refused {
        Some(refused @ (WebError::SignInFirst(_) | WebError::SetUpFactorFirst)) => refused.error_response(),
        Some(_) | None => return Ok(response.map_into_left_body()),
    };
    let (request, _) = response.into_parts();
    say_nothing_was_sent(&request, &own, &mut answer);
    Ok(ServiceResponse::new(request, answer).map_into_right_body())
}

/// Tells the next page, and keeps what was typed for the one with the form.
fn say_nothing_was_sent(request: &HttpRequest, own: &OwnForm, answer: &mut HttpResponse) {
    let kept = own.keep(request, answer);
    if Visitor::of(request).account.is_none() {
        let key = match kept {
            Keeping::Kept => "flash-nothing-sent-kept",
            Keeping::Nothing => "flash-nothing-sent",
            Keeping::TooLong => "flash-nothing-sent-too-long",
        };
        Flash::new(key, [("nic", own.account.as_str())]).leave(&request.get_session());
    }
}

#[derive(Template)]
#[template(path = "pages/others_form.html")]
struct OthersFormPage<'a> {
    page: Page,
    /// Whose the form is, with the name where the form has it.
    owner: String,
    nic: &'a str,
    typed: Vec<(String, String)>,
    kept: bool,
    /// Where to sign in with the account that filled it in.
    sign_in: String,
    /// The page with the form.
    form: String,
}

/// The page for a form that another account has filled in: how things stand, and what was typed. Nothing is looked up:
/// whose name it is stands in the form, which says it to whoever has it already.
fn others_form(request: &HttpRequest, own: &OwnForm) -> Result<HttpResponse, WebError> {
    let page = Page::without_message(request);
    let mut cookies = HttpResponse::Ok().finish();
    let kept = own.keep(request, &mut cookies);
    let form = own.address.as_deref().unwrap_or(&page.here);
    let body = OthersFormPage {
        owner: own.owner(),
        nic: &own.account,
        typed: say_typed(page.words(), &own.fields),
        kept: kept == Keeping::Kept,
        sign_in: routes::sign_in_then(form),
        form: form.to_owned(),
        page,
    };
    let mut answer = html(StatusCode::CONFLICT, &body)?;
    for cookie in cookies.cookies() {
        // It was one before.
        let _ = answer.add_cookie(&cookie);
    }
    Ok(answer)
}
