//! The history of a request in words.

use crate::domain::event::RequestEvent;
use crate::domain::note::Note;
use crate::reads::requests::{HistoryDoer, HistoryEntry, HistoryStep};
use crate::web::frame::page::When;
use crate::words::Words;

/// Something that has happened, in words.
pub(super) struct HappenedLine {
    pub(super) text: String,
    pub(super) at: When,
    /// The same in every language.
    pub(super) data: &'static str,
    /// What was said with it.
    pub(super) said: Option<String>,
}

/// The whole history.
pub(super) fn happened_lines(words: Words, history: &[HistoryEntry], reason: Option<&Note>) -> Vec<HappenedLine> {
    let said = |entry: &HistoryEntry| match entry.what {
        HistoryStep::Event(RequestEvent::Declined) => reason.map(|reason| reason.as_str().to_owned()),
        HistoryStep::Event(_) | HistoryStep::Processing | HistoryStep::Overdue | HistoryStep::Other => None,
    };
    history.iter().map(|entry| HappenedLine { said: said(entry), ..happened_line(words, entry) }).collect()
}

fn happened_line(words: Words, entry: &HistoryEntry) -> HappenedLine {
    let by = match &entry.by {
        HistoryDoer::Person(person) => person.nic.as_str(),
        HistoryDoer::Operator | HistoryDoer::System | HistoryDoer::Unknown => "",
    };
    let about = entry.about.as_ref().map_or("", |person| person.nic.as_str());
    let (key, data) = match entry.what {
        HistoryStep::Event(event) => (event_key(event, entry), event.name()),
        HistoryStep::Processing => ("event-processing", "processing"),
        HistoryStep::Overdue => ("event-expired", RequestEvent::Expired.name()),
        HistoryStep::Other => ("event-other", "other"),
    };
    HappenedLine {
        text: words.with(key, [("by", by), ("about", about)]),
        at: When::of(words, entry.at),
        data,
        said: None,
    }
}

fn event_key(event: RequestEvent, entry: &HistoryEntry) -> &'static str {
    match event {
        RequestEvent::Asked => "event-asked",
        RequestEvent::Accepted => "event-accepted",
        RequestEvent::Declined => "event-declined",
        RequestEvent::Resent { .. } => match (&entry.by, &entry.about) {
            (HistoryDoer::Person(by), about) if about.as_ref() != Some(by) => "event-resent-for",
            (HistoryDoer::Person(_) | HistoryDoer::Operator | HistoryDoer::System | HistoryDoer::Unknown, _) => {
                "event-resent"
            }
        },
        RequestEvent::Reminded { .. } => "event-reminded",
        RequestEvent::CodeBlocked { .. } => "event-code-blocked",
        RequestEvent::EmailRefused { .. } => "event-email-refused",
        RequestEvent::Cancelled => match entry.by {
            HistoryDoer::Operator => "event-cancelled-operator",
            HistoryDoer::Person(_) => "event-cancelled",
            HistoryDoer::System | HistoryDoer::Unknown => "event-other",
        },
        RequestEvent::Expired => "event-expired",
        RequestEvent::Done => "event-done",
        RequestEvent::Failed => "event-failed",
    }
}
