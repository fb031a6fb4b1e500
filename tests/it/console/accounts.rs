//! Everything about an account, but what is secret; and that it was looked at.

use super::operator::{Operator, REASON};
use crate::second_factor::phone::Phone;
use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::smtp_server::Behaviour;

#[test]
fn an_account_shows_all_that_its_owner_sees_and_nothing_secret() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let phone = Phone::on(&app, &it.alice);
    app.deliver();
    let sam = Operator::support(&app);
    let account = format!("/operator/accounts/{}", it.alice.nic);
    let page = sam.looks(&account);
    let text = page.text("main");
    for shown in ["Alice", &it.alice.nic, &it.alice.email, "eu", "English", "10 recovery codes left", "127.0.0.1"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    let services = sam.looks(&format!("{account}/services"));
    assert!(services.text("tbody").contains("example.org"), "{}", services.text("main"));
    assert_eq!(services.attribute("tbody a", "href").unwrap(), "/operator/services/1");
    let requests = sam.looks(&format!("{account}/requests"));
    assert_eq!(requests.attributes("tbody [data-state]", "data-state"), ["pending-other"]);
    assert!(!requests.text("main").contains("You") && requests.text("tbody").contains(&it.bob.nic));
    assert_eq!(sam.looks(&format!("{account}/requests?state=done")).rows().len(), 0);
    let history = sam.looks(&format!("{account}/history"));
    assert_eq!(history.attributes("tbody tr", "data-event")[0], "second-factor-on");
    assert!(history.text("tbody").contains(&it.alice.nic) && !history.text("tbody").contains("You"));
    let emails = sam.looks(&format!("{account}/emails"));
    assert_eq!(emails.attributes("tbody tr", "data-fate"), ["sent", "sent"]);
    let secrets = [phone.recovery[0].clone(), phone.key.clone(), it.alice.code(), it.bob.code()];
    for path in ["", "/services", "/requests", "/history", "/emails"] {
        let body = sam.looks(&format!("{account}{path}")).body;
        for secret in &secrets {
            assert!(!body.contains(secret.as_str()), "{path}");
        }
        assert!(!body.contains("argon2"));
    }
    assert_eq!(app.db_log(), vec![format!("{} account-seen", sam.own.nic); 11]);
}

#[test]
fn a_refused_email_says_why() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    app.deliver();
    let sam = Operator::support(&app);
    let page = sam.looks(&format!("/operator/accounts/{}/emails", it.bob.nic));
    assert_eq!(page.attributes("tbody tr", "data-fate"), ["refused"]);
    assert!(page.text("tbody").contains("No such mailbox"), "{}", page.text("tbody"));
    assert_eq!(page.attributes("tbody a", "href")[1], "/operator/submissions/1");
}

#[test]
fn long_lists_are_paged() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.services(60, [&alice, &bob, &bob]);
    let sam = Operator::support(&app);
    let mut path = format!("/operator/accounts/{}/services", alice.nic);
    let mut seen = Vec::new();
    for rows in [25, 25, 10] {
        let page = sam.looks(&path);
        assert_eq!(page.rows().len(), rows);
        seen.extend(page.attributes("tbody td:first-child a", "href"));
        path = page.attribute("a[rel=next]", "href").unwrap_or_default();
    }
    seen.sort();
    seen.dedup();
    assert_eq!((seen.len(), path.as_str()), (60, ""));
    for _ in 0..30 {
        sam.own.post(&format!("/operator/accounts/{}/sign-out", alice.nic), &[("reason", REASON)]);
    }
    let emails = format!("/operator/accounts/{}/emails", alice.nic);
    let first = sam.looks(&emails);
    let next = first.attribute("a[rel=next]", "href").unwrap();
    let second = sam.looks(&next);
    assert_eq!((first.rows().len(), second.rows().len()), (25, 5));
    assert_eq!(second.attributes("tbody tr", "data-fate"), ["waiting"; 5]);
    assert_eq!(sam.looks(&second.attribute("a[rel=prev]", "href").unwrap()).rows(), first.rows());
}
