//! What is counted while the program works, for `/metrics`. It belongs to the process, as the log does: whoever counts
//! names it, and hands nothing around. Labels are names of ours alone, of which there are few: never what was typed.

use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// From a page that costs nothing to one that nobody waits for.
const SECONDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// A gauge of seconds.
type Seconds = Gauge<f64, AtomicU64>;
type Timed<L> = Family<L, Histogram, fn() -> Histogram>;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Asked {
    route: String,
    method: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OfKind {
    kind: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Build {
    version: &'static str,
}

/// All of it. Its clones are the same.
#[derive(Clone, Debug)]
struct Measures {
    requests: Family<Answered, Counter>,
    durations: Timed<Asked>,
    turned_away: Counter,
    wrong_codes: Counter,
    failed_sign_ins: Counter,
    throttled: Counter,
    deliveries: Family<OfKind, Counter>,
    webhook_deliveries: Family<OfKind, Counter>,
    gate_answers: Family<OfKind, Counter>,
    work: Timed<OfKind>,
    looks: Family<OfKind, Seconds>,
    started: f64,
}

static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    requests: Family::default(),
    durations: Family::new_with_constructor(histogram),
    turned_away: Counter::default(),
    wrong_codes: Counter::default(),
    failed_sign_ins: Counter::default(),
    throttled: Counter::default(),
    deliveries: Family::default(),
    webhook_deliveries: Family::default(),
    gate_answers: Family::default(),
    work: Family::new_with_constructor(histogram),
    looks: Family::default(),
    started: unix_time(),
});

fn histogram() -> Histogram {
    Histogram::new(SECONDS)
}

/// Seconds since 1970, by the system's clock: what Prometheus compares with its own.
fn unix_time() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64()
}

/// The methods that there are. A client may make one up.
fn known(method: &str) -> &'static str {
    let all = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
    all.into_iter().find(|known| *known == method).unwrap_or("other")
}

/// A request was answered. The route is its pattern, such as `/requests/{id}`.
pub fn answered(route: &str, method: &str, status: u16, took: Duration) {
    let (route, method) = (route.to_owned(), known(method));
    MEASURES.durations.get_or_create(&Asked { route: route.clone(), method }).observe(took.as_secs_f64());
    MEASURES.requests.get_or_create(&Answered { route, method, status }).inc();
}

/// A request was turned away before anything was done for it: its address asks too often.
pub fn turned_away() {
    MEASURES.turned_away.inc();
}

/// A code was wrong, or dead.
pub fn wrong_code() {
    MEASURES.wrong_codes.inc();
}

/// A password or a second factor was wrong.
pub fn failed_sign_in() {
    MEASURES.failed_sign_ins.inc();
}

/// Something was asked for too often.
pub fn throttled() {
    MEASURES.throttled.inc();
}

/// The mail server was given an email, and this came of it.
pub fn delivery(outcome: &'static str) {
    MEASURES.deliveries.get_or_create(&OfKind { kind: outcome }).inc();
}

/// An event was sent to a webhook, and this came of it.
pub fn webhook_delivery(outcome: &'static str) {
    MEASURES.webhook_deliveries.get_or_create(&OfKind { kind: outcome }).inc();
}

/// The gate was asked, and this came of it.
pub fn gate_answer(outcome: &'static str) {
    MEASURES.gate_answers.get_or_create(&OfKind { kind: outcome }).inc();
}

/// The worker has done something of this kind.
pub fn worked(kind: &'static str, took: Duration) {
    MEASURES.work.get_or_create(&OfKind { kind }).observe(took.as_secs_f64());
}

/// A thread of the worker has looked for work, and could.
pub fn looked(thread: &'static str) {
    MEASURES.looks.get_or_create(&OfKind { kind: thread }).set(unix_time());
}

/// Puts all of it where it is read.
pub fn register(registry: &mut Registry) {
    let all = MEASURES.clone();
    registry.register("handover_http_requests", "Requests that were answered", all.requests);
    registry.register("handover_http_request_duration_seconds", "Until the answer to a request began", all.durations);
    let away = "Requests that were answered 429 because their address asks too often";
    registry.register("handover_http_requests_turned_away", away, all.turned_away);
    registry.register("handover_wrong_codes", "Validation codes that were wrong or dead", all.wrong_codes);
    registry.register("handover_failed_sign_ins", "Passwords and second factors that were wrong", all.failed_sign_ins);
    registry.register("handover_throttled", "What was asked for too often", all.throttled);
    registry.register("handover_email_deliveries", "Emails that the mail server was given, by outcome", all.deliveries);
    let sent = "Events that were sent to webhooks, by outcome";
    registry.register("handover_webhook_deliveries", sent, all.webhook_deliveries);
    let asked = "What the gate answered, by outcome";
    registry.register("handover_gate_answers", asked, all.gate_answers);
    registry.register("handover_work_duration_seconds", "What the worker does, by kind", all.work);
    let look = "When a thread of this process's worker last looked for work and could, in seconds since 1970";
    registry.register("handover_worker_last_look_timestamp_seconds", look, all.looks);
    let started: Seconds = Gauge::default();
    started.set(all.started);
    registry.register("process_start_time_seconds", "When the process began, in seconds since 1970", started);
    let build: Family<Build, Gauge> = Family::default();
    build.get_or_create(&Build { version: env!("CARGO_PKG_VERSION") }).set(1);
    registry.register("handover_build_info", "The version that runs", build);
}
