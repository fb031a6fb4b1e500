//! What Prometheus reads: on a listener of its own, without a name, and cheap.

mod files;

use std::net::TcpListener;
use std::time::Duration;

use crate::commands::serving::get;
use crate::support::acts::Pair;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::program::Running;
use crate::support::smtp_server::Behaviour;

/// A free port, which the program takes a moment later.
pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// The program, and where its metrics are.
struct Watched {
    running: Running,
    metrics: String,
}

impl Watched {
    fn start(app: &TestApp, arguments: &[&str]) -> Self {
        let address = free_address();
        let settings = [("HANDOVER_METRICS_LISTEN", address.as_str()), ("HANDOVER_BASE_URL", "http://127.0.0.1:1")];
        let running = Running::beside(app, &settings, arguments);
        running.wait(|| running.log().contains("metrics are read here").then_some(()));
        Self { running, metrics: format!("http://{address}/metrics") }
    }

    fn read(&self) -> String {
        let (status, body) = get(&self.metrics);
        assert_eq!(status, 200, "{body}");
        body
    }

    /// The value behind the name with its labels, as it is written.
    fn value(&self, series: &str) -> Option<f64> {
        let body = self.read();
        body.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' ')?.parse().ok())
    }

    /// Waits until a value is as it should be; the database is asked every few seconds.
    fn becomes(&self, series: &str, is: impl Fn(f64) -> bool) {
        self.running.wait(|| {
            std::thread::sleep(Duration::from_millis(100));
            self.value(series).filter(|value| is(*value))
        });
    }
}

#[test]
fn requests_are_counted_by_route_and_never_by_what_was_asked_for() {
    let mut app = TestApp::start();
    let watched = Watched::start(&app, &["serve", "--no-worker"]);
    app.base = watched.running.address();
    let alice = app.customer("Alice");
    alice.sign_in_with(&alice.nic, "wrong");
    alice.sign_in_with(&alice.nic, PASSWORD);
    assert_eq!(alice.get("/requests/4711?token=ABCDE-FGHJK").status, 404);
    assert_eq!(alice.get("/very/secret/place").status, 404);
    alice.send("TRACE", "/services", None, &[]);
    let counted = |route: &str, method: &str, status: u16| {
        let labels = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
        watched.value(&format!("handover_http_requests_total{{{labels}}}"))
    };
    assert_eq!(counted("/requests/{id}", "GET", 404), Some(1.0));
    assert_eq!(counted("/sign-in", "POST", 303), Some(1.0));
    let body = watched.read();
    for secret in ["4711", "ABCDE", "very", "TRACE", "alice", "al1", "127.0.0.1"] {
        assert!(!body.to_lowercase().contains(&secret.to_lowercase()), "{secret}: {body}");
    }
    assert!(body.contains("method=\"other\""), "{body}");
    assert_eq!(watched.value("handover_failed_sign_ins_total"), Some(1.0));
    let timed = "handover_http_request_duration_seconds_count{route=\"/requests/{id}\",method=\"GET\"}";
    assert_eq!(watched.value(timed), Some(1.0));
    let version = format!("handover_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"));
    assert_eq!(watched.value(&version), Some(1.0));
    assert_eq!(watched.value("handover_database_up"), Some(1.0));
    assert!(watched.value("handover_database_size_bytes").unwrap() > 4096.0);
    assert_eq!(watched.value("handover_worker_last_look_timestamp_seconds{kind=\"lookout\"}"), None, "no worker here");
}

#[test]
fn its_listener_knows_nothing_else_and_the_pages_do_not_know_it() {
    let app = TestApp::start();
    let watched = Watched::start(&app, &["serve", "--no-worker"]);
    for path in ["/", "/sign-in", "/healthz", "/metrics/"] {
        assert_eq!(get(&watched.metrics.replace("/metrics", path)).0, 404, "{path}");
    }
    assert_eq!(get(&format!("{}/metrics", watched.running.address())).0, 404);
    let wrong = Running::serve(
        &app,
        &[("HANDOVER_METRICS_LISTEN", &watched.metrics["http://".len()..].replace("/metrics", ""))],
    );
    wrong.wait(|| wrong.log().contains("for metrics: Address already in use").then_some(()));
    assert_eq!(wrong.ends(), Some(1), "an address that is taken ends the start");
}

#[test]
fn a_worker_tells_what_it_does_and_what_waits() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    let watched = Watched::start(&app, &["worker"]);
    watched.becomes("handover_emails_refused", |refused| refused >= 1.0);
    watched.becomes("handover_requests_open{state=\"pending_validation\"}", |open| open >= 1.0);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64();
    watched.becomes("handover_worker_last_look_timestamp_seconds{kind=\"lookout\"}", |at| (now - at).abs() < 60.0);
    app.smtp.set(Behaviour::refuse_connections());
    it.alice.resends(it.request, &it.bob);
    watched.becomes("handover_emails_retrying", |retrying| retrying >= 1.0);
    watched.becomes("handover_emails_oldest_seconds", |age| age > 0.5);
    watched.becomes("handover_email_deliveries_total{kind=\"away\"}", |away| away >= 1.0);
    let mailed = "handover_work_duration_seconds_count{kind=\"mail\"}";
    assert!(watched.value(mailed) >= Some(1.0));
}
