//! Accounts that are closed: of several in a batch comes what comes of one that is deleted alone.

use handover::domain::event::AccountEvent;
use handover::flows::administer;
use handover::store::events::history_of_account;
use handover::store::request_lists::Beyond;
use serde_json::{Value, json};

use crate::support::api::Program;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::hook_server::{Hook, HookServer};

/// What a customer has open that is to be closed: what it asks for, and all have confirmed; what is asked of it likewise; and what it
/// has not confirmed.
struct ToClose<'a> {
    who: Customer<'a>,
    requests: [i64; 3],
}

impl<'a> ToClose<'a> {
    fn new(app: &'a TestApp, alice: &Customer<'a>, name: &str) -> Self {
        let who = app.customer(name);
        let service = |kind: &str, of: &Customer<'a>| app.service(&format!("{kind}-{name}.example"), of, of, of);
        let own = who.asks_for(service("own", &who)).tech(alice).confirm()[0];
        who.accepts(own);
        alice.accepts(own);
        let asked = alice.asks_for(service("asked", alice)).tech(&who).confirm()[0];
        who.accepts(asked);
        alice.accepts(asked);
        let pending = alice.asks_for(service("pending", alice)).tech(&who).confirm()[0];
        Self { who, requests: [own, asked, pending] }
    }
}

/// What is found of it afterwards, in words that are the same for all.
#[derive(Debug, PartialEq)]
struct FoundClosed {
    requests: [(Value, Value); 3],
    emails: Vec<String>,
    emails_to_alice: usize,
    events: Vec<String>,
    sent: Vec<String>,
    log: Vec<String>,
    history: Vec<Option<AccountEvent>>,
    /// What its session still opens once it is open again.
    page: u16,
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<_> = words.collect();
    words.sort_unstable();
    words
}

fn found(closed: &ToClose<'_>, alice: &Customer<'_>, program: &Program<'_>, hooks: &HookServer) -> FoundClosed {
    let ToClose { who, requests } = closed;
    let (app, nic) = (who.app(), who.nic.as_str());
    let request = |id: i64| {
        let request = program.get(&format!("/requests/{id}")).json();
        (request["state"].clone(), request["fail_reason"].clone())
    };
    let events = program.get("/events?limit=1000").json()["events"].as_array().unwrap().clone();
    let is_about = |event: &&Value| event["data"].to_string().contains(nic);
    let log = app.command(&["audit", "--account", nic]).done();
    let acts = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let history = app.db.read_blocking(|conn| history_of_account(conn, who.id, Beyond::Start, 100));
    let by_key = acts.filter(|line| line["operator"] == "key:billing");
    FoundClosed {
        requests: requests.map(request),
        emails: who.subjects().iter().map(|subject| subject.replace(&who.name, "WHO")).collect(),
        emails_to_alice: alice.mail().iter().filter(|email| email.text.contains(nic)).count(),
        events: sorted(events.iter().filter(is_about).map(|event| event["type"].as_str().unwrap().to_owned())),
        sent: sorted(hooks.hooks().iter().filter(|hook| hook.body.contains(nic)).map(Hook::kind)),
        log: by_key.map(|line| line["act"].as_str().unwrap().to_owned()).collect(),
        history: history.unwrap().into_iter().map(|record| record.recorded.what).collect(),
        page: {
            app.operator(|cx| administer::reopen(cx, who.id, None));
            who.get("/services").status
        },
    }
}

#[test]
fn of_several_closed_in_a_batch_comes_what_comes_of_one_alone() {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    let alice = app.customer("Alice");
    let closing = ["Bob", "Carol", "Dan"].map(|name| ToClose::new(&app, &alice, name));
    let program = app.program("billing", "sync");
    app.adds_webhook(&hooks.url("/"));
    let path = |closing: &ToClose<'_>| format!("/accounts/{}", closing.who.nic);
    assert_eq!(program.delete(&path(&closing[0])).status, 204);
    let lines = [1, 2].map(|place| json!({ "delete": path(&closing[place]) }));
    for _ in 0..2 {
        let done = program.batch(&lines);
        assert_eq!((done.status, &done.json()["accounts_deleted"]), (200, &json!(2)), "{}", done.body);
    }
    app.deliver();
    app.sends_events();
    let [alone, one, other] = closing.each_ref().map(|closed| found(closed, &alice, &program, &hooks));
    assert_eq!((&alone, &alone), (&one, &other));
    let state = |state: &str, why: Value| (json!(state), why);
    let failed = |why: &str| state("failed", json!(why));
    assert_eq!(
        alone.requests,
        [failed("requester-closed"), failed("new-contact-closed"), state("cancelled", json!(null))]
    );
    assert_eq!((alone.page, alone.emails_to_alice, alone.history.len()), (303, 6, 2), "{alone:?}");
    assert_eq!(alone.log, ["requests-ended", "account-closed"]);
    assert!(alone.sent == alone.events && alone.sent.contains(&"account.closed".to_owned()), "{alone:?}");
}
