//! Two at once, over HTTP: one wins, the other is told how things stand, and nothing happens twice.

mod operators;
mod together;
mod workers;

use std::sync::Barrier;
use std::thread;

use handover::domain::time::DAY;
use handover::domain::{AccountId, ServiceId};

use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

const ROUNDS: usize = 12;

/// Something that is done at the same moment as something else.
pub type Act<'a> = Box<dyn FnOnce() -> Option<Page> + Send + 'a>;

/// All at once; what each was answered.
pub fn at_once<const N: usize>(acts: [Act<'_>; N]) -> [Option<Page>; N] {
    all_at_once(acts.into()).try_into().unwrap()
}

/// The same of any number.
pub fn all_at_once(acts: Vec<Act<'_>>) -> Vec<Option<Page>> {
    let start = Barrier::new(acts.len());
    thread::scope(|scope| {
        let running: Vec<_> = acts
            .into_iter()
            .map(|act| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    act()
                })
            })
            .collect();
        running.into_iter().map(|running| running.join().unwrap()).collect()
    })
}

/// A form sent by a browser that is signed in already.
pub fn posts<'a>(by: &Customer<'_>, app: &'a TestApp, path: String, fields: &[(&str, &str)]) -> Act<'a> {
    by.get("/services");
    let (cookie, body) = (by.cookie("handover").unwrap(), form(fields));
    Box::new(move || {
        let browser = Customer::stranger(app);
        browser.set_cookie("handover", &cookie);
        Some(browser.send("POST", &path, Some(body), &[("sec-fetch-site", "same-origin")]))
    })
}

fn decides<'a>(by: &Customer<'_>, app: &'a TestApp, request: i64, decision: &str) -> Act<'a> {
    posts(by, app, format!("/requests/{request}/{decision}"), &[("token", &by.code())])
}

fn cancels<'a>(by: &Customer<'_>, app: &'a TestApp, request: i64) -> Act<'a> {
    posts(by, app, format!("/requests/{request}/cancel"), &[])
}

pub fn statuses<const N: usize>(answers: &[Option<Page>; N]) -> [u16; N] {
    std::array::from_fn(|place| answers[place].as_ref().map_or(0, |page| page.status))
}

/// The same two, asked again and again about new services.
struct Rounds {
    app: TestApp,
}

impl Rounds {
    fn new() -> Self {
        Self { app: TestApp::with(Options { limits: false, ..Options::default() }) }
    }

    fn play(&self, mut round: impl FnMut(&TestApp, Pair<'_>)) {
        for _ in 0..ROUNDS {
            round(&self.app, Pair::new(&self.app));
        }
    }
}

/// How often an email of this subject has reached someone.
fn told(reader: &Customer<'_>, what: &str) -> usize {
    reader.subjects().iter().filter(|subject| subject.starts_with(what)).count()
}

fn is_changed(app: &TestApp, service: ServiceId, [admin, tech]: [AccountId; 2]) {
    assert_eq!(app.contacts(service), [admin, tech, admin]);
}

#[test]
fn two_that_accept_at_once_both_count() {
    Rounds::new().play(|app, it| {
        let answers = at_once([&it.alice, &it.bob].map(|by| decides(by, app, it.request, "accept")));
        assert_eq!(statuses(&answers), [303, 303]);
        assert_eq!(it.state(), ["processing", "processing"]);
        app.work();
        is_changed(app, it.service, [it.alice.id, it.bob.id]);
        assert_eq!([&it.alice, &it.bob].map(|party| told(party, "Done")), [1, 1]);
    });
}

#[test]
fn one_that_accepts_twice_at_once_counts_once() {
    Rounds::new().play(|app, it| {
        let answers = at_once([(); 4].map(|()| decides(&it.bob, app, it.request, "accept")));
        let mut got = statuses(&answers);
        got.sort_unstable();
        assert_eq!(got, [303, 409, 409, 409]);
        assert_eq!(it.bob.history(it.request), ["asked", "accepted"]);
        assert_eq!(it.state(), ["pending-own", "pending-other"]);
    });
}

#[test]
fn the_last_confirmation_twice_at_once_changes_once() {
    Rounds::new().play(|app, it| {
        it.alice.accepts(it.request);
        let answers = at_once([(); 3].map(|()| decides(&it.bob, app, it.request, "accept")));
        let mut got = statuses(&answers);
        got.sort_unstable();
        assert_eq!(got, [303, 409, 409]);
        app.work();
        assert_eq!(it.bob.history(it.request), ["asked", "accepted", "accepted", "processing", "done"]);
        assert_eq!([&it.alice, &it.bob].map(|party| told(party, "Done")), [1, 1]);
    });
}

#[test]
fn accepting_against_cancelling_has_one_winner() {
    Rounds::new().play(|app, it| {
        it.alice.accepts(it.request);
        let acts = [decides(&it.bob, app, it.request, "accept"), cancels(&it.alice, app, it.request)];
        let got = statuses(&at_once(acts));
        app.work();
        match got {
            [303, 409] => {
                assert_eq!(it.state(), ["done", "done"]);
                is_changed(app, it.service, [it.alice.id, it.bob.id]);
                assert_eq!([told(&it.bob, "Done"), told(&it.bob, "Cancelled")], [1, 0]);
            }
            [409, 303] => {
                assert_eq!(it.state(), ["cancelled", "cancelled"]);
                is_changed(app, it.service, [it.alice.id; 2]);
                assert_eq!([told(&it.bob, "Done"), told(&it.bob, "Cancelled")], [0, 1]);
            }
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn accepting_against_declining_has_one_winner() {
    Rounds::new().play(|app, it| {
        let acts = [decides(&it.bob, app, it.request, "accept"), decides(&it.bob, app, it.request, "decline")];
        let got = statuses(&at_once(acts));
        app.work();
        match got {
            [303, 409] => assert_eq!((it.state()[0].as_str(), told(&it.alice, "Declined")), ("pending-own", 0)),
            [409, 303] => assert_eq!((it.state()[0].as_str(), told(&it.alice, "Declined")), ("declined", 1)),
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn the_last_acceptance_against_the_decline_of_the_other_ends_declined() {
    Rounds::new().play(|app, it| {
        let acts = [decides(&it.bob, app, it.request, "accept"), decides(&it.alice, app, it.request, "decline")];
        let [accepted, declined] = statuses(&at_once(acts));
        app.work();
        assert!(accepted == 303 || accepted == 409, "{accepted}");
        assert_eq!((declined, it.state()[0].as_str()), (303, "declined"));
        is_changed(app, it.service, [it.alice.id; 2]);
        assert_eq!(told(&it.bob, "Declined"), 1);
    });
}

#[test]
fn accepting_against_the_clock_has_one_winner() {
    for _ in 0..ROUNDS {
        // A short term, so that no session is over with it.
        let app = &TestApp::with(Options { request_ttl: DAY / 24, ..Options::default() });
        let it = Pair::new(app);
        it.alice.accepts(it.request);
        let expires: Act<'_> = Box::new(|| {
            app.advance(DAY / 24);
            app.work_beside();
            None
        });
        let got = statuses(&at_once([decides(&it.bob, app, it.request, "accept"), expires]));
        app.work();
        let ends = ["Done", "Expired"].map(|what| told(&it.alice, what) + told(&it.bob, what));
        match got[0] {
            303 => assert_eq!((it.state()[0].as_str(), ends), ("done", [2, 0])),
            409 => assert_eq!((it.state()[0].as_str(), ends), ("expired", [0, 2])),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn the_loser_of_two_submissions_gets_the_fault_in_its_form() {
    let rounds = Rounds::new();
    let app = &rounds.app;
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    for round in 0..ROUNDS {
        let service = app.service(&format!("example{round}.org"), &alice, &carol, &alice);
        let before = app.mails();
        let path = format!("/services/{service}/contacts");
        let acts = [(&alice, &bob), (&carol, &dora), (&alice, &dora)]
            .map(|(by, new)| posts(by, app, path.clone(), &[("tech", &new.nic)]));
        let answers = at_once(acts);
        let mut got = statuses(&answers);
        got.sort_unstable();
        assert_eq!(got, [303, 422, 422]);
        for loser in answers.iter().flatten().filter(|answer| answer.status == 422) {
            let fault = loser.fault("tech");
            assert!(fault.starts_with("A change of this contact has already been requested"), "{fault}");
        }
        app.deliver();
        assert_eq!(app.mails() - before, 2, "one set of codes");
    }
    assert_eq!(alice.get("/requests").rows().len(), ROUNDS, "the administrative contact sees them all");
}

#[test]
fn sending_a_code_again_twice_at_once_sends_it_once() {
    Rounds::new().play(|app, it| {
        let path = format!("/requests/{}/resend", it.request);
        let fields = [("validator", it.bob.nic.as_str())];
        let acts = [&it.alice, &it.bob, &it.alice].map(|by| posts(by, app, path.clone(), &fields));
        let mut got = statuses(&at_once(acts));
        got.sort_unstable();
        assert_eq!(got, [303, 429, 429]);
        app.deliver();
        assert_eq!(it.bob.mail().len(), 2);
        it.bob.accepts(it.request);
    });
}

#[test]
fn many_wrong_codes_at_once_are_five_tries_at_most() {
    Rounds::new().play(|app, it| {
        let path = format!("/requests/{}/accept", it.request);
        let acts = [(); 8].map(|()| posts(&it.bob, app, path.clone(), &[("token", "AAAAA-AAAAA")]));
        assert_eq!(statuses(&at_once(acts)), [422; 8]);
        assert_eq!(it.bob.try_decides(it.request, "accept", &it.bob.code()).status, 422, "the code is dead");
        assert_eq!(it.bob.history(it.request), ["asked", "code-blocked"]);
    });
}

#[test]
fn no_closed_account_is_named_or_becomes_a_contact() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    for _ in 0..ROUNDS {
        let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
        let service = app.service(&format!("{}.example", alice.nic), &alice, &alice, &alice);
        let naming = posts(&alice, &app, format!("/services/{service}/contacts"), &[("tech", &bob.nic)]);
        let closing = posts(&bob, &app, "/profile/close".to_owned(), &[("current_password", PASSWORD)]);
        let statuses = statuses(&at_once([naming, closing]));
        assert!([[303, 409], [422, 303]].contains(&statuses), "{statuses:?}");
    }
    let wrong = "requests JOIN accounts ON accounts.id = requests.to_id WHERE closed_at IS NOT NULL";
    assert_eq!(app.db_count(wrong), 0);
}

#[test]
fn two_first_sign_ins_at_once_are_both_right() {
    // The first sign-in after an import stores a stronger hash in place of a weak one.
    let app = TestApp::start();
    for _ in 0..4 {
        let alice = app.customer("Alice");
        let signs_in = || -> Act<'_> {
            let (app, nic) = (&app, alice.nic.clone());
            Box::new(move || Some(Customer::stranger(app).sign_in_with(&nic, PASSWORD)))
        };
        assert_eq!(statuses(&at_once([signs_in(), signs_in(), signs_in()])), [303; 3]);
        assert_eq!(app.db_count("events WHERE what = 'sign-in-failed'"), 0);
    }
}
