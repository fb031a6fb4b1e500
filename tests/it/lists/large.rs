//! Submissions of more than five requests: each is one row and one sentence, for everybody who sees it.

use handover::domain::ServiceId;
use handover::domain::time::DAY;

use super::walk;
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

fn services(app: &TestApp, number: usize, [admin, tech, billing]: [&Customer<'_>; 3]) -> Vec<ServiceId> {
    (0..number).map(|one| app.service(&format!("large{one:03}.example"), admin, tech, billing)).collect()
}

fn turns(page: &Page) -> Vec<String> {
    page.texts("section.own-turn li")
}

/// What is written down of large submissions is what is counted.
fn assert_counted(app: &TestApp) {
    let columns = [
        "account_id",
        "submission_id",
        "first_id",
        "last_id",
        "expires_at",
        "services",
        "from_id",
        "to_id",
        "contacts",
        "requests",
        "pending",
        "processing",
        "done",
        "declined",
        "cancelled",
        "expired",
        "failed",
        "awaited",
    ];
    let kept = app.db_rows("submission_views", &columns);
    assert_eq!(kept, app.db_rows("submission_views_counted", &columns));
    assert!(!kept.is_empty());
}

#[test]
fn five_requests_are_rows_of_their_own_and_six_are_one() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let all = services(&app, 11, [&alice, &alice, &alice]);
    alice.asks_for_all(&all[..5]).tech(&bob).confirm();
    assert_eq!(alice.get("/requests").rows().len(), 5);
    let large = alice.asks_for_all(&all[5..]).tech(&bob).confirm();
    for (who, from, to) in [
        (&alice, "You".to_owned(), format!("B. {}", bob.nic)),
        (&bob, format!("Alice {}", alice.nic), "You".to_owned()),
    ] {
        let page = who.get("/requests");
        let rows = page.rows();
        assert_eq!(rows.len(), 6);
        assert!(rows[0][0].starts_with("6–11 "), "{}", rows[0][0]);
        assert!(rows[0][0].contains(" requested by "), "{}", rows[0][0]);
        assert_eq!(
            rows[0][1..6],
            [from, to, "Technical".into(), "6 services".into(), "Pending your validation: 6".into()]
        );
        assert_eq!(page.attributes("td:first-child a", "href")[0], format!("/submissions/{large}"));
        assert!(page.has("summary[aria-label='Actions for request 6–11']"));
        assert_eq!(
            page.attributes("td .menu a", "href")[..2],
            [format!("/submissions/{large}#decide"), format!("/submissions/{large}#decide")]
        );
    }
    let said = |who: &Customer<'_>| turns(&who.get("/requests")).pop().unwrap();
    assert_eq!(
        said(&alice),
        "You asked B. to become technical contact of 6 services · you must confirm too · 30 days left · Review"
    );
    let page = bob.get("/requests");
    assert_eq!(said(&bob), "Alice asks you to become technical contact of 6 services · 30 days left · Review");
    assert_eq!(page.attributes("section.own-turn li a", "href").pop().unwrap(), format!("/submissions/{large}"));
    assert_counted(&app);
}

#[test]
fn a_large_submission_is_counted_as_whoever_looks_sees_it() {
    let app = TestApp::start();
    let [alice, bob, carol, dan] = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    let all = services(&app, 7, [&alice, &carol, &dan]);
    let large = alice.asks_for_all(&all).tech(&bob).billing(&alice).confirm();
    let requests = app.db_requests_of(large);
    let state = |who: &Customer<'_>| {
        who.get("/requests").rows().into_iter().map(|row| row[3..6].join("; ")).collect::<Vec<_>>()
    };
    assert_eq!(state(&alice), ["Technical, Billing; 7 services; Pending your validation: 14"]);
    assert_eq!(state(&bob), ["Technical; 7 services; Pending your validation: 7"]);
    assert!(state(&carol).is_empty() && state(&dan).is_empty());
    let of_bob: Vec<_> =
        requests.iter().copied().filter(|id| bob.get(&format!("/requests/{id}")).status == 200).collect();
    for id in &of_bob[..2] {
        alice.accepts(*id);
        bob.accepts(*id);
    }
    bob.declines(of_bob[2]);
    alice.cancels(of_bob[3]);
    assert_counted(&app);
    app.work();
    assert_counted(&app);
    let expected = "Pending your validation: 10 Done: 2 Declined: 1 Cancelled: 1";
    assert_eq!(state(&alice), [format!("Technical, Billing; 7 services; {expected}")]);
    assert_eq!(state(&carol), ["Technical; 2 services; Done: 2"]);
    assert!(state(&dan).is_empty());
    for (state, seen_by) in
        [("done", 3), ("declined", 2), ("cancelled", 2), ("pending", 2), ("failed", 0), ("pending-own", 2)]
    {
        let path = format!("/requests?state={state}");
        let seen = [&alice, &bob, &carol].map(|who| who.get(&path)).into_iter().filter(|page| page.rows().len() == 1);
        let seen: Vec<_> = seen.collect();
        assert_eq!(seen.len(), seen_by, "{state}");
        for page in seen {
            assert_eq!(
                page.attributes("td:first-child a", "href"),
                [format!("/submissions/{large}?state={state}&back={}", "%2Frequests%3Fstate%3D".to_owned() + state)]
            );
        }
    }
    app.advance(DAY * 30);
    for who in [&alice, &bob] {
        who.forget_cookies();
    }
    assert_eq!(alice.get("/requests?state=pending").rows().len(), 0);
    let over = |who: &Customer<'_>| who.get("/requests?state=expired").rows().remove(0)[5].clone();
    assert_eq!(over(&alice), "Done: 2 Declined: 1 Cancelled: 1 Expired: 10");
    app.work();
    assert_eq!(over(&alice), "Done: 2 Declined: 1 Cancelled: 1 Expired: 10");
    assert_counted(&app);
}

#[test]
fn the_administrative_contact_sees_what_is_open_on_its_services_as_one_row() {
    let app = TestApp::start();
    let [alice, bob, carol, admin] = ["Alice", "Bob", "Carol", "Admin"].map(|name| app.customer(name));
    let mut all = services(&app, 6, [&admin, &alice, &alice]);
    all.push(app.service("other.example", &alice, &alice, &alice));
    let large = alice.asks_for_all(&all).tech(&bob).billing(&carol).confirm();
    let row = |path: &str| admin.get(path).rows().into_iter().map(|row| row[2..6].join("; ")).collect::<Vec<_>>();
    assert_eq!(row("/requests"), ["Several people; Technical, Billing; 6 services; Pending validation: 12"]);
    assert_eq!(row("/requests?state=pending").len(), 1);
    assert_eq!(row("/requests?state=done").len(), 0);
    assert_eq!(row("/requests?q=large003").len(), 1);
    assert_eq!(row("/requests?q=other").len(), 0);
    assert_eq!(admin.get("/requests").texts("td .menu li"), ["Cancel request"]);
    // In another way too: no more and no less than it sees.
    let both = carol_and_admin(&app, &alice, &bob, &admin);
    let row = admin.get("/requests").rows().remove(0);
    assert_eq!(
        row[3..6].join("; "),
        "Technical, Billing; 6 services; Pending your validation: 6 Pending validation: 6"
    );
    assert!(admin.get("/requests").attributes("td:first-child a", "href")[0].ends_with(&both.to_string()));
    assert_ne!(both, large);
}

fn carol_and_admin(app: &TestApp, alice: &Customer<'_>, bob: &Customer<'_>, admin: &Customer<'_>) -> i64 {
    let all: Vec<_> = (0..6).map(|one| app.service(&format!("both{one}.example"), admin, alice, alice)).collect();
    alice.asks_for_all(&all).tech(bob).billing(admin).confirm()
}

#[test]
fn a_search_finds_a_large_submission_by_any_of_its_services_and_people() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let all = services(&app, 6, [&alice, &carol, &alice]);
    let large = alice.asks_for_all(&all).tech(&bob).confirm();
    let requests = app.db_requests_of(large);
    bob.declines(requests[2]);
    let found = |who: &Customer<'_>, query: &str| who.get(&format!("/requests?{query}")).rows().len();
    for (query, rows) in [
        ("q=large004", 1),
        ("q=nothing", 0),
        ("q=large002&state=declined", 1),
        ("q=large004&state=declined", 0),
        ("q=large004&state=pending-own", 1),
        ("q=large002&state=pending-own", 0),
        ("q=large002&state=pending", 0),
    ] {
        for who in [&alice, &bob] {
            assert_eq!(found(who, query), rows, "{} {query}", who.name);
        }
    }
    assert_eq!(found(&alice, &format!("q={}", bob.nic)), 1);
    assert_eq!(found(&carol, "q=large"), 0);
    assert_eq!(alice.get("/requests.csv").body.lines().count(), 7, "a file has each request");
    assert_eq!(alice.get("/requests.csv?state=pending-own&q=large").body.lines().count(), 6);
}

#[test]
fn large_submissions_are_paged_and_counted_among_others() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for round in 0..30 {
        let all: Vec<_> =
            (0..7).map(|one| app.service(&format!("r{round:02}-{one}.example"), &alice, &alice, &alice)).collect();
        alice.asks_for_all(&all[..6]).tech(&bob).confirm();
        alice.asks_for_all(&all[6..]).tech(&bob).confirm();
    }
    let first = |page: &Page| {
        page.rows().iter().map(|row| row[0].split(['–', ' ']).next().unwrap().parse().unwrap()).collect::<Vec<i64>>()
    };
    let expected: Vec<i64> = (0..30).rev().flat_map(|round| [round * 7 + 7, round * 7 + 1]).collect();
    for (who, start) in
        [(&alice, "/requests"), (&bob, "/requests"), (&bob, "/requests?state=pending-own"), (&alice, "/requests?q=r")]
    {
        let pages = walk(who, start);
        assert_eq!(pages.iter().flat_map(first).collect::<Vec<_>>(), expected, "{start}");
    }
    let page = bob.get("/requests");
    assert_eq!(page.texts(".tabs a").pop().unwrap(), "My requests 6060 waiting for you");
    assert_eq!(turns(&page).len(), 5);
    assert_eq!(page.text("section.own-turn > p"), "and 55 more requests · Show all");
}
