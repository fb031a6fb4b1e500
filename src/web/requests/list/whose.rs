//! Whose turn it is, in a line above the requests that are pending, and at each of them.

use std::collections::BTreeSet;

use super::RequestsAddress;
use super::address::AWAITED;
use crate::domain::SubmissionId;
use crate::reads::people::Person;
use crate::reads::requests::{RequestRow, Standing};
use crate::words::Words;

/// Whom the rows of a page wait for.
pub(super) struct Whose {
    /// Whether all that there is stands on this page, in words.
    pub(super) label: String,
    /// Where all that waits for whoever looks is.
    pub(super) own: String,
    /// Names, and how many submissions; whoever looks comes first.
    pub(super) each: Vec<(Person, String)>,
}

impl Whose {
    /// None where nothing waits, or where it is not looked at or known already. `is_part`: there are other pages.
    pub(super) fn of(words: Words, rows: &[RequestRow], view: &RequestsAddress, is_part: bool) -> Option<Self> {
        if !view.is_about_pending() {
            return None;
        }
        let mut waiting: Vec<(Person, BTreeSet<SubmissionId>)> = Vec::new();
        for row in rows {
            let (submission, people) = awaited_by(row);
            for person in people {
                match waiting.iter_mut().find(|(known, _)| known.nic == person.nic) {
                    Some((_, submissions)) => _ = submissions.insert(submission),
                    None => waiting.push((person.clone(), [submission].into())),
                }
            }
        }
        waiting.sort_by_key(|(person, submissions)| (!person.own, std::cmp::Reverse(submissions.len())));
        let each: Vec<_> = waiting.into_iter().map(|(person, them)| (person, words.number(them.len()))).collect();
        let label = words.t(if is_part { "requests-turns-here" } else { "requests-turns" });
        (!each.is_empty()).then_some(Self { label, own: view.in_state(AWAITED), each })
    }
}

fn awaited_by(row: &RequestRow) -> (SubmissionId, &[Person]) {
    match row {
        RequestRow::One(request) => (request.submission, &request.standing.awaited),
        RequestRow::Large(large) => (large.submission, &large.awaits),
    }
}

/// Whom else a request waits for that waits for whoever looks, in a few words.
pub(super) fn also_awaited(words: Words, standing: &Standing) -> Option<String> {
    let others = standing.awaited.iter().filter(|person| !person.own);
    let others: Vec<_> = others.map(Person::called).filter(|_| standing.awaits_viewer()).collect();
    (!others.is_empty()).then(|| words.with("requests-also-awaited", [("name", &others.join(", "))]))
}
