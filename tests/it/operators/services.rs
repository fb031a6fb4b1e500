//! Services that an operator renames or removes.

use std::time::Duration;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

const REASON: &str = "The contract ended in May";

fn people(app: &TestApp) -> [Customer<'_>; 3] {
    ["Alice", "Bob", "Carol"].map(|name| app.customer(name))
}

fn remove(app: &TestApp, name: &str) -> crate::support::program::Ran {
    app.command(&["service", "remove", name, "DOMAIN", "--reason", REASON])
}

fn rename(app: &TestApp, name: &str, to: &str) -> crate::support::program::Ran {
    app.command(&["service", "rename", name, "DOMAIN", to, "--reason", REASON])
}

#[test]
fn what_is_removed_is_nobodys_and_its_requests_are_told() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    app.service("other.example", &alice, &bob, &carol);
    app.db_renews(service, 5, None);
    let done = alice.asks_for(service).tech(&carol).confirm()[0];
    alice.accepts(done);
    carol.accepts(done);
    app.work();
    let open = alice.asks_for(service).billing(&bob).confirm()[0];
    app.work();
    app.smtp.take_messages();
    let told = "example.ORG is removed; those who were its contacts are told by email. 1 request on it was ended.\n";
    assert_eq!(remove(&app, "example.ORG").done(), told);
    assert_eq!(remove(&app, "example.org").failed(), "there is no service example.org of category DOMAIN");
    assert_eq!(alice.get(&format!("/services/{service}")).status, 404);
    assert_eq!(alice.get("/services").rows().len(), 1);
    assert_eq!((alice.sees(open).as_str(), alice.sees(done).as_str()), ("cancelled", "done"));
    assert!(alice.reads(open).text("main").contains("example.org"));
    assert_eq!(alice.get("/requests.csv").body.matches("example.org").count(), 2);
    assert_eq!(alice.get(&format!("/services/{service}/contacts")).status, 404);
    app.work();
    assert!(carol.subjects().contains(&"example.org has been removed".to_owned()), "{:?}", carol.subjects());
    let cancelled = alice.mail().into_iter().find(|email| email.subject.starts_with("Cancelled:"));
    assert!(cancelled.is_some_and(|email| email.text.contains("example.org")), "{:?}", alice.subjects());
    app.assert_services_counted();
    assert_eq!(app.db_rows("operator_log", &["act"]), ["requests-ended", "services-removed"]);
    app.command(&["audit", "--verify"]).done();
}

#[test]
fn a_name_that_is_free_again_can_be_given_to_another() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &alice, &alice);
    remove(&app, "example.org").done();
    let csv = app.folder().join("services.csv");
    let row =
        format!("name,category,administrative,technical,billing\nexample.org,DOMAIN,{0},{0},{1}\n", bob.nic, carol.nic);
    std::fs::write(&csv, row).unwrap();
    app.command(&["import", "--services", csv.to_str().unwrap()]).done();
    assert_eq!(app.db_count("services WHERE name = 'example.org'"), 1);
    let page = bob.get("/services");
    assert_eq!(page.rows().len(), 1);
    assert_eq!(alice.get(&format!("/services/{service}")).status, 404);
    assert!(alice.get("/services").rows().is_empty());
    app.assert_services_counted();
}

#[test]
fn what_was_removed_is_forgotten_with_its_requests() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    app.service("other.example", &alice, &bob, &carol);
    alice.asks_for(service).tech(&carol).confirm();
    remove(&app, "example.org").done();
    app.work();
    app.db_sweep();
    assert_eq!(app.db_count("services"), 2, "as long as its requests are kept");
    app.advance(Duration::from_hours(24 * 366 * 6));
    for _ in 0..3 {
        app.db_sweep();
    }
    assert_eq!((app.db_count("requests"), app.db_count("services")), (0, 1));
    app.assert_services_counted();
}

#[test]
fn a_service_is_renamed_with_all_that_is_under_way() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    app.service("taken.example", &alice, &bob, &carol);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];
    let said = rename(&app, "example.org", "TAKEN.example").failed();
    assert_eq!(said, "there is another service of category DOMAIN that is called TAKEN.example");
    rename(&app, "example.org", " \u{200b} ").wrong();
    let done = rename(&app, "example.org", "Example.org").done();
    assert_eq!(done, "example.org is called Example.org now; its contacts are told by email.\n");
    assert_eq!(rename(&app, "example.org", "Example.org").done(), "example.org is called so already.\n");
    rename(&app, "example.org", "example.net").done();
    let page = alice.get(&format!("/services/{service}"));
    let told = "Our support team renamed the service from Example.org to example.net.";
    assert!(page.text("h1").contains("example.net") && page.text("#history").contains(told), "{}", page.body);
    alice.accepts(request);
    carol.accepts(request);
    app.work();
    assert_eq!(app.contacts(service)[1], carol.id);
    assert!(bob.subjects().contains(&"Example.org is now called example.net".to_owned()), "{:?}", bob.subjects());
    assert_eq!(alice.get("/services?q=example.net").rows().len(), 1);
    assert!(alice.get("/services?q=example.org").rows().is_empty());
}

#[test]
fn every_email_about_it_is_whole_in_every_language() {
    use handover::domain::account::Language;
    for language in Language::ALL {
        let app = TestApp::start();
        let alice = app.customer_with("Alice", |profile| profile.language = language);
        let bob = app.customer("Bob");
        for name in ["one.example", "two.example"] {
            app.service(name, &alice, &alice, &alice);
        }
        let replace = ["account", "replace", &alice.nic, "--with", &bob.nic, "--as", "tech", "--reason", REASON];
        app.command(&replace).done();
        rename(&app, "one.example", "three.example").done();
        remove(&app, "three.example").done();
        app.work();
        let emails = alice.mail();
        assert_eq!(emails.len(), 3, "{language:?}: {:?}", alice.subjects());
        for email in emails {
            assert!(!email.text.contains("email-") && !email.html.contains("email-"), "{}", email.text);
        }
    }
}
