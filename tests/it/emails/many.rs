//! Emails about many services: short, whatever they are about, and complete where they count.

use handover::domain::account::Language;

use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, code_in, link_in};
use crate::support::page::Page;
use crate::support::received::Parsed;

/// No part of an email is larger, in bytes.
const PART_MAX: usize = 30 * 1024;

/// An email in both its parts: what is said in the one is said in the other.
fn both_parts(mail: &Parsed) -> [String; 2] {
    let html = Page { status: 200, headers: vec![], body: mail.html.clone() };
    [mail.prose(), html.text(".sheet").split_whitespace().collect::<Vec<_>>().join(" ")]
}

fn say(mail: &Parsed, all: &[&str]) {
    for part in both_parts(mail) {
        for said in all {
            assert!(part.contains(said), "{said:?} is not in {part}");
        }
    }
}

/// How many of the services an email names.
fn named(mail: &Parsed) -> usize {
    let [text, html] =
        both_parts(mail).map(|part| (1..=500).filter(|n| part.contains(&format!("s{n:03}.example"))).count());
    assert_eq!(text, html);
    text
}

fn unlimited() -> TestApp {
    TestApp::with(Options { limits: false, ..Options::default() })
}

#[test]
fn one_code_email_asks_for_many_services() {
    let app = unlimited();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let services = app.services(30, [&alice, &carol, &alice]);
    let submission = alice.asks_for_all(&services).tech(&bob).note("All that Carol had, as we said.").confirm();
    let [own, new] = [&alice, &bob].map(|reader| reader.mail().pop().unwrap());
    for (mail, heading) in [
        (&own, "You asked for new contacts for 30 services"),
        (&new, "Alice wants you to take over 30 services as technical contact"),
    ] {
        assert_eq!(mail.subject, "Please confirm: change of contacts for 30 services");
        assert!(mail.html.contains("Open the requests"), "{}", mail.html);
        say(mail, &[heading, "All that Carol had, as we said.", "Carol (ca3-nic)", "Technical"]);
        assert!(mail.prose().contains("s020.example (Domain) and 10 more"), "{}", mail.text);
        assert!(mail.text.lines().any(|line| line.trim() == "and 10 more"), "{}", mail.text);
        assert_eq!(named(mail), 20);
        let link = format!("{}/submissions/{submission}?token={}", app.base, code_in(mail).unwrap());
        assert_eq!(link_in(mail), Some(link.clone()));
        assert_eq!(mail.text.lines().filter(|line| *line == link).count(), 1);
    }
    assert!(new.prose().contains("Service") && new.html.contains("Technical: accept or decline until "));
}

#[test]
fn the_link_leads_to_a_request_as_soon_as_few_are_left_to_decide() {
    let app = unlimited();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let services = app.services(6, [&alice, &alice, &alice]);
    let submission = alice.asks_for_all(&services).tech(&bob).confirm();
    let requests = app.db_requests_of(submission);
    assert!(link_in(&bob.mail()[0]).unwrap().contains(&format!("/submissions/{submission}?token=")));
    bob.accepts(requests[0]);
    bob.resends(requests[1], &bob);
    app.deliver();
    let again = bob.mail().pop().unwrap();
    assert_eq!(again.subject, "New code, the earlier one is void: change of contacts for 5 services");
    assert!(link_in(&again).unwrap().contains(&format!("/requests/{}?token=", requests[1])));
    assert_eq!(named(&again), 5);
    assert!(!again.text.contains("s001.example"), "what is decided is not asked again");
}

#[test]
fn what_is_alike_is_told_together() {
    let app = unlimited();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let mut services = app.services(3, [&alice, &carol, &alice]);
    services.push(app.service("other.example", &alice, &dora, &dora));
    services.push(app.service("third.example", &alice, &dora, &alice));
    let submission = alice.asks_for_all(&services).tech(&bob).billing(&bob).confirm();
    let mail = bob.mail().pop().unwrap();
    say(&mail, &["Alice wants you to become a contact of 5 services"]);
    let text = mail.prose();
    for said in [
        "Services: s001.example (Domain) s002.example (Domain) s003.example (Domain) Contact types: Technical From: Carol",
        "Service: other.example (Domain) Contact types: Technical, Billing From: Dora",
        "Service: third.example (Domain) Contact types: Technical From: Dora",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    let billing = "s003.example (Domain) third.example (Domain) Contact types: Billing From: Alice";
    assert!(text.contains(billing), "{text}");
    assert!(link_in(&mail).unwrap().contains(&format!("/submissions/{submission}?")), "nine requests");
}

/// Each of many services has another technical contact, with a long name, and is declined for a long reason of its own.
#[test]
fn an_email_about_many_different_changes_stays_small() {
    let app = unlimited();
    let long = |letter: char| format!("{letter} {}", "Maximiliane ".repeat(8).trim());
    let [alice, bob] = ['A', 'B'].map(|letter| app.customer_with("P", |profile| profile.name = long(letter)));
    let services: Vec<_> = (1..=30)
        .map(|number| {
            let tech = app.customer_with("T", |profile| profile.name = format!("{number}{}", long('T')));
            let name = format!("{}{number}.example", "long-".repeat(46));
            app.service(&name, &alice, &tech, &alice)
        })
        .collect();
    let submission = alice.asks_for_all(&services).tech(&bob).confirm();
    for request in app.db_requests_of(submission) {
        let (code, reason) = (bob.code(), format!("{request}{}", " words".repeat(49)));
        let fields = [("token", code.as_str()), ("reason", &reason)];
        assert_eq!(bob.post(&format!("/requests/{request}/decline"), &fields).status, 303);
    }
    app.work();
    let mails = [alice.mail(), bob.mail()].concat();
    assert_eq!(mails.len(), 3, "two codes and one outcome");
    for mail in mails {
        assert!(mail.prose().contains("more changes."), "{}", mail.text);
        small(&mail);
    }
}

fn small(mail: &Parsed) {
    let sizes = [mail.text.len(), mail.html.len()];
    assert!(sizes.iter().all(|size| *size < PART_MAX), "{sizes:?}: {}", mail.text);
}

#[test]
fn no_email_about_500_services_is_large() {
    let app = unlimited();
    for language in Language::ALL {
        let change = |profile: &mut crate::support::app::Profile| {
            profile.language = language;
            profile.name = "N".repeat(99);
        };
        let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer_with(name, change));
        let name = |number: i32| format!("{}-{number:03}.{}.example", "n".repeat(84), language.code());
        let services: Vec<_> = (0..500).map(|number| app.service(&name(number), &alice, &carol, &alice)).collect();
        let note = "words ".repeat(49);
        let submission = alice.asks_for_all(&services).tech(&bob).note(note.trim()).confirm();
        app.operator_cancels_all(submission);
        app.work();
        for reader in [&alice, &bob] {
            let mails = reader.mail();
            assert_eq!(mails.len(), 2, "a code and one outcome");
            for mail in mails {
                assert!(mail.subject.contains("500"), "{}", mail.subject);
                assert_eq!(both_parts(&mail)[1].matches(".example (").count(), 20);
                small(&mail);
            }
        }
    }
}

/// Who has not accepted goes by its initials, in what is told of many as of one.
#[test]
fn a_stranger_goes_by_its_initials() {
    let app = unlimited();
    let [alice, bob] = ["Alice", "Bob Kramer"].map(|name| app.customer(name));
    let services = app.services(7, [&alice, &alice, &alice]);
    let submission = alice.asks_for_all(&services).tech(&bob).confirm();
    app.operator_cancels_all(submission);
    app.work();
    let named =
        |reader: &Customer<'_>, name: &str| reader.mail().iter().filter(|mail| mail.text.contains(name)).count();
    assert_eq!([named(&alice, "B. K. (bo2-nic)"), named(&alice, "Kramer")], [2, 0]);
    assert_eq!(named(&bob, "Alice (al1-nic)"), 2);
}
