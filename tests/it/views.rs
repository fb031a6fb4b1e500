//! Whoever goes on from a view of a list comes back to that very view.

use std::time::Duration;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::page::Page;

const VIEW: &str = "/services?q=example&role=admin&sort=-name";

fn link(page: &Page, selector: &str) -> String {
    page.attribute(selector, "href").unwrap()
}

/// Where *Cancel* leads.
fn cancel(page: &Page) -> String {
    let form = page.attribute("#leave", "action").unwrap();
    let [names, values] = ["name", "value"].map(|attribute| page.attributes("#leave input", attribute));
    let fields: Vec<_> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    format!("{form}?{}", crate::support::customer::form(&fields)).trim_end_matches('?').to_owned()
}

/// Where a change of language leads.
fn language(page: &Page) -> String {
    page.attribute("footer [name=next]", "value").unwrap()
}

#[test]
fn modifying_contacts_leads_back_to_the_view_of_the_services() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let to_form = link(&alice.get(VIEW), ".row-menu a");
    let path = format!("/services/{service}/contacts");
    let form = alice.get(&to_form);
    let whole = |page: &Page| {
        assert_eq!((link(page, ".back a"), page.text(".back a")), (VIEW.to_owned(), "My services".to_owned()));
        assert_eq!(
            (cancel(page), page.value("back"), language(page)),
            (VIEW.to_owned(), VIEW.to_owned(), to_form.clone())
        );
    };
    whole(&form);
    whole(&alice.post(&path, &[("back", VIEW), ("tech", "nobody")]));
    whole(&alice.post(&format!("{path}/preview"), &[("back", VIEW), ("tech", &bob.nic)]));
    let answer = alice.post(&path, &[("back", VIEW), ("tech", &bob.nic)]);
    let request = alice.follow(&answer);
    assert_eq!((request.status, link(&request, ".back a")), (200, VIEW.to_owned()));
    assert_eq!(request.text(".back a"), "My services");

    let plain = alice.get(&link(&alice.get("/services"), ".row-menu a"));
    assert_eq!((link(&plain, ".back a").as_str(), cancel(&plain).as_str()), ("/services", "/services"));
}

#[test]
fn a_request_leads_back_to_the_view_of_the_requests() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let view = "/requests?state=pending";
    let list = it.bob.get(view);
    let kept = link(&list, "tbody td a");
    assert_eq!(list.value("back"), view, "in the forms of its rows too");
    let page = it.bob.get(&kept);
    assert_eq!((link(&page, ".back a").as_str(), page.text(".back a").as_str()), (view, "My requests"));
    assert_eq!((page.value("back").as_str(), language(&page)), (view, kept.clone()));
    let path = format!("/requests/{}", it.request);
    let wrong = it.bob.post(&format!("{path}/accept"), &[("back", view), ("token", "wrong")]);
    assert_eq!((wrong.status, link(&wrong, ".back a").as_str(), language(&wrong)), (422, view, kept.clone()));
    let code = it.bob.code();
    for (who, act, fields) in [
        (&it.bob, "accept", vec![("back", view), ("token", &code)]),
        (&it.alice, "resend", vec![("back", view)]),
        (&it.alice, "cancel", vec![("back", view)]),
    ] {
        app.advance(Duration::from_secs(90));
        assert_eq!(who.post(&format!("{path}/{act}"), &fields).location(), kept, "{act}");
    }
}

#[test]
fn the_tabs_lead_back_to_the_view_of_the_other_list() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let other = |page: &Page| link(page, ".tabs a:not([aria-current])");
    let requests = it.alice.get(&other(&it.alice.get(VIEW)));
    assert_eq!((requests.status, other(&requests)), (200, VIEW.to_owned()));
    assert_eq!(requests.value("back"), VIEW, "a filter keeps it");
    let filtered = it.alice.get(&format!("/requests?state=pending&back={}", url_of(VIEW)));
    let services = it.alice.get(&other(&filtered));
    assert_eq!(services.value("q"), "example");
    assert_eq!(other(&services), format!("/requests?state=pending&back={}", url_of(VIEW)));
    for plain in ["/services", "/requests"] {
        assert!(!other(&it.alice.get(plain)).contains('?'), "{plain}");
    }
}

fn url_of(view: &str) -> String {
    crate::support::customer::form(&[("", view)])[1..].to_owned()
}

#[test]
fn what_is_no_view_of_ours_is_led_back_to_by_nothing() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for foreign in ["https://evil.example/services", "//evil.example", "/sign-out", "javascript:alert(1)"] {
        let page = it.alice.get(&format!("/services/{}/contacts?back={}", it.service, url_of(foreign)));
        assert_eq!((link(&page, ".back a").as_str(), cancel(&page).as_str()), ("/services", "/services"), "{foreign}");
        let answer = it.alice.post(&format!("/requests/{}/cancel", 999), &[("back", foreign)]);
        assert!(answer.status == 404 && !answer.body.contains("evil"));
    }
}

#[test]
fn the_way_back_outlives_a_session() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.advance(Duration::from_hours(13));
    let path = format!("/services/{}/contacts", it.service);
    let answer = it.alice.post(&path, &[("account", &it.alice.nic), ("tech", "x"), ("back", VIEW)]);
    let next = it.alice.follow(&answer).value("next");
    it.alice.sign_in();
    let form = it.alice.get(&next);
    assert_eq!((form.value("tech").as_str(), cancel(&form).as_str()), ("x", VIEW));
}
