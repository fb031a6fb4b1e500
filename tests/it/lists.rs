//! *My services* and *My requests*: what is listed, for whom, in which order, page by page.

mod counting;
mod finding;
mod large;
mod pending;
mod renewals;
mod requests;
mod saving;
mod services;
mod states;
mod turns;

use handover::domain::time::DAY;

use crate::support::app::TestApp;
use crate::support::customer::Customer;
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
        "rows=0",
        "rows=26",
        "rows=1e9",
        "rows=%00100",
        "contact=%20",
        "contact=a%00",
        "pending=0",
        "pending=yes",
        "renews=1",
        "renews=030",
        "sort=Renews",
        "after=1~1~1a~11~12027-02-30",
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
    assert!(nothing.text(".empty").starts_with("You are not a contact of any service yet."));
    assert_eq!(nothing.attributes(".empty a", "href"), ["/requests"], "there is a next step");
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
