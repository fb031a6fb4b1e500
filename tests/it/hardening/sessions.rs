//! Cookies and sessions.

use super::NEWCOMER;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::Customer;

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
        alice.post("/profile", &[("account", &alice.nic), ("name", "Alicia")]),
        alice.sign_in(),
        alice.get("/profile"),
        alice.get("/services?rows=100"),
    ];
    let headers = answers.iter().flat_map(|answer| &answer.headers);
    let cookies: Vec<_> = headers.filter(|(name, _)| name == "set-cookie").map(|(_, value)| value).collect();
    let named = |name: &str| cookies.iter().filter(|cookie| cookie.starts_with(name)).count();
    let others = ["__Host-language=", "__Host-draft=", "__Host-rows="].map(named);
    assert_eq!(others, [2, 2, 1], "{cookies:?}");
    assert!(named("__Host-handover=") >= 5);
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
