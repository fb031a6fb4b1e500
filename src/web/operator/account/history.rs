//! `/operator/accounts/{nic}/history`: what has happened to it, as its owner reads it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{AccountHead, look_at};
use crate::reads::account::{AccountActor, AccountHistoryView, account_history};
use crate::reads::cursor::CursorPage;
use crate::web::account::history::{HistoryLine, history_line};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes;
use crate::web::operator::desk::AtDesk;

#[derive(Template)]
#[template(path = "operator/account_history.html")]
struct HistoryPage {
    page: Page,
    head: AccountHead,
    rows: Vec<HistoryLine>,
    previous: Option<String>,
    next: Option<String>,
}

/// GET `/operator/accounts/{nic}/history`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let cursor = cursor_of(&query.0);
    let read = look_at(&at, move |conn, known, _| {
        let number = |entry: &AccountHistoryView| entry.id;
        CursorPage::read(cursor, number, |beyond, most| account_history(conn, known.account.id, beyond, most))
    });
    let (known, found) = read.await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let [previous, next] = page_links(&found, &routes::OPERATOR_ACCOUNT_HISTORY.of(&known.account.nic), &[]);
    let nic = known.account.nic.as_str();
    let by = |actor| match actor {
        AccountActor::Own => nic.to_owned(),
        AccountActor::Operator => words.t("security-by-operator"),
        AccountActor::Unknown => words.t("security-by-unknown"),
    };
    let body = HistoryPage {
        head: AccountHead::of(words, &known),
        rows: found.rows.into_iter().map(|entry| history_line(words, by(entry.by), entry)).collect(),
        previous,
        next,
        page,
    };
    html(StatusCode::OK, &body)
}
