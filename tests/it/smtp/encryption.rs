//! Encryption and sign-in.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use handover::config::{SmtpSettings, TlsMode};
use handover::mail::smtp::{SendOutcome, SmtpSender, SmtpSetupError};

use super::{Post, QUICK, TEXT, helo, settings, to};
use crate::support::smtp_server::{At, Behaviour, Encryption, Options, SmtpServer};

/// Reaches the server too, at least on Linux, but is not a loopback address.
fn elsewhere(settings: &mut SmtpSettings) {
    "0.0.0.0".clone_into(&mut settings.host);
}

fn login() -> (String, String) {
    ("post".to_owned(), "s3cret-word".to_owned())
}

fn encrypted(encryption: Encryption) -> Options {
    Options { encryption, ..Options::default() }
}

#[test]
fn encryption_is_used_where_offered() {
    let mut post = Post::with(encrypted(Encryption::StartTls), |_| {}, QUICK);
    post.delivers();
    post.delivers();
    assert!(post.server.messages().iter().all(|message| message.over_tls));
    assert_eq!((post.heard("STARTTLS"), post.connections()), (1, vec![1, 1]));
}

#[test]
fn encryption_can_be_turned_off() {
    let off = |settings: &mut SmtpSettings| settings.tls = TlsMode::None;
    let mut post = Post::with(encrypted(Encryption::StartTls), off, QUICK);
    post.delivers();
    assert!(!post.server.messages()[0].over_tls);
}

#[test]
fn required_encryption_that_is_not_offered_means_later() {
    let required = |settings: &mut SmtpSettings| settings.tls = TlsMode::Required;
    let mut post = Post::with(Options::default(), required, QUICK);
    let reason = post.later();
    assert!(reason.contains("does not offer STARTTLS"), "{reason}");
    assert_eq!(post.heard("MAIL"), 0);
}

#[test]
fn encryption_that_fails_is_never_given_up_for_none() {
    let mut post = Post::with(encrypted(Encryption::StartTls), |_| {}, QUICK);
    post.when(Behaviour::default().answer(At::StartTls, "554 5.7.3 No TLS today"));
    let reason = post.later();
    assert!(reason.ends_with("554 5.7.3 No TLS today"), "{reason}");
    assert_eq!(post.heard("MAIL"), 0);
}

#[test]
fn a_certificate_is_verified_except_on_loopback_where_encryption_is_optional() {
    type Change = fn(&mut SmtpSettings);
    let cases: [(Encryption, Change); 3] = [
        (Encryption::StartTls, elsewhere),
        (Encryption::StartTls, |to| to.tls = TlsMode::Required),
        (Encryption::Implicit, |to| to.tls = TlsMode::Implicit),
    ];
    for (encryption, change) in cases {
        let mut post = Post::with(encrypted(encryption), change, QUICK);
        let reason = post.later();
        assert!(reason.contains("certificate"), "{reason}");
        assert_eq!(post.heard("MAIL"), 0);
    }
}

#[test]
fn signs_in_with_plain_or_login() {
    for mechanisms in ["LOGIN PLAIN", "LOGIN"] {
        let options = Options { login: Some(login()), mechanisms, ..encrypted(Encryption::StartTls) };
        let mut post = Post::with(options, |to| to.credentials = Some(login()), QUICK);
        post.delivers();
        post.delivers();
        let address = format!("127.0.0.1:{}", post.server.port());
        assert_eq!(post.server.url(), format!("smtp://post:s3cret-word@{address}"));
        let message = &post.server.messages()[1];
        assert_eq!(message.signed_in_as.as_deref(), Some("post"));
        assert!(message.over_tls);
        let plain = usize::from(mechanisms.ends_with("PLAIN"));
        assert_eq!((post.heard("AUTH PLAIN"), post.heard("AUTH")), (plain, 1));
    }
}

#[test]
fn a_failed_sign_in_means_later() {
    let options = Options { login: Some(login()), ..Options::default() };
    let wrong = Some(("post".to_owned(), "guess".to_owned()));
    let mut post = Post::with(options.clone(), |to| to.credentials = wrong, QUICK);
    assert!(post.later().ends_with("535 5.7.8 wrong user or password"));
    // Without credentials the server says 530 to MAIL.
    let mut post = Post::with(options, |_| {}, QUICK);
    assert!(post.later().ends_with("530 5.7.0 sign in first"));
}

#[test]
fn a_password_leaves_unencrypted_only_for_a_loopback_host() {
    let options = Options { login: Some(login()), ..Options::default() };
    let mut post = Post::with(options.clone(), |to| to.credentials = Some(login()), QUICK);
    post.delivers();
    let open = |to: &mut SmtpSettings| {
        elsewhere(to);
        to.credentials = Some(login());
    };
    let mut post = Post::with(options, open, QUICK);
    assert!(post.later().contains("the password was not sent"));
    assert_eq!(post.heard("AUTH"), 0);
}

#[test]
fn reasons_hide_the_password_and_the_message() {
    let options = Options { login: Some(login()), ..Options::default() };
    let mut post = Post::with(options, |to| to.credentials = Some(login()), QUICK);
    post.when(Behaviour::default().answer(At::Auth, "535 post/s3cret-word \u{7}no"));
    let reason = post.later();
    assert!(reason.ends_with("535 [hidden]/[hidden] no"), "{reason}");
    post.when(Behaviour::default().answer(At::End, "554 Found K7QM-2XPD in it"));
    let reason = post.refused();
    assert!(reason.ends_with("554 Found … in it"), "{reason}");
    let long = format!("554 {}", "no ".repeat(250));
    let reason = post.when(Behaviour::default().answer(At::Rcpt, &long)).refused();
    assert_eq!(reason.chars().count(), 300);
}

// Trusted certificates: the environment is read by the process, so a child of our own has it.

const CHILD_PORTS: &str = "SMTP_TEST_PORTS";

#[test]
fn ssl_cert_file_says_whom_to_trust() {
    if let Ok(ports) = env::var(CHILD_PORTS) {
        let (starttls, implicit) = ports.split_once(' ').unwrap();
        // By its name, and by an address that is not loopback.
        trusting_child("localhost", starttls, TlsMode::Required);
        trusting_child("0.0.0.0", starttls, TlsMode::Opportunistic);
        trusting_child("127.0.0.1", implicit, TlsMode::Implicit);
        return;
    }
    let servers = [Encryption::StartTls, Encryption::Implicit]
        .map(|encryption| SmtpServer::start(Options { login: Some(login()), ..encrypted(encryption) }));
    let ports = servers.each_ref().map(|server| server.port().to_string());
    let roots = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("ca-{}.pem", ports[0]));
    fs::write(&roots, servers.each_ref().map(SmtpServer::ca_pem).concat()).unwrap();
    in_child("ssl_cert_file_says_whom_to_trust", &roots, &ports.join(" "));
    fs::remove_file(&roots).unwrap();
    let messages = servers.map(|server| server.messages());
    assert_eq!(messages.each_ref().map(Vec::len), [2, 1]);
    for message in messages.concat() {
        assert!(message.over_tls && message.signed_in_as.as_deref() == Some("post"));
    }
}

fn trusting_child(host: &str, port: &str, tls: TlsMode) {
    let settings = SmtpSettings { host: host.to_owned(), port: port.parse().unwrap(), tls, credentials: Some(login()) };
    let mut sender = SmtpSender::new(&settings, &helo()).unwrap();
    let outcome = sender.send(&to("bob@example.com"), TEXT);
    assert_eq!(outcome, SendOutcome::Delivered, "{host}");
}

#[test]
fn an_ssl_cert_file_that_is_not_there_stops_the_start() {
    if env::var(CHILD_PORTS).is_ok() {
        let mut settings = settings(&SmtpServer::start(Options::default()));
        assert!(SmtpSender::new(&settings, &helo()).is_ok(), "nothing to verify");
        settings.tls = TlsMode::Required;
        let error = SmtpSender::new(&settings, &helo()).err().unwrap();
        assert!(matches!(error, SmtpSetupError::Roots { .. }));
        assert!(error.to_string().contains("/nowhere/ca.pem"), "{error}");
        return;
    }
    let name = "an_ssl_cert_file_that_is_not_there_stops_the_start";
    in_child(name, Path::new("/nowhere/ca.pem"), "none");
}

/// Runs the same test again with `SSL_CERT_FILE` set, which a running process cannot do safely.
fn in_child(test: &str, roots: &Path, ports: &str) {
    let (_, module) = module_path!().split_once("::").unwrap();
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", &format!("{module}::{test}"), "--nocapture"])
        .env("SSL_CERT_FILE", roots)
        .env(CHILD_PORTS, ports)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{complained}");
}
