//! Which email goes to whom, when, and what it is like.

mod endings;
mod leaving;
mod snapshots;

use std::time::{Duration, SystemTime};

use handover::brand::{Logo, Look, Support};
use handover::domain::account::Language;
use handover::domain::time::DAY;
use handover::flows::administer;
use lettre::message::header::{Date, Header};

use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, code_in, link_in};
use crate::support::page::Page;
use crate::support::received::Parsed;

/// Every email since the first `after`: to whom, and its subject; in order of the address.
fn sent(app: &TestApp, after: usize) -> Vec<(String, String)> {
    let messages = app.smtp.messages();
    let mut sent: Vec<_> = messages[after..]
        .iter()
        .map(|message| {
            let parsed = message.parse();
            assert_eq!(message.to, parsed.to, "envelope and header");
            (message.to.concat(), parsed.subject)
        })
        .collect();
    sent.sort();
    sent
}

/// These and no others were sent.
fn were_sent(app: &TestApp, after: usize, expected: &[(&Customer<'_>, &str)]) {
    let mut expected: Vec<_> = expected.iter().map(|(to, subject)| (to.email.clone(), (*subject).to_owned())).collect();
    expected.sort();
    assert_eq!(sent(app, after), expected);
}

const CODE: &str = "Please confirm: change of contacts for example.org";
const DONE: &str = "Done: the contacts of example.org have changed";
const REMINDER: &str = "Reminder: change of contacts for example.org";

#[test]
fn a_submission_is_told_to_its_validators_alone() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    alice.asks_for(service).tech(&bob).confirm();
    were_sent(&app, 0, &[(&alice, CODE), (&bob, CODE)]);
}

#[test]
fn a_change_is_told_to_the_parties_the_replaced_and_the_administrative_contact() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    were_sent(&app, 2, &[(&alice, DONE), (&bob, DONE), (&carol, DONE)]);
    let told = carol.mail().pop().unwrap();
    assert!(told.prose().contains("The contacts of example.org, whose administrative contact you are, have changed:"));
}

#[test]
fn the_replaced_contact_is_told_where_it_was_no_party() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &carol);
    let request = alice.asks_for(service).tech(&bob).billing(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    were_sent(
        &app,
        2,
        &[(&alice, DONE), (&bob, DONE), (&carol, "Another account has replaced you as a contact of example.org")],
    );
    let told = carol.mail().pop().unwrap().prose();
    assert!(told.contains("(Technical, Billing). The contact is now Bob (bo2-nic)."), "{told}");
}

#[test]
fn who_takes_over_alone_is_told_once() {
    let app = TestApp::start();
    let [alice, carol] = ["Alice", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let request = alice.asks_for(service).tech(&alice).confirm()[0];
    alice.accepts(request);
    app.work();
    were_sent(&app, 1, &[(&alice, DONE), (&carol, "Another account has replaced you as a contact of example.org")]);
}

#[test]
fn who_ended_a_request_is_not_told_of_it() {
    let ends: [(fn(&TestApp, &Pair<'_>), &str, &[usize]); 5] = [
        (|_, it| drop(it.bob.declines(it.request)), "Declined", &[0]),
        (|_, it| drop(it.alice.declines(it.request)), "Declined", &[1]),
        (|_, it| drop(it.alice.cancels(it.request)), "Cancelled", &[1]),
        (|app, it| app.operator_cancels(it.request), "Cancelled", &[0, 1]),
        (|app, _| app.advance(DAY * 31), "Expired", &[0, 1]),
    ];
    for (end, what, told) in ends {
        let app = TestApp::start();
        let it = Pair::new(&app);
        end(&app, &it);
        app.work();
        let subject = format!("{what}: change of contacts for example.org");
        let parties = [&it.alice, &it.bob];
        let expected: Vec<_> = told.iter().map(|party| (parties[*party], subject.as_str())).collect();
        were_sent(&app, 2, &expected);
    }
}

#[test]
fn a_failed_change_is_told_to_both_parties() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.db_moves(&it.bob, "ca");
    app.work();
    let failed = "Failed: change of contacts for example.org";
    were_sent(&app, 2, &[(&it.alice, failed), (&it.bob, failed)]);
}

#[test]
fn a_changed_password_is_told_to_its_owner() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.operator(|cx| administer::set_password(cx, alice.id, "$argon2id$v=19$x"));
    app.work();
    were_sent(&app, 0, &[(&alice, "The password of your Handover account was changed")]);
}

#[test]
fn a_changed_address_is_told_to_both_addresses() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.moves_to("new@example.com");
    app.work();
    let subject = "The email address of your Handover account was changed".to_owned();
    assert_eq!(sent(&app, 0), [(alice.email.clone(), subject.clone()), ("new@example.com".to_owned(), subject)]);
}

#[test]
fn who_must_still_decide_is_reminded_three_days_before_the_last_day() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.accepts(it.request);
    app.advance(DAY * 27 - Duration::from_mins(1));
    app.work();
    assert_eq!(app.mails(), 2);
    let before = it.bob.mail()[0].clone();
    app.advance(Duration::from_mins(1));
    app.work();
    were_sent(&app, 2, &[(&it.bob, REMINDER)]);
    let reminder = it.bob.mail().pop().unwrap();
    assert_eq!(
        (code_in(&reminder), link_in(&reminder)),
        (code_in(&before), link_in(&before)),
        "the same code and link"
    );
    app.advance(DAY);
    app.work();
    assert_eq!(app.mails(), 3, "once");
    it.bob.accepts(it.request);
}

#[test]
fn a_term_of_a_week_has_a_reminder_and_a_shorter_one_none() {
    for (term, reminders) in [(DAY * 7, 2), (DAY * 7 - Duration::from_secs(1), 0)] {
        let app = TestApp::with(Options { request_ttl: term, ..Options::default() });
        let it = Pair::new(&app);
        app.advance(term - Duration::from_hours(1));
        app.work();
        assert_eq!(app.mails() - 2, reminders);
        assert_eq!(it.state(), ["pending-own", "pending-own"]);
    }
}

#[test]
fn a_reminder_carries_the_newest_code_and_no_blocked_one() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.resends(it.request, &it.alice);
    app.deliver();
    let newest = it.alice.code();
    for _ in 0..5 {
        it.bob.try_decides(it.request, "accept", "wrong");
    }
    app.advance(DAY * 27);
    app.work();
    assert_eq!(code_in(it.alice.mail().last().unwrap()), Some(newest));
    let blocked = it.bob.mail().pop().unwrap();
    assert_eq!((blocked.subject.as_str(), code_in(&blocked)), (REMINDER, None));
    assert!(blocked.text.contains("Your validation code is blocked"), "{}", blocked.text);
}

#[test]
fn code_and_link_stand_alone_on_their_lines_and_in_the_html_alike() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for reader in [&it.alice, &it.bob] {
        let mail = reader.mail().pop().unwrap();
        let code = code_in(&mail).expect("alone on its line");
        let link = format!("{}/requests/{}?token={code}", app.base, it.request);
        assert_eq!(mail.text.lines().filter(|line| *line == link).count(), 1);
        let html = Page { status: 200, headers: vec![], body: mail.html.clone() };
        assert_eq!(html.text(".code"), code);
        assert_eq!(html.attributes("a", "href"), [link.clone(), link.clone()]);
        assert_eq!(html.text(".bare"), link);
        assert_eq!(reader.get(&format!("/requests/{}?token={code}", it.request)).value("token"), code);
    }
}

#[test]
fn the_link_leads_to_the_lowest_request_that_is_still_to_decide() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let made = alice.asks_for(service).billing(&bob).tech(&dora).confirm();
    let link = |mail: &Parsed| link_in(mail).unwrap().split('?').next().unwrap().to_owned();
    assert_eq!(link(&alice.mail()[0]), format!("{}/requests/{}", app.base, made[0]));
    alice.accepts(made[0]);
    alice.resends(made[1], &alice);
    app.deliver();
    let fresh = alice.mail().pop().unwrap();
    assert_eq!(link(&fresh), format!("{}/requests/{}", app.base, made[1]));
    assert_eq!(fresh.text.matches("Contact types: ").count(), 1, "what is decided is not asked again");
}

#[test]
fn both_parts_say_the_same_facts() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.work();
    for mail in [it.alice.mail(), it.bob.mail()].concat() {
        let html = Page { status: 200, headers: vec![], body: mail.html.clone() };
        let (facts, prose) = (html.texts(".facts th, .facts table td"), mail.prose());
        assert!(facts.len() >= 10 && facts.iter().all(|said| prose.contains(said)), "{facts:?} in {prose}");
        assert!(prose.contains("Service: example.org (DOMAIN)"), "{prose}");
        let read = html.text(".sheet");
        for line in mail.text.lines().filter(|line| !line.is_empty() && *line != "-- ") {
            let said = line.split_once(":  ").map_or(line, |(_, value)| value).trim();
            assert!(read.contains(said), "{said:?} is not in {read:?}");
        }
    }
}

#[test]
fn the_logo_travels_with_the_email() {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), vec![0, 0, 0, 64, 0, 0, 0, 32]].concat();
    let logo = Some(std::sync::Arc::new(Logo::of(png.clone()).unwrap()));
    let app = TestApp::with(Options { look: Look { logo, ..Look::default() }, ..Options::default() });
    let it = Pair::new(&app);
    let mail = it.bob.mail().pop().unwrap();
    assert!(mail.html.contains("src=\"cid:logo@handover.example\""), "{}", mail.html);
    assert_eq!(mail.pictures, [("logo@handover.example".to_owned(), png)]);
    assert!(mail.header("Content-Type").unwrap().starts_with("multipart/alternative"));
    let raw = String::from_utf8_lossy(&app.smtp.messages()[0].raw).into_owned();
    assert!(raw.contains("multipart/related") && raw.contains("Content-Disposition: inline"), "{raw}");
    assert_eq!(code_in(&mail), Some(it.bob.code()));
    let usual = TestApp::start();
    assert_eq!(Pair::new(&usual).bob.mail()[0].pictures, []);
}

#[test]
fn emails_say_where_help_is() {
    let support = Some(Support::parse("help@example.com").unwrap());
    let app = TestApp::with(Options { look: Look { support, ..Look::default() }, ..Options::default() });
    let it = Pair::new(&app);
    let mail = it.bob.mail().pop().unwrap();
    let foot = mail.text.rsplit("-- ").next().unwrap();
    assert!(foot.trim_end().ends_with("Questions? You can reach us here: help@example.com"), "{foot}");
    let html = Page { status: 200, headers: vec![], body: mail.html };
    assert_eq!(html.attributes(".foot a", "href"), ["mailto:help@example.com"]);
}

#[test]
fn every_email_names_its_reader_and_has_the_headers_of_an_automatic_one() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.work();
    it.alice.moves_to(&it.alice.email.replace("alice", "alicia"));
    app.work();
    let mut ids = std::collections::BTreeSet::new();
    for message in app.smtp.messages() {
        let mail = message.parse();
        assert_eq!(message.from, "no-reply@handover.example");
        assert_eq!(mail.header("Auto-Submitted"), Some("auto-generated"));
        let id = mail.header("Message-ID").unwrap().to_owned();
        assert!(id.starts_with('<') && id.ends_with("@handover.example>"), "{id}");
        assert!(ids.insert(id), "each its own");
        let date = SystemTime::from(Date::parse(mail.header("Date").unwrap()).unwrap());
        assert!(SystemTime::now().duration_since(date).unwrap() < Duration::from_mins(5));
        let nic = if mail.to[0].starts_with("bob") { &it.bob.nic } else { &it.alice.nic };
        for part in [mail.prose(), mail.html] {
            assert!(part.contains(&format!("the account with the NIC handle {nic}")), "{part}");
        }
    }
}

#[test]
fn no_email_holds_invisible_characters() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    // What a name may hold, and an email may not show: it would hide and turn around what stands beside it.
    let chloe = app.customer_with("Chloe", |profile| {
        profile.language = Language::French;
        profile.name = "Ch\u{200b}lo\u{202e}é\u{feff} \u{2028}\u{e0041}M".to_owned();
    });
    it.both_accept();
    let request = it.alice.asks_for(it.service).billing(&chloe).confirm()[0];
    it.alice.accepts(request);
    chloe.declines(request);
    app.work();
    for message in app.smtp.messages() {
        let mail = message.parse();
        let invisible = |c: &char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..);
        for part in [&mail.subject, &mail.text, &mail.html] {
            assert_eq!(part.chars().find(invisible), None, "{part}");
        }
    }
    assert!(chloe.mail()[0].text.starts_with("Bonjour Chloé M,"), "{}", chloe.mail()[0].text);
}

#[test]
fn who_cancels_without_being_a_party_goes_by_its_handle_beyond_the_service() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice Martin", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = bob.asks_for(service).tech(&carol).confirm()[0];
    alice.get("/services");
    alice.cancels(request);
    app.deliver();
    for (reader, is_named) in [(&bob, true), (&carol, false)] {
        let mail = reader.mail().pop().unwrap();
        for part in [&mail.text, &mail.html] {
            assert_eq!((part.contains(&alice.nic), part.contains("Alice Martin")), (true, is_named), "{part}");
        }
    }
}

#[test]
fn everyone_is_written_to_in_its_own_language() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let chloe = app.customer_with("Chloe", |profile| profile.language = Language::French);
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&chloe).confirm()[0];
    assert_eq!(alice.subjects(), [CODE]);
    assert_eq!(chloe.subjects(), ["À valider : modification des contacts du service example.org"]);
    let mail = chloe.mail().pop().unwrap();
    assert!(mail.text.starts_with("Bonjour Chloe,"), "{}", mail.text);
    assert!(mail.html.contains("<html lang=\"fr\""));
    assert!(mail.text.contains("Technique"), "{}", mail.text);
    alice.accepts(request);
    chloe.accepts(request);
    app.work();
    assert_eq!(alice.subjects()[1..], [DONE]);
    assert_eq!(chloe.subjects()[1..], ["Effectuée : modification des contacts du service example.org"]);
}

#[test]
fn each_is_written_to_in_the_own_language_whoever_caused_it() {
    for (language, subject) in [
        (Language::French, "À valider : modification des contacts du service example.org"),
        (Language::German, "Bitte bestätigen: Kontaktänderung für example.org"),
        (Language::Spanish, "Por confirmar: cambio de contactos de example.org"),
        (Language::Italian, "Da confermare: modifica dei contatti di example.org"),
        (Language::Polish, "Prosimy o potwierdzenie: zmiana kontaktów usługi example.org"),
        (Language::Portuguese, "Por validar: alteração dos contactos do serviço example.org"),
    ] {
        let app = TestApp::start();
        let alice = app.customer_with("Alice", |profile| profile.language = language);
        let bob = app.customer("Bob");
        let service = app.service("example.org", &alice, &alice, &alice);
        alice.asks_for(service).tech(&bob).confirm();
        assert_eq!((alice.subjects(), bob.subjects()), (vec![subject.to_owned()], vec![CODE.to_owned()]));
        assert!(alice.mail()[0].html.contains(&format!("lang=\"{}\"", language.code())));
    }
}

#[test]
fn nobody_learns_the_address_or_the_code_of_another() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let all = [&alice, &bob, &carol, &dora];
    let codes = [alice.code(), bob.code()];
    let pages = |reader: &Customer<'_>| -> Vec<String> {
        let paths = ["/services", "/requests", "/profile", &format!("/services/{service}/contacts")];
        let mut pages: Vec<_> = paths.iter().map(|path| reader.get(path).body).collect();
        pages.push(reader.reads(request).body);
        pages.push(reader.try_resends(request, &bob).body);
        pages.push(reader.try_decides(request, "accept", "wrong").body);
        pages.push(reader.asks_for(service).billing(&dora).field("admin", "nobody@example.org").try_confirm().body);
        pages
    };
    let mut shown: Vec<(usize, String)> = all
        .iter()
        .enumerate()
        .flat_map(|(place, reader)| pages(reader).into_iter().map(move |page| (place, page)))
        .collect();
    app.work();
    bob.accepts(request);
    alice.accepts(request);
    app.work();
    shown.extend(all.iter().enumerate().map(|(place, reader)| (place, reader.reads(request).body)));
    for (place, reader) in all.iter().enumerate() {
        shown.extend(
            reader
                .mail()
                .into_iter()
                .flat_map(|mail| [mail.text, mail.html, format!("{:?}", mail.headers)].map(|part| (place, part))),
        );
    }
    for (place, text) in &shown {
        for (other, customer) in all.iter().enumerate().filter(|(other, _)| other != place) {
            assert!(
                !text.contains(&customer.email),
                "{} reads the address of {}: {text}",
                all[*place].name,
                customer.name
            );
            let read = codes.get(other).is_some_and(|code| text.contains(code));
            assert!(!read, "{} reads the code of {}", all[*place].name, customer.name);
        }
    }
    assert!(shown.len() > 40);
}
