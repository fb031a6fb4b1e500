//! The operator's command gives an account another email address: what is told, what stays good, and what does not.

use diesel::RunQueryDsl;
use handover::domain::account::{EmailAddress, Language};
use handover::domain::operator::Role;
use handover::flows::set_email::{EmailSetting, set_email};

use crate::support::acts::Pair;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to, path_in};
use crate::support::program::Ran;

const NEW: &str = "bob@right.example";
const REASON: &str = "Returned letter, ticket 4711";

fn sets(app: &TestApp, nic: &str, email: &str) -> Ran {
    app.command(&["account", "set-email", nic, email, "--reason", REASON])
}

#[test]
fn both_addresses_are_told_in_the_accounts_language() {
    let app = TestApp::start();
    let chloe = app.customer_with("Chloe", |profile| profile.language = Language::French);
    assert_eq!(sets(&app, &chloe.nic, NEW).done(), "The email address of ch1-nic is set.\n");
    app.work();
    for told in [chloe.mail(), mail_to(&app, NEW)] {
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].subject, "L’adresse e-mail de votre compte Handover a été modifiée");
        assert!(told[0].prose().contains("Si vous ne l’avez pas demandé, prévenez-nous"), "{}", told[0].text);
        assert!(!told[0].text.contains(REASON) && !told[0].text.contains('@'), "{}", told[0].text);
    }
    assert_eq!(sets(&app, &chloe.nic, "Bob@RIGHT.example").done(), "ch1-nic had this email address already.\n");
    app.work();
    assert_eq!(mail_to(&app, NEW).len(), 1, "nothing has happened");
}

#[test]
fn sessions_and_codes_stay_good_and_what_waits_goes_to_the_new_address() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.sign_in();
    let code = it.bob.code();
    sets(&app, &it.bob.nic, NEW).done();
    assert_eq!(it.bob.get("/services").status, 200, "the session goes on");
    assert_eq!(it.bob.try_decides(it.request, "accept", &code).status, 303, "the code that was mailed is good");
    it.alice.accepts(it.request);
    app.work();
    let subjects: Vec<_> = mail_to(&app, NEW).into_iter().map(|email| email.subject).collect();
    assert!(subjects.iter().any(|subject| subject.contains("example.org")), "{subjects:?}");
    assert_eq!(it.bob.mail().len(), 2, "the code, and that the address was changed");
}

#[test]
fn links_that_went_to_the_old_address_are_dead() {
    let app = TestApp::start();
    let bob = app.customer("Bob");
    bob.post("/forgot-password", &[("login", &bob.nic)]);
    bob.sign_in();
    bob.post("/profile", &[("email", "bob@own.example"), ("current_password", PASSWORD)]);
    app.work();
    let reset = path_in(&app, &bob.mail()[0]);
    let change = path_in(&app, &mail_to(&app, "bob@own.example")[0]);
    let stranger = Customer::stranger(&app);
    assert!(stranger.get(&reset).has("#new_password") && bob.get("/profile").text("main").contains("bob@own.example"));
    sets(&app, &bob.nic, NEW).done();
    assert!(!stranger.get(&reset).has("#new_password"), "the link to a new password");
    assert!(!bob.get("/profile").text("main").contains("bob@own.example"), "nothing is awaited any more");
    bob.press(&change);
    assert_eq!(bob.get("/profile").value("email"), NEW, "the link to an address of its own");
}

#[test]
fn a_closed_account_an_unknown_one_and_no_address_are_refused_and_a_reason_is_needed() {
    let app = TestApp::start();
    let bob = app.customer("Bob");
    assert!(app.command(&["account", "set-email", &bob.nic, NEW]).wrong().contains("--reason"));
    assert!(sets(&app, &bob.nic, "nowhere").wrong().contains("ADDRESS"));
    assert_eq!(sets(&app, "zz9-nic", NEW).failed(), "there is no account zz9-nic");
    app.db_close(&bob);
    assert_eq!(sets(&app, &bob.nic, NEW).failed(), "bo1-nic is closed; handover account reopen comes first");
    assert_eq!(app.db_count("accounts WHERE email = 'bob1@example.org'"), 1);
    assert_eq!(app.db_count("operator_log"), 0);
    let email = EmailAddress::parse(NEW).unwrap();
    let of_support = app.operator(|cx| set_email(cx, bob.id, &email, Role::Support));
    assert_eq!(of_support, EmailSetting::NotAllowed, "the flow asks once more");
}

#[test]
fn how_many_share_it_is_said_until_they_are_too_many_to_count() {
    let app = TestApp::start();
    let [bob, carol] = ["Bob", "Carol"].map(|name| app.customer(name));
    sets(&app, &carol.nic, NEW).done();
    let set = "The email address of bo1-nic is set.\n";
    let sign = "whoever shares an address signs in with the NIC handle.\n";
    assert_eq!(sets(&app, &bob.nic, NEW).done(), format!("{set}One other open account has it too: {sign}"));
    for (more, said) in
        [(24, "25 other open accounts have it too"), (1, "More than 25 other open accounts have it too")]
    {
        let row = |n| format!("('xx{more}{n:02}-nic', 'X', 'x', '{NEW}', '{NEW}', 'eu', 'en', 0, 0)");
        let rows = (0..more).map(row).collect::<Vec<_>>().join(", ");
        let columns =
            "nic_handle, name, search_name, email, email_key, zone, language, outstanding_payments, created_at";
        let copies = format!("INSERT INTO accounts ({columns}) VALUES {rows}");
        diesel::sql_query(copies).execute(&mut *app.conn()).unwrap();
        sets(&app, &bob.nic, "bob@elsewhere.example").done();
        assert_eq!(sets(&app, &bob.nic, NEW).done(), format!("{set}{said}: {sign}"));
    }
}
