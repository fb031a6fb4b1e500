//! The operator's colour, logo and address on the pages.

use std::sync::Arc;

use handover::brand::{Colour, Colours, Logo, Look, Support};

use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><script>alert(1)</script></svg>";

fn looking(look: Look) -> TestApp {
    TestApp::with(Options { look, ..Options::default() })
}

fn stylesheet_of(app: &TestApp) -> (String, Page) {
    let stranger = Customer::stranger(app);
    let href = stranger.get("/sign-in").attributes("link[rel=stylesheet]", "href").concat();
    (href.clone(), stranger.get(&href))
}

#[test]
fn the_stylesheet_is_in_the_operators_colours_and_has_an_address_of_its_own() {
    let (usual, as_usual) = stylesheet_of(&TestApp::start());
    // As it is written, but for what only we read.
    let rules = |text: &str| text.matches('{').count();
    assert_eq!(rules(&as_usual.body), rules(include_str!("../../static/handover.css")));
    let colours = Colours::of(Colour::parse("#c2185b").unwrap());
    let (own, in_own) = stylesheet_of(&looking(Look { colours, ..Look::default() }));
    assert_ne!(usual, own);
    assert!(in_own.body.starts_with(&as_usual.body), "the same rules first");
    assert!(in_own.body.ends_with(&colours.css()), "{}", in_own.body);
    assert_eq!(in_own.header("cache-control"), Some("public, max-age=31536000, immutable"));
}

#[test]
fn the_logo_stands_beside_the_name_and_takes_its_room_at_once() {
    let app = looking(Look { logo: Some(Arc::new(Logo::of(SVG.into()).unwrap())), ..Look::default() });
    let stranger = Customer::stranger(&app);
    let page = stranger.get("/sign-in");
    let of_logo = |name| page.attributes("a.brand > img", name).concat();
    assert_eq!([of_logo("alt"), of_logo("width"), of_logo("height")], ["", "96", "32"]);
    assert_eq!(page.text("a.brand"), "Handover");
    let logo = stranger.get(&of_logo("src"));
    assert_eq!((logo.status, logo.body.as_str()), (200, SVG));
    assert_eq!(logo.header("content-type"), Some("image/svg+xml; charset=utf-8"));
    assert_eq!(logo.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let policy = logo.header("content-security-policy").unwrap();
    assert!(policy.starts_with("sandbox; default-src 'none';") && !policy.contains("script"), "{policy}");
}

#[test]
fn without_a_logo_there_is_none() {
    let app = TestApp::start();
    assert_eq!(Customer::stranger(&app).get("/sign-in").attributes("img", "src"), [""; 0]);
}

#[test]
fn help_is_at_the_foot_of_every_page_where_there_is_some() {
    let usual = TestApp::start();
    assert_eq!(Customer::stranger(&usual).get("/sign-in").attributes("footer a", "href"), [""; 0]);
    for (support, href) in
        [("help@example.com", "mailto:help@example.com"), ("https://example.com/help", "https://example.com/help")]
    {
        let app = looking(Look { support: Some(Support::parse(support).unwrap()), ..Look::default() });
        let alice = app.customer("Alice");
        for page in [Customer::stranger(&app).get("/sign-in"), alice.get("/services"), alice.get("/nothing")] {
            assert_eq!(page.attributes("footer a", "href"), [href]);
            assert_eq!(page.text("footer a"), "Help");
        }
    }
}
