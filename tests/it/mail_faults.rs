//! A mail server that misbehaves: nothing is lost, nothing is sent in a storm, and nobody waits for it.

mod leases;
mod our_faults;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use handover::domain::time::Moment;
use handover::mail::deliver::Courier;
use handover::mail::smtp::Limits;
use handover::work::worker::Worker;

use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::smtp_server::{At, Behaviour};

const PATIENCE: Duration = Duration::from_secs(60);

/// Workers side by side, each with its own line to the mail server, on the clock of the application: what they would wait
/// for, the clock is put forward by.
struct Workers<'a> {
    app: &'a TestApp,
    couriers: Vec<(Courier, Moment)>,
}

impl<'a> Workers<'a> {
    fn new(app: &'a TestApp, count: usize) -> Self {
        Self { app, couriers: (0..count).map(|_| (app.courier(), app.clock.now())).collect() }
    }

    /// So much time passes; says how many rounds the workers made.
    fn work_for(&mut self, time: Duration) -> u32 {
        let until = self.app.clock.now().plus(time);
        let mut rounds = 0;
        while let Some((courier, next)) = self.couriers.iter_mut().min_by_key(|(_, next)| *next) {
            if *next > until {
                break;
            }
            self.app.advance(next.since(self.app.clock.now()));
            *next = self.app.clock.now().plus(self.app.context.post(courier));
            rounds += 1;
            assert!(rounds < 20_000, "a worker goes round and round");
        }
        self.app.advance(until.since(self.app.clock.now()));
        rounds
    }
}

/// A submission of two requests: one new contact declines while the other email to the requester is still to be sent.
struct Owed<'a> {
    alice: Customer<'a>,
    bob: Customer<'a>,
}

impl<'a> Owed<'a> {
    fn new(app: &'a TestApp) -> Self {
        let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
        let service = app.service(&format!("{}.example", alice.nic), &alice, &alice, &alice);
        assert_eq!(alice.asks_for(service).billing(&bob).tech(&carol).try_confirm().status, 303);
        Self { alice, bob }
    }

    /// Alice is owed this outcome after her code, which she still needs for Carol's request.
    fn declines(&self, app: &TestApp) {
        let request = app.db_rows(&format!("requests WHERE to_id = {}", self.bob.id), &["id"])[0].parse().unwrap();
        let code = app.db_code_of(&self.bob, request);
        assert_eq!(self.bob.try_decides(request, "decline", &code).status, 303);
    }
}

/// How many such submissions there are.
const SUBMISSIONS: usize = 4;
/// Each owes three codes, and the outcome.
const EMAILS: usize = SUBMISSIONS * 4;

/// Has these emails owed while the server behaves so, lets it behave so for ten minutes and then well. Everything arrives,
/// in its order, whatever arrives twice with the same Message-ID. Gives the connections and tries of the ten minutes.
fn ten_minutes_of(name: &str, behaviour: Behaviour, workers: usize) -> (usize, usize) {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let all: Vec<_> = (0..SUBMISSIONS).map(|_| Owed::new(&app)).collect();
    app.smtp.set(behaviour);
    let mut workers = Workers::new(&app, workers);
    workers.work_for(Duration::from_mins(1));
    for it in &all {
        it.declines(&app);
    }
    workers.work_for(Duration::from_mins(9));
    let tries = app.smtp.commands().iter().filter(|(_, line)| line.starts_with("MAIL")).count();
    let storm = (app.smtp.connections(), tries);

    app.smtp.set(Behaviour::default());
    workers.work_for(Duration::from_mins(16));
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 0, "{name}");
    assert_eq!(app.db_count("outbox WHERE outcome NOT IN ('sent', 'superseded')"), 0, "{name}");
    let mut streams: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in
        app.db_rows("outbox WHERE outcome = 'sent'", &["1000 + id", "submission_id || '/' || account_id", "message_id"])
    {
        let parts: Vec<_> = row.split(' ').collect();
        streams.entry(parts[1].to_owned()).or_default().push(parts[2].to_owned());
    }
    let mut arrived = Vec::new();
    for message in app.smtp.messages() {
        let id = message.parse().header("Message-ID").unwrap().to_owned();
        let id = id.trim_start_matches('<').split('@').next().unwrap().to_owned();
        if !arrived.contains(&id) {
            arrived.push(id);
        }
    }
    for (stream, ids) in &streams {
        let order: Vec<_> = arrived.iter().filter(|id| ids.contains(id)).cloned().collect();
        assert_eq!(&order, ids, "{name}: {stream}");
    }
    let sent: BTreeSet<_> = streams.into_values().flatten().collect();
    assert!(sent.is_subset(&arrived.into_iter().collect()), "{name}: nothing is lost");
    for it in &all {
        let first = it.alice.subjects()[0].clone();
        assert!(first.starts_with("Please confirm"), "{name}: {first}");
        assert!(it.alice.subjects().last().unwrap().starts_with("Declined"), "{name}");
    }
    storm
}

/// While the server takes nothing from anybody, a worker tries it once, and after ever longer pauses of 30 s at most: 25
/// rounds in ten minutes. A try may need a second connection, where a kept one has died.
const AWAY_ROUNDS: usize = 25;
/// While it takes this email alone not, an email is tried at once and after 15 s, 30 s and so on: so often in ten minutes.
const EMAIL_TRIES: usize = 6;

#[test]
fn a_server_that_is_away_for_ten_minutes_meets_one_try_of_each_worker_at_a_time() {
    let greeted = |line: &str| Behaviour::default().answer(At::Greeting, line);
    let bad = [
        ("refuses connections", Behaviour::refuse_connections()),
        ("421 to the greeting", greeted("421 4.3.2 Down")),
        ("554 to the greeting", greeted("554 5.3.2 No service")),
        ("451 to EHLO", Behaviour::default().answer(At::Ehlo, "451 4.3.0 Later")),
        ("closes at EHLO", Behaviour::default().close(At::Ehlo)),
        ("451 to MAIL", Behaviour::default().answer(At::Mail, "451 4.3.0 Later")),
        ("550 to MAIL", Behaviour::default().answer(At::Mail, "550 5.7.1 Not you")),
        ("closes at MAIL", Behaviour::default().close(At::Mail)),
        ("closes at RCPT", Behaviour::default().close(At::Rcpt)),
        ("closes at DATA", Behaviour::default().close(At::Data)),
        ("554 to DATA", Behaviour::default().answer(At::Data, "554 5.3.2 Not today")),
        ("closes in the middle", Behaviour::default().close(At::Body)),
        ("421 to the message", Behaviour::default().answer(At::End, "421 4.3.2 Down")),
    ];
    for (number, (name, behaviour)) in bad.into_iter().enumerate() {
        let workers = if number % 4 == 0 { 3 } else { 1 };
        let (connections, tries) = ten_minutes_of(name, behaviour, workers);
        let rounds = workers * (AWAY_ROUNDS + 2);
        assert!(connections <= 2 * rounds && tries <= 2 * rounds, "{name}: {connections}, {tries}");
        assert!(connections.max(tries) >= workers * 15, "{name}: it is tried all the time: {connections}, {tries}");
    }
}

#[test]
fn a_server_that_puts_each_email_off_is_asked_ever_more_seldom_about_each() {
    for at in [At::Rcpt, At::Data, At::End] {
        let name = format!("451 at {at:?}");
        let (connections, tries) = ten_minutes_of(&name, Behaviour::default().answer(at, "451 4.3.0 Greylisted"), 2);
        // Two codes of each submission; what comes after them waits, or takes the place of one.
        assert!(tries <= SUBMISSIONS * 3 * EMAIL_TRIES, "{name}: {tries}");
        assert!(tries >= SUBMISSIONS * 2 * 4, "{name}: {tries}");
        assert!(connections <= 2 * (tries / 10 + 2) + tries, "{name}: {connections}");
    }
}

#[test]
fn a_server_that_takes_an_email_and_never_says_so_gets_it_again_with_the_same_id() {
    let (connections, tries) = ten_minutes_of("closes after DATA", Behaviour::default().close(At::End), 1);
    assert!(connections <= 2 * (AWAY_ROUNDS + 2) && tries <= connections, "{connections}, {tries}");
}

#[test]
fn a_server_with_a_limit_of_messages_or_that_is_slow_gets_everything_at_once() {
    for (name, behaviour, most) in [
        ("one message a connection", Behaviour::default().messages_per_connection(1), EMAILS + 1),
        ("three messages a connection", Behaviour::default().messages_per_connection(3), EMAILS / 3 + 1),
        ("slow", Behaviour::default().slow(Duration::from_millis(15)), 1),
    ] {
        let (connections, _) = ten_minutes_of(name, behaviour, 1);
        assert!(connections <= most, "{name}: {connections}");
    }
}

#[test]
fn a_recipient_at_whom_the_server_hangs_holds_up_nobody_else() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let quick = Limits { command: Duration::from_millis(1500), send: Duration::from_secs(4), ..Limits::default() };
    app.smtp.set(Behaviour::default().hang_for(&alice.email));
    for number in 0..4 {
        let service = app.service(&format!("example{number}.org"), &alice, &alice, &alice);
        assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    }
    let mut courier = app.courier_with(quick);
    while app.context.post(&mut courier).is_zero() {}
    assert_eq!((alice.mail().len(), bob.mail().len()), (0, 4));
    let heard = || app.smtp.commands().iter().filter(|(_, line)| line.contains(&alice.email)).count();
    assert_eq!(heard(), 1, "her other emails are spared for as long");
    let errors = app.db_rows("outbox WHERE finished_at IS NULL", &["last_error IS NULL"]);
    assert_eq!(errors.len(), 4);
    app.smtp.set(Behaviour::default());
    app.advance(Duration::from_secs(15));
    while app.context.post(&mut courier).is_zero() {}
    assert_eq!(alice.mail().len(), 4);
}

#[test]
fn a_message_that_breaks_the_connection_holds_up_no_other() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().hang_up_on("alice1@example.org"));
    let [first, second] = [(); 2].map(|()| Owed::new(&app));
    let mut courier = app.courier();
    app.context.post(&mut courier);
    assert_eq!((first.alice.mail().len(), first.bob.mail().len()), (0, 1));
    assert_eq!((second.alice.mail().len(), second.bob.mail().len()), (1, 1), "in the same round");
}

#[test]
fn while_the_server_is_away_a_worker_takes_one_email_and_leaves_the_others_to_others() {
    let app = TestApp::start();
    let all = [(); 3].map(|()| Owed::new(&app));
    app.smtp.set(Behaviour::refuse_connections());
    let mut courier = app.courier();
    for round in 1..4 {
        app.context.post(&mut courier);
        assert_eq!(app.db_count("outbox WHERE leased_until IS NOT NULL"), 0);
        assert_eq!(app.db_count("outbox WHERE attempts > 0"), round, "one is tried in a round");
    }
    app.smtp.set(Behaviour::default());
    let mut other = app.courier();
    while app.context.post(&mut other).is_zero() {}
    assert_eq!(app.mails(), all.len() * 3 - 3, "all but what was put off");
    app.advance(Duration::from_secs(30));
    while app.context.post(&mut courier).is_zero() {}
    assert_eq!(app.mails(), all.len() * 3);
}

#[test]
fn no_page_waits_for_the_mail_server_and_no_connection_to_the_database_does() {
    let app = TestApp::start();
    let it = Owed::new(&app);
    app.smtp.set(Behaviour::default().hang(At::Body));
    let worker = Worker::start(&app.context, app.carrier()).unwrap();
    app.smtp.wait_for_data(PATIENCE);
    let all: Vec<_> = (0..8).map(|_| app.conn()).collect();
    drop(all);
    for path in ["/services", "/requests", "/profile"] {
        assert_eq!(it.alice.get(path).status, 200, "{path}");
    }
    let carol = app.customer("Carol");
    let service = app.service("example.net", &it.alice, &it.alice, &it.alice);
    assert_eq!(it.alice.asks_for(service).tech(&carol).try_confirm().status, 303);
    assert_eq!(app.mails(), 0, "all this while the server hangs");
    app.smtp.set(Behaviour::default());
    app.smtp.close_connections();
    app.smtp.wait_for(4, PATIENCE);
    app.advance(Duration::from_mins(1));
    app.smtp.wait_for(5, PATIENCE);
    worker.stop(Instant::now() + PATIENCE);
    assert_eq!(it.alice.mail().len(), 2);
}

#[test]
fn what_is_refused_for_good_is_shown_and_can_be_tried_again_or_dropped() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.resends(it.request, &it.bob);
    app.smtp.set(Behaviour::default().answer(At::End, "552 5.3.4 Message too big"));
    app.deliver();
    let told = "The email to B. (bo2-nic) could not be delivered.";
    assert_eq!(it.alice.story(it.request).last().unwrap(), told);
    let list = app.command(&["outbox", "list"]).done();
    assert!(list.contains("refused") && list.contains("552 5.3.4 Message too big"), "{list}");
    let id = list.split(' ').next().unwrap().to_owned();
    let message_id = || app.db_rows(&format!("outbox WHERE id = {id}"), &["message_id"])[0].clone();
    let before = message_id();
    app.smtp.set(Behaviour::default());
    app.command(&["outbox", "retry", &id]).done();
    app.deliver();
    let sent = it.bob.mail().pop().unwrap();
    assert_eq!(
        (it.bob.mail().len(), sent.header("Message-ID").unwrap()),
        (2, format!("<{before}@handover.example>").as_str())
    );
    assert_eq!(app.command(&["outbox", "list"]).done(), "No email waits, fails or was refused.\n");
    it.bob.accepts(it.request);
}
