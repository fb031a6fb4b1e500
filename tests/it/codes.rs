//! The validation codes and each of their limits.

mod again;
mod links;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::{Customer, link_in};
use crate::support::page::Page;

const WRONG: &str = "This code does not match. Use the code from the latest email we sent you, \
                     or get a new one with “Send me a new code”.";

/// The answer to a code that does not match.
fn is_wrong(answer: &Page) {
    assert_eq!((answer.status, answer.fault("token")), (422, WRONG.to_owned()));
    assert!(answer.text("[role=alert]").contains(WRONG));
    assert!(answer.has("[role=alert] a[href='#token']"));
    assert_eq!(answer.value("token"), "", "codes are not sent back");
}

/// A code of the right form that is nobody's.
fn nobodys(code: &str) -> String {
    code.chars()
        .map(|c| {
            if c == 'A' {
                'C'
            } else if c == '-' {
                '-'
            } else {
                'A'
            }
        })
        .collect()
}

fn tries_wrongly(customer: &Customer<'_>, request: i64, times: usize) {
    for _ in 0..times {
        is_wrong(&customer.try_decides(request, "accept", &nobodys(&customer.code())));
    }
}

#[test]
fn every_code_that_does_not_match_is_answered_alike() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let old = it.bob.code();
    it.bob.resends(it.request, &it.bob);
    app.deliver();
    for decision in ["accept", "decline"] {
        for wrong in [&old, &it.alice.code()] {
            is_wrong(&it.bob.try_decides(it.request, decision, wrong));
        }
    }
    is_wrong(&it.bob.try_decides(it.request, "accept", "x"));
    is_wrong(&it.bob.try_decides(it.request, "accept", &it.bob.code()));
    assert_eq!(it.bob.sees(it.request), "pending-own");
}

#[test]
fn an_empty_code_is_a_fault_and_no_try() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for empty in ["", "  ", "- –", "\u{a0}\t"].iter().cycle().take(12) {
        let answer = it.bob.try_decides(it.request, "accept", empty);
        assert_eq!((answer.status, answer.fault("token")), (422, "Enter the validation code from the email.".into()));
    }
    assert_eq!(it.bob.post(&format!("/requests/{}/accept", it.request), &[]).status, 422);
    it.bob.accepts(it.request);
}

#[test]
fn what_stands_around_and_between_the_letters_does_not_matter() {
    let app = TestApp::start();
    let ways: [fn(String) -> String; 9] = [
        |code| code.to_lowercase(),
        |code| code.replace('-', ""),
        |code| format!("  {} ", code.replace('-', " ")),
        |code| code.replace('-', " – ").to_lowercase(),
        |code| format!("\u{200b}“{code}”."),
        |code| code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect(),
        |code| format!("Validation code: {code}"),
        |code| format!("https://elsewhere.example/submissions/7?token={code}"),
        |code| format!("{}\u{feff}", code.replace('-', "\u{2060}")),
    ];
    for way in ways {
        let it = Pair::new(&app);
        assert_eq!(it.bob.try_decides(it.request, "accept", &way(it.bob.code())).status, 303);
    }
}

#[test]
fn four_wrong_tries_leave_a_code_alive() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    tries_wrongly(&it.bob, it.request, 4);
    it.bob.accepts(it.request);
}

#[test]
fn five_wrong_tries_kill_a_code_and_a_fresh_one_revives() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    tries_wrongly(&it.bob, it.request, 5);
    is_wrong(&it.bob.try_decides(it.request, "accept", &it.bob.code()));
    assert_eq!(it.bob.history(it.request), ["asked", "code-blocked"]);
    it.alice.accepts(it.request);
    it.bob.resends(it.request, &it.bob);
    app.deliver();
    tries_wrongly(&it.bob, it.request, 4);
    it.bob.accepts(it.request);
    assert_eq!(it.bob.sees(it.request), "processing");
}

#[test]
fn wrong_tries_count_over_all_requests_of_the_submission() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let made = alice.asks_for(service).billing(&bob).tech(&dora).confirm();
    tries_wrongly(&alice, made[0], 3);
    tries_wrongly(&alice, made[1], 2);
    for request in made {
        is_wrong(&alice.try_decides(request, "accept", &alice.code()));
        assert_eq!(alice.history(request), ["asked", "code-blocked"]);
    }
}

#[test]
fn what_others_try_does_not_count() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let wrong = nobodys(&bob.code());
    for _ in 0..6 {
        assert_eq!(
            carol.try_decides(request, "accept", &wrong).status,
            404,
            "it sees the request, but decides nothing"
        );
        assert_eq!(carol.try_decides(request, "accept", &bob.code()).status, 404, "whatever the code");
    }
    tries_wrongly(&alice, request, 4);
    alice.accepts(request);
    for _ in 0..6 {
        assert_eq!(alice.try_decides(request, "accept", &wrong).status, 409);
    }
    bob.accepts(request);
}

#[test]
fn a_code_stays_good_when_the_address_changes() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let code = it.bob.code();
    it.bob.moves_to("bobby@example.com");
    app.deliver();
    assert_eq!(it.bob.try_decides(it.request, "accept", &code).status, 303);
}

#[test]
fn a_replaced_code_is_dead_for_every_request_of_the_submission() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let made = alice.asks_for(service).billing(&bob).tech(&dora).confirm();
    let old = alice.code();
    alice.resends(made[1], &alice);
    app.deliver();
    for request in &made {
        is_wrong(&alice.try_decides(*request, "accept", &old));
        assert_eq!(alice.history(*request), ["asked", "resent"]);
    }
    for request in made {
        alice.accepts(request);
    }
}

#[test]
fn a_code_decides_nothing_of_another_submission() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let first = it.bob.code();
    let other = app.service("example.net", &it.alice, &it.alice, &it.alice);
    let second = it.alice.asks_for(other).tech(&it.bob).confirm()[0];
    assert_ne!(it.bob.code(), first);
    is_wrong(&it.bob.try_decides(second, "accept", &first));
    is_wrong(&it.bob.try_decides(it.request, "accept", &it.bob.code()));
    assert_eq!(it.bob.try_decides(it.request, "accept", &first).status, 303);
}

#[test]
fn codes_are_grouped_and_differ() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    for customer in [&it.alice, &it.bob] {
        assert!(customer.code().split('-').map(str::len).eq([5, 5, 5, 5]));
        let link = link_in(&customer.mail()[0]).unwrap();
        assert_eq!(link, format!("{}/requests/{}?token={}", app.base, it.request, customer.code()));
    }
    assert_ne!(it.alice.code(), it.bob.code());
}
