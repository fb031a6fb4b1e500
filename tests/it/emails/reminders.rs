//! Who is reminded, and when.

use std::time::Duration;

use handover::domain::time::DAY;

use super::were_sent;
use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::{code_in, link_in};

const REMINDER: &str = "Reminder: change of contacts for example.org";

#[test]
fn who_must_still_decide_is_reminded_three_days_before_the_last_day() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.accepts(it.request);
    app.advance(DAY * 27 - Duration::from_mins(1));
    app.work();
    assert_eq!(app.mails(), 2);
    let before = it.bob.mail()[0].clone();
    app.advance(Duration::from_mins(1));
    app.work();
    were_sent(&app, 2, &[(&it.bob, REMINDER)]);
    let reminder = it.bob.mail().pop().unwrap();
    assert_eq!(
        (code_in(&reminder), link_in(&reminder)),
        (code_in(&before), link_in(&before)),
        "the same code and link"
    );
    app.advance(DAY);
    app.work();
    assert_eq!(app.mails(), 3, "once");
    it.bob.accepts(it.request);
}

#[test]
fn a_term_of_a_week_has_a_reminder_and_a_shorter_one_none() {
    for (term, reminders) in [(DAY * 7, 2), (DAY * 7 - Duration::from_secs(1), 0)] {
        let app = TestApp::with(Options { request_ttl: term, ..Options::default() });
        let it = Pair::new(&app);
        app.advance(term - Duration::from_hours(1));
        app.work();
        assert_eq!(app.mails() - 2, reminders);
        assert_eq!(it.state(), ["pending-own", "pending-own"]);
    }
}

#[test]
fn a_reminder_carries_the_newest_code_and_no_blocked_one() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.resends(it.request, &it.alice);
    app.deliver();
    let newest = it.alice.code();
    for _ in 0..5 {
        it.bob.try_decides(it.request, "accept", "wrong");
    }
    app.advance(DAY * 27);
    app.work();
    assert_eq!(code_in(it.alice.mail().last().unwrap()), Some(newest));
    let blocked = it.bob.mail().pop().unwrap();
    assert_eq!((blocked.subject.as_str(), code_in(&blocked)), (REMINDER, None));
    assert!(blocked.text.contains("Your validation code has been blocked"), "{}", blocked.text);
}
