//! Keys.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::program::Running;

#[test]
fn a_key_is_shown_once_listed_and_revoked() {
    let app = TestApp::start();
    let program = app.program("billing", "read");
    assert!(program.key.starts_with("handover_") && program.key.len() == 57, "{}", program.key);
    assert_eq!(program.get("/accounts").status, 200);
    let list = app.command(&["api-key", "list", "--format", "csv"]).done();
    let (head, row) = list.split_once("\r\n").unwrap();
    assert_eq!(head, "name,scope,created,last_used,revoked");
    let cells: Vec<&str> = row.trim_end().split(',').collect();
    assert!(cells[..2] == ["billing", "read"] && !cells[3].is_empty() && cells[4].is_empty(), "{row}");
    assert!(!list.contains(&program.key[9..]));
    assert!(!app.db_rows("api_keys", &["key_hash"])[0].contains(&program.key[9..]));
    let taken = app.command(&["api-key", "create", "billing", "--scope", "sync"]);
    assert_eq!((taken.code, taken.out.as_str()), (Some(1), ""));
    app.command(&["api-key", "revoke", "billing"]).done();
    let refused = program.get("/accounts");
    assert_eq!((refused.status, refused.problem().as_str()), (401, "wrong-key"));
    app.command(&["api-key", "revoke", "billing"]).done();
    assert_eq!(app.command(&["api-key", "revoke", "nobody"]).code, Some(1));
    assert_eq!(app.command(&["api-key", "create", "billing", "--scope", "sync"]).code, Some(1), "a name is for ever");
}

#[test]
fn without_a_good_key_nothing_is_there() {
    let app = TestApp::start();
    let program = app.program("panel", "sync");
    let stranger = Customer::stranger(&app);
    let (good, beyond) = (format!("Bearer {}", program.key), format!("Bearer {}0", program.key));
    let other = format!("Bearer {}", program.key.replace(|c: char| c.is_ascii_digit(), "0"));
    let basic = good.replace("Bearer", "Basic");
    for headers in [
        vec![],
        vec![("authorization", "Bearer")],
        vec![("authorization", "Bearer ")],
        vec![("authorization", basic.as_str())],
        vec![("authorization", beyond.as_str())],
        vec![("authorization", other.as_str())],
        vec![("authorization", good.as_str()), ("authorization", good.as_str())],
    ] {
        for path in ["/api/v1/accounts", "/api/v1/accounts/al1-nic", "/api/v1/nothing", "/api/v1/openapi.json"] {
            let answer = stranger.send("GET", path, None, &headers);
            assert_eq!(answer.status, 401, "{path} {headers:?}");
            assert!(["no-key", "wrong-key"].contains(&answer.problem().as_str()));
            assert!(answer.header("www-authenticate").unwrap().starts_with("Bearer "));
            assert!(answer.header("set-cookie").is_none());
        }
    }
    let lower = good.replace("Bearer", "bearer");
    assert_eq!(stranger.send("GET", "/api/v1/accounts", None, &[("authorization", &lower)]).status, 200);
    // A customer's session opens nothing, and nothing of a program's needs one.
    let alice = app.customer("Alice");
    alice.sign_in();
    assert_eq!(alice.get("/api/v1/accounts").status, 401);
}

#[test]
fn a_key_that_reads_changes_nothing() {
    let app = TestApp::start();
    let (alice, program) = (app.customer("Alice"), app.program("reports", "read"));
    let nic = &alice.nic;
    for (method, path) in [
        ("PUT", format!("/accounts/{nic}")),
        ("DELETE", format!("/accounts/{nic}")),
        ("PUT", "/services/DOMAIN/example.org".to_owned()),
        ("DELETE", "/services/DOMAIN/example.org".to_owned()),
        ("POST", "/batch".to_owned()),
        ("POST", "/requests/1/cancel".to_owned()),
    ] {
        let answer = program.send(method, &path, None, &[]);
        assert_eq!((answer.status, answer.problem().as_str()), (403, "beyond-scope"), "{method} {path}");
    }
    assert!(program.get(&format!("/accounts/{nic}")).json()["closed"].is_null());
    assert_eq!(program.send("HEAD", "/accounts", None, &[]).status, 200);
}

#[test]
fn whatever_fails_is_a_problem_and_no_page() {
    let app = TestApp::start();
    let program = app.program("panel", "sync");
    let stranger = Customer::stranger(&app);
    for (method, path, body, status) in [
        ("GET", "/nothing", None, 404),
        ("GET", "/accounts/", None, 404),
        ("GET", "/accounts/xx99-nic", None, 404),
        ("GET", "/accounts/not-a-handle", None, 404),
        ("GET", "/services/DOMAIN/nothing.example", None, 404),
        ("GET", "/requests/99", None, 404),
        ("GET", "/requests/x", None, 404),
        ("POST", "/accounts", None, 405),
        ("PATCH", "/accounts/xx99-nic", None, 405),
        ("PUT", "/accounts/xx99-nic", Some(("text/plain", "{}".to_owned())), 415),
        ("PUT", "/accounts/xx99-nic", Some(("application/json", "{".to_owned())), 400),
        ("PUT", "/accounts/xx99-nic", Some(("application/json", " ".repeat(70_000))), 413),
        ("GET", "/accounts?limit=0", None, 400),
        ("GET", "/accounts?after=x&surprise=1", None, 400),
        ("GET", "/requests?state=lost&account=x&service=y", None, 400),
    ] {
        let answer = program.send(method, path, body, &[]);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        answer.problem();
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
    assert_eq!(program.send("POST", "/accounts", None, &[]).header("allow"), Some("GET, HEAD"));
    assert_eq!(program.get("/requests?state=lost&account=x&service=y").json()["errors"].as_array().unwrap().len(), 3);
    for path in ["/api", "/api/", "/api/v2/accounts"] {
        assert_eq!((stranger.get(path).status, stranger.get(path).problem().as_str()), (404, "about:blank"), "{path}");
        assert_eq!(stranger.post(path, &[]).status, 404, "{path}");
    }
    let elsewhere = stranger.send("GET", "/api/v1/accounts", None, &[("host", "evil.example")]);
    assert_eq!((elsewhere.status, elsewhere.problem().as_str()), (421, "about:blank"));
    app.db_sets("api_keys SET scope = 'newer'");
    let broken = program.get("/accounts");
    assert_eq!((broken.status, broken.problem().as_str()), (500, "about:blank"));
}

#[test]
fn each_answer_says_how_often_a_key_may_still_be_used() {
    let app = TestApp::start();
    let program = app.program("panel", "read");
    let answer = program.get("/accounts");
    assert_eq!(answer.header("ratelimit-policy"), Some("\"key\";q=3000;w=60"));
    assert!(answer.header("ratelimit").unwrap().starts_with("\"key\";r=2999;t="));
    let second = program.get("/nothing");
    assert!(second.header("ratelimit").unwrap().starts_with("\"key\";r=2998;t="));
    let lifted = app.again(Options { limits: false, ..Options::default() });
    let stranger = Customer::stranger(&lifted);
    let answer =
        stranger.send("GET", "/api/v1/accounts", None, &[("authorization", &format!("Bearer {}", program.key))]);
    assert!(answer.status == 200 && answer.header("ratelimit").is_none());
}

#[test]
fn a_network_that_floods_is_told_so_as_a_program_is() {
    let app = TestApp::with(Options { flood: true, ..Options::default() });
    let is_told = AtomicBool::new(false);
    // A call costs little: others of the network use up what it has, however slow this machine is.
    let turned_away = thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                let other = Customer::stranger(&app);
                while !is_told.load(Ordering::Relaxed) {
                    other.send("HEAD", "/nothing", None, &[]);
                }
            });
        }
        let stranger = Customer::stranger(&app);
        let turned_away = (0..3000).map(|_| stranger.get("/api/v1/accounts")).find(|answer| answer.status == 429);
        is_told.store(true, Ordering::Relaxed);
        turned_away
    });
    let answer = turned_away.expect("nobody was turned away");
    assert!(answer.problem() == "about:blank" && answer.retry_after() >= 1);
}

#[test]
fn no_key_stands_in_the_log_and_its_name_does() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[]);
    app.base = running.address();
    let program = app.program("panel", "read");
    assert_eq!(program.get("/accounts").status, 200);
    let wrong = program.key.replace(|c: char| c.is_ascii_digit(), "1");
    let stranger = Customer::stranger(&app);
    stranger.send("GET", "/api/v1/accounts", None, &[("authorization", &format!("Bearer {wrong}"))]);
    running.wait(|| running.log().contains("a key that is none, or was revoked").then_some(()));
    let log = running.log();
    assert!(log.contains("key=\"panel\""), "{log}");
    assert!(![&program.key, &wrong].iter().any(|key| log.contains(&key[9..30])), "{log}");
}
