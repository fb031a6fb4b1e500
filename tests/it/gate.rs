//! The provider's own system, asked before a confirmed request is carried out.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use standardwebhooks::Webhook;
use ureq::http::HeaderMap;

use crate::support::app::{GATE_SECRET, Options, TestApp};
use crate::support::customer::Customer;
use crate::support::hook_server::{Hook, HookServer, Reply};
use crate::support::many::FORM;
use crate::support::program::Running;

/// The wait after the first time that it does not say.
const FIRST_WAIT: Duration = Duration::from_secs(16);

fn app_with(gate: &HookServer) -> TestApp {
    TestApp::with(Options { gate: Some(gate.url("/gate")), ..Options::default() })
}

fn says(body: &str) -> Reply {
    Reply::status(200).body(body)
}

/// Has the first hand the technical contact of a service over to the second, confirmed by both: the number of the request.
fn confirmed(app: &TestApp, [alice, bruno]: [&Customer<'_>; 2], name: &str) -> i64 {
    let service = app.service(name, alice, alice, alice);
    let request = alice.asks_for(service).tech(bruno).confirm()[0];
    for validator in [alice, bruno] {
        let code = app.db_code_of(validator, request);
        assert_eq!(validator.try_decides(request, "accept", &code).status, 303);
    }
    request
}

#[test]
fn what_the_gate_allows_is_carried_out_and_what_it_is_asked_is_signed() {
    let gate = HookServer::start();
    gate.answers(|_| says(r#"{"allow":true}"#));
    let app = app_with(&gate);
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let request = confirmed(&app, [&alice, &bruno], "example.org");
    app.work();
    assert_eq!(state(&app, request), "done");
    let asked: Vec<Hook> = gate.hooks();
    assert_eq!(asked.len(), 1);
    let Hook { path, body, .. } = &asked[0];
    let mut headers = HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        headers.insert(name, asked[0].headers[name].parse().unwrap());
    }
    Webhook::new(GATE_SECRET).unwrap().verify(body.as_bytes(), &headers).unwrap();
    assert_eq!((path.as_str(), asked[0].id()), ("/gate", format!("gate_{request}").as_str()));
    let event = asked[0].event();
    assert_eq!(event["type"], "gate.request");
    let data = &event["data"];
    assert_eq!((data["request"].as_i64(), data["service"]["name"].as_str()), (Some(request), Some("example.org")));
    assert_eq!(
        (data["before"]["technical"].as_str(), data["after"]["technical"].as_str()),
        (Some("al1-nic"), Some("br2-nic"))
    );
    assert_eq!(data["after"]["billing"], "al1-nic");
}

#[test]
fn a_refusal_fails_the_request_with_its_words_on_the_page_and_in_the_emails() {
    let gate = HookServer::start();
    gate.answers(|_| says(r#"{"allow":false,"reason":"Ask <b>sales</b>\u0007 first"}"#));
    let app = app_with(&gate);
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let request = confirmed(&app, [&alice, &bruno], "example.org");
    app.work();
    assert_eq!(state(&app, request), "failed");
    let page = alice.get(&format!("/requests/{request}")).body;
    assert!(!page.contains("<b>sales") && page.contains("sales"), "{page}");
    assert!(page.contains("The provider’s own check did not allow this change."), "{page}");
    for validator in [&alice, &bruno] {
        let mail = validator.mail();
        let told = mail.last().unwrap();
        assert!(told.prose().contains("Ask <b>sales</b> first"), "{}", told.prose());
        assert!(!told.html.contains("<b>sales"), "{}", told.html);
    }
    let shown = app.command(&["request", "show", &request.to_string()]).done();
    assert!(shown.contains("Reason: refused") && shown.contains("Ask <b>sales</b> first"), "{shown}");
    let record = app.program("panel", "read").get(&format!("/requests/{request}")).json();
    assert_eq!(
        (record["fail_reason"].as_str(), record["refusal"].as_str()),
        (Some("refused"), Some("Ask <b>sales</b> first"))
    );
    app.work();
    assert_eq!(gate.hooks().len(), 1, "it is asked no more");
}

#[test]
fn as_long_as_the_gate_does_not_say_the_request_is_processing_and_all_else_goes_on() {
    let gate = HookServer::start();
    let app = app_with(&gate);
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let request = confirmed(&app, [&alice, &bruno], "example.org");
    let mut asked = 0;
    for reply in [
        Reply::status(500),
        Reply::status(302).header("location", gate.url("/yes")),
        says("not JSON"),
        says(&format!(r#"{{"allow":false,"reason":"{}"}}"#, "a".repeat(301))),
        says(&"a".repeat(70_000)),
    ] {
        gate.answers(move |_| reply.clone());
        app.work();
        asked += 1;
        assert_eq!((state(&app, request), gate.hooks().len()), ("processing".to_owned(), asked));
        app.work();
        assert_eq!(gate.hooks().len(), asked, "it waits before it is asked again");
        app.advance(Duration::from_secs(15 * 60));
    }
    assert!(gate.hooks().iter().all(|hook| hook.path == "/gate" && hook.id() == format!("gate_{request}")));
    gate.answers(|_| says(r#"{"allow":true}"#));
    app.work();
    assert_eq!(state(&app, request), "done");
}

#[test]
fn a_gate_that_is_away_holds_up_no_expiry_and_no_mail() {
    let gone = HookServer::start().port();
    let app = TestApp::with(Options { gate: Some(format!("http://127.0.0.1:{gone}/")), ..Options::default() });
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let other = app.service("other.org", &alice, &alice, &alice);
    let waiting = alice.asks_for(other).tech(&bruno).confirm()[0];
    let request = confirmed(&app, [&alice, &bruno], "example.org");
    app.advance(Duration::from_secs(31 * 24 * 3600));
    let before = app.mails();
    app.work();
    assert_eq!(app.db_count("requests WHERE state = 'expired'"), 1, "request {waiting}");
    assert!(app.mails() > before);
    assert_eq!(state(&app, request), "processing");
    let listed = app.command(&["work", "list"]).done();
    assert!(listed.contains("carry-out") && listed.contains("the gate: "), "{listed}");
    app.advance(FIRST_WAIT);
    app.work();
    assert_eq!(state(&app, request), "processing");
}

#[test]
fn many_are_asked_about_at_the_same_time_by_a_worker_that_does_all_else_meanwhile() {
    let gate = HookServer::start();
    gate.answers(|_| says(r#"{"allow":true}"#).after(Duration::from_millis(500)));
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let requests: Vec<_> =
        (0..16).map(|number| confirmed(&app, [&alice, &bruno], &format!("{number}.example"))).collect();
    let url = gate.url("/");
    let program = Running::serve(&app, &[("HANDOVER_GATE_URL", &url), ("HANDOVER_GATE_SECRET", GATE_SECRET)]);
    program.address();
    gate.wait_for(16);
    let began = Instant::now();
    while requests.iter().any(|request| state(&app, *request) != "done") {
        assert!(began.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(50));
    }
    let hooks = gate.hooks();
    let (first, last) = (hooks.first().unwrap().at, hooks.last().unwrap().at);
    // One after the other they would take eight seconds.
    assert!(last.duration_since(first) < Duration::from_secs(5), "{:?}", last.duration_since(first));
    assert_eq!(hooks.len(), 16, "each is asked about once");
    assert_eq!(program.ends_on("TERM"), Some(0));
}

#[test]
fn the_program_carries_nothing_out_before_the_gate_has_allowed_it() {
    let gate = HookServer::start();
    gate.answers(|_| says(r#"{"allow":false,"reason":"Not now"}"#).after(Duration::from_secs(2)));
    let app = TestApp::start();
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let request = confirmed(&app, [&alice, &bruno], "example.org");
    let url = gate.url("/");
    let program = Running::serve(&app, &[("HANDOVER_GATE_URL", &url), ("HANDOVER_GATE_SECRET", GATE_SECRET)]);
    program.address();
    let began = Instant::now();
    while state(&app, request) == "processing" {
        assert!(began.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(state(&app, request), "failed");
    assert_eq!(program.ends_on("TERM"), Some(0));
}

#[test]
fn a_gate_that_does_not_answer_in_five_seconds_is_asked_again() {
    let gate = HookServer::start();
    gate.answers(|_| says(r#"{"allow":true}"#).after(Duration::from_secs(20)));
    let app = app_with(&gate);
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let request = confirmed(&app, [&alice, &bruno], "example.org");
    let began = Instant::now();
    app.work();
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    assert_eq!(state(&app, request), "processing");
    assert_eq!(alice.sees(request), "processing");
}

#[test]
fn a_request_that_cannot_be_read_holds_up_no_other() {
    let gate = HookServer::start();
    gate.answers(|_| says(r#"{"allow":true}"#));
    let app = app_with(&gate);
    let [alice, bruno, carla] = ["Alice", "Bruno", "Carla"].map(|name| app.customer(name));
    let broken = confirmed(&app, [&alice, &bruno], "broken.example");
    let good = confirmed(&app, [&alice, &carla], "good.example");
    app.db_runs(&format!("UPDATE accounts SET nic_handle = 'no handle' WHERE id = {}", bruno.id));
    app.work();
    assert_eq!([broken, good].map(|request| state(&app, request)), ["processing", "done"]);
    assert_eq!(app.db_count("setbacks"), 1);
    app.work();
    assert_eq!(gate.hooks().len(), 1);
}

#[test]
fn what_an_operator_ends_while_the_gate_is_asked_stays_ended() {
    for answer in [r#"{"allow":true}"#, r#"{"allow":false,"reason":"Too late"}"#] {
        let gate = HookServer::start();
        gate.answers(move |_| says(answer).after(Duration::from_secs(1)));
        let app = app_with(&gate);
        let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
        let request = confirmed(&app, [&alice, &bruno], "example.org");
        std::thread::scope(|scope| {
            let worker = scope.spawn(|| app.work());
            gate.wait_for(1);
            app.operator_closes(&bruno);
            worker.join().unwrap();
        });
        let shown = app.command(&["request", "show", &request.to_string()]).done();
        assert!(shown.contains("Reason: new-contact-closed") && !shown.contains("Too late"), "{shown}");
    }
}

#[test]
fn many_refusals_of_a_submission_are_told_in_one_email_with_their_words() {
    let gate = HookServer::start();
    let words = |hook: &Hook| if hook.service() == "3.example" { "No 3" } else { "Not today" };
    gate.answers(move |hook| says(&format!(r#"{{"allow":false,"reason":"{}"}}"#, words(hook))));
    let app = app_with(&gate);
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    for number in 1..=3 {
        app.service(&format!("{number}.example"), &alice, &alice, &alice);
    }
    let form = alice.get(&format!("{FORM}?all=1")).filled("contacts", &[("tech", &bruno.nic)]);
    assert_eq!(alice.sends(FORM, &form).status, 303);
    for request in 1..=3 {
        for validator in [&alice, &bruno] {
            let code = app.db_code_of(validator, request);
            assert_eq!(validator.try_decides(request, "accept", &code).status, 303);
        }
    }
    let before = bruno.mail().len();
    app.work();
    app.advance(Duration::from_secs(61));
    app.work();
    assert_eq!([1, 2, 3].map(|request| state(&app, request)), ["failed"; 3]);
    let mail = bruno.mail();
    assert_eq!(mail.len(), before + 1);
    let prose = mail.last().unwrap().prose();
    assert!(prose.contains("Not today") && prose.contains("No 3"), "{prose}");
}

#[test]
fn an_answer_that_is_too_long_does_not_mean_that_the_gate_is_away() {
    let server = HookServer::start();
    server.answers(|_| says(&"a".repeat(70_000)));
    let app = app_with(&server);
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    confirmed(&app, [&alice, &bruno], "example.org");
    app.work();
    let gate = app.context.gate.as_ref().unwrap();
    assert!(!gate.is_well() && gate.pause().is_zero(), "{:?}", gate.pause());
}

#[test]
fn two_workers_that_ask_about_the_same_requests_write_down_that_they_wait_and_carry_out_the_rest() {
    let gate = HookServer::start();
    let answer = |hook: &Hook| match hook.service().as_str() {
        "0.example" | "2.example" => says("not now"),
        _ => says(r#"{"allow":true}"#),
    };
    gate.answers(move |hook| answer(hook).after(Duration::from_millis(300)));
    let app = app_with(&gate);
    let [alice, bruno] = ["Alice", "Bruno"].map(|name| app.customer(name));
    let requests = [0, 1, 2, 3].map(|number| confirmed(&app, [&alice, &bruno], &format!("{number}.example")));
    let other = app.again(Options { gate: Some(gate.url("/gate")), ..Options::default() });
    std::thread::scope(|scope| {
        for worker in [&app.context, &other.context] {
            scope.spawn(move || worker.pass_gate(&AtomicBool::new(false)).unwrap());
        }
    });
    assert_eq!(requests.map(|request| state(&app, request)), ["processing", "done", "processing", "done"]);
    assert_eq!(app.db_count("setbacks"), 2);
    assert_eq!(app.db_count("feed WHERE kind = 'service.contacts_changed'"), 2, "nothing is done twice");
}

/// The state that is written down.
fn state(app: &TestApp, request: i64) -> String {
    let id = handover::domain::RequestId(request);
    let found = handover::store::requests::find(&mut app.db.connection().unwrap(), id).unwrap().unwrap();
    found.state_at(app.clock.now()).as_str().to_owned()
}
