//! `/services/{id}`: what a contact wants to know of a service, for each contact type and for strangers.

mod history;
mod links;
mod locked;

use std::time::Duration;

use handover::domain::ServiceId;
use handover::domain::account::Language;
use handover::domain::day::Day;
use handover::domain::owner::Owner;
use handover::domain::time::DAY;
use handover::words::HouseStyle;

use crate::isolation::{NOTHING, without};
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

impl Customer<'_> {
    fn looks_at(&self, service: ServiceId) -> Page {
        let page = self.anew(|this| this.get(&format!("/services/{service}")));
        assert_eq!(page.status, 200, "{}", page.body);
        page
    }
}

/// What stands in the section that has this heading.
fn section(page: &Page, heading: &str) -> String {
    let all = page.texts("section");
    all.into_iter().find(|text| text.starts_with(heading)).unwrap_or_default()
}

/// The pages that the buttons of the page lead to.
fn buttons(page: &Page) -> Vec<String> {
    page.attributes("main section a.button:not([rel])", "href")
}

fn somebody() -> Owner {
    let known = |text: &str| Some(text.to_owned());
    Owner {
        name: known("Zoë Brûlé"),
        email: known("zoe@example.org"),
        address: known("1 rue Exemple"),
        postcode: known("75001"),
        city: known("Paris"),
        country: known("FR"),
        ..Owner::default()
    }
}

#[test]
fn each_contact_reads_who_is_who_and_what_it_may_do() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    let modify = format!("/services/{service}/contacts?back=%2Fservices%2F{service}");
    let owner = format!("/services/{service}/owner?back=%2Fservices%2F{service}");
    for (viewer, role, can, leads_to) in [
        (
            &alice,
            "Administrative",
            &[
                "Ask for other contacts: Administrative, Technical, Billing",
                "Change the owner’s details",
                "Put the contact lock on",
            ][..],
            vec![modify.clone(), owner],
        ),
        (&bob, "Technical", &["Ask for other contacts: Technical"][..], vec![modify.clone()]),
        (&carol, "Billing", &["Ask for other contacts: Billing"][..], vec![modify.clone()]),
    ] {
        let page = viewer.looks_at(service);
        assert_eq!((page.text("h1"), page.text(".title .category")), ("example.org".to_owned(), "Domain".to_owned()));
        assert_eq!(page.text("title"), "example.org (Domain) – Handover");
        let contacts = section(&page, "Contacts");
        for (contact, label) in [(&alice, "Administrative"), (&bob, "Technical"), (&carol, "Billing")] {
            let named = if contact.id == viewer.id { "You" } else { contact.name.as_str() };
            assert!(contacts.contains(&format!("{label} contact{named} {}", contact.nic)), "{contacts}");
        }
        assert!(contacts.contains("Gets the renewal notices"), "{contacts}");
        assert!(contacts.contains(&format!("My role{role}")), "{contacts}");
        assert_eq!(page.texts("main section.card > ul li"), can, "{}", viewer.name);
        assert_eq!(buttons(&page), leads_to, "{}", viewer.name);
    }
}

#[test]
fn for_everybody_else_the_service_does_not_exist() {
    let app = TestApp::start();
    let [alice, bob, mallory] = ["Alice", "Bob", "Mallory"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    // Who is to become a contact is none yet.
    alice.asks_for(service).tech(&bob).confirm();
    for stranger in [&bob, &mallory] {
        stranger.sign_in();
        let ask = |number: i64| without(number, &stranger.get(&format!("/services/{number}")));
        assert_eq!((ask(service.0).0, ask(service.0)), (404, ask(NOTHING)));
        for nonsense in ["x", "0", "-1", "99999999999999999999", "1x"] {
            assert_eq!(stranger.get(&format!("/services/{nonsense}")).status, 404, "{nonsense}");
        }
    }
    let nobody = Customer::stranger(&app).get(&format!("/services/{service}"));
    assert_eq!((nobody.status, nobody.location()), (303, format!("/sign-in?next=%2Fservices%2F{service}").as_str()));
}

#[test]
fn who_is_no_longer_a_contact_sees_nothing_any_more() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let path = format!("/services/{service}");
    let [request] = alice.asks_for(service).admin(&bob).tech(&bob).billing(&bob).confirm()[..] else { panic!("one") };
    [&alice, &bob].into_iter().for_each(|party| drop(party.accepts(request)));
    app.work();
    assert_eq!(alice.anew(|alice| alice.get(&path)).status, 404);
    assert_eq!(bob.anew(|bob| bob.get(&path)).status, 200);
}

#[test]
fn the_last_day_is_said_and_what_happens_then_and_who_is_told() {
    let app = TestApp::start();
    app.begins(DAY);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &bob);
    assert_eq!(section(&alice.looks_at(service), "Renewal"), "Renewal No last day is known.");
    let day = app.clock.now().0 / 86_400_000 + 1;
    let said = HouseStyle::default().words(Language::English, None).day(Day(day));
    for (kind, then) in [
        ("'automatic'", "What happens thenIt renews by itself."),
        ("'manual'", "What happens thenIt renews when it is paid."),
        ("'ends'", "What happens thenIt ends."),
        ("NULL", ""),
    ] {
        app.db_sets(&format!("services SET expires_on = {day}, renewal = {kind} WHERE id = {service}"));
        let read = section(&alice.looks_at(service), "Renewal").replace(' ', "");
        let expected = format!("Renewal Last day{said} {then} Renewal notices go toBob {}", bob.nic);
        assert_eq!(read, expected.replace(' ', ""), "{kind}");
    }
    assert!(section(&bob.looks_at(service), "Renewal").ends_with("Renewal notices go toYou"));
}

#[test]
fn a_last_day_is_past_once_it_is_over_where_the_reader_is() {
    let app = TestApp::start();
    app.begins(DAY);
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let is_past = |day: i64| {
        app.db_sets(&format!("services SET expires_on = {day} WHERE id = {service}"));
        section(&alice.looks_at(service), "Renewal").contains("This day has passed.")
    };
    let today = app.clock.now().0 / 86_400_000;
    assert_eq!([today - 1, today, today + 1].map(is_past), [true, false, false]);
    // There it is still yesterday; and before noon, tomorrow.
    for (hours, zone, local) in [(0, "Pacific/Pago_Pago", today - 1), (11, "Pacific/Kiritimati", today + 1)] {
        app.advance(Duration::from_hours(hours));
        app.db_sets(&format!("accounts SET time_zone = '{zone}' WHERE id = {}", alice.id));
        assert_eq!([local - 1, local, local + 1].map(is_past), [true, false, false], "{zone}");
    }
}

#[test]
fn whom_it_belongs_to_is_said_as_far_as_it_is_known() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    assert!(section(&bob.looks_at(service), "Owner’s details").contains("Nothing is known of the owner."));
    app.db_owner(service, &somebody());
    for viewer in [&alice, &bob] {
        let page = viewer.looks_at(service);
        let owner = page.texts("section[aria-labelledby=owner-title] dl > div");
        let address = "Address1 rue Exemple75001 ParisFrance";
        assert_eq!(owner, ["NameZoë Brûlé", "Email addresszoe@example.org", address], "{}", viewer.name);
    }
}

#[test]
fn open_requests_lead_on_where_one_may_see_them() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = ["Alice", "Bob", "Carol", "Dave"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    assert!(!alice.looks_at(service).has(".standing"));
    let [request] = bob.asks_for(service).tech(&dave).confirm()[..] else { panic!("one") };
    let open = |viewer: &Customer<'_>| viewer.looks_at(service).texts("section.standing li");
    assert_eq!(open(&alice), [format!("Request {request}: Technical → D. {}, has yet to accept", dave.nic)]);
    assert_eq!(open(&bob), [format!("Request {request}: Technical → D. {}, your turn", dave.nic)]);
    let href = bob.looks_at(service).attributes("section.standing a", "href");
    assert_eq!(href, [format!("/requests/{request}?back=%2Fservices%2F{service}")]);
    assert!(!carol.looks_at(service).has("section.standing"), "it is nothing to who may not see it");
    // The new contact has accepted, and has a name.
    dave.accepts(request);
    assert_eq!(open(&bob), [format!("Request {request}: Technical → Dave {}, your turn", dave.nic)]);
    assert_eq!(
        open(&alice),
        [format!("Request {request}: Technical → Dave {}, the requester has yet to accept", dave.nic)]
    );
    assert!(bob.looks_at(service).has("section.own-turn") && !alice.looks_at(service).has("section.own-turn"));
    bob.declines(request);
    [&alice, &carol].into_iter().for_each(|viewer| assert!(open(viewer).is_empty()));
}

#[test]
fn a_request_that_is_not_seen_is_said_where_it_stands_in_the_way() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = ["Alice", "Bob", "Carol", "Dave"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    alice.asks_for(service).tech(&dave).confirm();
    let said = "A change of this contact has already been requested and is not finished yet.";
    let page = bob.looks_at(service);
    assert_eq!(page.texts("section.standing li"), [format!("Technical contact: {said}")]);
    assert!(!page.has("section.standing a") && !page.body.contains(&dave.nic));
    assert!(!carol.looks_at(service).has("section.standing"));
    assert_eq!(bob.asks_for(service).tech(&carol).try_confirm().fault("tech"), said, "the same words");
}

#[test]
fn a_request_whose_time_is_over_is_no_longer_open() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    alice.asks_for(service).tech(&carol).billing(&bob).confirm();
    assert_eq!(alice.looks_at(service).texts("section.standing li").len(), 2);
    app.clock.advance(DAY * 31);
    [&alice, &bob]
        .into_iter()
        .for_each(|viewer| assert!(!viewer.looks_at(service).has("section.standing"), "{}", viewer.name));
}
