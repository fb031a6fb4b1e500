//! Keeps the HTML of pages and emails for the Nu checker, where `HANDOVER_TEST_MARKUP` names a folder: `scripts/test` does.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

use handover::domain::text::hex;
use mail_parser::{MessageParser, PartType};
use sha2::{Digest, Sha256};

static FOLDER: LazyLock<Option<PathBuf>> =
    LazyLock::new(|| std::env::var_os("HANDOVER_TEST_MARKUP").map(PathBuf::from));
/// What the pages and emails that were kept show, by their kind.
static SHOWN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
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

/// Keeps it, if it shows what none that was kept does: texts, numbers of rows, and known parts put together anew make no
/// difference to what is checked.
pub fn keep(kind: &str, status: u16, html: &str) {
    let Some(folder) = FOLDER.as_ref().filter(|_| !html.is_empty()) else { return };
    let parts: Vec<_> = shape(html).into_iter().map(|part| format!("{kind} {part}")).collect();
    let news = {
        let mut shown = SHOWN.lock().unwrap();
        parts.into_iter().filter(|part| shown.insert(part.clone())).count()
    };
    if news > 0 {
        let path = folder.join(format!("{kind}-{status}-{}.html", &hex(&Sha256::digest(html))[..16]));
        let whole = if html.contains("<html") { html.to_owned() } else { around(html) };
        std::fs::write(path, whole).unwrap();
    }
}

/// A page for what a script puts into one.
fn around(fragment: &str) -> String {
    format!("<!doctype html><html lang=\"en\"><title>Fragment</title><main><h1>Fragment</h1>{fragment}</main></html>")
}

/// Which tag follows which; whether an `id` comes twice, or one is named that is not there; and what may stand in no text.
fn shape(html: &str) -> Vec<String> {
    let tags: Vec<_> = html.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
    let shapes: Vec<_> = tags.iter().map(|tag| shape_of(tag)).collect();
    let pairs: BTreeSet<_> = shapes.windows(2).map(|pair| pair.join(" <")).collect();
    let mut ids = BTreeSet::new();
    let ids_twice: Vec<_> = values(&tags, &[" id=\""]).filter(|id| !ids.insert(*id)).collect();
    let named = values(&tags, &[" for=\"", " aria-labelledby=\"", " aria-describedby=\"", " aria-controls=\""]);
    let missing = named.flat_map(str::split_whitespace).filter(|id| !ids.contains(id));
    let strange = html.chars().filter(|c| c.is_control() && *c != '\n').collect::<String>();
    let others = ids_twice.iter().copied().chain(missing).map(str::to_owned).chain([strange]);
    pairs.into_iter().chain(others).collect()
}

/// What stands in the tags behind these beginnings of attributes.
fn values<'a>(tags: &'a [&'a str], attributes: &'a [&str]) -> impl Iterator<Item = &'a str> {
    tags.iter().flat_map(|tag| attributes.iter().filter_map(|name| tag.split(name).nth(1)?.split('"').next()))
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
