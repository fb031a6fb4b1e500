//! `outbox`: emails that wait, fail or were refused.

use std::time::{Duration, Instant};

use handover::work::worker::Worker;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::smtp_server::{At, Behaviour};

const PATIENCE: Duration = Duration::from_secs(60);

/// The number of the email that `outbox list` shows for an account.
fn listed(app: &TestApp, nic: &str) -> Option<(String, String)> {
    let list = app.command(&["outbox", "list"]).done();
    let line = list.lines().find(|line| line.contains(&format!(" to {nic} ")))?;
    Some((line.split(' ').next()?.to_owned(), line.to_owned()))
}

#[test]
fn a_refused_email_is_listed_and_tried_again() {
    let app = TestApp::start();
    assert_eq!(app.command(&["outbox", "list"]).done(), "No email waits, fails or was refused.\n");
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    let (number, line) = listed(&app, "bo2-nic").unwrap();
    assert!(line.contains("validation-code") && line.contains("refused") && line.contains("No such mailbox"), "{line}");
    assert_eq!(listed(&app, "al1-nic"), None, "what was sent is not listed");
    app.smtp.set(Behaviour::default());
    app.command(&["outbox", "retry", &number]).done();
    app.deliver();
    it.bob.accepts(it.request);
    assert_eq!(listed(&app, "bo2-nic"), None);
    let told = format!("there is no email {number} that waits or was refused");
    assert_eq!(app.command(&["outbox", "retry", &number]).failed(), told);
}

#[test]
fn a_waiting_email_is_listed_and_can_be_dropped() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::refuse_connections());
    let it = Pair::new(&app);
    let (number, line) = listed(&app, "al1-nic").unwrap();
    assert!(line.contains("failing, next try ") && line.contains("tries 1"), "{line}");
    assert!(listed(&app, "bo2-nic").unwrap().1.contains("waiting"));
    app.command(&["outbox", "drop", &number]).done();
    app.smtp.set(Behaviour::default());
    app.advance(Duration::from_mins(1));
    app.work();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (0, 1));
    assert_eq!(listed(&app, "al1-nic"), None);
}

#[test]
fn all_that_waits_or_was_refused_is_tried_again_in_one_go() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "451 4.3.0 Later"));
    it.alice.resends(it.request, &it.alice);
    app.work();
    let tried_again = |told: &str| assert_eq!(app.command(&["outbox", "retry", "--all"]).done(), told);
    tried_again("2 emails are tried again as soon as a worker is at work.\n");
    app.smtp.set(Behaviour::default());
    app.deliver();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (2, 1));
    tried_again("No email waits, fails or was refused.\n");
}

#[test]
fn an_email_that_a_worker_has_is_not_called_failing() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.smtp.set(Behaviour::default().hang(At::Rcpt));
    it.alice.resends(it.request, &it.bob);
    let worker = Worker::start(&app.context, app.carrier()).unwrap();
    let until = Instant::now() + PATIENCE;
    while app.db_count("outbox WHERE leased_until IS NOT NULL") == 0 {
        assert!(Instant::now() < until, "no worker has taken it");
    }
    let (_, line) = listed(&app, "bo2-nic").unwrap();
    assert!(line.contains("being sent  tries 1"), "{line}");
    app.smtp.set(Behaviour::default());
    app.smtp.close_connections();
    worker.stop(Instant::now() + PATIENCE);
}

#[test]
fn a_failing_email_is_tried_at_once_when_told_so() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::refuse_connections());
    let it = Pair::new(&app);
    let (number, _) = listed(&app, "al1-nic").unwrap();
    app.smtp.set(Behaviour::default());
    app.command(&["outbox", "retry", &number]).done();
    app.deliver();
    assert_eq!(it.alice.mail().len(), 1);
}
