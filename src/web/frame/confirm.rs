//! Pages that links sent by email lead to: one with a single button, and one for a link that is no longer good.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::web::frame::errors::WebError;
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes;

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
        html(StatusCode::OK, self)
    }
}

#[derive(Template)]
#[template(path = "pages/dead_link.html")]
struct DeadLinkPage<'a> {
    page: Page,
    /// Why it opens nothing: the keys of the title and of the first sentence.
    why: [&'static str; 2],
    text: &'a str,
    /// Where to sign in with another account, which the link may be for.
    sign_in: String,
    href: &'a str,
    label: &'a str,
}

/// Where to go from a link that opens nothing.
#[derive(Clone, Copy)]
pub struct DeadLink {
    /// Where to go instead.
    pub href: &'static str,
    /// The key of what it says.
    pub text: &'static str,
    /// The key of what is behind `href`.
    pub label: &'static str,
    /// Whether it opens for its own account alone: then whoever looks may be another, and that is said.
    pub personal: bool,
}

impl DeadLink {
    /// The page for a link that was used, replaced, is over, or never was. It says what to do instead.
    ///
    /// # Errors
    /// The template's fault.
    pub fn answer(self, request: &HttpRequest) -> Result<HttpResponse, WebError> {
        let Self { href, text, label, personal } = self;
        let page = Page::without_message(request);
        let sign_in = routes::sign_in_then(&page.here);
        let why = if personal {
            ["dead-link-others-title", "dead-link-others-text"]
        } else {
            ["dead-link-title", "dead-link-text"]
        };
        html(StatusCode::NOT_FOUND, &DeadLinkPage { page, why, text, sign_in, href, label })
    }
}
