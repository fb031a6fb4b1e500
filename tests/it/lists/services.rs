//! *My services*.

use std::collections::BTreeSet;

use super::{NEXT, PREVIOUS, names, walk};
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

#[test]
fn services_are_found_by_any_part_of_their_name_whatever_its_case() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for name in [
        "example.org",
        "EXAMPLE.com",
        "100%.net",
        "a_b.net",
        "axb.net",
        "c\\d.net",
        "Ünïcode.eu",
        "straße.de",
        "XN--rzte-koa.example",
        "info@www.Ärzte.example",
        "Cafe\u{301} One",
        "CAFÉ Two",
    ] {
        app.service(name, &alice, &alice, &alice);
    }
    let (doctors, cafes) =
        (["info@www.Ärzte.example", "XN--rzte-koa.example"].as_slice(), ["Cafe\u{301} One", "CAFÉ Two"].as_slice());
    let cases: [(&str, &[&str]); 24] = [
        ("EXAMPLE.", &["EXAMPLE.com", "example.org"]),
        ("+%20xAmple.ORG+", &["example.org"]),
        // As one letter and in parts, in both cases; as a label, whole and in part.
        ("%C3%A4rzte", doctors),
        ("%C3%84RZTE.ex", doctors),
        ("a%CC%88rzte", doctors),
        ("A%CC%88RZTE", doctors),
        ("xn--rzte-koa", doctors),
        ("Xn--RZTE-KOA.exam", doctors),
        ("xn--rz", &doctors[1..]),
        ("arzte", &[]),
        ("xn--rzte-kob", &[]),
        ("caf%C3%A9", cafes),
        ("CAFE%CC%81", cafes),
        ("cafe+one", &[]),
        ("%25", &["100%.net"]),
        ("0%25.", &["100%.net"]),
        ("_", &["a_b.net"]),
        ("%5C", &["c\\d.net"]),
        ("%C3%9CN%C3%8F", &["Ünïcode.eu"]),
        ("%C3%BCn%C3%AF", &["Ünïcode.eu"]),
        ("STRASSE", &["straße.de"]),
        ("a%25b", &[]),
        ("'%22;--", &[]),
        (&"a".repeat(500), &[]),
    ];
    for (typed, found) in cases {
        assert_eq!(names(&alice.get(&format!("/services?q={typed}"))), found, "{typed}");
    }
}

#[test]
fn a_search_stays_in_its_field_and_says_when_nothing_is_called_so() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.service("example.org", &alice, &alice, &alice);
    let page = alice.get("/services?q=%3Cb%3E%22nothing&role=tech&category=DOMAIN&sort=-name");
    assert_eq!(page.value("q"), "<b>\"nothing");
    assert!(page.text("main").contains("None of your services matches these filters."));
    let searched = alice.get("/services?q=%3Cb%3E%22nothing&sort=-name");
    assert!(searched.text("main").contains("No service called “<b>\"nothing” was found."));
    assert!(searched.has(".empty a[href='/services?sort=-name']"));
    assert_eq!(page.attribute("#role option[selected]", "value").as_deref(), Some("tech"));
    assert_eq!(page.attribute("#category option[selected]", "value").as_deref(), Some("DOMAIN"));
    assert_eq!(page.value("sort"), "-name");
}

#[test]
fn services_are_filtered_by_category_and_role() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.db_service("a", "DOMAIN", [&alice, &bob, &bob]);
    app.db_service("b", "DOMAIN", [&bob, &alice, &alice]);
    app.db_service("c", "VPS", [&alice, &alice, &bob]);
    let found = |query: &str| names(&alice.get(&format!("/services?{query}"))).concat();
    let cases = [
        ("category=DOMAIN", "ab"),
        ("category=VPS", "c"),
        ("role=admin", "ac"),
        ("role=tech", "bc"),
        ("role=billing", "b"),
    ];
    for (query, expected) in cases {
        assert_eq!(found(query), expected, "{query}");
    }
    assert_eq!(found("category=DOMAIN&role=tech"), "b");
    assert_eq!(found("category=DOMAIN&role=tech&q=A"), "");
    assert_eq!(alice.get("/services").texts("#category option"), ["All", "Domain", "VPS"]);
}

#[test]
fn services_are_sorted_both_ways_by_name_and_by_category() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for (name, category) in [("b", "VPS"), ("A", "VPS"), ("c", "DOMAIN"), ("B", "DOMAIN")] {
        app.db_service(name, category, [&alice; 3]);
    }
    let cases = [
        ("", "Ab|B|c", ["ascending", "none"]),
        ("?sort=name", "Ab|B|c", ["ascending", "none"]),
        ("?sort=-name", "c|B|bA", ["descending", "none"]),
        ("?sort=category", "B|c|Ab", ["none", "ascending"]),
        ("?sort=-category", "bA|c|B", ["none", "descending"]),
    ];
    for (query, order, aria) in cases {
        let page = alice.get(&format!("/services{query}"));
        assert_eq!(names(&page).concat(), order.replace('|', ""), "{query}");
        let headers: Vec<_> =
            (1..=2).filter_map(|n| page.attribute(&format!("th:nth-child({n})"), "aria-sort")).collect();
        assert_eq!(headers, aria, "{query}");
    }
    let mut page = alice.get("/services");
    for (column, order) in [(1, "descending"), (1, "ascending"), (2, "ascending"), (2, "descending")] {
        page = alice.get(&page.attribute(&format!("th:nth-child({column}) a"), "href").unwrap());
        assert_eq!(page.attribute(&format!("th:nth-child({column})"), "aria-sort").as_deref(), Some(order));
    }
}

/// Sixty-six services with many equal names and few categories, in all of which Alice is something or everything.
fn many_services(app: &TestApp, alice: &Customer<'_>, bob: &Customer<'_>) -> BTreeSet<(String, String)> {
    let categories = ["DOMAIN", "VPS", "a~1b", "é & ü"];
    for number in 0..66 {
        let name = ["Same", "same", "~1", "x&y=z"][number % 4].to_owned() + &(number / 8).to_string();
        let category = format!("{} {}", categories[number / 4 % 4], number / 33);
        let contacts = [[alice, alice, alice], [alice, bob, bob], [bob, alice, alice], [bob, bob, alice]][number % 4];
        app.db_service(&format!("{name}-{}", number / 40), &category, contacts);
    }
    let page = |start: &str| {
        walk(alice, start).iter().flat_map(Page::rows).map(|row| (row[0].clone(), row[1].clone())).collect()
    };
    page("/services")
}

#[test]
fn paging_through_services_shows_each_once_in_every_order() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let all = many_services(&app, &alice, &bob);
    assert_eq!(all.len(), 66);
    for sort in ["name", "-name", "category", "-category"] {
        let pages = walk(&alice, &format!("/services?sort={sort}"));
        assert_eq!(pages.iter().map(|page| page.rows().len()).collect::<Vec<_>>(), [25, 25, 16], "{sort}");
        let rows: Vec<_> = pages.iter().flat_map(Page::rows).collect();
        let shown: BTreeSet<_> = rows.iter().map(|row| (row[0].clone(), row[1].clone())).collect();
        assert_eq!((rows.len(), &shown), (66, &all), "{sort}");
        let mut keys: Vec<_> = rows.iter().map(|row| (row[1].clone(), row[0].to_lowercase())).collect();
        if sort.ends_with("name") {
            keys.iter_mut().for_each(|(category, _)| category.clear());
        }
        if sort.starts_with('-') {
            keys.reverse();
        }
        assert!(keys.is_sorted(), "{sort}: {keys:?}");
    }
}

#[test]
fn filters_and_order_survive_paging() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..30 {
        app.db_service(&format!("wanted-{number}"), "VPS", [&alice, &bob, &bob]);
        app.db_service(&format!("wanted-{number}"), "DOMAIN", [&alice, &bob, &bob]);
        app.db_service(&format!("other-{number}"), "VPS", [&bob, &bob, &alice]);
    }
    let pages = walk(&alice, "/services?q=Wanted&category=VPS&role=admin&sort=-name");
    let rows: Vec<_> = pages.iter().flat_map(Page::rows).collect();
    assert_eq!((pages.len(), rows.len()), (2, 30));
    assert!(rows.iter().all(|row| row[0].starts_with("wanted-") && row[1] == "VPS"));
    assert_eq!(walk(&alice, "/services?role=billing").len(), 2);
}

#[test]
fn twenty_five_services_are_one_page() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for number in 10..35 {
        app.service(&number.to_string(), &alice, &alice, &alice);
    }
    let page = alice.get("/services");
    assert_eq!((page.rows().len(), page.has(NEXT), page.has(PREVIOUS)), (25, false, false));
    app.service("9 the last", &alice, &alice, &alice);
    let pages = walk(&alice, "/services");
    assert_eq!(names(&pages[1]), ["9 the last"]);
}
