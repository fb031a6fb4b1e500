//! Letters beyond ASCII.

use handover::mail::smtp::SendOutcome;
use lettre::address::Envelope;

use super::{Post, QUICK, TEXT, later, refused, to};
use crate::support::smtp_server::Options;

#[test]
fn an_address_beyond_ascii_needs_the_servers_support() {
    let mut post = Post::new();
    let outcome = post.sender.send(&to("jürgen@example.com"), TEXT);
    assert_eq!(outcome, SendOutcome::Delivered);
    assert_eq!(post.server.messages()[0].to, ["jürgen@example.com"]);
    assert_eq!(post.server.messages()[0].parameters, "SMTPUTF8");

    let lacking = Options { smtputf8: false, ..Options::default() };
    let mut post = Post::with(lacking, |_| {}, QUICK);
    let reason = refused(post.sender.send(&to("jürgen@example.com"), TEXT));
    assert!(reason.contains("SMTPUTF8"), "{reason}");
    post.delivers();
    assert_eq!(post.connections(), [1]);
    // The sender's address is a setting: the mail waits until it is put right.
    let from = Some("grüße@example.com".parse().unwrap());
    let ours = Envelope::new(from, vec!["bob@example.com".parse().unwrap()]).unwrap();
    assert!(later(post.sender.send(&ours, TEXT)).contains("SMTPUTF8"));
}

#[test]
fn a_message_beyond_ascii_needs_the_servers_support() {
    let message = "Subject: x\r\n\r\nGrüße\r\n".as_bytes();
    let mut post = Post::new();
    let outcome = post.sender.send(&to("bob@example.com"), message);
    assert_eq!(outcome, SendOutcome::Delivered);
    assert_eq!(post.server.messages()[0].parameters, "BODY=8BITMIME");
    assert_eq!(post.server.messages()[0].raw, message);

    let lacking = Options { eight_bit_mime: false, ..Options::default() };
    let mut post = Post::with(lacking, |_| {}, QUICK);
    let reason = refused(post.sender.send(&to("bob@example.com"), message));
    assert!(reason.contains("8BITMIME"), "{reason}");
}
