//! Lists that are paged by number or by another key, in the addresses of their pages.

use std::fmt::Display;
use std::str::FromStr;

use crate::reads::cursor::{Cursor, CursorPage};
use crate::web::frame::forms::Fields;
use crate::web::frame::routes::address;

/// Which page an address asks for; what makes no sense counts as absent.
#[must_use]
pub fn cursor_of<K: FromStr>(query: &Fields) -> Cursor<K> {
    let key = |name| query.get(name).and_then(|given| given.parse().ok());
    Cursor::of(key("after"), key("before"))
}

/// The addresses of the pages before and behind this one, where there are such.
#[must_use]
pub fn page_links<T, K: Display>(page: &CursorPage<T, K>, path: &str, filters: &[(&str, &str)]) -> [Option<String>; 2] {
    [("before", &page.newer), ("after", &page.older)].map(|(name, key)| {
        let key = key.as_ref()?.to_string();
        Some(address(path, filters.iter().copied().chain([(name, key.as_str())])))
    })
}
