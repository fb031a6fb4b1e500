//! What is personal in a closed account goes once nothing needs it; its NIC handle stays.

use std::time::Duration;

use handover::domain::service::ContactType;
use handover::domain::time::DAY;

use crate::second_factor::phone::Phone;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to};
use crate::support::smtp_server::{At, Behaviour};

fn closes(app: &TestApp, who: &Customer<'_>) {
    app.command(&["account", "close", &who.nic]).done();
    app.work();
}

/// What is left of an account.
fn left(app: &TestApp, who: &Customer<'_>) -> String {
    let columns = ["name", "search_name", "email", "email_key"];
    app.db_rows(&format!("accounts WHERE id = {}", who.id), &columns).remove(0)
}

fn is_blank(app: &TestApp, who: &Customer<'_>) -> bool {
    let of =
        format!("accounts WHERE id = {} AND name = '' AND search_name = '' AND email = '' AND email_key = ''", who.id);
    app.db_count(&of) == 1
}

/// Bob has said no to Alice, and is closed.
fn stage(app: &TestApp) -> ([Customer<'_>; 2], i64) {
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    bob.declines(request);
    Phone::on(app, &bob);
    app.work();
    closes(app, &bob);
    ([alice, bob], request)
}

#[test]
fn a_closed_account_is_blanked_after_its_time() {
    let app = TestApp::start();
    let ([alice, bob], request) = stage(&app);
    let before = left(&app, &bob);
    app.advance(DAY * 30 - Duration::from_secs(60));
    app.db_sweep();
    assert_eq!(left(&app, &bob), before);
    assert!(app.command(&["account", "show", &bob.nic]).done().contains("Name: Bob\n"));
    app.advance(Duration::from_secs(120));
    app.db_sweep();
    assert!(is_blank(&app, &bob), "{}", left(&app, &bob));
    let gone = "password_hash IS NULL AND time_zone IS NULL AND payment_method IS NULL AND role IS NULL AND blank_after IS NULL";
    assert_eq!(app.db_count(&format!("accounts WHERE id = {} AND {gone}", bob.id)), 1);
    for of in ["sessions", "second_factors", "recovery_codes", "links"] {
        assert_eq!(app.db_count(&format!("{of} WHERE account_id = {}", bob.id)), 0, "{of}");
    }
    let own = format!("events WHERE account_id = {} AND request_id IS NULL", bob.id);
    assert!(app.db_count(&own) > 1);
    assert_eq!(app.db_count(&format!("{own} AND (address IS NOT NULL OR device IS NOT NULL)")), 0);
    assert_eq!(
        app.db_count(&format!("accounts WHERE id = {} AND email <> '' AND password_hash IS NOT NULL", alice.id)),
        1
    );
    // Where the name stood, the handle does.
    let page = alice.anew(|alice| alice.get(&format!("/requests/{request}")));
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("Bob") && page.body.contains(&bob.nic));
    for path in ["/requests", "/requests.csv", "/services"] {
        let page = alice.get(path);
        assert_eq!((page.status, page.body.contains("Bob")), (200, false), "{path}");
    }
    let shown = app.command(&["account", "show", &bob.nic]).done();
    assert!(shown.contains(&format!("Name: {}\nEmail address: none\n", bob.nic)), "{shown}");
    assert!(app.command(&["account", "data", &bob.nic]).done().contains(&bob.nic));
}

#[test]
fn what_still_needs_it_keeps_it_for_a_while() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "451 later"));
    app.command(&["account", "close", &carol.nic]).done();
    app.command(&["account", "close", &bob.nic]).done();
    app.work();
    app.advance(DAY * 31);
    app.db_sweep();
    assert!(!is_blank(&app, &bob) && !is_blank(&app, &carol));
    app.smtp.set(Behaviour::default());
    app.work();
    app.db_hands_over(service, ContactType::Technical, &bob, &alice);
    app.advance(DAY * 6);
    app.db_sweep();
    assert!(!is_blank(&app, &bob) && !is_blank(&app, &carol), "looked at too soon");
    app.advance(DAY * 2);
    app.db_sweep();
    assert!(is_blank(&app, &bob) && is_blank(&app, &carol));
}

#[test]
fn one_that_is_opened_again_in_time_stays_as_it_is() {
    let app = TestApp::start();
    let ([_, bob], _) = stage(&app);
    let before = left(&app, &bob);
    assert_eq!(app.command(&["account", "reopen", &bob.nic]).done(), format!("{} is open.\n", bob.nic));
    app.advance(DAY * 40);
    app.db_sweep();
    assert_eq!(left(&app, &bob), before);
}

#[test]
fn one_that_closed_itself_is_blanked_too() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(alice.post("/profile/close", &[("current_password", PASSWORD)]).status, 303);
    app.work();
    app.advance(DAY * 30 + Duration::from_secs(1));
    app.db_sweep();
    assert!(is_blank(&app, &alice));
}

fn imports(app: &TestApp, rows: &str) -> String {
    let csv = app.folder().join("accounts.csv");
    std::fs::write(&csv, format!("nic_handle,name,email,zone,language\n{rows}\n")).unwrap();
    app.command(&["import", "--accounts", csv.to_str().unwrap()]).done()
}

#[test]
fn one_that_was_blanked_is_opened_without_an_address_and_gets_one_by_import() {
    let app = TestApp::start();
    let ([_, bob], _) = stage(&app);
    app.advance(DAY * 31);
    app.db_sweep();
    // A file that still knows it does not bring it back.
    let row = format!("{},Bob,bob2@example.org,eu,en", bob.nic);
    imports(&app, &row);
    assert!(is_blank(&app, &bob));
    assert!(app.command_told(&["account", "set-password", &bob.nic], "a new secret\n").failed().contains("blanked"));
    let reopen = ["account", "reopen", &bob.nic];
    let said = app.command(&reopen).failed();
    assert!(said.contains("give it others with --name and --email"), "{said}");
    app.command(&[&reopen[..], &["--name", "Bob"]].concat()).wrong();
    assert!(is_blank(&app, &bob), "it stays as it is");
    app.work();
    app.smtp.take_messages();
    let anew = ["--name", "Robert", "--email", "robert@example.org"];
    assert_eq!(app.command(&[&reopen[..], &anew].concat()).done(), format!("{} is open.\n", bob.nic));
    assert!(left(&app, &bob).contains("robert@example.org"), "{}", left(&app, &bob));
    let stranger = Customer::stranger(&app);
    assert_eq!(stranger.sign_in_with(&bob.nic, PASSWORD).status, 422, "the password is gone");
    stranger.post("/forgot-password", &[("login", &bob.nic)]);
    app.work();
    let mut told: Vec<_> = mail_to(&app, "robert@example.org").into_iter().map(|email| email.subject).collect();
    told.sort();
    assert_eq!(told, ["A new password for Handover", "Your Handover account is open again"]);
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 0);
    app.advance(DAY * 40);
    app.db_sweep();
    assert!(!is_blank(&app, &bob));
}
