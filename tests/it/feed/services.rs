//! What happens to services.

use super::json;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;

const REASON: &str = "Court order 17 O 4/26";

fn people(app: &TestApp) -> [Customer<'_>; 3] {
    ["Alice", "Bob", "Carol"].map(|name| app.customer(name))
}

/// An event of the service `example.org` with more members.
fn event(kind: &str, more: &str, by: &str, people: &[&Customer<'_>]) -> String {
    let service = "\"service\":{\"category\":\"DOMAIN\",\"name\":\"example.org\"}";
    json(&format!("service.{kind} {{{service},{more}\"by\":\"{by}\"}}"), people)
}

fn contacts(name: &str, three: [&str; 3]) -> String {
    let [administrative, technical, billing] = three;
    format!(
        "\"{name}\":{{\"administrative\":\"{administrative}\",\"technical\":\"{technical}\",\"billing\":\"{billing}\"}},"
    )
}

#[test]
fn locks_and_owners_are_told_without_what_is_personal() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let service = app.service("example.org", &alice, &bob, &carol);
    assert_eq!(app.feed_of(|| alice.locks(service)), [event("locked", "", "$1", &[&alice])]);
    assert_eq!(app.feed_of(|| alice.unlocks(service)), [event("unlocked", "", "$1", &[&alice])]);
    let lock = |turn: &str| app.command(&["service", turn, "example.org", "DOMAIN", "--reason", REASON]).done();
    assert_eq!(app.feed_of(|| drop(lock("lock"))), [event("locked", "", "operator", &[])]);
    assert_eq!(app.feed_of(|| drop(lock("unlock"))), [event("unlocked", "", "operator", &[])]);
    let fields = [("name", "Zoë Brûlé"), ("city", "Paris"), ("current_password", PASSWORD)];
    let path = format!("/services/{service}/owner");
    let told = app.feed_of(|| assert_eq!(alice.anew(|alice| alice.post(&path, &fields)).status, 303));
    assert_eq!(told, [event("owner_changed", "\"changed\":[\"owner_name\",\"owner_city\"],", "$1", &[&alice])]);
}

#[test]
fn what_the_operator_does_is_told() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    let all = [&alice, &bob, &carol];
    let service = app.service("example.org", &alice, &bob, &carol);
    let open = alice.asks_for(service).tech(&carol).confirm()[0];
    let set = ["service", "set-contact", "example.org", "DOMAIN", "--tech", &alice.nic, "--billing", &bob.nic];
    let told = app.feed_of(|| drop(app.command(&[&set[..], &["--reason", REASON]].concat()).done()));
    let more = [
        contacts("contacts", ["$1", "$1", "$2"]),
        contacts("before", ["$1", "$2", "$3"]),
        "\"request\":null,".to_owned(),
    ];
    assert!(told[0].starts_with("request.cancelled ") && told[0].contains(&format!("\"request\":{open},")), "{told:?}");
    assert_eq!(told[1..], [event("contacts_changed", &more.concat(), "operator", &all)]);
    let rename = ["service", "rename", "example.org", "DOMAIN", "example.net", "--reason", REASON];
    let told = app.feed_of(|| drop(app.command(&rename).done()));
    let more = ["\"before\":\"example.org\",".to_owned(), contacts("contacts", ["$1", "$1", "$2"])].concat();
    let renamed = event("renamed", &more, "operator", &all);
    assert_eq!(told, [renamed.replace("\"name\":\"example.org\"", "\"name\":\"example.net\"")]);
    let waiting = alice.asks_for(service).admin(&carol).confirm()[0];
    let remove = ["service", "remove", "example.net", "DOMAIN", "--reason", REASON];
    let told = app.feed_of(|| drop(app.command(&remove).done()));
    assert!(
        told[0].starts_with("request.cancelled ") && told[0].contains(&format!("\"request\":{waiting},")),
        "{told:?}"
    );
    assert_eq!(told[1..], [event("removed", "", "operator", &[]).replace("example.org", "example.net")]);
}

#[test]
fn an_account_that_is_replaced_is_told_once_for_each_service() {
    let app = TestApp::start();
    let [alice, bob, carol] = people(&app);
    app.services(7, [&alice, &bob, &bob]);
    let replace = ["account", "replace", &bob.nic, "--with", &carol.nic, "--reason", REASON];
    let told = app.feed_of(|| drop(app.command(&replace).done()));
    assert_eq!(told.len(), 7, "{told:#?}");
    let after = json(&format!("x {{{}\"x\":1}}", contacts("contacts", ["$1", "$3", "$3"])), &[&alice, &bob, &carol]);
    let after = after.trim_start_matches("x {").trim_end_matches(",\"x\":1}").to_owned();
    assert!(
        told.iter().all(|event| event.starts_with("service.contacts_changed ") && event.contains(&after)),
        "{told:#?}"
    );
}
