//! A services file that holds all there are.

use std::fs;

use crate::support::acts::Pair;
use crate::support::app::TestApp;

const HEADER: &str = "name,category,administrative,technical,billing\n";

/// What an import of this services file as a complete one says.
fn complete(app: &TestApp, services: &str, more: &[&str]) -> crate::support::program::Ran {
    fs::write(app.folder().join("s.csv"), format!("{HEADER}{services}")).unwrap();
    app.command(&[&["import", "--complete", "--services", "s.csv"], more].concat())
}

#[test]
fn what_a_complete_file_lacks_is_removed_and_what_is_open_on_it_is_cancelled() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.service("other.example", &it.alice, &it.alice, &it.alice);
    let other = "OTHER.example,DOMAIN,,,\n";
    let refused = complete(&app, other, &[]).failed();
    let told = "nothing was imported: the services file lacks 1 of the 2 services that there are, more than one in 20; \
                --force removes them";
    assert_eq!(refused, told);
    let said = complete(&app, other, &["--force", "--dry-run"]).done();
    assert!(said.starts_with("service example.org (DOMAIN): removed\nNothing was changed. "), "{said}");
    assert_eq!(app.db_count("services WHERE removed_at IS NULL"), 2);
    assert_eq!(it.state(), ["pending-own", "pending-own"]);

    let new = format!("{other}new.example,VPS,al1-nic,al1-nic,al1-nic\n");
    let said = complete(&app, &new, &["--force", "--reason", "The nightly file of all services"]).done();
    let told = "Accounts: 0 added, 0 updated, 0 unchanged. Services: 1 added, 0 updated, 1 unchanged, 1 removed. \
                Contacts of services: 0 changed, 0 kept.\n";
    assert_eq!(said, told);
    assert_eq!(it.state(), ["cancelled", "cancelled"]);
    app.work();
    for party in [&it.alice, &it.bob] {
        assert!(party.subjects().last().unwrap().contains("example.org"), "{:?}", party.subjects());
    }
    let listed = app.command(&["service", "list", "--format", "csv"]).done();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    let asked = app.command(&["request", "list", "--format", "csv"]).done();
    assert!(asked.contains(",cancelled,example.org,DOMAIN,"), "{asked}");
    let log = app.command(&["audit"]).done();
    assert!(log.contains("services-removed") && log.contains("\"services_removed\":1"), "{log}");
    app.assert_services_counted();
    // The same again removes nothing more, and the name is free again.
    let again = complete(&app, &new, &[]).done();
    assert!(again.contains("Services: 0 added, 0 updated, 2 unchanged, 0 removed."), "{again}");
    let back = complete(&app, &format!("{new}example.org,DOMAIN,al1-nic,al1-nic,al1-nic\n"), &[]).done();
    assert!(back.contains("Services: 1 added, 0 updated, 2 unchanged, 0 removed."), "{back}");
}

#[test]
fn one_in_twenty_goes_without_force_and_a_bad_row_keeps_all() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.db_services(20, [&alice, &alice, &alice]);
    let names = app.db_rows("services", &["name"]);
    let row = |name: &String| format!("{name},DOMAIN,,,\n");
    let all_but_one: String = names.iter().skip(1).map(row).collect();
    let bad = complete(&app, &format!("{all_but_one}x.example,DOMAIN,zz9-nic,al1-nic,al1-nic\n"), &["--force"]);
    assert_eq!(bad.code, Some(1));
    assert_eq!(app.db_count("services WHERE removed_at IS NULL"), 20);
    let said = complete(&app, &all_but_one, &[]).done();
    assert!(said.contains("19 unchanged, 1 removed."), "{said}");
    assert_eq!(app.db_count("services WHERE removed_at IS NULL"), 19);
    app.command(&["import", "--complete", "--accounts", "a.csv"]).wrong();
    app.command(&["import", "--force", "--services", "s.csv"]).wrong();
}
