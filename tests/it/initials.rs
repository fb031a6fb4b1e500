//! RULES.md, *Who sees what*: a new contact that shares no service with whoever looks goes by its initials until it has
//! accepted.

use handover::domain::ServiceId;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

const FULL: &str = "Bruno Kowalski";
const SHORT: &str = "B. K.";

fn bruno(app: &TestApp) -> Customer<'_> {
    app.customer_with("Bruno", |profile| FULL.clone_into(&mut profile.name))
}

/// How a page or an email calls Bruno: not at all, by initials, or by name.
fn called(text: &str) -> &'static str {
    match (text.contains(FULL), text.contains(SHORT)) {
        (true, false) => FULL,
        (false, true) => SHORT,
        (false, false) => "",
        (true, true) => "both",
    }
}

fn preview(by: &Customer<'_>, service: ServiceId, tech: &Customer<'_>) -> String {
    by.post(&format!("/services/{service}/contacts/preview"), &[("tech", &tech.nic)]).text("#preview")
}

fn everywhere(who: &Customer<'_>, request: i64) -> [&'static str; 3] {
    let mail = who.mail().pop().unwrap();
    [called(&who.reads(request).text("main")), called(&who.get("/requests").text("main")), called(&mail.prose())]
}

#[test]
fn a_stranger_goes_by_initials_until_it_accepts() {
    let app = TestApp::start();
    let ([alice, carol], bruno) = (["Alice", "Carol"].map(|name| app.customer(name)), bruno(&app));
    let service = app.service("example.org", &carol, &alice, &alice);
    assert_eq!(called(&preview(&alice, service, &bruno)), SHORT);
    let request = alice.asks_for(service).tech(&bruno).confirm()[0];
    assert_eq!(everywhere(&alice, request), [SHORT; 3]);
    assert_eq!(called(&carol.reads(request).text("main")), SHORT, "nor does the administrative contact read the name");
    assert_eq!(everywhere(&bruno, request)[1..], ["", FULL], "it knows its own, and is “You” in its list");
    let answer = alice.accepts(request);
    assert_eq!(called(&alice.follow(&answer).message()), SHORT);
    bruno.accepts(request);
    assert_eq!(called(&alice.reads(request).text("main")), FULL, "once it has accepted");
    app.work();
    assert_eq!(everywhere(&alice, request), [FULL; 3]);
}

#[test]
fn who_never_accepts_stays_a_stranger() {
    let app = TestApp::start();
    let (alice, bruno) = (app.customer("Alice"), bruno(&app));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bruno).confirm()[0];
    bruno.declines(request);
    app.work();
    assert_eq!(everywhere(&alice, request), [SHORT; 3]);
}

#[test]
fn a_colleague_on_any_service_is_known_by_name() {
    let app = TestApp::start();
    let (alice, bruno) = (app.customer("Alice"), bruno(&app));
    let service = app.service("example.org", &alice, &alice, &alice);
    app.service("example.net", &bruno, &alice, &alice);
    assert_eq!(called(&preview(&alice, service, &bruno)), FULL);
    let request = alice.asks_for(service).tech(&bruno).confirm()[0];
    assert_eq!(everywhere(&alice, request), [FULL; 3]);
}

#[test]
fn the_waiting_line_and_the_history_say_you() {
    let app = TestApp::start();
    let (alice, bruno) = (app.customer("Alice"), bruno(&app));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bruno).confirm()[0];
    let waiting = |who: &Customer<'_>| who.reads(request).text(".standing p");
    assert_eq!(waiting(&alice), format!("Waiting for: You, {SHORT} {}", bruno.nic));
    assert_eq!(alice.reads(request).text("li[data-decision]").lines().next(), Some("You have not answered yet"));
    alice.resends(request, &bruno);
    app.deliver();
    bruno.declines(request);
    let (asker, stranger) = (format!("Alice ({})", alice.nic), format!("{SHORT} ({})", bruno.nic));
    let mine = [
        "You asked for the change.",
        &format!("You had a new code sent to {stranger}."),
        &format!("{stranger} declined."),
    ];
    assert_eq!(alice.story(request), mine);
    let theirs =
        [&format!("{asker} asked for the change."), &format!("{asker} had a new code sent to you."), "You declined."];
    assert_eq!(bruno.story(request), theirs);
}
