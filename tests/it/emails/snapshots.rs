//! Whole emails, word for word. What differs from run to run is masked.

use handover::domain::account::Language;
use handover::domain::notice::{AccountNotice, Notice};
use handover::domain::renewal::RenewalKind;
use handover::domain::time::{DAY, Moment};
use handover::domain::{LinkId, RequestId};
use handover::flows::administer;
use handover::store::outbox;
use handover::store::{links, requests};
use handover::words::HouseStyle;
use insta::assert_snapshot;

use crate::renewals::mornings::begin;
use crate::support::acts::Pair;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, code_in, mail_to};
use crate::support::page::Page;
use crate::support::received::Parsed;

/// The newest email of a customer.
fn newest(app: &TestApp, reader: &Customer<'_>) -> String {
    masked(app, &reader.mail().pop().unwrap())
}

/// What an email says: its text, and its HTML as it is read.
fn masked(app: &TestApp, mail: &Parsed) -> String {
    let headers = [("From", &mail.from), ("To", &mail.to.concat()), ("Subject", &mail.subject)]
        .map(|(name, value)| format!("{name}: {value}\n"))
        .concat();
    let html = Page { status: 200, headers: vec![], body: mail.html.clone() };
    let [lang] = &html.attributes("html", "lang")[..] else { panic!("one language") };
    let said = html.texts(
        ".ink div, .quote div, .brand div, .code div, .bare div, .foot div, .button a, .facts th, .facts table td",
    );
    // Dates differ in length from day to day, and the lines that hold them break elsewhere.
    let dates = dates(app);
    let lines = |paragraph: &str| {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        if dates.iter().any(|(date, _)| line.contains(date)) { line } else { paragraph.to_owned() }
    };
    let text = mail.text.replace("\r\n", "\n").split("\n\n").map(lines).collect::<Vec<_>>().join("\n\n");
    let mut shown = format!("{headers}\n{text}\n[HTML, {lang}]\n{}\n", said.join("\n")).replace("\r\n", "\n");
    if let Some(code) = code_in(mail) {
        shown = shown.replace(&code, "[CODE]");
    }
    for (date, mask) in &dates {
        shown = shown.replace(date, mask);
    }
    let mut parts = shown.split("token=");
    let mut shown = parts.next().unwrap().to_owned();
    for part in parts {
        let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || "-[]".contains(c))).unwrap();
        shown =
            format!("{shown}token={}{}", if part.starts_with('[') { &part[..end] } else { "[TOKEN]" }, &part[end..]);
    }
    shown.replace(&app.base, "[BASE]")
}

/// The dates that emails may name, and what stands for them.
fn dates(app: &TestApp) -> Vec<(String, &'static str)> {
    let requests = requests::get_all(&mut app.conn(), &[1, 2].map(RequestId)).unwrap();
    let read = |language| HouseStyle::default().words(language, None);
    let languages = [Language::English, Language::French].map(read);
    let last = requests.iter().flat_map(|request| languages.map(|words| words.date_time(request.expires_at)));
    let links = (1..10).filter_map(|id| links::find(&mut app.conn(), LinkId(id)).unwrap());
    let until = links.map(|link| read(Language::English).date_time(link.expires_at));
    let happened = app.db_rows("service_history", &["happened_at"]).into_iter().map(|at| Moment(at.parse().unwrap()));
    let when = happened.flat_map(|at| languages.map(|words| words.date_time(at)));
    let dates = last.map(|date| (date, "[LAST DAY]")).chain(until.map(|date| (date, "[UNTIL]")));
    dates.chain(when.map(|date| (date, "[WHEN]"))).collect()
}

#[test]
fn the_links() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let stranger = Customer::stranger(&app);
    let phrase = "seven quiet otters dream";
    let to = |address: &str| {
        app.work();
        masked(&app, &mail_to(&app, address).pop().unwrap())
    };
    let sign_up = |address: &str| {
        let fields = [("name", "Nora"), ("email", address), ("zone", "eu"), ("language", "en"), ("password", phrase)];
        assert_eq!(stranger.post("/sign-up", &fields).status, 303);
        to(address)
    };
    assert_snapshot!("sign_up", sign_up("nora@example.net"));
    assert_snapshot!("in_use", sign_up(&alice.email));
    assert_eq!(stranger.post("/forgot-password", &[("login", &alice.nic)]).status, 303);
    assert_snapshot!("reset_password", to(&alice.email));
    let fields = [("email", "alice@example.net"), ("current_password", PASSWORD)];
    assert_eq!(alice.post("/profile", &fields).status, 303);
    assert_snapshot!("change_email", to("alice@example.net"));
}

#[test]
fn what_else_happened_to_the_account() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for kind in [
        AccountNotice::Welcome,
        AccountNotice::SecondFactorOn,
        AccountNotice::SecondFactorOff,
        AccountNotice::SecondFactorFailed,
        AccountNotice::RecoveryCodesMade,
        AccountNotice::RecoveryCodeUsed,
        AccountNotice::AccountClosed,
        AccountNotice::PasswordChanged,
        AccountNotice::ClosedBySupport,
        AccountNotice::ReopenedBySupport,
        AccountNotice::SessionsEndedBySupport,
        AccountNotice::EmailChangedBySupport,
        AccountNotice::SecondFactorRemovedBySupport,
        AccountNotice::MadeSupport,
        AccountNotice::MadeAdmin,
        AccountNotice::RoleTakenAway,
    ] {
        let notice = Notice::to_account(kind, alice.id);
        app.db.write_blocking(|tx| outbox::owe(tx, &notice, app.clock.now())).unwrap();
        app.work();
        assert_snapshot!(<&str>::from(kind).replace('-', "_"), newest(&app, &alice));
    }
}

/// Chloé reads French.
fn chloe(app: &TestApp) -> Customer<'_> {
    app.customer_with("Chloe", |profile| {
        profile.name = "Chloé Lefèvre".to_owned();
        profile.language = Language::French;
    })
}

#[test]
fn the_code_for_the_requester_and_for_the_new_contact() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    assert_snapshot!("code_for_the_requester", newest(&app, &it.alice));
    assert_snapshot!("code_for_the_new_contact", newest(&app, &it.bob));
}

#[test]
fn the_code_for_several_requests() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    alice.asks_for(service).admin(&bob).billing(&bob).tech(&dora).confirm();
    assert_snapshot!("code_for_several_requests", newest(&app, &alice));
}

#[test]
fn the_code_in_french() {
    let app = TestApp::start();
    let (alice, chloe) = (app.customer("Alice"), chloe(&app));
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.asks_for(service).tech(&chloe).billing(&chloe).confirm();
    assert_snapshot!("code_in_french", newest(&app, &chloe));
}

#[test]
fn the_reminder_with_a_code_and_with_a_blocked_one() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for _ in 0..5 {
        it.alice.try_decides(it.request, "accept", "wrong");
    }
    app.advance(DAY * 27);
    app.work();
    assert_snapshot!("reminder", newest(&app, &it.bob));
    assert_snapshot!("reminder_with_a_blocked_code", newest(&app, &it.alice));
}

#[test]
fn done_for_everyone_concerned() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    assert_snapshot!("done", newest(&app, &bob));
    assert_snapshot!("done_for_the_administrative_contact", newest(&app, &carol));
}

#[test]
fn done_for_the_replaced() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &carol);
    let request = alice.asks_for(service).tech(&bob).billing(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    assert_snapshot!("replaced", newest(&app, &carol));
}

/// Of 23 services Carol is the technical contact, of the last also the billing contact.
fn many(app: &TestApp, language: Language) -> ([Customer<'_>; 3], i64) {
    let people = ["Alice", "Bob", "Carol"];
    let [alice, bob, carol] = people.map(|name| app.customer_with(name, |profile| profile.language = language));
    let mut services = app.services(22, [&alice, &carol, &alice]);
    services.push(app.service("last.example", &alice, &carol, &carol));
    let asked = alice.asks_for_all(&services).tech(&bob).billing(&bob).only_where(&carol);
    let submission = asked.note("Carol has left us.").confirm();
    ([alice, bob, carol], submission)
}

#[test]
fn many_services_at_once() {
    let app = TestApp::start();
    let ([alice, bob, carol], submission) = many(&app, Language::English);
    assert_snapshot!("code_for_many", newest(&app, &bob));
    app.db_all_accept(submission);
    app.work();
    assert_snapshot!("done_for_many", newest(&app, &alice));
    assert_snapshot!("replaced_for_many", newest(&app, &carol));
}

#[test]
fn many_services_in_french() {
    let app = TestApp::start();
    let ([alice, bob, _], submission) = many(&app, Language::French);
    assert_snapshot!("code_for_many_in_french", newest(&app, &bob));
    app.operator_cancels_all(submission);
    app.work();
    assert_snapshot!("cancelled_for_many_in_french", newest(&app, &alice));
}

#[test]
fn done_in_french() {
    let app = TestApp::start();
    let (alice, chloe) = (app.customer("Alice"), chloe(&app));
    let service = app.service("example.org", &alice, &chloe, &alice);
    let request = alice.asks_for(service).tech(&alice).confirm()[0];
    alice.accepts(request);
    app.work();
    assert_snapshot!("replaced_in_french", newest(&app, &chloe));
}

#[test]
fn what_customers_say_to_one_another() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let note = "You know more of this than I do, and I am away from May on. It is the last one, I promise.";
    let request = alice.asks_for(service).tech(&bob).field("note", note).confirm()[0];
    assert_snapshot!("code_with_a_note", newest(&app, &bob));
    bob.post(&format!("/requests/{request}/decline"), &[("token", &bob.code()), ("reason", "Not another one!")]);
    app.work();
    assert_snapshot!("declined_with_a_reason", newest(&app, &alice));
}

/// How a request ends, and who is told.
type End = (&'static str, fn(&TestApp, &Pair<'_>));

#[test]
fn every_other_end() {
    let ends: [End; 5] = [
        ("declined", |_, it| drop(it.alice.declines(it.request))),
        ("cancelled", |_, it| drop(it.alice.cancels(it.request))),
        ("cancelled_by_the_operator", |app, it| app.operator_cancels(it.request)),
        ("expired", |app, _| app.advance(DAY * 30)),
        ("failed", |app, it| {
            it.both_accept();
            app.db_moves(&it.bob, "ca");
        }),
    ];
    for (name, end) in ends {
        let app = TestApp::start();
        let it = Pair::new(&app);
        assert!(requests::find(&mut app.conn(), RequestId(it.request)).unwrap().is_some());
        end(&app, &it);
        app.work();
        assert_snapshot!(name, newest(&app, &it.bob));
    }
}

#[test]
fn what_happened_to_the_account() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.moves_to("new@example.com");
    app.work();
    assert_snapshot!("address_changed", newest(&app, &alice));
    let bob = app.customer("Bob");
    app.operator(|cx| administer::set_password(cx, bob.id, "$argon2id$v=19$x"));
    app.work();
    assert_snapshot!("password_set_by_support", newest(&app, &bob));
}

#[test]
fn a_changed_owner_in_english_and_french() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let changes = |fields: &[(&str, &str)]| {
        let fields = [fields, &[("current_password", PASSWORD)]].concat();
        assert_eq!(alice.post(&format!("/services/{service}/owner"), &fields).status, 303);
        app.work();
    };
    let to = |address: &str| masked(&app, &mail_to(&app, address).pop().unwrap());
    changes(&[("name", "Zoë Müller"), ("email", "zoe@owner.example"), ("country", "DE")]);
    changes(&[("name", ""), ("organisation", "Müller & Söhne"), ("email", "office@owner.example")]);
    assert_snapshot!("owner_changed_at_the_old_address", to("zoe@owner.example"));
    assert_snapshot!("owner_changed_at_the_new_address", to("office@owner.example"));
    app.db_sets("accounts SET language = 'fr'");
    changes(&[("country", "AT")]);
    assert_snapshot!("owner_changed_in_french", to("office@owner.example"));
}

/// Of 25 services the reader is the billing contact: they renew and end, in 7 and in 30 days.
fn renewing(app: &TestApp, reader: &Customer<'_>) {
    begin(app, "2037-01-10", 30);
    let alice = app.customer("Alice");
    for (place, service) in app.services(25, [&alice, &alice, reader]).into_iter().enumerate() {
        let (days, kind) = [
            (7, RenewalKind::Automatic),
            (7, RenewalKind::Manual),
            (30, RenewalKind::Ends),
            (30, RenewalKind::Automatic),
        ][place % 4];
        app.db_renews(service, days, kind);
    }
    app.work();
    app.away_until_morning(0, 1);
    app.work();
}

#[test]
fn what_renews_soon() {
    let app = TestApp::start();
    let reader = app.customer("Carol");
    renewing(&app, &reader);
    assert_snapshot!("renewals", newest(&app, &reader));
    let app = TestApp::start();
    let reader = chloe(&app);
    renewing(&app, &reader);
    assert_snapshot!("renewals_in_french", newest(&app, &reader));
}

#[test]
fn what_a_new_billing_contact_takes_over() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", 30);
    let (alice, chloe) = (app.customer("Alice"), chloe(&app));
    let service = app.service("example.org", &alice, &alice, &alice);
    app.db_renews(service, 1, RenewalKind::Manual);
    let request = alice.asks_for(service).billing(&chloe).confirm()[0];
    alice.accepts(request);
    chloe.accepts(request);
    app.work();
    assert_snapshot!("renewals_taken_over_in_french", newest(&app, &chloe));
}
