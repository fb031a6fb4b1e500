//! Whose an email is, when several workers are at work and one dies or takes too long.

use std::time::Duration;

use handover::store::outbox::{self, ClaimedEmail, EmailEnding};
use handover::store::{StoreError, Tx};

use super::Owed;
use crate::support::app::{TestApp, on_postgres};

const LEASE: Duration = Duration::from_secs(55);

/// What the next worker takes.
fn takes(app: &TestApp) -> Vec<ClaimedEmail> {
    app.db.write_blocking(|tx| outbox::claim(tx, app.clock.now(), LEASE, 20)).unwrap()
}

fn does<T>(app: &TestApp, act: impl Fn(&mut Tx) -> Result<T, StoreError>) -> T {
    app.db.write_blocking(act).unwrap()
}

/// An email, and a worker's claim of it whose lease is over.
fn overdue(app: &TestApp) -> ClaimedEmail {
    let it = Owed::new(app);
    let mut claimed = takes(app);
    claimed.retain(|claimed| claimed.email.account() == Some(it.bob.id));
    app.advance(LEASE);
    claimed.pop().unwrap()
}

#[test]
fn a_worker_that_died_gives_its_emails_back_within_a_minute() {
    let app = TestApp::start();
    Owed::new(&app);
    assert_eq!(takes(&app).len(), 3);
    app.advance(LEASE - Duration::from_secs(1));
    app.work();
    assert_eq!((takes(&app).len(), app.mails()), (0, 0));
    app.advance(Duration::from_secs(1));
    app.work();
    assert_eq!(app.mails(), 3);
}

#[test]
fn a_worker_whose_lease_is_over_does_not_overwrite_what_another_wrote() {
    let app = TestApp::start();
    let late = overdue(&app);
    let row = || {
        app.db_rows(
            &format!("outbox WHERE id = {}", late.email.id),
            &["outcome", "last_error", "attempts", "not_before"],
        )
    };
    app.work();
    let sent = row();
    assert!(sent[0].starts_with("sent - 2 "), "{sent:?}");
    let now = app.clock.now();
    assert!(!does(&app, |tx| outbox::finish(tx, &late, EmailEnding::Refused, Some("no"), now)));
    assert!(!does(&app, |tx| outbox::finish(tx, &late, EmailEnding::Sent, None, now)));
    assert!(!does(&app, |tx| outbox::put_off(tx, &late, now, "later")));
    does(&app, |tx| outbox::give_back(tx, &[&late]));
    assert_eq!(row(), sent);
}

#[test]
fn a_worker_whose_lease_is_over_does_not_disturb_who_is_sending_now() {
    let app = TestApp::start();
    let late = overdue(&app);
    let now = app.clock.now();
    let current = takes(&app).into_iter().find(|claimed| claimed.email.id == late.email.id).unwrap();
    assert!(!does(&app, |tx| outbox::finish(tx, &late, EmailEnding::Refused, Some("no"), now)));
    assert!(!does(&app, |tx| outbox::put_off(tx, &late, now, "later")));
    does(&app, |tx| outbox::give_back(tx, &[&late]));
    assert!(takes(&app).is_empty(), "it is still the other's");
    assert!(does(&app, |tx| outbox::put_off(tx, &current, now, "later")));
    // What has left has left: nobody sends it again.
    assert!(does(&app, |tx| outbox::finish(tx, &late, EmailEnding::Sent, None, now)));
    assert!(!takes(&app).iter().any(|claimed| claimed.email.id == late.email.id));
    assert!(!does(&app, |tx| outbox::finish(tx, &current, EmailEnding::Refused, Some("no"), now)));
}

#[test]
fn what_one_worker_is_just_taking_another_passes_over() {
    let app = TestApp::start();
    drop([(); 2].map(|()| Owed::new(&app)));
    if !on_postgres() {
        // On SQLite who writes holds the whole database, for a moment.
        assert_eq!((takes(&app).len(), takes(&app).len()), (6, 0));
        return;
    }
    let now = app.clock.now();
    does(&app, |tx| {
        assert_eq!(outbox::claim(tx, now, LEASE, 4)?.len(), 4);
        // Not over yet, and nobody waits.
        assert_eq!(does(&app, |other| outbox::claim(other, now, LEASE, 20)).len(), 2);
        Ok(())
    });
    assert!(takes(&app).is_empty());
}
