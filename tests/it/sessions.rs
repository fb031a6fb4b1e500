//! Signing in and out, what a session is worth and for how long, and the language of who is not signed in.

mod cookies;
mod language;
mod tries;

use std::time::Duration;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
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
    app.operator_closes(&closed);
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
    app.operator_closes(&two);
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
fn one_signs_in_and_asks_for_a_password_with_what_one_pastes() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let pasted = [format!("Alice <{}>;", alice.email), alice.nic.replace('-', "\u{2011}"), format!("“{}”.", alice.nic)];
    for pasted in &pasted {
        let stranger = Customer::stranger(&app);
        assert_eq!(stranger.sign_in_with(pasted, PASSWORD).status, 303, "{pasted}");
        assert_eq!(Customer::stranger(&app).post("/forgot-password", &[("login", pasted)]).status, 303, "{pasted}");
    }
    app.work();
    assert_eq!(alice.mail().len(), pasted.len());
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
