//! What files bring.

use std::fs;

use super::json;
use crate::support::app::TestApp;

const ACCOUNTS: &str = "nic_handle,name,email,zone\n\
    aa1-nic,Ann,ann@example.org,eu\nbb1-nic,Ben,ben@example.org,eu\n";
const HEADER: &str = "name,category,administrative,technical,billing,expires_on,renewal,owner_name,owner_city\n";

fn imports(app: &TestApp, accounts: &str, services: &str, more: &[&str]) -> Vec<String> {
    fs::write(app.folder().join("a.csv"), accounts).unwrap();
    fs::write(app.folder().join("s.csv"), format!("{HEADER}{services}")).unwrap();
    let command = ["import", "--accounts", "a.csv", "--services", "s.csv"];
    app.feed_of(|| drop(app.command(&[&command, more].concat()).done()))
}

fn created(nic: &str) -> String {
    json(&format!("account.created {{\"account\":\"{nic}\",\"by\":\"operator\"}}"), &[])
}

#[test]
fn what_a_file_adds_is_told_as_what_is_added_one_by_one() {
    let app = TestApp::start();
    // A quotation mark and what is not ASCII must be as good in the database's JSON as in ours.
    let name = "th\u{e9}\u{e2}tre \"b\".example";
    let row =
        "\"th\u{e9}\u{e2}tre \"\"b\"\".example\",DOMAIN,aa1-nic,bb1-nic,aa1-nic,2027-01-31,manual,Zo\u{eb},Paris\n";
    let told = imports(&app, ACCOUNTS, row, &[]);
    let ids = app.db_rows("accounts", &["id"]);
    let [ann, ben] = [0, 1].map(|at| handover::domain::AccountId(ids[at].parse().unwrap()));
    let contacts = handover::domain::service::Contacts { administrative: ann, technical: ben, billing: ann };
    let alone = app.feed_of(|| {
        let insert = |tx: &mut _| handover::store::services::insert(tx, (name, "HOSTING"), &contacts, app.clock.now());
        app.db.write_blocking(insert).unwrap();
    });
    let alone = alone[0].replace("HOSTING", "DOMAIN");
    assert_eq!(told, [created("aa1-nic"), created("bb1-nic"), alone]);
    assert!(told[2].contains("th\u{e9}\u{e2}tre \\\"b\\\".example"), "{told:?}");
    assert_eq!(imports(&app, ACCOUNTS, "", &[]), [""; 0], "the same again");
}

#[test]
fn an_account_that_is_closed_from_the_first_is_told_as_made_and_closed() {
    let app = TestApp::start();
    let accounts = "nic_handle,name,email,zone,closed\naa1-nic,,,eu,yes\nbb1-nic,Ben,ben@example.org,eu,\n";
    let told = imports(&app, accounts, "", &[]);
    let closed = created("aa1-nic").replace("created", "closed");
    assert_eq!(told, [created("aa1-nic"), created("bb1-nic"), closed]);
}

#[test]
fn what_a_file_changes_is_told_by_its_columns() {
    let app = TestApp::start();
    let first = "example.org,DOMAIN,aa1-nic,bb1-nic,aa1-nic,,,,\nother.example,DOMAIN,aa1-nic,aa1-nic,aa1-nic,,,,\n";
    imports(&app, ACCOUNTS, first, &[]);
    let accounts = ACCOUNTS.replace("Ann,ann@", "Anna,anna@");
    let second = "example.org,DOMAIN,bb1-nic,aa1-nic,aa1-nic,2027-01-31,ends,Zoë,Paris\nother.example,DOMAIN,,,,,,,\n";
    let told = imports(&app, &accounts, second, &[]);
    let service = "\"service\":{\"category\":\"DOMAIN\",\"name\":\"example.org\"}";
    let expected = [
        "account.changed {\"account\":\"aa1-nic\",\"changed\":[\"name\",\"email\"],\"by\":\"operator\"}".to_owned(),
        format!(
            "service.contacts_changed {{{service},\
             \"contacts\":{{\"administrative\":\"bb1-nic\",\"technical\":\"aa1-nic\",\"billing\":\"aa1-nic\"}},\
             \"before\":{{\"administrative\":\"aa1-nic\",\"technical\":\"bb1-nic\",\"billing\":\"aa1-nic\"}},\
             \"request\":null,\"by\":\"operator\"}}"
        ),
        format!("service.changed {{{service},\"changed\":[\"expires_on\",\"renewal\"],\"by\":\"operator\"}}"),
        format!("service.owner_changed {{{service},\"changed\":[\"owner_name\",\"owner_city\"],\"by\":\"operator\"}}"),
    ];
    assert_eq!(told, expected.map(|text| json(&text, &[])));
    assert_eq!(imports(&app, &accounts, second, &[]), [""; 0], "the same again");
    let complete = imports(&app, &accounts, "example.org,DOMAIN,,,,,,,\n", &["--complete", "--force"]);
    let gone = format!("service.removed {{{service},\"by\":\"operator\"}}").replace("example.org", "other.example");
    assert_eq!(complete, [json(&gone, &[])]);
}
