//! What is asked for in docs/security.md and no other test shows.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use diesel::{Connection, RunQueryDsl};
use handover::domain::time::DAY;
use handover::web::frame::routes;

use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::authenticator;
use crate::support::customer::{Customer, mail_to, path_in};
use crate::support::page::Page;
use crate::support::program::Running;

const PHRASE: &str = "seven quiet otters dream";
const NEWCOMER: &str = "nora@newcomer.example";

/// What is answered to just these bytes, until the connection is closed.
fn raw(app: &TestApp, bytes: &str) -> String {
    let mut stream = TcpStream::connect(app.base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    stream.write_all(bytes.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn signs_up<'a>(app: &'a TestApp, email: &str) -> Customer<'a> {
    let nora = Customer::stranger(app);
    let fields = [("name", "Nora"), ("email", email), ("zone", "eu"), ("language", "en"), ("password", PHRASE)];
    assert_eq!(nora.post("/sign-up", &fields).status, 303);
    nora
}

/// Opens the link of a new account and gives the password that was chosen.
fn confirms(who: &Customer<'_>, link: &str) -> Page {
    let (path, token) = link.split_once("?token=").unwrap();
    who.post(path, &[("token", token), ("password", PHRASE)])
}

fn set_password(who: &Customer<'_>, old: &str, new: &str) -> Page {
    who.post("/profile", &[("new_password", new), ("current_password", old)])
}

/// Every page that somebody who is signed in may open.
fn own_pages(pair: &Pair<'_>) -> Vec<String> {
    let mut paths = vec![format!("/services/{}/contacts", pair.service), format!("/requests/{}", pair.request)];
    let fixed = ["/services", "/requests", "/profile", "/profile/sessions", "/profile/history", "/profile/close"];
    paths.extend(fixed.iter().chain(&["/profile/second-factor"]).map(|path| (*path).to_owned()));
    paths
}

// --- Routes ---------------------------------------------------------------------------------------------------------------

/// Every address that there is; what stands for something is 1.
fn addresses() -> Vec<String> {
    routes::ALL.iter().map(|pattern| pattern.replace("{id}", "1").replace("{name}", "x")).collect()
}

#[test]
fn strangers_reach_what_is_for_strangers_and_nothing_else() {
    let app = TestApp::start();
    let _pair = Pair::new(&app);
    let for_strangers = [
        // Leads on to the services.
        "/",
        "/sign-in",
        "/sign-up",
        "/sign-up/confirm",
        "/forgot-password",
        "/reset-password",
        "/sign-out",
        "/language",
        "/design",
        "/mailbox",
        "/mailbox/1",
        "/healthz",
        "/readyz",
        "/static/x",
    ];
    let stranger = Customer::stranger(&app);
    let closed: Vec<_> = addresses().into_iter().filter(|route| !for_strangers.contains(&route.as_str())).collect();
    assert!(closed.len() > 20, "{closed:?}");
    for route in closed {
        let answers = [stranger.get(&route), stranger.post(&route, &[("current_password", PASSWORD), ("token", "x")])];
        assert!(answers.iter().any(|answer| answer.status == 303), "{route}");
        for answer in answers {
            let led = answer.status == 303 && answer.location().starts_with("/sign-in");
            assert!(led || answer.status == 405, "{route}: {} {}", answer.status, answer.location());
        }
    }
}

#[test]
fn signing_out_is_offered_on_every_page() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    for path in own_pages(&pair).iter().chain(&["/nothing".to_owned()]) {
        assert!(pair.alice.get(path).has("form[action='/sign-out'] button"), "{path}");
    }
}

#[test]
fn no_answer_opens_the_site_to_another_and_trace_is_not_answered() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let foreign = [("origin", "https://evil.example"), ("access-control-request-method", "POST")];
    for method in ["GET", "POST", "OPTIONS"] {
        for path in ["/services", "/sign-in", "/healthz", "/static/x", "/nothing"] {
            let answer = alice.send(method, path, None, &foreign);
            let opened = answer.headers.iter().find(|(name, _)| name.starts_with("access-control-"));
            assert_eq!(opened, None, "{method} {path}");
        }
    }
    for path in ["/", "/sign-in", "/services", "/healthz"] {
        let answer =
            raw(&app, &format!("TRACE {path} HTTP/1.1\r\nhost: a\r\nx-mine: echo\r\nconnection: close\r\n\r\n"));
        assert!(!answer.starts_with("HTTP/1.1 2") && !answer.contains("echo"), "{path}: {answer}");
    }
}

#[test]
fn every_text_names_its_charset() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let page = stranger.get("/sign-in");
    let files = page.attributes("link[href^='/static'], script", "href").into_iter();
    let files = files.chain(page.attributes("script", "src"));
    let mut answers: Vec<_> = files.map(|path| stranger.get(&path)).collect();
    answers.extend(["/healthz", "/readyz", "/nothing", "/static/x", "/reset-password"].map(|path| stranger.get(path)));
    answers.push(page);
    assert!(answers.len() >= 9);
    for answer in answers.iter().filter(|answer| !answer.body.is_empty()) {
        let kind = answer.header("content-type").unwrap();
        assert!(kind.ends_with("; charset=utf-8"), "{kind}");
    }
}

#[test]
fn what_could_be_read_as_two_requests_is_refused() {
    let app = TestApp::start();
    let head = "POST /sign-in HTTP/1.1\r\nhost: a\r\nsec-fetch-site: same-origin\r\n";
    let smuggled = "0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: a\r\n\r\n";
    for lengths in [
        "content-length: 4\r\ntransfer-encoding: chunked\r\n",
        "transfer-encoding: chunked\r\ncontent-length: 4\r\n",
        "content-length: 4\r\ncontent-length: 40\r\n",
        "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n",
        "transfer-encoding: chunked, identity\r\n",
    ] {
        let answer = raw(&app, &format!("{head}{lengths}\r\n{smuggled}"));
        assert!(answer.starts_with("HTTP/1.1 400"), "{lengths}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{lengths}: {answer}");
    }
}

#[test]
fn a_form_that_is_packed_is_not_unpacked() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for coding in ["gzip", "deflate", "br", "identity", "x"] {
        let headers = [("sec-fetch-site", "same-origin"), ("content-encoding", coding)];
        assert_eq!(alice.send("POST", "/profile", Some("name=Packed".into()), &headers).status, 415, "{coding}");
    }
    assert_eq!(alice.get("/profile").value("name"), "Alice");
}

#[test]
fn a_form_that_comes_too_slowly_is_given_up() {
    let app = TestApp::start();
    let kind = "content-type: application/x-www-form-urlencoded\r\nsec-fetch-site: same-origin\r\n";
    let begun = std::time::Instant::now();
    let answer = raw(&app, &format!("POST /sign-in HTTP/1.1\r\nhost: a\r\n{kind}content-length: 100\r\n\r\nlogin=a"));
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!((9..30).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
}

// --- Cookies and sessions -------------------------------------------------------------------------------------------------

#[test]
fn over_https_every_cookie_is_bound_to_the_host() {
    let app = TestApp::with(Options { base_url: Some("https://handover.example".into()), ..Options::default() });
    let alice = app.customer("Alice");
    let answers = [
        alice.sign_in(),
        alice.post("/language", &[("language", "fr")]),
        Customer::stranger(&app).post("/language", &[("language", "fr")]),
        alice.post("/profile", &[("name", "Alice")]),
        alice.post("/sign-out", &[]),
    ];
    let headers = answers.iter().flat_map(|answer| &answer.headers);
    let cookies: Vec<_> = headers.filter(|(name, _)| name == "set-cookie").map(|(_, value)| value).collect();
    assert!(cookies.len() >= 5 && cookies.iter().any(|cookie| cookie.starts_with("__Host-language=")), "{cookies:?}");
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-") && !cookie.contains("Domain"), "{cookie}");
        for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(flag), "{flag}: {cookie}");
        }
    }
}

#[test]
fn pages_name_sessions_by_what_is_no_session() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    Customer::stranger(&app).sign_in_with(&alice.nic, PASSWORD);
    let page = alice.get("/profile/sessions");
    let named = page.attributes("[name=session]", "value");
    assert_eq!(named.len(), 2);
    for name in named {
        assert_eq!(app.db_count(&format!("sessions WHERE id_hash = '{name}'")), 1, "the hash of the id");
        let eve = Customer::stranger(&app);
        eve.set_cookie("handover", &name);
        assert_eq!(eve.get("/services").status, 303);
    }
    assert!(!page.body.contains(&alice.cookie("handover").unwrap()));
}

#[test]
fn who_shows_the_password_again_goes_on_in_a_new_session() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let password = ("current_password", PASSWORD);
    let acts: [(&str, &[(&str, &str)]); 3] = [
        ("/profile", &[("email", NEWCOMER), password]),
        ("/profile/sessions/end-others", &[password]),
        ("/profile/second-factor/set-up", &[password]),
    ];
    for (path, fields) in acts {
        let before = alice.cookie("handover").unwrap();
        assert_eq!(alice.post(path, fields).status, 303, "{path}");
        assert_eq!(alice.get("/services").status, 200, "{path}");
        let thief = Customer::stranger(&app);
        thief.set_cookie("handover", &before);
        assert_eq!(thief.get("/services").status, 303, "{path}");
    }
    assert!(alice.get("/profile/second-factor").has(".app-key"), "the set-up goes on");
    assert_eq!(app.db_count("sessions WHERE ended_at IS NULL"), 1);
}

#[test]
fn signing_out_has_the_browser_forget() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let answer = alice.post("/sign-out", &[]);
    assert_eq!(answer.header("clear-site-data"), Some("\"cache\", \"storage\""));
    alice.sign_in();
    assert_eq!(alice.post("/profile/close", &[("current_password", PASSWORD)]).header("clear-site-data"), {
        Some("\"cache\", \"storage\"")
    });
}

// --- Passwords and links --------------------------------------------------------------------------------------------------

#[test]
fn a_password_counts_as_it_was_typed_up_to_its_last_byte() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let long: String =
        (0..400).map(|n: u32| format!("{} ", n * n * 7919)).collect::<Vec<_>>().concat()[..1020].to_owned();
    let long = format!(" {long}aB ");
    assert_eq!(long.len(), 1024);
    let answer = set_password(&alice, PASSWORD, &format!("{long}x"));
    assert!(answer.status == 422 && !answer.fault("new_password").is_empty());
    let short = "ünterwegs zu den sternen über dem meer und wieder nach haus im w";
    assert_eq!(short.chars().count(), 64);
    assert_eq!(set_password(&alice, PASSWORD, short).status, 303);
    assert_eq!(set_password(&alice, short, &long).status, 303);
    let signs_in = |password: &str| Customer::stranger(&app).sign_in_with(&alice.nic, password).status;
    assert_eq!(signs_in(&long), 303);
    for other in
        [long.trim_start(), long.trim_end(), &long.to_lowercase(), &long[..1023], &format!("{}x", &long[..1023])]
    {
        assert_eq!(signs_in(other), 422, "{other}");
    }
}

#[test]
fn passwords_of_this_place_are_refused_wherever_one_is_chosen() {
    let app =
        TestApp::with(Options { base_url: Some("https://contacts.hosting.example".into()), ..Options::default() });
    let alice = app.customer("Alice");
    // Signing in renews the weak hash of tests, which a link depends on.
    alice.sign_in();
    let stranger = Customer::stranger(&app);
    stranger.post("/forgot-password", &[("login", &alice.nic)]);
    app.work();
    let link = alice.mail().pop().unwrap().text;
    let token = link.lines().find_map(|line| line.split_once("/reset-password?token=")).unwrap().1.to_owned();
    for bad in ["contacts.hosting.example1", "Handover1", "handover2026", "iloveyou1", "qwertyuiop", "sunshine1"] {
        let sign_up = [("name", "N"), ("email", NEWCOMER), ("zone", "eu"), ("language", "en"), ("password", bad)];
        assert_eq!(stranger.post("/sign-up", &sign_up).status, 422, "{bad}");
        assert_eq!(set_password(&alice, PASSWORD, bad).status, 422, "{bad}");
        let answer = stranger.post("/reset-password", &[("token", &token), ("new_password", bad)]);
        assert_eq!(answer.status, 422, "{bad}");
    }
    let said = app.command_told(&["account", "set-password", &alice.nic], "Handover1\n");
    assert!(said.err.contains("easy to guess"), "the operator is warned: {said:?}");
}

#[test]
fn fields_for_passwords_and_codes_say_what_they_are() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    let stranger = Customer::stranger(&app);
    stranger.post("/forgot-password", &[("login", &pair.alice.nic)]);
    app.work();
    let reset = path_in(&app, pair.alice.mail().last().unwrap());
    let elsewhere = Customer::stranger(&app);
    elsewhere.sign_in_with(&pair.alice.nic, PASSWORD);
    let mut pages: Vec<_> = own_pages(&pair).iter().map(|path| pair.alice.get(path)).collect();
    pages.extend(["/sign-in", "/sign-up", "/forgot-password", &reset].map(|path| stranger.get(path)));
    let (mut passwords, mut codes) = (0, 0);
    for page in pages {
        for (name, told) in [("password", "current-password, new-password"), ("current_password", "current-password")] {
            for autocomplete in page.attributes(&format!("input[name={name}]"), "autocomplete") {
                assert!(told.contains(&autocomplete), "{name}: {autocomplete}");
            }
        }
        assert!(page.attributes("input[name=new_password]", "autocomplete").iter().all(|told| told == "new-password"));
        assert!(!page.has("input[name*=password]:not([type=password])") && !page.has("[onpaste], [oncopy]"));
        assert!(!page.has("input[name*=password]:not([autocomplete]), input[maxlength][name*=password]"));
        passwords += page.attributes("input[name*=password]", "type").len();
        codes += page.attributes("input[name=token]:not([type=hidden])", "autocomplete").len();
        assert!(page.attributes("input[name=login]", "autocomplete").iter().all(|told| told == "username"));
    }
    assert!(passwords >= 7 && codes >= 1, "{passwords} {codes}");
}

#[test]
fn a_reset_link_pressed_many_times_at_once_counts_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    Customer::stranger(&app).post("/forgot-password", &[("login", &alice.nic)]);
    app.work();
    let link = path_in(&app, &alice.mail()[0]);
    let token = link.split_once("?token=").unwrap().1;
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let presses = (0..4).map(|number| {
            let (app, phrase) = (&app, format!("{PHRASE} {number}"));
            scope.spawn(move || {
                Customer::stranger(app).post("/reset-password", &[("token", token), ("new_password", &phrase)]).status
            })
        });
        presses.collect::<Vec<_>>().into_iter().map(|press| press.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(app.db_count("events WHERE what = 'password-changed'"), 1);
}

#[test]
fn whatever_looks_at_a_link_uses_nothing_up() {
    let app = TestApp::start();
    let nora = signs_up(&app, NEWCOMER);
    app.work();
    let link = path_in(&app, &mail_to(&app, NEWCOMER)[0]);
    for method in ["HEAD", "GET", "HEAD", "OPTIONS"] {
        assert!(nora.send(method, &link, None, &[]).status < 500);
    }
    assert_eq!(app.db_count("accounts"), 0);
    assert_eq!(confirms(&nora, &link).status, 303);
    assert_eq!(app.db_count("accounts"), 1);
}

// --- Data -----------------------------------------------------------------------------------------------------------------

#[test]
fn the_database_is_for_its_owners_eyes() {
    let app = TestApp::on_a_file();
    app.customer("Alice").sign_in();
    let mut files = 0;
    for file in std::fs::read_dir(app.folder()).unwrap().map(Result::unwrap) {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
        files += 1;
    }
    assert!(files >= 1);
}

#[test]
fn a_sign_up_that_is_never_confirmed_leaves_nothing() {
    let app = TestApp::start();
    signs_up(&app, NEWCOMER);
    app.work();
    let left = |days: u32| {
        app.advance(DAY * days);
        app.db_sweep();
        (app.db_count("links"), app.db_count("accounts"))
    };
    assert_eq!(left(1), (1, 0));
    assert_eq!(left(1), (0, 0));
}

#[test]
fn emails_load_nothing() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    pair.both_accept();
    signs_up(&app, NEWCOMER);
    Customer::stranger(&app).post("/forgot-password", &[("login", &pair.alice.nic)]);
    app.work();
    let messages = app.smtp.messages();
    assert!(messages.len() >= 6);
    for email in messages.iter().map(crate::support::received::Received::parse) {
        for part in ["src=", "srcset", "url(", "<link", "<img", "@import", "<script", "background="] {
            assert!(!email.html.to_lowercase().contains(part), "{part}: {}", email.subject);
        }
    }
}

// --- The log, and when things go wrong --------------------------------------------------------------------------------------

/// The program at work, with its customers in front of it.
fn served(settings: &[(&str, &str)]) -> (TestApp, Running) {
    let mut app = TestApp::start();
    let running = Running::serve(&app, settings);
    app.base = running.address();
    (app, running)
}

/// The first line of the security log that has all of this; there must be one.
fn line(running: &Running, parts: &[&str]) -> String {
    running.wait(|| {
        let log = running.log();
        let found = log.lines().find(|line| parts.iter().all(|part| line.contains(part)));
        found.map(str::to_owned)
    })
}

/// It says when, what, from where, and as part of which request.
fn assert_whole(line: &str) {
    let stamp = line.split(' ').next().unwrap();
    assert!(stamp.len() == 27 && stamp.ends_with('Z'), "{line}");
    assert!(line.contains("address=\"127.0.0.1\"") && line.contains("request{id=\""), "{line}");
}

#[test]
fn the_security_log_says_who_did_what_from_where() {
    let (app, running) = served(&[]);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let stranger = Customer::stranger(&app);
    assert_eq!(stranger.sign_in_with("zz4711-nic", "a wrong secret").status, 422);
    assert_eq!(stranger.sign_in_with(&alice.nic, "a wrong secret").status, 422);
    assert_eq!(alice.sign_in().status, 303);
    signs_up(&app, NEWCOMER);
    let mail = app.smtp.wait_for(1, Duration::from_secs(20));
    let link = path_in(&app, &mail[0].parse());
    assert_eq!(confirms(&stranger, &link).status, 303);
    set_password(&alice, "a wrong secret", PHRASE);
    assert_eq!(set_password(&alice, PASSWORD, PHRASE).status, 303);
    alice.post("/sign-out", &[]);
    let [about_alice, about_bob] = [&alice, &bob].map(|who| format!("about={}", who.id));
    let nobody = line(&running, &["handover::security", "what=\"sign-in-failed\""]);
    assert!(!nobody.contains("about="), "{nobody}");
    assert_whole(&nobody);
    for what in ["sign-in-failed", "signed-in", "password-changed", "signed-out"] {
        assert_whole(&line(&running, &["handover::security", &format!("what=\"{what}\""), &about_alice]));
    }
    assert_whole(&line(&running, &["handover::security", "what=\"account-created\""]));
    assert_whole(&line(&running, &["handover::security", "what=\"password-wrong\"", &about_alice]));
    for _ in 0..11 {
        stranger.sign_in_with(&bob.nic, "a wrong secret");
    }
    assert_whole(&line(&running, &["WARN", "handover::security", "too often", "what=\"sign-in\""]));
    let log = running.log();
    assert_eq!(log.lines().filter(|line| line.contains("sign-in-failed") && line.contains(&about_bob)).count(), 10);
    for typed in ["zz4711", "a wrong secret", NEWCOMER, PHRASE, &alice.email, &alice.name, "token="] {
        assert!(!log.contains(typed), "{typed}: {log}");
    }
}

#[test]
fn the_security_log_says_which_factors_were_used() {
    let (app, running) = served(&[]);
    let alice = app.customer("Alice");
    let page = "/profile/second-factor";
    let set_up = alice.post(&format!("{page}/set-up"), &[("current_password", PASSWORD)]);
    let secret = authenticator::secret(&alice.follow(&set_up).text(".app-key").replace(' ', ""));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let code = authenticator::code(&secret, now);
    let recovery = alice.follow(&alice.post(&format!("{page}/switch-on"), &[("code", &code)]));
    let recovery = recovery.texts(".recovery-codes li");
    let next = authenticator::code(&secret, now + 30);
    for code in [code.as_str(), &next, &recovery[0]] {
        let browser = Customer::stranger(&app);
        browser.sign_in_with(&alice.nic, PASSWORD);
        browser.post("/sign-in/second-factor", &[("code", code)]);
    }
    let about = format!("about={}", alice.id);
    for parts in [
        ["what=\"second-factor-on\"", &about],
        ["what=\"code-awaited\"", &about],
        ["what=\"second-factor-failed\"", &about],
        ["the second factor is right", "factor=\"app\""],
        ["the second factor is right", "factor=\"recovery code\""],
        ["what=\"recovery-code-used\"", &about],
    ] {
        assert_whole(&line(&running, &["handover::security", parts[0], parts[1]]));
    }
    let log = running.log();
    assert!([&code, &next, &recovery[0]].iter().all(|code| !log.contains(&format!("{code}\""))), "{log}");
}

#[test]
fn the_security_log_says_what_was_refused_and_to_whom() {
    let (app, running) = served(&[]);
    let [alice, bob, eve] = ["Alice", "Bob", "Eve"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    assert_eq!(alice.asks_for(service).tech(&eve).try_confirm().status, 303);
    assert_eq!(bob.get("/requests/1").status, 404);
    assert_eq!(bob.post("/requests/1/cancel", &[]).status, 404);
    assert_eq!(alice.try_decides(1, "accept", "ACDEF").status, 422);
    assert_eq!(bob.asks_for(service).field("admin", &bob.nic).try_confirm().status, 422);
    let evil = [("origin", "https://evil.example")];
    assert_eq!(bob.send("POST", "/profile", Some("name=x".into()), &evil).status, 403);
    let stranger = Customer::stranger(&app);
    stranger.set_cookie("handover", &format!("x{}", bob.cookie("handover").unwrap()));
    assert_eq!(stranger.get("/services").status, 303);
    let [by_alice, by_bob] = [&alice, &bob].map(|who| format!("account={}", who.id));
    for parts in [
        [by_bob.as_str(), "not this account's", "route=\"/requests/{id}\""],
        [&by_bob, "not this account's", "route=\"/requests/{id}/cancel\""],
        [&by_alice, "a wrong or dead validation code", "request=1"],
        [&by_bob, "a forged form", "Administrative"],
        [&by_bob, "a form from another site", ""],
    ] {
        assert_whole(&line(&running, &["WARN", "handover::security", parts[0], parts[1], parts[2]]));
    }
    assert_whole(&line(&running, &["WARN", "failed to pass cryptographic"]));
    assert_whole(&line(&running, &["route=\"/profile\" status=403", &by_bob]));
    assert!(!running.log().contains("ACDEF") && !running.log().contains("evil"), "{}", running.log());
}

#[test]
fn nothing_typed_writes_lines_of_its_own() {
    let (app, running) = served(&[("HANDOVER_LOG", "debug")]);
    let alice = app.customer("Alice");
    let forged = "x\r\n2026-01-01T00:00:00.000000Z  INFO handover::security: forged\u{1b}[31m";
    let stranger = Customer::stranger(&app);
    stranger.sign_in_with(forged, forged);
    stranger.post("/forgot-password", &[("login", forged)]);
    alice.post("/profile", &[("name", forged), ("email", forged), ("language", forged)]);
    let escaped: String = url::form_urlencoded::byte_serialize(forged.as_bytes()).collect();
    alice.get(&format!("/{escaped}?q={escaped}"));
    alice.send("GET", "/services", None, &[("user-agent", "forged <b>"), ("x-forwarded-for", "forged")]);
    alice.post("/sign-out", &[]);
    line(&running, &["what=\"signed-out\""]);
    let log = running.log();
    assert!(!log.contains("handover::security: forged") && !log.contains('\u{1b}'), "{log}");
}

#[test]
fn a_fault_of_ours_and_its_line_have_one_reference() {
    let (app, running) = served(&[("HANDOVER_LIMITS", "off")]);
    line(&running, &["WARN", "HANDOVER_LIMITS is off"]);
    let alice = app.customer("Alice");
    alice.sign_in();
    let bob = app.customer("Bob");
    app.service("one.example", &alice, &bob, &alice);
    app.db_sets(&format!("accounts SET email = 'nonsense' WHERE id = {}", bob.id));
    let page = alice.get("/services");
    assert_eq!(page.status, 500);
    let id = page.header("x-request-id").unwrap();
    assert!(page.text("main").contains(id), "{}", page.body);
    let logged = line(&running, &["ERROR", &format!("reference=\"{id}\"")]);
    assert!(logged.contains("email is ") && !page.body.contains("nonsense"), "{logged}");
}

#[test]
fn while_the_database_takes_nothing_nobody_is_let_in() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let css = Customer::stranger(&app).get("/sign-in").attribute("link[rel=stylesheet]", "href").unwrap();
    let mut conn = app.conn();
    conn.transaction(|conn| {
        diesel::sql_query("UPDATE accounts SET zone = zone").execute(conn)?;
        let answer = alice.sign_in();
        assert_eq!((answer.status, answer.header("retry-after").is_some()), (503, true), "{}", answer.body);
        let page = alice.send("GET", "/services", None, &[]);
        assert_eq!((page.status, page.location()), (303, "/sign-in?next=%2Fservices"), "not signed in");
        assert_eq!([css.as_str(), "/healthz"].map(|path| Customer::stranger(&app).get(path).status), [200; 2]);
        Err::<(), _>(diesel::result::Error::RollbackTransaction)
    })
    .unwrap_err();
    assert_eq!(alice.sign_in().status, 303, "it recovers by itself");
}
