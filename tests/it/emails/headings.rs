//! What an email says before anything else, and where it leads who is surprised.

use handover::brand::{Look, Support};

use super::CODE;
use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::page::Page;
use crate::support::received::Parsed;

/// The heading of the HTML, which begins the text too.
fn heading(mail: &Parsed) -> String {
    let html = Page { status: 200, headers: vec![], body: mail.html.clone() };
    let heading = html.text("h1");
    assert!(mail.prose().starts_with(&heading), "{heading:?} does not begin {:?}", mail.prose());
    heading
}

#[test]
fn a_code_comes_with_what_is_asked_in_a_sentence() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.asks_for(service).tech(&bob).billing(&bob).confirm();
    let mails = [alice.mail(), bob.mail()].concat();
    assert_eq!(heading(&mails[0]), "You asked B. to become technical and billing contact of example.org");
    assert_eq!(heading(&mails[1]), "Alice wants you to take over example.org as technical and billing contact");
    for mail in mails {
        assert!(mail.html.contains("Technical, Billing: accept or decline until "), "{}", mail.html);
    }
    let other = app.service("example.net", &alice, &carol, &carol);
    alice.asks_for(other).tech(&alice).confirm();
    let own = alice.mail().pop().unwrap();
    assert_eq!(heading(&own), "You asked to become technical contact of example.net");
    let third = app.service("example.com", &alice, &alice, &alice);
    alice.asks_for(third).tech(&bob).billing(&carol).confirm();
    let several = alice.mail().pop().unwrap();
    assert_eq!(heading(&several), "You asked for new contacts for example.com");
}

#[test]
fn a_code_that_is_sent_again_says_that_the_earlier_one_is_void() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.resends(it.request, &it.bob);
    app.deliver();
    let [first, second] = &it.bob.mail()[..] else { panic!("two codes") };
    let void = "The one in the earlier email is void.";
    assert_eq!(
        [&first.subject, &second.subject],
        [CODE, "New code, the earlier one is void: change of contacts for example.org"]
    );
    assert_eq!([first, second].map(|mail| mail.prose().contains(void)), [false, true]);
    assert!(second.html.contains(void), "{}", second.html);
}

#[test]
fn who_was_replaced_reads_what_it_can_no_longer_do_and_whom_to_ask() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &carol);
    let replaced_as = |tech: bool| {
        let asked = alice.asks_for(service);
        let request = if tech { asked.tech(&bob) } else { asked.billing(&bob) }.confirm()[0];
        alice.accepts(request);
        bob.accepts(request);
        app.work();
        carol.mail().pop().unwrap()
    };
    let wrong = format!("Is this wrong? Ask Alice ({}), who asked for the change, or our support team.", alice.nic);
    let still = replaced_as(true);
    assert_eq!(heading(&still), "You are no longer technical contact of example.org");
    for said in
        ["You can no longer ask for a change of: Technical.", "You are still billing contact of this service.", &wrong]
    {
        assert!(still.prose().contains(said) && still.html.contains("Is this wrong?"), "{}", still.text);
    }
    let gone = replaced_as(false);
    assert_eq!(heading(&gone), "You are no longer billing contact of example.org");
    for said in ["You are no longer a contact of this service: you do not see it under “My services” any more", &wrong]
    {
        assert!(gone.prose().contains(said) && !gone.prose().contains("You are still"), "{}", gone.text);
    }
    assert_eq!(heading(&bob.mail().pop().unwrap()), "You are now billing contact of example.org");
    assert_eq!(heading(&alice.mail().pop().unwrap()), "Bob is now billing contact of example.org");
}

#[test]
fn replies_go_to_the_support_where_it_has_an_address() {
    for (support, reply_to, said) in [
        (Some("help@example.com"), Some("help@example.com"), "a reply goes to our support team."),
        (Some("https://example.com/help"), None, "replies are not read."),
        (None, None, "replies are not read."),
    ] {
        let support = support.map(|support| Support::parse(support).unwrap());
        let app = TestApp::with(Options { look: Look { support, ..Look::default() }, ..Options::default() });
        let it = Pair::new(&app);
        let mail = it.bob.mail().pop().unwrap();
        assert_eq!(mail.header("Reply-To"), reply_to);
        assert!(mail.prose().contains(said) && mail.html.contains(said), "{}", mail.text);
    }
}
