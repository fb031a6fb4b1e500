//! The same call once more, with the same `Idempotency-Key`.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::acts::Pair;
use crate::support::api::Program;
use crate::support::app::TestApp;
use crate::support::page::Page;

fn put(program: &Program<'_>, key: &str, body: &Value) -> Page {
    let headers = [("idempotency-key", key)];
    program.send("PUT", "/accounts/xx1-nic", Some(("application/json", body.to_string())), &headers)
}

fn body() -> Value {
    json!({ "name": "Alice", "email": "alice@example.org", "zone": "eu" })
}

#[test]
fn the_same_call_is_answered_the_same_for_a_day() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let first = put(&program, "4711", &body());
    let again = put(&program, "4711", &body());
    assert_eq!((first.status, first.body), (201, again.body));
    assert_eq!(again.status, 201);
    let other = put(&program, "4711", &json!({ "name": "Bob" }));
    assert_eq!((other.status, other.problem().as_str()), (422, "key-reused"));
    assert_eq!(put(&program, "4712", &body()).status, 200);
    let panel = app.program("panel", "sync");
    assert_eq!(put(&panel, "4711", &body()).status, 200, "another program's is another");
    app.advance(Duration::from_hours(24));
    assert_eq!(put(&program, "4711", &body()).status, 200);
    app.advance(Duration::from_hours(25));
    app.db_sweep();
    assert_eq!(app.db_count("api_answers"), 0);
}

#[test]
fn a_fault_is_kept_too_and_a_bad_key_is_one() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let bad = json!({ "zone": "mars" });
    let (first, again) = (put(&program, "1", &bad), put(&program, "1", &bad));
    assert_eq!((first.status, again.status), (422, 422));
    assert_eq!(again.header("content-type"), Some("application/problem+json"));
    assert_eq!(first.json()["errors"], again.json()["errors"]);
    for key in ["", " ", &"k".repeat(256)] {
        let answer = put(&program, key, &body());
        assert_eq!((answer.status, answer.problem().as_str()), (400, "bad-idempotency-key"), "{key}");
    }
    assert_eq!(program.get("/accounts/xx1-nic").status, 404);
}

#[test]
fn a_cancel_is_done_once_and_a_delete_too() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let program = app.program("billing", "sync");
    let reason = json!({ "reason": "Ordered by telephone" }).to_string();
    let cancel = || {
        let path = format!("/requests/{}/cancel", it.request);
        program.send("POST", &path, Some(("application/json", reason.clone())), &[("idempotency-key", "c")])
    };
    let first = cancel();
    assert_eq!((first.status, first.body), (200, cancel().body));
    let delete = || program.send("DELETE", &format!("/accounts/{}", it.bob.nic), None, &[("idempotency-key", "d")]);
    assert_eq!((delete().status, delete().status), (204, 204));
}

#[test]
fn what_is_under_way_is_not_begun_again() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    assert_eq!(put(&program, "1", &body()).status, 201);
    app.db_sets("api_answers SET status = NULL, body = NULL");
    let answer = put(&program, "1", &body());
    assert_eq!((answer.status, answer.problem().as_str()), (409, "in-progress"));
    assert!(answer.retry_after() >= 1);
    // Whoever had begun it has gone.
    app.advance(Duration::from_secs(121));
    assert_eq!(put(&program, "1", &body()).status, 200);
}
