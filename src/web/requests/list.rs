//! `/requests`: *My requests*, newest first, filtered and paged in its address.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::request::State;
use crate::reads::people::Person;
use crate::reads::requests::requests_seen_by;
use crate::reads::requests::{RequestActsView, RequestFilter, RequestService, RequestSummary, Standing};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::identify::read_signed_in;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::words::terms::{contact_list, state_key};
use crate::words::{Words, machine_time};

#[derive(Template)]
#[template(path = "pages/requests.html")]
struct RequestsPage {
    page: Page,
    state: String,
    states: Vec<(&'static str, String)>,
    /// The state that the list is filtered by, in words.
    filtered: Option<String>,
    rows: Vec<RequestLine>,
    processing: bool,
    previous: Option<String>,
    next: Option<String>,
}

/// A request in the list, in words.
struct RequestLine {
    id: i64,
    created: When,
    from: Person,
    to: Person,
    types: String,
    service: RequestService,
    state: StateBadge,
    acts: RequestActsView,
}

/// A state as a badge.
pub struct StateBadge {
    /// The same in every language.
    pub data: &'static str,
    /// In words.
    pub text: String,
}

impl StateBadge {
    /// Where a request stands, as its viewer is told.
    #[must_use]
    pub fn of(words: Words, standing: &Standing) -> Self {
        let state = standing.state;
        if state != State::Pending {
            return Self { data: state.as_str(), text: words.t(state_key(state)) };
        }
        if standing.awaits_viewer() {
            return Self { data: "pending-own", text: words.t("state-pending-own") };
        }
        let handles: Vec<_> = standing.awaited.iter().map(|person| person.nic.as_str()).collect();
        Self { data: "pending-other", text: words.with("state-pending-other", [("nic", &handles.join(", "))]) }
    }
}

/// GET `/requests`
///
/// # Errors
/// The list could not be read.
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let filter = RequestFilter { state: query.0.get("state").and_then(State::parse) };
    let (cursor, now) = (cursor_of(&query.0), site.clock.now());
    let found = read_signed_in(&request, &site, move |conn, viewer| {
        Ok(requests_seen_by(conn, viewer.id, filter, cursor, now)?)
    })
    .await?;
    let page = Page::of(&request);
    let words = page.words();
    let state = filter.state.map_or("", State::as_str);
    let [previous, next] = page_links(&found, routes::REQUESTS, &[("state", state), ("back", page.back.value())]);
    let body = RequestsPage {
        state: state.to_owned(),
        filtered: filter.state.map(|state| words.t(state_key(state))),
        states: State::ALL.iter().map(|state| (state.as_str(), words.t(state_key(*state)))).collect(),
        processing: found.rows.iter().any(|row| row.standing.changes_soon),
        rows: found.rows.into_iter().map(|row| line(words, row)).collect(),
        previous,
        next,
        page,
    };
    html(StatusCode::OK, &body)
}

fn line(words: Words, request: RequestSummary) -> RequestLine {
    RequestLine {
        id: request.id.0,
        created: When { shown: words.date(request.created_at), machine: machine_time(request.created_at) },
        from: request.from,
        to: request.to,
        types: contact_list(words, &request.types),
        service: request.service,
        state: StateBadge::of(words, &request.standing),
        acts: request.acts,
    }
}
