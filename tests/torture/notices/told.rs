//! What billing contacts were told of, as the mail server got it.

use std::collections::{BTreeMap, BTreeSet};

use handover::domain::day::Day;

use super::books::{Books, Standing};
use crate::report::Faults;
use crate::support::received::{Parsed, Received};

/// How many days before a last day its first notice goes out.
const FIRST_STEP: i64 = 30;

/// Each service was told once to whoever is its billing contact, of the last day that it has, where that is due; of what was so before, at
/// most once; and nobody was told anything else. Emails of a day are at most so many for each.
pub(super) fn check(books: &Books, messages: &[Received], days: usize, faults: &Faults) {
    let mut told: BTreeMap<(&str, Standing), BTreeSet<String>> = BTreeMap::new();
    let mut of_a_day: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let readers: BTreeMap<&str, usize> =
        books.contacts.iter().enumerate().map(|(contact, it)| (it.email.as_str(), contact)).collect();
    let names: BTreeSet<&str> = books.services.iter().map(|service| service.name.as_str()).collect();
    for email in messages.iter().map(Received::parse).filter(|email| email.text.contains("Last day:")) {
        let (id, reader) = (email.header("message-id").unwrap_or_default(), readers[email.to[0].as_str()]);
        if email.prose().contains("You get this notice as the billing contact") {
            let may_be = books.is_awake(reader) || books.is_on_the_edge(reader);
            faults.unless(may_be, || format!("{} was told before its morning", email.to[0]));
            of_a_day.entry(reader).or_default().insert(id.to_owned());
        }
        faults.unless(!email.text.contains("more service"), || format!("an email names not all: {}", email.text));
        let today = Day::at(books.began, books.contacts[reader].zone);
        for (name, days_left) in named(&email) {
            let Some(name) = names.get(name.as_str()) else {
                faults.add(format!("a service of no known name is told: {name}"));
                continue;
            };
            let standing = Standing { contact: reader, last_day: today.plus(days_left) };
            told.entry((name, standing)).or_default().insert(id.to_owned());
        }
    }
    for (reader, emails) in of_a_day.iter().filter(|(_, emails)| emails.len() > days) {
        faults.add(format!("{} got {} emails of {days} days", books.contacts[*reader].email, emails.len()));
    }
    compare(books, &told, faults);
    println!(
        "{} services told, by {} emails of a day",
        told.len(),
        of_a_day.values().map(BTreeSet::len).sum::<usize>()
    );
}

fn compare(books: &Books, told: &BTreeMap<(&str, Standing), BTreeSet<String>>, faults: &Faults) {
    let is_due = |standing: &Standing| {
        let ahead = standing.last_day.since(Day::at(books.began, books.contacts[standing.contact].zone));
        (0..=FIRST_STEP).contains(&ahead)
    };
    let mut known: BTreeSet<(&str, Standing)> = BTreeSet::new();
    for service in &books.services {
        known.extend(service.standings.iter().map(|standing| (service.name.as_str(), *standing)));
        let is = *service.standings.last().unwrap();
        if books.is_on_the_edge(is.contact) || !is_due(&is) {
            continue;
        }
        let was_told = told.contains_key(&(service.name.as_str(), is));
        let is_owed = service.is_taken_over || books.is_awake(is.contact);
        faults.unless(was_told || !is_owed, || format!("{} was left out: {:?}", service.name, service.standings));
    }
    for ((name, standing), emails) in told {
        let what =
            || format!("{name} is told to {} for {:?}", books.contacts[standing.contact].email, standing.last_day);
        faults.unless(known.contains(&(name, *standing)), || format!("{}, which never was so", what()));
        faults.unless(emails.len() == 1, || format!("{} in {} emails", what(), emails.len()));
        faults.unless(books.is_on_the_edge(standing.contact) || is_due(standing), || format!("{}: not due", what()));
    }
}

/// The services that an email names, each with the days that are left.
fn named(email: &Parsed) -> Vec<(String, i64)> {
    let (mut left, mut named) = (None, Vec::new());
    for line in email.text.lines() {
        if let Some(day) = line.strip_prefix("Last day:") {
            let said = day.split_once('(').map_or("", |(_, said)| said);
            let digits: String = said.chars().filter(char::is_ascii_digit).collect();
            left = Some(if said.starts_with("today") { 0 } else { digits.parse().unwrap_or(-1) });
        }
        let name = line.split_whitespace().find(|word| word.starts_with("service-"));
        if let (Some(name), Some(left)) = (name, left) {
            named.push((name.to_owned(), left));
        }
    }
    named
}
