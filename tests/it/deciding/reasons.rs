//! Why a request is declined, where its decliner says.

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

const REASON: &str = "I leave the company, ask Dora.";

fn declines(who: &Customer<'_>, request: i64, code: &str, reason: &str) -> Page {
    who.post(&format!("/requests/{request}/decline"), &[("token", code), ("reason", reason)])
}

#[test]
fn the_requester_reads_the_reason_on_the_page_in_the_history_and_in_the_email() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    assert_eq!(declines(&it.bob, it.request, &it.bob.code(), REASON).status, 303);
    app.work();
    for party in [&it.alice, &it.bob] {
        let page = party.reads(it.request);
        assert_eq!(page.texts("blockquote.note"), [REASON; 2]);
        assert_eq!(page.texts("[data-event=declined] blockquote"), [REASON]);
    }
    let told = it.alice.mail().pop().unwrap();
    let said = format!("Reason given for declining:\n\n> {REASON}\n");
    assert!(told.text.replace("\r\n", "\n").contains(&said), "{}", told.text);
    assert!(told.html.contains(&format!("{REASON}</blockquote>")));
}

#[test]
fn a_reason_can_be_left_out() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.declines(it.request);
    app.work();
    assert!(!it.alice.reads(it.request).has("blockquote"));
    assert!(!it.alice.mail().pop().unwrap().text.contains("reason"));
}

#[test]
fn a_reason_that_cannot_be_taken_is_a_fault_at_its_field_and_no_try() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let long = "x".repeat(301);
    for (reason, fault) in [
        (long.as_str(), "Please use at most 300 characters."),
        (
            "see evil.example",
            "Domain names, web and email addresses cannot be sent here. Put a space after each full stop.",
        ),
        ("a\0", "This contains characters that cannot be used here."),
    ] {
        for code in [it.bob.code().as_str(), "AAAAA-CCCCC-DDDDD-EEEEE"] {
            let answer = declines(&it.bob, it.request, code, reason);
            assert_eq!((answer.status, answer.fault("reason")), (422, fault.to_owned()));
            assert!(answer.has("details[open] textarea#reason") && answer.value("token").is_empty());
            assert!(answer.has("[role=alert] a[href='#reason']"));
        }
    }
    let wrong = declines(&it.bob, it.request, "AAAAA-CCCCC-DDDDD-EEEEE", REASON);
    assert_eq!((wrong.status, wrong.text("textarea#reason")), (422, REASON.to_owned()), "what was typed stays");
    assert_eq!(it.state(), ["pending-own", "pending-own"]);
    let accepted =
        it.bob.post(&format!("/requests/{}/accept", it.request), &[("token", &it.bob.code()), ("reason", &long)]);
    assert_eq!(accepted.status, 303, "whoever accepts gives no reason");
}
