//! Pages that links sent by email lead to: one with a single button, and one for a link that is no longer good.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::web::frame::errors::WebError;
use crate::web::frame::packing::with_secret;
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes::{self, address};

/// A page that asks for one press of a button.
#[derive(Template)]
#[template(path = "pages/confirm.html")]
pub struct ConfirmPage {
    /// The frame.
    pub page: Page,
    /// The heading.
    pub title: String,
    /// What the button will do.
    pub text: String,
    /// Where the form goes.
    pub action: &'static str,
    /// What the link carried.
    pub token: String,
    /// The words on the button.
    pub button: String,
}

impl ConfirmPage {
    /// The page as an answer.
    ///
    /// # Errors
    /// The template's fault.
    pub fn answer(&self) -> Result<HttpResponse, WebError> {
        html(StatusCode::OK, self).map(with_secret)
    }
}

#[derive(Template)]
#[template(path = "pages/dead_link.html")]
struct DeadLinkPage<'a> {
    page: Page,
    text: &'a str,
    /// Where to sign in with another account, which the link may be for.
    sign_in: String,
    href: &'a str,
    label: &'a str,
}

/// The page for a link that was used, replaced, is over, or never was. It says what to do instead (the key `text`), and leads
/// there (the key `label`).
///
/// # Errors
/// The template's fault.
pub fn dead_link(request: &HttpRequest, href: &str, text: &str, label: &str) -> Result<HttpResponse, WebError> {
    let page = Page::without_message(request);
    let sign_in = address(routes::SIGN_IN, [("next", page.here.as_str())]);
    html(StatusCode::NOT_FOUND, &DeadLinkPage { page, text, sign_in, href, label })
}
