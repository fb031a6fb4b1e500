//! Services are chosen by pasting their names.

use crate::support::app::TestApp;

const CHOOSE: &str = "/services/contacts/choose";

#[test]
fn services_are_chosen_by_pasting_their_names() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.service("bücher.example", &alice, &alice, &alice);
    app.db_service("shop", "VPS", [&alice, &alice, &alice]);
    app.db_service("shop", "MAIL_PLAN", [&alice, &alice, &alice]);
    app.service("others.example", &bob, &bob, &bob);
    let choose = |names: &str, more: &[(&str, &str)]| {
        alice.post(CHOOSE, &[&[("names", names)], more].concat())
    };
    let answer = choose("XN--BCHER-KVA.example\r\n\r\nshop;vps\r\n", &[]);
    assert_eq!(answer.status, 303);
    assert_eq!(alice.follow(&answer).text("h1"), "Modify contacts of 2 services");
    let answer = choose("shop\nothers.example\nnowhere.example DOMAIN", &[]);
    assert_eq!(answer.status, 422);
    let missing = answer.texts("[role=alert] li");
    assert_eq!(missing, ["others.example", "nowhere.example DOMAIN"], "another's is as little there");
    let answer = choose("shop\nothers.example", &[("skip", "1")]);
    assert_eq!(alice.follow(&answer).text("h1"), "Modify contacts of 2 services");
    for (names, said) in [("", "No service is chosen."), (&"x\n".repeat(501), "at most 500 names")] {
        let answer = choose(names, &[]);
        assert!(answer.status == 422 && answer.text("[role=alert]").contains(said), "{}", answer.body);
    }
    assert_eq!(alice.get("/services/contacts").text("h1"), "Choose services by name");
    assert_eq!(bob.get(&format!("/services/contacts?service={}", 1)).status, 404, "as if it were not there");
}
