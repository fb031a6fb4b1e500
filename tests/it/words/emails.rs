//! The same of emails: what happens to two customers, told to both in each language.

use std::collections::BTreeSet;

use handover::domain::account::Language;
use handover::domain::notice::{AccountNotice, Notice};
use handover::domain::renewal::RenewalKind;
use handover::domain::time::DAY;
use handover::store::outbox;

use super::{alike, is_data, said};
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::received::Received;

const OF_ACCOUNTS: [AccountNotice; 15] = [
    AccountNotice::Welcome,
    AccountNotice::SecondFactorOn,
    AccountNotice::SecondFactorOff,
    AccountNotice::SecondFactorFailed,
    AccountNotice::RecoveryCodesMade,
    AccountNotice::RecoveryCodeUsed,
    AccountNotice::AccountClosed,
    AccountNotice::ClosedBySupport,
    AccountNotice::ReopenedBySupport,
    AccountNotice::SessionsEndedBySupport,
    AccountNotice::EmailChangedBySupport,
    AccountNotice::SecondFactorRemovedBySupport,
    AccountNotice::MadeSupport,
    AccountNotice::MadeAdmin,
    AccountNotice::RoleTakenAway,
];

/// What becomes of a request, once it was asked for.
type Fate = fn(&TestApp, &Customer<'_>, &Customer<'_>, i64);

const FATES: [Fate; 6] = [
    |_, alice, bob, request| {
        alice.accepts(request);
        bob.accepts(request);
    },
    |_, alice, _, request| drop(alice.declines(request)),
    |_, alice, _, request| drop(alice.cancels(request)),
    |app, _, _, request| app.operator_cancels(request),
    |app, alice, bob, request| {
        alice.accepts(request);
        bob.accepts(request);
        app.db_moves(bob, "ca");
        app.work();
        app.db_moves(bob, "eu");
    },
    |app, alice, _, request| {
        for _ in 0..5 {
            alice.try_decides(request, "accept", "wrong");
        }
        app.advance(DAY * 27);
        app.work();
        app.advance(DAY * 3);
    },
];

/// Names of services, each alone in its email, and those of one email that are more than it names.
fn renewing() -> Vec<String> {
    let alone = ["automatic.example", "manual.example", "ends.example", "taken-over.example"].map(str::to_owned);
    alone.into_iter().chain((0..22).map(|number| format!("n{number}.example"))).collect()
}

/// What renews and ends is told to Bob, morning by morning; at last what he takes over from Alice.
fn renewals(app: &TestApp, alice: &Customer<'_>, bob: &Customer<'_>) {
    let names = renewing();
    let renews = |name: &String, days: i64, kind: RenewalKind, billing: &Customer<'_>| {
        let service = app.service(name, alice, alice, billing);
        app.db_renews(service, days, kind);
        service
    };
    for (name, kind) in names.iter().zip([RenewalKind::Automatic, RenewalKind::Manual, RenewalKind::Ends]) {
        renews(name, 7, kind, bob);
        app.work();
        app.mornings(1);
    }
    for name in &names[4..] {
        renews(name, 7, RenewalKind::Manual, bob);
    }
    app.work();
    app.mornings(1);
    let service = renews(&names[3], 0, RenewalKind::Ends, alice);
    assert_eq!(alice.anew(|alice| alice.get("/services")).status, 200);
    let request = alice.asks_for(service).billing(bob).confirm()[0];
    alice.accepts(request);
    bob.anew(|bob| bob.accepts(request));
    app.work();
}

/// All that is told to both, in the order in which it comes.
fn told(language: Language) -> Vec<BTreeSet<String>> {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer_with(name, |profile| profile.language = language));
    let service = app.service("example.org", &alice, &alice, &alice);
    for fate in FATES {
        let request = alice.asks_for(service).tech(&bob).confirm()[0];
        fate(&app, &alice, &bob, request);
        app.work();
        if app.contacts(service)[1] == bob.id {
            let request = alice.asks_for(service).tech(&alice).confirm()[0];
            alice.accepts(request);
            app.work();
        }
    }
    for kind in OF_ACCOUNTS {
        let notice = Notice::to_account(kind, alice.id);
        app.db.write_blocking(|tx| outbox::owe(tx, &notice, app.clock.now())).unwrap();
        app.work();
    }
    renewals(&app, &alice, &bob);
    let stranger = Customer::stranger(&app);
    stranger.post("/language", &[("language", language.code()), ("next", "/")]);
    assert_eq!(stranger.post("/forgot-password", &[("login", &alice.nic)]).status, 303);
    let code = language.code();
    for (address, name) in [("nora@example.net", "Nora"), (alice.email.as_str(), "Alice")] {
        let fields = [("name", name), ("email", address), ("zone", "eu"), ("language", code), ("password", PASSWORD)];
        assert_eq!(stranger.post("/sign-up", &fields).status, 303);
    }
    app.work();
    let fields = [("email", "new@example.net"), ("current_password", PASSWORD), ("language", code), ("name", "Alice")];
    assert_eq!(alice.anew(|alice| alice.post("/profile", &fields)).status, 303);
    app.work();
    let mails = app.smtp.messages();
    let mails = mails.iter().map(Received::parse);
    mails
        .map(|mail| {
            let lines = mail.text.lines().chain([mail.subject.as_str()]).map(|line| line.trim().to_owned());
            let lines = lines.filter(|line| line.contains(char::is_alphabetic));
            lines.chain(said(&mail.html)).collect()
        })
        .collect()
}

#[test]
fn emails_say_nothing_alike_in_every_language_but_data() {
    let by_language = Language::ALL.map(told);
    let mails = by_language[0].len();
    let names = renewing();
    let data: Vec<&str> = names.iter().map(String::as_str).collect();
    assert!(mails >= 30, "only {mails} emails were compared");
    for place in 0..mails {
        let shown = alike(by_language.iter().map(|mails| mails[place].clone()));
        let words: Vec<_> = shown.iter().filter(|text| !is_data(text, &data)).collect();
        assert!(words.is_empty(), "{words:?} stand in every language in {:?}", by_language[0][place]);
    }
}
