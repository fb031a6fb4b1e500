//! `/profile/confirm-email`: the link that was sent to a new address. Opening it changes nothing; the button does.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::flows::change_email::{AddressConfirmation, confirm_address};
use crate::reads::links::address_to_confirm;
use crate::web::frame::confirm::{ConfirmPage, DeadLink};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, see_other};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

const DEAD: DeadLink =
    DeadLink { href: routes::PROFILE, text: "dead-link-email", label: "profile-title", personal: true };

/// GET `/profile/confirm-email`
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let (keyring, now, token) = (site.terms.keyring.clone(), site.clock.now(), query.0.text("token"));
    // Signed in again where the button was pressed too late: the link in the email still is what it was.
    if token.is_empty() {
        return Ok(see_other(routes::PROFILE));
    }
    let (viewer, given) = (account.0.id, token.clone());
    let email = site.db.read(move |conn| address_to_confirm(conn, &keyring, viewer, &given, now)).await?;
    let Some(email) = email else { return DEAD.answer(&request) };
    let page = Page::of(&request);
    let text = page.with("confirm-email-text", &[("nic", account.0.nic.as_str()), ("email", &email)]);
    let title = page.t("confirm-email-title");
    let button = page.t("confirm-email-button");
    ConfirmPage { page, title, text, action: routes::CONFIRM_EMAIL, token, button }.answer()
}

/// POST `/profile/confirm-email`
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (by, token) = (account.0.id, posted.0.text("token"));
    match site.act(&request, by, move |cx| confirm_address(cx, by, &token)).await? {
        AddressConfirmation::Confirmed => {
            Flash::new("flash-email-confirmed", []).leave(&cookie);
            Ok(see_other(routes::PROFILE))
        }
        AddressConfirmation::DeadLink => DEAD.answer(&request),
    }
}
