//! The sender against a mail server that behaves, and one that does not.

use std::{
    env, fs,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use handover::{
    config::{SmtpSettings, TlsMode},
    mail::smtp::{Limits, SendOutcome, SmtpSender, SmtpSetupError},
};
use lettre::{Message, address::Envelope, message::MultiPart};

use crate::support::smtp_server::{At, Behaviour, Encryption, Options, SmtpServer};

const TEXT: &[u8] = b"Subject: Hello\r\n\r\nYour code:\r\nK7QM-2XPD\r\n.hidden dot\r\n";

/// A sender with its server.
struct Post {
    server: SmtpServer,
    sender: SmtpSender,
}

impl Post {
    fn new() -> Self {
        Self::with(Options::default(), |_| {}, QUICK)
    }

    fn with(options: Options, change: impl FnOnce(&mut SmtpSettings), limits: Limits) -> Self {
        let server = SmtpServer::start(options);
        let mut settings = settings(&server);
        change(&mut settings);
        let sender = SmtpSender::with_limits(&settings, limits).unwrap();
        Self { server, sender }
    }

    /// The server behaves badly from now on.
    fn when(&mut self, behaviour: Behaviour) -> &mut Self {
        self.server.set(behaviour);
        self
    }

    fn send(&mut self) -> SendOutcome {
        self.sender.send(&to("bob@example.com"), TEXT)
    }

    fn delivers(&mut self) {
        assert_eq!(self.send(), SendOutcome::Delivered);
    }

    fn refused(&mut self) -> String {
        refused(self.send())
    }

    fn later(&mut self) -> String {
        later(self.send())
    }

    /// How often the server was told this, and on how many connections anything.
    fn heard(&self, verb: &str) -> usize {
        let commands = self.server.commands();
        let heard = commands.iter().filter(|(_, line)| line.starts_with(verb));
        heard.count()
    }

    /// The connections that the messages came on.
    fn connections(&self) -> Vec<usize> {
        let messages = self.server.messages();
        messages.iter().map(|message| message.connection).collect()
    }
}

/// Short, so that tests of hanging servers are.
const QUICK: Limits = Limits {
    command: Duration::from_millis(1500),
    send: Duration::from_secs(4),
    idle: Duration::from_secs(30),
    messages: 100,
};

fn settings(server: &SmtpServer) -> SmtpSettings {
    SmtpSettings { host: "127.0.0.1".to_owned(), port: server.port(), tls: TlsMode::Opportunistic, credentials: None }
}

/// Reaches the server too, at least on Linux, but is not a loopback address.
fn elsewhere(settings: &mut SmtpSettings) {
    "0.0.0.0".clone_into(&mut settings.host);
}

fn to(recipient: &str) -> Envelope {
    let from = "no-reply@example.com".parse().unwrap();
    Envelope::new(Some(from), vec![recipient.parse().unwrap()]).unwrap()
}

#[track_caller]
fn refused(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Refused(reason) => reason,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn later(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::TryLater(reason) | SendOutcome::CutOff(reason) | SendOutcome::Away(reason) => reason,
        other => panic!("{other:?}"),
    }
}

fn login() -> (String, String) {
    ("post".to_owned(), "s3cret-word".to_owned())
}

fn encrypted(encryption: Encryption) -> Options {
    Options { encryption, ..Options::default() }
}

// Delivery

#[test]
fn a_message_arrives_as_it_was_sent() {
    let mut post = Post::new();
    post.delivers();
    let message = &post.server.wait_for(1, Duration::from_secs(5))[0];
    assert_eq!(message.from, "no-reply@example.com");
    assert_eq!(message.to, ["bob@example.com"]);
    assert_eq!(message.raw, TEXT);
    assert!(!message.over_tls && message.signed_in_as.is_none());
    assert!(message.at.elapsed().unwrap() < Duration::from_mins(1));
}

#[test]
fn both_parts_of_an_email_can_be_read() {
    let mut post = Post::new();
    let email = Message::builder()
        .from("Händler <no-reply@example.com>".parse().unwrap())
        .to("Bob <bob@example.com>".parse().unwrap())
        .subject("Grüße aus Köln")
        .multipart(MultiPart::alternative_plain_html("Schöne Grüße".to_owned(), "<p>Schöne Grüße</p>".to_owned()))
        .unwrap();
    let outcome = post.sender.send(email.envelope(), &email.formatted());
    assert_eq!(outcome, SendOutcome::Delivered);
    let parsed = post.server.messages()[0].parse();
    assert_eq!(parsed.subject, "Grüße aus Köln");
    assert_eq!(parsed.from, "no-reply@example.com");
    assert_eq!(parsed.to, ["bob@example.com"]);
    assert_eq!(parsed.text.trim(), "Schöne Grüße");
    assert_eq!(parsed.html.trim(), "<p>Schöne Grüße</p>");
    assert_eq!(parsed.header("mime-version"), Some("1.0"));
}

// The connection

#[test]
fn the_connection_is_kept_for_the_next_message() {
    let mut post = Post::new();
    for _ in 0..3 {
        post.delivers();
    }
    assert_eq!(post.connections(), [1, 1, 1]);
    assert_eq!(post.heard("NOOP"), 0);
}

#[test]
fn closing_says_goodbye_and_the_next_message_reconnects() {
    let mut post = Post::new();
    post.delivers();
    post.sender.close();
    assert_eq!(post.heard("QUIT"), 1);
    post.delivers();
    assert_eq!(post.connections(), [1, 2]);
}

#[test]
fn a_connection_carries_its_share_of_messages_and_no_more() {
    let limits = Limits { messages: 2, ..QUICK };
    let mut post = Post::with(Options::default(), |_| {}, limits);
    for _ in 0..5 {
        post.delivers();
    }
    assert_eq!(post.connections(), [1, 1, 2, 2, 3]);
    assert_eq!(post.heard("QUIT"), 2);
    assert_eq!(Limits::default().messages, 100);
}

#[test]
fn an_idle_connection_is_checked_before_use() {
    let limits = Limits { idle: Duration::ZERO, ..QUICK };
    let mut post = Post::with(Options::default(), |_| {}, limits);
    post.delivers();
    post.delivers();
    assert_eq!((post.heard("NOOP"), post.connections()), (1, vec![1, 1]));
    post.when(Behaviour::default().answer(At::Noop, "421 bored")).delivers();
    assert_eq!(post.connections(), [1, 1, 2]);
}

#[test]
fn a_kept_connection_that_died_is_replaced_at_once() {
    let mut post = Post::new();
    post.delivers();
    post.server.close_connections();
    thread::sleep(Duration::from_millis(50));
    post.delivers();
    assert_eq!(post.connections(), [1, 2]);
}

#[test]
fn a_server_with_a_limit_of_messages_gets_a_fresh_connection() {
    let mut post = Post::new();
    post.when(Behaviour::default().messages_per_connection(2));
    for _ in 0..5 {
        post.delivers();
    }
    assert_eq!(post.connections(), [1, 1, 2, 2, 3]);
}

#[test]
fn reconnecting_is_tried_once() {
    let mut post = Post::new();
    post.delivers();
    post.when(Behaviour::default().answer(At::Mail, "421 4.3.2 going down"));
    let reason = post.later();
    assert!(reason.contains("421 4.3.2 going down"), "{reason}");
    assert_eq!((post.heard("MAIL"), post.heard("EHLO")), (3, 2));
    // A fresh connection is not retried at all.
    post.later();
    assert_eq!((post.heard("MAIL"), post.heard("EHLO")), (4, 3));
}

#[test]
fn a_message_is_never_sent_twice_in_one_go() {
    for at in [At::Body, At::End] {
        let mut post = Post::new();
        post.delivers();
        post.when(Behaviour::default().close(at));
        let reason = post.later();
        assert!(reason.contains("closed") || reason.contains("reset"), "{reason}");
        assert_eq!((post.heard("DATA"), post.heard("EHLO")), (2, 1), "{at:?}");
        post.when(Behaviour::default()).delivers();
    }
}

// What is final, and what is not

#[test]
fn a_refused_recipient_is_final() {
    let mut post = Post::new();
    post.when(Behaviour::default().refuse("bob@example.com", "550 5.1.1 No such user"));
    let reason = post.refused();
    assert_eq!(reason, "The mail server did not accept the recipient: 550 5.1.1 No such user");
    let outcome = post.sender.send(&to("carol@example.com"), TEXT);
    assert_eq!(outcome, SendOutcome::Delivered);
    assert_eq!((post.heard("RSET"), post.connections()), (1, vec![1]));
}

#[test]
fn a_refused_message_is_final() {
    let mut post = Post::new();
    post.when(Behaviour::default().answer(At::End, "554 5.7.1 Looks like spam"));
    let reason = post.refused();
    assert!(reason.ends_with("554 5.7.1 Looks like spam"), "{reason}");
    post.when(Behaviour::default()).delivers();
    assert_eq!(post.connections(), [1]);
}

#[test]
fn any_4xx_means_later() {
    for at in [At::Greeting, At::Ehlo, At::Mail, At::Rcpt, At::Data, At::End] {
        let mut post = Post::new();
        post.when(Behaviour::default().answer(at, "451 4.3.0 Greylisted"));
        let reason = post.later();
        assert!(reason.ends_with("451 4.3.0 Greylisted"), "{at:?}: {reason}");
        post.when(Behaviour::default()).delivers();
    }
}

#[test]
fn a_5xx_that_is_not_about_the_message_means_later() {
    for at in [At::Greeting, At::Ehlo, At::Mail, At::Data] {
        let mut post = Post::new();
        post.when(Behaviour::default().answer(at, "554 5.3.2 Not today"));
        let reason = post.later();
        assert!(reason.ends_with("554 5.3.2 Not today"), "{at:?}: {reason}");
        post.when(Behaviour::default()).delivers();
    }
}

#[test]
fn a_server_that_minds_the_sender_gets_a_fresh_connection_next_time() {
    let mut post = Post::new();
    post.when(Behaviour::default().answer(At::Mail, "452 4.5.3 Enough for now")).later();
    post.when(Behaviour::default()).delivers();
    assert_eq!(post.connections(), [2]);
}

#[test]
fn nobody_there_means_later() {
    let mut post = Post::new();
    post.when(Behaviour::refuse_connections());
    let reason = post.later();
    assert!(reason.starts_with("Cannot reach the mail server 127.0.0.1:"), "{reason}");
    let gone = settings(&SmtpServer::start(Options::default()));
    let reason = later(SmtpSender::new(&gone).unwrap().send(&to("bob@example.com"), TEXT));
    assert!(reason.contains("refused"), "{reason}");
}

#[test]
fn a_hanging_server_is_left_in_time() {
    let leave = |mut post: Post, at: At| {
        let began = Instant::now();
        let reason = post.when(Behaviour::default().hang(at)).later();
        assert!(reason.ends_with("no answer in time"), "{at:?}: {reason}");
        assert!(began.elapsed() < Duration::from_secs(5), "{at:?}");
        post.when(Behaviour::default()).delivers();
    };
    thread::scope(|scope| {
        for at in [At::Greeting, At::Ehlo, At::Mail, At::Rcpt, At::Body, At::End] {
            let post = Post::new();
            scope.spawn(move || leave(post, at));
        }
    });
}

#[test]
fn a_late_answer_is_not_taken_for_the_next_one() {
    let mut post = Post::new();
    let late = Duration::from_millis(1800);
    post.when(Behaviour::default().slow_at(At::Rcpt, late)).later();
    post.when(Behaviour::default());
    thread::sleep(Duration::from_millis(500));
    post.delivers();
    assert_eq!(post.connections(), [2]);
}

#[test]
fn the_answer_to_the_whole_message_may_take_longer() {
    let mut post = Post::new();
    let late = Duration::from_secs(2);
    post.when(Behaviour::default().slow_at(At::End, late)).delivers();
    assert_eq!(post.connections(), [1]);
}

#[test]
fn a_slow_server_is_waited_for_and_a_very_slow_one_is_not() {
    let mut post = Post::new();
    post.when(Behaviour::default().slow(Duration::from_millis(200))).delivers();
    // No answer is late in itself, but there is no time left for the message.
    let mut post = Post::new();
    post.when(Behaviour::default().slow(Duration::from_millis(800)));
    let reason = post.later();
    assert!(reason.ends_with("it is too slow"), "{reason}");
    assert_eq!(post.heard("DATA"), 0);
}

// Letters beyond ASCII

#[test]
fn an_address_beyond_ascii_needs_the_servers_support() {
    let mut post = Post::new();
    let outcome = post.sender.send(&to("jürgen@example.com"), TEXT);
    assert_eq!(outcome, SendOutcome::Delivered);
    assert_eq!(post.server.messages()[0].to, ["jürgen@example.com"]);
    assert_eq!(post.server.messages()[0].parameters, "SMTPUTF8");

    let lacking = Options { smtputf8: false, ..Options::default() };
    let mut post = Post::with(lacking, |_| {}, QUICK);
    let reason = refused(post.sender.send(&to("jürgen@example.com"), TEXT));
    assert!(reason.contains("SMTPUTF8"), "{reason}");
    post.delivers();
    assert_eq!(post.connections(), [1]);
    // The sender's address is a setting: the mail waits until it is put right.
    let from = Some("grüße@example.com".parse().unwrap());
    let ours = Envelope::new(from, vec!["bob@example.com".parse().unwrap()]).unwrap();
    assert!(later(post.sender.send(&ours, TEXT)).contains("SMTPUTF8"));
}

#[test]
fn a_message_beyond_ascii_needs_the_servers_support() {
    let message = "Subject: x\r\n\r\nGrüße\r\n".as_bytes();
    let mut post = Post::new();
    let outcome = post.sender.send(&to("bob@example.com"), message);
    assert_eq!(outcome, SendOutcome::Delivered);
    assert_eq!(post.server.messages()[0].parameters, "BODY=8BITMIME");
    assert_eq!(post.server.messages()[0].raw, message);

    let lacking = Options { eight_bit_mime: false, ..Options::default() };
    let mut post = Post::with(lacking, |_| {}, QUICK);
    let reason = refused(post.sender.send(&to("bob@example.com"), message));
    assert!(reason.contains("8BITMIME"), "{reason}");
}

// Encryption and sign-in

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
    let mut sender = SmtpSender::new(&settings).unwrap();
    let outcome = sender.send(&to("bob@example.com"), TEXT);
    assert_eq!(outcome, SendOutcome::Delivered, "{host}");
}

#[test]
fn an_ssl_cert_file_that_is_not_there_stops_the_start() {
    if env::var(CHILD_PORTS).is_ok() {
        let mut settings = settings(&SmtpServer::start(Options::default()));
        assert!(SmtpSender::new(&settings).is_ok(), "nothing to verify");
        settings.tls = TlsMode::Required;
        let error = SmtpSender::new(&settings).err().unwrap();
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
