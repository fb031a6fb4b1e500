//! What operators do to an account: with a reason, written down and told, and through the flows of the commands.

use super::operator::{Operator, REASON};
use crate::language_choice::{GIVEN_BACK, in_french_after};
use crate::second_factor::phone::Phone;
use crate::support::acts::Pair;
use crate::support::app::{PASSWORD, TestApp};

#[test]
fn each_act_is_done_written_down_and_told() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    Phone::on(&app, &alice);
    let [nora, sam] = [Operator::admin(&app), Operator::support(&app)];
    let form = |act: &str| format!("/operator/accounts/{}/{act}", alice.nic);
    let page = sam.acts(&form("sign-out"), &[]);
    assert_eq!(page.message(), "All sessions of al1-nic have ended.");
    assert!(alice.get("/services").location().starts_with("/sign-in"));
    assert_eq!(nora.acts(&form("remove-second-factor"), &[]).message(), "The second factor of al1-nic is removed.");
    assert_eq!(alice.sign_in().location(), "/services");
    assert_eq!(nora.acts(&form("close"), &[]).message(), "The account al1-nic is closed.");
    assert_eq!(alice.sign_in_with(&alice.nic, PASSWORD).status, 422);
    assert_eq!(nora.acts(&form("reopen"), &[]).message(), "The account al1-nic is open again.");
    assert_eq!(nora.acts(&form("role"), &[("role", "support")]).message(), "The role of al1-nic is changed.");
    let again = nora.acts(&form("role"), &[("role", "support")]);
    assert_eq!(again.message(), "It was so already: nothing was changed for al1-nic.");
    assert_eq!(nora.acts(&form("role"), &[("role", "none")]).message(), "The role of al1-nic is changed.");
    let acts = ["second-factor-removed", "account-closed", "account-reopened", "role-given", "role-given"];
    let all = [format!("{} sessions-ended", sam.own.nic)];
    let mut all: Vec<_> = all.into_iter().chain(acts.map(|act| format!("{} {act}", nora.own.nic))).collect();
    let mut log = app.db_log();
    log.retain(|line| !line.ends_with("account-seen"));
    log.sort();
    all.sort();
    assert_eq!(log, all);
    let reasons = app.db_rows("operator_log WHERE act <> 'account-seen'", &["reason"]);
    assert!(reasons.iter().all(|reason| reason == REASON), "{reasons:?}");
    assert!(app.command(&["audit", "--verify"]).done().contains("is whole"));
    app.work();
    let told = [
        "The second factor of your Handover account is on",
        "You have been signed out of your Handover account",
        "The second factor of your Handover account was removed",
        "Your Handover account is closed",
        "Your Handover account is open again",
        "The rights of your Handover account were changed",
        "The rights of your Handover account were changed",
    ];
    assert_eq!(alice.subjects().len(), told.len(), "{:?}", alice.subjects());
    for email in alice.mail() {
        assert!(!email.text.contains(REASON) && !email.text.contains("Nora"), "{}", email.text);
    }
    let history = alice.get("/profile/history").text("main");
    assert!(!history.contains("Nora") && !history.contains(&nora.own.nic), "{history}");
}

#[test]
fn a_closed_accounts_open_requests_end() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let nora = Operator::admin(&app);
    nora.acts(&format!("/operator/accounts/{}/close", it.bob.nic), &[]);
    assert_eq!(it.alice.sees(it.request), "cancelled");
}

#[test]
fn without_a_reason_nothing_is_done_and_what_was_typed_stays() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let nora = Operator::admin(&app);
    let [close, role] = ["close", "role"].map(|act| format!("/operator/accounts/{}/{act}", alice.nic));
    let long = "x".repeat(501);
    let cases = [
        ("", "Enter a reason of at least 10 characters."),
        ("too short", "Enter a reason of at least 10 characters."),
        (&long, "Enter a reason of at most 500 characters."),
        ("With a \u{7} bell in it", "This contains characters that cannot be used here."),
    ];
    for (reason, fault) in cases {
        let page = nora.tries(&close, reason, &[]);
        assert_eq!((page.status, page.fault("reason").as_str()), (422, fault), "{reason}");
        assert_eq!(page.text("#reason").trim(), reason.replace('\u{7}', "\u{fffd}"));
        assert!(page.has("[role=alert] a[href='#reason']") && page.has("#reason[aria-invalid=true]"));
    }
    let page = nora.own.post(&role, &[("role", "support"), ("reason", "")]);
    assert_eq!(page.status, 422);
    assert_eq!(page.texts("[role=alert] li").len(), 3, "{}", page.text("[role=alert]"));
    assert_eq!(page.attribute("option[selected]", "value").unwrap(), "support");
    assert_eq!(nora.tries(&role, REASON, &[("role", "root")]).fault("role"), "Choose one of the roles.");
    assert_eq!(app.db_count("operator_log"), 0);
    assert_eq!(app.db_count("accounts WHERE closed_at IS NULL"), 2);
}

#[test]
fn what_is_being_typed_comes_along_into_another_language() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let nora = Operator::admin(&app);
    let account = format!("/operator/accounts/{}", alice.nic);
    let cases = [
        (format!("{account}/close"), None),
        (format!("{account}/email"), Some(("email", "alice@right.example"))),
        (format!("{account}/replace"), Some(("with", "bo2-nic"))),
        (format!("{account}/role"), Some(("role", "support"))),
        (format!("/operator/services/{service}/rename"), Some(("name", "example.net"))),
        (format!("/operator/services/{service}/contacts"), Some(("tech", "bo2-nic"))),
    ];
    for (path, field) in cases {
        let typed: Vec<_> = [("reason", REASON), ("current_password", PASSWORD)].into_iter().chain(field).collect();
        // From the form as it was asked for, and from one with faults.
        let faulty = nora.own.post(&path, &[("reason", "short")]);
        assert_eq!(faulty.status, 422, "{path}");
        for page in [nora.looks(&path), faulty] {
            let again = in_french_after(&nora.own, &page, &typed);
            assert_eq!(again.text("#reason"), REASON, "{path}");
            if let Some((name, value)) = field {
                let chosen = || again.attribute(&format!("#{name} option[selected]"), "value");
                assert_eq!(chosen().unwrap_or_else(|| again.value(name)), value, "{path}");
            }
            assert!(!again.body.contains(PASSWORD) && again.message() == GIVEN_BACK, "{path}");
            assert_eq!(nora.looks(&path).message(), "", "{path}: once");
        }
        assert_eq!(in_french_after(&nora.own, &nora.looks(&path), &[]).message(), "", "{path}: nothing was typed");
    }
}

#[test]
fn what_cannot_be_undone_asks_for_password_and_code() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let nora = Operator::admin(&app);
    let close = format!("/operator/accounts/{}/close", alice.nic);
    let tries = |password: &str, code: &str| {
        nora.own.post(&close, &[("reason", REASON), ("current_password", password), ("code", code)])
    };
    for (password, code, field) in [
        ("", "", "current_password"),
        (PASSWORD, "", "code"),
        ("wrong", &nora.code(), "current_password"),
        (PASSWORD, "000000", "code"),
    ] {
        let page = tries(password, code);
        assert_eq!(page.status, 422, "{password} {code}");
        assert!(!page.fault(field).is_empty(), "{password} {code}");
        assert_eq!(page.text("#reason").trim(), REASON);
        assert!(!page.body.contains(PASSWORD));
    }
    assert_eq!(app.db_count("accounts WHERE closed_at IS NULL"), 2);
    let code = nora.code();
    assert_eq!(tries(PASSWORD, &code).status, 303);
    assert_eq!(tries(PASSWORD, &code).status, 422, "each code is good once");
    for _ in 0..10 {
        tries("wrong", "000000");
    }
    let page = tries("wrong", "000000");
    assert_eq!(page.status, 429);
    assert!(page.retry_after() > 0 && page.text("#reason").trim() == REASON);
}
