//! What is to change is marked in the list of services, for those who may see the request.

use handover::domain::time::DAY;

use super::names;
use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

#[test]
fn a_contact_that_is_to_change_is_marked() {
    let app = TestApp::start();
    let [admin, tech, new, bill] =
        ["Ada Admin", "Theo Tech", "Nora New", "Bill Billing"].map(|name| app.customer(name));
    let service = app.service("a.example", &admin, &tech, &bill);
    app.service("b.example", &admin, &tech, &bill);
    let request = tech.asks_for(service).tech(&new).confirm()[0];
    let old = format!("Theo Tech {}", tech.nic);
    let page = admin.get("/services?sort=-name");
    assert_eq!(
        page.rows()[1][2..5],
        ["You".to_owned(), format!("{old} → N. N., has yet to accept"), format!("Bill Billing {}", bill.nic)]
    );
    let link = page.attribute("td .pending", "href").unwrap();
    assert_eq!(link, format!("/requests/{request}?back=%2Fservices%3Fsort%3D-name"));
    assert_eq!(admin.get(&link).status, 200);
    assert_eq!(page.texts("td .pending").len(), 1);
    assert_eq!(tech.get("/services").rows()[0][3], "You → N. N., your turn");
    assert_eq!(bill.get("/services").texts("td .pending").len(), 0, "no party to it");
    for who in [&admin, &tech, &bill] {
        let found = names(&who.get("/services?pending=1"));
        assert_eq!(found.concat(), if who.id == bill.id { "" } else { "a.example" }, "{}", who.name);
    }
    new.accepts(request);
    assert_eq!(tech.get("/services").rows()[0][3], "You → Nora New, your turn");
    tech.accepts(request);
    assert_eq!(tech.get("/services").rows()[0][3], "You → Nora New, the change is being made");
    app.work();
    assert_eq!(admin.get("/services").texts("td .pending").len(), 0);
    assert_eq!(admin.get("/services?pending=1").text(".empty p"), "None of your services matches these filters.");
}

#[test]
fn each_contact_type_has_its_own_mark() {
    let app = TestApp::start();
    let [admin, tech, new] = ["Admin", "Tech", "New"].map(|name| app.customer(name));
    let service = app.service("a.example", &admin, &tech, &admin);
    let made = admin.asks_for(service).admin(&new).billing(&new).tech(&admin).confirm();
    assert_eq!(made.len(), 2);
    let own = "You → N., your turn".to_owned();
    let marked = [own.clone(), format!("Tech {} → You, your turn", tech.nic), own];
    assert_eq!(admin.get("/services").rows()[0][2..5], marked);
    app.service("shared.example", &new, &admin, &admin);
    assert!(admin.get("/services").rows()[0][2].contains("→ New, your turn"), "who shares a service goes by its name");
    new.declines(made[0]);
    assert_eq!(admin.get("/services").texts("td .pending"), ["→ You, your turn"]);
}

#[test]
fn whose_turn_it_is_is_said_to_whoever_it_is() {
    let app = TestApp::start();
    let [admin, tech, new] = ["Admin", "Tech", "New"].map(|name| app.customer(name));
    let request = tech.asks_for(app.service("a.example", &admin, &tech, &new)).tech(&new).confirm()[0];
    let own = |who: &Customer<'_>| who.get("/services").texts("td .pending strong");
    let turns = || [&admin, &tech, &new].map(|who| own(who) == ["your turn"]);
    let says = |who: &Customer<'_>| who.get("/services").text("td .pending");
    assert_eq!((turns(), says(&admin)), ([false, true, true], "→ New, has yet to accept".to_owned()));
    new.accepts(request);
    assert_eq!((turns(), says(&admin)), ([false, true, false], "→ New, the requester has yet to accept".to_owned()));
    assert_eq!(says(&new), "→ You, the requester has yet to accept");
    tech.accepts(request);
    assert_eq!((turns(), says(&admin)), ([false; 3], "→ New, the change is being made".to_owned()));
    assert_eq!(says(&new), "→ You, the change is being made");
    assert!(!admin.get("/services").has("details [name=pending]"), "to be filtered by without opening anything");
}

#[test]
fn whoever_has_accepted_reads_that_the_other_has_yet_to() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.accepts(it.request);
    assert_eq!(it.alice.get("/services").text("td .pending"), "→ B., has yet to accept");
}

#[test]
fn once_its_time_is_over_nothing_is_pending() {
    let app = TestApp::start();
    let [admin, new] = ["Admin", "New"].map(|name| app.customer(name));
    let service = app.service("a.example", &admin, &admin, &admin);
    admin.asks_for(service).tech(&new).confirm();
    assert_eq!(names(&admin.get("/services?pending=1")), ["a.example"]);
    app.advance(DAY * 30);
    admin.forget_cookies();
    assert_eq!(admin.get("/services").texts("td .pending").len(), 0, "by the clock");
    assert_eq!(names(&admin.get("/services?pending=1")).len(), 0, "by the clock");
}
