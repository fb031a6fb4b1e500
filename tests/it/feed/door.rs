//! `GET /api/v1/events`.

use handover::domain::time::DAY;
use serde_json::{Value, json};

use crate::support::app::TestApp;

#[test]
fn a_program_begins_at_the_end_and_reads_on() {
    let app = TestApp::start();
    app.customer("Alice");
    let program = app.program("panel", "read");
    assert_eq!(program.get("/events?limit=1").json()["next"], 1);
    let end = program.get("/events?after=end").json();
    assert_eq!(end, json!({ "events": [], "next": 1 }));
    let bob = app.customer("Bob");
    let page = program.get("/events?after=1").json();
    let event = json!({
        "number": 2, "type": "account.created", "time": page["events"][0]["time"],
        "data": { "account": bob.nic, "by": bob.nic },
    });
    assert_eq!(page, json!({ "events": [event], "next": 2 }));
    let time = page["events"][0]["time"].as_str().unwrap();
    assert!(time.ends_with('Z') && time.contains('T'), "{time}");
    assert_eq!(program.get("/events?after=2").json(), json!({ "events": [], "next": 2 }));
}

#[test]
fn who_cannot_be_given_all_is_told_to_begin_anew() {
    let app = TestApp::start();
    for name in ["Alice", "Bob"] {
        app.customer(name);
    }
    let program = app.program("panel", "read");
    assert_eq!(program.get("/events").json()["next"], 2);
    let kind = |path: &str| {
        let answer = program.get(path);
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        (answer.status, body["type"].as_str().unwrap_or_default().rsplit(':').next().unwrap().to_owned())
    };
    assert_eq!(kind("/events?after=3"), (410, "events-ahead".to_owned()));
    app.advance(DAY * 400);
    app.db_sweep();
    assert_eq!(kind("/events?after=1"), (410, "events-forgotten".to_owned()));
    assert_eq!(program.get("/events?after=2").json()["next"], 2);
    for nonsense in ["after=-1", "after=x", "after=", "limit=0", "limit=1001", "before=1"] {
        assert_eq!(kind(&format!("/events?{nonsense}")), (400, "bad-parameters".to_owned()), "{nonsense}");
    }
}
