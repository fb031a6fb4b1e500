//! Submissions of several requests: one email, one code, one decision for each.

use handover::domain::ServiceId;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// Alice asks for Bob as administrative and billing contact, and for Dora in Carol's place.
struct Several<'a> {
    alice: Customer<'a>,
    bob: Customer<'a>,
    dora: Customer<'a>,
    service: ServiceId,
    /// For Bob, for Dora.
    requests: [i64; 2],
}

impl<'a> Several<'a> {
    fn new(app: &'a TestApp) -> Self {
        let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
        let service = app.service("example.org", &alice, &carol, &alice);
        let made = alice.asks_for(service).admin(&bob).billing(&bob).tech(&dora).confirm();
        let for_bob = *made.iter().find(|request| bob.sees(**request) == "pending-own").unwrap();
        let for_dora = *made.iter().find(|request| **request != for_bob).unwrap();
        assert_eq!(made.len(), 2);
        Self { alice, bob, dora, service, requests: [for_bob, for_dora] }
    }
}

#[test]
fn each_validator_gets_one_email_for_all_that_it_must_decide() {
    let app = TestApp::start();
    let it = Several::new(&app);
    for (customer, about) in
        [(&it.alice, &it.requests[..]), (&it.bob, &it.requests[..1]), (&it.dora, &it.requests[1..])]
    {
        let mail = customer.mail();
        assert_eq!(mail.len(), 1, "{}", customer.name);
        for request in it.requests {
            let said =
                |line: &str| line.strip_prefix("Request:").is_some_and(|rest| rest.trim() == request.to_string());
            let named = mail[0].text.lines().any(said);
            assert_eq!(named, about.len() > 1, "{} is told of several by number", customer.name);
        }
        assert_eq!(mail[0].text.matches("Contact types:").count(), about.len());
    }
    assert_eq!(app.mails(), 3);
}

#[test]
fn the_page_of_one_request_has_forms_for_the_others() {
    let app = TestApp::start();
    let it = Several::new(&app);
    let [here, other] = it.requests;
    let code = it.alice.code();
    let page = it.alice.get(&format!("/requests/{here}?token={code}"));
    assert_eq!(page.text("#waiting-title"), "Also waiting for you");
    let form = format!("form[action='/requests/{other}/accept']");
    assert_eq!(page.value("token"), code);
    assert_eq!(page.attribute(&format!("{form} [name=token]"), "value"), Some(code));
    let buttons = [format!("Accept request {other}"), format!("Decline request {other}")];
    assert_eq!(page.texts(&format!("{form} button")), buttons);
    let action = page.attribute(&format!("{form} .decline"), "formaction");
    assert_eq!(action, Some(format!("/requests/{other}/decline")));
    for (alone, request) in [(&it.bob, here), (&it.dora, other)] {
        assert!(!alone.reads(request).has("#waiting-title"), "{} has nothing else to decide", alone.name);
    }
}

#[test]
fn the_same_code_decides_each_request_once() {
    let app = TestApp::start();
    let it = Several::new(&app);
    let [first, second] = it.requests;
    it.alice.accepts(first);
    assert_eq!(it.alice.try_decides(first, "accept", &it.alice.code()).status, 409);
    assert_eq!([first, second].map(|request| it.alice.sees(request)), ["pending-other", "pending-own"]);
    it.alice.declines(second);
    it.bob.accepts(first);
    app.work();
    assert_eq!([first, second].map(|request| it.alice.sees(request)), ["done", "declined"]);
    let contacts = app.contacts(it.service);
    assert_eq!((contacts[0], contacts[2]), (it.bob.id, it.bob.id));
    assert_ne!(contacts[1], it.dora.id);
}

#[test]
fn the_code_is_carried_to_the_next_page_while_it_decides_more() {
    let app = TestApp::start();
    let it = Several::new(&app);
    let [first, second] = it.requests;
    let code = it.alice.code();
    let next = it.alice.follow(&it.alice.accepts(first));
    assert_eq!(next.value("token"), code, "in the form for the other request");
    assert!(next.has(&format!("form[action='/requests/{second}/accept']")));
    assert!(!it.alice.reads(first).body.contains(&code), "once");
    let next = it.alice.follow(&it.alice.accepts(second));
    assert!(!next.body.contains(&code), "nothing is left to decide");
}

#[test]
fn a_new_contact_cannot_decide_the_other_request_of_the_submission() {
    let app = TestApp::start();
    let it = Several::new(&app);
    let answer = it.bob.try_decides(it.requests[1], "accept", &it.bob.code());
    assert_eq!(answer.status, 404);
    assert_eq!(it.dora.sees(it.requests[1]), "pending-own");
}

#[test]
fn outcomes_are_told_together() {
    let app = TestApp::start();
    let it = Several::new(&app);
    for (new, request) in [(&it.bob, it.requests[0]), (&it.dora, it.requests[1])] {
        it.alice.accepts(request);
        new.accepts(request);
    }
    app.work();
    let told = |reader: &Customer<'_>| {
        let mail = reader.mail();
        mail.iter().filter(|mail| mail.prose().contains("processed successfully.")).count()
    };
    assert_eq!([&it.alice, &it.bob, &it.dora].map(told), [1, 1, 1]);
}
