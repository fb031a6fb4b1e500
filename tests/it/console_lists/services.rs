//! The page of a service, and the operators' lock.

use handover::domain::event::ServiceEvent;
use handover::domain::owner::Owner;
use handover::domain::request::Actor;

use super::{acts, changes};
use crate::console::operator::{Operator, REASON};
use crate::support::app::TestApp;

#[test]
fn operators_see_all_that_the_contacts_see_and_more() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    app.db_owner(service, &Owner { name: Some("Erika Mustermann".to_owned()), ..Owner::default() });
    app.db_happened(service, &ServiceEvent::Locked, Actor::Account(alice.id));
    let request = alice.asks_for(service).tech(&carol).confirm()[0];
    app.db_close(&bob);
    let support = Operator::support(&app);
    let page = support.looks(&format!("/operator/services/{service}"));
    let said = page.text("main");
    for part in ["example.org", "Erika Mustermann", "bo2-nic", "Closed", "Alice (al1-nic) put the contact lock on."] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(page.has(&format!("a[href='/operator/requests/{request}']")));
    assert!(page.has("a[href='/operator/accounts/al1-nic']"));
    assert!(!page.body.contains(&format!("/operator/services/{service}/lock")), "only administrators lock");
    assert_eq!(support.own.get("/operator/services/999").status, 404);
    assert_eq!(acts(&app), ["service-seen"]);
    let listed = support.looks(&format!("/operator/requests?service={service}"));
    assert_eq!(listed.rows().len(), 1);
    assert_eq!(support.looks(&format!("/operator/requests?service={service}&state=done")).rows().len(), 0);
    assert_eq!(support.own.get("/operator/requests?service=999").status, 404);
    assert_eq!(support.own.get("/operator/requests?account=zz9-nic").status, 404);
}

#[test]
fn an_administrator_locks_and_unlocks_and_support_does_not() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let (lock, unlock) = (format!("/operator/services/{service}/lock"), format!("/operator/services/{service}/unlock"));
    let support = Operator::support(&app);
    for path in [&lock, &unlock] {
        assert_eq!(support.own.get(path).status, 404);
        assert_eq!(support.tries(path, REASON, &[]).status, 404);
    }
    let admin = Operator::admin(&app);
    let page = admin.looks(&format!("/operator/services/{service}"));
    assert!(page.has(&format!("a[href='{lock}']")));
    assert!(admin.looks(&lock).has("#reason"));
    // Without password and code nothing happens, nor without a reason.
    let refused = admin.gives_reason(&lock, &[("open", "end")]);
    assert_eq!(refused.status, 422);
    assert_eq!(refused.text("#reason"), REASON);
    assert_eq!(refused.attribute("option[selected]", "value").as_deref(), Some("end"));
    assert_eq!(admin.own.post(&lock, &[("reason", "short")]).status, 422);
    let open = admin.tries(&lock, REASON, &[("open", "keep")]);
    assert_eq!((open.status, open.fault("open").contains(&format!("Request {request}"))), (422, true), "{}", open.body);
    assert_eq!(alice.sees(request), "pending-own");
    assert_eq!(
        admin.acts(&lock, &[("open", "end")]).message(),
        "The contact lock is on. The contacts are told by email."
    );
    assert_eq!(alice.sees(request), "cancelled");
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 422);
    assert_eq!(admin.acts(&unlock, &[]).message(), "The contact lock is off. The contacts are told by email.");
    assert_eq!(changes(&app), ["requests-ended", "lock-put-on", "lock-taken-off"]);
    let reasons = app.db_rows("operator_log WHERE act NOT LIKE '%-seen'", &["operator", "reason"]);
    assert!(reasons.iter().all(|line| line.contains(&admin.own.nic) && line.contains(REASON)), "{reasons:?}");
}

#[test]
fn an_administrator_sets_other_contacts_by_force() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let path = format!("/operator/services/{service}/contacts");
    let support = Operator::support(&app);
    assert_eq!([support.own.get(&path).status, support.tries(&path, REASON, &[]).status], [404, 404]);
    let admin = Operator::admin(&app);
    let form = admin.looks(&path);
    assert_eq!(
        ["admin", "tech", "billing"].map(|field| form.value(field)),
        [alice.nic.clone(), alice.nic.clone(), alice.nic.clone()]
    );
    let others = [("admin", "al1-nic"), ("tech", "zz9-nic"), ("billing", "nobody")];
    let refused = admin.tries(&path, REASON, &others);
    assert_eq!((refused.status, refused.value("tech")), (422, "zz9-nic".to_owned()));
    assert!(refused.fault("billing").starts_with("There is no account"), "{}", refused.body);
    app.db_moves(&bob, "ca");
    let refused = admin.tries(&path, REASON, &[("tech", &bob.nic)]);
    assert!(refused.fault("tech").contains("another geographical zone"), "{}", refused.body);
    assert_eq!(app.contacts(service), [alice.id; 3]);
    let done = admin.acts(&path, &[("admin", &alice.nic), ("tech", &carol.nic), ("billing", "")]);
    assert_eq!(done.message(), "The contacts are set. Those concerned are told by email.");
    assert_eq!(app.contacts(service), [alice.id, carol.id, alice.id]);
    assert_eq!(alice.sees(request), "cancelled");
    let as_it_is = admin.acts(&path, &[("tech", &carol.nic)]);
    assert_eq!(as_it_is.message(), "These were the contacts already; nothing was changed.");
}

#[test]
fn an_administrator_replaces_an_account_wherever_it_stands() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let far = app.customer("Far");
    app.db_moves(&far, "ca");
    let services = app.services(3, [&alice, &bob, &alice]);
    let path = format!("/operator/accounts/{}/replace", alice.nic);
    let support = Operator::support(&app);
    assert_eq!([support.own.get(&path).status, support.tries(&path, REASON, &[]).status], [404, 404]);
    let admin = Operator::admin(&app);
    assert!(admin.looks(&format!("/operator/accounts/{}", alice.nic)).has(&format!("a[href='{path}']")));
    assert!(!admin.looks(&format!("/operator/accounts/{}", carol.nic)).body.contains("/replace"));
    for (with, said) in [("zz9-nic", "There is no account"), (alice.nic.as_str(), "take its own place")] {
        let refused = admin.tries(&path, REASON, &[("with", with), ("as", "all")]);
        assert!(refused.status == 422 && refused.fault("with").contains(said), "{}", refused.body);
    }
    assert_eq!(admin.tries(&path, REASON, &[("with", &carol.nic), ("as", "none")]).status, 422);
    let done = admin.acts(&path, &[("with", &carol.nic), ("as", "billing")]);
    assert_eq!(done.message(), "Replaced on 3 services.");
    assert_eq!(app.contacts(services[1]), [alice.id, bob.id, carol.id]);
    let stays = admin.acts(&path, &[("with", &far.nic), ("as", "all")]);
    assert!(stays.message().contains("It stays on 3 services"), "{}", stays.message());
    let done = admin.acts(&path, &[("with", &carol.nic), ("as", "all")]);
    assert_eq!(done.message(), "Replaced on 3 services.");
    assert_eq!(app.contacts(services[2]), [carol.id, bob.id, carol.id]);
}

#[test]
fn an_administrator_renames_and_removes_a_service() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    app.service("taken.example", &alice, &alice, &alice);
    let (page, support) = (format!("/operator/services/{service}"), Operator::support(&app));
    let [rename, remove] = ["rename", "remove"].map(|act| format!("{page}/{act}"));
    for path in [&rename, &remove] {
        assert_eq!([support.own.get(path).status, support.tries(path, REASON, &[]).status], [404, 404]);
    }
    let admin = Operator::admin(&app);
    assert_eq!(admin.looks(&rename).value("name"), "example.org");
    for (name, said) in [("", "1 to 253 characters"), ("TAKEN.example", "Another service")] {
        let refused = admin.tries(&rename, REASON, &[("name", name)]);
        assert!(refused.status == 422 && refused.fault("name").contains(said), "{}", refused.body);
    }
    let done = admin.acts(&rename, &[("name", "example.net")]);
    assert_eq!(done.message(), "The service has its new name. Its contacts are told by email.");
    assert!(admin.looks(&page).text("h1").contains("example.net"));
    let done = admin.acts(&remove, &[]);
    assert_eq!(done.message(), "example.net is removed. Those who were its contacts are told by email.");
    assert_eq!(admin.looks("/operator?q=exam").texts("main li a"), Vec::<String>::new());
    assert!(admin.looks(&page).text("h1 ~ .badge").contains("Removed"), "what is left of it");
    assert_eq!(app.db_count("services WHERE name IS NOT NULL"), 1);
}
