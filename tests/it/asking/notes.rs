//! A note with a request: check 7, and who reads it.

use handover::domain::ServiceId;

use crate::asking::{assert_nothing_happened, assert_refused};
use crate::support::app::TestApp;
use crate::support::customer::Customer;

const NOTE: &str = "Olga leaves in May.\r\nPlease take <b>over</b> & tell me.";
const SHOWN: &str = "Olga leaves in May. Please take <b>over</b> & tell me.";

fn people(app: &TestApp) -> ([Customer<'_>; 3], ServiceId) {
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    ([alice, bob, carol], service)
}

#[test]
fn who_must_confirm_reads_the_note_on_the_page_and_in_the_email() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    let request = alice.asks_for(service).tech(&bob).field("note", NOTE).confirm()[0];
    for (reader, label) in [(&bob, "Alice (al1-nic) writes:"), (&alice, "Your note:")] {
        assert_eq!(
            reader.reads(request).texts("blockquote.note"),
            [SHOWN; 2],
            "to decide by, and to read once decided"
        );
        let mail = reader.mail().pop().unwrap();
        let said = format!("{label}\n\n> {SHOWN}\n");
        assert!(mail.text.replace("\r\n", "\n").contains(&said), "{}", mail.text);
        assert!(mail.html.contains("tell me.</blockquote>") && !mail.html.contains("<b>over"), "{}", mail.html);
    }
    assert!(!carol.reads(request).has("blockquote.note"), "the administrative contact confirms nothing");
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    assert_eq!(bob.reads(request).texts("blockquote.note"), [SHOWN]);
}

#[test]
fn a_note_shows_in_the_preview() {
    let app = TestApp::start();
    let ([alice, bob, _], service) = people(&app);
    let form = [("tech", bob.nic.as_str()), ("note", NOTE)];
    let page = alice.post(&format!("/services/{service}/contacts/preview"), &form);
    assert_eq!((page.status, page.text("#preview blockquote")), (200, SHOWN.to_owned()));
    let without = alice.post(&format!("/services/{service}/contacts/preview"), &form[..1]);
    assert!(!without.has("blockquote"));
}

#[test]
fn a_note_that_cannot_be_taken_is_a_fault_at_its_field() {
    let app = TestApp::start();
    let ([alice, bob, _], service) = people(&app);
    let address = "Domain names, web and email addresses cannot be sent here. Put a space after each full stop.";
    for (note, fault) in [
        ("x".repeat(301).as_str(), "Please use at most 300 characters."),
        ("see https://evil.example/pay", address),
        ("pay at evil.example", address),
        ("write to me@evil.example", address),
        ("a\0b", "This contains characters that cannot be used here."),
    ] {
        let answer = alice.asks_for(service).tech(&bob).field("note", note).try_confirm();
        assert_refused(&answer, "note", fault);
        assert_eq!(answer.text("textarea#note"), note.replace('\0', "\u{fffd}"), "what was typed stays");
        assert!(answer.attribute("#note", "aria-describedby").is_some_and(|ids| ids.starts_with("note-fault ")));
    }
    let both = alice.asks_for(service).field("tech", "zz9-nic").field("note", "www.evil.example").try_confirm();
    assert_eq!(both.texts("[role=alert] li").len(), 2, "all at once");
    assert_nothing_happened(&app, &alice);
}

#[test]
fn an_empty_note_is_none_and_the_longest_one_is_taken() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    let empty = alice.asks_for(service).tech(&bob).field("note", " \r\n ").confirm()[0];
    assert!(!bob.reads(empty).has("blockquote.note"));
    assert!(!bob.mail().pop().unwrap().text.contains("\n> "));
    let longest = "ż ".repeat(149) + "żż";
    let full = carol.asks_for(service).billing(&bob).field("note", &longest).confirm()[0];
    assert_eq!(bob.reads(full).texts("blockquote.note")[0], longest);
}
