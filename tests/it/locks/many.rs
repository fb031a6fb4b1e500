//! The locks of many services, with one press each.

use handover::domain::ServiceId;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

fn address_of(services: &[ServiceId]) -> String {
    let chosen: Vec<_> = services.iter().map(|service| format!("service={service}")).collect();
    format!("/services/lock?{}", chosen.join("&"))
}

fn opens(by: &Customer<'_>, services: &[ServiceId]) -> Page {
    by.anew(|by| by.get(&address_of(services)))
}

/// Presses the button of the form that is sent there.
fn presses(by: &Customer<'_>, page: &Page, action: &str, typed: &[(&str, &str)]) -> Page {
    let form = page.forms().into_iter().find(|form| form.action == action).unwrap();
    let mut fields = form.fields;
    fields.retain(|(name, _)| typed.iter().all(|(typed, _)| typed != name));
    fields.extend(typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    by.sends(action, &fields)
}

#[test]
fn five_hundred_are_locked_and_unlocked_with_one_email_each_time() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.db_services(500, [&alice, &bob, &bob]);
    let page = alice.anew(|alice| alice.get("/services/lock?all=1"));
    assert_eq!(page.text("h1"), "Contact lock of 500 services");
    let answer = presses(&alice, &page, "/services/lock", &[]);
    assert_eq!((answer.status, answer.location()), (303, "/services"));
    assert_eq!(alice.follow(&answer).message(), "500 services are locked. The other contacts get an email.");
    assert_eq!(app.db_count("services WHERE locked_at IS NOT NULL"), 500);
    app.deliver();
    assert_eq!(bob.subjects(), ["Contact lock put on for 500 services"]);
    let page = alice.anew(|alice| alice.get("/services/lock?all=1"));
    assert!(!page.forms().iter().any(|form| form.action == "/services/lock"), "none is left to lock");
    let refused = presses(&alice, &page, "/services/unlock", &[("password", "wrong")]);
    assert_eq!((refused.status, refused.fault("password").is_empty()), (422, false));
    assert_eq!(presses(&alice, &refused, "/services/unlock", &[("password", PASSWORD)]).status, 303);
    assert_eq!(app.db_count("services WHERE locked_at IS NOT NULL"), 0);
    app.deliver();
    assert_eq!(bob.subjects().len(), 2);
}

#[test]
fn what_cannot_be_turned_stays_and_is_said() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let free = app.service("free.example", &alice, &bob, &bob);
    let busy = app.service("busy.example", &alice, &bob, &bob);
    let others = app.service("others.example", &bob, &alice, &bob);
    let disputed = app.service("disputed.example", &alice, &bob, &bob);
    let locked = app.service("locked.example", &alice, &bob, &bob);
    let strangers = app.service("strangers.example", &bob, &bob, &bob);
    let request = alice.asks_for(busy).tech(&alice).confirm()[0];
    app.db_locks(disputed);
    alice.locks(locked);
    let page = opens(&alice, &[free, busy, others, disputed, locked, strangers]);
    assert_eq!(page.text("h1"), "Contact lock of 5 services");
    assert!(!page.body.contains("strangers.example"));
    assert_eq!(page.texts("main h2"), ["1 service can be locked", "1 service is locked", "These stay as they are"]);
    let stay = page.texts("main section li");
    for (name, why) in [
        ("busy", "has been requested"),
        ("others", "Only the administrative"),
        ("disputed", "Our support team has locked"),
    ] {
        assert!(stay.iter().any(|line| line.contains(name) && line.contains(why)), "{name}: {stay:?}");
    }
    assert!(page.has(&format!("main a[href='/requests/{request}']")));
    assert_eq!(presses(&alice, &page, "/services/lock", &[]).status, 303);
    let now: Vec<_> = [free, busy, others, disputed, locked].map(|service| app.is_locked(service)).into();
    assert_eq!(now, [true, false, false, true, true]);
}

#[test]
fn what_is_chosen_is_what_happens() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let all = [1, 2].map(|number| app.service(&format!("s{number}.example"), &alice, &bob, &bob));
    let page = opens(&alice, &all);
    alice.asks_for(all[0]).tech(&alice).confirm();
    let stale = presses(&alice, &page, "/services/lock", &[]);
    assert_eq!(stale.status, 422);
    assert!(stale.text("[role=alert]").contains("Look again"), "{}", stale.body);
    assert!(!app.is_locked(all[1]));
    assert_eq!(presses(&alice, &stale, "/services/lock", &[]).status, 303);
    assert_eq!(all.map(|service| app.is_locked(service)), [false, true]);
}

#[test]
fn nothing_of_others_is_told_and_nothing_chosen_leads_back() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let others = app.service("others.example", &bob, &bob, &bob);
    assert_eq!(opens(&alice, &[others]).status, 404);
    assert_eq!(alice.anew(|alice| alice.post("/services/lock", &[("service", &others.to_string())])).status, 404);
    assert_eq!(alice.anew(|alice| alice.post("/services/lock", &[])).status, 404);
    let nothing = alice.anew(|alice| alice.get("/services/lock"));
    assert_eq!((nothing.status, nothing.location()), (303, "/services"));
    assert_eq!(alice.follow(&nothing).message(), "Select the services to lock or unlock first.");
}

#[test]
fn a_locked_service_stops_the_form_of_many_and_it_goes_on_without() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let all = app.services(3, [&alice, &bob, &bob]);
    alice.locks(all[1]);
    let stopped = alice.asks_for_all(&all).tech(&carol).try_confirm();
    let faults = stopped.texts("[role=alert] li");
    assert_eq!((stopped.status, faults.len()), (422, 1), "{faults:?}");
    assert!(faults[0].contains("is locked") && faults[0].contains("s002.example"), "{faults:?}");
    let submission = alice.asks_for_all(&all).tech(&carol).field("skip", "1").confirm();
    assert_eq!(app.db_requests_of(submission).len(), 2);
}

#[test]
fn more_than_a_form_may_be_about_are_too_many() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.db_services(501, [&alice; 3]);
    let page = alice.anew(|alice| alice.get("/services/lock?all=1"));
    assert!(page.has("main a[href^='/services/lock?all=1&first=1']"), "{}", page.body);
}
