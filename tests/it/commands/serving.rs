//! `serve`: up, at work, and down again.

use std::time::{Duration, Instant};

use crate::support::app::{KEY, TestApp};
use crate::support::program::{self, Running, run};

/// The answer to a plain request.
pub fn get(address: &str) -> (u16, String) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let mut answer = agent.get(address).call().unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

#[test]
fn serving_answers_and_ends_with_0_when_told_to() {
    for signal in ["TERM", "INT"] {
        let app = TestApp::start();
        let running = Running::serve(&app, &[]);
        let address = running.address();
        let alive = format!("ok, handover {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(get(&format!("{address}/healthz")), (200, alive));
        assert_eq!(get(&format!("{address}/readyz")).0, 200);
        assert_eq!(get(&format!("{address}/sign-in")).0, 200);
        assert_eq!(get(&format!("{address}/")).0, 303);
        assert_eq!(running.out(), "", "nothing but logs, and those on standard error");
        let begun = Instant::now();
        assert_eq!(running.ends_on(signal), Some(0), "{signal}");
        assert!(begun.elapsed() < Duration::from_secs(30));
    }
}

#[test]
fn an_idle_server_carries_a_confirmed_request_out_and_sends_its_emails() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[]);
    app.base = running.address();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    app.smtp.wait_for(2, Duration::from_secs(20));
    alice.accepts(1);
    bob.accepts(1);
    let done = app.smtp.wait_for(4, Duration::from_secs(20));
    assert!(done[2..].iter().all(|mail| mail.parse().subject.starts_with("Done")));
    assert_eq!(bob.sees(1), "done");
    assert_eq!(running.ends_on("TERM"), Some(0));
}

#[test]
fn logs_are_json_lines_when_wanted_and_without_colours() {
    let app = TestApp::start();
    let text = Running::serve(&app, &[]);
    text.address();
    assert!(!text.log().contains('\u{1b}'), "{}", text.log());
    let json = Running::serve(&app, &[("HANDOVER_LOG_FORMAT", "json")]);
    json.wait(|| json.log().contains("\"ready\"").then_some(()));
    for line in json.log().lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn an_address_in_use_fails_with_one_line() {
    let app = TestApp::start();
    let taken = app.base.strip_prefix("http://").unwrap();
    let settings = [
        ("HANDOVER_DATABASE_URL", app.database_url()),
        ("HANDOVER_SECRET_KEY", crate::support::app::KEY.to_owned()),
        ("HANDOVER_SMTP_URL", app.smtp.url()),
        ("HANDOVER_LISTEN", taken.to_owned()),
    ];
    let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    let told = run(app.folder(), &settings, &["serve"], "").failed();
    assert!(told.starts_with(&format!("cannot listen on {taken}")), "{told}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_low_limit_of_open_files_is_raised_at_the_start() {
    let app = TestApp::start();
    let url = app.database_url();
    let settings = [
        ("HANDOVER_DATABASE_URL", url.as_str()),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_SMTP_URL", "mailbox:"),
        ("HANDOVER_LISTEN", "127.0.0.1:0"),
    ];
    let program = program::command(app.folder(), &settings, &["serve"]);
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -S -n 100 && exec \"$@\"", "sh"]).arg(program.get_program()).args(program.get_args());
    command.current_dir(app.folder()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    program::with_environment_of(&program, &mut command);
    let running = Running::spawn(&mut command);
    let address = running.address();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.process())).unwrap();
    let files: Vec<_> =
        limits.lines().find(|line| line.starts_with("Max open files")).unwrap().split_whitespace().collect();
    let (soft, hard): (u64, u64) = (files[3].parse().unwrap(), files[4].parse().unwrap());
    assert_eq!(soft, hard.clamp(100, 65_536), "{limits}");
    let host = address.trim_start_matches("http://");
    let open: Vec<_> = (0..200).map(|_| std::net::TcpStream::connect(host).unwrap()).collect();
    assert_eq!(get(&format!("{address}/sign-in")).0, 200, "while others keep {} connections", open.len());
}
