//! *My services*: when services renew or end, sorted and filtered by it; and which are locked.

use std::fs;

use handover::domain::account::Language;
use handover::domain::day::Day;
use handover::domain::renewal::RenewalKind::{self, Automatic, Ends, Manual};
use handover::domain::time::DAY;
use handover::domain::time_zone::TimeZone;
use handover::domain::{AccountId, ServiceId};
use handover::import::{ImportFiles, import};
use handover::words::HouseStyle;

use super::{NEXT, names, walk};
use crate::support::acts::importers_desk;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

/// Where the last day stands.
const RENEWS: usize = 5;

/// The application, on a day that lasts as long as a test does.
fn on_a_new_day() -> TestApp {
    let app = TestApp::start();
    app.begins(DAY);
    app
}

/// Alice's services, each with its last day, so many days from today, and what happens then.
fn renewing(app: &TestApp, alice: &Customer<'_>, services: &[(&str, Option<i64>, Option<RenewalKind>)]) {
    for (name, days, kind) in services {
        let service = app.service(name, alice, alice, alice);
        if let Some(days) = days {
            app.db_renews(service, *days, *kind);
        }
    }
}

fn said(app: &TestApp, days: i64) -> String {
    let day = Day::at(app.clock.now(), TimeZone::UTC).plus(days);
    HouseStyle::default().words(Language::English, None).day(day)
}

#[test]
fn the_list_says_when_services_renew_or_end() {
    let app = on_a_new_day();
    let alice = app.customer("Alice");
    let services = [
        ("a", Some(0), Some(Automatic), "renews by itself"),
        ("b", Some(40), Some(Manual), "renews when paid"),
        ("c", Some(400), Some(Ends), "ends"),
        ("d", Some(7), None, ""),
        ("e", Some(-1), Some(Automatic), "has passed"),
        ("f", Some(-2), Some(Manual), "overdue"),
        ("g", Some(-3), Some(Ends), "ended"),
        ("h", Some(-400), None, "has passed"),
    ];
    renewing(&app, &alice, &services.map(|(name, days, kind, _)| (name, days, kind)));
    renewing(&app, &alice, &[("i", None, None)]);
    let page = alice.get("/services");
    for (row, (name, days, _, what)) in page.rows().iter().zip(services) {
        let expected = format!("{} {what}", said(&app, days.unwrap()));
        assert_eq!((row[0].as_str(), row[RENEWS].as_str()), (name, expected.trim()));
    }
    assert_eq!(page.rows()[8][RENEWS], "");
    let machine = page.attribute("tbody time", "datetime").unwrap();
    assert_eq!(machine, Day::at(app.clock.now(), TimeZone::UTC).to_string());
    assert_eq!(page.texts("tbody strong"), ["has passed", "overdue", "ended", "has passed"]);
    assert_eq!(page.text("th[aria-sort]:nth-child(6)"), "Renews");
    let french = app.customer_with("Zoé", |profile| profile.language = Language::French);
    let service = app.service("fr", &french, &french, &french);
    app.db_renews(service, -1, Some(Ends));
    assert!(french.get("/services").rows()[0][RENEWS].ends_with(" terminé"));
}

#[test]
fn services_are_sorted_both_ways_by_when_they_renew_and_those_that_do_not_come_last() {
    let app = on_a_new_day();
    let alice = app.customer("Alice");
    let services = [("b", Some(9)), ("a", Some(9)), ("e", None), ("c", Some(-9)), ("d", None), ("f", Some(500))];
    renewing(&app, &alice, &services.map(|(name, days)| (name, days, Some(Ends))));
    for (sort, order, aria) in [("renews", "cabfde", "ascending"), ("-renews", "fbacde", "descending")] {
        let page = alice.get(&format!("/services?sort={sort}"));
        assert_eq!((names(&page).concat().as_str(), page.value("sort").as_str()), (order, sort));
        assert_eq!(page.attribute("th:nth-child(6)", "aria-sort").as_deref(), Some(aria));
        assert_eq!(page.attribute("th:nth-child(1)", "aria-sort").as_deref(), Some("none"));
    }
    let mut page = alice.get("/services");
    for order in ["ascending", "descending", "ascending"] {
        page = alice.get(&page.attribute("th:nth-child(6) a", "href").unwrap());
        assert_eq!(page.attribute("th:nth-child(6)", "aria-sort").as_deref(), Some(order));
    }
    assert_eq!(names(&alice.get("/services?sort=-renews&category=DOMAIN&role=tech")).concat(), "fbacde");
    assert_eq!(names(&alice.get("/services?sort=renews&q=a")).concat(), "a");
}

#[test]
fn paging_by_when_they_renew_shows_each_service_once() {
    let app = on_a_new_day();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let contacts = [[&alice, &alice, &alice], [&alice, &bob, &bob], [&bob, &alice, &alice], [&bob, &bob, &alice]];
    for dated in [0_usize, 20, 40, 51, 60, 77] {
        if app.db_count("services") > 0 {
            app.db_deletes("services");
        }
        for number in 0..77 {
            let service = app.db_service(&format!("s{number:02}"), "VPS", contacts[number % 4]);
            if number * 31 % 77 < dated {
                app.db_renews(service, i64::try_from(number % 5).unwrap(), Some(Ends));
            }
        }
        for sort in ["renews", "-renews"] {
            let rows: Vec<_> = walk(&alice, &format!("/services?sort={sort}")).iter().flat_map(Page::rows).collect();
            let mut keys: Vec<_> = rows[..dated].iter().map(|row| (row[RENEWS].clone(), row[0].clone())).collect();
            assert!(rows.len() == 77 && keys.iter().all(|(day, _)| !day.is_empty()), "{sort}, {dated}");
            let day = |said: &str| (0..5).find(|days| said.starts_with(&self::said(&app, *days))).unwrap();
            if sort.starts_with('-') {
                keys.reverse();
            }
            assert!(keys.iter().map(|(said, name)| (day(said), name)).is_sorted(), "{sort}, {dated}: {keys:?}");
            let dayless: Vec<_> = rows[dated..].iter().map(|row| row[0].clone()).collect();
            assert!(dayless.is_sorted() && rows[dated..].iter().all(|row| row[RENEWS].is_empty()), "{dayless:?}");
        }
    }
}

#[test]
fn services_are_filtered_by_within_how_many_days_they_renew() {
    let app = on_a_new_day();
    let alice = app.customer("Alice");
    let services = [("a", -1), ("b", 0), ("c", 7), ("d", 8), ("e", 30), ("f", 31), ("g", 90), ("h", 91)]
        .map(|(name, days)| (name, Some(days), None));
    renewing(&app, &alice, &services);
    renewing(&app, &alice, &[("i", None, None)]);
    let all = "abcdefghi";
    for (within, found) in
        [("7", "bc"), ("30", "bcde"), ("90", "bcdefg"), ("8", all), ("", all), ("-7", all), ("07", all), ("x", all)]
    {
        let page = alice.get(&format!("/services?renews={within}"));
        assert_eq!(names(&page).concat(), found, "{within}");
        if found != all {
            assert_eq!(page.text(".filtered li").trim_end_matches(" ×"), format!("Renews within: {within} days"));
            assert_eq!(page.attribute("#renews option[selected]", "value").as_deref(), Some(within));
            let [first, last] = [1, found.len()];
            assert_eq!(page.text(".count"), format!("{first}–{last} of {last}"));
            assert_eq!(alice.get(&page.attribute(".filtered .off", "href").unwrap()).rows().len(), all.len());
        }
    }
    let sorted = "/services?renews=30&sort=-renews&category=DOMAIN&role=billing&q=";
    assert_eq!(names(&alice.get(sorted)).concat(), "edcb");
    assert_eq!(names(&alice.get("/services?renews=7&sort=category&q=b")).concat(), "b");
    let saved =
        alice.get("/services?renews=7&sort=-renews").attributes(".list-bar a[href*=csv]", "href").pop().unwrap();
    assert_eq!(saved, "/services.csv?renews=7&sort=-renews");
    let saved = alice.get(&saved).body;
    let lines: Vec<_> = saved.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(lines, ["c", "b"]);
}

#[test]
fn many_that_renew_soon_are_paged_counted_and_chosen() {
    let app = on_a_new_day();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..60 {
        let service = app.service(&format!("s{number:02}"), &alice, &alice, &alice);
        app.db_renews(service, if number % 2 == 0 { 5 } else { 50 }, Some(Manual));
    }
    for sort in ["", "&sort=-name", "&sort=renews", "&sort=-renews"] {
        let pages = walk(&alice, &format!("/services?renews=7{sort}"));
        assert_eq!(pages.iter().map(|page| page.rows().len()).collect::<Vec<_>>(), [25, 5], "{sort}");
        assert_eq!(pages[1].text(".count"), "26–30 of 30");
    }
    let page = alice.get("/services?renews=7&sort=-renews");
    assert_eq!(page.texts("form[action='/services/contacts'] button").last().unwrap(), "Modify contacts of all 30");
    assert_eq!(page.attribute("form input[name=renews][type=hidden]", "value").as_deref(), Some("7"));
    assert!(page.attribute(NEXT, "href").unwrap().contains("renews=7"));
    let form = alice.get("/services/contacts?all=1&renews=7");
    assert!(form.text("h1").contains("30 services"), "{}", form.text("h1"));
    let asked = [("all", "1"), ("renews", "7"), ("tech", bob.nic.as_str())];
    assert_eq!(alice.post("/services/contacts", &asked).status, 303);
    assert_eq!(app.db_count("requests"), 30);
}

#[test]
fn today_is_where_the_reader_is() {
    let app = on_a_new_day();
    let [east, west] = ["East", "West"].map(|name| app.customer(name));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("accounts.csv");
    let zones = [(&east, "Pacific/Kiritimati"), (&west, "Pacific/Pago_Pago")];
    let rows = zones.map(|(who, zone)| format!("{},{zone}\n", who.nic)).concat();
    fs::write(&path, format!("nic_handle,time_zone\n{rows}")).unwrap();
    let files = ImportFiles { accounts: Some(path), ..ImportFiles::default() };
    import(&app.db, &["eu".to_owned()], &files, None, (&importers_desk(), app.clock.now()), &()).unwrap();
    assert_eq!(east.get("/profile").value("time_zone"), "Pacific/Kiritimati", "what an import says is shown");
    // A day apart, or two: never the same.
    let [of_east, of_west] = zones.map(|(_, zone)| Day::at(app.clock.now(), TimeZone::parse(zone).unwrap()));
    assert!(of_east.since(of_west) >= 1);
    for (who, today) in [(&east, of_east), (&west, of_west)] {
        for days in [-1, 0, 7, 8] {
            let service = app.service(&format!("{} {days}", who.nic), who, who, who);
            app.db_sets(&format!(
                "services SET expires_on = {}, renewal = 'ends' WHERE id = {service}",
                today.plus(days).0
            ));
        }
        let found = |query: &str| names(&who.get(&format!("/services?sort=renews{query}")));
        let called = |days: &[i64]| days.iter().map(|days| format!("{} {days}", who.nic)).collect::<Vec<_>>();
        assert_eq!(found("&renews=7"), called(&[0, 7]));
        let saved = who.get("/services.csv?renews=7").body;
        assert_eq!(saved.lines().count(), 3, "{saved}");
        assert_eq!(who.get("/services").texts("tbody strong"), ["ended"]);
    }
}

fn locks(app: &TestApp, service: ServiceId, by: Option<AccountId>) {
    let by = by.map_or("NULL".to_owned(), |id| id.to_string());
    let at = app.clock.now().0;
    app.db_sets(&format!("services SET locked_at = {at}, locked_by_id = {by} WHERE id = {service}"));
}

#[test]
fn the_list_says_which_services_are_locked() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let [first, second] = ["a", "b"].map(|name| app.service(name, &alice, &bob, &alice));
    app.service("c", &alice, &bob, &alice);
    locks(&app, first, Some(alice.id));
    locks(&app, second, None);
    for who in [&alice, &bob] {
        assert_eq!(names(&who.get("/services")), ["a Locked", "b Locked", "c"]);
    }
}
