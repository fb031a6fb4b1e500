//! `/profile/history`: what has happened to an account, for its owner to look through.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::AccountId;
use crate::domain::request::Actor;
use crate::reads::cursor::CursorPage;
use crate::store::events::{Noted, What, of_account};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;
use crate::words::devices::device_name;

#[derive(Template)]
#[template(path = "pages/history.html")]
struct HistoryPage {
    page: Page,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

struct Row {
    what: String,
    data: &'static str,
    at: When,
    by: String,
    address: String,
    device: String,
}

/// GET `/profile/history`
///
/// # Errors
/// The database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let (cursor, viewer) = (cursor_of(&query.0), account.0.id);
    let paged = site.db.run(move |conn| {
        let number = |noted: &Noted| noted.id;
        CursorPage::read(cursor, number, |beyond, most| of_account(conn, viewer, beyond, most))
    });
    let paged = paged.await?;
    let page = Page::of(&request);
    let [previous, next] = page_links(&paged, "/profile/history", &[]);
    let rows = paged.rows.into_iter().map(|noted| row(page.words(), viewer, noted)).collect();
    html(StatusCode::OK, &HistoryPage { page, rows, previous, next })
}

fn row(words: Words, viewer: AccountId, noted: Noted) -> Row {
    let event = noted.event;
    let by = match event.by {
        Actor::Account(id) if id == viewer => "security-by-you",
        Actor::Operator => "security-by-operator",
        Actor::Account(_) | Actor::System => "security-by-unknown",
    };
    let from = noted.from.unwrap_or_default();
    Row {
        what: words.t(event_key(event.what)),
        data: event.what.as_str(),
        at: When::of(words, event.at),
        by: words.t(by),
        device: if from.address.is_empty() { String::new() } else { device_name(words, &from.device) },
        address: from.address,
    }
}

fn event_key(what: What) -> &'static str {
    match what {
        What::PasswordChanged => "security-password-changed",
        What::EmailChanged => "security-email-changed",
        What::Closed => "security-closed",
        What::Reopened => "security-reopened",
        What::Created => "security-created",
        What::SignedIn => "security-signed-in",
        What::SignInFailed => "security-sign-in-failed",
        What::CodeAwaited => "security-code-awaited",
        What::PasswordWrong => "security-password-wrong",
        What::SecondFactorFailed => "security-second-factor-failed",
        What::SignedOut => "security-signed-out",
        What::SessionsEnded => "security-sessions-ended",
        What::EmailChangeAsked => "security-email-change-asked",
        What::SecondFactorOn => "security-second-factor-on",
        What::SecondFactorOff => "security-second-factor-off",
        What::RecoveryCodesMade => "security-recovery-codes-made",
        What::RecoveryCodeUsed => "security-recovery-code-used",
        // The others happen to requests.
        _ => "event-other",
    }
}
