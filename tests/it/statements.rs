//! What the pages that are looked at all the time ask the database: few statements, each prepared once, on one connection, however
//! much they show.

use std::sync::{Arc, Mutex};

use diesel::connection::{Connection, InstrumentationEvent};
use handover::domain::event::ServiceEvent;
use handover::domain::owner::Owner;
use handover::domain::request::Actor;
use serde_json::json;

use crate::console::operator::Operator;
use crate::support::app::{CONNECTIONS, Options, PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

/// The most that a page may ask, who looks included.
const MOST: usize = 4;

/// The statements that an application asks from here on, on each of its connections; and those that stay prepared there.
struct Asked(Vec<(Arc<Mutex<Vec<String>>>, Arc<Mutex<Vec<String>>>)>);

impl Asked {
    fn watch(app: &TestApp) -> Self {
        let mut connections: Vec<_> = (0..CONNECTIONS).map(|_| app.db.connection().unwrap()).collect();
        let watched = connections.iter_mut().map(|connection| {
            let [asked, prepared]: [Arc<Mutex<Vec<String>>>; 2] = <_>::default();
            let into = [Arc::clone(&asked), Arc::clone(&prepared)];
            connection.set_instrumentation(move |event: InstrumentationEvent<'_>| match event {
                InstrumentationEvent::StartQuery { query, .. } => into[0].lock().unwrap().push(query.to_string()),
                InstrumentationEvent::CacheQuery { sql, .. } => into[1].lock().unwrap().push(sql.to_owned()),
                _ => {}
            });
            (asked, prepared)
        });
        Self(watched.collect())
    }

    /// What was asked since the last time, by connection; but for what keeps the connections good.
    fn since(&self) -> Vec<Vec<String>> {
        let taken = self.0.iter().map(|(asked, _)| std::mem::take(&mut *asked.lock().unwrap()));
        let of_page = taken.map(|mut asked| {
            asked.retain(|statement| !statement.starts_with("SHOW"));
            asked
        });
        of_page.filter(|asked| !asked.is_empty()).collect()
    }

    /// Looks at a page, and says what is wrong with what that asked.
    fn look(&self, viewer: &Customer<'_>, path: &str) {
        self.look_for(MOST, viewer, path);
    }

    fn look_for(&self, most: usize, viewer: &Customer<'_>, path: &str) {
        let asked = self.look_by(most, path, |path| viewer.get(path));
        for statement in &asked {
            let stays = |prepared: &Arc<Mutex<Vec<String>>>| {
                prepared.lock().unwrap().iter().any(|sql| statement.starts_with(sql.as_str()))
            };
            assert!(self.0.iter().any(|(_, prepared)| stays(prepared)), "{path}: prepared anew each time: {statement}");
        }
    }

    /// The same for whoever asks seldom and for much: what was asked may be prepared anew each time.
    fn look_by(&self, most: usize, path: &str, get: impl Fn(&str) -> Page) -> Vec<String> {
        // The use of a new session or key may be written down with the first.
        for _ in 0..2 {
            self.since();
            assert_eq!(get(path).status, 200, "{path}");
        }
        let mut asked = self.since();
        assert!(asked.len() == 1 && (1..=most).contains(&asked[0].len()), "{path}: {asked:#?}");
        asked.swap_remove(0)
    }
}

#[test]
fn programs_are_answered_with_few_statements_however_much_they_read() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let program = app.program("panel", "read");
    let asked = Asked::watch(&app);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..30 {
        let service = app.service(&format!("s{number:02}.example"), &alice, &alice, &alice);
        alice.asks_for(service).tech(&bob).confirm();
    }
    // The key is the first of them.
    for (most, path) in [
        (2, "/accounts"),
        (2, &format!("/accounts/{}", alice.nic)),
        (4, "/services"),
        (6, &format!("/services?contact={}", alice.nic)),
        (5, "/services/DOMAIN/s01.example"),
        (7, "/requests"),
        (6, "/requests/1"),
    ] {
        asked.look_by(most, path, |path| program.get(path));
    }
}

#[test]
fn pages_ask_little_however_much_they_show() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let asked = Asked::watch(&app);
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("first.example", &alice, &alice, &alice);
    let made = alice.asks_for(service).tech(&bob).billing(&carol).confirm();
    let [tech, billing] = made[..] else { panic!("two requests") };
    bob.declines(tech);
    for number in 0..30 {
        let service = app.service(&format!("s{number:02}.example"), &alice, &alice, &alice);
        alice.asks_for(service).tech(&bob).billing(&carol).confirm();
    }
    let more: Vec<_> =
        (0..6).map(|number| app.service(&format!("large{number}.example"), &alice, &alice, &alice)).collect();
    alice.asks_for_all(&more).tech(&bob).billing(&carol).confirm();
    let handle = format!("/services?contact={}", bob.nic);
    let views = [
        "/services",
        "/services?q=s1",
        "/services?category=DOMAIN&role=tech",
        "/services?sort=-category",
        "/services?contact=bo",
        "/services?pending=1",
        "/services?renews=30",
        "/services?q=bo",
        &handle,
    ];
    for path in views {
        asked.look(&alice, path);
    }
    // The list goes on along another index: those without a last day.
    asked.look_for(MOST + 1, &alice, "/services?sort=renews");
    for path in
        ["/requests", "/requests?state=expired", "/requests?state=pending-own", "/requests?q=s1", "/requests?after=20"]
    {
        asked.look(&alice, path);
        asked.look(&bob, path);
    }
    for viewer in [&alice, &bob] {
        asked.look(viewer, &format!("/requests/{tech}"));
    }
    app.db_owner(service, &Owner { name: Some("Alice".to_owned()), ..Owner::default() });
    for _ in 0..30 {
        app.db_happened(service, &ServiceEvent::Locked, Actor::Account(carol.id));
    }
    alice.asks_for(service).tech(&bob).confirm();
    for view in ["", "?after=9999999999999.1"] {
        asked.look(&alice, &format!("/services/{service}{view}"));
    }
    asked.look(&carol, &format!("/requests/{billing}"));
    let services: Vec<_> = (0..150).map(|n| app.service(&format!("m{n:03}.example"), &alice, &alice, &alice)).collect();
    let submission = alice.asks_for_all(&services).tech(&bob).billing(&carol).confirm();
    for viewer in [&alice, &bob] {
        for view in ["", "?state=pending", "?after=100"] {
            asked.look(viewer, &format!("/submissions/{submission}{view}"));
        }
    }
}

/// What each press, and the worker, asks of so many services with two types each.
fn pressed(services: usize) -> Vec<(&'static str, usize)> {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let names = ["Alice", "Bob", "Carol", "Dave", "Erin"];
    let [alice, bob, carol, dave, erin] = names.map(|name| app.customer(name));
    let all: Vec<_> = app.services(services * 3, [&alice, &bob, &carol]).iter().map(|id| id.0.to_string()).collect();
    let asked = Asked::watch(&app);
    let mut counts = Vec::new();
    let mut count = |what: &'static str, act: &dyn Fn() -> Page| {
        asked.since();
        let page = act();
        assert!([200, 303].contains(&page.status), "{what}: {}", page.body);
        counts.push((what, asked.since().concat().len()));
        page.location().to_owned()
    };
    for (set, chosen) in all.chunks(services).enumerate() {
        let page = alice.get(&format!("/services/contacts?service={}", chosen.join(".")));
        let form = page.filled("contacts", &[("tech", &dave.nic), ("billing", &erin.nic)]);
        let address = count("asking", &|| alice.sends("/services/contacts", &form));
        let submission = address.split('?').next().unwrap_or_default();
        app.deliver();
        let decides = |by: &Customer<'_>, act: &str| {
            by.post(&format!("{submission}/{act}"), &[("token", &by.code()), ("all", "1")])
        };
        match set {
            0 => {
                count("accepting first", &|| decides(&alice, "accept"));
                count("accepting a part", &|| decides(&dave, "accept"));
                count("accepting the last", &|| decides(&erin, "accept"));
                count("carrying out", &|| {
                    while app.context.tend(false).unwrap() {}
                    alice.get(submission)
                });
            }
            1 => {
                count("declining", &|| decides(&dave, "decline"));
                app.clock.advance(std::time::Duration::from_secs(61));
                count("sending again", &|| erin.post(&format!("{submission}/resend"), &[]));
            }
            _ => {
                count("cancelling", &|| alice.post(&format!("{submission}/cancel"), &[]));
            }
        }
    }
    counts
}

#[test]
fn presses_ask_the_same_for_many_as_for_few() {
    assert_eq!(pressed(8), pressed(25));
}

/// What a batch asks that closes so many accounts, each with a session and a request, and removes as many services.
fn deleted(many: usize) -> usize {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let (alice, program) = (app.customer("Alice"), app.program("billing", "sync"));
    let mut lines = Vec::new();
    for number in 0..many {
        let other = app.customer(&format!("Other {number}"));
        for name in [format!("kept{number}.example"), format!("gone{number}.example")] {
            alice.asks_for(app.service(&name, &alice, &alice, &alice)).tech(&other).confirm();
        }
        lines.push(json!({ "delete": format!("/accounts/{}", other.nic) }));
        lines.push(json!({ "delete": format!("/services/DOMAIN/gone{number}.example") }));
    }
    let asked = Asked::watch(&app);
    // The use of a new key is written down with the first.
    assert_eq!(program.get("/accounts").status, 200);
    asked.since();
    let done = program.batch(&lines);
    assert_eq!((done.status, &done.json()["accounts_deleted"]), (200, &json!(many)), "{}", done.body);
    asked.since().concat().len()
}

#[test]
fn a_batch_asks_the_same_for_many_deletes_as_for_few() {
    assert_eq!(deleted(5), deleted(50));
}

/// What each page of an account asks, for an operator, where it has so much.
fn looked(much: usize) -> Vec<(&'static str, usize)> {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..much {
        let service = app.service(&format!("s{number:02}.example"), &alice, &alice, &alice);
        alice.asks_for(service).tech(&bob).confirm();
        Customer::stranger(&app).sign_in_with(&alice.nic, PASSWORD);
    }
    let nora = Operator::admin(&app);
    let asked = Asked::watch(&app);
    let count = |part: &'static str| {
        let path = if part.starts_with('?') {
            format!("/operator{part}")
        } else if part.starts_with("/operator") {
            part.to_owned()
        } else {
            format!("/operator/accounts/{}{part}", alice.nic)
        };
        nora.looks(&path);
        asked.since();
        nora.looks(&path);
        (part, asked.since().concat().len())
    };
    let all = [
        "/operator/outbox",
        "/operator/webhooks",
        "/operator/audit",
        "/operator/requests",
        "/operator/requests?service=1",
    ];
    let one = ["/operator/services/1", "/operator/requests/1", "/operator/submissions/1"];
    let of_account = ["", "/services", "/requests", "/emails", "/history", "?q=s0", "?q=al"];
    of_account.into_iter().chain(all).chain(one).map(count).collect()
}

#[test]
fn operators_pages_ask_the_same_for_much_as_for_little() {
    let (little, much) = (looked(2), looked(40));
    assert_eq!(little, much);
    assert!(much.iter().all(|(_, asked)| *asked < 40), "{much:?}");
}
