//! `/operator/accounts/{nic}/emails`: the emails to it and what became of them, newest first.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{AccountHead, look_at};
use crate::reads::cursor::CursorPage;
use crate::reads::operators::{EmailEnding, EmailFate, fates_of};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes;
use crate::web::operator::desk::AtDesk;
use crate::words::Words;

#[derive(Template)]
#[template(path = "operator/account_emails.html")]
struct EmailsPage {
    page: Page,
    head: AccountHead,
    rows: Vec<EmailLine>,
    previous: Option<String>,
    next: Option<String>,
}

struct EmailLine {
    id: i64,
    kind: String,
    created: When,
    /// Where what it is about is shown, and what that is called.
    about: Option<(String, String)>,
    fate: String,
    data: &'static str,
    attempts: String,
    error: String,
}

/// GET `/operator/accounts/{nic}/emails`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let cursor = cursor_of(&query.0);
    let read = look_at(&at, move |conn, known, _| {
        CursorPage::read(
            cursor,
            |fate: &EmailFate| fate.id,
            |beyond, most| fates_of(conn, known.account.id, beyond, most),
        )
    });
    let (known, found) = read.await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let [previous, next] = page_links(&found, &routes::OPERATOR_ACCOUNT_EMAILS.of(&known.account.nic), &[]);
    let body = EmailsPage {
        head: AccountHead::of(words, &known),
        rows: found.rows.into_iter().map(|fate| line(words, fate)).collect(),
        previous,
        next,
        page,
    };
    html(StatusCode::OK, &body)
}

fn line(words: Words, fate: EmailFate) -> EmailLine {
    let numbered = |key, number: String| words.with(key, [("number", number.as_str())]);
    let request = fate.request.map(|id| (routes::OPERATOR_REQUEST.of(id), numbered("request-title", id.to_string())));
    let submission = fate.submission;
    let submission =
        submission.map(|id| (routes::OPERATOR_SUBMISSION.of(id), numbered("operator-submission", id.to_string())));
    let (data, key) = match fate.ending {
        None if fate.attempts > 0 => ("failing", "operator-email-failing"),
        None => ("waiting", "operator-email-waiting"),
        Some(EmailEnding::Sent) => ("sent", "operator-email-sent"),
        Some(EmailEnding::Refused) => ("refused", "operator-email-refused"),
        Some(EmailEnding::Superseded) => ("superseded", "operator-email-superseded"),
        Some(EmailEnding::Dropped) => ("dropped", "operator-email-dropped"),
    };
    EmailLine {
        id: fate.id,
        kind: fate.kind,
        created: When::of(words, fate.created_at),
        about: request.or(submission),
        fate: words.t(key),
        data,
        attempts: words.number(usize::try_from(fate.attempts).unwrap_or(0)),
        error: fate.last_error.unwrap_or_default(),
    }
}
