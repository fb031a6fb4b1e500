//! What happens, for programs: each act writes its event, and readers miss none (INTERFACE.md, *For programs*).

mod accounts;
mod door;
mod files;
mod keeping;
mod late;
mod requests;
mod services;

use handover::domain::feed::FeedType;
use handover::reads::feed::{FeedAnswer, FeedPage, events_after};
use handover::store::Database;
use handover::store::feed::FeedEntry;
use serde_json::Value;
use strum::VariantArray;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

#[test]
fn each_kind_of_event_has_an_act_that_is_told() {
    let acts = [
        ("account", include_str!("feed/accounts.rs")),
        ("account", include_str!("feed/files.rs")),
        ("request", include_str!("feed/requests.rs")),
        ("service", include_str!("feed/services.rs")),
        ("service", include_str!("feed/files.rs")),
    ];
    for kind in FeedType::VARIANTS {
        let name: &str = kind.into();
        let (about, what) = name.split_once('.').unwrap();
        let told = [format!("\"{what}\""), format!("{name} {{")];
        let is_told = |(of, act): &(&str, &str)| *of == about && told.iter().any(|told| act.contains(told));
        assert!(acts.iter().any(is_told), "{name}");
    }
}

/// What a reader is answered that asks in a process of its own.
fn asks(db: &Database, after: i64, limit: usize) -> FeedAnswer {
    actix_web::rt::System::new().block_on(events_after(db, after, limit)).unwrap()
}

/// The same, where it is a page.
fn page(db: &Database, after: i64, limit: usize) -> FeedPage {
    match asks(db, after, limit) {
        FeedAnswer::Page(page) => page,
        other => panic!("after {after}: {other:?}"),
    }
}

/// All that a reader is given that reads on from a number to the end.
fn reads_on(db: &Database, mut after: i64, limit: usize) -> Vec<FeedEntry> {
    let mut all = Vec::new();
    loop {
        let page = page(db, after, limit);
        if page.events.is_empty() {
            assert_eq!(page.next, after);
            return all;
        }
        after = page.next;
        all.extend(page.events);
    }
}

fn told(entry: &FeedEntry) -> String {
    let data: Value = serde_json::from_str(&entry.data).unwrap();
    format!("{} {data}", entry.kind)
}

impl TestApp {
    /// The last number of the feed, all that is committed counted.
    fn feed_end(&self) -> i64 {
        reads_on(&self.db, 0, 1000).last().map_or(0, |entry| entry.number)
    }

    /// What the feed tells of an act: each type with its data.
    fn feed_of(&self, act: impl FnOnce()) -> Vec<String> {
        let before = self.feed_end();
        act();
        reads_on(&self.db, before, 1000).iter().map(told).collect()
    }
}

/// JSON as it is compared: keys in order, names in the place of `$1`, `$2` …
fn json(text: &str, named: &[&Customer<'_>]) -> String {
    let numbered = named.iter().enumerate();
    let text = numbered.fold(text.to_owned(), |text, (at, one)| text.replace(&format!("${}", at + 1), &one.nic));
    let (kind, data) = text.split_once(' ').unwrap();
    format!("{kind} {}", serde_json::from_str::<Value>(data).unwrap())
}
