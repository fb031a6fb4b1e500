//! `/profile/history`: what has happened to an account, for its owner to look through.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::event::AccountEvent;
use crate::reads::account::{AccountActor, AccountHistoryView, account_history};
use crate::reads::cursor::CursorPage;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;
use crate::words::devices::device_name;

#[derive(Template)]
#[template(path = "pages/history.html")]
struct HistoryPage {
    page: Page,
    rows: Vec<HistoryLine>,
    previous: Option<String>,
    next: Option<String>,
}

/// Something that has happened, in words.
pub struct HistoryLine {
    /// What.
    pub what: String,
    /// The same for machines.
    pub data: &'static str,
    /// When.
    pub at: When,
    /// Who did it.
    pub by: String,
    /// From which address.
    pub address: String,
    /// With what.
    pub device: String,
}

/// GET `/profile/history`
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let (cursor, viewer) = (cursor_of(&query.0), account.0.id);
    let paged = site.db.read(move |conn| {
        let number = |entry: &AccountHistoryView| entry.id;
        CursorPage::read(cursor, number, |beyond, most| account_history(conn, viewer, beyond, most))
    });
    let paged = paged.await?;
    let page = Page::of(&request);
    let [previous, next] = page_links(&paged, routes::HISTORY, &[]);
    let words = page.words();
    let rows = paged.rows.into_iter().map(|entry| history_line(words, words.t(actor_key(entry.by)), entry)).collect();
    html(StatusCode::OK, &HistoryPage { page, rows, previous, next })
}

/// An event in words; `by`: who did it, as whoever looks is told.
#[must_use]
pub fn history_line(words: Words, by: String, entry: AccountHistoryView) -> HistoryLine {
    let from = entry.from.unwrap_or_default();
    HistoryLine {
        what: words.t(entry.what.map_or("event-other", event_key)),
        data: entry.what.map_or("other", AccountEvent::name),
        at: When::of(words, entry.at),
        by,
        device: if from.address.is_empty() { String::new() } else { device_name(words, &from.device) },
        address: from.address,
    }
}

fn actor_key(by: AccountActor) -> &'static str {
    match by {
        AccountActor::Own => "you",
        AccountActor::Operator => "security-by-operator",
        AccountActor::Unknown => "security-by-unknown",
    }
}

fn event_key(what: AccountEvent) -> &'static str {
    match what {
        AccountEvent::PasswordChanged => "security-password-changed",
        AccountEvent::EmailChanged => "security-email-changed",
        AccountEvent::Closed => "security-closed",
        AccountEvent::Reopened => "security-reopened",
        AccountEvent::RoleGiven => "security-role-given",
        AccountEvent::Created => "security-created",
        AccountEvent::SignedIn => "security-signed-in",
        AccountEvent::SignInFailed => "security-sign-in-failed",
        AccountEvent::CodeAwaited => "security-code-awaited",
        AccountEvent::PasswordWrong => "security-password-wrong",
        AccountEvent::SecondFactorFailed => "security-second-factor-failed",
        AccountEvent::SignedOut => "security-signed-out",
        AccountEvent::SessionsEnded => "security-sessions-ended",
        AccountEvent::EmailChangeAsked => "security-email-change-asked",
        AccountEvent::SecondFactorOn => "security-second-factor-on",
        AccountEvent::SecondFactorOff => "security-second-factor-off",
        AccountEvent::RecoveryCodesMade => "security-recovery-codes-made",
        AccountEvent::RecoveryCodeUsed => "security-recovery-code-used",
    }
}
