//! `/operator/requests`: all requests, of a service, of an account, or in a state, newest first.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use serde_json::json;

use super::desk::AtDesk;
use crate::domain::account::NicHandle;
use crate::domain::request::State;
use crate::domain::{ServiceId, text};
use crate::flows::looks::note_list_seen;
use crate::reads::console::requests::{FoundRequests, ListedForOperator, requests_for_operator};
use crate::reads::people::account_called;
use crate::reads::services::service_called;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes;
use crate::web::submissions::show::{RowTexts, row_texts};
use crate::words::Words;
use crate::words::terms::state_key;

#[derive(Template)]
#[template(path = "operator/requests.html")]
struct RequestsPage {
    page: Page,
    /// The service that they are on, and its page.
    service: Option<(String, String)>,
    list: RequestsList,
}

/// A page of requests, with the form that filters them.
pub(super) struct RequestsList {
    /// Where the form leads.
    pub(super) action: String,
    /// The number of the service that they are on; empty for none.
    pub(super) service: String,
    /// Whose they are; empty for everybody's.
    pub(super) account: String,
    /// Whether the form asks whose.
    pub(super) asks_account: bool,
    /// Every state: its name, in words, and whether it is the one that is chosen.
    pub(super) states: Vec<(&'static str, String, bool)>,
    pub(super) rows: Vec<RowTexts>,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl RequestsList {
    /// All of an account, on its own page.
    pub(super) fn of_account(words: Words, path: String, found: FoundRequests, state: Option<State>) -> Self {
        Self::of(words, (path, [("service", ""), ("account", "")]), found, state)
    }

    fn of(
        words: Words,
        (action, filters): (String, [(&str, &str); 2]),
        found: FoundRequests,
        state: Option<State>,
    ) -> Self {
        let state = state.map_or("", State::as_str);
        let [service, account] = filters;
        let [previous, next] = page_links(&found, &action, &[service, account, ("state", state)]);
        Self {
            states: State::ALL
                .iter()
                .map(|one| (one.as_str(), words.t(state_key(*one)), one.as_str() == state))
                .collect(),
            rows: found.rows.into_iter().map(|row| row_texts(words, row, &[])).collect(),
            asks_account: action == routes::OPERATOR_REQUESTS && service.1.is_empty(),
            service: service.1.to_owned(),
            account: account.1.to_owned(),
            action,
            previous,
            next,
        }
    }
}

/// GET `/operator/requests`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such service or account.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let id = query.0.get("service").and_then(text::number).map(ServiceId);
    let nic = NicHandle::parse(&query.0.text("account")).ok().filter(|_| id.is_none());
    let (state, cursor) = (query.0.get("state").and_then(State::parse), cursor_of(&query.0));
    let called = nic.clone();
    let read = at.read(move |conn, now| {
        let service = id.map(|id| service_called(conn, id)).transpose()?.flatten();
        let account = called.as_ref().map(|nic| account_called(conn, nic)).transpose()?.flatten();
        if id.is_some() && service.is_none() || called.is_some() && account.is_none() {
            return Ok(None);
        }
        let wanted = ListedForOperator { service: id, account, state };
        Ok(Some((service, requests_for_operator(conn, wanted, cursor, now)?)))
    });
    let (service, found) = read.await?;
    let filter = json!({ "service": id.map(|id| id.0), "account": nic.as_ref().map(NicHandle::as_str), "state": state.map(State::as_str) });
    at.note(move |cx| note_list_seen(cx, "requests", &filter)).await?;
    let page = Page::of(&at.http);
    let of = id.map(|id| id.to_string()).unwrap_or_default();
    let account = nic.map(|nic| nic.to_string()).unwrap_or_default();
    let filters = [("service", of.as_str()), ("account", &account)];
    let body = RequestsPage {
        service: service.zip(id).map(|(name, id)| (routes::OPERATOR_SERVICE.of(id), name)),
        list: RequestsList::of(page.words(), (routes::OPERATOR_REQUESTS.to_owned(), filters), found, state),
        page,
    };
    html(StatusCode::OK, &body)
}
