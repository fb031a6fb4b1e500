//! How often something may be done: by account, by client network, and never so that a stranger locks a customer out.

use std::time::Duration;

use handover::domain::ServiceId;

use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

const HOUR: Duration = Duration::from_hours(1);

/// Two customers and a service that is the first one's, whose requests both must confirm.
struct Stage<'a> {
    app: &'a TestApp,
    bob: Customer<'a>,
}

/// Clients anywhere, as they come through a proxy.
fn behind_a_proxy() -> TestApp {
    TestApp::with(Options { trusted_proxies: "127.0.0.1".into(), ..Options::default() })
}

fn post_from(who: &Customer<'_>, address: &str, path: &str, fields: &[(&str, &str)]) -> Page {
    who.get("/profile");
    who.send("POST", path, Some(form(fields)), &[("sec-fetch-site", "same-origin"), ("x-forwarded-for", address)])
}

fn wait_of(answer: &Page) -> u64 {
    assert_eq!(answer.status, 429, "{}", answer.body);
    assert!(answer.has("h1") && answer.has("main a, main form"), "a page that leads on");
    answer.retry_after()
}

impl<'a> Stage<'a> {
    fn new(app: &'a TestApp) -> Self {
        Self { app, bob: app.customer("Bob") }
    }

    /// A request that an account asks for and must itself confirm, as Bob must.
    fn request_of(&self, who: &Customer<'_>) -> i64 {
        let number = self.app.db_count("services");
        let service = self.app.service(&format!("s{number}.example"), who, who, who);
        who.asks_for(service).tech(&self.bob).confirm()[0]
    }

    /// A request that an account alone must confirm.
    fn own_request_of(&self, who: &Customer<'_>) -> i64 {
        let service = self.service_beside_bob(who);
        who.asks_for(service).tech(who).confirm()[0]
    }

    fn service_beside_bob(&self, who: &Customer<'_>) -> ServiceId {
        let number = self.app.db_count("services");
        self.app.service(&format!("s{number}.example"), who, &self.bob, who)
    }
}

#[test]
fn locks_are_not_played_with_all_day() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    alice.locks(service);
    assert_eq!(app.db_count("throttle_hits"), 2, "for the hour and for the day");
    app.db_runs(
        "INSERT INTO throttle_hits (throttle_key, happened_at) \
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 198) \
         SELECT throttle_key, happened_at FROM throttle_hits, n",
    );
    app.advance(HOUR * 2);
    alice.unlocks(service);
    app.advance(HOUR);
    let answer = alice.try_locks(service);
    assert!((20 * 3600..22 * 3600).contains(&wait_of(&answer)), "{}", answer.retry_after());
    assert!(!app.is_locked(service));
    let other = app.service("example.net", &bob, &alice, &alice);
    bob.locks(other);
    app.advance(HOUR * 22);
    alice.locks(service);
}

#[test]
fn sixty_wrong_codes_an_hour_are_enough_for_an_account() {
    let app = behind_a_proxy();
    let stage = Stage::new(&app);
    let alice = app.customer("Alice");
    let [tried, other] = [(); 2].map(|()| stage.request_of(&alice));
    let code = alice.code();
    for number in 0..60 {
        let address = format!("203.0.113.{number}");
        let answer = post_from(&alice, &address, &format!("/requests/{tried}/accept"), &[("token", "wrong")]);
        assert_eq!(answer.status, 422, "{number}");
    }
    let answer = alice.try_decides(other, "accept", "wrong");
    assert!((3500..=3600).contains(&wait_of(&answer)));
    assert!(answer.text("[role=alert]").starts_with("Too many wrong codes"), "{}", answer.body);
    assert_eq!(alice.try_decides(other, "accept", "").status, 422, "what is no try is answered as ever");
    assert_eq!(alice.try_decides(999, "accept", "x").status, 404);
    stage.bob.accepts(other);
    assert_eq!(alice.try_decides(other, "accept", &code).status, 303, "a right code is no try");
}

#[test]
fn two_hundred_wrong_codes_an_hour_are_enough_for_a_network() {
    let app = behind_a_proxy();
    let stage = Stage::new(&app);
    let try_from = |who: &Customer<'_>, request: i64, address: &str| {
        post_from(who, address, &format!("/requests/{request}/accept"), &[("token", "wrong")])
    };
    for number in 0..4 {
        let guesser = app.customer("Guesser");
        let request = stage.request_of(&guesser);
        for step in 0..50 {
            let address = format!("2001:db8:1:2:{number}::{step}");
            assert_eq!(try_from(&guesser, request, &address).status, 422);
        }
    }
    let alice = app.customer("Alice");
    let request = stage.request_of(&alice);
    wait_of(&try_from(&alice, request, "2001:db8:1:2::1"));
    assert_eq!(try_from(&alice, request, "2001:db8:1:3::1").status, 422, "from elsewhere the account is free");
    alice.accepts(request);
}

#[test]
fn right_codes_never_count() {
    let app = TestApp::start();
    let stage = Stage::new(&app);
    let alice = app.customer("Alice");
    for _ in 0..61 {
        alice.accepts(stage.own_request_of(&alice));
    }
}

/// Has the codes of these requests sent again, once a minute, until so many were; each may be, ten times a day.
fn resend_all(app: &TestApp, who: &Customer<'_>, requests: &[i64], times: usize, address: &str) {
    for number in 0..times {
        if number % requests.len() == 0 {
            app.advance(Duration::from_secs(61));
        }
        let path = format!("/requests/{}/resend", requests[number % requests.len()]);
        assert_eq!(post_from(who, address, &path, &[]).status, 303, "{number}");
    }
}

#[test]
fn sixty_resends_an_hour_are_enough_for_an_account() {
    let app = behind_a_proxy();
    let stage = Stage::new(&app);
    let alice = app.customer("Alice");
    let requests: Vec<_> = (0..7).map(|_| stage.own_request_of(&alice)).collect();
    resend_all(&app, &alice, &requests[..6], 60, "203.0.113.9");
    let path = format!("/requests/{}/resend", requests[6]);
    let answer = post_from(&alice, "203.0.113.10", &path, &[]);
    assert!((2900..=3100).contains(&wait_of(&answer)), "wherever it is");
    let carol = app.customer("Carol");
    let carols = stage.own_request_of(&carol);
    app.advance(Duration::from_secs(61));
    assert_eq!(post_from(&carol, "203.0.113.9", &format!("/requests/{carols}/resend"), &[]).status, 303);
    app.advance(HOUR);
    assert_eq!(post_from(&alice, "203.0.113.10", &path, &[]).status, 303);
}

#[test]
fn a_hundred_resends_an_hour_are_enough_for_a_network() {
    let app = behind_a_proxy();
    let stage = Stage::new(&app);
    for _ in 0..2 {
        let sender = app.customer("Sender");
        let requests: Vec<_> = (0..5).map(|_| stage.own_request_of(&sender)).collect();
        resend_all(&app, &sender, &requests, 50, "203.0.113.9");
    }
    let alice = app.customer("Alice");
    let path = format!("/requests/{}/resend", stage.own_request_of(&alice));
    app.advance(Duration::from_secs(61));
    wait_of(&post_from(&alice, "203.0.113.9", &path, &[]));
    assert_eq!(post_from(&alice, "203.0.113.10", &path, &[]).status, 303);
}

#[test]
fn three_hundred_refused_names_an_hour_are_enough_for_a_network() {
    let app = behind_a_proxy();
    let stage = Stage::new(&app);
    let names = [("admin", "zz1-nic"), ("tech", "nobody@example.org"), ("billing", "zz2-nic")];
    let search = |who: &Customer<'_>, service: ServiceId, address: &str| {
        post_from(who, address, &format!("/services/{service}/contacts"), &names)
    };
    for _ in 0..5 {
        let searcher = app.customer("Searcher");
        let service = stage.service_beside_bob(&searcher);
        for number in 0..20 {
            assert_eq!(search(&searcher, service, "203.0.113.9").status, 422, "{number}");
        }
        wait_of(&search(&searcher, service, "203.0.113.10"));
    }
    let alice = app.customer("Alice");
    let service = stage.service_beside_bob(&alice);
    let answer = search(&alice, service, "203.0.113.9");
    wait_of(&answer);
    assert_eq!(answer.value("tech"), "nobody@example.org", "what was typed stays");
    assert_eq!(search(&alice, service, "203.0.113.10").status, 422);
    assert_eq!(search(&alice, ServiceId(9999), "203.0.113.9").status, 404, "what is not there is not there");
    app.advance(HOUR);
    assert_eq!(search(&alice, service, "203.0.113.9").status, 422);
}

#[test]
fn two_hundred_submissions_an_hour_are_enough_for_an_account() {
    let app = TestApp::start();
    let stage = Stage::new(&app);
    let alice = app.customer("Alice");
    let ask = || {
        let service = stage.service_beside_bob(&alice);
        alice.asks_for(service).tech(&alice).try_confirm()
    };
    for number in 0..200 {
        assert_eq!(ask().status, 303, "{number}");
    }
    let answer = ask();
    assert!(wait_of(&answer) <= 3600);
    assert_eq!(answer.value("tech"), alice.nic);
    assert_eq!(app.db_count("requests"), 200);
    let carol = app.customer("Carol");
    let service = stage.service_beside_bob(&carol);
    assert_eq!(carol.asks_for(service).tech(&carol).try_confirm().status, 303);
    app.advance(HOUR);
    assert_eq!(ask().status, 303);
}

#[test]
fn throttles_are_shared_by_all_instances() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let other = app.again(Options::default());
    for number in 0..10 {
        let instance = if number % 2 == 0 { &app } else { &other };
        assert_eq!(Customer::stranger(instance).sign_in_with(&alice.nic, "wrong").status, 422);
    }
    for instance in [&app, &other] {
        assert_eq!(Customer::stranger(instance).sign_in_with(&alice.nic, "wrong").status, 429);
    }
}

#[test]
fn lifted_throttles_hold_nobody_back() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let stage = Stage::new(&app);
    let alice = app.customer("Alice");
    let request = stage.request_of(&alice);
    assert!((0..61).all(|_| alice.try_decides(request, "accept", "wrong").status == 422));
    let service = stage.service_beside_bob(&alice);
    assert!((0..61).all(|_| alice.asks_for(service).field("tech", "zz1-nic").try_confirm().status == 422));
    assert!((0..11).all(|_| alice.post("/profile/close", &[]).status == 409));
}
