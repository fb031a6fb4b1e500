//! The page of a service, and the operators' lock.

use handover::domain::event::ServiceEvent;
use handover::domain::owner::Owner;
use handover::domain::request::Actor;

use super::{Desk, REASON, acts};
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
    let support = Desk::new(&app, "support");
    let page = support.sees(&format!("/operator/services/{service}"));
    let said = page.text("main");
    for part in ["example.org", "Erika Mustermann", "bo2-nic", "Closed", "Alice (al1-nic) put the contact lock on."] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(page.has(&format!("a[href='/operator/requests/{request}']")));
    assert!(page.has("a[href='/operator/accounts/al1-nic']"));
    assert!(!page.body.contains(&format!("/operator/services/{service}/lock")), "only administrators lock");
    assert_eq!(support.get("/operator/services/999").status, 404);
    assert_eq!(acts(&app), ["service-seen"]);
    let listed = support.sees(&format!("/operator/requests?service={service}"));
    assert_eq!(listed.rows().len(), 1);
    assert_eq!(support.sees(&format!("/operator/requests?service={service}&state=done")).rows().len(), 0);
    assert_eq!(support.get("/operator/requests?service=999").status, 404);
    assert_eq!(support.get("/operator/requests?account=zz9-nic").status, 404);
}

#[test]
fn an_administrator_locks_and_unlocks_and_support_does_not() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let (lock, unlock) = (format!("/operator/services/{service}/lock"), format!("/operator/services/{service}/unlock"));
    let support = Desk::new(&app, "support");
    for path in [&lock, &unlock] {
        assert_eq!(support.get(path).status, 404);
        assert_eq!(support.proves(path, &[]).status, 404);
    }
    let admin = Desk::new(&app, "admin");
    let page = admin.sees(&format!("/operator/services/{service}"));
    assert!(page.has(&format!("a[href='{lock}']")));
    assert!(admin.sees(&lock).has("#reason"));
    // Without password and code nothing happens, nor without a reason.
    let refused = admin.tries(&lock, &[("open", "end")]);
    assert_eq!(refused.status, 422);
    assert_eq!(refused.text("#reason"), REASON);
    assert_eq!(refused.attribute("option[selected]", "value").as_deref(), Some("end"));
    assert_eq!(admin.who.post(&lock, &[("reason", "short")]).status, 422);
    let open = admin.proves(&lock, &[("open", "keep")]);
    assert_eq!((open.status, open.fault("open").contains(&format!("Request {request}"))), (422, true), "{}", open.body);
    assert_eq!(alice.sees(request), "pending-own");
    assert_eq!(
        admin.told(&admin.proves(&lock, &[("open", "end")])),
        "The contact lock is on. The contacts are told by email."
    );
    assert_eq!(alice.sees(request), "cancelled");
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 422);
    assert_eq!(admin.told(&admin.proves(&unlock, &[])), "The contact lock is off. The contacts are told by email.");
    assert_eq!(acts(&app), ["service-seen", "requests-ended", "lock-put-on", "lock-taken-off"]);
    let reasons = app.db_rows("operator_log WHERE number > 1 ORDER BY number", &["operator", "reason"]);
    assert!(reasons.iter().all(|line| line.contains(&admin.who.nic) && line.contains(REASON)), "{reasons:?}");
}
