//! How emails leave: in order, again while the mail server is away, and not at all once they are superseded.

use std::time::Duration;

use handover::domain::time::DAY;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::code_in;
use crate::support::smtp_server::{At, Behaviour};

const LATER: &str = "451 4.3.0 Later";
const DONE: &str = "Done: the contacts of example.org have changed";

fn well(app: &TestApp) {
    app.smtp.set(Behaviour::default());
}

fn away(app: &TestApp) {
    app.smtp.set(Behaviour::refuse_connections());
    app.smtp.close_connections();
}

/// How often the server was told this.
fn heard(app: &TestApp, command: &str) -> usize {
    app.smtp.commands().iter().filter(|(_, line)| line.starts_with(command)).count()
}

/// A service of Alice, and Bob asked to be its technical contact; the mail server is away.
fn asked_while_away(app: &TestApp) -> Pair<'_> {
    away(app);
    let it = Pair::new(app);
    assert_eq!(app.mails(), 0);
    well(app);
    it
}

#[test]
fn nothing_is_lost_while_the_mail_server_is_away() {
    let app = TestApp::start();
    let it = asked_while_away(&app);
    app.advance(DAY);
    app.work();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (1, 1));
    it.both_accept();
}

#[test]
fn an_email_that_is_put_off_is_tried_again_ever_more_seldom() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    app.smtp.set(Behaviour::default().answer(At::Rcpt, LATER));
    bob.asks_for(service).tech(&bob).try_confirm();
    alice.asks_for(service).tech(&alice).confirm();
    let mut waits = Vec::new();
    for expected in [15, 30, 60, 120, 240, 480, 900, 900] {
        let before = heard(&app, "RCPT");
        app.advance(Duration::from_secs(expected / 2));
        app.deliver();
        assert_eq!(heard(&app, "RCPT"), before, "too early, after {waits:?}");
        app.advance(Duration::from_secs(expected - expected / 2));
        app.deliver();
        assert_eq!(heard(&app, "RCPT"), before + 1, "too late, after {waits:?}");
        waits.push(expected);
    }
    well(&app);
    app.advance(Duration::from_mins(15));
    app.deliver();
    assert_eq!(alice.mail().len(), 1);
}

#[test]
fn every_try_has_the_same_message_id_and_code() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().close(At::End));
    let it = Pair::new(&app);
    for _ in 0..3 {
        app.advance(Duration::from_mins(10));
        app.deliver();
        app.deliver();
    }
    well(&app);
    app.advance(Duration::from_mins(10));
    app.deliver();
    for reader in [&it.alice, &it.bob] {
        let mails = reader.mail();
        assert!(mails.len() > 2, "the server took it, and its answer was lost");
        for mail in &mails {
            assert_eq!(mail.header("Message-ID"), mails[0].header("Message-ID"));
            assert_eq!(code_in(mail), code_in(&mails[0]));
        }
    }
    assert_ne!(it.alice.mail()[0].header("Message-ID"), it.bob.mail()[0].header("Message-ID"));
}

#[test]
fn a_code_that_was_replaced_before_it_left_is_never_sent() {
    let app = TestApp::start();
    let it = asked_while_away(&app);
    it.bob.resends(it.request, &it.bob);
    app.advance(Duration::from_mins(10));
    app.work();
    app.work();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (1, 1));
    it.bob.accepts(it.request);
}

#[test]
fn a_code_for_a_request_that_is_over_is_never_sent() {
    let app = TestApp::start();
    let it = asked_while_away(&app);
    it.alice.cancels(it.request);
    app.advance(Duration::from_mins(10));
    app.work();
    app.work();
    assert_eq!(it.bob.subjects(), ["Cancelled: change of contacts for example.org"]);
    assert_eq!(it.alice.mail().len(), 0);
}

#[test]
fn a_reminder_of_who_has_decided_meanwhile_is_never_sent() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.advance(DAY * 27);
    away(&app);
    app.work();
    it.bob.accepts(it.request);
    well(&app);
    app.advance(Duration::from_mins(10));
    app.work();
    app.work();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (2, 1));
}

#[test]
fn an_email_that_waits_goes_to_the_new_address() {
    let app = TestApp::start();
    let it = asked_while_away(&app);
    it.bob.moves_to("bobby@example.com");
    app.advance(Duration::from_mins(10));
    app.work();
    app.work();
    let codes_to = |address: &str| {
        let messages = app.smtp.messages();
        messages.iter().filter(|mail| mail.to == [address] && code_in(&mail.parse()).is_some()).count()
    };
    assert_eq!((codes_to(&it.bob.email), codes_to("bobby@example.com")), (0, 1));
}

#[test]
fn emails_about_one_submission_leave_in_their_order() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let made = alice.asks_for(service).billing(&bob).tech(&dora).confirm();
    alice.accepts(made[0]);
    alice.accepts(made[1]);
    app.smtp.set(Behaviour::default().refuse(&alice.email, LATER));
    let decliner = if bob.sees(made[0]).is_empty() { &dora } else { &bob };
    decliner.declines(made[0]);
    app.work();
    app.operator_cancels(made[1]);
    well(&app);
    app.work();
    assert_eq!(alice.mail().len(), 1, "the second waits for the first, which is put off");
    app.advance(Duration::from_secs(15));
    app.work();
    let ends = ["Declined", "Cancelled"].map(|end| format!("{end}: change of contacts for example.org"));
    assert_eq!(alice.subjects()[1..], ends);
}

#[test]
fn one_put_off_email_holds_up_no_other_submission_and_no_other_account() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("alice1@example.org", LATER));
    let it = Pair::new(&app);
    app.deliver();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (0, 1));
    well(&app);
    let other = app.service("example.net", &it.alice, &it.alice, &it.alice);
    it.alice.asks_for(other).tech(&it.bob).confirm();
    assert_eq!(it.alice.subjects(), ["Please confirm: change of contacts for example.net"]);
    app.advance(Duration::from_mins(1));
    app.deliver();
    assert_eq!(it.alice.mail().len(), 2);
}

#[test]
fn one_refused_for_good_does_not_hold_back_the_next_and_is_noted() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    let told = [
        (&it.alice, "The email to B. (bo2-nic) could not be delivered."),
        (&it.bob, "The email to you could not be delivered."),
    ];
    for (reader, told) in told {
        assert_eq!(reader.story(it.request)[1..], [told]);
    }
    app.advance(DAY);
    app.work();
    assert_eq!((it.bob.mail().len(), heard(&app, "RCPT TO:<bob2")), (0, 1), "it is not tried again");
    well(&app);
    it.alice.cancels(it.request);
    app.work();
    assert_eq!(it.bob.subjects(), ["Cancelled: change of contacts for example.org"]);
}

#[test]
fn a_refused_outcome_is_noted_too() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.smtp.set(Behaviour::default().refuse(&it.bob.email, "550 5.1.1 No such mailbox"));
    app.work();
    assert_eq!(it.alice.subjects()[1..], [DONE]);
    assert_eq!(it.alice.history(it.request).last().unwrap(), "email-refused");
}

#[test]
fn an_email_cut_off_in_its_middle_is_sent_again() {
    for at in [At::Greeting, At::Ehlo, At::Mail, At::Rcpt, At::Data, At::Body] {
        let app = TestApp::start();
        app.smtp.set(Behaviour::default().close(at));
        let it = Pair::new(&app);
        assert_eq!(app.mails(), 0, "{at:?}");
        well(&app);
        app.advance(Duration::from_mins(1));
        app.work();
        app.work();
        assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (1, 1), "{at:?}");
    }
}
