//! `/profile/close`: a customer closes its account.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::AccountId;
use crate::flows::close_account::{AccountClosing, close_account};
use crate::flows::reauthenticate::ProofFault;
use crate::reads::account::{ClosingView, closing_view};
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FormFaults, ProofFields};
use crate::web::frame::forms::Posted;
use crate::web::frame::leaving::left;
use crate::web::frame::page::{Page, html};
use crate::web::frame::reauthenticate::{TypedProof, act_with_proof};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

#[derive(Template)]
#[template(path = "pages/close_account.html")]
struct ClosePage {
    page: Page,
    found: ClosingView,
    faults: FormFaults,
    /// The form that puts another contact in its place everywhere.
    hand_over: String,
}

/// GET `/profile/close`
pub async fn show(request: HttpRequest, site: web::Data<Site>, account: SignedIn) -> Result<HttpResponse, WebError> {
    close_page(&request, &site, account.0.id, StatusCode::OK, None).await
}

/// POST `/profile/close`
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong passwords.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, typed) = (account.0.id, TypedProof::password_and_code(&posted));
    match act_with_proof(&request, &site, id, typed, close_account).await? {
        AccountClosing::Done => {
            cookie.clear();
            Flash::new("flash-account-closed", []).leave(&cookie);
            Ok(left(routes::SIGN_IN))
        }
        AccountClosing::InTheWay => close_page(&request, &site, id, StatusCode::CONFLICT, None).await,
        AccountClosing::NotShown(fault) => {
            close_page(&request, &site, id, StatusCode::UNPROCESSABLE_ENTITY, Some(fault)).await
        }
    }
}

async fn close_page(
    request: &HttpRequest,
    site: &Site,
    viewer: AccountId,
    status: StatusCode,
    fault: Option<ProofFault>,
) -> Result<HttpResponse, WebError> {
    let now = site.clock.now();
    let found = site.db.read(move |conn| closing_view(conn, viewer, now)).await?;
    let page = Page::of(request);
    let faults = fault.map(|fault| ProofFields::OF_PAGE.fault(page.words(), fault)).into_iter().collect();
    let nic = page.account.as_ref().map(|account| account.nic.to_string()).unwrap_or_default();
    let hand_over = page.leads_back(routes::address(routes::MANY_CONTACTS, [("all", "1"), ("where", nic.as_str())]));
    html(status, &ClosePage { page, found, faults, hand_over })
}
