//! What a form over several services becomes, and what stops it.

use handover::domain::ServiceId;
use handover::domain::service::ContactType;

use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::many::FORM;

fn services(app: &TestApp, number: usize, contacts: [&Customer<'_>; 3]) -> Vec<ServiceId> {
    let [admin, tech, billing] = contacts;
    let first = app.db_count("services");
    (0..number)
        .map(|n| app.service(&format!("s{:03}.example", first + i64::try_from(n).unwrap()), admin, tech, billing))
        .collect()
}

#[test]
fn one_form_replaces_a_person_everywhere_in_one_submission() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let mut all = services(&app, 3, [&alice, &bob, &bob]);
    all.extend(services(&app, 2, [&alice, &alice, &bob]));
    all.extend(services(&app, 1, [&alice, &alice, &alice]));
    let submission = alice
        .asks_for_all(&all)
        .admin(&carol)
        .tech(&carol)
        .billing(&carol)
        .only_where(&bob)
        .note("Bob leaves.")
        .confirm();
    let made = app.db_requests_of(submission);
    assert_eq!(made.len(), 5, "one for each service that Bob is a contact of");
    assert_eq!(app.db_count("request_types WHERE contact_type = 'technical'"), 3);
    assert_eq!(app.db_count("request_types WHERE contact_type = 'administrative'"), 0);
    assert_eq!([alice.mail().len(), carol.mail().len(), bob.mail().len()], [1, 1, 0], "one email for each");
}

#[test]
fn a_fault_of_one_service_stops_the_form_and_it_goes_on_without() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let mut all = services(&app, 3, [&alice, &bob, &bob]);
    let others = services(&app, 1, [&bob, &bob, &alice]);
    all.extend(&others);
    alice.asks_for(all[1]).tech(&carol).confirm();
    let before = app.db_count("requests");
    let stopped = alice.asks_for_all(&all).tech(&carol).try_confirm();
    let faults = stopped.texts("[role=alert] li");
    assert_eq!((stopped.status, faults.len()), (422, 2), "{faults:?}");
    assert!(faults[0].contains("has already been requested") && faults[0].contains("s001.example"), "{faults:?}");
    assert!(stopped.has("[role=alert] li a[href^='/requests/']"), "the way to what was requested");
    assert!(faults[1].contains("You may not change this contact.") && faults[1].contains("s003.example"), "{faults:?}");
    assert_eq!(app.db_count("requests"), before, "nothing is made");
    // What was shown is what it goes on without.
    let fewer = alice.asks_for_all(&all[..3]).tech(&carol).field("without", &stopped.value("without"));
    let changed = fewer.field("skip", "1").try_confirm();
    assert_eq!((changed.status, changed.texts("[role=alert] li").len()), (422, 1), "{}", changed.body);
    let submission = alice.asks_for_all(&all[..3]).tech(&carol).field("skip", "1").confirm();
    assert_eq!(app.db_requests_of(submission).len(), 2);
}

#[test]
fn what_was_typed_is_wrong_once() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let all = services(&app, 3, [&alice, &alice, &alice]);
    let mut nobody = Customer::stranger(&app);
    nobody.nic = "zz9-nic".to_owned();
    let refused = alice.asks_for_all(&all).tech(&nobody).try_confirm();
    assert_eq!((refused.status, refused.texts("[role=alert] li").len()), (422, 1), "{}", refused.body);
    assert!(
        refused.fault("tech").starts_with("There is no account with this NIC handle."),
        "{}",
        refused.fault("tech")
    );
    assert_eq!(app.db_count("throttle_hits"), 2, "tried once by the account and its network, however many services");
    let nowhere = alice.asks_for_all(&all).tech(&bob).only_where(&bob).try_confirm();
    assert_eq!((nowhere.status, nowhere.fault("where").is_empty()), (422, false), "{}", nowhere.body);
    let unchanged = alice.asks_for_all(&all).tech(&alice).try_confirm();
    assert_eq!(unchanged.status, 422);
    assert!(unchanged.text("[role=alert]").starts_with("Nothing would change"), "{}", unchanged.text("[role=alert]"));
}

#[test]
fn services_of_others_are_not_there_and_what_has_changed_is_shown_anew() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let mut own = services(&app, 2, [&alice, &alice, &alice]);
    let others = services(&app, 1, [&carol, &carol, &carol]);
    assert_eq!(alice.asks_for_all(&others).tech(&bob).try_confirm().status, 404);
    own.extend(others);
    // As a page sends it that was opened when all were hers.
    let chosen: Vec<_> = own.iter().map(ToString::to_string).collect();
    let mixed = alice.post(FORM, &[("service", &chosen.join(".")), ("tech", &bob.nic)]);
    assert_eq!((mixed.status, mixed.text("h1").as_str()), (422, "Modify contacts of 2 services"));
    assert!(mixed.text("[role=alert]").contains("have changed"), "{}", mixed.text("[role=alert]"));
    assert_eq!(app.db_count("requests"), 0);
}

#[test]
fn each_request_is_carried_out_by_itself_and_one_that_fails_holds_back_no_other() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let all = services(&app, 30, [&alice, &bob, &alice]);
    let submission = alice.asks_for_all(&all).admin(&carol).tech(&carol).billing(&carol).confirm();
    let made = app.db_requests_of(submission);
    assert_eq!(made.len(), 60, "two for each service");
    for by in [&alice, &carol] {
        for request in &made {
            by.accepts(*request);
        }
    }
    app.db_hands_over(all[1], ContactType::Technical, &bob, &alice);
    app.work();
    // The requester has given the administrative contact away with the first of each two.
    assert_eq!(app.db_count("requests WHERE state = 'done'"), 59);
    assert_eq!(carol.sees(made[3]), "failed");
    let whole = format!("services WHERE admin_id = {0} AND tech_id = {0} AND billing_id = {0}", carol.id);
    assert_eq!(app.db_count(&whole), 29);
}
