//! Signing in and out, what a session is worth and for how long, and the language of who is not signed in.

use std::io::{Read, Write};
use std::time::Duration;

use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

const COOKIE: &str = "handover";
const FAILED: &str = "The NIC handle or email and the password do not match. Please try again. \
    If several accounts share your email address, sign in with your NIC handle.";

fn is_signed_in(who: &Customer<'_>) -> bool {
    who.send("GET", "/services", None, &[]).status == 200
}

fn from_here(who: &Customer<'_>, path: &str, body: &str) -> Page {
    who.send("POST", path, Some(body.to_owned()), &[("sec-fetch-site", "same-origin")])
}

/// The status of a sign-in by a client at another address of this machine.
fn sign_in_from(app: &TestApp, client: &str, login: &str, password: &str) -> u16 {
    let server = app.base.strip_prefix("http://").unwrap().parse().unwrap();
    let connect = async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(format!("{client}:0").parse().unwrap()).unwrap();
        socket.connect(server).await.unwrap().into_std().unwrap()
    };
    let mut stream = actix_web::rt::System::new().block_on(connect);
    stream.set_nonblocking(false).unwrap();
    let body = form(&[("login", login), ("password", password)]);
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let head = format!("Host: {server}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n{kind}");
    let length = body.len();
    write!(stream, "POST /sign-in HTTP/1.1\r\n{head}\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn customers_sign_in_by_handle_or_address_whatever_case_and_blanks() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let typed =
        [alice.nic.clone(), format!(" {} ", alice.nic.to_uppercase()), format!(" {} ", alice.email.to_uppercase())];
    for typed in typed {
        alice.forget_cookies();
        let answer = alice.sign_in_with(&typed, PASSWORD);
        assert_eq!((answer.status, answer.location()), (303, "/services"), "{typed}");
        assert!(alice.get("/services").text(".account-menu summary").contains(&alice.nic));
    }
}

#[test]
fn every_failed_sign_in_answers_the_same() {
    let app = TestApp::start();
    let [alice, closed] = ["Alice", "Closed"].map(|name| app.customer(name));
    let [_one, _two] =
        ["One", "Two"].map(|name| app.customer_with(name, |new| new.email = "family@example.org".into()));
    let unset = app.customer_with("Unset", |new| new.password = false);
    app.db_close(&closed);
    let stranger = Customer::stranger(&app);
    let wrong = format!("{PASSWORD} ");
    let tries: [(&str, &str); 12] = [
        (alice.nic.as_str(), wrong.as_str()),
        (&alice.nic, ""),
        (&alice.email, "wrong"),
        ("zz99999-nic", PASSWORD),
        ("nobody@example.org", PASSWORD),
        ("", ""),
        ("\0", PASSWORD),
        (&closed.nic, PASSWORD),
        (&closed.email, PASSWORD),
        ("family@example.org", PASSWORD),
        (&unset.nic, ""),
        (&unset.nic, PASSWORD),
    ];
    for (login, password) in tries {
        let answer = stranger.sign_in_with(login, password);
        assert_eq!(
            (answer.status, answer.texts("[role=alert] p").join(" ").as_str()),
            (422, FAILED),
            "{login} {password}"
        );
        assert_eq!(
            (answer.value("password").as_str(), answer.attribute("#login", "aria-invalid").as_deref()),
            ("", Some("true"))
        );
        assert!(!is_signed_in(&stranger));
        assert_eq!(answer.text("main"), stranger.sign_in_with("x", "x").text("main"), "{login}");
        app.advance(Duration::from_mins(15));
    }
}

#[test]
fn those_who_share_an_address_sign_in_with_their_handle() {
    let app = TestApp::start();
    let [one, two] = ["One", "Two"].map(|name| app.customer_with(name, |new| new.email = "family@example.org".into()));
    assert_eq!((one.sign_in().status, two.sign_in().status), (303, 303));
    app.db_close(&two);
    one.forget_cookies();
    assert_eq!(one.sign_in_with("family@example.org", PASSWORD).status, 303, "a closed account is not counted");
    assert!(one.get("/services").text(".account-menu summary").contains(&one.nic));
}

#[test]
fn many_that_sign_in_rightly_at_once_all_get_in() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let statuses: Vec<_> = std::thread::scope(|scope| {
        let sign_in = |_| scope.spawn(|| Customer::stranger(&app).sign_in_with(&alice.nic, PASSWORD).status);
        let all: Vec<_> = (0..24).map(sign_in).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(statuses, [303; 24]);
    assert_eq!(app.db_count("throttle_hits"), 0, "none counts");
}

#[test]
fn many_that_guess_at_once_get_no_more_tries() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let tries = std::thread::scope(|scope| {
        let guess = |_| scope.spawn(|| Customer::stranger(&app).sign_in_with(&alice.nic, "wrong").status);
        let all: Vec<_> = (0..80).map(guess).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(|status| *status == 422).count()
    });
    assert_eq!(tries, 10);
    assert_eq!(alice.sign_in().status, 429);
}

#[test]
fn ten_failures_for_an_account_are_enough() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for login in [&alice.nic, &alice.email, &alice.nic.to_uppercase()].into_iter().cycle().take(10) {
        assert_eq!(alice.sign_in_with(login, "wrong").status, 422);
    }
    for login in [&alice.nic, &alice.email] {
        let answer = alice.sign_in_with(login, PASSWORD);
        assert_eq!((answer.status, answer.value("login")), (429, login.clone()));
        let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!((890..=900).contains(&wait), "{wait}");
        assert!(answer.text("[role=alert]").starts_with("There were too many failed attempts."));
    }
    assert!(!is_signed_in(&alice));
    assert_eq!(bob.sign_in().status, 303, "another account is free");
    app.advance(Duration::from_mins(15));
    assert_eq!(alice.sign_in().status, 303);
}

#[test]
fn another_client_address_is_still_free() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for _ in 0..10 {
        alice.sign_in_with(&alice.nic, "wrong");
    }
    let elsewhere = sign_in_from(&app, "127.0.0.2", &alice.nic, PASSWORD);
    assert_eq!((alice.sign_in().status, elsewhere), (429, 303));
}

#[test]
fn an_unknown_account_is_throttled_like_a_known_one() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let tries: Vec<_> = (0..11).map(|_| stranger.sign_in_with("zz99999-nic", "wrong").status).collect();
    assert_eq!((tries[9], tries[10]), (422, 429));
}

#[test]
fn a_hundred_failures_from_an_address_are_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for number in 0..100 {
        assert_eq!(alice.sign_in_with(&format!("zz{number}-nic"), "wrong").status, 422);
    }
    assert_eq!(alice.sign_in().status, 429);
    assert_eq!(sign_in_from(&app, "127.0.0.2", &alice.nic, PASSWORD), 303);
}

#[test]
fn successes_never_count() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for _ in 0..9 {
        assert_eq!(alice.sign_in_with(&alice.nic, "wrong").status, 422);
    }
    for _ in 0..12 {
        assert_eq!(alice.sign_in().status, 303);
    }
    assert_eq!(alice.sign_in_with(&alice.nic, "wrong").status, 422);
    assert_eq!(alice.sign_in().status, 429, "but a success does not forgive failures either");
}

#[test]
fn signing_out_ends_the_session_on_the_server() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let old = alice.cookie(COOKIE).unwrap();
    let answer = alice.post("/sign-out", &[]);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"));
    assert_eq!(alice.get("/sign-in").message(), "You are signed out.");
    assert!(!is_signed_in(&alice));
    alice.set_cookie(COOKIE, &old);
    assert!(!is_signed_in(&alice), "the old cookie is dead");
    for path in ["/services", "/profile", "/profile/sessions", "/profile/history", "/profile/close"] {
        alice.set_cookie(COOKIE, &old);
        assert_eq!(alice.send("GET", path, None, &[]).status, 303, "{path}");
    }
}

#[test]
fn signing_in_starts_a_new_session_and_ends_the_one_before() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    alice.sign_in();
    let old = alice.cookie(COOKIE).unwrap();
    alice.sign_in_with(&bob.nic, PASSWORD);
    let new = alice.cookie(COOKIE).unwrap();
    assert_ne!(old, new);
    assert!(alice.get("/services").text(".account-menu summary").contains(&bob.nic));
    alice.set_cookie(COOKIE, &old);
    assert!(!is_signed_in(&alice));
    alice.set_cookie(COOKIE, &new);
    assert!(is_signed_in(&alice));
}

#[test]
fn several_browsers_have_sessions_of_their_own() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Customer::stranger(&app);
    alice.sign_in();
    phone.sign_in_with(&alice.nic, PASSWORD);
    alice.post("/sign-out", &[]);
    assert_eq!((is_signed_in(&alice), is_signed_in(&phone)), (false, true));
}

#[test]
fn signing_in_leads_on_to_where_one_was_heading() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let alice = app.customer("Alice");
    for heading in ["/requests/12?token=ACDEF-34567", "/services?q=a&sort=-name", "/profile"] {
        stranger.forget_cookies();
        let answer = stranger.get(heading);
        assert_eq!(answer.status, 303);
        let page = stranger.follow(&answer);
        assert_eq!((page.status, page.value("next").as_str()), (200, heading));
        let failed = stranger.post("/sign-in", &[("login", &alice.nic), ("password", "wrong"), ("next", heading)]);
        assert_eq!(failed.value("next"), heading);
        let answer = stranger.post("/sign-in", &[("login", &alice.nic), ("password", PASSWORD), ("next", heading)]);
        assert_eq!((answer.status, answer.location()), (303, heading));
    }
}

#[test]
fn nobody_is_led_to_another_site() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for foreign in
        ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "x"]
    {
        let fields = [("login", alice.nic.as_str()), ("password", PASSWORD), ("next", foreign)];
        assert_eq!(alice.post("/sign-in", &fields).location(), "/services", "{foreign:?}");
        assert_eq!(alice.post("/language", &[("language", "en"), ("next", foreign)]).location(), "/services");
        let query: String = url::form_urlencoded::byte_serialize(foreign.as_bytes()).collect();
        assert!(!alice.get(&format!("/sign-in?next={query}")).value("next").contains("evil"), "{foreign:?}");
    }
}

#[test]
fn a_form_sent_without_a_session_leads_to_signing_in_and_back_to_its_page() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let cases = [
        ("/services/3/contacts", "/sign-in?next=%2Fservices%2F3%2Fcontacts"),
        ("/services/3/contacts/preview", "/sign-in?next=%2Fservices%2F3%2Fcontacts"),
        ("/requests/12/accept", "/sign-in?next=%2Frequests%2F12"),
        ("/requests/12/decline", "/sign-in?next=%2Frequests%2F12"),
        ("/requests/12/resend", "/sign-in?next=%2Frequests%2F12"),
        ("/requests/12/cancel", "/sign-in?next=%2Frequests%2F12"),
        ("/profile", "/sign-in?next=%2Fprofile"),
        ("/profile/close", "/sign-in?next=%2Fprofile%2Fclose"),
        ("/profile/sessions/end", "/sign-in?next=%2Fprofile%2Fsessions"),
        ("/profile/sessions/end-others", "/sign-in?next=%2Fprofile%2Fsessions"),
    ];
    for (path, heading) in cases {
        let answer = from_here(&stranger, path, "token=secret&tech=x");
        assert_eq!((answer.status, answer.location()), (303, heading), "{path}");
    }
    for path in ["/", "/services"] {
        let answer = stranger.get(path);
        assert_eq!(answer.status, 303);
        assert!(["/services", "/sign-in?next=%2Fservices"].contains(&answer.location()), "{}", answer.location());
    }
}

#[test]
fn a_weak_password_hash_is_renewed_at_sign_in() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let weak = app.db_password_hash(&alice);
    alice.sign_in_with(&alice.nic, "wrong");
    assert_eq!(app.db_password_hash(&alice), weak);
    assert_eq!(alice.sign_in().status, 303);
    let renewed = app.db_password_hash(&alice);
    assert!(renewed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{renewed}");
    assert_eq!(alice.sign_in().status, 303);
    assert_eq!(app.db_password_hash(&alice), renewed);
    assert_eq!(alice.sign_in_with(&alice.nic, "wrong").status, 422);
}

fn session_cookie(answer: &Page) -> String {
    let set =
        |(name, value): &(String, String)| (name == "set-cookie" && value.contains("handover=")).then(|| value.clone());
    answer.headers.iter().find_map(set).expect("a session cookie")
}

#[test]
fn session_cookies_are_for_this_site_and_its_server_alone() {
    let app = TestApp::start();
    let cookie = session_cookie(&app.customer("Alice").sign_in());
    assert!(cookie.starts_with("handover="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(!cookie.contains("Secure") && !cookie.contains("Max-Age") && !cookie.contains("Domain"), "{cookie}");
}

#[test]
fn over_https_session_cookies_are_bound_to_the_host() {
    let app = TestApp::with(Options { base_url: Some("https://handover.example".into()), ..Options::default() });
    let alice = app.customer("Alice");
    let cookie = session_cookie(&alice.sign_in());
    assert!(cookie.starts_with("__Host-handover="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Secure"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(is_signed_in(&alice));
    let language = alice.post("/language", &[("language", "fr")]);
    assert!(language.header("set-cookie").unwrap().contains("Secure"));
}

#[test]
fn an_altered_cookie_is_worth_nothing() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let good = alice.cookie(COOKIE).unwrap();
    let last = if good.ends_with('A') { "B" } else { "A" };
    for bad in [format!("{}{last}", &good[..good.len() - 1]), good[1..].to_owned(), "x".into(), String::new()] {
        alice.set_cookie(COOKIE, &bad);
        assert!(!is_signed_in(&alice), "{bad}");
    }
}

#[test]
fn sessions_outlive_a_change_of_secret_keys() {
    let [old, new] = ["11", "22"].map(|byte| byte.repeat(32));
    let app = TestApp::with(Options { keys: old.clone(), ..Options::default() });
    let alice = app.customer("Alice");
    alice.sign_in();
    let made_with_old = alice.cookie(COOKIE).unwrap();

    let rotated = app.again(Options { keys: format!("{new},{old}"), ..Options::default() });
    let browser = Customer::stranger(&rotated);
    browser.set_cookie(COOKIE, &made_with_old);
    assert!(browser.get("/services").text(".account-menu summary").contains(&alice.nic));
    let made_with_new = browser.cookie(COOKIE).unwrap();
    assert_ne!(made_with_new, made_with_old, "written anew");
    assert_only_the_renewed_is_good(&app, &new, &made_with_new, &made_with_old);
}

/// Once the old key is gone, only the cookie written anew is good.
fn assert_only_the_renewed_is_good(app: &TestApp, key: &str, good: &str, bad: &str) {
    let last = app.again(Options { keys: key.to_owned(), ..Options::default() });
    let browser = Customer::stranger(&last);
    browser.set_cookie(COOKIE, bad);
    assert!(!is_signed_in(&browser));
    browser.set_cookie(COOKIE, good);
    assert!(is_signed_in(&browser));
}

#[test]
fn a_session_that_is_not_used_for_twelve_hours_is_over() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for _ in 0..3 {
        app.advance(Duration::from_hours(11));
        assert!(is_signed_in(&alice), "used, it goes on");
    }
    app.advance(Duration::from_hours(12));
    assert!(!is_signed_in(&alice));
}

#[test]
fn a_session_is_over_after_thirty_days_however_much_it_is_used() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for _ in 0..71 {
        app.advance(Duration::from_hours(10));
        assert!(is_signed_in(&alice));
    }
    app.advance(Duration::from_hours(10));
    assert!(!is_signed_in(&alice));
    assert_eq!(alice.sign_in().status, 303);
    assert!(is_signed_in(&alice), "a new one begins anew");
}

#[test]
fn closing_an_account_ends_its_sessions() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for who in [&alice, &bob] {
        who.sign_in();
    }
    app.db_close(&alice);
    assert_eq!((is_signed_in(&alice), is_signed_in(&bob)), (false, true));
    assert_eq!(alice.sign_in().texts("[role=alert] p").join(" "), FAILED);
}

fn heading(page: &Page) -> (String, String) {
    (page.attribute("html", "lang").unwrap(), page.text("h1"))
}

#[test]
fn strangers_read_the_best_match_of_what_their_browser_asks_for() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let cases = [
        ("fr", "fr"),
        ("fr-CA,en;q=0.5", "fr"),
        ("en;q=0.5, fr;q=0.9", "fr"),
        ("ja,fr;q=0.1", "fr"),
        ("en-GB,fr", "en"),
        ("ja", "en"),
        ("*", "en"),
        ("?;;q=x", "en"),
    ];
    for (asked, given) in cases {
        let page = stranger.send("GET", "/sign-in", None, &[("accept-language", asked)]);
        assert_eq!(heading(&page).0, given, "{asked}");
    }
    assert_eq!(heading(&stranger.get("/sign-in")), ("en".into(), "Sign in".into()));
}

#[test]
fn a_language_chosen_on_a_page_wins() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let answer = stranger.post("/language", &[("language", "fr"), ("next", "/sign-in?next=%2Fprofile")]);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Fprofile"));
    let page = stranger.send("GET", "/sign-in", None, &[("accept-language", "en")]);
    assert_eq!(heading(&page).0, "fr");
    for nonsense in ["", "xx", "\0"] {
        assert_eq!(stranger.post("/language", &[("language", nonsense)]).status, 303);
        assert_eq!(heading(&stranger.get("/sign-in")).0, "fr", "{nonsense:?}");
    }
}

#[test]
fn a_language_chosen_while_signed_in_is_the_accounts() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(heading(&alice.get("/services")).0, "en");
    alice.post("/language", &[("language", "fr"), ("next", "/services")]);
    assert_eq!(heading(&alice.get("/services")).0, "fr");
    alice.forget_cookies();
    assert_eq!(heading(&alice.get("/services")).0, "fr", "in another browser too");
    assert_eq!(alice.get("/profile").attribute("#language option[selected]", "value").as_deref(), Some("fr"));
}
