//! What the filters leave of a list, as a file.

use handover::domain::time::DAY;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

const SERVICES: (&str, &str) = (
    "services.csv",
    "name,category,administrative,administrative_name,technical,technical_name,billing,billing_name,\
     expires_on,renewal",
);
const REQUESTS: (&str, &str) = (
    "requests.csv",
    "number,requested_at,requester,requester_name,from,from_name,to,to_name,contact_types,service,category,state,\
    awaited,finished_at",
);

fn lines(who: &Customer<'_>, path: &str) -> Vec<String> {
    let (name, head) = if path.starts_with("/services") { SERVICES } else { REQUESTS };
    let file = who.get(path);
    assert_eq!((file.status, file.header("content-type")), (200, Some("text/csv; charset=utf-8")), "{path}");
    let disposition = format!("attachment; filename=\"{name}\"");
    assert_eq!(file.header("content-disposition"), Some(disposition.as_str()));
    assert!(file.body.ends_with("\r\n"));
    let mut lines = file.body.split("\r\n").map(str::to_owned);
    assert_eq!(lines.next().as_deref(), Some(head));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Customers whose names are in no address.
fn named<'a, const N: usize>(app: &'a TestApp, names: [&str; N]) -> [Customer<'a>; N] {
    names.map(|name| app.customer_with(name, |profile| profile.email = format!("{}@example.org", profile.nic)))
}

#[test]
fn what_the_filters_leave_is_saved_as_a_file() {
    let app = TestApp::start();
    let [alice, bob, eve] = named(&app, ["Alice, A.", "=Bob()", "Eve"]);
    app.db_service("b.example", "DOMAIN", [&alice, &bob, &alice]);
    app.db_service("-a \"x\".example", "VPS", [&alice, &alice, &alice]);
    app.db_service("eve.example", "VPS", [&eve, &eve, &eve]);
    let page = alice.get("/services?sort=-name&q=b");
    let link = page.attributes(".list-bar a[href*=csv]", "href").pop().unwrap();
    assert_eq!(link, "/services.csv?q=b&sort=-name");
    let (a, b) = (&alice.nic, &bob.nic);
    let of_bob = format!("b.example,DOMAIN,{a},\"Alice, A.\",{b},'=Bob(),{a},\"Alice, A.\",,");
    assert_eq!(lines(&alice, &link), std::slice::from_ref(&of_bob));
    let all = lines(&alice, "/services.csv");
    assert_eq!(all.len(), 2);
    assert!(all[0].starts_with("\"'-a \"\"x\"\".example\",VPS,"), "{all:?}");
    assert_eq!(lines(&alice, "/services.csv?contact=bob&rows=7&after=x"), [of_bob]);
    assert_eq!(lines(&alice, "/services.csv?category=NONE").len(), 0);
    assert_eq!(alice.send("HEAD", "/services.csv", None, &[]).status, 200);
    app.db_sets("services SET expires_on = 20878, renewal = 'manual' WHERE name = 'b.example'");
    assert!(lines(&alice, &link)[0].ends_with(",2027-03-01,manual"));
}

#[test]
fn a_file_holds_all_of_many() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.db_services(1000, [&alice, &bob, &alice]);
    for path in ["/services.csv", "/services.csv?sort=-name"] {
        let mut names: Vec<_> = lines(&alice, path).iter().map(|line| line[..6].to_owned()).collect();
        names.sort();
        let expected: Vec<_> = (10_001..=11_000).map(|number| format!("s{number}")).collect();
        assert_eq!(names, expected, "{path}");
    }
}

#[test]
fn requests_are_saved_as_they_are_seen() {
    let app = TestApp::start();
    let [alice, bob, eve] = named(&app, ["Alice, A.", "=Bob Barker", "Eve"]);
    for (name, what) in [("+a.example", [&bob, &bob]), ("b.example", [&bob, &alice])] {
        let service = app.service(name, &alice, &alice, &alice);
        alice.asks_for(service).tech(what[0]).billing(what[1]).confirm();
    }
    let page = alice.get("/requests?q=b.ex&state=pending&back=%2Fservices");
    let asked = page.attribute("td time", "datetime").unwrap();
    let (a, b) = (&alice.nic, &bob.nic);
    let parties = |called: &str| format!("{a},\"Alice, A.\",{a},\"Alice, A.\",{b},{called}");
    let line = |called: &str, state: &str| format!("2,{asked},{},technical,b.example,DOMAIN,{state}", parties(called));
    let saved_at = page.attribute(".list-bar > a", "href").unwrap();
    assert_eq!(saved_at, "/requests.csv?q=b.ex&state=pending");
    let pending = format!("pending,\"{a}, {b}\",");
    assert_eq!(lines(&alice, &saved_at), [line("B. B.", &pending)], "by initials, as on the page");
    assert_eq!(lines(&bob, &saved_at), [line("'=Bob Barker", &pending)]);
    let both = lines(&alice, "/requests.csv?state=pending-own&after=1");
    assert!(both.len() == 2 && both[1].contains(",\"technical, billing\",'+a.example,DOMAIN,"), "{both:?}");
    assert_eq!(lines(&eve, "/requests.csv"), Vec::<String>::new());
    bob.declines(2);
    app.advance(DAY * 30);
    for who in [&alice, &bob] {
        who.forget_cookies();
    }
    for (state, number) in [("declined", 2), ("expired", 1)] {
        let found = lines(&alice, &format!("/requests.csv?state={state}"));
        let end = found[0].rsplit_once(',').unwrap();
        assert!(found.len() == 1 && end.0.starts_with(&format!("{number},")), "{found:?}");
        assert!(end.0.ends_with(&format!(",{state},")) && end.1.ends_with('Z'), "{found:?}");
    }
}

#[test]
fn a_file_holds_all_of_many_requests() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.declines(it.request);
    app.db_copies_of_request(it.request, 1199);
    for who in [&it.alice, &it.bob] {
        let saved = lines(who, "/requests.csv?state=declined");
        let numbers: Vec<i64> = saved.iter().map(|line| line.split(',').next().unwrap().parse().unwrap()).collect();
        assert!(numbers.len() == 1200 && numbers.is_sorted_by(|newer, older| newer > older), "{numbers:?}");
    }
}

#[test]
fn only_whoever_is_signed_in_saves_a_file() {
    let app = TestApp::start();
    let answer = Customer::stranger(&app).get("/services.csv?q=a");
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Fservices.csv%3Fq%3Da"));
}
