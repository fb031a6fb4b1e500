//! The history of a request in words.

use crate::domain::event::RequestEvent;
use crate::domain::note::Note;
use crate::reads::people::Person;
use crate::reads::requests::{HistoryDoer, HistoryEntry, HistoryStep};
use crate::web::frame::page::When;
use crate::web::requests::person_words;
use crate::words::Words;

/// Something that has happened, in words.
pub struct HappenedLine {
    /// What.
    pub text: String,
    /// When.
    pub at: When,
    /// The same in every language.
    pub data: &'static str,
    /// What was said with it.
    pub said: Option<String>,
}

/// The whole history.
#[must_use]
pub fn happened_lines(words: Words, history: &[HistoryEntry], reason: Option<&Note>) -> Vec<HappenedLine> {
    let said = |entry: &HistoryEntry| match entry.what {
        HistoryStep::Event(RequestEvent::Declined) => reason.map(|reason| reason.as_str().to_owned()),
        HistoryStep::Event(_) | HistoryStep::Processing | HistoryStep::Overdue | HistoryStep::Other => None,
    };
    history.iter().map(|entry| HappenedLine { said: said(entry), ..happened_line(words, entry) }).collect()
}

/// One entry of it.
#[must_use]
pub fn happened_line(words: Words, entry: &HistoryEntry) -> HappenedLine {
    let by = match &entry.by {
        HistoryDoer::Person(person) => person_words(person),
        HistoryDoer::Operator | HistoryDoer::System | HistoryDoer::Unknown => String::new(),
    };
    let about = entry.about.as_ref().map_or_else(String::new, person_words);
    let (key, data) = match entry.what {
        HistoryStep::Event(event) => (event_key(event, entry), event.name()),
        HistoryStep::Processing => ("event-processing", "processing"),
        HistoryStep::Overdue => ("event-expired", RequestEvent::Expired.name()),
        HistoryStep::Other => ("event-other", "other"),
    };
    HappenedLine {
        text: words.with(key, [("by", &by), ("about", &about)]),
        at: When::of(words, entry.at),
        data,
        said: None,
    }
}

/// Whom a sentence names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// The viewer.
    Own,
    /// Somebody else, or nobody.
    Other,
}

fn named(person: Option<&Person>) -> Named {
    if person.is_some_and(|person| person.own) { Named::Own } else { Named::Other }
}

/// The message that tells an event: another one where the viewer is *you* in it.
fn event_key(event: RequestEvent, entry: &HistoryEntry) -> &'static str {
    let by = match &entry.by {
        HistoryDoer::Person(person) => Some(person),
        HistoryDoer::Operator | HistoryDoer::System | HistoryDoer::Unknown => None,
    };
    let of = |person, own, other| if named(person) == Named::Own { own } else { other };
    let about = entry.about.as_ref();
    match event {
        RequestEvent::Asked => of(by, "event-asked-own", "event-asked"),
        RequestEvent::Accepted => of(by, "event-accepted-own", "event-accepted"),
        RequestEvent::Declined => of(by, "event-declined-own", "event-declined"),
        RequestEvent::Resent { .. } if entry.by == HistoryDoer::Operator => {
            of(about, "event-resent-operator-own", "event-resent-operator")
        }
        RequestEvent::Resent { .. } if by.is_none() || by == about => of(by, "event-resent-own", "event-resent"),
        RequestEvent::Resent { .. } => match (named(by), named(about)) {
            (Named::Own, _) => "event-resent-for-by-own",
            (Named::Other, Named::Own) => "event-resent-for-own",
            (Named::Other, Named::Other) => "event-resent-for",
        },
        RequestEvent::Reminded { .. } => of(about, "event-reminded-own", "event-reminded"),
        RequestEvent::CodeBlocked { .. } => of(about, "event-code-blocked-own", "event-code-blocked"),
        RequestEvent::EmailRefused { .. } => of(about, "event-email-refused-own", "event-email-refused"),
        RequestEvent::Cancelled => match entry.by {
            HistoryDoer::Operator => "event-cancelled-operator",
            HistoryDoer::Person(_) => of(by, "event-cancelled-own", "event-cancelled"),
            HistoryDoer::System | HistoryDoer::Unknown => "event-other",
        },
        RequestEvent::Expired => "event-expired",
        RequestEvent::Done => "event-done",
        RequestEvent::Failed => "event-failed",
    }
}
