//! One field finds everything.

use super::operator::Operator;
use crate::support::acts::Pair;
use crate::support::app::TestApp;

#[test]
fn one_field_finds_everything() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let carol = app.customer("Carol");
    app.service("example.net", &it.alice, &it.alice, &it.alice);
    app.service("example.com", &it.alice, &it.alice, &it.alice);
    let closed = app.customer("Zed");
    app.db_close(&closed);
    let sam = Operator::support(&app);
    let leads = |typed: &str| {
        sam.own
            .get(&format!("/operator?q={}", crate::support::customer::form(&[("q", typed)]).split_once('=').unwrap().1))
            .location()
            .to_owned()
    };
    let account = |nic: &str| format!("/operator/accounts/{nic}");
    assert_eq!(leads(&carol.nic), account(&carol.nic));
    assert_eq!(leads(&format!(" {} ", carol.nic.to_uppercase())), account(&carol.nic));
    assert_eq!(leads(&carol.email.to_uppercase()), account(&carol.nic));
    assert_eq!(leads(&closed.nic), account(&closed.nic));
    assert_eq!(leads("EXAMPLE.net"), "/operator/services/2");
    let found = |typed: &str| sam.looks(&format!("/operator?q={typed}")).texts("main li a");
    assert_eq!(found("exampl"), ["example.com", "example.net", "example.org"]);
    assert_eq!(found("ca"), ["Carol ca3-nic"]);
    assert_eq!(found("ZE"), [format!("Zed {}", closed.nic)]);
    assert_eq!(found(&it.request.to_string()), [format!("Request {}", it.request), "Submission 1".to_owned()]);
    for nothing in ["nobody", "nobody@example.org", "%25", "_", "99", "ca%00"] {
        let page = sam.looks(&format!("/operator?q={nothing}"));
        assert!(!page.has("main li a"), "{nothing}");
    }
    assert_eq!(app.db_rows("operator_log", &["act"]), ["listed", "listed"], "what shows names is written down");
}

#[test]
fn an_address_that_several_share_leads_nowhere_by_itself() {
    let app = TestApp::start();
    let two =
        ["Ann", "Eve"].map(|name| app.customer_with(name, |profile| profile.email = "both@example.org".to_owned()));
    let sam = Operator::support(&app);
    let page = sam.looks("/operator?q=both%40example.org");
    assert_eq!(page.texts("main li a"), two.map(|one| format!("{} {}", one.name, one.nic)));
    assert!(!page.text("main").contains("both@"));
}

#[test]
fn of_many_the_first_are_shown() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.services(30, [&alice, &alice, &alice]);
    let sam = Operator::support(&app);
    let all = app.db_rows("services", &["name"]);
    let begins: String = all[0].chars().take(1).collect();
    let page = sam.looks(&format!("/operator?q={begins}"));
    assert_eq!(page.texts("section[aria-labelledby=services] li").len(), 25);
    assert!(page.text("main").contains("The first 25 are shown."), "{}", page.text("main"));
}
