//! What the application answers to GET, as its own list of routes says, so that no page is left out of the walk.

use std::collections::BTreeSet;

use handover::web::frame::routes::{OPERATORS_PAGES, PAGES, TRYING_OUT};

/// The patterns of all pages, with `{id}` and the like where any will do.
pub fn pages() -> BTreeSet<String> {
    let of_accounts = OPERATORS_PAGES.iter().filter(|page| page.contains("{nic}"));
    PAGES.iter().chain(TRYING_OUT).chain(of_accounts).map(|page| (*page).to_owned()).collect()
}

/// Whether this is a path of that page.
pub fn is_of(path: &str, page: &str) -> bool {
    let (parts, wanted): (Vec<_>, Vec<_>) = (path.split('/').collect(), page.split('/').collect());
    parts.len() == wanted.len()
        && parts.iter().zip(wanted).all(|(part, wanted)| wanted.starts_with('{') || *part == wanted)
}
