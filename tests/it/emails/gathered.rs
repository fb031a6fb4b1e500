//! How several requests of one submission end is told in one email for each kind of end.

use std::time::Duration;

use handover::domain::RequestId;
use handover::domain::notice::{Notice, Outcome};
use handover::domain::work::LEASE;
use handover::store::outbox;

use super::were_sent;
use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, code_in};
use crate::support::smtp_server::Behaviour;

const DONE: &str = "Done: change of contacts for 3 services";

/// Alice has Bob take over from Carol, on services that are administered by her.
struct Handed<'a> {
    alice: Customer<'a>,
    bob: Customer<'a>,
    carol: Customer<'a>,
    submission: i64,
    requests: Vec<i64>,
    app: &'a TestApp,
}

impl<'a> Handed<'a> {
    fn new(app: &'a TestApp, services: usize) -> Self {
        let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
        let services = app.services(services, [&alice, &carol, &alice]);
        let submission = alice.asks_for_all(&services).tech(&bob).confirm();
        Self { alice, bob, carol, submission, requests: app.db_requests_of(submission), app }
    }

    /// All have confirmed; nothing is carried out yet.
    fn confirmed(app: &'a TestApp, services: usize) -> Self {
        let it = Self::new(app, services);
        app.db_all_accept(it.submission);
        app.db_sets("requests SET apply_at = apply_at + 999999999");
        it
    }

    fn carries_out(&self, requests: &[i64]) {
        let (app, now) = (self.app, self.app.clock.now().0);
        let these: Vec<_> = requests.iter().map(i64::to_string).collect();
        app.db_sets(&format!("requests SET apply_at = {now} WHERE id IN ({})", these.join(", ")));
        app.work();
    }

    fn told(&self, reader: &Customer<'_>) -> Vec<String> {
        let mail = reader.mail().into_iter().filter(|mail| code_in(mail).is_none());
        mail.map(|mail| mail.subject).collect()
    }
}

fn unlimited() -> TestApp {
    TestApp::with(Options { limits: false, ..Options::default() })
}

#[test]
fn what_ends_alike_is_told_once() {
    let app = unlimited();
    let it = Handed::new(&app, 3);
    app.db_all_accept(it.submission);
    app.work();
    let replaced = "Another account has replaced you as a contact of 3 services";
    were_sent(&app, 2, &[(&it.alice, DONE), (&it.bob, DONE), (&it.carol, replaced)]);
    let [done, gone] = [&it.bob, &it.carol].map(|reader| reader.mail().pop().unwrap().prose());
    for said in ["You are now technical contact of 3 services", "s001.example (Domain) s002.example (Domain) s003"] {
        assert!(done.contains(said), "{done}");
    }
    for said in ["You are no longer technical contact of 3 services", "You are no longer a contact of these services"] {
        assert!(gone.contains(said), "{gone}");
    }
    assert_eq!((app.db_count("tellings"), app.db_count("outbox WHERE kind = 'done'")), (9, 0));
}

#[test]
fn what_ends_while_others_are_carried_out_waits_a_minute_at_most() {
    let app = unlimited();
    let it = Handed::confirmed(&app, 3);
    it.carries_out(&it.requests[..1]);
    app.advance(Duration::from_secs(30));
    it.carries_out(&it.requests[1..2]);
    app.advance(Duration::from_secs(29));
    app.work();
    assert!(it.told(&it.bob).is_empty());
    app.advance(Duration::from_secs(1));
    app.work();
    let two = "Done: change of contacts for 2 services";
    assert_eq!(it.told(&it.bob), [two]);
    it.carries_out(&it.requests[2..]);
    assert_eq!(it.told(&it.bob), [two, "Done: the contacts of s003.example have changed"], "what ends later");
    let alone = it.bob.mail().pop().unwrap();
    assert!(alone.prose().contains("The request was processed successfully."), "as of one: {}", alone.text);
}

#[test]
fn all_that_waits_leaves_with_the_last_that_ends() {
    let app = unlimited();
    let it = Handed::confirmed(&app, 3);
    it.carries_out(&it.requests[..2]);
    app.db_moves(&it.bob, "ca");
    it.carries_out(&it.requests[2..]);
    let failed = "Failed: change of contacts for s003.example";
    assert_eq!(it.told(&it.bob), ["Done: change of contacts for 2 services", failed]);
}

#[test]
fn a_code_does_not_wait_for_what_is_gathered() {
    let app = unlimited();
    let it = Handed::confirmed(&app, 3);
    it.carries_out(&it.requests[..1]);
    app.db_sets(&format!(
        "requests SET state = 'pending', decided_at = NULL, apply_at = NULL WHERE id = {}",
        it.requests[2]
    ));
    app.db_sets(&format!("validations SET decision = NULL, decided_at = NULL WHERE request_id = {}", it.requests[2]));
    it.bob.resends(it.requests[2], &it.bob);
    app.deliver();
    let again = it.bob.mail().pop().unwrap();
    assert!(again.subject.starts_with("New code") && code_in(&again).is_some(), "{}", again.subject);
    app.advance(Duration::from_mins(1));
    app.deliver();
    assert_eq!(it.told(&it.bob), ["Done: the contacts of s001.example have changed"]);
}

/// An email that a worker has is not written any more, whatever becomes of the worker.
#[test]
fn what_ends_once_a_worker_has_the_email_is_told_in_another() {
    let app = unlimited();
    let it = Handed::new(&app, 3);
    let decline = |request: i64| drop(it.bob.declines(request));
    decline(it.requests[0]);
    decline(it.requests[1]);
    assert_eq!(app.db_count("outbox WHERE kind = 'gathered-declined'"), 1, "not taken yet");
    let now = app.clock.now();
    let taken = app.db.write_blocking(|tx| outbox::claim(tx, now, LEASE, 9)).unwrap();
    assert_eq!(taken.len(), 1);
    decline(it.requests[2]);
    app.work();
    assert!(it.told(&it.alice).is_empty(), "in their order");
    app.advance(LEASE);
    app.work();
    let declined = |what: &str| format!("Declined: change of contacts for {what}");
    assert_eq!(it.told(&it.alice), [declined("2 services"), declined("s003.example")]);
    assert_eq!(app.db_count("tellings"), 3);
}

#[test]
fn each_reason_is_told_with_what_it_ended() {
    let app = unlimited();
    let it = Handed::new(&app, 4);
    let decline = |request: &i64, reason: &str| {
        let fields = [("token", it.bob.code()), ("reason", reason.to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(it.bob.post(&format!("/requests/{request}/decline"), &fields).status, 303);
    };
    it.requests[..2].iter().for_each(|request| decline(request, "Not my field"));
    it.requests[2..3].iter().for_each(|request| decline(request, "Sold last week"));
    app.work();
    let various = it.alice.mail().pop().unwrap().prose();
    for said in [
        "This change of contacts was declined:",
        "Services: s001.example (Domain) s002.example (Domain)",
        "Declined by: B. (bo2-nic) Reason: Not my field",
        "Declined by: B. (bo2-nic) Reason: Sold last week",
        "No contact was changed.",
    ] {
        assert!(various.contains(said), "{said} is not in {various}");
    }
}

#[test]
fn one_reason_for_all_is_told_once() {
    let app = unlimited();
    let it = Handed::new(&app, 2);
    app.db_all_accept(it.submission);
    app.db_moves(&it.bob, "ca");
    app.work();
    let failed = it.alice.mail().pop().unwrap();
    assert_eq!(failed.subject, "Failed: change of contacts for 2 services");
    let said = "could no longer be made. The two accounts are no longer in the same geographical zone.";
    assert!(failed.prose().contains(said) && !failed.prose().contains("Reason:"), "{}", failed.text);
    assert!(failed.text.contains(&format!("{}/requests/{}", app.base, it.requests[0])), "{}", failed.text);
}

#[test]
fn the_page_of_a_large_submission_lists_all() {
    let app = unlimited();
    let it = Handed::new(&app, 6);
    it.bob.declines(it.requests[0]);
    it.bob.declines(it.requests[1]);
    app.work();
    let told = it.alice.mail().pop().unwrap();
    assert_eq!(told.subject, "Declined: change of contacts for 2 services");
    let link = format!("{}/submissions/{}", app.base, it.submission);
    assert_eq!(told.text.lines().filter(|line| *line == link).count(), 1, "{}", told.text);
}

#[test]
fn several_requests_on_one_service_are_told_together() {
    let app = unlimited();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let made = alice.asks_for(service).tech(&bob).billing(&bob).confirm();
    for request in &made {
        alice.accepts(*request);
        bob.accepts(*request);
    }
    app.work();
    let done = bob.mail().pop().unwrap();
    assert_eq!(done.subject, super::DONE);
    for said in [
        "You are now technical and billing contact of example.org",
        "The requests were processed successfully.",
        "Contact types: Technical From: Carol",
        "Contact types: Billing From: Alice",
    ] {
        assert!(done.prose().contains(said), "{said} is not in {}", done.text);
    }
}

#[test]
fn who_remains_another_contact_of_some_reads_of_how_many() {
    let app = unlimited();
    let it = Handed::new(&app, 3);
    let billing = &it.app.db_rows("requests", &["service_id"])[0];
    app.db_sets(&format!("services SET billing_id = {} WHERE id = {billing}", it.carol.id));
    app.db_all_accept(it.submission);
    app.work();
    let told = it.carol.mail().pop().unwrap().prose();
    assert!(told.contains("You are still another contact of 1 of these services"), "{told}");
}

#[test]
fn the_administrative_contact_is_told_of_all_its_services_at_once() {
    let app = unlimited();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let services = app.services(7, [&carol, &alice, &carol]);
    let submission = alice.asks_for_all(&services).tech(&bob).confirm();
    app.db_all_accept(submission);
    app.work();
    let told = carol.mail();
    assert_eq!(carol.subjects(), ["Done: change of contacts for 7 services"]);
    assert!(told[0].prose().contains("services whose administrative contact you are have changed:"));
    let links: Vec<_> = told[0].text.lines().filter(|line| line.contains("://")).collect();
    assert_eq!(links, [format!("{}/services", app.base)], "no page that it may not see");
}

#[test]
fn a_refused_email_is_noted_at_each_request_that_it_tells_of() {
    let app = unlimited();
    let it = Handed::new(&app, 3);
    app.smtp.set(Behaviour::default().refuse(&it.alice.email, "550 5.1.1 No such mailbox"));
    it.bob.declines(it.requests[0]);
    it.bob.declines(it.requests[1]);
    app.work();
    let noted = |request: &i64| it.bob.history(*request).contains(&"email-refused".to_owned());
    assert_eq!(it.requests.iter().map(noted).collect::<Vec<_>>(), [true, true, false]);
    app.smtp.set(Behaviour::default());
    let id = app.db_rows("outbox WHERE outcome = 'refused'", &["id"])[0].clone();
    let listed = app.command(&["outbox", "list"]).done();
    assert!(listed.contains("gathered-declined"), "{listed}");
    app.command(&["outbox", "retry", &id]).done();
    app.work();
    assert_eq!(it.told(&it.alice), ["Declined: change of contacts for 2 services"]);
}

#[test]
fn what_the_version_before_owes_of_one_of_several_is_sent() {
    let app = unlimited();
    let it = Handed::new(&app, 2);
    let (submission, reader) = (handover::domain::SubmissionId(it.submission), it.alice.id);
    it.bob.declines(it.requests[0]);
    app.db_deletes("outbox WHERE kind = 'gathered-declined'");
    let notice = Notice::Outcome { request: RequestId(it.requests[0]), submission, reader, outcome: Outcome::Declined };
    app.db.write_blocking(|tx| outbox::owe(tx, &notice, app.clock.now())).unwrap();
    app.work();
    assert_eq!(it.told(&it.alice), ["Declined: change of contacts for s001.example"]);
}

/// Whatever comes in between: a telling is in exactly one email.
#[test]
fn workers_and_ends_at_once_tell_each_end_once() {
    let app = unlimited();
    let it = Handed::new(&app, 12);
    app.db_all_accept(it.submission);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| app.work_beside());
        }
    });
    app.work();
    let each = "(SELECT t.request_id, o.account_id, o.kind, COUNT(*) AS n FROM tellings t JOIN outbox o ON o.id = t.email_id \
                GROUP BY t.request_id, o.account_id, o.kind) AS each_one";
    assert_eq!(app.db_count(each), 36);
    assert_eq!(app.db_count(&format!("{each} WHERE n > 1")), 0);
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 0);
    assert_eq!(app.db_count(&format!("services WHERE tech_id = {}", it.bob.id)), 12);
}
