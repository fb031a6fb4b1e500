//! POST `/language`: a language is chosen on a page.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, HttpResponse, web};

use super::Site;
use super::errors::WebError;
use super::forms::{Posted, safe_next};
use super::page::see_other;
use super::visitor::{Visitor, language_cookie};
use crate::domain::account::Language;
use crate::flows::change_profile::change_language;

/// Remembers it in a cookie, and for the account that is signed in.
///
/// # Errors
/// The database's fault.
pub async fn choose(request: HttpRequest, site: web::Data<Site>, form: Posted) -> Result<HttpResponse, WebError> {
    let mut response = see_other(&safe_next(form.0.get("next")));
    let Some(language) = form.0.get("language").and_then(Language::parse) else { return Ok(response) };
    if let Some(account) = Visitor::of(&request).account {
        site.db.run(move |conn| change_language(conn, account.id, language)).await?;
    }
    let cookie = Cookie::build(language_cookie(site.base_url.is_https()), language.code())
        .path("/")
        .http_only(true)
        .secure(site.base_url.is_https())
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish();
    // A cookie made of our own two letters always fits.
    let _ = response.add_cookie(&cookie);
    Ok(response)
}
