//! The ways to a service's page, and back.

use crate::support::app::TestApp;
use crate::support::customer::{Customer, mail_to};
use crate::support::page::Page;

/// Where the link to a service's page leads that stands on a page.
fn ways(page: &Page) -> Vec<String> {
    let all = page.attributes("main a", "href");
    let of_service = |href: &String| {
        let path = href.split('?').next().unwrap();
        path.strip_prefix("/services/").is_some_and(|id| id.parse::<i64>().is_ok())
    };
    all.into_iter().filter(of_service).collect()
}

fn back(page: &Page) -> (String, String) {
    (page.text(".back"), page.attribute(".back a", "href").unwrap())
}

#[test]
fn the_table_leads_to_the_page_and_the_page_back_to_the_very_view() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.sign_in();
    let [way] = &ways(&alice.get("/services?q=example&sort=-name"))[..] else { panic!("one") };
    let page = alice.get(way);
    assert_eq!(back(&page), ("My services".to_owned(), "/services?q=example&sort=-name".to_owned()));
    // On to the form, back to the page, and from there still to the view.
    let form = alice.get(&page.attribute("a.button[href*=contacts]", "href").unwrap());
    let (said, way) = back(&form);
    assert_eq!(said, "Service");
    assert!(way.starts_with(&format!("/services/{service}?back=")), "{way}");
    assert_eq!(&ways(&form)[1..], std::slice::from_ref(&way), "its name leads there too");
    assert_eq!(back(&alice.get(&way)), back(&page));
    let plain = alice.get(&format!("/services/{service}"));
    assert_eq!(back(&plain), ("My services".to_owned(), "/services".to_owned()));
}

#[test]
fn requests_lead_to_the_page_where_the_service_is_the_viewers() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let [request] = alice.asks_for(service).tech(&bob).confirm()[..] else { panic!("one") };
    let list = format!("/services/{service}?back=%2Frequests");
    assert_eq!(ways(&alice.anew(|alice| alice.get("/requests"))), std::slice::from_ref(&list));
    assert_eq!(back(&alice.get(&list)), ("My requests".to_owned(), "/requests".to_owned()));
    assert_eq!(ways(&alice.reads(request)), [format!("/services/{service}")]);
    // One that was come to from the service leads back there.
    let from_there = alice.get(&format!("/requests/{request}?back=%2Fservices%2F{service}"));
    assert_eq!(back(&from_there), ("Service".to_owned(), format!("/services/{service}")));
    assert_eq!(ways(&from_there)[1..], [format!("/services/{service}")]);
    // Who is no contact yet gets no link that would lead nowhere.
    assert_eq!(ways(&bob.reads(request)), [""; 0]);
    assert_eq!(ways(&bob.get("/requests")), [""; 0]);
    [&alice, &bob].into_iter().for_each(|party| drop(party.accepts(request)));
    app.work();
    assert_eq!(ways(&bob.reads(request)), [format!("/services/{service}")]);
}

#[test]
fn a_large_submission_leads_to_each_of_the_services() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let services: Vec<_> =
        (0..7).map(|number| app.service(&format!("s{number}.example"), &alice, &alice, &alice)).collect();
    let submission = alice.asks_for_all(&services).tech(&bob).confirm();
    let page = format!("/submissions/{submission}");
    let expected: Vec<_> =
        services.iter().map(|service| format!("/services/{service}?back=%2Fsubmissions%2F{submission}")).collect();
    assert_eq!(ways(&alice.anew(|alice| alice.get(&page))), expected);
    assert_eq!(ways(&bob.anew(|bob| bob.get(&page))), [""; 0]);
}

/// The links to services in the last email to somebody, and whether each leads somewhere.
fn mailed(app: &TestApp, reader: &Customer<'_>) -> Vec<(String, u16)> {
    let text = mail_to(app, &reader.email).pop().map(|email| email.text).unwrap_or_default();
    let links = text.lines().filter_map(|line| line.trim().strip_prefix(&app.base));
    let services: Vec<_> = links.filter(|link| link.starts_with("/services")).map(str::to_owned).collect();
    services.into_iter().map(|link| (link.clone(), reader.anew(|reader| reader.get(&link)).status)).collect()
}

#[test]
fn emails_lead_to_the_service_those_who_are_its_contacts() {
    let app = TestApp::start();
    let [alice, bob, carol, dave] = ["Alice", "Bob", "Carol", "Dave"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let other = app.service("other.example", &alice, &bob, &alice);
    let page = vec![(format!("/services/{service}"), 200)];
    let [request] = bob.asks_for(service).tech(&carol).confirm()[..] else { panic!("one") };
    app.deliver();
    assert!(mailed(&app, &carol).is_empty(), "it is no contact yet");
    [&bob, &carol].into_iter().for_each(|party| drop(party.accepts(request)));
    app.work();
    for reader in [&alice, &bob, &carol] {
        assert_eq!(mailed(&app, reader), page, "{}", reader.name);
    }
    let [request] = alice.asks_for(other).tech(&dave).confirm()[..] else { panic!("one") };
    [&alice, &dave].into_iter().for_each(|party| drop(party.accepts(request)));
    app.work();
    assert!(mailed(&app, &bob).is_empty(), "it is no contact of that one any longer");
    let [request] = alice.asks_for(other).billing(&carol).confirm()[..] else { panic!("one") };
    carol.declines(request);
    app.deliver();
    assert_eq!(mailed(&app, &alice), [(format!("/services/{other}"), 200)]);
}
