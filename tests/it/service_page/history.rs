//! The history of a service: what its contacts are told, from when on, by whom, and a page at a time.

use std::time::Duration;

use handover::domain::ServiceId;
use handover::domain::account::Language;
use handover::domain::event::{ContactMove, ServiceEvent, ServiceEventKind, ServiceRename};
use handover::domain::owner::{Owner, OwnerChange};
use handover::domain::request::Actor;
use handover::domain::service::ContactType;
use strum::VariantArray;

use super::somebody;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;
use crate::words::{alike, is_data, said};

const ENTRIES: &str = "#history li > span:first-of-type";

fn moved(contact: ContactType, from: &Customer<'_>, to: &Customer<'_>) -> ContactMove {
    ContactMove { contact, from: from.id, to: to.id }
}

/// What the page tells, as machines are told it.
fn kinds(page: &Page) -> Vec<String> {
    page.attributes("#history [data-event]", "data-event")
}

fn told(viewer: &Customer<'_>, service: ServiceId) -> Vec<String> {
    viewer.looks_at(service).texts(ENTRIES)
}

/// A minute later, so that the order tells.
fn then(app: &TestApp, service: ServiceId, what: &ServiceEvent, by: Actor) {
    app.advance(Duration::from_secs(60));
    app.db_happened(service, what, by);
}

#[test]
fn what_a_request_and_an_import_changed_is_told_with_the_way_to_the_request() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    assert!(alice.looks_at(service).text("#history").ends_with("Nothing has happened yet."));
    let [request] = alice.asks_for(service).tech(&carol).confirm()[..] else { panic!("one") };
    [&alice, &carol].into_iter().for_each(|party| drop(party.accepts(request)));
    app.work();
    let import = ServiceEvent::ContactImported(moved(ContactType::Billing, &bob, &alice));
    then(&app, service, &import, Actor::Operator);
    let by_hand = ServiceEvent::ContactChanged { moved: moved(ContactType::Billing, &alice, &bob), request: None };
    then(&app, service, &by_hand, Actor::Operator);
    let page = alice.looks_at(service);
    assert_eq!(kinds(&page), ["contact-changed", "contact-imported", "contact-changed"], "newest first");
    // Bob is no contact any more, and so has no name.
    let expected = [
        format!("Billing contact: from you to {}. Our support team did this.", bob.nic),
        format!("Billing contact: from {} to you. Taken from our records.", bob.nic),
        format!("Technical contact: from {} to Carol ({}). Request {request}", bob.nic, carol.nic),
    ];
    let entries = page.texts("#history li");
    let undated = |entry: &String| entry.split_once("UTC ").unwrap().1.to_owned();
    assert_eq!(entries.iter().map(undated).collect::<Vec<_>>(), expected);
    let way = page.attributes("#history li a", "href");
    assert_eq!(way, [format!("/requests/{request}?back=%2Fservices%2F{service}")]);
    assert_eq!(alice.get(&way[0]).status, 200);
}

#[test]
fn a_request_that_one_may_not_see_is_told_without_the_way_to_it() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = ["Alice", "Bob", "Carol", "Dave"].map(|name| app.customer(name));
    let service = app.service("example.org", &dave, &bob, &dave);
    let [request] = bob.asks_for(service).tech(&carol).confirm()[..] else { panic!("one") };
    [&bob, &carol].into_iter().for_each(|party| drop(party.accepts(request)));
    app.work();
    // The administrative contact was no party, nor was who comes after it.
    app.db_sets(&format!("services SET admin_id = {} WHERE id = {service}", alice.id));
    for (viewer, sees) in [(&alice, false), (&dave, false), (&carol, true)] {
        let page = viewer.looks_at(service);
        assert_eq!(page.has("#history li a"), sees, "{}", viewer.name);
        assert_eq!(viewer.anew(|it| it.get(&format!("/requests/{request}"))).status == 200, sees, "{}", viewer.name);
        let words = "By a request that everyone had confirmed.";
        assert_eq!(page.text("#history li").contains(words), !sees, "{}", viewer.name);
    }
}

#[test]
fn all_contacts_but_the_administrative_one_are_told_from_when_they_became_contact_on() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    let [tech, billing] = [ContactType::Technical, ContactType::Billing];
    let imported = |contact, from, to| ServiceEvent::ContactImported(moved(contact, from, to));
    then(&app, service, &imported(tech, &carol, &bob), Actor::Operator);
    then(&app, service, &ServiceEvent::Locked, Actor::Account(alice.id));
    then(&app, service, &imported(tech, &bob, &alice), Actor::Operator);
    then(&app, service, &ServiceEvent::Unlocked, Actor::Account(alice.id));
    then(&app, service, &imported(tech, &alice, &bob), Actor::Operator);
    then(&app, service, &ServiceEvent::Locked, Actor::Account(alice.id));
    assert_eq!(told(&alice, service).len(), 6, "the administrative contact all of it");
    assert_eq!(told(&bob, service).len(), 2, "what it became before does not count");
    assert_eq!(told(&carol, service).len(), 6, "nothing says when it became contact");
    let hint = "What has happened since you became a contact, newest first.";
    assert_eq!(
        [&alice, &bob, &carol].map(|one| one.looks_at(service).text("#history .hint") == hint),
        [false, true, false]
    );
    // It becomes one more of the contacts: it is told from the earliest on.
    then(&app, service, &imported(billing, &carol, &bob), Actor::Operator);
    app.db_sets(&format!("services SET billing_id = {} WHERE id = {service}", bob.id));
    assert_eq!(told(&bob, service).len(), 3);
    // As the administrative contact it is told all.
    app.db_sets(&format!("services SET admin_id = {} WHERE id = {service}", bob.id));
    assert_eq!(told(&bob, service).len(), 7);
    // One of what it is has no beginning that is known.
    app.db_sets(&format!(
        "services SET admin_id = {0}, tech_id = {1}, billing_id = {1} WHERE id = {service}",
        alice.id, carol.id
    ));
    assert_eq!(told(&carol, service).len(), 7);
}

#[test]
fn names_appear_only_of_those_who_are_contacts_today_and_open() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let import = ServiceEvent::ContactImported(moved(ContactType::Technical, &carol, &bob));
    then(&app, service, &import, Actor::Operator);
    then(&app, service, &ServiceEvent::Locked, Actor::Account(carol.id));
    then(&app, service, &ServiceEvent::Unlocked, Actor::Account(bob.id));
    let expected = |bob: &str| {
        [
            format!("{bob} took the contact lock off."),
            format!("{} put the contact lock on.", carol.nic),
            format!("Technical contact: from {} to {bob}.", carol.nic),
        ]
    };
    assert_eq!(told(&alice, service), expected(&format!("Bob ({})", bob.nic)));
    app.operator_closes(&bob);
    assert_eq!(told(&alice, service), expected(&bob.nic), "a closed account goes by its handle");
    assert!(!alice.looks_at(service).text("#history").contains("Carol"));
}

#[test]
fn a_changed_owner_is_told_with_each_detail_before_and_after() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let after =
        Owner { city: Some("Lyon".to_owned()), phone: Some("+33123456789".to_owned()), email: None, ..somebody() };
    let change = OwnerChange { before: somebody(), after };
    then(&app, service, &ServiceEvent::OwnerImported(Box::new(change.clone())), Actor::Operator);
    then(&app, service, &ServiceEvent::OwnerChanged(Box::new(change)), Actor::Account(alice.id));
    let page = alice.looks_at(service);
    assert_eq!(kinds(&page), ["owner-changed", "owner-imported"]);
    assert_eq!(page.texts(ENTRIES), ["You changed the owner’s details.", "The owner’s details were changed."]);
    assert_eq!(page.texts("#history li .hint"), ["Taken from our records."], "an import says that it is one");
    let details =
        ["Email addresszoe@example.org → not given", "Phone numbernot given → +33123456789", "CityParis → Lyon"];
    assert_eq!(page.texts("#history li dl > div"), [details, details].concat());
}

#[test]
fn what_a_newer_version_wrote_does_not_hide_the_rest() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let change = OwnerChange { before: Owner::default(), after: somebody() };
    then(&app, service, &ServiceEvent::Locked, Actor::Account(alice.id));
    then(&app, service, &ServiceEvent::OwnerChanged(Box::new(change)), Actor::Account(alice.id));
    then(&app, service, &ServiceEvent::Unlocked, Actor::Operator);
    app.db_sets("service_history SET what = 'blessed' WHERE what = 'locked'");
    app.db_sets("service_history SET details = '[]' WHERE what = 'owner-changed'");
    let page = alice.looks_at(service);
    assert_eq!(kinds(&page), ["unlocked", "other", "other"]);
    assert_eq!(page.texts(ENTRIES)[1..], ["Something else happened.", "Something else happened."]);
}

#[test]
fn a_long_history_is_turned_over_page_by_page() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    for number in 0..60 {
        // Several at one moment, which only their numbers tell apart.
        if number % 4 == 0 {
            app.advance(Duration::from_secs(60));
        }
        let what = if number % 2 == 0 { ServiceEvent::Locked } else { ServiceEvent::Unlocked };
        app.db_happened(service, &what, Actor::Account(alice.id));
    }
    let filter = "?back=%2Fservices%3Fq%3Da";
    let mut page = alice.anew(|alice| alice.get(&format!("/services/{service}{filter}")));
    let (mut all, mut older) = (Vec::new(), 0);
    loop {
        all.extend(page.attributes("#history time", "datetime"));
        assert_eq!(page.attribute(".back a", "href").unwrap(), "/services?q=a");
        let Some(next) = page.attribute("#history a[rel=next]", "href") else { break };
        assert!(next.ends_with("#history"), "{next}");
        page = alice.get(next.split('#').next().unwrap());
        older += 1;
    }
    assert_eq!((all.len(), older, kinds(&page).len()), (60, 2, 10));
    assert!(all.is_sorted_by(|one, next| one >= next), "{all:?}");
    let newer = page.attribute("#history a[rel=prev]", "href").unwrap();
    page = alice.get(newer.split('#').next().unwrap());
    assert_eq!(page.attributes("#history time", "datetime"), all[25..50]);
    let newest = page.attribute("#history a[rel=prev]", "href").unwrap();
    page = alice.get(newest.split('#').next().unwrap());
    assert_eq!(page.attributes("#history time", "datetime"), all[..25]);
    assert!(!page.has("#history a[rel=prev]"));
    // What makes no sense counts as absent, and beyond the end lies the beginning.
    for query in ["after=x", "before=7", "after=1.1", "before=99999999999999.9", "after=5.&before="] {
        let page = alice.get(&format!("/services/{service}?{query}"));
        assert_eq!((page.status, kinds(&page).len()), (200, 25), "{query}");
        assert_eq!(page.attributes("#history time", "datetime"), all[..25], "{query}");
    }
    // No page tells who came later more than it may see.
    app.advance(Duration::from_secs(60));
    let import = ServiceEvent::ContactImported(moved(ContactType::Technical, &alice, &bob));
    app.db_happened(service, &import, Actor::Operator);
    let import = ServiceEvent::ContactImported(moved(ContactType::Billing, &alice, &bob));
    app.db_happened(service, &import, Actor::Operator);
    let page = bob.looks_at(service);
    assert_eq!((kinds(&page).len(), page.has("#history a[rel]")), (2, false));
    let old = bob.get(&format!("/services/{service}?after={}.1", app.clock.now().0 - 1));
    assert_eq!(kinds(&old).len(), 2);
}

/// Every event, by everybody who may have done it.
fn everything(alice: &Customer<'_>, bob: &Customer<'_>) -> Vec<(ServiceEvent, Actor)> {
    let own = moved(ContactType::Technical, alice, bob);
    let to_own = moved(ContactType::Billing, bob, alice);
    let others = moved(ContactType::Administrative, bob, bob);
    let change = Box::new(OwnerChange { before: Owner::default(), after: somebody() });
    let rename = ServiceRename { before: "zoe.example".to_owned(), after: "zoe.example".to_owned() };
    let by = [Actor::Account(alice.id), Actor::Account(bob.id), Actor::Operator, Actor::System];
    let mut all = Vec::new();
    for kind in ServiceEventKind::VARIANTS {
        for by in by {
            let whats = match kind {
                ServiceEventKind::ContactChanged => {
                    [own, to_own, others].map(|moved| ServiceEvent::ContactChanged { moved, request: None }).to_vec()
                }
                ServiceEventKind::ContactImported => [own, to_own, others].map(ServiceEvent::ContactImported).to_vec(),
                ServiceEventKind::OwnerChanged => vec![ServiceEvent::OwnerChanged(change.clone())],
                ServiceEventKind::OwnerImported => vec![ServiceEvent::OwnerImported(change.clone())],
                ServiceEventKind::Locked => vec![ServiceEvent::Locked],
                ServiceEventKind::Unlocked => vec![ServiceEvent::Unlocked],
                ServiceEventKind::Renamed => vec![ServiceEvent::Renamed(rename.clone())],
                ServiceEventKind::Removed => vec![ServiceEvent::Removed],
            };
            all.extend(whats.into_iter().map(|what| (what, by)));
        }
    }
    all
}

#[test]
fn every_event_is_told_in_every_language() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    app.db_owner(service, &somebody());
    alice.sign_in();
    let data = ["zoe@example.org", "zoe.example", "Zoë", "Brûlé", "1", "rue", "Exemple", "75001", "Paris", "FR", "→"];
    for (what, by) in everything(&alice, &bob) {
        app.db_happened(service, &what, by);
        let mut pages = Vec::new();
        for language in Language::ALL {
            alice.post("/language", &[("language", language.code()), ("next", "/")]);
            let page = alice.get(&format!("/services/{service}"));
            assert_eq!((page.status, kinds(&page).len()), (200, 1), "{what:?}");
            pages.push(said(&page.body));
        }
        let words: Vec<_> = alike(pages).into_iter().filter(|text| !is_data(text, &data)).collect();
        assert!(words.is_empty(), "{what:?} by {by:?}: {words:?}");
        app.db_deletes("service_history");
    }
}
