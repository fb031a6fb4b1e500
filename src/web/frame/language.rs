//! POST `/language`: a language is chosen on a page.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::account::Language;
use crate::domain::time::DAY;
use crate::flows::change_profile::change_language;
use crate::web::frame::cookies;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Posted;
use crate::web::frame::page::see_other;
use crate::web::frame::routes::safe_next;
use crate::web::frame::session;
use crate::web::frame::shown_once::codes_handed_on;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;

/// Remembers it in a cookie, and for the account that is signed in.
pub async fn choose(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    // In another language the page that shows them, once, shows them once more.
    let codes = codes_handed_on(&form);
    if !codes.is_empty() {
        session::leave_recovery_codes(&cookie, codes, site.clock.now());
    }
    let mut response = see_other(&safe_next(form.0.get("next")));
    let Some(language) = form.0.last("language").and_then(Language::parse) else { return Ok(response) };
    if let Some(account) = Visitor::of(&request).account {
        site.act(&request, account.id, move |cx| change_language(cx, account.id, language)).await?;
    }
    let https = site.base_url.is_https();
    let chosen = cookies::own(https, cookies::language_cookie(https), language.code().to_owned(), DAY * 365);
    // A cookie made of our own two letters always fits.
    let _ = response.add_cookie(&chosen);
    Ok(response)
}
