//! A code is sent again: who may, and how often.

use std::time::Duration;

use handover::domain::RequestId;
use handover::domain::time::DAY;
use handover::store::requests;
use handover::words::HouseStyle;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::{Customer, code_in};
use crate::support::page::Page;

const MINUTE: Duration = Duration::from_mins(1);

#[test]
fn a_validator_has_its_own_code_sent_again() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for customer in [&it.alice, &it.bob] {
        let (old, path) = (customer.code(), format!("/requests/{}/resend", it.request));
        let answer = customer.follow(&customer.post(&path, &[]));
        assert_eq!(answer.message(), "A new code is on its way to you. The old one no longer works.");
        app.deliver();
        assert_eq!(customer.mail().len(), 2);
        assert_ne!(customer.code(), old);
    }
    it.both_accept();
}

#[test]
fn the_requester_may_have_the_other_code_sent_again() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let (alices, bobs) = (it.alice.code(), it.bob.code());
    let answer = it.alice.follow(&it.alice.resends(it.request, &it.bob));
    assert_eq!(answer.message(), "A new code is on its way to B. (bo2-nic). The old one no longer works.");
    app.deliver();
    assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (1, 2));
    assert_eq!(it.alice.code(), alices, "its own is as it was");
    assert_ne!(it.bob.code(), bobs);
}

#[test]
fn nobody_else_has_a_code_sent_again() {
    let app = TestApp::start();
    let [alice, bob, carol, eve] = ["Alice", "Bob", "Carol", "Eve"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let table = [(&bob, &alice), (&carol, &alice), (&carol, &bob), (&carol, &carol), (&eve, &bob), (&alice, &carol)];
    for (by, whose) in table {
        assert_eq!(by.try_resends(request, whose).status, 404, "{} for {}", by.name, whose.name);
    }
    for nonsense in ["zz999-nic", "nobody", "bob2@example.org"] {
        let fields = [("validator", nonsense)];
        assert_eq!(alice.post(&format!("/requests/{request}/resend"), &fields).status, 404, "{nonsense}");
    }
    app.deliver();
    assert_eq!(app.mails(), 2);
}

#[test]
fn who_has_decided_gets_no_fresh_code() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    for by in [&it.alice, &it.bob] {
        let answer = by.try_resends(it.request, &it.bob);
        let told = "There is nothing left to confirm, so no email was sent.";
        assert_eq!((answer.status, answer.text("[role=alert] p")), (409, told.to_owned()));
    }
    assert!(!it.bob.reads(it.request).body.contains("/resend"), "it is not offered either");
}

/// Too often: says which bound is reached, and how many seconds to wait.
fn too_often(answer: &Page, told: &str) -> u64 {
    assert_eq!(answer.status, 429);
    let alert = answer.text("[role=alert]");
    assert!(alert.starts_with(told), "{alert}");
    let wait = answer.retry_after();
    assert!(told == DAILY || alert.contains(&format!("wait another {wait} seconds")), "{alert}");
    wait
}

const APART: &str = "A new code can be sent at most once a minute.";
const DAILY: &str = "A new code can be sent at most ten times in 24 hours. Please try again after ";

#[test]
fn the_first_email_does_not_count_and_then_a_minute_must_pass() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.resends(it.request, &it.bob);
    for by in [&it.alice, &it.bob] {
        let wait = too_often(&by.try_resends(it.request, &it.bob), APART);
        assert!((50..=60).contains(&wait), "{wait}, whoever asks");
    }
    it.alice.resends(it.request, &it.alice);
    app.advance(MINUTE.saturating_sub(Duration::from_secs(20)));
    assert!(too_often(&it.bob.try_resends(it.request, &it.bob), APART) <= 20);
    app.advance(Duration::from_secs(20));
    it.bob.resends(it.request, &it.bob);
}

#[test]
fn a_code_is_sent_again_at_most_ten_times_in_any_day() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for _ in 0..10 {
        it.bob.resends(it.request, &it.bob);
        app.advance(MINUTE * 2);
    }
    let answer = it.bob.try_resends(it.request, &it.bob);
    let wait = too_often(&answer, DAILY);
    let (said, until) = (answer.text("[role=alert]"), app.until(&answer, &HouseStyle::default()));
    assert!(until.iter().any(|until| said.contains(until)), "{said}: {until:?}");
    let expected = DAY.as_secs() - 20 * 60;
    assert!((expected - 60..=expected).contains(&wait), "{wait}");
    app.advance(DAY - MINUTE * 21);
    too_often(&it.alice.try_resends(it.request, &it.bob), DAILY);
    app.advance(MINUTE);
    it.bob.resends(it.request, &it.bob);
    app.advance(MINUTE);
    too_often(&it.bob.try_resends(it.request, &it.bob), DAILY);
}

#[test]
fn ones_own_code_is_sent_again_beside_its_field_and_the_others_from_its_line() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let buttons = |who: &Customer<'_>| {
        let page = who.reads(it.request);
        (page.texts("#decide .field button[form=resend-own]"), page.texts("li[data-decision=awaited] button"))
    };
    let (own, others) = (vec!["Send me a new code".to_owned()], vec!["Send B. a new code".to_owned()]);
    assert_eq!(buttons(&it.alice), (own.clone(), others));
    assert_eq!(buttons(&it.bob), (own.clone(), Vec::new()));
    it.bob.accepts(it.request);
    assert_eq!(buttons(&it.alice), (own, Vec::new()));
}

#[test]
fn the_limits_are_those_of_each_code() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let other = app.service("example.net", &it.alice, &it.alice, &it.alice);
    let second = it.alice.asks_for(other).tech(&it.bob).confirm()[0];
    it.bob.resends(it.request, &it.bob);
    it.bob.resends(second, &it.bob);
    it.alice.resends(second, &it.alice);
    assert_eq!(it.bob.try_resends(second, &it.bob).status, 429);
}

#[test]
fn sending_again_never_moves_the_last_day() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let last_day = || {
        let found = requests::find(&mut app.conn(), RequestId(it.request)).unwrap().unwrap();
        (found.expires_at, it.bob.reads(it.request).attribute(".standing time", "datetime"))
    };
    let before = last_day();
    app.advance(DAY * 20);
    it.bob.resends(it.request, &it.bob);
    assert_eq!(last_day(), before);
    app.deliver();
    app.advance(DAY * 10);
    assert_eq!(it.bob.try_decides(it.request, "accept", &it.bob.code()).status, 409);
}

#[test]
fn a_fresh_code_goes_to_the_address_of_the_profile_now() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let code = it.bob.code();
    it.bob.moves_to("bobby@example.com");
    it.bob.resends(it.request, &it.bob);
    app.deliver();
    let (last, to) = app.smtp.messages().into_iter().map(|mail| (mail.parse(), mail.to)).last().unwrap();
    assert_eq!(to, ["bobby@example.com"]);
    let fresh = code_in(&last).unwrap();
    assert_ne!(fresh, code);
    assert_eq!(it.bob.try_decides(it.request, "accept", &fresh).status, 303);
}
