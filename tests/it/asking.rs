//! RULES.md, *What is checked when a change is asked for* and *What a submission becomes*, through the form.

mod again;
mod form;
mod limits;
mod notes;
mod open_requests;
mod payments;

use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

const UNKNOWN: &str = "There is no account with this NIC handle. Please check it for typos.";
const NO_ACCOUNT: &str = "There is no account with this email address yet. Ask the person to create one on this page, \
                          then enter it here.";
const NEITHER: &str = "This is neither a NIC handle such as xx11111-nic nor an email address.";
const SEVERAL: &str = "Enter one NIC handle or one email address.";
const SHARED: &str = "Several accounts share this email address. Enter the NIC handle instead.";
const OTHER_ZONE: &str =
    "This account belongs to another geographical zone. Contacts can only be changed within one zone.";
const UNPAID: &str = "The current and the new billing contact must both be up to date with their payments. \
                      Anyone with outstanding payments must pay them first. If everything is already paid, ask our support team.";
const ASKED_ALREADY: &str = "A change of this contact has already been requested and is not finished yet.";

/// Nothing was stored for who asked, and nothing mailed to anybody.
fn assert_nothing_happened(app: &TestApp, asker: &Customer<'_>) {
    app.work();
    assert!(asker.get("/requests").rows().is_empty());
    assert!(app.smtp.messages().is_empty());
}

fn assert_refused(answer: &Page, field: &str, fault: &str) {
    assert_eq!(answer.status, 422, "{}", answer.body);
    // A link may follow.
    assert!(answer.fault(field).starts_with(fault), "{}", answer.fault(field));
    let entry = format!("[role=alert] a[href='#{field}']");
    let label = answer.text(&format!("label[for={field}]"));
    assert_eq!(answer.text(&entry), format!("{label}: {fault}"));
}

#[test]
fn a_new_contact_is_named_by_handle_or_address_whatever_stands_around_it() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let typed = [
        bob.nic.clone(),
        format!("  {} ", bob.nic.to_uppercase()),
        format!(" {} ", bob.email.to_uppercase()),
        format!("Bob Nowak <{}>;", bob.email),
        format!("mailto:{}", bob.email),
        format!("Bob ({})", bob.nic.replace('-', "–")),
    ];
    for (number, typed) in typed.iter().enumerate() {
        let service = app.service(&format!("{number}.example"), &alice, &alice, &alice);
        let answer = alice.asks_for(service).field("tech", typed).try_confirm();
        let page = alice.follow(&answer);
        assert!(page.message().starts_with("Request sent."));
        assert!(page.text("main").contains(&bob.nic), "{typed}");
    }
}

#[test]
fn unknown_and_closed_accounts_are_refused_alike() {
    let app = TestApp::start();
    let [alice, closed] = ["Alice", "Closed"].map(|name| app.customer(name));
    app.db_close(&closed);
    let service = app.service("example.org", &alice, &alice, &alice);
    let long = format!("{}@example.org", "a".repeat(300));
    let unknown = ["zz99999-nic", "nobody@example.org", &closed.nic, &closed.email]
        .map(|typed| (typed, if typed.contains('@') { NO_ACCOUNT } else { UNKNOWN }));
    let neither = ["Carol", "@", "carol@", &long].map(|typed| (typed, NEITHER));
    let several = ["zz99999-nic, zz99998-nic", "a@example.org; b@example.org"].map(|typed| (typed, SEVERAL));
    for (typed, fault) in unknown.into_iter().chain(neither).chain(several) {
        for field in ["admin", "tech", "billing"] {
            let answer = alice.asks_for(service).field(field, typed).try_confirm();
            assert_refused(&answer, field, fault);
            assert_eq!(answer.has(&format!("#{field}-fault a[href='/sign-up']")), fault == NO_ACCOUNT, "what to do");
            assert_eq!(answer.value(field), typed);
        }
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn an_address_that_open_accounts_share_is_not_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [one, two] = ["One", "Two"].map(|name| app.customer_with(name, |new| new.email = "Family@example.org".into()));
    let service = app.service("example.org", &alice, &alice, &alice);
    let by_address = || alice.asks_for(service).field("tech", "family@example.org").try_confirm();
    assert_refused(&by_address(), "tech", SHARED);
    assert_nothing_happened(&app, &alice);

    app.operator_closes(&two);
    let page = alice.follow(&by_address());
    assert!(page.text("main").contains(&one.nic), "a closed account is not counted");
}

#[test]
fn the_handle_of_an_account_that_shares_its_address_is_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [one, _two] = ["One", "Two"].map(|name| app.customer_with(name, |new| new.email = "family@example.org".into()));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&one).confirm().len(), 1);
}

#[test]
fn a_new_contact_of_another_zone_is_refused() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let carol = app.customer_with("Carol", |new| new.zone = "ca".into());
    let service = app.service("example.org", &alice, &alice, &alice);
    for field in ["admin", "tech", "billing"] {
        assert_refused(&alice.asks_for(service).field(field, &carol.nic).try_confirm(), field, OTHER_ZONE);
        assert_refused(&alice.asks_for(service).field(field, &carol.email).try_confirm(), field, OTHER_ZONE);
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn each_pair_of_old_and_new_contact_is_a_request_of_its_own() {
    let app = TestApp::start();
    let [a, t, b, c] = ["Anna", "Theo", "Bill", "Carl"].map(|name| app.customer(name));
    let service = app.service("example.org", &a, &t, &a);
    let answer = a.asks_for(service).admin(&b).tech(&c).billing(&b).try_confirm();
    let page = a.follow(&answer);
    assert_eq!(answer.location(), "/requests");
    assert!(page.message().starts_with("Requests sent."));
    let mut rows: Vec<_> = page.rows().into_iter().map(|row| row[1..4].join(" | ")).collect();
    rows.sort();
    let expected =
        [format!("Theo {} | C. {} | Technical", t.nic, c.nic), format!("You | B. {} | Administrative, Billing", b.nic)];
    assert_eq!(rows, expected);
    app.deliver();
    assert_eq!([&a, &b, &c, &t].map(|who| who.mail().len()), [1, 1, 1, 0]);
}

#[test]
fn an_administrator_that_takes_over_a_contact_confirms_alone_and_once() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let made = alice.asks_for(service).tech(&alice).billing(&alice).confirm();
    assert_eq!((made.len(), alice.mail().len(), bob.mail().len()), (1, 1, 0));
    alice.accepts(made[0]);
    assert_eq!(alice.sees(made[0]), "processing");
    app.work();
    assert_eq!(app.contacts(service), [alice.id; 3]);
}
