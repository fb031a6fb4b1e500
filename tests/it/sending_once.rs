//! What the mail server has taken it does not get again because the database was away for a moment; and what a panic may not end.

use std::thread;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use handover::store::StoreError;

use crate::support::app::{TestApp, on_postgres};
use crate::support::customer::Customer;
use crate::support::smtp_server::{At, Behaviour};

#[test]
fn an_email_is_sent_once_although_the_database_is_locked_when_it_is_to_be_marked() {
    let app = TestApp::on_a_file();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    assert_eq!(alice.asks_for(service).tech(&alice).try_confirm().status, 303);
    app.smtp.set(Behaviour::default().slow_at(At::End, Duration::from_secs(2)));
    let mut courier = app.courier();
    let deliver = |courier: &mut handover::mail::deliver::Courier| {
        courier.deliver_due(&app.db, &app.context.stationery, &app.clock)
    };
    let told = thread::scope(|scope| {
        let worker = scope.spawn(|| deliver(&mut courier));
        app.smtp.wait_for_data(Duration::from_secs(10));
        app.db_while_written(|| worker.join().unwrap())
    });
    assert!(matches!(told, Err(StoreError::Unavailable(_))), "{told:?}");
    assert!(courier.owes_word());
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 1);
    // The claim of the email is over by now: it must not be taken up anew.
    app.advance(Duration::from_mins(2));
    app.smtp.set(Behaviour::default());
    deliver(&mut courier).unwrap();
    assert_eq!((app.db_count("outbox WHERE outcome = 'sent'"), app.smtp.messages().len()), (1, 1));
}

#[test]
fn an_email_of_which_nothing_can_be_written_down_is_sent_once_and_holds_up_no_other() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let refuse: &[&str] = if on_postgres() {
        &[
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '53100'; END $$",
            "CREATE TRIGGER refused BEFORE UPDATE ON outbox FOR EACH ROW \
             WHEN (NEW.outcome = 'sent' AND NEW.account_id = 2) EXECUTE FUNCTION refuse()",
        ]
    } else {
        &["CREATE TRIGGER refused BEFORE UPDATE ON outbox WHEN NEW.outcome = 'sent' AND NEW.account_id = 2 \
           BEGIN SELECT RAISE(ABORT, 'no'); END"]
    };
    refuse.iter().for_each(|statement| app.conn().batch_execute(statement).unwrap());
    assert_eq!(bob.id.0, 2);
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    let mut courier = app.courier();
    let mut deliver = || while courier.deliver_due(&app.db, &app.context.stationery, &app.clock).unwrap().goes_on() {};
    deliver();
    let arrived =
        |who: &Customer<'_>| app.smtp.messages().iter().filter(|mail| mail.to.concat().contains(&who.email)).count();
    assert_eq!([&alice, &bob].map(arrived), [1, 1]);
    let other = app.service("example.net", &carol, &carol, &carol);
    assert_eq!(carol.asks_for(other).tech(&alice).try_confirm().status, 303);
    for _ in 0..5 {
        app.advance(Duration::from_mins(2));
        deliver();
    }
    assert_eq!([&alice, &bob, &carol].map(arrived), [2, 1, 1]);
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 1);
    app.conn()
        .batch_execute(if on_postgres() { "DROP TRIGGER refused ON outbox" } else { "DROP TRIGGER refused" })
        .unwrap();
    app.advance(Duration::from_mins(15));
    deliver();
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 0);
    assert_eq!(arrived(&bob), 1);
}

/// Looking at a page writes down when the session was used: of what others write for long it must not be a victim.
#[test]
fn pages_are_shown_at_once_while_something_is_written_for_long() {
    let app = TestApp::on_a_file();
    let alice = app.customer("Alice");
    alice.sign_in();
    app.advance(Duration::from_hours(1));
    let shown = app.db_while_written(|| {
        let began = std::time::Instant::now();
        (alice.get("/services").status, began.elapsed())
    });
    assert!(shown.0 == 200 && shown.1 < Duration::from_secs(4), "{shown:?}");
}
