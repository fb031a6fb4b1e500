//! Many changes at once.

use serde_json::{Value, json};

use crate::support::acts::Pair;
use crate::support::app::TestApp;

fn account(number: usize) -> Value {
    json!({ "put": format!("/accounts/xx{number}-nic"),
        "body": { "name": format!("Customer {number}"), "email": format!("c{number}@example.org"), "zone": "eu" } })
}

fn service(number: usize, nic: &str) -> Value {
    json!({ "put": format!("/services/DOMAIN/example{number}.org"),
        "body": { "administrative": nic, "technical": nic, "billing": nic } })
}

#[test]
fn all_lines_are_done_whatever_their_order() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let program = app.program("billing", "sync");
    let delete_service = json!({ "delete": "/services/DOMAIN/example.org" });
    let delete_account = json!({ "delete": format!("/accounts/{}", it.bob.nic) });
    let lines = [delete_account, service(1, "xx1-nic"), service(2, "xx1-nic"), account(1), delete_service, account(2)];
    let done = program.batch(&lines);
    assert_eq!(done.status, 200, "{}", done.body);
    let tally = |made: u64, unchanged: u64| json!({ "made": made, "changed": 0, "unchanged": unchanged });
    let expected = |made, unchanged| {
        json!({ "accounts": tally(made, unchanged), "services": tally(made, unchanged), "contacts_changed": 0,
            "accounts_deleted": 1, "services_deleted": 1, "kept": [], "kept_more": 0 })
    };
    assert_eq!(done.json(), expected(2, 0));
    assert_eq!(program.get("/services/DOMAIN/example.org").status, 404);
    assert_eq!(program.get(&format!("/accounts/{}", it.bob.nic)).json()["closed"], "yes");
    assert_eq!(program.get(&format!("/requests/{}", it.request)).json()["state"], "cancelled");
    assert_eq!(program.get("/services/DOMAIN/example2.org").json()["technical"], "xx1-nic");
    assert_eq!(program.batch(&lines).json(), expected(0, 2), "the same twice is the same once");
    app.assert_services_counted();
}

#[test]
fn every_bad_line_is_named_and_nothing_is_changed() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let program = app.program("billing", "sync");
    let nic = alice.nic.as_str();
    let lines = [
        account(1).to_string(),
        "no json".to_owned(),
        String::new(),
        json!({ "put": "/accounts/xx2-nic" }).to_string(),
        json!({ "put": "/nothing/1", "body": {} }).to_string(),
        json!({ "delete": "/accounts/xx99-nic" }).to_string(),
        json!({ "delete": "/services/DOMAIN/never.example" }).to_string(),
        service(1, "xx98-nic").to_string(),
        service(2, nic).to_string(),
        json!({ "delete": "/services/DOMAIN/EXAMPLE2.org" }).to_string(),
        json!({ "put": "/accounts/xx3-nic", "body": { "name": "", "zone": "eu", "email": "c3@example.org" } })
            .to_string(),
        account(1).to_string(),
        json!({ "put": "/accounts/xx4-nic", "delete": "/accounts/xx4-nic" }).to_string(),
        json!({ "delete": format!("/accounts/{nic}") }).to_string(),
        service(3, nic).to_string(),
        format!("{{\"put\":\"/accounts/xx5-nic\",\"body\":{{\"name\":\"{}\"}}}}", "x".repeat(70_000)),
    ];
    let answer = program.send("POST", "/batch", Some(("application/x-ndjson", lines.join("\n"))), &[]);
    assert_eq!((answer.status, answer.problem().as_str()), (422, "bad-rows"), "{}", answer.body);
    let body = answer.json();
    let named: Vec<_> = body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| (fault["line"].as_u64().unwrap(), fault["pointer"].as_str()))
        .collect();
    let mut once = named.clone();
    once.dedup_by_key(|(line, _)| *line);
    let lines: Vec<u64> = once.iter().map(|(line, _)| *line).collect();
    // Whom line 8 names could stand in a line that was not understood: it is not blamed.
    assert_eq!(lines, [2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 15, 16], "{body}");
    assert!(named.contains(&(11, Some("/body/name"))) && named.contains(&(5, Some("/put"))), "{body}");
    assert!(named.contains(&(6, Some("/delete"))) && named.contains(&(15, Some("/body/administrative"))), "{body}");
    assert_eq!(program.get("/accounts/xx1-nic").status, 404);
    assert!(program.get(&format!("/accounts/{nic}")).json()["closed"].is_null());
    let unknown = program.batch(&[service(1, "xx98-nic")]);
    assert_eq!(unknown.json()["errors"][0]["column"], "administrative", "{}", unknown.body);
}

#[test]
fn of_many_bad_lines_the_first_fifty_are_named() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let lines: Vec<Value> = (1..=60).map(|_| json!({ "delete": "/nothing" })).collect();
    let body = program.batch(&lines).json();
    assert_eq!((body["errors"].as_array().unwrap().len(), &body["more"]), (50, &json!(10)));
}

#[test]
fn a_batch_has_bounds() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let many = "{}\n".repeat(10_001);
    let answer = program.send("POST", "/batch", Some(("application/x-ndjson", many)), &[]);
    assert_eq!((answer.status, answer.problem().as_str()), (413, "too-many-lines"));
    let large = " ".repeat(16 * 1024 * 1024 + 1);
    let answer = program.send("POST", "/batch", Some(("application/x-ndjson", large)), &[]);
    assert_eq!((answer.status, answer.problem().as_str()), (413, "about:blank"));
    let other = program.send("POST", "/batch", Some(("application/json", "{}".to_owned())), &[]);
    assert_eq!(other.status, 415);
    assert_eq!(program.batch(&[]).status, 200, "nothing is nothing");
}

#[test]
fn ten_thousand_lines_are_one_batch() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let lines: Vec<Value> = (1..=5_000).flat_map(|number| [account(number), service(number, "xx1-nic")]).collect();
    let done = program.batch(&lines);
    assert_eq!((done.status, &done.json()["services"]["made"]), (200, &json!(5_000)), "{}", done.body);
    app.assert_services_counted();
}
