//! `/operator/accounts/{nic}/emails`: the emails to it and what became of them, newest first.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{AccountHead, look_at};
use crate::reads::console::emails::emails_to;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes;
use crate::web::operator::desk::AtDesk;
use crate::web::operator::emails::EmailLine;

#[derive(Template)]
#[template(path = "operator/account_emails.html")]
struct EmailsPage {
    page: Page,
    head: AccountHead,
    emails: Vec<EmailLine>,
    /// They are given up in the outbox.
    drops: bool,
    previous: Option<String>,
    next: Option<String>,
}

/// GET `/operator/accounts/{nic}/emails`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let cursor = cursor_of(&query.0);
    let (known, found) = look_at(&at, move |conn, known, _| emails_to(conn, known.account.id, cursor)).await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let [previous, next] = page_links(&found, &routes::OPERATOR_ACCOUNT_EMAILS.of(&known.account.nic), &[]);
    let body = EmailsPage {
        head: AccountHead::of(words, &known),
        emails: found.rows.into_iter().map(|email| EmailLine::of(words, email)).collect(),
        drops: false,
        previous,
        next,
        page,
    };
    html(StatusCode::OK, &body)
}
