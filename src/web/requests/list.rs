//! `/requests`: *My requests*, newest first, filtered and paged in its address.

mod address;
mod rows;
mod whose;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use self::address::AWAITED;
use self::rows::{LargeLine, RequestLine, row_in_words};
use self::whose::Whose;
use crate::domain::request::State;
use crate::reads::requests::{RequestListView, RequestRow, Standing, requests_seen_by};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::identify::read_signed_in;
use crate::web::frame::page::{Page, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes::{self, address};
use crate::web::frame::site::Site;
use crate::web::requests::turns::TurnLine;
use crate::web::services::list::FilterChip;
use crate::words::Words;
use crate::words::terms::state_key;

pub use self::address::RequestsAddress;

#[derive(Template)]
#[template(path = "pages/requests.html")]
struct RequestsPage {
    page: Page,
    view: RequestsAddress,
    chips: Vec<FilterChip>,
    states: Vec<(&'static str, String)>,
    /// One press away: those that there are.
    ways: Vec<StateLink>,
    /// Whom the rows that are pending wait for, where whoever looks wants to know.
    whose: Option<Whose>,
    turns: Vec<TurnLine>,
    /// How many more wait.
    more_turns: usize,
    /// The address of all that waits.
    all_turns: String,
    /// What a handle is put behind.
    person_address: String,
    rows: Vec<Row>,
    processing: bool,
    previous: Option<String>,
    next: Option<String>,
}

/// The way to the requests in one state.
struct StateLink {
    address: String,
    said: String,
    /// Whether they are what is shown.
    current: bool,
}

/// A row of the list, in words.
enum Row {
    One(RequestLine),
    Large(LargeLine),
}

/// A state as a badge.
pub struct StateBadge {
    /// The same in every language.
    pub data: &'static str,
    /// In words.
    pub text: String,
    /// The handles in it, in their order.
    pub handles: Vec<String>,
}

impl StateBadge {
    /// One without handles.
    #[must_use]
    pub fn plain(data: &'static str, text: String) -> Self {
        Self { data, text, handles: Vec::new() }
    }

    /// One that waits for whoever has these handles.
    #[must_use]
    pub fn awaiting(words: Words, handles: Vec<String>) -> Self {
        let text = words.with("state-pending-other", [("nic", &handles.join(", "))]);
        Self { data: "pending-other", text, handles }
    }

    /// Its words, and the handle that stands behind them, if any.
    #[must_use]
    pub fn pieces(&self) -> Vec<(&str, &str)> {
        let mut rest = self.text.as_str();
        let mut pieces = Vec::new();
        for handle in &self.handles {
            if let Some((before, behind)) = rest.split_once(handle.as_str()) {
                pieces.push((before, handle.as_str()));
                rest = behind;
            }
        }
        pieces.push((rest, ""));
        pieces
    }

    /// Where a request stands, as its viewer is told.
    #[must_use]
    pub fn of(words: Words, standing: &Standing) -> Self {
        let state = standing.state;
        if state != State::Pending {
            return Self::plain(state.as_str(), words.t(state_key(state)));
        }
        if standing.awaits_viewer() {
            return Self::plain("pending-own", words.t("state-pending-own"));
        }
        Self::awaiting(words, standing.awaited.iter().map(|person| person.nic.clone()).collect())
    }
}

/// What a list can be filtered by, in words.
fn states(words: Words) -> Vec<(&'static str, String)> {
    let all = State::ALL.iter().map(|state| (state.as_str(), words.t(state_key(*state))));
    [(AWAITED, words.t("state-pending-own"))].into_iter().chain(all).collect()
}

/// The same, where a list is looked at: whose turn it is reads otherwise than the state, since the names of the two that are pending are
/// too much alike.
fn view_words(words: Words, (value, state): &(&str, String)) -> String {
    match (*value, State::parse(value)) {
        (AWAITED, _) => words.t("requests-own-turn"),
        (_, Some(State::Pending)) => words.t("requests-all-pending"),
        _ => state.clone(),
    }
}

/// GET `/requests`
///
/// # Errors
/// The list could not be read.
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let view = RequestsAddress::of(&query.0);
    let (filter, cursor, now) = (view.filter(), cursor_of(&query.0), site.clock.now());
    let RequestListView { page: found, waiting, states: there_are } =
        read_signed_in(&request, &site, move |conn, viewer| {
            Ok(requests_seen_by(conn, viewer.id, &filter, cursor, now)?)
        })
        .await?;
    let page = Page::of(&request);
    let words = page.words();
    let [previous, next] = page_links(&found, routes::REQUESTS, &view.fields());
    let states = states(words);
    let turns: Vec<_> = waiting.iter().filter_map(|waiting| TurnLine::of(words, waiting)).collect();
    let body = RequestsPage {
        chips: chips(words, &view, &states),
        ways: ways(words, &view, &states, |value| match State::parse(value) {
            Some(state) => there_are.contains(&state),
            None => page.waiting > 0,
        }),
        states,
        more_turns: if turns.is_empty() { 0 } else { page.waiting.saturating_sub(turns.len()) },
        all_turns: address(routes::REQUESTS, [("state", AWAITED), ("back", page.back.value())]),
        turns,
        whose: Whose::of(words, &found.rows, &view, previous.is_some() || next.is_some()),
        processing: found.rows.iter().any(RequestRow::changes_soon),
        person_address: view.person_address(),
        rows: found.rows.into_iter().map(|row| row_in_words(words, row, &view)).collect(),
        previous,
        next,
        view,
        page,
    };
    html(StatusCode::OK, &body)
}

/// What is left out, in words, each with the way to see it again.
fn chips(words: Words, view: &RequestsAddress, states: &[(&str, String)]) -> Vec<FilterChip> {
    let search = (!view.search.is_empty())
        .then(|| FilterChip { said: words.with("quoted", [("text", &view.search)]), without: view.searching("") });
    let state = states.iter().find(|(value, _)| *value == view.state_value());
    let state = state.map(|state| FilterChip { said: view_words(words, state), without: view.stateless() });
    search.into_iter().chain(state).collect()
}

/// All, and each state that there is; nothing where that is one state at most.
fn ways(
    words: Words,
    view: &RequestsAddress,
    states: &[(&'static str, String)],
    is_there: impl Fn(&str) -> bool,
) -> Vec<StateLink> {
    let now = view.state_value();
    let link = |value: &str, said: String| StateLink { address: view.in_state(value), said, current: value == now };
    let those = states.iter().filter(|(value, _)| *value == now || is_there(value));
    let those: Vec<_> = those.map(|state| link(state.0, view_words(words, state))).collect();
    if those.len() < 2 && now.is_empty() {
        return Vec::new();
    }
    [link("", words.t("requests-all"))].into_iter().chain(those).collect()
}
