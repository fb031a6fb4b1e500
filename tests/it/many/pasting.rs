//! Services are chosen by pasting their names.

use crate::support::app::TestApp;
use crate::support::page::Page;

const CHOOSE: &str = "/services/contacts/choose";

#[test]
fn services_are_chosen_by_pasting_their_names() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.service("bücher.example", &alice, &alice, &alice);
    app.db_service("shop", "VPS", [&alice, &alice, &alice]);
    app.db_service("shop", "MAIL_PLAN", [&alice, &alice, &alice]);
    app.service("others.example", &bob, &bob, &bob);
    let choose = |names: &str, more: &[(&str, &str)]| alice.post(CHOOSE, &[&[("names", names)], more].concat());
    let answer = choose("XN--BCHER-KVA.example\r\n\r\nshop;vps\r\n", &[]);
    assert_eq!(answer.status, 303);
    assert_eq!(alice.follow(&answer).text("h1"), "Modify contacts of 2 services");
    let answer = choose("shop\nothers.example\nnowhere.example DOMAIN", &[]);
    assert_eq!(answer.status, 422);
    let missing = answer.texts("[role=alert] li");
    assert_eq!(missing, ["others.example", "nowhere.example DOMAIN"], "another's is as little there");
    assert_eq!(answer.fault("names"), "2 names match none of your services.");
    assert_eq!(answer.attributes("[role=alert] a", "href"), ["#names"]);
    let long = choose(&format!("shop{}vps", " ".repeat(400)), &[]);
    assert_eq!((long.status, long.texts("[role=alert] li").len()), (422, 1), "no line of a service is so long");
    let answer = choose("shop\nothers.example", &[("skip", "1")]);
    assert_eq!(alice.follow(&answer).text("h1"), "Modify contacts of 2 services");
    for (names, said) in
        [("", "No service is chosen."), (&"x\n".repeat(501), "These are 501 names. Leave at most 500 here")]
    {
        let answer = choose(names, &[]);
        assert!(answer.status == 422 && answer.text("[role=alert]").contains(said), "{}", answer.body);
    }
    assert_eq!(alice.get("/services/contacts").text("h1"), "Choose services by name");
    assert_eq!(bob.get(&format!("/services/contacts?service={}", 1)).status, 404, "as if it were not there");
}

#[test]
fn a_list_of_five_hundred_long_names_fits_and_a_longer_one_is_told_what_to_do() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    // More than 300 KB on their way, where such a letter is six bytes.
    let (long, category) = (|n: usize| format!("{n:03}{}", "a".repeat(250)), "ü".repeat(64));
    for n in 0..3 {
        app.db_service(&long(n), &category, [&alice, &alice, &alice]);
    }
    let line = |n: usize| format!("{}\t{category}\r\n", long(n));
    let list: String = (0..500).map(line).collect();
    // In the field as it is read, all blanks are alike.
    let lines = |page: &Page| page.text("#names").split(' ').count() / 2;
    let answer = alice.post(CHOOSE, &[("names", &list)]);
    assert_eq!((answer.status, answer.texts("[role=alert] li").len()), (422, 497));
    assert_eq!(lines(&answer), 500, "all of it stays");
    let answer = alice.post(CHOOSE, &[("names", &list), ("skip", "1")]);
    assert_eq!(alice.follow(&answer).text("h1"), "Modify contacts of 3 services");
    let answer = alice.post(CHOOSE, &[("names", &format!("{list}{}", line(500)))]);
    assert_eq!((answer.status, lines(&answer)), (422, 501));
    let answer = alice.post(CHOOSE, &[("names", &list.repeat(2))]);
    assert_eq!(answer.status, 413);
    assert!(answer.text("main").contains("Enter at most 500 names"), "{}", answer.text("main"));
    let other = alice.post("/profile", &[("name", &list)]);
    assert_eq!((other.status, other.text("main").contains("500")), (413, false), "no other form may be as large");
}

#[test]
fn names_that_lead_to_too_many_services_are_told_so() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.db_services(499, [&alice, &alice, &alice]);
    for category in ["VPS", "MAIL_PLAN"] {
        app.db_service("shop", category, [&alice, &alice, &alice]);
    }
    let names = alice.get("/services.csv").body;
    let mut names: Vec<_> = names.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    names.dedup();
    let names = names.join("\n");
    let answer = alice.post(CHOOSE, &[("names", &names)]);
    let said = answer.text("[role=alert]");
    assert!(
        answer.status == 422 && said.starts_with("These names lead to 501 services. Leave names of at most 500"),
        "{said}"
    );
    assert_eq!(answer.text("#names").split(' ').count(), 500);
}
