//! What waits for whoever looks, in a sentence each.

use std::time::Duration;

use crate::reads::requests::{WaitingOn, WaitingRequest, WaitingView};
use crate::web::frame::routes;
use crate::words::Words;
use crate::words::terms::become_words;

/// A submission that waits.
pub struct TurnLine {
    /// The number of its first request.
    pub id: i64,
    /// Where it is decided.
    pub address: String,
    /// What it asks for.
    pub sentences: Vec<String>,
    /// Why it waits for whoever asked for it itself.
    pub why: Option<String>,
    /// How long it can be decided.
    pub left: String,
}

impl TurnLine {
    /// A submission in words; none where it holds nothing.
    #[must_use]
    pub fn of(words: Words, waiting: &WaitingView) -> Option<Self> {
        let sentences = waiting.requests.iter().map(|request| sentence(words, request)).collect();
        let first = waiting.requests.first()?;
        let id = first.id.0;
        let address = match first.on {
            WaitingOn::Service(_) => routes::REQUEST.of(id),
            WaitingOn::Services(_) => routes::SUBMISSION.of(waiting.submission),
        };
        Some(Self { id, address, sentences, why: why(words, waiting), left: time_left(words, waiting.left) })
    }
}

/// Whoever asks confirms too; alone, where nobody else takes over.
fn why(words: Words, waiting: &WaitingView) -> Option<String> {
    let asked = waiting.requests.iter().any(|request| request.requester.own);
    let is_own = |request: &WaitingRequest| request.to.as_ref().is_some_and(|to| to.own);
    let alone = waiting.requests.iter().all(is_own);
    asked.then(|| words.t(if alone { "turn-only-you" } else { "turn-you-too" }))
}

fn sentence(words: Words, request: &WaitingRequest) -> String {
    let roles = become_words(words, &request.types);
    let (asked, asks) = (request.requester.own, request.requester.called());
    let (to, own) = request.to.as_ref().map_or(("", false), |to| (to.called(), to.own));
    match &request.on {
        WaitingOn::Service(service) => {
            let (key, other) = match (asked, own) {
                (true, true) => ("turn-asked-own", ""),
                (true, false) => ("turn-asked", to),
                (false, _) => ("turn-asks", asks),
            };
            words.with(key, [("name", other), ("roles", &roles), ("service", service)])
        }
        WaitingOn::Services(services) => {
            let (key, other) = match (asked, own, &request.to) {
                (true, _, None) => ("turn-asked-several", ""),
                (true, true, _) => ("turn-asked-own-many", ""),
                (true, false, _) => ("turn-asked-many", to),
                (false, ..) => ("turn-asks-many", asks),
            };
            words.count(key, *services, [("name", other), ("roles", &roles)])
        }
    }
}

/// In the greatest unit that tells enough, to the nearest day: of thirty days there are thirty left at first.
#[must_use]
pub fn time_left(words: Words, left: Duration) -> String {
    let minutes = left.as_secs() / 60;
    let (key, count) = match minutes {
        0 => return words.t("left-moment"),
        1..120 => ("left-minutes", minutes),
        120..2880 => ("left-hours", minutes / 60),
        _ => ("left-days", (minutes + 12 * 60) / (24 * 60)),
    };
    words.count(key, usize::try_from(count).unwrap_or(usize::MAX), [])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Language;

    #[test]
    fn what_is_left_is_said_to_the_nearest_day() {
        let left = |seconds| time_left(Words::of(Language::English), Duration::from_secs(seconds));
        let (minute, hour, day) = (60, 3600, 24 * 3600);
        assert_eq!([left(0), left(minute - 1)], ["less than a minute left"; 2]);
        assert_eq!([left(minute), left(2 * hour - 1)], ["1 minute left", "119 minutes left"]);
        assert_eq!([left(2 * hour), left(2 * day - 1)], ["2 hours left", "47 hours left"]);
        assert_eq!(
            [left(2 * day), left(2 * day + 12 * hour), left(30 * day - 1), left(30 * day)],
            ["2 days left", "3 days left", "30 days left", "30 days left"]
        );
    }
}
