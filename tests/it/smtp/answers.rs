//! What is final, and what is not; and how long an answer is waited for.

use std::thread;
use std::time::{Duration, Instant};

use handover::mail::smtp::{SendOutcome, SmtpSender};

use super::{Post, TEXT, helo, later, settings, to};
use crate::support::smtp_server::{At, Behaviour, Options, SmtpServer};

#[test]
fn a_refused_recipient_is_final() {
    let mut post = Post::new();
    post.when(Behaviour::default().refuse("bob@example.com", "550 5.1.1 No such user"));
    let reason = post.refused();
    assert_eq!(reason, "The mail server did not accept the recipient: 550 5.1.1 No such user");
    let outcome = post.sender.send(&to("carol@example.com"), TEXT);
    assert_eq!(outcome, SendOutcome::Delivered);
    assert_eq!((post.heard("RSET"), post.connections()), (1, vec![1]));
}

#[test]
fn a_refused_message_is_final() {
    let mut post = Post::new();
    post.when(Behaviour::default().answer(At::End, "552 5.3.4 Message too big"));
    let reason = post.refused();
    assert!(reason.ends_with("552 5.3.4 Message too big"), "{reason}");
    post.when(Behaviour::default()).delivers();
    assert_eq!(post.connections(), [1]);
}

#[test]
fn any_4xx_means_later() {
    for at in [At::Greeting, At::Ehlo, At::Mail, At::Rcpt, At::Data, At::End] {
        let mut post = Post::new();
        post.when(Behaviour::default().answer(at, "451 4.3.0 Greylisted"));
        let reason = post.later();
        assert!(reason.ends_with("451 4.3.0 Greylisted"), "{at:?}: {reason}");
        post.when(Behaviour::default()).delivers();
    }
}

#[test]
fn a_5xx_that_is_not_about_the_message_means_later() {
    for at in [At::Greeting, At::Ehlo, At::Mail, At::Data] {
        let mut post = Post::new();
        post.when(Behaviour::default().answer(at, "554 5.3.2 Not today"));
        let reason = post.later();
        assert!(reason.ends_with("554 5.3.2 Not today"), "{at:?}: {reason}");
        post.when(Behaviour::default()).delivers();
    }
}

#[test]
fn a_5xx_that_is_about_us_is_for_the_operator_to_mend() {
    for (at, line) in [
        (At::Greeting, "554 5.7.1 Client host rejected"),
        (At::Ehlo, "550 5.7.1 Helo command rejected"),
        (At::Mail, "553 5.7.1 Sender address rejected"),
        (At::Rcpt, "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname"),
        (At::Rcpt, "554 5.7.1 Relay access denied"),
        (At::Rcpt, "454 4.7.1 Relay access denied"),
        (At::End, "550 5.7.60 Client does not have permissions to send as this sender"),
    ] {
        let mut post = Post::new();
        let outcome = post.when(Behaviour::default().answer(at, line)).send();
        assert!(matches!(&outcome, SendOutcome::TurnedAway(reason) if reason.ends_with(line)), "{at:?}: {outcome:?}");
        post.when(Behaviour::default()).delivers();
    }
}

/// Its writer may have put that in: it must not hold the others back.
#[test]
fn what_is_minded_in_one_message_has_that_one_wait() {
    let mut post = Post::new();
    let minded = Behaviour::default().answer(At::End, "554 5.7.1 Looks like spam");
    let outcome = post.when(minded).send();
    assert!(matches!(&outcome, SendOutcome::TryLater(reason) if reason.ends_with("Looks like spam")), "{outcome:?}");
    post.when(Behaviour::default()).delivers();
}

#[test]
fn no_address_is_repeated() {
    let mut post = Post::new();
    post.when(Behaviour::default().answer(At::Rcpt, "550 5.1.1 <Bob@Example.com>: no mailbox of bob here"));
    let reason = post.refused();
    assert!(reason.ends_with(": 550 5.1.1 <[address]>: no mailbox of [address] here"), "{reason}");
}

#[test]
fn nobody_there_means_later() {
    let mut post = Post::new();
    post.when(Behaviour::refuse_connections());
    let reason = post.later();
    assert!(reason.starts_with("Cannot reach the mail server 127.0.0.1:"), "{reason}");
    let gone = settings(&SmtpServer::start(Options::default()));
    let reason = later(SmtpSender::new(&gone, &helo()).unwrap().send(&to("bob@example.com"), TEXT));
    assert!(reason.contains("refused"), "{reason}");
}

#[test]
fn a_hanging_server_is_left_in_time() {
    let leave = |mut post: Post, at: At| {
        let began = Instant::now();
        let reason = post.when(Behaviour::default().hang(at)).later();
        assert!(reason.ends_with("no answer in time"), "{at:?}: {reason}");
        assert!(began.elapsed() < Duration::from_secs(5), "{at:?}");
        post.when(Behaviour::default()).delivers();
    };
    thread::scope(|scope| {
        for at in [At::Greeting, At::Ehlo, At::Mail, At::Rcpt, At::Body, At::End] {
            let post = Post::new();
            scope.spawn(move || leave(post, at));
        }
    });
}

#[test]
fn a_late_answer_is_not_taken_for_the_next_one() {
    let mut post = Post::new();
    let late = Duration::from_millis(1800);
    post.when(Behaviour::default().slow_at(At::Rcpt, late)).later();
    post.when(Behaviour::default());
    thread::sleep(Duration::from_millis(500));
    post.delivers();
    assert_eq!(post.connections(), [2]);
}

#[test]
fn the_answer_to_the_whole_message_may_take_longer() {
    let mut post = Post::new();
    let late = Duration::from_secs(2);
    post.when(Behaviour::default().slow_at(At::End, late)).delivers();
    assert_eq!(post.connections(), [1]);
}

#[test]
fn a_slow_server_is_waited_for_and_a_very_slow_one_is_not() {
    let mut post = Post::new();
    post.when(Behaviour::default().slow(Duration::from_millis(200))).delivers();
    // No answer is late in itself, but there is no time left for the message.
    let mut post = Post::new();
    post.when(Behaviour::default().slow(Duration::from_millis(800)));
    let reason = post.later();
    assert!(reason.ends_with("it is too slow"), "{reason}");
    assert_eq!(post.heard("DATA"), 0);
}
