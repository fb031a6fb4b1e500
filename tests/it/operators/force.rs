//! Contacts that an operator sets by force.

use handover::domain::time::DAY;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

const REASON: &str = "The company was sold, contract of 1 May";

fn people(app: &TestApp) -> [Customer<'_>; 4] {
    ["Alice", "Bob", "Carol", "Dave"].map(|name| app.customer(name))
}

fn set(app: &TestApp, given: &[&str]) -> crate::support::program::Ran {
    let command = ["service", "set-contact", "example.org", "DOMAIN", "--reason", REASON];
    app.command(&[&command, given].concat())
}

#[test]
fn contacts_are_set_without_anybodys_consent_and_all_concerned_are_told() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    app.db_renews(service, 5, None);
    let done = set(&app, &["--tech", &dave.nic, "--billing", &dave.nic]).done();
    assert_eq!(done, "The contacts of example.org are set; those concerned are told by email.\n");
    assert_eq!(app.contacts(service), [alice.id, dave.id, dave.id]);
    assert_eq!(set(&app, &["--tech", &dave.nic]).done(), "The contacts of example.org were these already.\n");
    app.work();
    for contact in [&alice, &bob, &carol] {
        assert_eq!(contact.subjects(), ["Our support team has changed contacts of example.org"], "{}", contact.name);
    }
    let mut subjects = dave.subjects();
    subjects.sort_unstable();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    assert!(subjects[1].starts_with("example.org ends") || subjects[1].contains("example.org"), "{subjects:?}");
    let line = |names: &str| format!("example.org (Domain):  {names}");
    let text = |of: &Customer<'_>| of.mail()[0].text.clone();
    assert!(
        text(&alice).contains(&line(&format!("Technical: Bob ({}) → Dave ({})", bob.nic, dave.nic))),
        "{}",
        text(&alice)
    );
    assert!(text(&alice).contains("Billing: Carol"), "{}", text(&alice));
    assert!(text(&bob).contains("Technical: Bob") && !text(&bob).contains("Carol"), "{}", text(&bob));
    assert!(!text(&alice).contains("sold"), "the reason is not the customers' to read");
    let page = alice.get(&format!("/services/{service}"));
    assert!(page.text("#history").contains("Our support team did this."), "{}", page.text("#history"));
    assert_eq!(app.db_rows("operator_log", &["act"]), ["contacts-set"]);
    let about = app.db_rows("operator_log_subjects", &["kind", "subject"]);
    let [bob, carol, dave] = [&bob, &carol, &dave].map(|one| format!("account {}", one.nic));
    assert_eq!(about, [bob, carol, dave, format!("service {service}")]);
}

#[test]
fn what_is_open_for_these_contacts_ends_and_the_rest_goes_on() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    let other = alice.asks_for(service).billing(&bob).confirm()[0];
    let ended = alice.asks_for(service).tech(&carol).confirm()[0];
    let told = "The contacts of example.org are set; those concerned are told by email. 1 request on it was ended.\n";
    assert_eq!(set(&app, &["--tech", &dave.nic]).done(), told);
    assert_eq!((alice.sees(ended).as_str(), alice.sees(other).as_str()), ("cancelled", "pending-own"));
    assert!(alice.reads(ended).text("main").contains("support"), "{}", alice.reads(ended).text("main"));
}

#[test]
fn what_all_had_confirmed_fails() {
    let app = TestApp::with(crate::support::app::Options { apply_delay: DAY, ..Default::default() });
    let [alice, bob, carol, dave] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];
    alice.accepts(request);
    carol.accepts(request);
    set(&app, &["--tech", &dave.nic]).done();
    assert_eq!(alice.sees(request), "failed");
    app.advance(DAY * 2);
    app.work();
    assert_eq!(app.contacts(service)[1], dave.id);
}

#[test]
fn zones_hold_and_every_fault_is_named() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    app.db_moves(&dave, "ca");
    let erin = app.customer("Erin");
    app.operator_closes(&erin);
    let said = set(&app, &["--tech", &dave.nic, "--billing", &erin.nic, "--admin", "zz9-nic"]).failed();
    assert!(said.starts_with("nothing is changed: "), "{said}");
    assert!(
        said.contains("there is no account zz9-nic") && said.contains(&format!("{} is closed", erin.nic)),
        "{said}"
    );
    assert!(said.contains(&format!("{}, the technical contact, belongs to another zone", dave.nic)), "{said}");
    assert_eq!(app.contacts(service), [alice.id, bob.id, carol.id]);
    set(&app, &[]).wrong();
    let missing = ["service", "set-contact", "example.net", "DOMAIN", "--admin", &alice.nic, "--reason", REASON];
    assert_eq!(app.command(&missing).failed(), "there is no service example.net of category DOMAIN");
    // All three at once may go to another zone.
    set(&app, &["--tech", &dave.nic, "--billing", &dave.nic, "--admin", &dave.nic]).done();
    assert_eq!(app.contacts(service), [dave.id; 3]);
}

#[test]
fn an_account_is_replaced_wherever_it_stands() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = people(&app);
    let far = app.customer("Far");
    app.db_moves(&far, "ca");
    let services = app.services(3, [&alice, &bob, &bob]);
    let mixed = app.service("mixed.example", &bob, &alice, &carol);
    let elsewhere = app.service("elsewhere.example", &carol, &carol, &carol);
    let request = alice.asks_for(services[0]).tech(&carol).confirm()[0];
    app.smtp.take_messages();
    let replace =
        |given: &[&str]| app.command(&[&["account", "replace", &bob.nic, "--reason", REASON], given].concat());
    replace(&["--with", &bob.nic]).failed();
    let done = replace(&["--with", &dave.nic, "--as", "tech,billing"]).done();
    assert_eq!(
        done,
        format!("{} has taken the place of {} on 3 services; 1 request on them was ended.\n", dave.nic, bob.nic)
    );
    assert_eq!(app.contacts(services[2]), [alice.id, dave.id, dave.id]);
    assert_eq!(app.contacts(mixed), [bob.id, alice.id, carol.id]);
    assert_eq!(alice.sees(request), "cancelled");
    let stayed = replace(&["--with", &far.nic]).err;
    assert!(stayed.contains("stays on 1 service,") && stayed.contains("mixed.example (DOMAIN)"), "{stayed}");
    replace(&["--with", &dave.nic]).done();
    assert_eq!(app.contacts(mixed), [dave.id, alice.id, carol.id]);
    assert_eq!(app.contacts(elsewhere), [carol.id; 3]);
    app.assert_services_counted();
    app.work();
    let many = "Our support team has changed contacts of several services";
    assert!(dave.subjects().iter().any(|subject| subject == many), "{:?}", dave.subjects());
    assert_eq!(bob.subjects().iter().filter(|subject| *subject == many).count(), 1, "{:?}", bob.subjects());
    app.operator_closes(&dave);
    let said = app.command(&["account", "replace", &carol.nic, "--with", &dave.nic, "--reason", REASON]).failed();
    assert_eq!(said, format!("{} is closed, and cannot be a contact", dave.nic));
}

#[test]
fn thousands_of_services_are_done_in_pieces() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = people(&app);
    app.db_services(1_200, [&alice, &bob, &bob]);
    let _ = app.service("example.org", &bob, &carol, &carol);
    let done = app.command(&["account", "replace", &bob.nic, "--with", &dave.nic, "--reason", REASON]).done();
    assert!(done.contains("on 1201 services"), "{done}");
    let left = format!("services WHERE {id} IN (admin_id, tech_id, billing_id)", id = bob.id);
    assert_eq!(app.db_count(&left), 0);
    app.assert_services_counted();
    app.command(&["audit", "--verify"]).done();
}
