//! `/profile/close`: a customer closes its account.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::AccountId;
use crate::domain::factor::TypedCode;
use crate::flows::close_account::{Closed, InTheWay, close_account, in_the_way};
use crate::flows::reauthenticate::Asks;
use crate::store::factors;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormFaults, own_fault};
use crate::web::frame::forms::Posted;
use crate::web::frame::leaving::left;
use crate::web::frame::page::{Page, html};
use crate::web::frame::reauthenticate::check;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{SignedIn, place};
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/close_account.html")]
struct ClosePage {
    page: Page,
    found: InTheWay,
    second_factor: bool,
    faults: FormFaults,
}

/// GET `/profile/close`
///
/// # Errors
/// The database's fault.
pub async fn show(request: HttpRequest, site: web::Data<Site>, account: SignedIn) -> Result<HttpResponse, WebError> {
    let (now, id) = (site.clock.now(), account.0.id);
    let found = site.db.run(move |conn| in_the_way(conn, now, id)).await?;
    page(&request, &site, id, StatusCode::OK, found, |_| None).await
}

/// POST `/profile/close`
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong passwords; the database's fault.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (password, code) = (posted.0.text("current_password"), TypedCode::parse(&posted.0.text("code")));
    let id = account.0.id;
    let own = check(&request, &site, id, Asks::PasswordAndCode, password, code).await?;
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(&request));
    let closed = site.db.run(move |conn| close_account(conn, &terms, now, id, &own, &from)).await?;
    match closed {
        Closed::Done => {
            cookie.clear();
            Flash::new("flash-account-closed", []).leave(&cookie);
            Ok(left("/sign-in"))
        }
        Closed::InTheWay(found) => page(&request, &site, id, StatusCode::CONFLICT, found, |_| None).await,
        Closed::NotShown(wrong) => {
            let (status, nothing) = (StatusCode::UNPROCESSABLE_ENTITY, InTheWay::default());
            page(&request, &site, id, status, nothing, move |words| own_fault(words, wrong)).await
        }
    }
}

async fn page(
    request: &HttpRequest,
    site: &Site,
    id: AccountId,
    status: StatusCode,
    found: InTheWay,
    fault: impl FnOnce(Words) -> Option<FieldFault>,
) -> Result<HttpResponse, WebError> {
    let second_factor = site.db.run(move |conn| factors::confirmed(conn, id)).await?.is_some();
    let page = Page::of(request);
    let faults = fault(page.words()).into_iter().collect();
    html(status, &ClosePage { page, found, second_factor, faults })
}
