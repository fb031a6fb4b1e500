//! *My services* and *My requests*: what is listed, for whom, in which order, page by page.

use std::collections::BTreeSet;

use handover::domain::time::DAY;

use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, code_in};
use crate::support::page::Page;

const NEXT: &str = "nav a[rel=next]";
const PREVIOUS: &str = "nav a[rel=prev]";

fn names(page: &Page) -> Vec<String> {
    page.rows().into_iter().map(|row| row[0].clone()).collect()
}

fn numbers(page: &Page) -> Vec<i64> {
    names(page).iter().map(|cell| cell.split(' ').next().unwrap().parse().unwrap()).collect()
}

/// Every page from the first to the last, and the same ones back again.
fn walk(who: &Customer<'_>, start: &str) -> Vec<Page> {
    let mut pages = vec![who.get(start)];
    assert!(!pages[0].has(PREVIOUS));
    while let Some(next) = pages.last().unwrap().attribute(NEXT, "href") {
        pages.push(who.get(&next));
    }
    let mut back = vec![pages.last().unwrap().clone()];
    while let Some(previous) = back.last().unwrap().attribute(PREVIOUS, "href") {
        back.push(who.get(&previous));
    }
    back.reverse();
    assert_eq!(pages.iter().map(Page::rows).collect::<Vec<_>>(), back.iter().map(Page::rows).collect::<Vec<_>>());
    pages
}

#[test]
fn services_are_found_by_any_part_of_their_name_whatever_its_case() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for name in ["example.org", "EXAMPLE.com", "100%.net", "a_b.net", "axb.net", "c\\d.net", "Ünïcode.eu", "straße.de"]
    {
        app.service(name, &alice, &alice, &alice);
    }
    let cases: [(&str, &[&str]); 12] = [
        ("EXAMPLE", &["EXAMPLE.com", "example.org"]),
        ("+%20xAmple.ORG+", &["example.org"]),
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
    assert_eq!(alice.get("/services").texts("#category option"), ["All", "DOMAIN", "VPS"]);
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

#[test]
fn values_that_make_no_sense_count_as_absent() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for name in ["b", "a", "c"] {
        app.service(name, &alice, &alice, &alice);
    }
    let nonsense = [
        "sort=price",
        "sort=NAME",
        "sort=--name",
        "role=owner",
        "role=ADMIN",
        "after=x",
        "after=1~1a",
        "before=",
        "before=-",
        "after=9999999999999999999999~1~1a",
        "q=a%00",
        "category=a%0A",
        "role=%00admin",
        "q=%20%20",
        "page=2",
        "&&=&%zz",
    ];
    for query in nonsense {
        let page = alice.get(&format!("/services?{query}"));
        assert_eq!((page.status, names(&page).concat().as_str()), (200, "abc"), "{query}");
        assert!(!page.has(PREVIOUS) && !page.has(NEXT), "{query}");
    }
    alice.asks_for(app.service("d", &alice, &alice, &alice)).tech(&app.customer("Bob")).confirm();
    for query in
        ["state=open", "state=DONE", "state=%00done", "after=x", "before=1.5", "after=99999999999999999999", "before="]
    {
        let page = alice.get(&format!("/requests?{query}"));
        assert_eq!((page.status, page.rows().len()), (200, 1), "{query}");
    }
}

#[test]
fn each_account_sees_its_own_services_only() {
    let app = TestApp::start();
    let [alice, bob, eve] = ["Alice", "Bob", "Eve"].map(|name| app.customer(name));
    app.service("both.example", &alice, &bob, &alice);
    app.service("bobs.example", &bob, &bob, &bob);
    assert_eq!(names(&alice.get("/services")), ["both.example"]);
    assert_eq!(names(&bob.get("/services")), ["bobs.example", "both.example"]);
    assert_eq!(names(&alice.get("/services?q=bobs")).len(), 0);
    let nothing = eve.get("/services");
    assert!(nothing.rows().is_empty());
    assert_eq!(nothing.text(".empty"), "You are not a contact of any service yet.");
    assert_eq!(eve.get("/services").texts("#category option"), ["All"]);
}

/// Who sees this request, in the list and on its page alike.
fn who_sees<'c>(request: i64, all: &[&'c Customer<'_>]) -> Vec<&'c str> {
    let sees = |who: &&&Customer<'_>| {
        let listed = numbers(&who.get("/requests")).contains(&request);
        let page = who.get(&format!("/requests/{request}"));
        assert_eq!(page.status, if listed { 200 } else { 404 }, "{}", who.name);
        listed
    };
    all.iter().filter(sees).map(|who| who.name.as_str()).collect()
}

#[test]
fn the_replaced_contact_sees_a_request_once_it_is_done() {
    let app = TestApp::start();
    let [admin, tech, new, bill, eve] = ["Admin", "Tech", "New", "Bill", "Eve"].map(|name| app.customer(name));
    let all = [&admin, &tech, &new, &bill, &eve];
    let service = app.service("example.org", &admin, &tech, &bill);
    let request = admin.asks_for(service).tech(&new).confirm()[0];
    assert_eq!(who_sees(request, &all), ["Admin", "New"]);
    admin.accepts(request);
    new.accepts(request);
    assert_eq!(who_sees(request, &all), ["Admin", "New"], "while it is processed");
    app.work();
    assert_eq!(who_sees(request, &all), ["Admin", "Tech", "New"]);
}

#[test]
fn the_administrative_contact_sees_the_open_requests_of_others() {
    let app = TestApp::start();
    let [admin, tech, new, bill, next] = ["Admin", "Tech", "New", "Bill", "Next"].map(|name| app.customer(name));
    let all = [&admin, &tech, &new, &bill, &next];
    let service = app.service("example.org", &admin, &tech, &bill);
    let request = tech.asks_for(service).tech(&new).confirm()[0];
    assert_eq!(who_sees(request, &all), ["Admin", "Tech", "New"]);
    let handed = admin.asks_for(service).admin(&next).confirm()[0];
    for who in [&admin, &next] {
        who.accepts(handed);
    }
    app.work();
    assert_eq!(who_sees(request, &all), ["Tech", "New", "Next"], "who is it today");
    new.declines(request);
    assert_eq!(who_sees(request, &all), ["Tech", "New"], "only while it is open");
}

#[test]
fn once_its_time_is_over_the_administrative_contact_no_longer_sees_it() {
    let app = TestApp::start();
    let [admin, tech, new] = ["Admin", "Tech", "New"].map(|name| app.customer(name));
    let all = [&admin, &tech, &new];
    let service = app.service("example.org", &admin, &tech, &tech);
    let request = tech.asks_for(service).tech(&new).confirm()[0];
    app.advance(DAY * 30);
    for who in all {
        who.forget_cookies();
    }
    assert_eq!(who_sees(request, &all), ["Tech", "New"], "by the clock");
    app.work();
    assert_eq!(who_sees(request, &all), ["Tech", "New"], "written down");
}

#[test]
fn requests_that_are_not_there_answer_like_those_of_others() {
    let app = TestApp::start();
    let [alice, bob, eve] = ["Alice", "Bob", "Eve"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let answer = |path: String| {
        let page = eve.get(&path);
        (page.status, page.text("main"))
    };
    let others = answer(format!("/requests/{request}"));
    assert_eq!(others.0, 404);
    for missing in ["999", "0", "-1", "x", "1e3", "99999999999999999999"] {
        assert_eq!(answer(format!("/requests/{missing}")), others, "{missing}");
    }
}

/// A request in each state, each named as the filter calls it; the expired one is not written down as such.
fn one_of_each(app: &TestApp, alice: &Customer<'_>, bob: &Customer<'_>) -> Vec<(&'static str, i64)> {
    let ask = |name: &str| alice.asks_for(app.service(name, alice, alice, alice)).billing(bob).confirm()[0];
    let confirmed = |name: &str| {
        let request = ask(name);
        for who in [alice, bob] {
            who.accepts(request);
        }
        request
    };
    let done = confirmed("done");
    app.work();
    let failed = confirmed("failed");
    app.db_owes(bob, 1);
    app.work();
    app.db_owes(bob, 0);
    let declined = ask("declined");
    bob.declines(declined);
    let cancelled = ask("cancelled");
    alice.post(&format!("/requests/{cancelled}/cancel"), &[]);
    let expired = ask("expired");
    app.advance(DAY * 30);
    for who in [alice, bob] {
        who.forget_cookies();
    }
    let (pending, processing) = (ask("pending"), confirmed("processing"));
    let open = [("expired", expired), ("pending", pending), ("processing", processing)];
    [("done", done), ("failed", failed), ("declined", declined), ("cancelled", cancelled)]
        .into_iter()
        .chain(open)
        .collect()
}

#[test]
fn requests_are_filtered_by_state_with_the_clock_in_mind() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let made = one_of_each(&app, &alice, &bob);
    let mut newest_first: Vec<_> = made.iter().map(|(_, request)| *request).collect();
    newest_first.reverse();
    for who in [&alice, &bob] {
        assert_eq!(numbers(&who.get("/requests")), newest_first);
        for (state, request) in &made {
            let page = who.get(&format!("/requests?state={state}"));
            assert_eq!(numbers(&page), [*request], "{state}");
            let badge = page.attribute("td [data-state]", "data-state").unwrap();
            assert_eq!(badge, if *state == "pending" { "pending-own" } else { state });
            assert_eq!(page.attribute("#state option[selected]", "value").as_deref(), Some(*state));
        }
    }
    app.work();
    assert_eq!(numbers(&alice.get("/requests?state=expired")).len(), 1, "written down, it stays one");
}

#[test]
fn the_states_read_alike_in_words() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    one_of_each(&app, &alice, &bob);
    let states =
        |who: &Customer<'_>| who.get("/requests").rows().into_iter().map(|row| row[5].clone()).collect::<Vec<_>>();
    let words = ["Processing", "Pending your validation", "Expired", "Cancelled", "Declined", "Failed", "Done"];
    assert_eq!(states(&alice), words);
    let pending = numbers(&alice.get("/requests?state=pending"))[0];
    let code = alice.mail().iter().filter(|email| email.text.contains("pending")).find_map(code_in).unwrap();
    assert_eq!(alice.try_decides(pending, "accept", &code).status, 303);
    assert_eq!(states(&alice)[1], format!("Pending validation from {}", bob.nic));
    assert_eq!(states(&bob), words);
}

#[test]
fn paging_through_requests_shows_each_once_newest_first() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..60 {
        let service = app.service(&number.to_string(), &alice, &alice, &alice);
        assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    }
    for (who, start) in [(&alice, "/requests"), (&bob, "/requests"), (&alice, "/requests?state=pending")] {
        let pages = walk(who, start);
        assert_eq!(pages.iter().map(|page| page.rows().len()).collect::<Vec<_>>(), [25, 25, 10]);
        let shown: Vec<_> = pages.iter().flat_map(numbers).collect();
        assert_eq!(shown, (1..=60).rev().collect::<Vec<_>>());
    }
    app.advance(DAY * 30);
    alice.forget_cookies();
    assert_eq!(walk(&alice, "/requests?state=expired").len(), 3);
    assert!(alice.get("/requests?state=pending").rows().is_empty());
}

#[test]
fn a_row_says_what_is_asked_for_and_offers_what_can_be_done() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let request = alice.asks_for(service).tech(&carol).billing(&carol).confirm()[0];
    let row = alice.get("/requests").rows().remove(0);
    assert!(row[0].starts_with(&format!("{request} ")), "{}", row[0]);
    let expected = [
        format!("{} Bob", bob.nic),
        format!("{} Carol", carol.nic),
        "Technical, Billing".into(),
        "example.org DOMAIN".into(),
    ];
    assert_eq!(row[1..5], expected);
    let acts = |who: &Customer<'_>| who.get("/requests").texts("td .menu li").join("; ");
    let other = format!("Resend to {}", carol.nic);
    assert_eq!(acts(&alice), format!("Accept request; Decline request; Resend request; {other}; Cancel request"));
    assert_eq!(acts(&carol), "Accept request; Decline request; Resend request");
    assert!(alice.get("/requests").has(&format!("summary[aria-label='Actions for request {request}']")));
    alice.accepts(request);
    assert_eq!(acts(&alice), format!("{other}; Cancel request"));
    carol.declines(request);
    assert_eq!(acts(&alice), "");
}
