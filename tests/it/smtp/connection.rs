//! How long a connection is kept, and when there is another one.

use std::thread;
use std::time::Duration;

use handover::mail::smtp::Limits;

use super::{Post, QUICK};
use crate::support::smtp_server::{At, Behaviour, Options};

#[test]
fn the_connection_is_kept_for_the_next_message() {
    let mut post = Post::new();
    for _ in 0..3 {
        post.delivers();
    }
    assert_eq!(post.connections(), [1, 1, 1]);
    assert_eq!(post.heard("NOOP"), 0);
}

#[test]
fn closing_says_goodbye_and_the_next_message_reconnects() {
    let mut post = Post::new();
    post.delivers();
    post.sender.close();
    assert_eq!(post.heard("QUIT"), 1);
    post.delivers();
    assert_eq!(post.connections(), [1, 2]);
}

#[test]
fn a_connection_carries_its_share_of_messages_and_no_more() {
    let limits = Limits { messages: 2, ..QUICK };
    let mut post = Post::with(Options::default(), |_| {}, limits);
    for _ in 0..5 {
        post.delivers();
    }
    assert_eq!(post.connections(), [1, 1, 2, 2, 3]);
    assert_eq!(post.heard("QUIT"), 2);
    assert_eq!(Limits::default().messages, 100);
}

#[test]
fn an_idle_connection_is_checked_before_use() {
    let limits = Limits { idle: Duration::ZERO, ..QUICK };
    let mut post = Post::with(Options::default(), |_| {}, limits);
    post.delivers();
    post.delivers();
    assert_eq!((post.heard("NOOP"), post.connections()), (1, vec![1, 1]));
    post.when(Behaviour::default().answer(At::Noop, "421 bored")).delivers();
    assert_eq!(post.connections(), [1, 1, 2]);
}

#[test]
fn a_kept_connection_that_died_is_replaced_at_once() {
    let mut post = Post::new();
    post.delivers();
    post.server.close_connections();
    thread::sleep(Duration::from_millis(50));
    post.delivers();
    assert_eq!(post.connections(), [1, 2]);
}

#[test]
fn a_server_with_a_limit_of_messages_gets_a_fresh_connection() {
    let mut post = Post::new();
    post.when(Behaviour::default().messages_per_connection(2));
    for _ in 0..5 {
        post.delivers();
    }
    assert_eq!(post.connections(), [1, 1, 2, 2, 3]);
}

#[test]
fn reconnecting_is_tried_once() {
    let mut post = Post::new();
    post.delivers();
    post.when(Behaviour::default().answer(At::Mail, "421 4.3.2 going down"));
    let reason = post.later();
    assert!(reason.contains("421 4.3.2 going down"), "{reason}");
    assert_eq!((post.heard("MAIL"), post.heard("EHLO")), (3, 2));
    // A fresh connection is not retried at all.
    post.later();
    assert_eq!((post.heard("MAIL"), post.heard("EHLO")), (4, 3));
}

#[test]
fn a_message_is_never_sent_twice_in_one_go() {
    for at in [At::Body, At::End] {
        let mut post = Post::new();
        post.delivers();
        post.when(Behaviour::default().close(at));
        let reason = post.later();
        assert!(reason.contains("closed") || reason.contains("reset"), "{reason}");
        assert_eq!((post.heard("DATA"), post.heard("EHLO")), (2, 1), "{at:?}");
        post.when(Behaviour::default()).delivers();
    }
}

#[test]
fn a_server_that_minds_the_sender_gets_a_fresh_connection_next_time() {
    let mut post = Post::new();
    post.when(Behaviour::default().answer(At::Mail, "452 4.5.3 Enough for now")).later();
    post.when(Behaviour::default()).delivers();
    assert_eq!(post.connections(), [2]);
}
