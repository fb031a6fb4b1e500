//! What the address of a call may be, and which of two that are alike it means.

use serde_json::{Value, json};

use crate::support::app::TestApp;

#[test]
fn what_no_text_may_hold_is_nowhere() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    for path in ["/services/DOMAIN/a%00b", "/services/DOMAIN/%FF", "/accounts/a%0Ab", "/requests/%00"] {
        for method in ["GET", "DELETE"] {
            let answer = program.send(method, path, None, &[]);
            assert!([404, 405].contains(&answer.status), "{method} {path}: {}", answer.status);
        }
    }
    let body = Some(("application/json", "{}".to_owned()));
    assert_eq!(program.send("PUT", "/accounts/a%00-nic", body, &[]).status, 404);
    for query in ["/requests?service=DOMAIN/a%00b", "/requests?service=DOMAIN/a%2500b", "/services?contact=a%00-nic"] {
        let answer = program.get(query);
        assert_eq!((answer.status, answer.problem().as_str()), (400, "bad-parameters"), "{query}");
    }
    let bad = program.batch(&[json!({ "delete": "/services/DOMAIN/a%00b" })]);
    assert_eq!((bad.status, &bad.json()["errors"][0]["pointer"]), (422, &json!("/delete")));
}

#[test]
fn what_is_not_in_utf_8_is_told_so() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    for path in ["/accounts/%FF", "/accounts/%C3%28-nic", "/services/DOMAIN/%FF", "/services/%FF/example.org"] {
        for method in ["GET", "PUT", "DELETE"] {
            let body = (method == "PUT").then(|| ("application/json", "{}".to_owned()));
            let answer = program.send(method, path, body, &[]);
            assert_eq!((answer.status, answer.problem().as_str()), (404, "about:blank"), "{method} {path}");
        }
    }
    let faults = |query: &str| {
        let answer = program.get(query);
        assert_eq!((answer.status, answer.problem().as_str()), (400, "bad-parameters"), "{query}");
        answer.json()["errors"].clone()
    };
    for (query, parameter) in [
        ("/services?limit=5&contact=xx1%FF-nic", "contact"),
        ("/requests?state=%C3%28", "state"),
        ("/requests?service=DOMAIN/a%FFb", "service"),
        ("/events?after=%FF", "after"),
    ] {
        let expected = json!([{ "parameter": parameter, "reason": "is not text in UTF-8" }]);
        assert_eq!(faults(query), expected, "{query}");
    }
    assert_eq!(faults("/accounts?%FF=1")[0]["parameter"], "\u{fffd}");
    let put = program.put("/services/DOMAIN/example.org?overwrite_contacts=%FF", json!({}));
    assert_eq!((put.status, &put.json()["errors"][0]["parameter"]), (400, &json!("overwrite_contacts")));
    assert_eq!(program.get("/services?contact=b%C3%BCcher").json()["errors"][0]["parameter"], "contact", "no handle");
}

#[test]
fn blanks_around_a_name_are_none_of_it_and_a_filter_is_decoded() {
    let app = TestApp::start();
    let (alice, bob) = (app.customer("Alice"), app.customer("Bob"));
    let service = app.service("example.org", &alice, &alice, &alice);
    let open = alice.asks_for(service).tech(&bob).confirm()[0];
    let program = app.program("billing", "sync");
    assert_eq!(program.get("/services/%20DOMAIN/example.org%20").status, 200);
    let found = program.get("/requests?service=DOMAIN/ex%2561mple.org").json();
    assert_eq!(found["requests"][0]["number"], json!(open));
    assert_eq!(program.send("DELETE", "/services/DOMAIN%20/%20example.org", None, &[]).status, 204);
    assert_eq!(program.get("/services/DOMAIN/example.org").status, 404);
}

#[test]
fn of_two_that_are_known_by_one_name_the_one_that_is_spelled_so_is_meant() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let program = app.program("billing", "sync");
    let twins = |first: &str, second: &str| {
        for (at, name) in [first, second].into_iter().enumerate() {
            let id = app.service(&format!("{at}{name}"), &alice, &alice, &alice);
            app.db_sets(&format!(
                "services SET name = '{name}', sort_name = '{}' WHERE id = {id}",
                name.to_lowercase()
            ));
        }
    };
    let name = |path: &str| program.get(path).json()["name"].clone();
    twins("one.example", "One.example");
    assert_eq!(name("/services/DOMAIN/One.example"), "One.example");
    assert_eq!(name("/services/DOMAIN/one.example"), "one.example");
    assert_eq!(program.send("DELETE", "/services/DOMAIN/One.example", None, &[]).status, 204);
    assert_eq!(name("/services/DOMAIN/one.example"), "one.example");
    twins("two.example", "Two.example");
    assert_eq!(program.batch(&[json!({ "delete": "/services/DOMAIN/Two.example" })]).status, 200);
    assert_eq!(name("/services/DOMAIN/two.example"), "two.example");
    assert_eq!(name("/services/DOMAIN/Two.example"), "two.example", "the other one is gone");
}

#[test]
fn a_body_of_very_many_members_is_one_fault() {
    let app = TestApp::start();
    let program = app.program("billing", "sync");
    let of = |many: usize| -> Value {
        (0..many).map(|at| (format!("m{at}"), json!(1))).collect::<serde_json::Map<_, _>>().into()
    };
    let put =
        |body: &Value| program.send("PUT", "/accounts/xx1-nic", Some(("application/json", body.to_string())), &[]);
    let answer = put(&of(1000));
    assert_eq!((answer.status, answer.problem().as_str()), (400, "bad-json"));
    let unknown = put(&of(20)).json();
    let named =
        unknown["errors"].as_array().unwrap().iter().filter(|fault| fault["column"].as_str().unwrap().starts_with('m'));
    assert_eq!(named.count(), 3, "{unknown}");
}
