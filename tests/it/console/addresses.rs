//! Another email address for a customer whom no email reaches: by support only then, by an administrator always.

use handover::store::outbox;
use serde_json::json;

use super::operator::{Operator, REASON};
use crate::support::acts::Pair;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, code_in, mail_to};
use crate::support::smtp_server::Behaviour;

const NEW: &str = "bob@right.example";
const SET: &str = "The email address of bo2-nic is changed.";
const SEE: &str = "Emails that were refused are not sent again by themselves: see “Emails”.";

/// Alice has asked, and no email reaches Bob.
fn unreached(app: &TestApp) -> Pair<'_> {
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(app);
    app.deliver();
    app.smtp.set(Behaviour::default());
    it
}

fn account_of(account: &Customer<'_>) -> String {
    format!("/operator/accounts/{}", account.nic)
}

fn form_of(account: &Customer<'_>) -> String {
    account_of(account) + "/email"
}

/// Whether the button is on the account's page.
fn is_offered(by: &Operator<'_>, account: &Customer<'_>) -> bool {
    by.looks(&account_of(account)).attributes("main .actions a", "href").contains(&form_of(account))
}

/// Whether it answers like an act that is not there.
fn is_nothing(by: &Operator<'_>, account: &Customer<'_>) -> bool {
    let nothing = by.own.get("/operator/accounts/zz9-nic/email").body.replace("zz9-nic", &account.nic);
    let asked = by.own.get(&form_of(account));
    let sent = by.tries(&form_of(account), REASON, &[("email", "x@right.example")]);
    !is_offered(by, account) && (asked.status, sent.status) == (404, 404) && asked.body == nothing
}

#[test]
fn support_corrects_the_address_that_no_email_reaches() {
    let app = TestApp::start();
    let it = unreached(&app);
    app.db_sets(&format!("accounts SET language = 'fr' WHERE id = {}", it.bob.id));
    let sam = Operator::support(&app);
    let seen = sam.looks(&account_of(&it.bob));
    assert_eq!(seen.text("dd .fault p"), "The mail server refused an email to this address. Emails");
    assert_eq!(seen.attribute("dd .fault a", "href").unwrap(), account_of(&it.bob) + "/emails");
    assert!(seen.text("main").contains("bob2@example.org") && is_offered(&sam, &it.bob));
    let page = sam.acts(&form_of(&it.bob), &[("email", " Bob@Right.example ")]);
    assert_eq!(page.message(), format!("{SET} {SEE}"));
    assert!(page.text("main").contains(NEW) && !page.has("dd .fault"), "{}", page.text("main"));
    app.work();
    for told in [it.bob.mail(), mail_to(&app, NEW)] {
        assert_eq!(
            told.iter().map(|email| email.subject.as_str()).collect::<Vec<_>>(),
            ["L’adresse e-mail de votre compte Handover a été modifiée"]
        );
        assert!(told[0].prose().contains("C’est notre équipe d’assistance qui l’a fait."), "{}", told[0].text);
        assert!(!told[0].text.contains(REASON) && !told[0].text.contains("Sam"), "{}", told[0].text);
        assert!(!told[0].text.contains('@'), "neither says the other: {}", told[0].text);
    }
    sam.acts(&format!("/operator/requests/{}/resend?validator={}", it.request, it.bob.nic), &[]);
    app.advance(std::time::Duration::from_secs(1));
    app.work();
    let code = code_in(mail_to(&app, NEW).last().unwrap()).expect("a new code goes to the new address");
    assert_eq!(it.bob.anew(|bob| bob.try_decides(it.request, "accept", &code)).status, 303);
    it.alice.accepts(it.request);
    for path in [format!("/requests/{}", it.request), "/requests".to_owned(), format!("/services/{}", it.service)] {
        let page = it.alice.get(&path);
        assert!(page.status == 200 && !page.body.contains("right.example"), "{path}");
    }
}

#[test]
fn it_is_in_the_history_and_the_log_without_either_address() {
    let app = TestApp::start();
    let it = unreached(&app);
    let sam = Operator::support(&app);
    sam.acts(&form_of(&it.bob), &[("email", NEW)]);
    it.bob.sign_in();
    let history = it.bob.get("/profile/history");
    let changed =
        history.attributes("tbody tr", "data-event").iter().position(|event| event == "email-changed").unwrap();
    assert!(history.texts("tbody tr")[changed].contains("Our support team"), "{}", history.text("tbody"));
    assert!(!history.text("main").contains("Sam") && !history.text("main").contains(REASON));
    let log = app.db_log();
    assert!(log.contains(&format!("{} email-address-set", sam.own.nic)), "{log:?}");
    let kept = app.db_rows("operator_log", &["act", "reason", "details"]).join("\n");
    assert!(kept.contains(REASON) && !kept.contains("right.example") && !kept.contains("example.org"), "{kept}");
    let shown = sam.looks("/operator/audit");
    assert!(shown.text("main").contains("Changed the email address"), "{}", shown.text("main"));
}

#[test]
fn support_finds_nothing_where_emails_arrive() {
    let app = TestApp::start();
    let it = unreached(&app);
    let [sam, nora] = [Operator::support(&app), Operator::admin(&app)];
    assert!(is_nothing(&sam, &it.alice), "her emails arrive");
    assert!(is_offered(&nora, &it.alice) && !nora.looks(&account_of(&it.alice)).has("dd .fault"));
    for role in ["support", "admin"] {
        app.db_gives_role(&it.bob, role);
        assert!(is_nothing(&sam, &it.bob), "{role}");
    }
    app.db_sets(&format!("accounts SET role = NULL WHERE id = {}", it.bob.id));
    assert!(is_offered(&sam, &it.bob));
    // What came of earlier addresses says nothing of the present one.
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    nora.acts(&form_of(&it.bob), &[("email", NEW)]);
    app.work();
    let refused = app.db_count(&format!("outbox WHERE outcome = 'refused' AND account_id = {}", it.bob.id));
    assert_eq!(refused, 2, "the code, and what the old address was told");
    assert!(is_nothing(&sam, &it.bob) && !nora.looks(&account_of(&it.bob)).has("dd .fault"));
    assert_eq!(app.db_count("accounts WHERE email = 'bob@right.example'"), 1);
    // But a new one that is wrong too is corrected.
    app.smtp.set(Behaviour::default().refuse("bob@wrong.example", "550 5.1.1 No such mailbox"));
    nora.acts(&form_of(&it.bob), &[("email", "bob@wrong.example")]);
    app.work();
    assert!(is_offered(&sam, &it.bob));
    assert_eq!(sam.acts(&form_of(&it.bob), &[("email", NEW)]).message(), format!("{SET} {SEE}"));
}

#[test]
fn an_email_that_came_back_counts_as_refused() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.deliver();
    let sam = Operator::support(&app);
    assert!(!is_offered(&sam, &it.bob));
    let code = app.db_rows(&format!("outbox WHERE account_id = {}", it.bob.id), &["id"])[0].parse().unwrap();
    let now = app.clock.now();
    assert!(app.db.write_blocking(|tx| outbox::came_back(tx, code, "550 5.1.1 User unknown", now)).unwrap());
    assert!(is_offered(&sam, &it.bob));
}

/// What is minded in a message, and a full mailbox, can be brought about by whoever writes to the customer.
#[test]
fn support_gains_nothing_from_a_refusal_that_is_not_for_want_of_a_mailbox_or_that_is_over() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.deliver();
    let sam = Operator::support(&app);
    let code = app.db_rows(&format!("outbox WHERE account_id = {}", it.bob.id), &["id"])[0].parse().unwrap();
    let comes_back = |said: &str| {
        let now = app.clock.now();
        app.db_sets("outbox SET outcome = 'sent'");
        assert!(app.db.write_blocking(|tx| outbox::came_back(tx, code, said, now)).unwrap());
    };
    for said in ["554 5.7.1 Refused as spam", "552 5.2.2 The mailbox is full", "550 No", "550 Spam 5.1.1"] {
        comes_back(said);
        assert!(is_nothing(&sam, &it.bob), "{said}");
    }
    comes_back("550 5.1.1 User unknown");
    assert!(is_offered(&sam, &it.bob));
    // Another way to the same account: the billing system corrects the address, of which no email tells.
    app.advance(std::time::Duration::from_secs(60));
    let sync = app.program("billing", "sync");
    assert_eq!(sync.put(&format!("/accounts/{}", it.bob.nic), json!({ "email": "bob@own.example" })).status, 200);
    assert!(is_nothing(&sam, &it.bob), "the address is another");
    let resent = format!("/operator/requests/{}/resend?validator={}", it.request, it.bob.nic);
    app.smtp.set(Behaviour::default().refuse("bob@own.example", "550 5.1.1 No such mailbox"));
    sam.acts(&resent, &[]);
    app.work();
    assert!(is_offered(&sam, &it.bob), "no email reaches this one either");
    app.smtp.set(Behaviour::default());
    app.advance(std::time::Duration::from_secs(60));
    sam.acts(&resent, &[]);
    app.work();
    assert!(is_nothing(&sam, &it.bob), "the last one arrived");
    // Of what arrived nothing is known after 30 days, of what was refused everything.
    app.db_runs("DELETE FROM outbox WHERE outcome = 'sent'");
    assert!(is_offered(&sam, &it.bob));
    app.advance(std::time::Duration::from_secs(31 * 24 * 3600));
    app.work();
    sam.enters();
    assert!(is_nothing(&sam, &it.bob));
}

#[test]
fn what_is_wrong_is_said_at_the_fields() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let nora = Operator::admin(&app);
    let form = form_of(&it.bob);
    for email in ["", "nowhere", "bob@", "bob@right.example\u{7}", &format!("{}@right.example", "x".repeat(250))] {
        let page = nora.tries(&form, REASON, &[("email", email)]);
        assert!(page.status == 422 && !page.fault("email").is_empty(), "{email}: {}", page.text("main"));
        assert!(page.has("#email[aria-invalid=true]") && page.has("[role=alert] a[href='#email']"), "{email}");
        assert_eq!(page.text("#reason"), REASON);
    }
    let short = nora.tries(&form, "short", &[("email", NEW)]);
    assert_eq!((short.status, short.value("email").as_str()), (422, NEW));
    assert!(!short.fault("reason").is_empty() && short.fault("email").is_empty());
    for (password, code, field) in [("", "", "current_password"), (PASSWORD, "000000", "code")] {
        let typed = [("email", NEW), ("reason", REASON), ("current_password", password), ("code", code)];
        let page = nora.own.post(&form, &typed);
        assert!(page.status == 422 && !page.fault(field).is_empty(), "{field}");
    }
    let again = nora.acts(&form, &[("email", "BOB2@example.org")]);
    assert_eq!(again.message(), "It was so already: nothing was changed for bo2-nic.");
    nora.acts(&format!("{}/close", account_of(&it.bob)), &[]);
    assert!(!is_offered(&nora, &it.bob));
    let closed = nora.tries(&form, REASON, &[("email", NEW)]);
    assert_eq!((closed.status, closed.fault("email").as_str()), (422, "This account is closed."));
    assert_eq!(app.db_count("accounts WHERE email = 'bob2@example.org'"), 1);
}

#[test]
fn an_address_that_others_have_is_said_to_be_shared() {
    let app = TestApp::start();
    let [alice, bob, carol, closed] = ["Alice", "Bob", "Carol", "Closed"].map(|name| app.customer(name));
    let nora = Operator::admin(&app);
    app.db_sets(&format!("accounts SET email = '{NEW}', email_key = '{NEW}' WHERE id = {}", closed.id));
    app.db_close(&closed);
    assert_eq!(nora.acts(&form_of(&bob), &[("email", NEW)]).message(), SET, "a closed account shares nothing");
    let said = |who: &Customer<'_>| nora.acts(&form_of(who), &[("email", NEW)]).message();
    let sign = "Whoever shares an address signs in with the NIC handle.";
    assert_eq!(
        said(&alice),
        format!("The email address of {} is changed. One other open account has this address too. {sign}", alice.nic)
    );
    assert!(said(&carol).ends_with(&format!("2 other open accounts have this address too. {sign}")));
    for who in [&alice, &bob, &carol] {
        assert_eq!(Customer::stranger(&app).sign_in_with(NEW, PASSWORD).status, 422);
        assert_eq!(Customer::stranger(&app).sign_in_with(&who.nic, PASSWORD).status, 303);
    }
}
