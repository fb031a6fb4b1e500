//! What a program changes, one thing at a time.

use serde_json::{Value, json};

use crate::support::acts::Pair;
use crate::support::app::TestApp;

fn alice() -> Value {
    json!({ "name": "Alice Martin", "email": "alice@example.org", "zone": "eu", "language": "fr-CA" })
}

#[test]
fn an_account_is_made_changed_and_left_as_it_is() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let path = "/accounts/xx11111-nic";
    let made = program.put(path, alice());
    assert_eq!((made.status, made.json()), (201, json!({ "outcome": "made", "kept": [] })), "{}", made.body);
    let again = program.put(path, alice());
    assert_eq!((again.status, &again.json()["outcome"]), (200, &json!("unchanged")));
    let changed = program.put(path, json!({ "outstanding_payments": 2, "payment_method": "no", "name": null }));
    assert_eq!((changed.status, &changed.json()["outcome"]), (200, &json!("changed")));
    let account = program.get(path).json();
    let is = ["name", "language", "outstanding_payments", "payment_method"].map(|column| account[column].clone());
    assert_eq!(is, [json!("Alice Martin"), json!("fr"), json!(2), json!("no")]);
    assert_eq!(program.put(path, account).json()["outcome"], "unchanged", "what was read can be sent back");
    // Only what has changed something is written down, by the name of the key.
    let log = app.command(&["audit"]).done();
    let by_key = log.lines().filter(|line| line.contains("\"key:billing\"") && line.contains("\"imported\""));
    assert_eq!(by_key.clone().count(), 2, "{log}");
    assert!(by_key.into_iter().all(|line| line.contains("xx11111-nic")), "{log}");
}

#[test]
fn a_service_is_made_changed_and_left_as_it_is() {
    let app = TestApp::start();
    let (alice, bob) = (app.customer("Alice"), app.customer("Bob"));
    let program = app.program("billing", "sync");
    let path = "/services/DOMAIN/example.org";
    let all = |nic: &str| {
        json!({ "administrative": nic, "technical": nic, "billing": nic, "expires_on": "2027-03-01",
        "renewal": "automatic", "owner_name": "Alice Martin", "owner_country": "FR" })
    };
    assert_eq!(program.put(path, all(&alice.nic)).status, 201);
    assert_eq!(program.put("/services/DOMAIN/EXAMPLE.org", all(&alice.nic)).json()["outcome"], "unchanged");
    let changed = program.put(path, json!({ "technical": bob.nic }));
    assert_eq!((changed.status, &changed.json()["outcome"]), (200, &json!("changed")));
    let service = program.get(path).json();
    assert_eq!((&service["technical"], &service["owner_country"]), (&json!(bob.nic), &json!("FR")));
    assert_eq!(program.put(path, service).json()["outcome"], "unchanged");
    assert_eq!(app.mails(), 0, "nothing is announced");
    app.assert_services_counted();
}

#[test]
fn all_that_is_bad_is_named_and_nothing_is_changed() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let answer = program.put("/accounts/xx11111-nic", json!({
        "nic_handle": "yy22222-nic", "email": "nobody", "zone": "mars", "outstanding_payments": -1.5, "language": true, "colour": "red",
    }));
    assert_eq!((answer.status, answer.problem().as_str()), (422, "bad-rows"), "{}", answer.body);
    let body = answer.json();
    let mut pointers: Vec<&str> =
        body["errors"].as_array().unwrap().iter().map(|fault| fault["pointer"].as_str().unwrap()).collect();
    pointers.sort_unstable();
    let expected = ["/colour", "/email", "/language", "/name", "/nic_handle", "/outstanding_payments", "/zone"];
    assert_eq!(pointers, expected, "{body}");
    assert_eq!(program.get("/accounts/xx11111-nic").status, 404);
    for (path, body, pointer) in [
        ("/accounts/not-a-handle", alice(), "/nic_handle"),
        ("/services/DOMAIN/example.org", json!({ "technical": "xx99-nic" }), "/administrative"),
        ("/services/DOMAIN/example.org", json!({ "name": "example.net" }), "/name"),
    ] {
        let answer = program.put(path, body);
        assert_eq!(answer.status, 422, "{path}");
        let named = answer.json()["errors"].to_string();
        assert!(named.contains(&format!("\"pointer\":\"{pointer}\"")), "{named}");
    }
    let twice = "{\"name\":\"A\",\"name\":\"B\"}".to_owned();
    let answer = program.send("PUT", "/accounts/xx11111-nic", Some(("application/json", twice)), &[]);
    assert_eq!((answer.status, answer.problem().as_str()), (400, "bad-json"));
}

#[test]
fn a_contact_that_a_request_has_set_is_kept_unless_it_is_overwritten() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.work();
    let program = app.program("billing", "sync");
    let path = "/services/DOMAIN/example.org";
    let service = program.get(path).json();
    let contact = ["administrative", "technical", "billing"]
        .into_iter()
        .find(|contact| service[contact] == it.bob.nic.as_str())
        .expect("nothing was handed over");
    let back = json!({ contact: it.alice.nic });
    let kept = program.put(path, back.clone());
    assert_eq!((kept.status, &kept.json()["outcome"]), (200, &json!("unchanged")));
    let said = &kept.json()["kept"][0];
    assert_eq!(
        (&said["contact"], &said["stays"], &said["named"]),
        (&json!(contact), &json!(it.bob.nic), &json!(it.alice.nic))
    );
    let won = program.put(&format!("{path}?overwrite_contacts=1"), back);
    assert_eq!((&won.json()["outcome"], &won.json()["kept"]), (&json!("changed"), &json!([])));
    assert_eq!(program.get(path).json()[contact], it.alice.nic.as_str());
    assert_eq!(program.put(&format!("{path}?overwrite_contacts=yes"), json!({})).status, 400);
}

#[test]
fn a_deleted_account_is_closed_and_its_requests_end() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let program = app.program("billing", "sync");
    let path = format!("/accounts/{}", it.bob.nic);
    for _ in 0..2 {
        let answer = program.delete(&path);
        assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    }
    assert_eq!(program.get(&path).json()["closed"], "yes");
    assert_eq!(program.get(&format!("/requests/{}", it.request)).json()["state"], "cancelled");
    assert_eq!(program.delete("/accounts/xx99-nic").status, 404);
    let log = app.command(&["audit", "--account", &it.bob.nic]).done();
    assert_eq!(log.lines().filter(|line| line.contains("account-closed") && line.contains("key:billing")).count(), 1);
}

#[test]
fn a_deleted_service_is_removed_and_its_name_is_free_again() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let program = app.program("billing", "sync");
    let path = "/services/DOMAIN/example.org";
    assert_eq!(program.delete("/services/DOMAIN/EXAMPLE.ORG").status, 204);
    assert_eq!((program.delete(path).status, program.get(path).status), (204, 404));
    assert_eq!(program.get(&format!("/requests/{}", it.request)).json()["state"], "cancelled");
    assert_eq!(program.delete("/services/DOMAIN/never.example").status, 404);
    assert_eq!(program.delete("/services/VPS/example.org").status, 404);
    let nic = &it.alice.nic;
    let made = program.put(path, json!({ "administrative": nic, "technical": nic, "billing": nic }));
    assert_eq!(made.status, 201);
    app.assert_services_counted();
}

#[test]
fn a_request_is_cancelled_by_the_name_of_the_key() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let program = app.program("billing", "sync");
    let path = format!("/requests/{}/cancel", it.request);
    let cancel = |body: Value| program.send("POST", &path, Some(("application/json", body.to_string())), &[]);
    assert_eq!(cancel(json!({})).status, 400);
    let short = cancel(json!({ "reason": "short" }));
    assert_eq!((short.status, &short.json()["errors"][0]["pointer"]), (422, &json!("/reason")));
    let reason = "Ordered by telephone, ticket 4711";
    let done = cancel(json!({ "reason": reason }));
    assert_eq!((done.status, &done.json()["state"]), (200, &json!("cancelled")));
    let late = cancel(json!({ "reason": reason }));
    assert_eq!((late.status, late.problem().as_str()), (409, "not-pending"));
    let log = app.command(&["audit"]).done();
    let line = log.lines().find(|line| line.contains("requests-ended")).unwrap();
    assert!(line.contains("key:billing") && line.contains(reason), "{line}");
    let missing = program.send(
        "POST",
        "/requests/99/cancel",
        Some(("application/json", json!({ "reason": reason }).to_string())),
        &[],
    );
    assert_eq!(missing.status, 404);
}
