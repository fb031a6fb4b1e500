//! `/operator/accounts/{nic}/requests`: the requests that it sees, newest first.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{AccountHead, look_at};
use crate::domain::request::State;
use crate::reads::people::Person;
use crate::reads::requests::{LargeSummary, RequestFilter, RequestRow, RequestSummary, requests_seen_by};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes::{self, address};
use crate::web::operator::desk::AtDesk;
use crate::web::requests::list::StateBadge;
use crate::words::Words;
use crate::words::terms::{contact_list, state_key};

#[derive(Template)]
#[template(path = "operator/account_requests.html")]
struct RequestsPage {
    page: Page,
    head: AccountHead,
    ways: Vec<StateWay>,
    rows: Vec<RequestLine>,
    previous: Option<String>,
    next: Option<String>,
}

/// The way to the requests in one state.
struct StateWay {
    address: String,
    said: String,
    current: bool,
}

/// A request, or a large submission.
struct RequestLine {
    address: String,
    number: String,
    created: When,
    from: Option<Person>,
    to: Option<Person>,
    types: String,
    service: String,
    states: Vec<StateBadge>,
}

/// GET `/operator/accounts/{nic}/requests`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let state = query.0.get("state").and_then(State::parse);
    let (cursor, filter) = (cursor_of(&query.0), RequestFilter { state, ..RequestFilter::default() });
    let read = look_at(&at, move |conn, known, now| requests_seen_by(conn, known.account.id, &filter, cursor, now));
    let (known, found) = read.await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let path = routes::OPERATOR_ACCOUNT_REQUESTS.of(&known.account.nic);
    let [previous, next] = page_links(&found.page, &path, &[("state", state.map_or("", State::as_str))]);
    let way = |of: Option<State>| StateWay {
        address: address(&path, [("state", of.map_or("", State::as_str))]),
        said: words.t(of.map_or("requests-all", state_key)),
        current: of == state,
    };
    let there_are = State::ALL.iter().copied().filter(|of| found.states.contains(of) || state == Some(*of));
    let body = RequestsPage {
        head: AccountHead::of(words, &known),
        ways: [None].into_iter().chain(there_are.map(Some)).map(way).collect(),
        rows: found.page.rows.into_iter().map(|row| line(words, row)).collect(),
        previous,
        next,
        page,
    };
    html(StatusCode::OK, &body)
}

fn line(words: Words, row: RequestRow) -> RequestLine {
    match row {
        RequestRow::One(request) => one(words, *request),
        RequestRow::Large(large) => of_many(words, *large),
    }
}

fn one(words: Words, request: RequestSummary) -> RequestLine {
    let state = match request.standing.state {
        State::Pending => {
            StateBadge::awaiting(words, request.standing.awaited.into_iter().map(|person| person.nic).collect())
        }
        state => StateBadge::plain(state.as_str(), words.t(state_key(state))),
    };
    RequestLine {
        address: routes::OPERATOR_REQUEST.of(request.id),
        number: request.id.to_string(),
        created: When::of(words, request.created_at),
        from: Some(request.from),
        to: Some(request.to),
        types: contact_list(words, &request.types),
        service: request.service.name,
        states: vec![state],
    }
}

fn of_many(words: Words, large: LargeSummary) -> RequestLine {
    let (first, last) = large.ends;
    let badge = |(state, count): (State, usize)| {
        let data = if state == State::Pending { "pending-other" } else { state.as_str() };
        let (label, value) = (words.t(state_key(state)), words.number(count));
        StateBadge::plain(data, words.with("pair", [("label", label.as_str()), ("value", value.as_str())]))
    };
    RequestLine {
        address: routes::OPERATOR_SUBMISSION.of(large.submission),
        number: format!("{first}–{last}"),
        created: When::of(words, large.created_at),
        from: large.from,
        to: large.to,
        types: contact_list(words, &large.types),
        service: words.count("services-number", large.services, []),
        states: large.states.into_iter().map(badge).collect(),
    }
}
