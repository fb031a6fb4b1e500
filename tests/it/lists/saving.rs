//! The services that the filters leave, as a file.

use crate::support::app::TestApp;
use crate::support::customer::Customer;

const HEAD: &str = "name,category,administrative,administrative_name,technical,technical_name,billing,billing_name";

fn lines(who: &Customer<'_>, path: &str) -> Vec<String> {
    let file = who.get(path);
    assert_eq!((file.status, file.header("content-type")), (200, Some("text/csv; charset=utf-8")), "{path}");
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"services.csv\""));
    assert!(file.body.ends_with("\r\n"));
    let mut lines = file.body.split("\r\n").map(str::to_owned);
    assert_eq!(lines.next().as_deref(), Some(HEAD));
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn what_the_filters_leave_is_saved_as_a_file() {
    let app = TestApp::start();
    let [alice, bob, eve] = ["Alice, A.", "=Bob()", "Eve"]
        .map(|name| app.customer_with(name, |profile| profile.email = "someone@example.org".to_owned()));
    app.db_service("b.example", "DOMAIN", [&alice, &bob, &alice]);
    app.db_service("-a \"x\".example", "VPS", [&alice, &alice, &alice]);
    app.db_service("eve.example", "VPS", [&eve, &eve, &eve]);
    let page = alice.get("/services?sort=-name&q=b");
    let link = page.attributes(".list-bar a", "href").pop().unwrap();
    assert_eq!(link, "/services.csv?q=b&sort=-name");
    let (a, b) = (&alice.nic, &bob.nic);
    let of_bob = format!("b.example,DOMAIN,{a},\"Alice, A.\",{b},'=Bob(),{a},\"Alice, A.\"");
    assert_eq!(lines(&alice, &link), [of_bob.clone()]);
    let all = lines(&alice, "/services.csv");
    assert_eq!(all.len(), 2);
    assert!(all[0].starts_with("\"'-a \"\"x\"\".example\",VPS,"), "{all:?}");
    assert_eq!(lines(&alice, "/services.csv?contact=bob&rows=7&after=x"), [of_bob]);
    assert_eq!(lines(&alice, "/services.csv?category=NONE").len(), 0);
    assert_eq!(alice.send("HEAD", "/services.csv", None, &[]).status, 200);
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
fn only_whoever_is_signed_in_saves_a_file() {
    let app = TestApp::start();
    let answer = Customer::stranger(&app).get("/services.csv?q=a");
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Fservices.csv%3Fq%3Da"));
}
