//! Who ended a request is told as it was when it ended, whatever has happened since, and whoever wrote it down.

use diesel::connection::SimpleConnection;

use crate::support::acts::Pair;
use crate::support::app::{TestApp, on_postgres};
use crate::support::smtp_server::Behaviour;

const CANCELLED: &str = "Cancelled: change of contacts for example.org";

const BY_ALICE: &str = "Alice (al1-nic) cancelled this change of contacts:";

/// The newest email to Bob begins like this.
fn bob_is_told(it: &Pair<'_>, opening: &str) {
    let email = it.bob.mail().pop().unwrap();
    assert_eq!(email.subject, CANCELLED);
    assert!(email.text.contains(opening), "{}", email.text);
}

/// Bob's mail is refused; Alice cancels, and the operator has the email about it tried again so many times in vain.
fn cancelled_and_refused(app: &TestApp, times: usize) -> Pair<'_> {
    let it = Pair::new(app);
    app.smtp.set(Behaviour::default().refuse(&it.bob.email, "550 5.1.1 No such mailbox"));
    it.alice.cancels(it.request);
    app.deliver();
    for _ in 1..times {
        tries_again(app);
    }
    assert_eq!(it.alice.history(it.request).iter().filter(|what| *what == "email-refused").count(), times);
    it
}

/// The one email that was refused is tried again.
fn tries_again(app: &TestApp) {
    let list = app.command(&["outbox", "list"]).done();
    let number = list.split(' ').next().unwrap();
    app.command(&["outbox", "retry", number]).done();
    app.deliver();
}

#[test]
fn who_cancelled_is_still_told_after_many_refused_emails() {
    let app = TestApp::start();
    let it = cancelled_and_refused(&app, 12);
    app.smtp.set(Behaviour::default());
    tries_again(&app);
    bob_is_told(&it, BY_ALICE);
}

/// An older version of the program, which does not write down who ends a request, runs beside this one.
#[test]
fn what_an_older_version_cancelled_is_told_of_nobody() {
    let app = TestApp::start();
    let it = cancelled_and_refused(&app, 1);
    app.db_sets("requests SET ended_by = NULL, ended_by_id = NULL");
    app.smtp.set(Behaviour::default());
    tries_again(&app);
    bob_is_told(&it, "This change of contacts was cancelled:");
}

#[test]
fn what_an_older_version_declined_is_told_of_who_declined() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.accepts(it.request);
    it.bob.declines(it.request);
    app.db_sets("requests SET ended_by = NULL, ended_by_id = NULL");
    app.deliver();
    let email = it.alice.mail().pop().unwrap();
    assert!(email.text.contains("B. (bo2-nic) declined this change of contacts:"), "{}", email.text);
}

#[test]
fn what_had_ended_before_an_update_is_told_of_who_ended_it() {
    let app = TestApp::start();
    let it = cancelled_and_refused(&app, 12);
    let conn = &mut *app.conn();
    let (down, version) = (down_of("00000000000006_endings"), "00000000000006");
    let forget = format!("DELETE FROM __diesel_schema_migrations WHERE version = '{version}'");
    conn.batch_execute(&format!("{down};{forget}")).unwrap();
    assert_eq!(app.command(&["migrate"]).done(), "The database is up to date: 1 migration was run.\n");
    let ended_by = app.db_rows("requests", &["ended_by", "ended_by_id"]);
    assert_eq!(ended_by, [format!("account {}", it.alice.id)]);
    app.smtp.set(Behaviour::default());
    tries_again(&app);
    bob_is_told(&it, BY_ALICE);
}

#[test]
fn who_becomes_administrative_contact_is_told_of_what_is_carried_out_from_then_on() {
    for (first, told) in [("billing", 1), ("admin", 2)] {
        let app = TestApp::start();
        let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
        let service = app.service("example.org", &alice, &alice, &alice);
        let [admin, billing] = alice.asks_for(service).admin(&bob).billing(&carol).confirm()[..] else { panic!() };
        let mut confirmed = [(billing, &carol), (admin, &bob)];
        confirmed.sort_by_key(|(request, _)| (*request == admin) != (first == "admin"));
        for (request, new) in confirmed {
            alice.accepts(request);
            new.accepts(request);
        }
        app.work();
        let done = bob.subjects().into_iter().filter(|subject| subject.starts_with("Done")).count();
        assert_eq!(done, told, "{first} came first");
    }
}

fn down_of(migration: &str) -> String {
    let database = if on_postgres() { "postgres" } else { "sqlite" };
    std::fs::read_to_string(format!("migrations/{database}/{migration}/down.sql")).unwrap()
}
