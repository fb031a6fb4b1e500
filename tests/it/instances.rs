//! Several processes on one database.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use crate::support::app::{Ground, PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::program::{Running, run};
use crate::support::smtp_server::{At, Behaviour};

/// So long a dead worker's emails may wait for another one.
const A_MINUTE: Duration = Duration::from_secs(60);

/// Two that serve pages only.
fn two_serving(app: &TestApp, settings: &[(&str, &str)]) -> [(Running, String); 2] {
    [(); 2].map(|()| {
        let running = Running::beside(app, settings, &["serve", "--no-worker"]);
        let address = running.address();
        (running, address)
    })
}

fn working(app: &TestApp) -> Running {
    Running::beside(app, &[("HANDOVER_BASE_URL", &app.base)], &["worker"])
}

#[test]
fn ten_that_migrate_at_once_do_it_once() {
    let ground = Ground::empty();
    let (folder, url) = (ground.folder.path(), ground.address());
    let said: Vec<String> = thread::scope(|scope| {
        let migrate = || run(folder, &[("HANDOVER_DATABASE_URL", &url)], &["migrate"], "").done();
        let running = [(); 10].map(|()| scope.spawn(migrate));
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let idle = said.iter().filter(|said| said.contains("was up to date")).count();
    assert_eq!(idle, 9, "{said:?}");
}

#[test]
fn a_session_holds_on_every_instance_and_ends_on_all() {
    let app = TestApp::start();
    let [(_one, first), (_two, second)] = two_serving(&app, &[]);
    let alice = app.customer("Alice");
    alice.goes_to(&first);
    assert_eq!(alice.sign_in().status, 303);
    alice.goes_to(&second);
    assert_eq!(alice.get("/services").status, 200);
    assert_eq!(alice.post("/sign-out", &[]).status, 303);
    alice.goes_to(&first);
    assert_eq!(alice.send("GET", "/services", None, &[]).location(), "/sign-in?next=%2Fservices");
}

#[test]
fn tries_are_counted_together() {
    let app = TestApp::start();
    let [(_one, first), (_two, second)] = two_serving(&app, &[]);
    let alice = app.customer("Alice");
    for place in [&first, &second].into_iter().cycle().take(10) {
        alice.goes_to(place);
        assert_eq!(alice.sign_in_with(&alice.nic, "wrong").status, 422);
    }
    for place in [&first, &second] {
        alice.goes_to(place);
        assert_eq!(alice.sign_in_with(&alice.nic, PASSWORD).status, 429);
    }
}

#[test]
fn the_mailbox_is_one() {
    let app = TestApp::start();
    let mailbox = [("HANDOVER_SMTP_URL", "mailbox:")];
    let [(_one, first), (_two, second)] = two_serving(&app, &mailbox);
    let worker = Running::beside(&app, &[mailbox[0], ("HANDOVER_BASE_URL", &first)], &["worker"]);
    let alice = app.customer("Alice");
    alice.goes_to(&first);
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&app.customer("Bob")).try_confirm().status, 303);
    for place in [&first, &second] {
        let reader = Customer::stranger(&app);
        reader.goes_to(place);
        worker.wait(|| (reader.get("/mailbox").texts(".message").len() == 2).then_some(()));
    }
}

#[test]
fn two_workers_carry_each_request_out_once_and_send_each_email_once() {
    const REQUESTS: usize = 25;
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let services: Vec<_> =
        (0..REQUESTS).map(|number| app.service(&format!("s{number}.example"), &alice, &bob, &bob)).collect();
    let workers = [working(&app), working(&app)];
    for service in &services {
        // Alone to confirm: the code of each request comes with its one email.
        assert_eq!(alice.asks_for(*service).tech(&alice).try_confirm().status, 303);
    }
    let mails = app.smtp.wait_for(REQUESTS, A_MINUTE);
    for mail in &mails {
        let mail = mail.parse();
        let request = crate::support::customer::path_in(&app, &mail);
        let (path, token) = request.split_once("?token=").unwrap();
        assert_eq!(alice.post(&format!("{path}/accept"), &[("token", token)]).status, 303);
    }
    // The code, then for both contacts what has happened.
    let mails = app.smtp.wait_for(3 * REQUESTS, A_MINUTE);
    workers[0].wait(|| (app.db_count("outbox WHERE finished_at IS NULL") == 0).then_some(()));
    for worker in workers {
        assert_eq!(worker.ends_on("TERM"), Some(0));
    }
    let count = |of: &str| usize::try_from(app.db_count(of)).unwrap();
    assert_eq!(count("events WHERE what = 'done'"), REQUESTS);
    assert_eq!(count("requests WHERE state = 'done'"), REQUESTS);
    assert!(services.iter().all(|service| app.contacts(*service) == [alice.id, alice.id, bob.id]));
    assert_eq!(app.smtp.messages().len(), 3 * REQUESTS);
    let mut sent = BTreeMap::new();
    for mail in mails {
        *sent.entry(mail.parse().header("Message-ID").unwrap().to_owned()).or_insert(0) += 1;
    }
    assert!(sent.len() == 3 * REQUESTS && sent.values().all(|times| *times == 1), "{sent:?}");
}

#[test]
fn what_a_killed_worker_held_is_sent_by_another_within_a_minute() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    app.smtp.set(Behaviour::default().hang(At::Body));
    let killed = working(&app);
    killed.wait(|| app.smtp.commands().iter().any(|(_, line)| line == "DATA").then_some(()));
    assert_eq!(killed.ends_on("KILL"), None);
    assert_eq!(app.smtp.messages().len(), 0);
    app.smtp.set(Behaviour::default());
    let _other = working(&app);
    app.smtp.wait_for(2, A_MINUTE);
}
