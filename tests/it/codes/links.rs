//! The link of the email: it fills the code in and decides nothing.

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::{Customer, link_in};

/// The link in the newest email, from the first slash of its path on.
fn path(app: &TestApp, customer: &Customer<'_>) -> String {
    let link = link_in(customer.mail().last().unwrap()).unwrap();
    link.strip_prefix(&app.base).unwrap().to_owned()
}

#[test]
fn opening_the_link_fills_the_code_in_and_decides_nothing() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for customer in [&it.alice, &it.bob] {
        for _ in 0..2 {
            let page = customer.get(&path(&app, customer));
            assert_eq!((page.status, page.value("token")), (200, customer.code()));
            assert_eq!(page.texts("#decide button"), ["Send me a new code", "Accept", "Decline"]);
            assert!(
                page.text("#token-hint").contains(" You need it to decline, too. "),
                "{}",
                page.text("#token-hint")
            );
        }
        let head = customer.send("HEAD", &path(&app, customer), None, &[]);
        assert_eq!((head.status, head.body.as_str()), (200, ""));
    }
    app.work();
    assert_eq!(it.state(), ["pending-own", "pending-own"]);
    assert_eq!(it.alice.history(it.request), ["asked"]);
    it.both_accept();
}

#[test]
fn opening_a_link_without_signing_in_leads_there_and_back() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let stranger = Customer::stranger(&app);
    let link = path(&app, &it.bob);
    for method in ["GET", "HEAD"] {
        let answer = stranger.send(method, &link, None, &[]);
        assert_eq!(answer.status, 303, "{method}");
        assert!(answer.location().starts_with("/sign-in?next="), "{}", answer.location());
    }
    let page = stranger.get(stranger.get(&link).location());
    let next = page.value("next");
    assert_eq!(next, link);
    let fields = [("login", it.bob.nic.as_str()), ("password", crate::support::app::PASSWORD), ("next", &next)];
    let arrived = stranger.follow(&stranger.post("/sign-in", &fields));
    assert_eq!(arrived.value("token"), it.bob.code());
    assert_eq!(it.bob.sees(it.request), "pending-own");
}

#[test]
fn a_decision_without_signing_in_leads_to_the_sign_in_page() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let stranger = Customer::stranger(&app);
    let answer = stranger.try_decides(it.request, "accept", &it.bob.code());
    assert_eq!(answer.status, 303);
    assert_eq!(answer.location(), format!("/sign-in?next=%2Frequests%2F{}", it.request));
    assert_eq!(it.bob.sees(it.request), "pending-own");
}

#[test]
fn another_account_with_the_link_is_offered_to_sign_in_as_its_reader() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let eve = app.customer("Eve");
    let link = path(&app, &it.bob);
    let page = eve.get(&link);
    assert_eq!((page.status, page.text("h1")), (404, "This link is for another account".into()));
    assert!(page.text("main").contains(&format!("You are signed in as Eve ({}).", eve.nic)));
    assert_eq!(page.text("a[href^='/sign-in']"), "Sign in with another account");
    let sign_in = eve.get(&page.attribute("a[href^='/sign-in']", "href").unwrap());
    let next = sign_in.value("next");
    assert_eq!((sign_in.status, next.as_str()), (200, link.as_str()));
    let fields = [("login", it.bob.nic.as_str()), ("password", crate::support::app::PASSWORD), ("next", &next)];
    let arrived = eve.follow(&eve.post("/sign-in", &fields));
    assert_eq!((arrived.status, arrived.value("token")), (200, it.bob.code()));
}

#[test]
fn the_code_of_another_account_decides_nothing() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let eve = app.customer("Eve");
    for decision in ["accept", "decline"] {
        let answer = eve.try_decides(it.request, decision, &it.bob.code());
        assert_eq!(answer.status, 404);
        let next = format!("/sign-in?next=%2Frequests%2F{}", it.request);
        assert_eq!(answer.attribute("a[href^='/sign-in']", "href"), Some(next));
    }
    assert_eq!(it.state(), ["pending-own", "pending-own"]);
}

#[test]
fn a_decision_is_no_get() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    assert_eq!(it.alice.get(&format!("/requests/{}/cancel", it.request)).status, 200, "which only asks");
    for act in ["accept", "decline", "resend"] {
        let path = format!("/requests/{}/{act}?token={}", it.request, it.bob.code());
        assert!([404, 405].contains(&it.bob.get(&path).status), "{act}");
    }
    app.work();
    assert_eq!((it.bob.history(it.request), app.mails()), (vec!["asked".to_owned()], 2));
}
