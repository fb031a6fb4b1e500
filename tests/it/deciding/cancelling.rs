//! Who may cancel, and until when.

use crate::support::acts::Pair;
use crate::support::app::TestApp;

#[test]
fn its_requester_may_cancel_a_request() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let answer = it.alice.follow(&it.alice.cancels(it.request));
    assert_eq!(answer.message(), "The request is cancelled. Nothing changes.");
    app.work();
    assert_eq!(it.state(), ["cancelled", "cancelled"]);
    assert_eq!(it.bob.subjects()[1..], ["Cancelled: change of contacts for example.org"]);
    assert_eq!(it.alice.mail().len(), 1, "who cancels knows it");
    let anew = it.alice.asks_for(it.service).tech(&it.bob).confirm();
    assert_eq!(anew.len(), 1, "the contact is free again");
}

#[test]
fn a_request_can_be_cancelled_after_one_has_accepted() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    it.alice.cancels(it.request);
    app.work();
    assert_eq!(it.state(), ["cancelled", "cancelled"]);
    assert_eq!(app.contacts(it.service), [it.alice.id; 3]);
}

#[test]
fn the_present_administrative_contact_may_cancel_and_both_parties_are_told() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    assert_eq!(carol.sees(request), "pending-other");
    carol.cancels(request);
    app.work();
    assert_eq!(alice.sees(request), "cancelled");
    for party in [&alice, &bob] {
        assert_eq!(party.subjects()[1..], ["Cancelled: change of contacts for example.org"]);
        assert!(party.mail()[1].prose().contains(&carol.nic));
    }
    assert_eq!(carol.mail().len(), 0);
}

#[test]
fn a_former_administrative_contact_may_not_cancel_but_its_successor_may() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let handover = carol.asks_for(service).admin(&dora).confirm().pop().unwrap();
    carol.accepts(handover);
    dora.accepts(handover);
    app.work();
    assert_eq!(carol.try_cancels(request).status, 404);
    assert_eq!(alice.sees(request), "pending-own");
    dora.cancels(request);
    assert_eq!(alice.sees(request), "cancelled");
}

#[test]
fn nobody_else_may_cancel() {
    let app = TestApp::start();
    let [alice, bob, carol, eve] = ["Alice", "Bob", "Carol", "Eve"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    for other in [&bob, &carol, &eve] {
        assert_eq!(other.try_cancels(request).status, 404, "{}", other.name);
    }
    assert_eq!(alice.sees(request), "pending-own");
    assert_eq!(alice.try_cancels(request + 1).status, 404);
}

#[test]
fn the_operator_may_cancel_and_both_parties_are_told() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.operator_cancels(it.request);
    app.work();
    assert_eq!(it.state(), ["cancelled", "cancelled"]);
    for party in [&it.alice, &it.bob] {
        let told = party.mail().pop().unwrap();
        assert_eq!(told.subject, "Cancelled: change of contacts for example.org");
        assert!(told.prose().contains("Our support team cancelled this change of contacts:"));
    }
}

#[test]
fn cancelling_is_asked_about_before_it_is_done() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let path = format!("/requests/{}/cancel", it.request);
    for place in ["/requests".to_owned(), format!("/requests/{}", it.request)] {
        let leads = it.alice.get(&place).attributes(&format!("form[action='{path}']"), "method");
        assert_eq!(leads, ["get"], "one press on {place} cancels nothing");
    }
    let asked = it.alice.get(&path);
    assert_eq!((asked.status, asked.text("h1")), (200, format!("Cancel request {}?", it.request)));
    assert_eq!(asked.texts("[data-question] button"), ["Cancel request"]);
    assert_eq!(asked.attribute("a[data-keep]", "href"), Some(format!("/requests/{}", it.request)));
    assert_eq!(it.state(), ["pending-own", "pending-own"]);
    it.alice.cancels(it.request);
    assert_eq!(it.alice.get(&path).location(), format!("/requests/{}", it.request), "there is nothing left to ask");
}

#[test]
fn nobody_else_is_asked() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let path = format!("/requests/{}/cancel", it.request);
    for other in [&it.bob, &app.customer("Eve")] {
        assert_eq!(other.get(&path).status, 404, "{}", other.name);
    }
}
