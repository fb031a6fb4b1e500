//! `account list`, `service list`, `request list`, `outbox list`: what they find, how they print it, and that it is written down.

use std::time::Duration;

use handover::domain::renewal::RenewalKind;
use serde_json::Value;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::smtp_server::Behaviour;

/// One column of what a list finds.
fn found(app: &TestApp, arguments: &[&str], column: &str) -> Vec<String> {
    let printed = app.command(&[arguments, &["--format", "json"]].concat()).done();
    let line = |line: &str| serde_json::from_str::<Value>(line).unwrap()[column].to_string().replace('"', "");
    printed.lines().map(line).collect()
}

#[test]
fn accounts_are_found_by_zone_state_and_role() {
    let app = TestApp::start();
    app.customer("Alice");
    app.customer_with("Bob", |profile| profile.zone = "ca".to_owned());
    app.customer("Carol");
    app.command(&["account", "close", "ca3-nic"]).done();
    app.command(&["account", "grant", "al1-nic", "support", "--reason", "Works at the help desk"]).done();
    let nics = |filter: &[&str]| found(&app, &[&["account", "list"], filter].concat(), "nic_handle");
    assert_eq!(nics(&[]), ["al1-nic", "bo2-nic", "ca3-nic"]);
    assert_eq!(nics(&["--zone", "ca"]), ["bo2-nic"]);
    assert_eq!(nics(&["--closed"]), ["ca3-nic"]);
    assert_eq!(nics(&["--open"]), ["al1-nic", "bo2-nic"]);
    assert_eq!(nics(&["--role", "support"]), ["al1-nic"]);
    assert_eq!(nics(&["--role", "admin"]), Vec::<String>::new());
    let table = app.command(&["account", "list", "--open"]).done();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("nic_handle  name   email"), "{table}");
    assert!(lines[2].starts_with("bo2-nic     Bob    bob2@example.org"), "{table}");
    let csv = app.command(&["account", "list", "--closed", "--format", "csv"]).done();
    let head = "nic_handle,name,email,zone,language,time_zone,outstanding_payments,payment_method,role,state";
    assert_eq!(csv, format!("{head}\r\nca3-nic,Carol,carol3@example.org,eu,en,,0,,,closed\r\n"));
    app.command(&["account", "list", "--role", "boss"]).wrong();
    app.command(&["account", "list", "--open", "--closed"]).wrong();
}

#[test]
fn services_are_found_by_category_contact_lock_and_last_day() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.service("a.example", &alice, &bob, &alice);
    app.db_service("b.example", "VPS", [&alice, &alice, &alice]);
    let c = app.service("c.example", &bob, &bob, &bob);
    app.db_renews(c, 10, RenewalKind::Ends);
    app.command(&["service", "lock", "c.example", "DOMAIN", "--reason", "Disputed, ticket 4711"]).done();
    let names = |filter: &[&str]| found(&app, &[&["service", "list"], filter].concat(), "name");
    assert_eq!(names(&[]), ["a.example", "b.example", "c.example"]);
    assert_eq!(names(&["--category", "VPS"]), ["b.example"]);
    assert_eq!(names(&["--contact", "bo2-nic"]), ["a.example", "c.example"]);
    assert_eq!(names(&["--locked"]), ["c.example"]);
    assert_eq!(names(&["--renewal", "ends"]), ["c.example"]);
    assert_eq!(names(&["--renewal", "manual"]), Vec::<String>::new());
    assert_eq!(names(&["--renews-within", "60000"]), ["c.example"]);
    assert_eq!(found(&app, &["service", "list", "--locked"], "technical"), ["bo2-nic"]);
    let failed = app.command(&["service", "list", "--contact", "zz9-nic"]).failed();
    assert_eq!(failed, "there is no account zz9-nic");
}

#[test]
fn requests_are_found_by_state_account_and_service() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let number = it.request.to_string();
    app.customer("Carol");
    let numbers = |filter: &[&str]| found(&app, &[&["request", "list"], filter].concat(), "number");
    assert_eq!(numbers(&[]), std::slice::from_ref(&number));
    for filter in [
        &["--account", "bo2-nic"][..],
        &["--service", "EXAMPLE.org"],
        &["--service", "example.org", "--category", "DOMAIN"],
    ] {
        assert_eq!(numbers(filter), std::slice::from_ref(&number), "{filter:?}");
    }
    assert_eq!(numbers(&["--account", "ca3-nic"]), Vec::<String>::new());
    assert_eq!(numbers(&["--state", "done"]), Vec::<String>::new());
    // The command's clock is not the test's.
    app.db_sets("requests SET expires_at = 9000000000000");
    assert_eq!(numbers(&["--state", "pending"]), std::slice::from_ref(&number));
    app.db_sets("requests SET expires_at = 1");
    assert_eq!(numbers(&["--state", "pending"]), Vec::<String>::new());
    assert_eq!(numbers(&["--state", "expired"]), [number], "written down or not");
    assert_eq!(found(&app, &["request", "list"], "state"), ["expired"]);
    let failed = app.command(&["request", "list", "--service", "example.org", "--category", "VPS"]).failed();
    assert_eq!(failed, "there is no service example.org of category VPS");
    app.command(&["request", "list", "--category", "VPS"]).wrong();
}

#[test]
fn a_list_that_was_looked_at_is_written_down_with_its_filter() {
    let app = TestApp::start();
    app.customer("Alice");
    app.command(&["account", "list", "--zone", "eu"]).done();
    app.command(&["service", "list"]).done();
    app.command(&["request", "list", "--state", "done"]).done();
    let log = app.command(&["audit"]).done();
    let details: Vec<Value> =
        log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["details"].clone()).collect();
    let lists: Vec<_> = details.iter().map(|details| details["list"].as_str().unwrap()).collect();
    assert_eq!(lists, ["accounts", "services", "requests"]);
    assert_eq!(
        (details[0]["filter"]["zone"].as_str(), details[2]["filter"]["state"].as_str()),
        (Some("eu"), Some("done"))
    );
}

#[test]
fn accounts_are_shown_by_the_address_that_they_share() {
    let app = TestApp::start();
    let csv = "nic_handle,name,email,zone\naa1-nic,Ann,same@example.org,eu\nbb1-nic,Ben,same@example.org,ca\n";
    app.command_told(&["import", "--accounts", "-"], csv).done();
    app.command(&["account", "close", "bb1-nic"]).done();
    let shown = app.command(&["account", "show", " Same@Example.ORG "]).done();
    let handles: Vec<&str> = shown.lines().filter(|line| line.starts_with("NIC handle: ")).collect();
    assert_eq!(handles, ["NIC handle: aa1-nic", "NIC handle: bb1-nic"]);
    for nic in ["aa1-nic", "bb1-nic"] {
        assert!(app.command(&["audit", "--account", nic]).done().contains("account-seen"), "{nic}");
    }
    assert_eq!(app.command(&["account", "show", "none@example.org"]).failed(), "no account has this email address");
}

#[test]
fn emails_are_listed_for_programs_and_said_to_be_stuck() {
    let app = TestApp::start();
    assert_eq!(app.command(&["outbox", "list", "--json"]).done(), "");
    assert_eq!(app.command(&["outbox", "list", "--stuck"]).done(), "Mail is not stuck.\n");
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    let listed = app.command(&["outbox", "list", "--json"]).done();
    let email: Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    assert_eq!((email["to"].as_str(), email["state"].as_str()), (Some("bo2-nic"), Some("refused")));
    assert_eq!(email["request"].as_i64(), Some(it.request), "{email}");
    assert_eq!(
        (email["service"]["name"].as_str(), email["service"]["category"].as_str()),
        (Some("example.org"), Some("DOMAIN"))
    );
    assert!(
        email["age_seconds"].is_u64() && email["last_error"].as_str().unwrap().contains("No such mailbox"),
        "{email}"
    );
    let real_now = || i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap();
    let minutes = |minutes: u64| i64::try_from(Duration::from_mins(minutes).as_millis()).unwrap();
    for (age, refused) in [(minutes(1), 1), (minutes(60 * 25), 0)] {
        app.db_sets(&format!("outbox SET finished_at = {} WHERE outcome = 'refused'", real_now() - age));
        let ran = app.command(&["outbox", "list", "--stuck"]);
        assert_eq!(ran.code, Some(refused), "{ran:?}");
    }
    app.db_sets("outbox SET outcome = NULL, finished_at = NULL, attempts = 3 WHERE outcome = 'refused'");
    for (age, told) in [(14, 0), (16, 1)] {
        app.db_sets(&format!("outbox SET created_at = {} WHERE finished_at IS NULL", real_now() - minutes(age)));
        let ran = app.command(&["outbox", "list", "--stuck"]);
        assert_eq!(ran.code, Some(told), "{ran:?}");
    }
    let stuck = app.command(&["outbox", "list", "--stuck"]).failed();
    assert_eq!(stuck, "mail is stuck: 1 waiting for more than 15 minutes, 0 refused in the last 24 hours");
}
