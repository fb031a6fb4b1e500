//! Who sees none of a submission learns nothing of it; the link of an email does as those of requests do.

use super::Together;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;

#[test]
fn for_others_it_is_as_if_it_were_not_there() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    let eve = app.customer("Eve");
    let request = it.requests[0].to_string();
    for act in ["", "/cancel"] {
        for path in [it.path(act), format!("/submissions/999{act}")] {
            assert_eq!(eve.get(&path).status, 404, "{path}");
        }
    }
    let code = it.bob.code();
    for act in ["/accept", "/decline", "/resend", "/cancel"] {
        for fields in [&[("token", code.as_str()), ("all", "1")][..], &[("token", &code), ("request", &request)], &[]] {
            assert_eq!(it.does(&eve, act, fields).status, 404, "{act}");
        }
    }
    // A request of another submission is none of this one.
    let other = Together::of(&app, [app.customer("Alice"), eve], 6);
    let foreign = other.requests[0].to_string();
    let fields = [("token", code.as_str()), ("request", request.as_str()), ("request", &foreign)];
    assert_eq!(it.does(&it.bob, "/accept", &fields).status, 404);
    assert_eq!(it.counts(&it.bob)[0], "7 Pending your validation");
}

#[test]
fn the_link_leads_through_signing_in_and_decides_nothing_by_itself() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    let (stranger, code) = (Customer::stranger(&app), it.bob.code());
    let link = it.path(&format!("?token={code}"));
    let page = stranger.get(stranger.get(&link).location());
    assert_eq!(page.value("next"), link);
    let fields = [("login", it.bob.nic.as_str()), ("password", PASSWORD), ("next", &link)];
    let arrived = stranger.follow(&stranger.post("/sign-in", &fields));
    assert_eq!(arrived.value("token"), code);
    assert_eq!(arrived.text("h1"), "Changes of contacts on 7 services");
    assert_eq!(it.counts(&it.bob)[0], "7 Pending your validation");
    let eve = app.customer("Eve");
    let page = eve.get(&link);
    assert_eq!((page.status, page.text("h1")), (404, "This link is for another account".into()));
    // Another language keeps the code, what leads back here does not.
    let page = it.bob.get(&link);
    assert_eq!(page.attribute("button[value=fr]", "formaction").as_deref(), Some("/language"));
    assert_eq!(page.value("next"), link);
    assert!(page.attributes("tbody a", "href").iter().all(|href| !href.contains("token")));
}

#[test]
fn a_form_of_another_account_is_refused() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    let fields = [("account", it.alice.nic.as_str()), ("token", &it.bob.code()), ("all", "1")];
    assert_eq!(it.does(&it.bob, "/accept", &fields).status, 409);
    assert_eq!(it.counts(&it.bob)[0], "7 Pending your validation");
}
