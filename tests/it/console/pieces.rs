//! Acts of which very much is done: a press takes what it has time for, says how far it came, and the next goes on.

use std::time::Duration;

use super::operator::{Operator, REASON};
use crate::support::app::{Options, TestApp, on_postgres};
use crate::support::customer::Customer;
use crate::support::page::Page;

/// With no time for more than one piece.
fn in_a_hurry() -> TestApp {
    TestApp::with(Options { press_most: Duration::ZERO, ..Options::default() })
}

fn people(app: &TestApp) -> [Customer<'_>; 3] {
    ["Alice", "Bob", "Dave"].map(|name| app.customer(name))
}

/// The form of the page as its button sends it, with the reason that stands in it.
fn goes_on(nora: &Operator<'_>, page: &Page, path: &str) -> Page {
    let form = page.forms().into_iter().find(|form| form.action == path).unwrap();
    let mut fields = form.fields;
    fields.push(("reason".to_owned(), page.text("#reason")));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    nora.own.post(path, &fields)
}

#[test]
fn replacing_an_account_goes_on_press_by_press() {
    let app = in_a_hurry();
    let [alice, bob, dave] = people(&app);
    app.db_services(1_200, [&alice, &bob, &bob]);
    let nora = Operator::admin(&app);
    let path = format!("/operator/accounts/{}/replace", bob.nic);
    let first = nora.tries(&path, REASON, &[("with", &dave.nic), ("as", "all")]);
    let said = "Replaced on 500 services. The account is still such a contact of 700 services. There is more to do: press “Go on”.";
    assert_eq!((first.status, first.message().as_str()), (200, said));
    assert_eq!((first.value("with"), first.text("#reason")), (dave.nic.clone(), REASON.to_owned()));
    assert!(!first.has("[name=current_password]") && !first.has("[name=code]"), "asked once");
    // What was changed is another act, which asks again.
    for (field, value) in [("reason", "For another reason, ticket 4712"), ("with", &alice.nic)] {
        let other = [("reason", REASON), ("with", &dave.nic), ("as", "all")];
        let other = other.map(|(name, known)| (name, if name == field { value } else { known }));
        let refused = nora.own.post(&path, &other);
        assert!(refused.status == 422 && !refused.fault("current_password").is_empty(), "{field}");
    }
    let second = goes_on(&nora, &first, &path);
    assert!(second.message().contains("still such a contact of 200 services"), "{}", second.message());
    app.advance(Duration::from_mins(11));
    let late = goes_on(&nora, &second, &path);
    assert_eq!((late.status, late.has("[name=current_password]")), (422, true), "not for ever");
    let place = second.value("place");
    let done = nora.tries(&path, REASON, &[("with", &dave.nic), ("as", "all"), ("place", &place)]);
    assert_eq!(nora.own.follow(&done).message(), "Replaced on 200 services.");
    let left = format!("services WHERE {id} IN (admin_id, tech_id, billing_id)", id = bob.id);
    assert_eq!(app.db_count(&left), 0);
    for (services, lines) in [(500, 2), (200, 1)] {
        let of = format!("operator_log WHERE details LIKE '%\"services\":{services}}}%'");
        assert_eq!(app.db_count(&of), lines, "{services}");
    }
    app.command(&["audit", "--verify"]).done();
}

#[test]
fn a_press_goes_past_services_on_which_the_account_stays() {
    let app = in_a_hurry();
    let [alice, bob, dave] = people(&app);
    app.db_services(700, [&alice, &bob, &alice]);
    app.service("zz.example", &bob, &bob, &bob);
    app.db_moves(&dave, "ca");
    let nora = Operator::admin(&app);
    let path = format!("/operator/accounts/{}/replace", bob.nic);
    let mut page = nora.tries(&path, REASON, &[("with", &dave.nic), ("as", "all")]);
    let mut presses = 1;
    while page.status == 200 {
        page = goes_on(&nora, &page, &path);
        presses += 1;
    }
    assert_eq!(page.status, 303, "{}", page.text("main"));
    assert!(presses <= 6, "{presses}");
    assert_eq!(app.db_count(&format!("services WHERE admin_id = {} AND tech_id = {0}", dave.id)), 1);
    assert_eq!(app.db_count(&format!("services WHERE tech_id = {}", bob.id)), 700);
}

#[test]
fn a_fault_late_says_what_was_done_before() {
    if on_postgres() {
        return;
    }
    let app = TestApp::start();
    let [alice, bob, dave] = people(&app);
    app.db_services(600, [&alice, &bob, &alice]);
    app.db_runs(
        "CREATE TRIGGER broken BEFORE UPDATE OF tech_id ON services WHEN NEW.name = 's10600' \
         BEGIN SELECT RAISE(ABORT, 'broken'); END",
    );
    let nora = Operator::admin(&app);
    let path = format!("/operator/accounts/{}/replace", bob.nic);
    let page = nora.tries(&path, REASON, &[("with", &dave.nic), ("as", "all")]);
    let said = page.message();
    assert!(page.status == 200 && said.starts_with("Replaced on 500 services."), "{said}");
    assert!(said.ends_with("What is done stays done: try “Go on” in a while."), "{said}");
    let command = ["account", "replace", &bob.nic, "--with", &dave.nic, "--reason", REASON];
    assert!(!app.command(&command).err.contains("until then"), "nothing was done before");
    app.db_runs("DROP TRIGGER broken");
    let done = goes_on(&nora, &page, &path);
    assert_eq!(nora.own.follow(&done).message(), "Replaced on 100 services.");
}

#[test]
fn closing_an_account_with_very_many_open_requests_goes_on_press_by_press() {
    let app = in_a_hurry();
    let [alice, bob, _] = people(&app);
    let services = app.services(3, [&alice, &alice, &alice]);
    let submission = alice.asks_for_all(&services).tech(&bob).confirm();
    app.db_copies_of_request(app.db_requests_of(submission)[0], 600);
    let nora = Operator::admin(&app);
    let path = format!("/operator/accounts/{}/close", bob.nic);
    let first = nora.tries(&path, REASON, &[]);
    let said = "500 open requests have ended so far. 103 are still open; the account is closed once these have ended, too. \
                There is more to do: press “Go on”.";
    assert_eq!((first.status, first.message().as_str()), (200, said));
    assert_eq!(app.db_count("accounts WHERE closed_at IS NOT NULL"), 0);
    let done = goes_on(&nora, &first, &path);
    assert_eq!(nora.own.follow(&done).message(), format!("The account {} is closed.", bob.nic));
    assert_eq!(app.db_count("requests WHERE state = 'pending'"), 0);
    assert_eq!(app.db_count("accounts WHERE closed_at IS NOT NULL"), 1);
}
