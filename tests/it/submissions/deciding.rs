//! One press decides all that an account must still decide, or what is ticked.

use handover::domain::time::DAY;

use super::Together;
use crate::races::{at_once, posts, statuses};
use crate::support::app::{Options, TestApp};

#[test]
fn one_press_accepts_all_and_each_is_carried_out() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    assert_eq!(it.accepts_all(&it.alice).message(), "7 requests accepted.");
    assert_eq!(it.counts(&it.alice), ["7 Pending validation"]);
    assert_eq!(it.accepts_all(&it.bob).message(), "7 requests accepted.");
    assert_eq!(it.counts(&it.alice), ["7 Processing"]);
    app.work();
    assert_eq!(it.counts(&it.alice), ["7 Done"]);
    let again = it.does(&it.bob, "/accept", &[("token", &it.bob.code()), ("all", "1")]);
    assert_eq!((again.status, again.text(".alert p").starts_with("None of these requests")), (409, true));
}

#[test]
fn those_ticked_are_decided_and_the_code_is_left_for_the_rest() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    let (code, ticked) = (it.bob.code(), it.requests.iter().map(i64::to_string).collect::<Vec<_>>());
    let fields = [("token", code.as_str()), ("request", &ticked[0]), ("request", &ticked[1]), ("reason", "Not these.")];
    let page = it.bob.follow(&it.does(&it.bob, "/decline", &fields));
    assert_eq!((page.message(), page.value("token")), ("2 requests declined.".to_owned(), code.clone()));
    assert!(it.alice.reads(it.requests[0]).body.contains("Not these."));
    // As the script sends them.
    let joined = ticked[1..4].join(".");
    let page = it.bob.follow(&it.does(&it.bob, "/accept", &[("token", &code), ("request", &joined)]));
    assert_eq!(page.message(), "2 requests accepted. 1 had already been decided or had ended.");
    assert_eq!(it.counts(&it.bob), ["3 Pending your validation", "5 Pending validation", "2 Declined"]);
    let decided = it.does(&it.bob, "/accept", &[("token", &code), ("request", &ticked[2])]);
    assert_eq!((decided.status, decided.text(".alert p").starts_with("You have already")), (409, true));
}

#[test]
fn what_ended_since_the_page_was_shown_is_left_and_said() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    it.alice.cancels(it.requests[0]);
    it.alice.cancels(it.requests[1]);
    let fields = [("token", it.bob.code()), ("all", "1".to_owned()), ("shown", "7".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = it.bob.follow(&it.does(&it.bob, "/accept", &fields));
    assert_eq!(page.message(), "5 requests accepted. 2 had already been decided or had ended.");
}

#[test]
fn what_one_has_decided_on_another_page_is_not_said_to_be_over() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    for request in &it.requests[..3] {
        it.bob.accepts(*request);
    }
    let fields = [("token", it.bob.code()), ("all", "1".to_owned()), ("shown", "7".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = it.bob.follow(&it.does(&it.bob, "/accept", &fields));
    assert_eq!(page.message(), "4 requests accepted. 3 had already been decided or had ended.");
    assert_eq!(it.counts(&it.alice)[1], "7 Pending validation", "they still wait for the other");
}

#[test]
fn neither_all_nor_any_is_a_fault_and_so_are_a_wrong_code_and_none() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    let code = it.bob.code();
    let none = it.does(&it.bob, "/accept", &[("token", &code)]);
    assert_eq!((none.status, none.text(".alert p").starts_with("No request is ticked")), (422, true));
    let ticked = it.requests[3].to_string();
    let empty = it.does(&it.bob, "/decline", &[("token", ""), ("request", &ticked), ("reason", "No.")]);
    assert_eq!((empty.status, empty.text("#reason")), (422, "No.".to_owned()));
    assert_eq!(empty.attribute("input[name=request][checked]", "value"), Some(ticked));
    for _ in 0..4 {
        let wrong = it.does(&it.bob, "/accept", &[("token", &it.alice.code()), ("all", "1")]);
        assert_eq!((wrong.status, wrong.fault("token").is_empty()), (422, false));
    }
    assert_eq!(app.db_count("codes WHERE wrong_tries = 4"), 1, "each counts once, whatever it is for");
    assert_eq!(it.accepts_all(&it.bob).message(), "7 requests accepted.");
}

#[test]
fn what_has_run_out_is_written_down_and_the_rest_decided_no_more() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    app.clock.advance(DAY * 31);
    let late = it.does(&it.bob, "/accept", &[("token", &it.bob.code()), ("all", "1")]);
    assert_eq!(late.status, 409);
    assert_eq!(app.db_count("requests WHERE state = 'expired'"), 7);
}

#[test]
fn of_two_deciders_and_a_canceller_each_request_has_one_end() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    for round in 0..4 {
        let it = Together::new(&app, 8);
        let all = |by: &crate::support::customer::Customer<'_>| [("token", by.code()), ("all", "1".to_owned())];
        let [alice, bob] = [all(&it.alice), all(&it.bob)];
        let fields = |of: &'static str, form: &[(&'static str, String); 2]| {
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.clone())).collect();
            (it.path(of), form)
        };
        let sent = |by, (path, form): (String, Vec<(&str, String)>)| {
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            posts(by, &app, path, &form)
        };
        let answers = at_once([
            sent(&it.alice, fields("/accept", &alice)),
            sent(&it.bob, fields(if round % 2 == 0 { "/decline" } else { "/accept" }, &bob)),
            posts(&it.alice, &app, it.path("/cancel"), &[]),
        ]);
        let statuses = statuses(&answers);
        assert!(statuses.iter().all(|status| [303, 409].contains(status)), "{statuses:?}");
        assert_eq!(it.counts(&it.alice).len(), 1, "all have gone the same way: {:?}", it.counts(&it.alice));
    }
}
