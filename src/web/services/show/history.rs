//! The history of a service in words.

use super::detail_words;
use crate::domain::RequestId;
use crate::domain::event::{ServiceEventKind, ServiceRename};
use crate::domain::owner::OwnerChange;
use crate::reads::people::Person;
use crate::reads::requests::HistoryDoer;
use crate::reads::services::{ServiceHappened, ServiceStep};
use crate::web::frame::page::When;
use crate::web::requests::person_words;
use crate::words::Words;
use crate::words::terms::{contact_key, owner_field_key};

/// Something that has happened to a service, in words.
pub struct ServiceHistoryLine {
    /// What.
    pub text: String,
    /// When.
    pub at: When,
    /// The same in every language.
    pub data: &'static str,
    /// The request that it is due to, where the viewer sees it.
    pub request: Option<RequestId>,
    /// Whence it came otherwise.
    pub whence: Option<String>,
    /// What changed, each with what it was and is.
    pub changes: Vec<(String, String)>,
}

/// One entry of it.
#[must_use]
pub fn history_line(words: Words, happened: ServiceHappened) -> ServiceHistoryLine {
    let ServiceHappened { place, what, by } = happened;
    let line = |text: String, kind: Option<ServiceEventKind>| ServiceHistoryLine {
        text,
        at: When::of(words, place.at),
        data: kind.map_or("other", Into::into),
        request: None,
        whence: None,
        changes: Vec::new(),
    };
    match what {
        ServiceStep::Moved { contact, from, to, imported, request } => {
            let kind = if imported { ServiceEventKind::ContactImported } else { ServiceEventKind::ContactChanged };
            let whence = request.is_none().then(|| words.t(whence_key(imported, &by)));
            let text = moved_words(words, &words.t(contact_key(contact)), [&from, &to]);
            ServiceHistoryLine { request, whence, ..line(text, Some(kind)) }
        }
        ServiceStep::Owner { change, imported: true } => {
            let (text, whence) = (words.t("service-owner-changed-otherwise"), words.t("service-moved-imported"));
            let changes = change_words(words, &change);
            ServiceHistoryLine { whence: Some(whence), changes, ..line(text, Some(ServiceEventKind::OwnerImported)) }
        }
        ServiceStep::Owner { change, imported: false } => {
            let text = doer_words(words, &OWNER_CHANGED, &by);
            ServiceHistoryLine {
                changes: change_words(words, &change),
                ..line(text, Some(ServiceEventKind::OwnerChanged))
            }
        }
        ServiceStep::Locked => line(doer_words(words, &LOCKED, &by), Some(ServiceEventKind::Locked)),
        ServiceStep::Unlocked => line(doer_words(words, &UNLOCKED, &by), Some(ServiceEventKind::Unlocked)),
        ServiceStep::Renamed(ServiceRename { before, after }) => {
            let names = [("before", before.as_str()), ("after", &after)];
            line(words.with("service-renamed", names), Some(ServiceEventKind::Renamed))
        }
        ServiceStep::Removed => line(words.t("service-removed"), Some(ServiceEventKind::Removed)),
        ServiceStep::Other => line(words.t("event-other"), None),
    }
}

/// From whom to whom; the viewer is *you* in it.
fn moved_words(words: Words, contact: &str, [from, to]: [&Person; 2]) -> String {
    let key = match (from.own, to.own) {
        (true, _) => "service-moved-from-own",
        (false, true) => "service-moved-to-own",
        (false, false) => "service-moved",
    };
    words.with(key, [("contact", contact), ("from", &person_words(from)), ("to", &person_words(to))])
}

fn whence_key(imported: bool, by: &HistoryDoer) -> &'static str {
    match by {
        _ if imported => "service-moved-imported",
        HistoryDoer::Operator => "service-moved-operator",
        HistoryDoer::Person(_) | HistoryDoer::System | HistoryDoer::Unknown => "service-moved-request",
    }
}

/// The messages that tell what somebody has done.
struct DoerKeys {
    other: &'static str,
    own: &'static str,
    operator: &'static str,
    /// Where nobody is named.
    otherwise: &'static str,
}

const OWNER_CHANGED: DoerKeys = DoerKeys {
    other: "service-owner-changed",
    own: "service-owner-changed-own",
    operator: "service-owner-changed-operator",
    otherwise: "service-owner-changed-otherwise",
};
const LOCKED: DoerKeys = DoerKeys {
    other: "service-locked",
    own: "service-locked-own",
    operator: "service-locked-operator",
    otherwise: "service-locked-otherwise",
};
const UNLOCKED: DoerKeys = DoerKeys {
    other: "service-unlocked",
    own: "service-unlocked-own",
    operator: "service-unlocked-operator",
    otherwise: "service-unlocked-otherwise",
};

fn doer_words(words: Words, keys: &DoerKeys, by: &HistoryDoer) -> String {
    match by {
        HistoryDoer::Person(person) if person.own => words.t(keys.own),
        HistoryDoer::Person(person) => words.with(keys.other, [("by", &person_words(person))]),
        HistoryDoer::Operator => words.t(keys.operator),
        HistoryDoer::System | HistoryDoer::Unknown => words.t(keys.otherwise),
    }
}

/// Each detail that is another, before and after.
fn change_words(words: Words, change: &OwnerChange) -> Vec<(String, String)> {
    let nothing = words.t("email-owner-nothing");
    let said = |field| {
        let [before, after] = [&change.before, &change.after].map(|owner| match owner.get(field) {
            Some(detail) => detail_words(words, field, detail),
            None => nothing.clone(),
        });
        let both = words.with("email-owner-before-after", [("before", before.as_str()), ("after", &after)]);
        (words.t(owner_field_key(field)), both)
    };
    change.before.differing(&change.after).into_iter().map(said).collect()
}
