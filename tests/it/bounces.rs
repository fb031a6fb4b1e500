//! Emails that come back: the report reaches the right email, by a token that nobody makes up, and is noted where a refused one is.

use std::time::Duration;

use crate::support::acts::Pair;
use crate::support::app::{KEY, Options, TestApp};
use crate::support::program::{Ran, run};

const RETURN: &str = "bounces@handover.example";

fn app() -> TestApp {
    TestApp::with(Options { mail_return: Some(RETURN), ..Options::default() })
}

/// The envelope's sender of the newest email to an address.
fn sender_of(app: &TestApp, address: &str) -> String {
    let messages = app.smtp.messages();
    messages.iter().rfind(|message| message.to == [address]).unwrap().from.clone()
}

fn report(action: &str, to: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; bob2@example.org\r\nAction: {action}\r\n\
         Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <bob2@example.org>: User unknown\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: A code\r\n\r\n--b--\r\n"
    )
}

/// The mail server's pipe.
fn pipe(app: &TestApp, arguments: &[&str], message: &str) -> Ran {
    let url = app.database_url();
    let settings = [("HANDOVER_DATABASE_URL", url.as_str()), ("HANDOVER_SECRET_KEY", KEY)];
    run(app.folder(), &settings, &[&["bounce"], arguments].concat(), message)
}

#[test]
fn each_email_has_a_return_address_of_its_own_and_its_headers_say_nothing_of_it() {
    let app = app();
    let it = Pair::new(&app);
    let [to_alice, to_bob] = [&it.alice, &it.bob].map(|reader| sender_of(&app, &reader.email));
    assert!(to_alice.starts_with("bounces+") && to_alice.ends_with("@handover.example"), "{to_alice}");
    assert_ne!(to_alice, to_bob);
    for message in app.smtp.messages() {
        assert_eq!(message.parse().from, "no-reply@handover.example");
        assert!(!String::from_utf8(message.raw).unwrap().contains("bounces"));
    }
    let plain = TestApp::start();
    let it = Pair::new(&plain);
    assert_eq!(sender_of(&plain, &it.bob.email), "no-reply@handover.example", "unless it is set");
}

#[test]
fn a_report_is_noted_where_a_refused_email_is() {
    let app = app();
    let it = Pair::new(&app);
    let sender = sender_of(&app, &it.bob.email);
    let told = pipe(&app, &["--", &sender.to_uppercase()], &report("failed", "postmaster@handover.example")).done();
    assert!(told.contains("stands as refused from now on") && told.contains("550 5.1.1 <[address]>"), "{told}");
    assert_eq!(it.alice.history(it.request), ["asked", "email-refused"]);
    let list = app.command(&["outbox", "list"]).done();
    assert!(list.contains("to bo2-nic") && list.contains("refused") && list.contains("User unknown"), "{list}");
    assert!(!list.contains("bob2@"), "{list}");
    let again = pipe(&app, &["--", &sender], &report("failed", "x@handover.example")).done();
    assert!(again.contains("stood as refused before"), "{again}");
    assert_eq!(it.alice.history(it.request).len(), 2, "once");
    app.command(&["outbox", "retry", "--all"]).done();
    app.deliver();
    assert_eq!(it.bob.mail().len(), 2, "it is sent again once the operator says so");
}

#[test]
fn without_an_argument_the_head_of_the_report_says_where_it_came_to() {
    let app = app();
    let it = Pair::new(&app);
    let sender = sender_of(&app, &it.bob.email);
    let told = pipe(&app, &[], &report("failed", &format!("<{sender}>"))).done();
    assert!(told.contains("stands as refused"), "{told}");
    assert_eq!(it.alice.history(it.request), ["asked", "email-refused"]);
}

#[test]
fn what_is_not_final_or_no_report_changes_nothing() {
    let app = app();
    let it = Pair::new(&app);
    let sender = sender_of(&app, &it.bob.email);
    let away = "Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday.\r\n".to_owned();
    let long = format!("Subject: Re\r\n\r\n{}", "far too much\r\n".repeat(300_000));
    for (message, told) in [
        (report("delayed", RETURN), "nothing final"),
        (report("relayed", RETURN), "nothing final"),
        (away, "no delivery report"),
        (String::new(), "no delivery report"),
        (long, "no delivery report"),
    ] {
        let said = pipe(&app, &["--", &sender], &message).done();
        assert!(said.contains(told), "{said}");
    }
    assert_eq!(it.alice.history(it.request), ["asked"]);
    assert_eq!(app.command(&["outbox", "list"]).done(), "No email waits, fails or was refused.\n");
}

#[test]
fn nobody_makes_up_a_token() {
    let app = app();
    let it = Pair::new(&app);
    let sender = sender_of(&app, &it.bob.email);
    let (_, token) = sender.split_once('+').unwrap();
    let (number, mac) = token.split_once('@').unwrap().0.split_once('-').unwrap();
    let another: i64 = number.parse::<i64>().unwrap() - 1;
    for forged in [
        "bounces@handover.example".to_owned(),
        "bounces+@handover.example".to_owned(),
        format!("bounces+{number}@handover.example"),
        format!("bounces+{number}-@handover.example"),
        format!("bounces+{another}-{mac}@handover.example"),
        format!("bounces+{number}-{}@handover.example", "0".repeat(20)),
        "é".repeat(300),
    ] {
        let ran = pipe(&app, &["--", &forged], &report("failed", RETURN));
        assert_eq!((ran.code, ran.out.as_str()), (Some(67), ""), "{forged}: {ran:?}");
    }
    assert_eq!(it.alice.history(it.request), ["asked"]);
}

#[test]
fn what_passes_is_left_to_the_mail_server_to_try_again() {
    let app = app();
    let it = Pair::new(&app);
    let sender = sender_of(&app, &it.bob.email);
    let report = report("failed", RETURN);
    app.db_sets("outbox SET outcome = NULL, finished_at = NULL");
    let early = pipe(&app, &["--", &sender], &report);
    assert_eq!(early.code, Some(75), "{early:?}");
    let url = "sqlite:///nowhere/at/all.db";
    let settings = [("HANDOVER_DATABASE_URL", url), ("HANDOVER_SECRET_KEY", KEY)];
    let away = run(app.folder(), &settings, &["bounce", "--", &sender], &report);
    assert_eq!(away.code, Some(75), "{away:?}");
    let without_key = run(app.folder(), &[("HANDOVER_DATABASE_URL", url)], &["bounce", "--", &sender], &report);
    assert_eq!(without_key.code, Some(75), "{without_key:?}");
    assert!(without_key.err.contains("HANDOVER_SECRET_KEY"), "{without_key:?}");
}

#[test]
fn of_an_email_that_is_forgotten_it_says_so() {
    let app = app();
    let it = Pair::new(&app);
    let sender = sender_of(&app, &it.bob.email);
    app.advance(Duration::from_hours(24 * 40));
    app.db_sweep();
    let told = pipe(&app, &["--", &sender], &report("failed", RETURN)).done();
    assert!(told.contains("nothing is known of it any more"), "{told}");
}
