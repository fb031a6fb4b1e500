//! `demo`: what it prints, keeps and shows.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::folder;
use super::serving::get;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::program::{Running, run};

/// A demo that is ready.
struct Demo {
    running: Running,
    address: String,
    password: String,
    accounts: Vec<String>,
}

impl Demo {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let ignored = [
            ("HANDOVER_LISTEN", "127.0.0.1:0"),
            ("HANDOVER_DATABASE_URL", "sqlite:///no/such/folder.db"),
            ("HANDOVER_SECRET_KEY", "nonsense"),
            ("HANDOVER_SMTP_URL", "nonsense"),
        ];
        let running = Running::start(folder, &ignored, &[&["demo"], arguments].concat());
        let out = running.wait(|| Some(running.out()).filter(|out| out.contains("Address: ")));
        let value = |label: &str| out.lines().find_map(|line| line.strip_prefix(label)).unwrap().to_owned();
        let (address, password) = (value("Address: "), value("Password: "));
        let accounts = out.lines().take_while(|line| !line.starts_with("Password: "));
        let accounts = accounts.map(|line| line.split(' ').next().unwrap().to_owned()).collect();
        Self { running, address, password, accounts }
    }
}

/// Signs in at the demo and reads a page.
fn reads(app: &mut TestApp, demo: &Demo, nic: &str, path: &str) -> crate::support::page::Page {
    app.base.clone_from(&demo.address);
    let browser = Customer::stranger(app);
    assert_eq!(browser.sign_in_with(nic, &demo.password).status, 303, "{nic}");
    browser.get(path)
}

#[test]
fn the_demo_prints_what_one_needs_and_shows_its_mail() {
    let (folder, mut app) = (folder(), TestApp::start());
    let demo = Demo::start(folder.path(), &["--fresh"]);
    assert!(demo.accounts.len() >= 3, "{}", demo.running.out());
    for nic in &demo.accounts {
        assert_eq!(reads(&mut app, &demo, nic, "/services").status, 200);
    }
    let (status, mailbox) = get(&format!("{}/mailbox", demo.address));
    assert!(status == 200 && mailbox.contains("example"), "{status}");
    let shown = reads(&mut app, &demo, &demo.accounts[0], "/design");
    assert_eq!((shown.status, shown.attributes("main [data-state]", "data-state").len()), (200, 8));
    let stranger = Customer::stranger(&app);
    for page in ["/mailbox", "/sign-in", "/design"] {
        assert_eq!(stranger.get(page).status, 200, "{page}");
    }
    let mode = std::fs::metadata(folder.path().join("demo.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(demo.running.ends_on("TERM"), Some(0));
}

#[test]
fn the_demo_has_a_request_in_every_state() {
    let (folder, mut app) = (folder(), TestApp::start());
    let demo = Demo::start(folder.path(), &[]);
    let mut seen = std::collections::BTreeSet::new();
    for nic in &demo.accounts {
        seen.extend(reads(&mut app, &demo, nic, "/requests").attributes("tbody [data-state]", "data-state"));
    }
    let all = ["cancelled", "declined", "done", "expired", "failed", "pending-other", "pending-own", "processing"];
    assert!(seen.iter().eq(all), "{seen:?}");
}

#[test]
fn the_dates_of_a_fresh_demo_agree_and_nothing_is_waited_for_that_takes_days() {
    let (folder, mut app) = (folder(), TestApp::start());
    let demo = Demo::start(folder.path(), &["--request-ttl", "20d"]);
    let mailbox = reads(&mut app, &demo, &demo.accounts[0], "/mailbox").text("main");
    let mut pending = 0;
    for nic in &demo.accounts {
        let list = reads(&mut app, &demo, nic, "/requests");
        assert!(!list.has("[data-refresh]"), "{nic} waits");
        for href in list.attributes("tbody td:first-child a", "href") {
            let page = reads(&mut app, &demo, nic, &href);
            assert!(!page.has("[data-refresh]"), "{href}");
            if page.has("[data-state=processing]") {
                assert!(page.has(".standing p"), "{nic} reads when");
            }
            let Some(until) = page.attribute(".standing time", "datetime") else { continue };
            pending += 1;
            let left = page.text(".standing");
            assert!(left.rsplit('(').next().is_some_and(|left| left.contains("20")), "{left}");
            assert!(mailbox.contains(&page.text(".standing time")), "the emails say another last day than {until}");
        }
    }
    assert!(pending > 4, "{pending}");
}

#[test]
fn what_a_visitor_of_the_demo_has_confirmed_is_carried_out_after_a_restart() {
    let (folder, mut app) = (folder(), TestApp::start());
    let first = Demo::start(folder.path(), &["--apply-delay", "10m"]);
    let waiting = "requests WHERE state = 'processing' AND apply_at < ";
    let soon = app.clock.now().plus(handover::domain::time::DAY / 2).0;
    app.base.clone_from(&first.address);
    let visitor = Customer::stranger(&app);
    visitor.sign_in_with(&first.accounts[0], &first.password);
    let hrefs = visitor.get("/services?role=admin").attributes("tbody a", "href");
    let own = [("tech", first.accounts[0].as_str()), ("billing", &first.accounts[0]), ("admin", &first.accounts[0])];
    // Some of its services have all contacts alike, or a request about them that is open.
    let asked = hrefs.iter().map(|href| visitor.post(href, &own)).find(|answer| answer.status == 303).unwrap();
    let request = asked.location().to_owned();
    let mailbox = first.running.wait(|| {
        let links = visitor.get("/mailbox").attributes("pre a", "href");
        links.into_iter().find(|link| link.contains(&format!("{request}?token=")))
    });
    let token = mailbox.split_once("?token=").unwrap().1.to_owned();
    assert_eq!(visitor.post(&format!("{request}/accept"), &[("token", &token)]).status, 303);
    let count = |demo: Demo| {
        assert_eq!(demo.running.ends_on("TERM"), Some(0));
        let file = format!("sqlite://{}", folder.path().join("demo.db").display());
        app.beside(&file).db_count(&format!("{waiting}{soon}"))
    };
    assert_eq!(count(first), 1);
    assert_eq!(count(Demo::start(folder.path(), &[])), 1, "it is still to be carried out soon");
}

#[test]
fn a_restart_keeps_the_demo_and_gives_open_requests_their_full_time() {
    let (folder, mut app) = (folder(), TestApp::start());
    let file = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let first = Demo::start(folder.path(), &[]);
    let key = file("demo.key");
    let accounts = first.accounts.clone();
    assert_eq!(first.running.ends_on("INT"), Some(0));
    let expected =
        || handover::words::machine_time(app.clock.now().plus(handover::domain::time::DAY * 50))[..8].to_owned();
    let before = expected();
    let second = Demo::start(folder.path(), &["--request-ttl", "50d"]);
    let expected = [before, expected()];
    assert_eq!((file("demo.key"), &second.accounts), (key.clone(), &accounts));
    let mut ends = Vec::new();
    for nic in &accounts {
        for href in
            reads(&mut app, &second, nic, "/requests?state=pending").attributes("tbody td:first-child a", "href")
        {
            ends.extend(reads(&mut app, &second, nic, &href).attribute(".standing time", "datetime"));
        }
    }
    assert!(!ends.is_empty() && ends.iter().all(|end| expected.iter().any(|day| *day == end[..8])), "{ends:?}");
    drop(second);
    // One that was stopped while it was filled is not taken for a whole one.
    std::fs::write(folder.path().join("demo.db-unfinished"), "").unwrap();
    let numbers = |page: crate::support::page::Page| page.attributes("tbody td:first-child a", "href");
    let third = Demo::start(folder.path(), &[]);
    assert_eq!((file("demo.key"), &third.accounts), (key.clone(), &accounts));
    assert!(!numbers(reads(&mut app, &third, &accounts[0], "/requests")).is_empty());
    assert!(!folder.path().join("demo.db-unfinished").exists());
    // Another one that cannot listen leaves the files of this one alone.
    let taken = third.address.strip_prefix("http://").unwrap();
    run(folder.path(), &[("HANDOVER_LISTEN", taken)], &["demo", "--fresh"], "").failed();
    assert_eq!(file("demo.key"), key);
    drop(third);
    let fresh = Demo::start(folder.path(), &["--fresh"]);
    assert_ne!(file("demo.key"), key);
    assert_eq!(fresh.accounts, accounts);
}

#[test]
fn the_demo_shows_large_submissions_one_open_and_one_that_is_over() {
    let (folder, mut app) = (folder(), TestApp::start());
    let demo = Demo::start(folder.path(), &[]);
    let agency = "mw20001-nic";
    let list = reads(&mut app, &demo, agency, "/requests");
    let large: Vec<_> = list.attributes("tbody td:first-child a", "href");
    let large: Vec<_> = large.into_iter().filter(|href| href.starts_with("/submissions/")).collect();
    assert_eq!(large.len(), 2, "{large:?}");
    let asked = "Jonas Weber asks you to become technical contact of 40 services · 30 days left";
    assert!(list.texts("section.own-turn li")[4].starts_with(asked), "{}", list.text("section.own-turn"));
    let mut page = |href: &str| reads(&mut app, &demo, agency, href);
    let (open, over) = (page(&large[0]), page(&large[1]));
    assert_eq!(open.texts(".list-bar:not(.picked) a"), ["40 Pending your validation", "40 Pending validation"]);
    assert!(open.text("blockquote").starts_with("I am on leave"), "{}", open.text("blockquote"));
    assert_eq!(over.texts(".list-bar:not(.picked) a"), ["18 Done", "3 Declined", "4 Failed"]);
    let happened = over.attributes("[data-event]", "data-event");
    assert_eq!(happened, ["asked", "accepted", "accepted", "done", "accepted", "failed", "declined"]);
    let times = over.attributes("[data-event] time", "datetime");
    assert!(times.is_sorted(), "{times:?}");
    assert!(over.has("a[href^='/services/contacts?again=']"));
    // Numbers and dates of the list go the same way.
    let numbers: Vec<i64> =
        list.rows().iter().map(|row| row[0].split(['–', ' ']).next().unwrap().parse().unwrap()).collect();
    let times = list.attributes("tbody td:first-child time", "datetime");
    assert!(numbers.is_sorted_by(|a, b| a > b) && times.is_sorted_by(|a, b| a >= b), "{numbers:?} {times:?}");
}

#[test]
fn the_demo_has_an_agency_with_much_to_do() {
    let (folder, mut app) = (folder(), TestApp::start());
    let demo = Demo::start(folder.path(), &[]);
    let agency = "mw20001-nic";
    let page = reads(&mut app, &demo, agency, "/requests");
    let turns = page.texts("section.own-turn li");
    assert_eq!(turns.len(), 5, "{turns:?}");
    assert!(
        turns[0].starts_with("Jonas Weber asks you to become technical contact of bakery-ashford.example · 30 days")
    );
    let states = page.attributes("tbody [data-state]", "data-state");
    let many = |state: &str| states.iter().filter(|found| *found == state).count();
    assert_eq!(["pending-own", "pending-other", "done", "failed", "declined"].map(many), [5, 3, 2, 2, 2]);
    let failed = reads(&mut app, &demo, agency, "/requests?state=failed");
    let why = reads(&mut app, &demo, agency, &failed.attribute("tbody a", "href").unwrap()).text(".reason");
    assert!(why.contains("payments"), "{why}");
    let file = format!("sqlite://{}", folder.path().join("demo.db").display());
    let of = |column: &str, nic: &str| {
        let whose = format!("services WHERE {column} = (SELECT id FROM accounts WHERE nic_handle = '{nic}')");
        app.beside(&file).db_count(&whose)
    };
    assert_eq!((of("admin_id", agency), of("tech_id", "jw20002-nic")), (600, 193));
    let elsewhere = reads(&mut app, &demo, "am10001-nic", "/requests").text("main");
    assert!(!elsewhere.contains("mw20001"), "nobody else has to do with it");
}
