//! *My requests*.

use handover::domain::time::DAY;

use super::{numbers, walk};
use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;

#[test]
fn paging_through_requests_shows_each_once_newest_first() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..60 {
        let service = app.service(&number.to_string(), &alice, &alice, &alice);
        assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    }
    for (who, start) in [(&alice, "/requests"), (&bob, "/requests"), (&alice, "/requests?state=pending")] {
        let pages = walk(who, start);
        assert_eq!(pages.iter().map(|page| page.rows().len()).collect::<Vec<_>>(), [25, 25, 10]);
        let shown: Vec<_> = pages.iter().flat_map(numbers).collect();
        assert_eq!(shown, (1..=60).rev().collect::<Vec<_>>());
    }
    app.advance(DAY * 30);
    alice.forget_cookies();
    assert_eq!(walk(&alice, "/requests?state=expired").len(), 3);
    assert!(alice.get("/requests?state=pending").rows().is_empty());
}

#[test]
fn a_row_says_what_is_asked_for_and_offers_what_can_be_done() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let request = alice.asks_for(service).tech(&carol).billing(&carol).confirm()[0];
    let row = alice.get("/requests").rows().remove(0);
    assert!(row[0].starts_with(&format!("{request} ")), "{}", row[0]);
    assert!(row[0].ends_with(" requested by you"), "who is replaced is not taken for who asks: {}", row[0]);
    assert!(carol.get("/requests").rows()[0][0].ends_with(" requested by Alice"));
    let expected = [
        format!("Bob {}", bob.nic),
        format!("C. {}", carol.nic),
        "Technical, Billing".into(),
        "example.org Domain".into(),
    ];
    assert_eq!(row[1..5], expected);
    assert_eq!(bob.get("/requests").rows(), Vec::<Vec<String>>::new(), "not before it was replaced");
    assert_eq!(carol.get("/requests").rows()[0][2], "You");
    let acts = |who: &Customer<'_>| who.get("/requests").texts("td .menu li").join("; ");
    let other = format!("Resend to {}", carol.nic);
    assert_eq!(acts(&alice), format!("Accept request; Decline request; Resend request; {other}; Cancel request"));
    assert_eq!(acts(&carol), "Accept request; Decline request; Resend request");
    assert!(alice.get("/requests").has(&format!("summary[aria-label='Actions for request {request}']")));
    alice.accepts(request);
    assert_eq!(acts(&alice), format!("{other}; Cancel request"));
    carol.declines(request);
    assert_eq!(acts(&alice), "");
}

#[test]
fn requests_are_searched_by_service_and_by_who_is_in_them() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let ask =
        |name: &str, to: &Customer<'_>| alice.asks_for(app.service(name, &alice, &bob, &alice)).tech(to).confirm()[0];
    let (river, lake) = (ask("River-School.example", &carol), ask("lake_100%.example", &alice));
    let found = |who: &Customer<'_>, search: &str| numbers(&who.get(&format!("/requests?q={search}")));
    for (search, expected) in [
        ("river", vec![river]),
        ("%20SCHOOL.%20", vec![river]),
        ("_100%25", vec![lake]),
        ("%25", vec![lake]),
        ("example", vec![lake, river]),
        ("nothing", vec![]),
        (&carol.nic, vec![river]),
        (&carol.nic.to_uppercase(), vec![river]),
        (&bob.nic, vec![lake, river]),
        ("xx1-nic", vec![]),
        (&carol.nic[..4], vec![river]),
        (&bob.nic[..3].to_uppercase(), vec![lake, river]),
        (&carol.nic[1..], vec![]),
    ] {
        assert_eq!(found(&alice, search), expected, "{search}");
    }
    assert_eq!(found(&carol, "example"), [river], "of what it sees alone");
    assert_eq!(numbers(&alice.get("/requests?q=river&state=done")).len(), 0);
    let page = alice.get("/requests?q=RIVER&state=pending");
    assert_eq!((numbers(&page), page.value("q").as_str()), (vec![river], "RIVER"));
}

#[test]
fn requests_are_searched_by_the_names_that_the_page_shows_whole() {
    let app = TestApp::start();
    let [alice, bruno, carol, dan] =
        ["Alice", "Bruno", "Carol", "Dan"].map(|name| app.customer_with(name, |profile| profile.name += " Söderberg"));
    app.service("shared.example", &alice, &carol, &alice);
    let [first, second] = [&bruno, &carol].map(|new| {
        let service = app.service(&format!("s{}.example", new.nic), &alice, &dan, &alice);
        alice.asks_for(service).tech(new).confirm()[0]
    });
    let found = |who: &Customer<'_>, search: &str| numbers(&who.get(&format!("/requests?q={search}")));
    let parts = |who: &Customer<'_>, name: &str| {
        let whole = name.to_uppercase() + "%20s%C3%96der";
        let answers = [name[1..].to_owned(), format!("%20{name}"), whole].map(|search| found(who, &search));
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{name}: {answers:?}");
        answers[0].clone()
    };
    assert_eq!(parts(&alice, "bruno"), Vec::<i64>::new(), "a stranger, by its initials");
    assert_eq!(parts(&alice, "carol"), [second], "a colleague on another service");
    assert_eq!([parts(&alice, "dan"), parts(&alice, "alice")], [[second, first], [second, first]]);
    assert_eq!([parts(&bruno, "bruno"), parts(&bruno, "alice"), parts(&bruno, "dan")], [[first], [first], [first]]);
    assert_eq!(parts(&dan, "alice"), Vec::<i64>::new(), "which it does not see");
    assert_eq!(found(&alice, &bruno.nic), [first]);
    bruno.accepts(first);
    assert_eq!(parts(&alice, "bruno"), [first], "once it has accepted");
    assert_eq!(numbers(&alice.get("/requests?q=bruno&state=done")), Vec::<i64>::new());
    alice.cancels(first);
    assert_eq!(parts(&alice, "bruno"), [first]);
}

#[test]
fn each_filter_is_taken_off_alone() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let back = "&back=%2Fservices%3Fq%3Da";
    let page = it.alice.get(&format!("/requests?q=example&state=pending{back}"));
    assert_eq!(page.texts(".filtered li"), ["“example” ×", "All pending ×"]);
    let without = ["/requests?state=pending", "/requests?q=example"].map(|view| format!("{view}{back}"));
    assert_eq!(page.attributes(".filtered .off", "href"), without);
    assert_eq!(page.attributes(".filtered .off", "aria-label")[1], "Remove “All pending”");
    assert_eq!(page.attribute(".filtered .clear", "href").as_deref(), Some("/requests?back=%2Fservices%3Fq%3Da"));
    assert!(page.has("details.fold #state") && !page.has("details.fold #q"));
    assert_eq!(it.alice.get("/requests?state=pending-own").texts(".filtered li"), ["Your turn ×"]);
    assert!(!it.alice.get("/requests").has(".filtered"));
}

#[test]
fn a_contact_leads_to_the_requests_that_it_is_in() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    for (name, new) in [("b", &bob), ("c", &carol)] {
        alice.asks_for(app.service(name, &alice, &alice, &alice)).tech(new).confirm();
    }
    let link = alice.get("/requests?state=pending").attributes("td .contact", "href").remove(0);
    assert_eq!(link, format!("/requests?state=pending&q={}", carol.nic));
    assert_eq!(numbers(&alice.get(&link)), [2]);
    assert_eq!(alice.get("/requests").attributes("td .contact", "href")[0], format!("/requests?q={}", carol.nic));
}

#[test]
fn an_empty_list_says_what_to_do_next() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let next = |path: &str| {
        let page = alice.get(path);
        (page.text(".empty a"), page.attribute(".empty a", "href").unwrap())
    };
    assert_eq!(next("/requests"), ("My services".to_owned(), "/services".to_owned()));
    assert_eq!(next("/requests?q=x"), ("Clear search".to_owned(), "/requests".to_owned()));
    assert!(alice.get("/requests?q=x").text(".empty p").contains("“x”"));
    assert_eq!(next("/requests?state=done"), ("Clear filters".to_owned(), "/requests".to_owned()));
}
