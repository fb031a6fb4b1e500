//! The operator's lock.

use crate::support::app::TestApp;
use crate::support::customer::Customer;

const REASON: &str = "Court order 17 O 4/26";

fn lock(app: &TestApp, name: &str) -> String {
    app.command(&["service", "lock", name, "DOMAIN", "--reason", REASON]).done()
}

fn people(app: &TestApp) -> [Customer<'_>; 3] {
    ["Alice", "Bob", "Carol"].map(|name| app.customer(name))
}

#[test]
fn support_locks_and_only_support_unlocks() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    assert_eq!(lock(&app, "EXAMPLE.org"), "EXAMPLE.org is locked; its contacts are told by email.\n");
    assert_eq!(lock(&app, "example.org"), "example.org was already locked.\n");
    assert_eq!(alice.asks_for(service).tech(&carol).try_confirm().status, 422);
    assert_eq!(alice.try_unlocks(service, &[("password", crate::support::app::PASSWORD)]).status, 422);
    let page = alice.get(&format!("/services/{service}"));
    assert!(page.text("main").contains("Our support team put the contact lock on."), "{}", page.body);
    assert!(!page.body.contains("Court order"), "the reason is not the customers' to read");
    let done = app.command(&["service", "unlock", "example.org", "DOMAIN", "--reason", REASON]).done();
    assert_eq!(done, "example.org is unlocked; its contacts are told by email.\n");
    app.work();
    for contact in [&alice, &bob, &carol] {
        assert_eq!(contact.subjects(), ["Contact lock put on: example.org", "Contact lock taken off: example.org"]);
        let text = &contact.mail()[0].text;
        assert!(text.contains("Only our support team can take it off.") && !text.contains("Court order"), "{text}");
    }
    alice.asks_for(service).tech(&carol).confirm();
}

#[test]
fn the_operators_lock_takes_the_place_of_a_contacts() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    alice.locks(service);
    lock(&app, "example.org");
    assert_eq!(alice.try_unlocks(service, &[("password", crate::support::app::PASSWORD)]).status, 422);
    assert_eq!(app.db_count("services WHERE locked_at IS NOT NULL AND locked_by_id IS NULL"), 1);
}

#[test]
fn what_is_open_stands_in_the_way_unless_it_is_ended_too() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    let pending = alice.asks_for(service).tech(&carol).confirm()[0];
    let confirmed = alice.asks_for(service).billing(&bob).confirm()[0];
    alice.accepts(confirmed);
    bob.accepts(confirmed);
    let refused = app.command(&["service", "lock", "example.org", "DOMAIN", "--reason", REASON]).failed();
    let told = format!("open on it: request {pending}, request {confirmed}; cancel these, or use --end-requests");
    assert_eq!(refused, format!("example.org is not locked: {told}"));
    assert!(!app.is_locked(service));
    let ended = ["service", "lock", "example.org", "DOMAIN", "--end-requests", "--reason", REASON];
    let told = "example.org is locked; its contacts are told by email. 2 requests on it were ended.\n";
    assert_eq!(app.command(&ended).done(), told);
    app.work();
    assert_eq!(alice.sees(pending), "cancelled");
    assert_eq!(alice.sees(confirmed), "failed");
    assert!(alice.get(&format!("/requests/{confirmed}")).text("main").contains("Support has locked this service."));
    assert_eq!(app.contacts(service), [alice.id, bob.id, carol.id], "nothing changed");
    assert_eq!(app.db_rows("operator_log", &["act"]), ["lock-put-on", "requests-ended"]);
    let about = app.db_rows("operator_log_subjects WHERE number = 1", &["kind", "subject"]);
    let [one, other] = [pending, confirmed].map(|request| format!("request {request}"));
    let parties = [&alice, &bob, &carol].map(|party| format!("account {}", party.nic));
    assert_eq!(about, [parties.as_slice(), &[one, other]].concat());
}

#[test]
fn a_lock_needs_a_reason_and_a_service_that_there_is() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    app.service("example.org", &alice, &bob, &carol);
    for without in [&["service", "lock", "example.org", "DOMAIN"][..], &["service", "unlock", "example.org", "DOMAIN"]]
    {
        assert!(app.command(without).wrong().contains("--reason"));
    }
    let short = app.command(&["service", "lock", "example.org", "DOMAIN", "--reason", "because"]).wrong();
    assert!(short.contains("must have at least 10 characters"), "{short}");
    for (name, category) in [("example.net", "DOMAIN"), ("example.org", "SERVER")] {
        let refused = app.command(&["service", "lock", name, category, "--reason", REASON]).failed();
        assert_eq!(refused, format!("there is no service {name} of category {category}"));
    }
    assert_eq!(app.db_count("operator_log"), 0);
}

#[test]
fn a_service_is_shown() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];
    let shown = app.command(&["service", "show", "example.org", "DOMAIN"]).done();
    for line in
        ["Service: example.org (DOMAIN)", "Technical contact: Bob (bo2-nic)", &format!("Open: request {request}")]
    {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    app.command(&["request", "cancel", &request.to_string()]).done();
    lock(&app, "example.org");
    let shown = app.command(&["service", "show", "example.org", "DOMAIN"]).done();
    assert!(shown.contains(" by the operator\n") && !shown.contains("Open:"), "{shown}");
}
