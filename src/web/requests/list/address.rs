//! What the address of *My requests* asks for, and the addresses of its other views.

use crate::domain::request::State;
use crate::reads::requests::RequestFilter;
use crate::web::frame::back::Back;
use crate::web::frame::forms::Fields;
use crate::web::frame::routes::{self, address};
use crate::web::services::list::SEARCH_MAX;

/// The filter of what the viewer must still decide.
pub const AWAITED: &str = "pending-own";

/// What the address asks for.
#[derive(Clone, Debug)]
pub struct RequestsAddress {
    /// What is searched.
    pub search: String,
    awaited: bool,
    state: Option<State>,
    back: Back,
}

impl RequestsAddress {
    /// Reads it.
    #[must_use]
    pub fn of(query: &Fields) -> Self {
        let search = query.get("q").unwrap_or_default().trim();
        Self {
            search: search.chars().take(SEARCH_MAX + 1).collect(),
            awaited: query.get("state") == Some(AWAITED),
            state: query.get("state").and_then(State::parse),
            back: Back::of(query),
        }
    }

    /// What is to be read.
    #[must_use]
    pub fn filter(&self) -> RequestFilter {
        let search = Some(self.search.clone()).filter(|search| !search.is_empty());
        RequestFilter { state: self.state, awaited: self.awaited, search }
    }

    /// The state, as the address says it.
    #[must_use]
    pub fn state_value(&self) -> &'static str {
        if self.awaited { AWAITED } else { self.state.map_or("", State::as_str) }
    }

    /// Whether anything is left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.search.is_empty() || !self.state_value().is_empty()
    }

    /// Whether what is left out is left out by the search alone.
    #[must_use]
    pub fn is_only_searched(&self) -> bool {
        !self.search.is_empty() && self.state_value().is_empty()
    }

    /// Whether what is pending is among what is left, and not for whoever looks alone.
    #[must_use]
    pub fn is_about_pending(&self) -> bool {
        !self.awaited && self.state.is_none_or(|state| state == State::Pending)
    }

    /// The fields that say so.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 3] {
        [("q", &self.search), ("state", self.state_value()), ("back", self.back.value())]
    }

    /// The address of the first page.
    #[must_use]
    pub fn first(&self) -> String {
        self.searching(&self.search)
    }

    /// The address of this view with another search.
    #[must_use]
    pub fn searching(&self, search: &str) -> String {
        self.back.on(address(routes::REQUESTS, [("q", search), ("state", self.state_value())]))
    }

    /// The address of this view in this state alone, as the address says it.
    #[must_use]
    pub fn in_state(&self, state: &str) -> String {
        self.back.on(address(routes::REQUESTS, [("q", self.search.as_str()), ("state", state)]))
    }

    /// The address of this view in every state.
    #[must_use]
    pub fn stateless(&self) -> String {
        self.in_state("")
    }

    /// The address of all requests.
    #[must_use]
    pub fn unfiltered(&self) -> String {
        self.back.on(routes::REQUESTS)
    }

    /// What a handle is put behind, for the address of the requests that this account is in.
    #[must_use]
    pub fn person_address(&self) -> String {
        let without = self.searching("");
        let sign = if without.contains('?') { '&' } else { '?' };
        format!("{without}{sign}q=")
    }

    /// The address of a file of all of it.
    #[must_use]
    pub fn export_address(&self) -> String {
        address(routes::REQUESTS_CSV, [("q", self.search.as_str()), ("state", self.state_value())])
    }
}
