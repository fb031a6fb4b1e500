//! Large and small submissions, decisions and cancels over the same services, all at once: nobody waits in vain, and each has one
//! outcome.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use handover::domain::service::ContactType;
use handover::domain::{AccountId, ServiceId};

use super::{Act, all_at_once, posts};
use crate::support::app::{Options, TestApp, on_postgres};
use crate::support::customer::Customer;
use crate::support::many::FORM;
use crate::support::page::Page;

/// Alice administers all services, Bob and Carol are their technical and billing contacts; Dora and Eve are to become some.
struct Crowd<'a> {
    app: &'a TestApp,
    alice: Customer<'a>,
    bob: Customer<'a>,
    carol: Customer<'a>,
    dora: Customer<'a>,
    eve: Customer<'a>,
    services: Vec<ServiceId>,
}

/// What was asked for before all begin.
struct Standing<'c, 'a> {
    by: &'c Customer<'a>,
    to: &'c Customer<'a>,
    submission: i64,
    requests: Vec<i64>,
}

impl<'a> Crowd<'a> {
    fn new(app: &'a TestApp, size: usize) -> Self {
        let [alice, bob, carol, dora, eve] = ["Alice", "Bob", "Carol", "Dora", "Eve"].map(|name| app.customer(name));
        let name = |n: usize| format!("s{n:03}.{}.example", alice.nic);
        let services = (0..size).map(|n| app.service(&name(n), &alice, &bob, &carol)).collect();
        Self { app, alice, bob, carol, dora, eve, services }
    }

    /// One that is accepted or withdrawn, one that is declined in part, one that two withdraw.
    fn standing(&self) -> [Standing<'_, 'a>; 3] {
        let (Self { alice, bob, carol, dora, eve, .. }, third) = (self, self.services.len().div_ceil(3));
        let part = |n: usize| &self.services[n * third..((n + 1) * third).min(self.services.len())];
        let asked =
            |by: &'_ Customer<'a>, part, what, to: &Customer<'_>| by.asks_for_all(part).field(what, &to.nic).confirm();
        let of = |by, to, submission| Standing { by, to, submission, requests: self.app.db_requests_of(submission) };
        [
            of(alice, dora, asked(alice, part(0), "tech", dora)),
            of(bob, eve, asked(bob, part(1), "tech", eve)),
            of(carol, dora, asked(carol, &self.services, "billing", dora)),
        ]
    }

    /// A form over these services; where it says so, one that goes on without those that cannot be changed.
    fn asks(&self, by: &Customer<'_>, these: &[ServiceId], typed: &[(&str, &Customer<'_>)], skip: &str) -> Act<'a> {
        let chosen = these.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
        let mut fields = vec![("service", chosen.as_str()), ("skip", skip)];
        fields.extend(typed.iter().map(|(field, to)| (*field, to.nic.as_str())));
        posts(by, self.app, FORM.to_owned(), &fields)
    }

    /// Large forms that overlap, and small ones among them.
    fn submissions(&self) -> Vec<Act<'a>> {
        let Self { alice, bob, carol, dora, eve, services, .. } = self;
        let half = services.len().div_ceil(2);
        let windows = services.windows(half).step_by(half.div_ceil(5));
        let mut acts: Vec<_> = windows
            .enumerate()
            .map(|(n, window)| self.asks(alice, window, &[("tech", if n % 2 == 0 { eve } else { dora })], "1"))
            .collect();
        acts.extend([
            self.asks(alice, services, &[("tech", eve), ("billing", eve)], ""),
            // By then they may be contacts of none of these any more.
            unless_gone(self.asks(bob, services, &[("tech", dora)], "1")),
            unless_gone(self.asks(carol, services, &[("billing", eve)], "1")),
            self.asks(alice, &services[half..], &[("admin", dora)], "1"),
            self.asks(alice, &services[..half], &[("admin", eve), ("billing", bob)], "1"),
        ]);
        acts.extend(services.iter().step_by(services.len().div_ceil(8)).map(|service| {
            posts(alice, self.app, format!("/services/{service}/contacts"), &[("tech", &eve.nic), ("admin", &eve.nic)])
        }));
        acts
    }

    /// Presses on what was asked for before.
    fn presses(&self, standing: &[Standing<'_, 'a>; 3]) -> Vec<Act<'a>> {
        let mut acts = Vec::new();
        for (number, it) in standing.iter().enumerate() {
            let press = |by: &Customer<'_>, act: &str, fields: &[(&str, &str)]| {
                posts(by, self.app, format!("/submissions/{}/{act}", it.submission), fields)
            };
            let [own, new] = [it.by, it.to].map(|by| self.app.db_code_of(by, it.requests[0]));
            let ticked = it.requests.iter().step_by(2).map(ToString::to_string).collect::<Vec<_>>().join(".");
            let all = |code| [("token", code), ("all", "1")];
            acts.extend([(); 2].map(|()| press(it.by, "accept", &all(&own))));
            acts.extend([(); 2].map(|()| press(it.to, "accept", &all(&new))));
            acts.extend([(); 2].map(|()| press(it.to, "accept", &[("token", &new), ("request", &ticked)])));
            if number == 1 {
                // A part comes to its end, and the rest is decided as a whole.
                acts.extend([(); 2].map(|()| press(it.to, "decline", &[("token", &new), ("request", &ticked)])));
                acts.extend(it.requests.iter().rev().take(2).map(|request| {
                    unless_gone(posts(&self.alice, self.app, format!("/requests/{request}/cancel"), &[]))
                }));
            } else {
                acts.push(unless_gone(press(&self.alice, "cancel", &[])));
            }
            acts.extend((number == 2).then(|| press(it.by, "cancel", &[])));
            acts.extend(
                it.requests
                    .iter()
                    .take(2)
                    .map(|request| posts(it.by, self.app, format!("/requests/{request}/accept"), &[("token", &own)])),
            );
        }
        acts
    }
}

/// What is over, who only administers the service sees no longer; and nobody sees services that are others' by now.
fn unless_gone(act: Act<'_>) -> Act<'_> {
    Box::new(|| act().filter(|page| page.status != 404))
}

/// How often there is something that there must not be.
fn is_never(app: &TestApp, what: &str) {
    assert_eq!(app.db_count(what), 0, "{what}");
}

/// Whatever came first: what is written down of each request agrees, and nothing of it happened twice.
fn each_has_one_outcome(app: &TestApp) {
    let twice = |of: &str, by: &str| {
        is_never(app, &format!("(SELECT {by} FROM {of} GROUP BY {by} HAVING COUNT(*) > 1) AS twice"));
    };
    let ends = "what IN ('done', 'failed', 'declined', 'cancelled', 'expired')";
    twice("request_types WHERE open", "service_id, contact_type");
    twice(&format!("events WHERE request_id IS NOT NULL AND {ends}"), "request_id");
    twice("events WHERE what = 'accepted'", "request_id, actor_id");
    twice("tellings JOIN outbox ON outbox.id = email_id", "tellings.request_id, account_id");
    twice("outbox WHERE generation IS NOT NULL", "submission_id, account_id, generation");
    let later = "SELECT 1 FROM events l WHERE l.request_id = events.request_id AND l.id > events.id";
    is_never(app, &format!("events WHERE {ends} AND EXISTS ({later} AND l.what = 'accepted')"));
    let is_open = "state IN ('pending', 'processing')";
    let of_it = "FROM events WHERE request_id = requests.id";
    is_never(app, &format!("requests WHERE NOT {is_open} AND NOT EXISTS (SELECT 1 {of_it} AND what = state)"));
    is_never(app, &format!("requests WHERE {is_open} AND EXISTS (SELECT 1 {of_it} AND {ends})"));
    let all_accepted = "NOT EXISTS (SELECT 1 FROM validations WHERE request_id = requests.id \
                        AND (decision IS NULL OR decision <> 'accepted'))";
    is_never(app, &format!("requests WHERE (state IN ('processing', 'done', 'failed')) <> ({all_accepted})"));
    let open = "(SELECT MAX(CASE WHEN open THEN 1 ELSE 0 END) FROM request_types WHERE request_id = requests.id)";
    is_never(app, &format!("requests WHERE ({is_open}) <> ({open} = 1)"));
    let administered = "requests JOIN services ON services.id = requests.service_id LEFT JOIN administered ON request_id = requests.id";
    let other_administers =
        "administrator_id IS NOT NULL AND (administrator_id <> admin_id OR admin_id = requester_id)";
    let nobody_does = "administrator_id IS NULL AND admin_id <> requester_id";
    is_never(app, &format!("{administered} WHERE finished_at IS NULL AND ({other_administers} OR {nobody_does})"));
}

/// The contacts are those that the requests say which are done, one after the other.
fn contacts_are_as_done(crowd: &Crowd<'_>) {
    let Crowd { app, alice, bob, carol, services, .. } = crowd;
    let mut expected: BTreeMap<i64, [AccountId; 3]> =
        services.iter().map(|service| (service.0, [alice.id, bob.id, carol.id])).collect();
    let done = "requests JOIN request_types ON request_types.request_id = requests.id JOIN events ON \
                events.request_id = requests.id AND events.what = 'done'";
    let columns =
        ["events.id", "request_types.service_id", "request_types.contact_type", "requests.from_id", "requests.to_id"];
    let mut rows: Vec<_> = app.db_rows(done, &columns).iter().map(|row| parsed(row)).collect();
    rows.sort_unstable();
    for (_, service, contact, from, to) in rows {
        let Some(contacts) = expected.get_mut(&service) else { continue };
        assert_eq!(contacts[contact], from, "who is replaced on service {service}");
        contacts[contact] = to;
    }
    for service in services {
        assert_eq!(app.contacts(*service), expected[&service.0], "service {service}");
    }
}

fn parsed(row: &str) -> (i64, i64, usize, AccountId, AccountId) {
    let words: Vec<_> = row.split(' ').collect();
    let number = |place: usize| words[place].parse::<i64>().unwrap();
    let contact = ContactType::parse(words[2]).unwrap();
    let place = ContactType::ALL.iter().position(|one| *one == contact).unwrap();
    (number(0), number(1), place, AccountId(number(3)), AccountId(number(4)))
}

/// Every customer is answered that it is done, or how things stand. How many were done.
fn are_answered(answers: &[Option<Page>], how_things_stand: u16) -> usize {
    let mut done = 0;
    for page in answers.iter().flatten() {
        let told = page.texts("[role=alert], h1").join(" | ");
        assert!([303, how_things_stand].contains(&page.status), "{}: {told}", page.status);
        done += usize::from(page.status == 303);
    }
    done
}

/// One that PostgreSQL had to break would have been tried again, and hidden.
pub fn no_deadlock(app: &TestApp) {
    if on_postgres() {
        // So long a connection may keep to itself what it has counted.
        thread::sleep(Duration::from_millis(1500));
        is_never(app, "pg_stat_database WHERE datname = current_database() AND deadlocks > 0");
    }
}

/// All of it at once, over so many services.
fn play(app: &TestApp, size: usize) {
    let crowd = Crowd::new(app, size);
    let standing = crowd.standing();
    let (submissions, presses) = (crowd.submissions(), crowd.presses(&standing));
    let (before, asked) = (app.db_count("submissions"), submissions.len());
    let worker: Act<'_> = Box::new(|| {
        app.work_beside();
        None
    });
    let acts: Vec<_> = submissions.into_iter().chain(presses).chain([worker]).collect();
    assert!(acts.len() >= 40, "{}", acts.len());
    let answers = all_at_once(acts);
    let (made, done) = (are_answered(&answers[..asked], 422), are_answered(&answers[asked..], 409));
    assert!(made > 0 && done > 0);
    assert_eq!(app.db_count("submissions"), before + i64::try_from(made).unwrap());
    each_has_one_outcome(app);
    app.work();
    each_has_one_outcome(app);
    is_never(app, "requests WHERE state = 'processing'");
    contacts_are_as_done(&crowd);
    for it in &standing {
        let left = format!("requests WHERE submission_id = {} AND state = 'pending'", it.submission);
        assert_eq!(app.db_count(&left), 0, "somebody has pressed for all of it");
    }
}

#[test]
fn large_and_small_over_the_same_services_have_one_outcome_each() {
    // Without the throttles nothing but the rows themselves has one wait for another.
    for (limits, sizes) in [(false, &[4, 40][..]), (true, &[12])] {
        let app = &TestApp::with(Options { limits, ..Options::default() });
        sizes.iter().for_each(|size| play(app, *size));
        no_deadlock(app);
    }
}

/// What others have asked for is declined, withdrawn and looked at, while all their services get another administrative contact.
#[test]
fn who_administers_changes_while_others_decide() {
    let app = &TestApp::with(Options { limits: false, ..Options::default() });
    for _ in 0..3 {
        let crowd = Crowd::new(app, 40);
        let Crowd { alice, bob, carol, dora, eve, services, .. } = &crowd;
        // Neither the names nor the rows stand in the order of the numbers.
        for (place, service) in services.iter().enumerate() {
            let name = format!("s{}-{}", place * 17 % 40, alice.nic);
            app.db_sets(&format!("services SET name = '{name}', sort_name = '{name}' WHERE id = {service}"));
        }
        let ask = |by: &Customer<'_>, what, to: &Customer<'_>| by.asks_for_all(services).field(what, &to.nic).confirm();
        let [handed, asked, other] = [ask(alice, "admin", dora), ask(bob, "tech", eve), ask(carol, "billing", eve)];
        app.db_all_accept(handed);
        let path = |submission: i64, act: &str| format!("/submissions/{submission}/{act}");
        let code = app.db_code_of(eve, app.db_requests_of(asked)[0]);
        let worker = || -> Act<'_> {
            Box::new(|| {
                app.work_beside();
                None
            })
        };
        let acts: Vec<Act<'_>> = vec![
            worker(),
            worker(),
            posts(eve, app, path(asked, "decline"), &[("token", &code), ("all", "1")]),
            posts(carol, app, path(other, "cancel"), &[]),
        ];
        are_answered(&all_at_once(acts), 409);
        each_has_one_outcome(app);
        app.work();
        each_has_one_outcome(app);
        contacts_are_as_done(&crowd);
        assert!(services.iter().all(|service| app.contacts(*service) == [dora.id, bob.id, carol.id]));
    }
    no_deadlock(app);
}

/// What an import changes is held until its end: whoever decides meanwhile does not wait for it.
#[test]
fn a_decision_does_not_wait_for_whoever_changes_the_contacts_of_its_service() {
    if !on_postgres() {
        return;
    }
    let app = &TestApp::start();
    let crowd = Crowd::new(app, 7);
    let Crowd { bob, dora, eve, services, .. } = &crowd;
    let asked = bob.asks_for_all(services).field("tech", &eve.nic).confirm();
    let declined = app.db_while(&format!("UPDATE services SET admin_id = {}", dora.id), || {
        eve.post(&format!("/submissions/{asked}/decline"), &[("token", &eve.code()), ("all", "1")])
    });
    assert_eq!(declined.status, 303, "{}", declined.body);
    each_has_one_outcome(app);
}
