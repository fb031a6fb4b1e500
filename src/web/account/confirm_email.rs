//! `/profile/confirm-email`: the link that was sent to a new address. Opening it changes nothing; the button does.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::flows::change_email::{confirm, opened_by};
use crate::web::frame::confirm::{ConfirmPage, dead_link};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, see_other};
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{SignedIn, place};

const PATH: &str = "/profile/confirm-email";

/// GET `/profile/confirm-email`
///
/// # Errors
/// The database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let (terms, now, token) = (site.terms.clone(), site.clock.now(), query.0.text("token"));
    let (by, given) = (account.0.id, token.clone());
    let Some(email) = site.db.run(move |conn| opened_by(conn, &terms, now, by, &given)).await? else {
        return dead_link(&request, "/profile", "dead-link-email", "profile-title");
    };
    let page = Page::of(&request);
    let text = page.with("confirm-email-text", &[("nic", account.0.nic.as_str()), ("email", &email)]);
    let title = page.t("confirm-email-title");
    let button = page.t("confirm-email-button");
    ConfirmPage { page, title, text, action: PATH, token, button }.answer()
}

/// POST `/profile/confirm-email`
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
    let (terms, now, token) = (site.terms.clone(), site.clock.now(), posted.0.text("token"));
    let (by, from) = (account.0.id, place(&request));
    if !site.db.run(move |conn| confirm(conn, &terms, now, by, &token, &from)).await? {
        return dead_link(&request, "/profile", "dead-link-email", "profile-title");
    }
    Flash::new("flash-email-confirmed", []).leave(&cookie);
    Ok(see_other("/profile"))
}
