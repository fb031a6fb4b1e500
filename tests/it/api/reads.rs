//! What a program reads.

use serde_json::{Value, json};

use crate::support::acts::Pair;
use crate::support::app::TestApp;

#[test]
fn an_account_and_a_service_have_the_columns_of_the_files() {
    let app = TestApp::start();
    let (alice, bob) = (app.customer("Alice"), app.customer("Bob"));
    app.service("Example.org", &alice, &bob, &alice);
    let program = app.program("panel", "read");
    let account = program.get(&format!("/accounts/{}", alice.nic.to_uppercase())).json();
    let expected = json!({
        "nic_handle": alice.nic, "name": "Alice", "email": "alice1@example.org", "zone": "eu", "language": "en",
        "outstanding_payments": 0, "payment_method": null, "time_zone": null, "closed": null,
    });
    assert_eq!(account, expected);
    let service = program.get("/services/DOMAIN/EXAMPLE.org").json();
    assert_eq!(service["name"], "Example.org");
    let contacts = ["administrative", "technical", "billing"].map(|contact| service[contact].as_str().unwrap());
    assert_eq!(contacts, [alice.nic.as_str(), &bob.nic, &alice.nic]);
    assert_eq!(program.get("/services/DOMAIN/e%78ample%2Eorg").json(), service);
    assert_eq!(program.get("/services/domain/example.org").status, 404, "a category is what it is");
    for answer in [account, service] {
        assert!(!answer.to_string().contains("argon2"), "{answer}");
    }
}

#[test]
fn names_are_found_however_they_are_spelled() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.service("bücher.example", &alice, &alice, &alice);
    app.service("50% off/now", &alice, &alice, &alice);
    let program = app.program("panel", "read");
    for path in ["/services/DOMAIN/b%C3%BCcher.example", "/services/DOMAIN/xn--bcher-kva.example"] {
        assert_eq!(program.get(path).json()["name"], "bücher.example", "{path}");
    }
    assert_eq!(program.get("/services/DOMAIN/50%25%20off%2Fnow").json()["name"], "50% off/now");
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let program = app.program("panel", "read");
    let path = format!("/accounts/{}", alice.nic);
    let first = program.get(&path);
    let tag = first.header("etag").unwrap().to_owned();
    let again = program.send("GET", &path, None, &[("if-none-match", &tag)]);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let strong = format!("\"x\", {}", tag.trim_start_matches("W/"));
    assert_eq!(program.send("GET", &path, None, &[("if-none-match", &strong)]).status, 304);
    app.db_owes(&alice, 1);
    assert_eq!(program.send("GET", &path, None, &[("if-none-match", &tag)]).status, 200);
}

fn walk(program: &crate::support::api::Program<'_>, list: &str, of: &str) -> Vec<Value> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let piece = program.get(&format!("/{of}?limit=2{list}{after}")).json();
        let found = piece[of].as_array().unwrap();
        assert!(found.len() <= 2);
        all.extend(found.iter().cloned());
        match piece["next"].as_i64() {
            Some(next) => after = format!("&after={next}"),
            None => return all,
        }
    }
}

#[test]
fn a_list_is_walked_to_its_end() {
    let app = TestApp::start();
    let people = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    for (number, who) in people.iter().enumerate() {
        app.service(&format!("example{number}.org"), who, &people[0], &people[0]);
    }
    let program = app.program("panel", "read");
    let accounts = walk(&program, "", "accounts");
    let nics: Vec<&str> = accounts.iter().map(|account| account["nic_handle"].as_str().unwrap()).collect();
    assert_eq!(nics, people.each_ref().map(|who| who.nic.as_str()));
    assert_eq!(walk(&program, "", "services").len(), 4);
    let of_bob = walk(&program, &format!("&contact={}", people[1].nic), "services");
    assert!(of_bob.len() == 1 && of_bob[0]["name"] == "example1.org");
    assert_eq!(walk(&program, "&contact=xx99-nic", "services"), [json!(null); 0]);
}

#[test]
fn requests_are_told_and_listed_by_what_they_are() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let program = app.program("panel", "read");
    let request = program.get(&format!("/requests/{}", it.request)).json();
    assert_eq!((&request["state"], &request["name"]), (&json!("pending"), &json!("example.org")));
    assert_eq!(request["validators"].as_array().unwrap().len(), 2);
    assert_eq!(request["requester"], it.alice.nic.as_str());
    for (filter, count) in [
        ("", 1),
        ("&state=pending", 1),
        ("&state=done", 0),
        (&format!("&account={}", it.bob.nic), 1),
        ("&account=xx99-nic", 0),
        ("&service=DOMAIN/EXAMPLE.org", 1),
        ("&service=VPS/example.org", 0),
    ] {
        assert_eq!(walk(&program, filter, "requests").len(), count, "{filter}");
    }
    it.both_accept();
    let request = program.get(&format!("/requests/{}", it.request)).json();
    assert!(request["validators"].as_array().unwrap().iter().all(|validator| validator["decision"] == "accepted"));
}

#[test]
fn answers_are_packed_for_whoever_takes_that() {
    let app = TestApp::start();
    for number in 0..30 {
        app.customer(&format!("Customer {number}"));
    }
    let program = app.program("panel", "read");
    let bearer = format!("Bearer {}", program.key);
    let stranger = crate::support::customer::Customer::stranger(&app);
    let headers = [("authorization", bearer.as_str()), ("accept-encoding", "gzip")];
    let packed = stranger.send_raw("GET", "/api/v1/accounts", None, &headers);
    let is = |name: &str, value: &str| packed.headers.iter().any(|(known, is)| known == name && is == value);
    assert!(is("content-encoding", "gzip") && is("content-type", "application/json"), "{:?}", packed.headers);
}
