//! *My requests* by state: what is filtered by it, how it reads, and what is offered above the table.

use handover::domain::time::DAY;

use super::numbers;
use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, code_in};
use crate::support::page::Page;

/// A request in each state, each named as the filter calls it; the expired one is not written down as such.
fn one_of_each(app: &TestApp, alice: &Customer<'_>, bob: &Customer<'_>) -> Vec<(&'static str, i64)> {
    let ask = |name: &str| alice.asks_for(app.service(name, alice, alice, alice)).billing(bob).confirm()[0];
    let confirmed = |name: &str| {
        let request = ask(name);
        for who in [alice, bob] {
            who.accepts(request);
        }
        request
    };
    let done = confirmed("done");
    app.work();
    let failed = confirmed("failed");
    app.db_owes(bob, 1);
    app.work();
    app.db_owes(bob, 0);
    let declined = ask("declined");
    bob.declines(declined);
    let cancelled = ask("cancelled");
    alice.post(&format!("/requests/{cancelled}/cancel"), &[]);
    let expired = ask("expired");
    app.advance(DAY * 30);
    for who in [alice, bob] {
        who.forget_cookies();
    }
    let (pending, processing) = (ask("pending"), confirmed("processing"));
    let open = [("expired", expired), ("pending", pending), ("processing", processing)];
    [("done", done), ("failed", failed), ("declined", declined), ("cancelled", cancelled)]
        .into_iter()
        .chain(open)
        .collect()
}

#[test]
fn requests_are_filtered_by_state_with_the_clock_in_mind() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let made = one_of_each(&app, &alice, &bob);
    let mut newest_first: Vec<_> = made.iter().map(|(_, request)| *request).collect();
    newest_first.reverse();
    for who in [&alice, &bob] {
        assert_eq!(numbers(&who.get("/requests")), newest_first);
        for (state, request) in &made {
            let page = who.get(&format!("/requests?state={state}"));
            assert_eq!(numbers(&page), [*request], "{state}");
            let badge = page.attribute("td [data-state]", "data-state").unwrap();
            assert_eq!(badge, if *state == "pending" { "pending-own" } else { state });
            assert_eq!(page.attribute("#state option[selected]", "value").as_deref(), Some(*state));
        }
    }
    app.work();
    assert_eq!(numbers(&alice.get("/requests?state=expired")).len(), 1, "written down, it stays one");
}

#[test]
fn the_states_read_alike_in_words() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    one_of_each(&app, &alice, &bob);
    let states =
        |who: &Customer<'_>| who.get("/requests").rows().into_iter().map(|row| row[5].clone()).collect::<Vec<_>>();
    let words = |pending: &str| {
        [
            "Processing",
            pending,
            "Expired",
            "Cancelled",
            "Declined",
            "Failed A billing contact has outstanding payments.",
            "Done",
        ]
        .map(str::to_owned)
    };
    assert_eq!(states(&alice), words("Pending your validation waiting for Bob too"));
    assert_eq!(states(&bob), words("Pending your validation waiting for Alice too"));
    let pending = numbers(&alice.get("/requests?state=pending"))[0];
    let code = alice.mail().iter().filter(|email| email.text.contains("pending")).find_map(code_in).unwrap();
    assert_eq!(alice.try_decides(pending, "accept", &code).status, 303);
    assert_eq!(states(&alice)[1], format!("Pending validation from {}", bob.nic));
    assert_eq!(states(&bob), words("Pending your validation"), "it alone");
}

/// The links above the table: their words, where they lead to, and which of them is where one is.
fn ways(page: &Page) -> [Vec<String>; 3] {
    let links = "nav[aria-label=State] a";
    [page.texts(links), page.attributes(links, "href"), page.texts(&format!("{links}[aria-current]"))]
}

#[test]
fn the_states_that_there_are_stand_above_the_table() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let own = app.service("own.example", &carol, &carol, &carol);
    let first = carol.asks_for(own).tech(&bob).confirm()[0];
    assert_eq!(ways(&carol.get("/requests"))[0], ["All", "Your turn", "All pending"]);
    carol.declines(first);
    assert_eq!(ways(&carol.get("/requests"))[0], Vec::<String>::new(), "there is no other");
    one_of_each(&app, &alice, &bob);
    let all = ["All", "Your turn", "All pending", "Processing", "Done", "Declined", "Cancelled"];
    let all = [&all[..], &["Expired", "Failed"]].concat();
    let page = alice.get("/requests?q=example");
    assert_eq!(ways(&page)[0], all);
    assert_eq!(ways(&page)[1].last().unwrap(), "/requests?q=example&state=failed", "the search is kept");
    assert_eq!(ways(&page)[2], ["All"]);
    let failed = alice.get("/requests?state=failed");
    assert_eq!(ways(&failed)[2], ["Failed"]);
    assert_eq!((ways(&failed)[0].len(), failed.rows().len()), (9, 1), "the others stay");
    assert_eq!(ways(&alice.get("/requests?state=failed&q=nothing"))[0].len(), 9, "where nothing is found too");
    let none = ways(&carol.anew(|carol| carol.get("/requests?state=failed")));
    assert_eq!([none[0].join(" "), none[2].join(" ")], ["All Declined Failed", "Failed"]);
    let done = ways(&app.customer("Dan").get("/requests"));
    assert_eq!(done[0].len(), 0);
}

#[test]
fn who_was_replaced_and_the_administrative_contact_are_offered_what_they_see() {
    let app = TestApp::start();
    let [admin, tech, new] = ["Admin", "Tech", "New"].map(|name| app.customer(name));
    let states = |who: &Customer<'_>| ways(&who.get("/requests?state=failed"))[0].join(" ");
    let request = tech.asks_for(app.service("a", &admin, &tech, &admin)).tech(&new).confirm()[0];
    assert_eq!(states(&admin), "All All pending Failed");
    tech.accepts(request);
    new.accepts(request);
    assert_eq!(states(&admin), "All Processing Failed");
    app.work();
    assert_eq!(states(&admin), "All Failed", "no longer seen");
    let other = admin.asks_for(app.service("b", &admin, &tech, &admin)).tech(&new).confirm()[0];
    for who in [&admin, &new] {
        who.accepts(other);
    }
    app.work();
    assert_eq!(states(&tech), "All Done Failed");
}

#[test]
fn why_a_request_failed_is_said_in_the_list() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.db_moves(&it.bob, "ca");
    app.work();
    for who in [&it.alice, &it.bob] {
        assert_eq!(
            who.get("/requests").text("td[data-label=State] .why"),
            "The two accounts are no longer in the same zone."
        );
    }
}

#[test]
fn whose_turn_it_is_stands_above_what_is_pending() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let line = |who: &Customer<'_>, query: &str| who.get(&format!("/requests{query}")).texts(".tally > *").join(" | ");
    let by_alice = format!("Alice {}", alice.nic);
    let [by_bob, by_carol] = [("B.", &bob), ("C.", &carol)].map(|(initials, who)| format!("{initials} {}", who.nic));
    let service = |name: &str| app.service(name, &alice, &alice, &alice);
    let first = alice.asks_for(service("first.example")).tech(&bob).billing(&bob).confirm()[0];
    assert_eq!(line(&alice, ""), format!("Whose turn: | you 1 | {by_bob} 1"), "who asks must confirm too");
    alice.accepts(first);
    assert_eq!(line(&alice, ""), format!("Whose turn: | {by_bob} 1"));
    assert_eq!(line(&bob, "?state=pending"), "Whose turn: | you 1");
    let many: Vec<_> = (0..8).map(|number| service(&format!("large{number}.example"))).collect();
    let large = alice.asks_for_all(&many).tech(&carol).confirm();
    assert_eq!(line(&alice, "?state=pending"), format!("Whose turn: | you 1 | {by_carol} 1 | {by_bob} 1"));
    assert_eq!(
        alice.post(&format!("/submissions/{large}/accept"), &[("token", &alice.code()), ("all", "1")]).status,
        303
    );
    assert_eq!(line(&alice, "?q=large"), format!("Whose turn: | {by_carol} 1"));
    let page = alice.get("/requests?q=first");
    assert!(!page.has(".tally a"), "nothing of hers");
    let asked = bob.get("/requests?q=first");
    assert_eq!(asked.attributes(".tally a", "href"), ["/requests?q=first&state=pending-own"]);
    assert_eq!([line(&bob, "?state=pending-own"), line(&bob, "?state=done")], ["", ""], "where it is known");
    for number in 0..25 {
        alice.asks_for(service(&format!("s{number}.example"))).tech(&bob).confirm();
    }
    assert_eq!(line(&bob, "?state=pending"), format!("Whose turn, on this page: | you 25 | {by_alice} 25"));
    assert_eq!(line(&app.customer("Dan"), ""), "");
}
