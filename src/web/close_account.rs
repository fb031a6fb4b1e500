//! `/profile/close`: a customer closes its account.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Site;
use super::errors::WebError;
use super::forms::Posted;
use super::page::{Page, html, see_other};
use super::session::Flash;
use super::visitor::{SignedIn, place};
use crate::flows::close_account::{Closed, Fault, InTheWay, Proof, close_account, in_the_way};
use crate::passwords::check_aside;
use crate::store::accounts::password_hash;

#[derive(Template)]
#[template(path = "pages/close_account.html")]
struct ClosePage {
    page: Page,
    found: InTheWay,
    fault: Option<String>,
}

/// GET `/profile/close`
///
/// # Errors
/// The database's fault.
pub async fn show(request: HttpRequest, site: web::Data<Site>, account: SignedIn) -> Result<HttpResponse, WebError> {
    let (now, id) = (site.clock.now(), account.0.id);
    let found = site.db.run(move |conn| in_the_way(conn, now, id)).await?;
    let page = Page::of(&request);
    html(StatusCode::OK, &ClosePage { page, found, fault: None })
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
    let (terms, now, id, from) = (site.terms.clone(), site.clock.now(), account.0.id, place(&request));
    let password = posted.0.text("current_password");
    let checked = if password.is_empty() {
        None
    } else {
        let stored = site.db.run(move |conn| password_hash(conn, id)).await?;
        Some(check_aside(password, stored).await)
    };
    // The code of a second factor, once there is one, is part of the proof too.
    let proof = Proof { password: checked };
    let closed = site.db.run(move |conn| close_account(conn, &terms, now, id, proof, &from)).await?;
    let answer = |status, found, fault| {
        let page = Page::of(&request);
        html(status, &ClosePage { page, found, fault })
    };
    let words = Page::of(&request).words();
    match closed {
        Closed::Done => {
            cookie.clear();
            Flash::new("flash-account-closed", []).leave(&cookie);
            Ok(see_other("/sign-in"))
        }
        Closed::InTheWay(found) => answer(StatusCode::CONFLICT, found, None),
        Closed::Fault(fault) => {
            let key = match fault {
                Fault::PasswordNeeded => "close-password-needed",
                Fault::PasswordWrong => "fault-password-wrong",
            };
            answer(StatusCode::UNPROCESSABLE_ENTITY, InTheWay::default(), Some(words.t(key)))
        }
        Closed::TooOften(wait) => Err(WebError::TooOften(wait)),
    }
}
