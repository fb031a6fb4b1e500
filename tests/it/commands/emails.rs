//! `outbox`: emails that wait, fail or were refused.

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::smtp_server::Behaviour;

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
    app.advance(std::time::Duration::from_mins(1));
    app.work();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (0, 1));
    assert_eq!(listed(&app, "al1-nic"), None);
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
