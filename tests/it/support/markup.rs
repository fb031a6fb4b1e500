//! Keeps the HTML of pages and emails for the Nu checker, where `HANDOVER_TEST_MARKUP` names a folder: `scripts/test` does.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use handover::domain::text::hex;
use mail_parser::{MessageParser, PartType};
use sha2::{Digest, Sha256};

static FOLDER: LazyLock<Option<PathBuf>> =
    LazyLock::new(|| std::env::var_os("HANDOVER_TEST_MARKUP").map(PathBuf::from));
static KEPT: AtomicUsize = AtomicUsize::new(0);
/// The checker takes its time. What would be beyond is no reason to leave pages out unseen.
const MOST: usize = 1500;
/// Attributes whose values make a page another one.
const TELLING: [&str; 13] = [
    "id",
    "for",
    "role",
    "type",
    "class",
    "lang",
    "name",
    "autocomplete",
    "rel",
    "scope",
    "style",
    "sandbox",
    "content",
];

/// Keeps it, unless there is one that differs only in its texts: in one language every text is checked alike.
pub fn keep(kind: &str, status: u16, html: &str) {
    let Some(folder) = FOLDER.as_ref().filter(|_| !html.is_empty()) else { return };
    let path = folder.join(format!("{kind}-{status}-{}.html", &hex(&Sha256::digest(shape(html)))[..16]));
    if !path.exists() {
        let kept = KEPT.fetch_add(1, Ordering::Relaxed);
        assert!(kept < MOST, "more than {MOST} pages and emails to check: which attributes make so many of them?");
        let whole = if html.contains("<html") { html.to_owned() } else { around(html) };
        std::fs::write(path, whole).unwrap();
    }
}

/// A page for what a script puts into one.
fn around(fragment: &str) -> String {
    format!("<!doctype html><html lang=\"en\"><title>Fragment</title><main><h1>Fragment</h1>{fragment}</main></html>")
}

/// Which tag follows which, so that the number of rows in a list makes no difference; whether an `id` comes twice; and what may
/// stand in no text.
fn shape(html: &str) -> String {
    let tags: Vec<_> = html.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
    let shapes: Vec<_> = tags.iter().map(|tag| shape_of(tag)).collect();
    let pairs: BTreeSet<_> = shapes.windows(2).map(|pair| pair.join(" <")).collect();
    let mut ids = BTreeSet::new();
    let ids_twice =
        tags.iter().filter_map(|tag| tag.split(" id=\"").nth(1)?.split('"').next()).filter(|id| !ids.insert(*id));
    let mut shape: Vec<_> = pairs.into_iter().chain(ids_twice.map(str::to_owned)).collect();
    shape.push(html.chars().filter(|c| c.is_control() && *c != '\n').collect());
    shape.join("\n")
}

/// A tag with the names of its attributes, and the values that tell; no numbers.
fn shape_of(tag: &str) -> String {
    let mut shape = String::new();
    for (place, part) in tag.split('"').enumerate() {
        let names = shape.rsplit([' ', '\n']).next().unwrap_or_default();
        let name = names.strip_suffix('=').unwrap_or_default();
        if place % 2 == 0 || TELLING.contains(&name) || name.starts_with("aria-d") {
            shape.extend(part.chars().filter(|c| !c.is_ascii_digit()));
        }
    }
    shape
}

/// Keeps the HTML of a message, if there is any.
pub fn keep_email(message: &[u8]) {
    if FOLDER.is_none() {
        return;
    }
    for part in MessageParser::default().parse(message).iter().flat_map(|message| &message.parts) {
        if let PartType::Html(html) = &part.body {
            keep("email", 0, html);
        }
    }
}
