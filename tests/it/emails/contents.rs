//! What an email says, and what it is made of.

use std::time::{Duration, SystemTime};

use handover::brand::{Logo, Look, Support};
use handover::domain::account::Language;
use lettre::message::header::{Date, Header};

use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::{code_in, link_in};
use crate::support::page::Page;
use crate::support::received::Parsed;

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
        assert!(prose.contains("Service: example.org (Domain)"), "{prose}");
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
        let html = Page { status: 200, headers: vec![], body: mail.html.clone() };
        for part in [mail.prose(), html.text(".foot")] {
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
        let invisible = |c: &char| {
            let of_spaces = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
            of_spaces || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..)
        };
        for part in [&mail.subject, &mail.text, &mail.html] {
            assert_eq!(part.chars().find(invisible), None, "{part}");
        }
    }
    assert!(chloe.mail()[0].text.contains("Bonjour Chloé M,"), "{}", chloe.mail()[0].text);
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
