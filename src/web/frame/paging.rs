//! Lists that are paged by number, in the addresses of their pages.

use crate::reads::cursor::{Cursor, CursorPage};
use crate::web::frame::forms::Fields;
use crate::web::frame::routes::address;

/// Which page an address asks for; what makes no sense counts as absent.
#[must_use]
pub fn cursor_of(query: &Fields) -> Cursor {
    let number = |name| query.get(name).and_then(|given| given.parse::<i64>().ok());
    Cursor::of(number("after"), number("before"))
}

/// The addresses of the pages before and behind this one, where there are such.
#[must_use]
pub fn page_links<T>(page: &CursorPage<T>, path: &str, filters: &[(&str, &str)]) -> [Option<String>; 2] {
    [("before", page.newer), ("after", page.older)].map(|(name, number)| {
        let number = number?.to_string();
        Some(address(path, filters.iter().copied().chain([(name, number.as_str())])))
    })
}
