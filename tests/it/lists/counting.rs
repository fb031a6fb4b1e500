//! How many services there are, and how many a page shows.

use super::{NEXT, names};
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;

/// So many services, of which Alice is the administrative contact, and of each third the technical one.
fn with_services(app: &TestApp, number: u32) -> Customer<'_> {
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.db_services(number, [&alice, &bob, &bob]);
    app.db_sets(&format!("services SET tech_id = {} WHERE id % 3 = 0", alice.id.0));
    alice
}

#[test]
fn a_page_says_which_of_how_many_it_shows() {
    let app = TestApp::start();
    let alice = with_services(&app, 60);
    let count = |path: &str| alice.get(path).text(".count");
    assert_eq!(count("/services"), "1–25 of 60");
    let mut page = alice.get("/services");
    for said in ["26–50 of 60", "51–60 of 60"] {
        page = alice.get(&page.attribute(NEXT, "href").unwrap());
        assert_eq!(page.text(".count"), said);
    }
    let back = page.attribute("nav a[rel=prev]", "href").unwrap();
    assert_eq!(count(&back), "26–50 of 60");
    assert_eq!(page.attribute("a[rel=first]", "href").as_deref(), Some("/services"));
    assert!(!alice.get("/services").has("a[rel=first]"));
    assert_eq!(count("/services?role=tech"), "1–20 of 20");
    assert_eq!(count("/services?q=s1001&sort=-name"), "1–10 of 10");
    let last = alice.get("/services?sort=-category&rows=25").attribute(NEXT, "href").unwrap();
    assert_eq!(count(&last), "26–50 of 60");
}

#[test]
fn a_place_in_an_address_is_put_right_where_it_is_wrong() {
    let app = TestApp::start();
    let alice = with_services(&app, 60);
    let second = alice.get("/services").attribute(NEXT, "href").unwrap();
    for (typed, said) in [("%7E17", "8–32 of 60"), ("%7E10", "2–26 of 60"), ("%7E118446744073709551615", "35–59 of 60")]
    {
        let wrong = second.replace("%7E125", typed);
        assert_ne!(wrong, second);
        assert_eq!(alice.get(&wrong).text(".count"), said, "{typed}");
    }
    let third = alice.get(&second).attribute(NEXT, "href").unwrap();
    assert_eq!(alice.get(&third.replace("%7E150", "%7E13")).text(".count"), "51–60 of 60");
    for nonsense in ["%7E1-1", "", "%7E1", "%7E125%7E12", "%7E199999999999999999999"] {
        assert_eq!(alice.get(&second.replace("%7E125", nonsense)).text(".count"), "1–25 of 60", "{nonsense}");
    }
}

#[test]
fn services_are_counted_whoever_changes_them() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    app.db_services(40, [&alice, &bob, &bob]);
    let service = app.service("moved.example", &alice, &alice, &bob);
    app.assert_services_counted();
    let [request] = alice.asks_for(service).tech(&carol).confirm()[..] else { panic!("one request") };
    alice.accepts(request);
    carol.accepts(request);
    app.work();
    assert_eq!(carol.get("/services").text(".count"), "1–1 of 1");
    app.assert_services_counted();
    app.db_sets(&format!("services SET tech_id = {} WHERE id % 3 = 0", alice.id.0));
    app.db_sets("services SET category = 'VPS' WHERE id % 4 = 0");
    app.db_sets("services SET name = name || '.org' WHERE id % 5 = 0");
    app.assert_services_counted();
    app.db_deletes("services WHERE id % 4 = 0");
    app.assert_services_counted();
    assert_eq!(alice.get("/services?category=VPS").rows().len(), 0);
    assert_eq!(alice.get("/services").attributes("select[name=category] option", "value"), ["", "DOMAIN"]);
}

#[test]
fn more_than_a_thousand_are_not_counted() {
    let app = TestApp::start();
    let alice = with_services(&app, 1040);
    assert_eq!(alice.get("/services").text(".count"), "1–25 of more than 1,000");
    let mut page = alice.get("/services?rows=250&sort=-name");
    for said in ["251–500 of more than 1,000", "501–750 of more than 1,000", "751–1,000 of more than 1,000"] {
        page = alice.get(&page.attribute(NEXT, "href").unwrap());
        assert_eq!(page.text(".count"), said);
    }
    let last = alice.get(&page.attribute(NEXT, "href").unwrap());
    assert_eq!((last.text(".count").as_str(), last.rows().len()), ("1,001–1,040 of more than 1,000", 40));
    let exactly = alice.get("/services?role=admin&q=s100&rows=100");
    assert_eq!(exactly.text(".count"), "1–99 of 99");
}

#[test]
fn the_number_of_rows_stays_in_the_address_and_is_remembered() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let alice = with_services(&app, 130);
    let rows = |path: &str| alice.get(path).rows().len();
    assert_eq!(rows("/services"), 25);
    let sizes = alice.get("/services?role=admin").attributes(".sizes a", "href");
    assert_eq!(sizes, [25, 100, 250].map(|rows| format!("/services?role=admin&rows={rows}")));
    let page = alice.get(&sizes[1]);
    assert_eq!((page.rows().len(), page.text(".sizes [aria-current]")), (100, "100".to_owned()));
    assert_eq!((page.value("rows").as_str(), page.has("th a[href*='rows=100']")), ("100", true));
    let next = page.attribute(NEXT, "href").unwrap();
    assert!(next.contains("rows=100"), "{next}");
    assert_eq!(rows(&next), 30);
    assert_eq!(rows("/services"), 100, "remembered");
    assert_eq!(rows("/services?rows=7"), 100, "nonsense counts as absent");
    assert_eq!((rows("/services?rows=25"), rows("/services")), (25, 25));
    for nonsense in ["7", "abc", "1000000000"] {
        alice.set_cookie("rows", nonsense);
        assert_eq!(rows("/services"), 25, "{nonsense}");
    }
    let few = alice.get("/services?q=s10001");
    assert_eq!((names(&few), few.has(".sizes a")), (vec!["s10001".to_owned()], false));
}
