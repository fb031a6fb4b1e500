//! What the application answers to GET, as its own list of routes says, so that no page is left out of the walk.

use std::collections::BTreeSet;

use handover::web::frame::routes::{
    OPERATOR_EMAIL_DROP, OPERATOR_EMAIL_RETRY, OPERATORS_PAGES, PAGES, RouteWith, TRYING_OUT,
};

/// The patterns of all pages, with `{id}` and the like where any will do. Those about an email that was not sent are left out: on the
/// stage every email is.
pub fn pages() -> BTreeSet<String> {
    let unsent = [OPERATOR_EMAIL_RETRY, OPERATOR_EMAIL_DROP].map(RouteWith::pattern);
    let of_operators = OPERATORS_PAGES.iter().filter(|page| !unsent.contains(page));
    PAGES.iter().chain(TRYING_OUT).chain(of_operators).map(|page| (*page).to_owned()).collect()
}

/// Whether this is a path of that page.
pub fn is_of(path: &str, page: &str) -> bool {
    let (parts, wanted): (Vec<_>, Vec<_>) = (path.split('/').collect(), page.split('/').collect());
    parts.len() == wanted.len()
        && parts.iter().zip(wanted).all(|(part, wanted)| wanted.starts_with('{') || *part == wanted)
}
