//! `serve` and `demo`: up, at work, and down again.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use super::folder;
use crate::support::app::{KEY, TestApp};
use crate::support::customer::Customer;
use crate::support::program::{self, Running, run};

/// The answer to a plain request.
fn get(address: &str) -> (u16, String) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let mut answer = agent.get(address).call().unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

#[test]
fn serving_answers_and_ends_with_0_when_told_to() {
    for signal in ["TERM", "INT"] {
        let app = TestApp::start();
        let running = Running::serve(&app, &[]);
        let address = running.address();
        assert_eq!(get(&format!("{address}/healthz")).0, 200);
        assert_eq!(get(&format!("{address}/readyz")).0, 200);
        assert_eq!(get(&format!("{address}/sign-in")).0, 200);
        assert_eq!(get(&format!("{address}/")).0, 303);
        assert_eq!(running.out(), "", "nothing but logs, and those on standard error");
        let begun = Instant::now();
        assert_eq!(running.ends_on(signal), Some(0), "{signal}");
        assert!(begun.elapsed() < Duration::from_secs(30));
    }
}

#[test]
fn an_idle_server_carries_a_confirmed_request_out_and_sends_its_emails() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[]);
    app.base = running.address();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    app.smtp.wait_for(2, Duration::from_secs(20));
    alice.accepts(1);
    bob.accepts(1);
    let done = app.smtp.wait_for(4, Duration::from_secs(20));
    assert!(done[2..].iter().all(|mail| mail.parse().subject.starts_with("Done")));
    assert_eq!(bob.sees(1), "done");
    assert_eq!(running.ends_on("TERM"), Some(0));
}

#[test]
fn logs_are_json_lines_when_wanted_and_without_colours() {
    let app = TestApp::start();
    let text = Running::serve(&app, &[]);
    text.address();
    assert!(!text.log().contains('\u{1b}'), "{}", text.log());
    let json = Running::serve(&app, &[("HANDOVER_LOG_FORMAT", "json")]);
    json.wait(|| json.log().contains("\"ready\"").then_some(()));
    for line in json.log().lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn an_address_in_use_fails_with_one_line() {
    let app = TestApp::start();
    let taken = app.base.strip_prefix("http://").unwrap();
    let settings = [
        ("HANDOVER_DATABASE_URL", app.database_url()),
        ("HANDOVER_SECRET_KEY", crate::support::app::KEY.to_owned()),
        ("HANDOVER_SMTP_URL", app.smtp.url()),
        ("HANDOVER_LISTEN", taken.to_owned()),
    ];
    let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    let told = run(app.folder(), &settings, &["serve"], "").failed();
    assert!(told.starts_with(&format!("cannot listen on {taken}")), "{told}");
}

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
    let second = Demo::start(folder.path(), &["--request-ttl", "50d"]);
    assert_eq!((file("demo.key"), &second.accounts), (key.clone(), &accounts));
    let mut ends = Vec::new();
    for nic in &accounts {
        for href in
            reads(&mut app, &second, nic, "/requests?state=pending").attributes("tbody td:first-child a", "href")
        {
            ends.extend(reads(&mut app, &second, nic, &href).attribute(".standing time", "datetime"));
        }
    }
    let expected = handover::words::machine_time(app.clock.now().plus(handover::domain::time::DAY * 50));
    assert!(!ends.is_empty() && ends.iter().all(|end| end[..8] == expected[..8]), "{ends:?}");
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
#[cfg(target_os = "linux")]
fn a_low_limit_of_open_files_is_raised_at_the_start() {
    let app = TestApp::start();
    let url = app.database_url();
    let settings = [
        ("HANDOVER_DATABASE_URL", url.as_str()),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_SMTP_URL", "mailbox:"),
        ("HANDOVER_LISTEN", "127.0.0.1:0"),
    ];
    let program = program::command(app.folder(), &settings, &["serve"]);
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -S -n 100 && exec \"$@\"", "sh"]).arg(program.get_program()).args(program.get_args());
    command.current_dir(app.folder()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    program::with_environment_of(&program, &mut command);
    let running = Running::spawn(&mut command);
    let address = running.address();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.process())).unwrap();
    let files: Vec<_> =
        limits.lines().find(|line| line.starts_with("Max open files")).unwrap().split_whitespace().collect();
    let (soft, hard): (u64, u64) = (files[3].parse().unwrap(), files[4].parse().unwrap());
    assert_eq!(soft, hard.clamp(100, 65_536), "{limits}");
    let host = address.trim_start_matches("http://");
    let open: Vec<_> = (0..200).map(|_| std::net::TcpStream::connect(host).unwrap()).collect();
    assert_eq!(get(&format!("{address}/sign-in")).0, 200, "while others keep {} connections", open.len());
}

#[test]
fn the_demo_has_an_agency_with_much_to_do() {
    let (folder, mut app) = (folder(), TestApp::start());
    let demo = Demo::start(folder.path(), &[]);
    let agency = "mw20001-nic";
    let page = reads(&mut app, &demo, agency, "/requests");
    let turns = page.texts("section.own-turn li");
    assert_eq!(turns.len(), 4, "{turns:?}");
    assert!(
        turns[0].starts_with("Jonas Weber asks you to become technical contact of bakery-ashford.example · 30 days")
    );
    let states = page.attributes("tbody [data-state]", "data-state");
    let many = |state: &str| states.iter().filter(|found| *found == state).count();
    assert_eq!(["pending-own", "pending-other", "done", "failed", "declined"].map(many), [4, 3, 1, 1, 1]);
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
