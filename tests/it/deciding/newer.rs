//! A newer version of the program runs beside this one, and writes down what this one does not know.

use crate::support::acts::Pair;
use crate::support::app::TestApp;

#[test]
fn a_request_that_failed_for_an_unknown_reason_is_shown_and_told_without_one() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.operator_closes(&it.bob);
    while app.context.tend(false).unwrap() {}
    app.db_sets("requests SET reason = 'of-a-newer-version'");
    app.deliver();
    assert_eq!(it.alice.sees(it.request), "failed");
    assert!(!it.alice.reads(it.request).has(".reason"));
    assert_eq!(it.alice.get("/requests").rows().len(), 1);
    let told = it.alice.mail().pop().unwrap();
    assert_eq!(told.subject, "Failed: change of contacts for example.org");
    assert!(told.prose().contains("could no longer be made."), "{}", told.text);
    let shown = app.command(&["request", "show", &it.request.to_string()]).done();
    assert!(shown.contains("State: failed\n") && shown.contains("Reason: other\n"), "{shown}");
}

#[test]
fn an_event_that_is_unknown_is_shown_as_another() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.db_sets("events SET what = 'of-a-newer-version' WHERE what = 'asked'");
    assert_eq!(it.alice.story(it.request), ["Something else happened."]);
    assert_eq!(it.alice.history(it.request), ["other"]);
    let shown = app.command(&["request", "show", &it.request.to_string()]).done();
    assert!(shown.contains(" other by al1-nic\n"), "{shown}");
}
