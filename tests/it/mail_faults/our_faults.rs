//! A mail server that minds us: the operator hears of it, and no customer is told anything about another.

use std::time::Duration;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::program::Running;
use crate::support::smtp_server::{At, Behaviour};

const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn an_answer_about_us_is_not_held_against_the_recipient() {
    for (at, line) in [
        (At::Rcpt, "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname"),
        (At::Rcpt, "554 5.7.1 <bob2@example.org>: Relay access denied"),
        (At::End, "550 5.7.1 sender not ours"),
    ] {
        let app = TestApp::start();
        app.smtp.set(Behaviour::default().answer(at, line));
        let it = Pair::new(&app);
        assert_eq!(app.db_count("outbox WHERE finished_at IS NOT NULL"), 0, "{line}");
        assert_eq!(it.alice.history(it.request), ["asked"], "{line}");
        app.smtp.set(Behaviour::default());
        app.advance(Duration::from_mins(1));
        app.deliver();
        assert_eq!((it.alice.mail().len(), it.bob.mail().len()), (1, 1), "{line}");
    }
}

#[test]
fn the_log_follows_every_email_and_names_no_address() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::refuse_connections());
    let it = Pair::new(&app);
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "554 5.7.1 <bob2@example.org>: Relay access denied"));
    let settings =
        [("HANDOVER_BASE_URL", "https://handover.example.com"), ("HANDOVER_MAIL_FROM", "a@handover.example")];
    let running = Running::beside(&app, &settings, &["worker"]);
    let line = |parts: &[&str]| {
        running.wait(|| {
            let log = running.log();
            log.lines().find(|line| parts.iter().all(|part| line.contains(part))).map(str::to_owned)
        })
    };
    let denied = "554 5.7.1 <[address]>: Relay access denied";
    line(&["ERROR", "the mail server takes no email from us", "kind=\"validation-code\"", denied]);
    app.smtp.set(Behaviour::default().refuse(&it.bob.email, "550 5.1.1 <bob2@example.org> is unknown"));
    let message = app.smtp.wait_for(1, PATIENCE).remove(0).parse();
    let id = message.header("Message-ID").unwrap().to_owned();
    line(&[" INFO ", "an email was sent", " id=", "kind=\"validation-code\"", &format!("message_id=\"{id}\"")]);
    line(&["WARN", "an email was refused for good", "message_id=\"<", "550 5.1.1 <[address]> is unknown"]);
    let log = running.log();
    assert!([&it.alice.email, &it.bob.email].iter().all(|address| !log.contains(address.as_str())), "{log}");
    let said: Vec<_> = app.smtp.commands().into_iter().filter(|(_, line)| line.starts_with("EHLO")).collect();
    assert_eq!(said.last().unwrap().1, "EHLO handover.example.com");
}

#[test]
fn the_operator_says_what_the_program_calls_itself() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.resends(it.request, &it.bob);
    let settings = [("HANDOVER_BASE_URL", "https://handover.example.com"), ("HANDOVER_SMTP_HELO", "mx.example.net")];
    let _running = Running::beside(&app, &settings, &["worker"]);
    app.smtp.wait_for(3, PATIENCE);
    assert_eq!(
        app.smtp.commands().iter().rfind(|(_, line)| line.starts_with("EHLO")).unwrap().1,
        "EHLO mx.example.net"
    );
}
