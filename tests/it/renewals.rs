//! Billing contacts are told of what renews or ends soon: in the morning where they are, one email a day, each step once.

mod clock;
mod due;
mod killed;
pub mod mornings;
mod pieces;
mod setting;
mod taking_over;

use handover::domain::ServiceId;
use handover::domain::day::Day;
use handover::domain::renewal::RenewalKind;
use handover::domain::time::{DAY, Moment};
use handover::domain::time_zone::TimeZone;

use crate::races::{Act, at_once};
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::smtp_server::{At, Behaviour};

impl TestApp {
    /// The day that it is by UTC.
    pub fn today(&self) -> Day {
        Day::at(self.clock.now(), TimeZone::UTC)
    }

    /// Lets the worker be away until so many minutes after 08:00 by UTC, of the day so many days from today.
    pub fn away_until_morning(&self, days: i64, minutes: i64) {
        let then = self.today().plus(days).at_hour(8, TimeZone::UTC);
        self.advance(Moment(then.0 + minutes * 60_000).since(self.clock.now()));
    }

    /// Has the worker begin as a process does.
    pub fn starts_work(&self) {
        self.context.begin().unwrap();
    }

    /// Lets the worker look after everybody in the mornings of so many days to come.
    pub fn mornings(&self, days: i64) {
        for _ in 0..days {
            self.away_until_morning(1, 1);
            self.work();
        }
    }
}

/// How many days ahead the last days are that a billing contact was told of, email by email.
fn told(reader: &Customer<'_>) -> Vec<String> {
    let notices = reader.mail().into_iter().filter(|mail| mail.text.contains("Last day:"));
    let days = |text: &str| {
        let days = text.lines().filter(|line| line.starts_with("Last day:"));
        days.filter_map(|line| line.split_once('(')?.1.strip_suffix(')').map(str::to_owned))
            .collect::<Vec<_>>()
            .join(", ")
    };
    notices.map(|mail| days(&mail.text.replace("\r\n", "\n"))).collect()
}

/// A billing contact with a service.
fn one(app: &TestApp, days: i64) -> (Customer<'_>, ServiceId) {
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    app.db_renews(service, days, RenewalKind::Automatic);
    app.work();
    (alice, service)
}

#[test]
fn each_step_is_told_once() {
    let app = TestApp::start();
    let (alice, _) = one(&app, 32);
    app.mornings(33);
    app.work();
    assert_eq!(told(&alice), ["in 30 days", "in 7 days", "in 1 day"]);
    assert_eq!(app.db_count("notices_sent"), 3);
    assert_eq!(app.db_count("notice_rounds"), 0, "there is nothing left to look after");
}

#[test]
fn a_day_has_one_email_for_all_services() {
    let app = TestApp::start();
    mornings::begin(&app, "2037-01-10", 60);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for (place, service) in app.services(30, [&bob, &bob, &alice]).into_iter().enumerate() {
        app.db_renews(service, if place < 10 { 8 } else { 31 }, RenewalKind::Manual);
    }
    let others = app.service("others.example", &alice, &alice, &bob);
    app.db_renews(others, 40, RenewalKind::Ends);
    app.work();
    app.mornings(1);
    app.work();
    assert_eq!((told(&alice), told(&bob)), (vec!["in 7 days, in 30 days".to_owned()], vec![]));
    let mail = &alice.mail()[0];
    assert_eq!(mail.subject, "30 of your services renew or end soon");
    assert!(mail.text.contains("And 10 more services."), "{}", mail.text);
    assert!(mail.text.contains(&format!("{}/services?role=billing&sort=renews", app.base)), "{}", mail.text);
    assert_eq!(mail.html.matches("<br>").count(), 18, "a line for each of ten services, twice");
    let told = mail.html.matches(&format!("<a href=\"{}/services/", app.base)).count();
    assert_eq!(told, 20, "{}", mail.html);
}

#[test]
fn a_worker_that_was_away_tells_what_is_due_once() {
    let app = TestApp::start();
    let (alice, service) = one(&app, 31);
    app.mornings(1);
    app.away_until_morning(26, 300);
    app.work();
    assert_eq!(told(&alice)[1..], ["in 4 days"]);
    app.mornings(3);
    assert_eq!(told(&alice)[2..], ["in 1 day"]);
    app.db_renews(service, 40, RenewalKind::Automatic);
    app.away_until_morning(34, 300);
    app.work();
    assert_eq!(told(&alice)[3..], ["in 6 days"]);
    app.mornings(5);
    assert_eq!(told(&alice)[4..], ["in 1 day"]);
}

#[test]
fn what_is_past_is_told_to_nobody() {
    let app = TestApp::start();
    mornings::begin(&app, "2037-01-10", 60);
    let (alice, service) = one(&app, -1);
    app.mornings(2);
    assert_eq!(told(&alice), [""; 0]);
    app.away_until_morning(1, -1);
    app.db_renews(service, 0, RenewalKind::Ends);
    app.away_until_morning(1, 1);
    app.work();
    assert_eq!(told(&alice), [""; 0], "nobody looked on its last day");
    app.db_renews(service, 0, RenewalKind::Ends);
    app.work();
    assert_eq!(told(&alice), ["today"]);
}

#[test]
fn a_new_last_day_starts_anew() {
    let app = TestApp::start();
    let (alice, service) = one(&app, 31);
    app.mornings(2);
    assert_eq!(told(&alice), ["in 30 days"]);
    app.db_renews(service, 20, RenewalKind::Automatic);
    app.work();
    assert_eq!(told(&alice)[1..], ["in 20 days"]);
    app.mornings(30);
    assert_eq!(told(&alice)[2..], ["in 7 days", "in 1 day"]);
}

#[test]
fn nobody_is_told_of_what_is_no_longer_so() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let [gone, moved, kept, renewed] = ["gone", "moved", "kept", "renewed"]
        .map(|name| app.service(&format!("{name}.example"), &alice, &alice, &alice));
    for service in [gone, moved, kept, renewed] {
        app.db_renews(service, 31, RenewalKind::Ends);
    }
    app.work();
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "451 4.3.0 Later"));
    app.mornings(1);
    app.smtp.set(Behaviour::default());
    app.db_deletes(&format!("services WHERE id = {gone}"));
    app.db_sets(&format!("services SET billing_id = {} WHERE id = {moved}", bob.id));
    app.db_renews(renewed, 400, RenewalKind::Ends);
    app.advance(DAY / 24);
    app.work();
    let mail = &alice.mail()[0];
    assert!(mail.subject.starts_with("kept.example ends on "), "{}", mail.subject);
    let others = ["gone.example", "moved.example", "renewed.example"];
    assert!(!others.iter().any(|name| mail.text.contains(name)), "{}", mail.text);
    app.mornings(1);
    assert_eq!((told(&alice).len(), told(&bob)), (1, vec!["in 30 days".to_owned()]));
}

#[test]
fn an_email_of_which_nothing_is_left_is_not_sent() {
    let app = TestApp::start();
    let (alice, service) = one(&app, 31);
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "451 4.3.0 Later"));
    app.mornings(1);
    app.smtp.set(Behaviour::default());
    app.db_deletes(&format!("services WHERE id = {service}"));
    app.advance(DAY / 24);
    app.work();
    assert_eq!(told(&alice).len(), 0);
    assert_eq!(app.db_rows("outbox", &["kind", "outcome"]), ["renewals superseded"]);
}

#[test]
fn a_closed_account_is_told_nothing_until_it_is_open_again() {
    let app = TestApp::start();
    let (alice, _) = one(&app, 31);
    app.operator_closes(&alice);
    app.mornings(2);
    assert_eq!((told(&alice).len(), app.db_count("notice_rounds")), (0, 0));
    app.operator(|cx| handover::flows::administer::reopen(cx, alice.id, None));
    app.work();
    assert_eq!(told(&alice), ["in 29 days"]);
}

#[test]
fn three_workers_at_once_write_each_email_once() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    mornings::begin(&app, "2037-01-10", 60);
    let all: Vec<_> = (0..120)
        .map(|number| {
            let customer = app.customer("Alice");
            let service = app.service(&format!("{number}.example"), &customer, &customer, &customer);
            app.db_renews(service, 8, RenewalKind::Ends);
            customer
        })
        .collect();
    app.work();
    for (days, sent) in [(1, 1), (6, 2)] {
        app.away_until_morning(days, 1);
        let workers: [Act<'_>; 3] = [(); 3].map(|()| -> Act<'_> {
            Box::new(|| {
                app.work_beside();
                None
            })
        });
        at_once(workers);
        app.work();
        assert!(all.iter().all(|customer| customer.mail().len() == sent), "not each has {sent}");
    }
    assert_eq!(app.db_count("setbacks"), 0);
}

#[test]
fn an_account_that_cannot_be_read_holds_up_no_other() {
    let app = TestApp::start();
    mornings::begin(&app, "2037-01-10", 60);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for (place, who) in [&alice, &bob].into_iter().enumerate() {
        let service = app.service(&format!("s{place}.example"), who, who, who);
        app.db_renews(service, 2, RenewalKind::Ends);
    }
    app.work();
    app.db_sets(&format!("accounts SET nic_handle = 'no handle' WHERE id = {}", alice.id));
    app.mornings(1);
    assert_eq!((told(&alice).len(), told(&bob).len()), (0, 1));
    let failing = app.command(&["work", "list"]).done();
    assert!(failing.contains("notify-renewals  last days for no handle  failing since "), "{failing}");
    app.db_sets(&format!("accounts SET nic_handle = 'al1-nic' WHERE id = {}", alice.id));
    app.advance(DAY / 24);
    app.work();
    assert_eq!((told(&alice).len(), told(&bob).len()), (1, 1));
    assert_eq!(app.db_count("setbacks"), 0);
}
