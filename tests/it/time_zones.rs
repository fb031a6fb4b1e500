//! Everyone reads days and times in the own time zone, on pages and in emails, and reads which one it is.

use std::time::Duration;

use handover::domain::time_zone::TimeZone;
use handover::words::HouseStyle;

use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

/// Chooses a time zone in the profile.
fn moves(who: &Customer<'_>, zone: &str) -> Page {
    who.anew(|this| this.post("/profile", &[("time_zone", zone)]))
}

/// The last moment to confirm, as a page shows it and as it is.
fn last(page: &Page) -> (String, String) {
    (page.text(".standing time"), page.attribute(".standing time", "datetime").unwrap())
}

/// Hours and minutes so many hours later than a machine's.
fn later(machine: &str, hours: u32) -> String {
    let hour: u32 = machine[11..13].parse().unwrap();
    format!("{:02}{}", (hour + hours) % 24, &machine[13..16])
}

#[test]
fn pages_and_emails_say_times_in_the_zone_of_their_reader() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    assert_eq!(moves(&bob, " asia/tokyo ").status, 303);
    assert_eq!(bob.get("/profile").value("time_zone"), "Asia/Tokyo");
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let (hers, machine) = last(&alice.reads(request));
    let (his, same) = last(&bob.reads(request));
    assert_eq!(machine, same, "the moment is the same");
    assert!(hers.ends_with(&format!("at {} UTC", later(&machine, 0))), "{hers}");
    let in_japan = format!("at {}, Japan Time", later(&machine, 9));
    assert!(his.ends_with(&in_japan), "{his}");
    assert!(alice.mail()[0].text.contains(&hers) && bob.mail()[0].text.contains(&his), "{}", bob.mail()[0].text);
    assert!(bob.mail()[0].html.contains(", Japan Time"));
    let form = [("tech", alice.nic.as_str())];
    assert_eq!(alice.post(&format!("/services/{service}/contacts/preview"), &form).status, 200);
    assert!(bob.get("/profile/history").text("tbody time").ends_with(", Japan Time"));
    assert!(bob.get("/profile").text("#time_zone-hint").contains("at present Japan Time."));
}

#[test]
fn the_zone_is_called_as_the_reader_calls_it() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    moves(&it.bob, "Europe/Paris");
    for (language, name) in [
        ("en", ", Central European Time"),
        ("fr", ", heure d’Europe centrale"),
        ("de", " (Mitteleuropäische Zeit)"),
        ("es", ", hora de Europa central"),
        ("it", ", Ora dell’Europa centrale"),
        ("pl", " (czas środkowoeuropejski)"),
        ("pt", ", Hora da Europa Central"),
    ] {
        it.bob.post("/language", &[("language", language)]);
        let (shown, _) = last(&it.bob.reads(it.request));
        assert!(shown.ends_with(name), "{shown}");
    }
}

#[test]
fn who_has_no_zone_reads_times_in_that_of_the_setting() {
    let style = HouseStyle { time_zone: TimeZone::parse("Asia/Tokyo").unwrap(), ..HouseStyle::default() };
    let app = TestApp::with(Options { style, ..Options::default() });
    let it = Pair::new(&app);
    let (shown, _) = last(&it.alice.reads(it.request));
    assert!(shown.ends_with(", Japan Time") && it.alice.mail()[0].text.contains(&shown), "{shown}");
    Customer::stranger(&app).post("/forgot-password", &[("login", &it.bob.nic)]);
    app.deliver();
    assert!(it.bob.mail().last().unwrap().text.contains(", Japan Time"));
    assert!(it.bob.get("/profile").text("#time_zone-hint").contains("Leave it empty for Asia/Tokyo."));
    assert_eq!(moves(&it.bob, "UTC").status, 303);
    assert!(last(&it.bob.reads(it.request)).0.ends_with(" UTC"));
}

/// What is said above all else, which ends with a moment in Japan so many hours from now.
fn ends_in_japan(app: &TestApp, answer: &Page, hours: u64) {
    assert_eq!(answer.status, 429, "{}", answer.body);
    let (said, seconds) = (answer.text("[role=alert] p"), answer.retry_after());
    let japan = HouseStyle { time_zone: TimeZone::parse("Asia/Tokyo").unwrap(), ..HouseStyle::default() };
    let is_said = |until: &String| until.ends_with(", Japan Time") && said.ends_with(&format!("after {until}."));
    let until = app.until(answer, &japan);
    assert!(until.iter().any(is_said), "{said}: {until:?}");
    assert_eq!(seconds.div_ceil(3600), hours);
}

#[test]
fn when_to_try_again_is_said_in_the_zone_of_the_reader() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    moves(&it.bob, "Asia/Tokyo");
    for _ in 0..10 {
        it.bob.resends(it.request, &it.bob);
        app.advance(Duration::from_mins(2));
    }
    ends_in_japan(&app, &it.bob.try_resends(it.request, &it.bob), 24);
    let own = app.service("example.net", &it.bob, &it.bob, &it.bob);
    let request = it.bob.asks_for(own).tech(&it.alice).confirm()[0];
    for number in 0..60 {
        let wrong = it.bob.post(&format!("/services/{own}/contacts"), &[("admin", "zz99999-nic")]);
        assert_eq!(wrong.status, 422, "{number}");
    }
    for path in ["contacts", "contacts/preview"] {
        let again = it.bob.post(&format!("/services/{own}/{path}"), &[("admin", "zz99999-nic")]);
        ends_in_japan(&app, &again, 1);
    }
    app.advance(Duration::from_hours(1));
    for place in 0..12 {
        // Five tries of one code, then another's.
        let other = app.service(&format!("{place}.example"), &it.bob, &it.bob, &it.alice);
        let other = it.bob.asks_for(other).billing(&it.bob).confirm()[0];
        (0..5).for_each(|_| assert_eq!(it.bob.try_decides(other, "accept", "wrong").status, 422));
    }
    ends_in_japan(&app, &it.bob.try_decides(request, "accept", "wrong"), 1);
}

#[test]
fn a_zone_that_there_is_not_is_a_fault_at_its_field() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    moves(&alice, "Asia/Tokyo");
    for wrong in ["Tokyo", "+09:00", "Asia/Tokyo\u{0}"] {
        let answer = moves(&alice, wrong);
        assert_eq!(answer.status, 422, "{wrong}");
        let fault = "There is no such time zone. Choose one from the list, such as Europe/Paris.";
        assert_eq!(answer.fault("time_zone"), fault);
        assert_eq!(answer.value("time_zone"), wrong.replace('\0', "\u{fffd}"));
    }
    alice.post("/profile", &[("name", "Alicia")]);
    assert_eq!(alice.get("/profile").value("time_zone"), "Asia/Tokyo", "absent, it stays");
    moves(&alice, "");
    assert_eq!(alice.get("/profile").value("time_zone"), "");
}

#[test]
fn every_zone_is_offered_in_the_profile() {
    let app = TestApp::start();
    let offered = app.customer("Alice").get("/profile").texts("#time-zones option");
    for zone in ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"] {
        assert!(offered.iter().any(|name| name == zone), "{zone}");
    }
}

#[test]
fn a_zone_that_only_a_newer_version_knows_stands_for_none() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.db_sets("accounts SET time_zone = 'Mars/Olympus'");
    assert!(last(&it.alice.reads(it.request)).0.ends_with(" UTC"));
}
