//! *Download my data*, and `handover account data`.

use std::time::Duration;

use serde_json::Value;

use crate::second_factor::phone::Phone;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::smtp_server::Behaviour;

const PATH: &str = "/profile/data.json";
const REASON: &str = "Asked for by letter, ticket 4711";
const NOTE: &str = "Bob has looked after it since May";

fn saved(who: &Customer<'_>) -> (String, Value) {
    let file = who.get(PATH);
    assert_eq!((file.status, file.header("content-type")), (200, Some("application/json")), "{}", file.body);
    let parsed = serde_json::from_str(&file.body).unwrap_or_else(|error| panic!("{error}: {}", file.body));
    (file.body, parsed)
}

fn printed(app: &TestApp, nic: &str) -> (String, Value) {
    let text = app.command(&["account", "data", nic, "--reason", REASON]).done();
    let parsed = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    (text, parsed)
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect()
}

/// Alice asks Bob, who says no; what it says of both, and of none of their secrets.
#[test]
fn a_customer_saves_all_that_is_held_about_it() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    Phone::on(&app, &alice);
    let service = app.service("example.org", &alice, &alice, &bob);
    let request = alice.asks_for(service).tech(&bob).field("note", NOTE).confirm()[0];
    let code = bob.code();
    bob.post(&format!("/requests/{request}/decline"), &[("token", &code), ("reason", "Not my service")]);
    app.work();
    assert_eq!(alice.get("/profile").attributes("main > a[href$=json]", "href"), [PATH]);
    let disposition = alice.get(PATH).header("content-disposition").map(str::to_owned);
    assert_eq!(disposition.as_deref(), Some("attachment; filename=\"al1-nic.json\""));
    let (text, data) = saved(&alice);
    let account = &data["account"];
    assert_eq!((account["nic_handle"].as_str(), account["name"].as_str()), (Some("al1-nic"), Some("Alice")));
    assert_eq!(
        (account["email"].as_str(), account["has_password"].as_bool()),
        (Some("alice1@example.org"), Some(true))
    );
    assert!(account["created_at"].as_str().unwrap().ends_with('Z') && account["closed_at"].is_null());
    assert_eq!(data["second_factor"]["recovery_codes_left"], 10);
    assert_eq!(data["sessions"][0]["address"], "127.0.0.1");
    let happened: Vec<_> =
        data["history"].as_array().unwrap().iter().map(|row| row["what"].as_str().unwrap()).collect();
    assert!(happened.contains(&"second-factor-on") && happened.contains(&"signed-in"), "{happened:?}");
    assert_eq!(names(&data["administrative_contact_of"]), ["example.org"]);
    assert_eq!(names(&data["technical_contact_of"]), ["example.org"]);
    assert!(names(&data["billing_contact_of"]).is_empty());
    let asked = &data["requests"][0];
    assert_eq!((asked["number"].as_i64(), asked["state"].as_str()), (Some(request), Some("declined")));
    assert_eq!((asked["note"].as_str(), asked["decline_reason"].as_str()), (Some(NOTE), Some("Not my service")));
    assert_eq!(asked["decisions"][1]["by"]["nic_handle"], bob.nic.as_str());
    assert_eq!(asked["decisions"][1]["decision"], "declined");
    let kinds: Vec<_> = data["emails"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"validation-code") && kinds.contains(&"declined"), "{kinds:?}");
    assert!(data["emails"].as_array().unwrap().iter().any(|row| row["outcome"] == "sent"));
    for secret in ["$argon2", "bob2@example.org", code.as_str(), "id_hash", "operators_log"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let (_, of_bob) = saved(&bob);
    assert_eq!(names(&of_bob["billing_contact_of"]), ["example.org"]);
    assert!(of_bob["second_factor"].is_null() && of_bob["administrative_contact_of"].as_array().unwrap().is_empty());
}

#[test]
fn only_the_operator_is_told_what_operators_did() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("alice1@example.org", "550 5.1.1 No such mailbox"));
    let alice = app.customer("Alice");
    app.command(&["account", "sign-out", "al1-nic", "--reason", REASON]).done();
    app.work();
    let (text, data) = {
        alice.sign_in();
        saved(&alice)
    };
    assert!(!text.contains(REASON) && !text.contains("command:"), "{text}");
    assert_eq!(data["emails"][0]["outcome"], "refused");
    let (_, data) = printed(&app, "AL1-nic");
    let log = data["operators_log"].as_array().unwrap();
    let acts: Vec<_> = log.iter().map(|line| line["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["sessions-ended", "account-data-seen"]);
    assert_eq!(log[0]["reason"], REASON);
    assert!(log[0]["operator"].as_str().unwrap().starts_with("command:"));
    assert!(app.command(&["account", "data", "zz9-nic"]).failed().contains("there is no account zz9-nic"));
    app.command(&["account", "data", "al1-nic", "--reason", "short"]).wrong();
}

#[test]
fn what_there_is_much_of_is_whole() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.db_services(1000, [&alice, &alice, &bob]);
    let request = alice.asks_for(app.service("example.org", &alice, &alice, &bob)).tech(&bob).confirm()[0];
    app.db_copies_of_request(request, 1100);
    for (_, data) in [saved(&alice), printed(&app, "al1-nic")] {
        let mut found: Vec<_> = names(&data["administrative_contact_of"]);
        found.sort_unstable();
        found.dedup();
        assert_eq!((found.len(), names(&data["technical_contact_of"]).len()), (1001, 1001));
        let mut numbers: Vec<_> =
            data["requests"].as_array().unwrap().iter().map(|row| row["number"].as_i64().unwrap()).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), 1101);
    }
}

#[test]
fn it_is_for_its_owner_and_not_without_end() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let answer = Customer::stranger(&app).get(PATH);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Fprofile%2Fdata.json"));
    for _ in 0..10 {
        saved(&alice);
    }
    let refused = alice.get(PATH);
    assert_eq!(refused.status, 429);
    assert!(refused.retry_after() > 0 && refused.header("content-disposition").is_none());
    saved(&bob);
    app.advance(Duration::from_secs(3601));
    saved(&alice);
}

#[test]
fn support_saves_what_is_held_about_a_customer_and_that_is_written_down() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let path = format!("/operator/accounts/{}/data.json", alice.nic);
    assert_eq!(alice.get(&path).status, 404);
    let sam = crate::console::operator::Operator::support(&app);
    let page = sam.looks(&format!("/operator/accounts/{}", alice.nic));
    assert!(page.has(&format!("a[href='{path}']")));
    let file = sam.own.get(&path);
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"al1-nic.json\""));
    assert!(file.body.contains(&alice.email) && file.body.contains("\"operators_log\""), "{}", file.body);
    assert_eq!(app.db_rows("operator_log", &["act"]), ["account-data-seen", "account-seen"]);
    assert_eq!(sam.own.get("/operator/accounts/zz9-nic/data.json").status, 404);
}
