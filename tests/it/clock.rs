//! A clock that jumps by a day, forwards or backwards, as the database's rows see it: nothing waits for the jump to be made
//! good, and nothing is lost by it.

use std::time::Duration;

use diesel::RunQueryDsl;
use handover::domain::time::DAY;

use crate::second_factor::phone::{Phone, align, gives, knocks};
use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::smtp_server::{At, Behaviour};

const LATER: &str = "451 4.3.0 Later";
const MINUTE: Duration = Duration::from_mins(1);

/// A jump of the clock.
type Jump = fn(&TestApp);

const BACK: Jump = |app| app.clock.set_back(DAY);
const FORWARD: Jump = |app| app.advance(DAY);
const JUMPS: [(&str, Jump); 2] = [("back", BACK), ("forward", FORWARD)];

/// What the operator's database holds, past all rules.
fn db_sets(app: &TestApp, statement: &str) {
    assert!(diesel::sql_query(format!("UPDATE {statement}")).execute(&mut *app.conn()).unwrap() > 0, "{statement}");
}

#[test]
fn an_email_that_was_owed_before_the_jump_is_sent() {
    for (name, jump) in JUMPS {
        let app = TestApp::start();
        let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
        let service = app.service("example.org", &alice, &alice, &alice);
        alice.asks_for(service).tech(&bob).try_confirm();
        jump(&app);
        app.work();
        assert_eq!((alice.mail().len(), bob.mail().len()), (1, 1), "{name}");
    }
}

#[test]
fn an_email_that_was_put_off_before_the_jump_is_sent() {
    for (name, jump) in JUMPS {
        let app = TestApp::start();
        app.smtp.set(Behaviour::default().answer(At::Rcpt, LATER));
        let it = Pair::new(&app);
        app.smtp.set(Behaviour::default());
        jump(&app);
        app.work();
        assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (1, 1), "{name}");
    }
}

#[test]
fn the_longest_wait_there_is_is_no_jump() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().answer(At::Rcpt, LATER));
    let it = Pair::new(&app);
    app.smtp.set(Behaviour::default());
    let wait = |minutes: i64| {
        let until = app.clock.now().0 + minutes * 60_000;
        db_sets(&app, &format!("outbox SET not_before = {until}"));
        app.work();
        it.alice.mail().len()
    };
    assert_eq!(wait(16), 0, "fifteen minutes, by a clock that is a minute ahead");
    assert_eq!(wait(17), 1);
}

#[test]
fn what_a_worker_had_taken_when_the_clock_was_set_back_is_free_again() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.asks_for(service).tech(&bob).try_confirm();
    let lease = |seconds: i64| {
        let until = app.clock.now().0 + seconds * 1000;
        db_sets(&app, &format!("outbox SET leased_until = {until} WHERE finished_at IS NULL"));
        app.work();
        app.mails()
    };
    assert_eq!(lease(110), 0, "another worker's, whose clock is a little ahead");
    assert_eq!(lease(24 * 3600), 2);
}

#[test]
fn a_confirmed_request_is_carried_out_after_the_usual_delay() {
    let app = TestApp::with(Options { apply_delay: MINUTE * 10, ..Options::default() });
    let it = Pair::new(&app);
    it.both_accept();
    app.clock.set_back(DAY);
    app.work();
    assert_eq!(it.state(), ["processing", "processing"]);
    app.advance(MINUTE * 9);
    app.work();
    assert_eq!(it.state(), ["processing", "processing"]);
    app.advance(MINUTE);
    app.work();
    assert_eq!(it.state(), ["done", "done"]);
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (2, 2));
}

#[test]
fn its_history_still_tells_that_it_is_carried_out() {
    let app = TestApp::with(Options { apply_delay: MINUTE * 10, ..Options::default() });
    let it = Pair::new(&app);
    it.both_accept();
    app.clock.set_back(DAY);
    app.work();
    assert_eq!(it.alice.history(it.request), ["asked", "accepted", "accepted", "processing"]);
}

#[test]
fn a_request_whose_change_is_set_far_ahead_stays_as_it_is() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    let far = app.clock.now().plus(DAY * 3650).0;
    db_sets(&app, &format!("requests SET apply_at = {far}"));
    let before = app.db_rows("requests", &["decided_at", "apply_at"]);
    app.work();
    assert_eq!(app.db_rows("requests", &["decided_at", "apply_at"]), before);
    assert_eq!(it.state(), ["processing", "processing"]);
}

#[test]
fn a_request_goes_its_whole_way_after_a_jump() {
    for (name, jump) in JUMPS {
        let app = TestApp::start();
        let it = Pair::new(&app);
        it.alice.accepts(it.request);
        jump(&app);
        it.bob.accepts(it.request);
        app.work();
        assert_eq!(it.state(), ["done", "done"], "{name}");
        assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (2, 2), "{name}");
    }
}

#[test]
fn a_code_can_be_sent_again_after_a_jump() {
    for (name, jump) in JUMPS {
        let app = TestApp::start();
        let it = Pair::new(&app);
        it.bob.resends(it.request, &it.bob);
        jump(&app);
        it.bob.resends(it.request, &it.bob);
        assert_eq!(it.bob.try_resends(it.request, &it.bob).status, 429, "{name}: but not twice in a minute");
        app.work();
        it.bob.accepts(it.request);
    }
}

#[test]
fn a_little_skew_between_two_hosts_allows_no_further_resend() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.resends(it.request, &it.bob);
    app.clock.set_back(Duration::from_secs(55));
    let answer = it.bob.try_resends(it.request, &it.bob);
    let wait = answer.retry_after();
    assert!((110..=116).contains(&wait), "{wait}");
}

#[test]
fn failed_sign_ins_before_the_jump_do_not_block_after_it() {
    for (name, jump) in JUMPS {
        let app = TestApp::start();
        let alice = app.customer("Alice");
        for _ in 0..10 {
            alice.sign_in_with(&alice.nic, "wrong");
        }
        assert_eq!(alice.sign_in().status, 429);
        jump(&app);
        assert_eq!(alice.sign_in().status, 303, "{name}");
    }
}

#[test]
fn a_little_skew_between_two_hosts_lifts_no_throttle() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for _ in 0..10 {
        alice.sign_in_with(&alice.nic, "wrong");
    }
    app.clock.set_back(Duration::from_secs(50));
    assert_eq!(alice.sign_in().status, 429);
}

#[test]
fn who_is_signed_in_stays_so_after_the_clock_was_set_back_and_no_longer_than_usual() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    app.clock.set_back(DAY);
    assert_eq!(alice.get("/services").status, 200);
    app.advance(Duration::from_hours(11));
    assert_eq!(alice.get("/services").status, 200);
    app.advance(Duration::from_hours(13));
    assert_eq!(alice.get("/services").status, 303, "over, since it was not used for twelve hours");
    assert_eq!(alice.sign_in().status, 303);
    assert_eq!(alice.get("/services").status, 200);
}

#[test]
fn the_second_factor_is_right_after_a_jump_and_each_code_once() {
    for (name, jump) in JUMPS {
        let app = TestApp::start();
        let alice = app.customer("Alice");
        let phone = Phone::on(&app, &alice);
        phone.enters(&app, &alice, &phone.code(&app, 0)).expect("before the jump");
        jump(&app);
        align(&app);
        let code = phone.code(&app, 0);
        phone.enters(&app, &alice, &code).unwrap_or_else(|page| panic!("{name}: {}", page.body));
        assert!(phone.enters(&app, &alice, &code).is_err(), "{name}: taken");
        app.advance(Duration::from_secs(30));
        phone.enters(&app, &alice, &phone.code(&app, 0)).expect("the next");
    }
}

#[test]
fn a_sign_in_that_waits_for_its_code_while_the_clock_is_set_back_begins_anew() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let browser = knocks(&app, &alice);
    app.clock.set_back(DAY);
    align(&app);
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/sign-in");
    phone.enters(&app, &alice, &phone.code(&app, 0)).expect("from the beginning");
}

#[test]
fn a_new_password_can_be_asked_for_although_one_was_chosen_in_what_is_the_future_now() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.command_told(&["account", "set-password", &alice.nic], "another password, long enough").done();
    app.clock.set_back(DAY);
    let stranger = Customer::stranger(&app);
    assert_eq!(stranger.post("/forgot-password", &[("login", &alice.nic)]).status, 303);
    app.work();
    let subjects = alice.subjects();
    assert!(subjects.iter().any(|subject| subject.starts_with("A new password for")), "{subjects:?}");
}

#[test]
fn forward_and_back_again_loses_nothing() {
    let app = TestApp::with(Options { request_ttl: DAY * 10, apply_delay: MINUTE, ..Options::default() });
    let [waiting, confirmed, over] = [(); 3].map(|()| Pair::new(&app));
    let short = app.clock.now().plus(DAY / 2).0;
    db_sets(&app, &format!("requests SET expires_at = {short} WHERE id = {}", over.request));
    confirmed.both_accept();
    app.advance(DAY);
    app.work();
    // Done and expired a day early: final.
    assert_eq!((confirmed.state()[0].as_str(), over.state()[0].as_str()), ("done", "expired"));
    let during = Pair::new(&app);
    during.both_accept();
    app.smtp.set(Behaviour::default().answer(At::Rcpt, LATER));
    waiting.alice.cancels(waiting.request);
    app.work();
    app.smtp.set(Behaviour::default());

    app.clock.set_back(DAY);
    app.work();
    app.advance(MINUTE);
    app.work();
    assert_eq!((confirmed.state()[0].as_str(), over.state()[0].as_str()), ("done", "expired"));
    assert_eq!((during.state()[0].as_str(), waiting.state()[0].as_str()), ("done", "cancelled"));
    let told = |of: &Pair<'_>, what: &str| {
        [&of.alice, &of.bob].map(|one| one.subjects().iter().filter(|subject| subject.starts_with(what)).count())
    };
    assert_eq!((told(&confirmed, "Done"), told(&during, "Done")), ([1, 1], [1, 1]));
    assert_eq!((told(&over, "Expired"), told(&waiting, "Cancelled")), ([1, 1], [0, 1]));
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 0);
    // Whoever was signed in by then goes on, and signs in again.
    assert_eq!(during.alice.get("/services").status, 200);
    during.alice.forget_cookies();
    assert_eq!(during.alice.sign_in_with(&during.alice.nic, PASSWORD).status, 303);
}
