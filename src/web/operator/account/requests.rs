//! `/operator/accounts/{nic}/requests`: the requests that it sees, newest first.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{AccountHead, look_at};
use crate::domain::request::State;
use crate::reads::console::requests::{ListedForOperator, requests_for_operator};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, html};
use crate::web::frame::paging::cursor_of;
use crate::web::frame::routes;
use crate::web::operator::desk::AtDesk;
use crate::web::operator::requests::RequestsList;

#[derive(Template)]
#[template(path = "operator/account_requests.html")]
struct AccountRequestsPage {
    page: Page,
    head: AccountHead,
    list: RequestsList,
}

/// GET `/operator/accounts/{nic}/requests`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let (state, cursor) = (query.0.get("state").and_then(State::parse), cursor_of(&query.0));
    let read = look_at(&at, move |conn, known, now| {
        let wanted = ListedForOperator { service: None, account: Some(known.account.id), state };
        requests_for_operator(conn, wanted, cursor, now)
    });
    let (known, found) = read.await?;
    let page = Page::of(&at.http);
    let path = routes::OPERATOR_ACCOUNT_REQUESTS.of(&known.account.nic);
    let body = AccountRequestsPage {
        head: AccountHead::of(page.words(), &known),
        list: RequestsList::of_account(page.words(), path, found, state),
        page,
    };
    html(StatusCode::OK, &body)
}
