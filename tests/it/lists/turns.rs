//! What waits for whoever looks: first on *My requests*, counted in its tab, and said on *My services*.

use diesel::prelude::*;
use handover::domain::time::DAY;

use super::{numbers, walk};
use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const REVIEW: &str = "section.own-turn li a";

/// The sentences, with how long there is time and the link.
fn turns(page: &Page) -> Vec<String> {
    page.texts("section.own-turn li")
}

fn tab(page: &Page) -> String {
    page.texts(".tabs a").pop().unwrap()
}

#[test]
fn what_waits_is_said_in_a_sentence_and_leads_to_where_it_is_decided() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let ask = |name: &str, to: &Customer<'_>| {
        alice.asks_for(app.service(name, &alice, &bob, &alice)).tech(to).billing(to).confirm()
    };
    let others = ask("others.example", &bob);
    app.advance(DAY);
    let own = ask("own.example", &alice);
    let page = alice.anew(|alice| alice.get("/requests"));
    assert_eq!(page.text("section.own-turn h2"), "Waiting for you");
    let expected = [
        "You asked B. to become billing contact of others.example · you must confirm too · 29 days left · Review",
        "You asked to become technical contact of own.example · only you must confirm · 30 days left · Review",
    ];
    assert_eq!(turns(&page), expected.map(|said| said.replace("B.", "Bob")));
    assert_eq!(page.attributes(REVIEW, "href"), [others[0], own[0]].map(|number| format!("/requests/{number}")));
    let described = page.attribute(REVIEW, "aria-describedby").unwrap();
    assert!(page.text(&format!("#{described}")).ends_with("of others.example"), "each link says of what");
    let said = "Alice asks you to become billing contact of others.example · 29 days left · Review";
    assert_eq!(turns(&bob.anew(|bob| bob.get("/requests"))), [said]);
}

#[test]
fn several_requests_of_one_submission_wait_as_one() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let made = alice.asks_for(service).admin(&bob).billing(&bob).tech(&carol).confirm();
    let page = alice.get("/requests");
    let said = "You asked B. to become administrative and billing contact of example.org; \
                You asked C. to become technical contact of example.org · you must confirm too · 30 days left · Review";
    assert_eq!((turns(&page), tab(&page)), (vec![said.to_owned()], "My requests 11 waiting for you".to_owned()));
    alice.accepts(made[0]);
    assert_eq!(turns(&alice.get("/requests")).len(), 1, "the other still waits");
    alice.accepts(made[1]);
    assert_eq!(turns(&alice.get("/requests")).len(), 0);
}

/// The hidden words for those who hear it stand beside the number.
#[test]
fn the_tab_and_my_services_say_how_much_waits_until_it_is_decided_or_over() {
    let app = TestApp::start();
    let [it, other, last] = [Pair::new(&app), Pair::new(&app), Pair::new(&app)];
    let says = |who: &Customer<'_>, tab_says: &str, strip: &str| {
        let (services, requests) = (who.anew(|who| who.get("/services")), who.get("/requests?state=done"));
        assert_eq!([tab(&services), tab(&requests)], [tab_says; 2]);
        assert_eq!(services.text("p.own-turn"), strip);
        let leads: &[&str] = if strip.is_empty() { &[] } else { &["/requests", "/requests?state=pending"] };
        assert_eq!(services.attributes("p.own-turn a", "href"), leads);
        assert!(turns(&requests).is_empty(), "who looks for what is done does not look for that");
    };
    let waits = ("My requests 11 waiting for you", "1 request waits for you. Review · All pending");
    let nothing = ("My requests", "");
    says(&it.alice, waits.0, waits.1);
    it.alice.accepts(it.request);
    says(&it.alice, nothing.0, nothing.1);
    says(&it.bob, waits.0, waits.1);
    it.bob.declines(it.request);
    says(&other.bob, waits.0, waits.1);
    other.alice.cancels(other.request);
    for who in [&other.alice, &other.bob] {
        says(who, nothing.0, nothing.1);
    }
    app.advance(DAY * 30);
    for who in [&it.bob, &other.alice, &other.bob, &last.alice, &last.bob] {
        says(who, nothing.0, nothing.1);
    }
    app.work();
    says(&last.bob, nothing.0, nothing.1);
    assert_eq!(app.db_count("validations WHERE open AND decision IS NULL"), 0, "nobody waits for what is over");
}

#[test]
fn what_the_version_before_writes_beside_this_one_waits_too() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.db_deletes(&format!("validations WHERE request_id = {}", it.request));
    for party in [&it.alice, &it.bob] {
        let as_before =
            format!("INSERT INTO validations (request_id, account_id) VALUES ({}, {})", it.request, party.id);
        diesel::sql_query(as_before).execute(&mut *app.conn()).unwrap();
        assert_eq!(tab(&party.get("/services")), "My requests 11 waiting for you");
        assert_eq!(turns(&party.get("/requests")).len(), 1);
    }
    it.both_accept();
    assert_eq!(tab(&it.bob.get("/services")), "My requests");
}

#[test]
fn much_that_waits_is_counted_and_can_be_listed() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..110 {
        let service = app.service(&format!("s{number}"), &alice, &alice, &alice);
        assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    }
    app.deliver();
    // Neither its turn nor the newest.
    bob.accepts(110);
    let page = bob.get("/requests");
    assert_eq!(turns(&page).len(), 5, "the oldest of them");
    assert!(turns(&page)[0].contains(" of s0 "), "{:?}", turns(&page));
    assert_eq!(page.text("section.own-turn > p"), "and 104 more requests · Show all");
    assert_eq!((tab(&page).as_str(), numbers(&page)[0]), ("My requests 99+109 waiting for you", 110));
    assert_eq!(page.rows().len(), 25, "what waits is no row too many");
    let all = page.attribute("section.own-turn > p a", "href").unwrap();
    let pages = walk(&bob, &all);
    let listed: Vec<_> = pages.iter().flat_map(numbers).collect();
    assert_eq!(listed, (1..=109).rev().collect::<Vec<_>>());
    assert_eq!(pages[0].text("#state option[selected]"), "Pending your validation");
    assert!(turns(&pages[0]).is_empty(), "they are the list");
}
