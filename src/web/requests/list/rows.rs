//! The rows of *My requests*, in words.

use super::whose::also_awaited;
use super::{RequestsAddress, Row, StateBadge};
use crate::domain::request::State;
use crate::domain::time::Moment;
use crate::reads::people::Person;
use crate::reads::requests::{LargeActs, LargeSummary, RequestActsView, RequestRow, RequestService, RequestSummary};
use crate::web::frame::page::When;
use crate::web::frame::routes::{self, address};
use crate::words::terms::{contact_list, short_reason_key, state_key};
use crate::words::{Words, machine_time};

/// A request.
pub(super) struct RequestLine {
    pub(super) id: i64,
    pub(super) created: When,
    /// Who asked: it need be neither of the two.
    pub(super) by: String,
    pub(super) from: Person,
    pub(super) to: Person,
    pub(super) types: String,
    pub(super) service: RequestService,
    pub(super) state: StateBadge,
    /// Why it failed, or who else is awaited, in a few words.
    pub(super) why: Option<String>,
    pub(super) acts: RequestActsView,
}

/// A large submission.
pub(super) struct LargeLine {
    pub(super) submission: i64,
    /// The numbers of its requests.
    pub(super) numbers: String,
    /// Where those of them are that the filter leaves.
    pub(super) address: String,
    pub(super) created: When,
    /// Who asked.
    pub(super) by: String,
    pub(super) from: Option<Person>,
    pub(super) to: Option<Person>,
    pub(super) types: String,
    /// Of how many services.
    pub(super) services: usize,
    /// How many stand where.
    pub(super) states: Vec<StateBadge>,
    pub(super) acts: LargeActs,
}

/// A row in words, in a list that this address asks for.
pub(super) fn row_in_words(words: Words, row: RequestRow, view: &RequestsAddress) -> Row {
    match row {
        RequestRow::One(request) => Row::One(line(words, *request)),
        RequestRow::Large(large) => Row::Large(large_line(words, *large, view)),
    }
}

fn when(words: Words, at: Moment) -> When {
    When { shown: words.date(at), machine: machine_time(at) }
}

fn requested_by(words: Words, requester: &Person) -> String {
    if requester.own { words.t("requests-by-own") } else { words.with("requests-by", [("name", requester.called())]) }
}

fn line(words: Words, request: RequestSummary) -> RequestLine {
    RequestLine {
        id: request.id.0,
        created: when(words, request.created_at),
        by: requested_by(words, &request.requester),
        from: request.from,
        to: request.to,
        types: contact_list(words, &request.types),
        service: request.service,
        state: StateBadge::of(words, &request.standing),
        why: request
            .fail_reason
            .map(|reason| words.t(short_reason_key(reason)))
            .or_else(|| also_awaited(words, &request.standing)),
        acts: request.acts,
    }
}

fn large_line(words: Words, large: LargeSummary, view: &RequestsAddress) -> LargeLine {
    let (first, last) = large.ends;
    let path = routes::SUBMISSION.of(large.submission);
    LargeLine {
        submission: large.submission.0,
        numbers: if first == last { first.to_string() } else { format!("{first}–{last}") },
        address: address(&path, [("state", view.state_value())]),
        created: when(words, large.created_at),
        by: requested_by(words, &large.requester),
        states: badges(words, &large),
        from: large.from,
        to: large.to,
        types: contact_list(words, &large.types),
        services: large.services,
        acts: large.acts,
    }
}

/// Of what is pending, first what waits for whoever looks.
fn badges(words: Words, large: &LargeSummary) -> Vec<StateBadge> {
    let badge = |data: &'static str, key: &str, count: usize| {
        let texts = [("label", words.t(key)), ("value", count.to_string())];
        let text = words.with("pair", texts.each_ref().map(|(name, text)| (*name, text.as_str())));
        (count > 0).then(|| StateBadge::plain(data, text))
    };
    let of_state = |(state, count): &(State, usize)| match state {
        State::Pending => [
            badge("pending-own", "state-pending-own", large.awaited),
            badge("pending-other", state_key(*state), count.saturating_sub(large.awaited)),
        ],
        _ => [badge(state.as_str(), state_key(*state), *count), None],
    };
    large.states.iter().flat_map(of_state).flatten().collect()
}
