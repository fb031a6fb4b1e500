//! The pages of requests and submissions: all that is known, the fate of emails, and what operators do.

use std::time::Duration;

use super::{acts, changes};
use crate::console::operator::{Operator, REASON};
use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::smtp_server::Behaviour;

#[test]
fn a_request_shows_its_emails_its_codes_and_no_code() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    app.deliver();
    it.bob.try_decides(it.request, "accept", "AAAAA-AAAAA-AAAAA-AAAAA");
    let support = Operator::support(&app);
    let page = support.looks(&format!("/operator/requests/{}", it.request));
    let fates = page.attributes("tr[data-email]", "data-fate");
    assert_eq!(fates, ["refused", "sent"]);
    let said = page.text("main");
    for part in ["Alice", "Bob", "example.org", "550 5.1.1 No such mailbox", "one code sent, one wrong attempt"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let code = it.alice.code();
    assert!(!page.body.contains(&code) && !page.body.contains("token"), "a code is nobody else's");
    assert!(page.has("a[href^='/operator/outbox/']"), "what was refused can be tried again");
    let submission = support.looks("/operator/submissions/1");
    assert_eq!(submission.attributes("tr[data-email]", "data-fate"), fates);
    assert_eq!(submission.texts("tbody td a[href^='/operator/requests/']").len(), 1);
    assert!(!submission.body.contains(&code));
    assert_eq!(acts(&app), ["request-seen", "submission-seen"]);
    for nothing in ["/operator/requests/99", "/operator/submissions/99", "/operator/requests/x"] {
        assert_eq!(support.own.get(nothing).status, 404);
    }
}

#[test]
fn support_cancels_with_a_reason_that_customers_do_not_read() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let support = Operator::support(&app);
    let path = format!("/operator/requests/{}/cancel", it.request);
    assert!(support.looks(&path).has("#reason"));
    let refused = support.own.post(&path, &[("reason", "because")]);
    assert_eq!((refused.status, refused.text("#reason")), (422, "because".to_owned()));
    assert_eq!(it.alice.sees(it.request), "pending-own");
    assert_eq!(support.gives_reason(&path, &[]).status, 422, "it cannot be undone");
    assert_eq!(support.told(&path), "1 request cancelled.");
    assert_eq!(it.state(), ["cancelled", "cancelled"]);
    assert!(it.alice.reads(it.request).text("main").contains("Our support team cancelled the request."));
    assert!(!it.alice.reads(it.request).body.contains("ticket 4711"));
    let again = support.told(&path);
    assert_eq!(again, "This request is no longer pending, so nothing was done.");
    assert_eq!(changes(&app), ["requests-ended"]);
    assert_eq!(support.tries("/operator/requests/99/cancel", REASON, &[]).status, 404);
}

#[test]
fn support_has_a_new_code_sent_to_the_address_of_now_within_the_bounds() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    app.deliver();
    app.db_sets("accounts SET email = 'bob@new.example', email_key = 'bob@new.example' WHERE nic_handle = 'bo2-nic'");
    let support = Operator::support(&app);
    let path = format!("/operator/requests/{}/resend?validator=bo2-nic", it.request);
    assert!(support.looks(&path).text("main").contains("at the address that it has now"));
    assert_eq!(support.told(&path), "A new code is on its way to bo2-nic. The old one no longer works.");
    app.deliver();
    let mail = crate::support::customer::mail_to(&app, "bob@new.example");
    let code = crate::support::customer::code_in(mail.last().unwrap()).unwrap();
    let apart = support.told(&path);
    assert!(apart.contains("seconds"), "{apart}");
    for _ in 0..9 {
        app.advance(Duration::from_secs(61));
        support.told(&path);
    }
    app.advance(Duration::from_secs(61));
    assert!(support.told(&path).contains("at most ten times in 24 hours"));
    let history = it.bob.history(it.request);
    assert_eq!(history.iter().filter(|line| line.as_str() == "resent").count(), 10, "{history:?}");
    let read = it.alice.reads(it.request).text("main");
    assert!(read.contains("Our support team had a new code sent to B. (bo2-nic)."), "{read}");
    assert_eq!(it.bob.try_decides(it.request, "accept", &code).status, 422, "it was replaced");
    assert_eq!(changes(&app), vec!["code-sent-again"; 10]);
    let stranger = app.customer("Zoe");
    let others = format!("/operator/requests/{}/resend?validator={}", it.request, stranger.nic);
    assert_eq!(support.gives_reason(&others, &[]).status, 404, "it has nothing to confirm");
}

#[test]
fn all_of_a_submission_is_cancelled_at_once() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let services: Vec<_> = (0..8).map(|n| app.service(&format!("s{n}.example"), &alice, &alice, &alice)).collect();
    let submission = alice.asks_for_all(&services).tech(&bob).confirm();
    let support = Operator::support(&app);
    let page = support.looks(&format!("/operator/submissions/{submission}"));
    assert_eq!(page.texts("tbody td a[href^='/operator/requests/']").len(), 8);
    let path = format!("/operator/submissions/{submission}/resend?validator={}", bob.nic);
    assert_eq!(support.told(&path), "A new code is on its way to bo2-nic. The old one no longer works.");
    let path = format!("/operator/submissions/{submission}/cancel");
    assert_eq!(support.told(&path), "8 requests cancelled.");
    assert_eq!(app.db_count("requests WHERE state = 'cancelled'"), 8);
    let none = support.looks(&format!("/operator/submissions/{submission}?state=pending"));
    assert_eq!(none.texts("tbody td a[href^='/operator/requests/']").len(), 0);
    assert_eq!(support.looks(&format!("/operator/requests?account={}&state=cancelled", bob.nic)).rows().len(), 8);
}
