//! What the application answers to GET, as its own list of routes says, so that no page is left out of the walk.

use std::collections::BTreeSet;

use handover::web::strangers::second_step;

const SERVER: &str = include_str!("../../../src/web/server.rs");

/// The paths of all pages, with `{id}` where any will do.
pub fn pages() -> BTreeSet<String> {
    let (_, routes) = SERVER.split_once("fn page_routes").unwrap();
    let mut pages = BTreeSet::from(["/".to_owned()]);
    assert!(routes.contains("web::redirect(\"/\", "), "the front door is elsewhere");
    for resource in routes.split("resource(").skip(1).filter(|resource| resource.contains("get().to(")) {
        let path = resource.trim_start().split(')').next().unwrap();
        let path = if path == "second_step::PATH" { second_step::PATH } else { path.trim_matches('"') };
        assert!(path.starts_with('/'), "a route is written in another way: {path}");
        pages.insert(path.to_owned());
    }
    assert_eq!(pages.len(), routes.matches("get().to(").count() + 1, "a route is written in another way");
    pages
}

/// Whether this is a path of that page.
pub fn is_of(path: &str, page: &str) -> bool {
    let (parts, wanted): (Vec<_>, Vec<_>) = (path.split('/').collect(), page.split('/').collect());
    parts.len() == wanted.len() && parts.iter().zip(wanted).all(|(part, wanted)| wanted == "{id}" || *part == wanted)
}
