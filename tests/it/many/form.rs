//! The form of many services, as a browser sends it.

use super::PREVIEW;
use crate::support::app::TestApp;
use crate::support::customer::form;
use crate::support::many::FORM;

#[test]
fn an_agency_replaces_one_colleague_by_another_on_all_services() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    app.db_services(30, [&alice, &bob, &alice]);
    let list = alice.get("/services");
    assert!(list.texts("button").contains(&"Modify contacts of all 30".to_owned()), "{:?}", list.texts("button"));
    assert_eq!(list.attributes("tbody input[name=service]", "value").len(), 25);
    let page = alice.get("/services/contacts?all=1");
    assert_eq!(page.text("h1"), "Modify contacts of 30 services");
    assert!(page.text("#tech-hint").contains("(30)"), "{}", page.text("#tech-hint"));
    let preview = alice.sends(PREVIEW, &page.filled("contacts", &[("tech", &carol.nic)]));
    assert_eq!(preview.status, 200);
    assert!(preview.text("#preview h3").contains("30 services"), "{}", preview.text("#preview"));
    let answer =
        alice.sends(FORM, &page.filled("contacts", &[("tech", &carol.nic), ("admin", ""), ("where", &bob.nic)]));
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(answer.location().starts_with("/submissions/"), "{}", answer.location());
    assert_eq!(app.db_count("requests"), 30);
    app.deliver();
    assert_eq!([alice.mail().len(), bob.mail().len(), carol.mail().len()], [1, 0, 1]);
}

#[test]
fn what_cannot_be_changed_is_listed_by_reason_and_left_out_in_one_more_press() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    app.db_services(4, [&alice, &bob, &alice]);
    let others = app.service("others.example", &bob, &bob, &alice);
    let page = alice.get("/services/contacts?all=1");
    assert!(page.text("#tech-hint").contains("You may change this contact on 4 of 5."));
    let fields = page.filled("contacts", &[("tech", &carol.nic)]);
    let stopped = alice.sends(FORM, &fields);
    assert_eq!(stopped.status, 422);
    let said = stopped.text("[role=alert]");
    assert!(said.contains("others.example") && said.contains("You may not change this contact."), "{said}");
    assert_eq!(stopped.text("button[name=skip]"), "Confirm without this one");
    assert_eq!(stopped.attribute("#tech", "value").as_deref(), Some(carol.nic.as_str()));
    assert_eq!(app.db_count("requests"), 0);
    let mut fields = stopped.filled("contacts", &[("tech", &carol.nic)]);
    fields.push(("skip".to_owned(), "1".to_owned()));
    assert_eq!(alice.sends(FORM, &fields).status, 303);
    assert_eq!(app.db_count("requests"), 4);
    assert_eq!(app.db_count(&format!("requests WHERE service_id = {others}")), 0);
}

#[test]
fn what_is_chosen_is_what_happens() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("a.example", &alice, &bob, &alice);
    app.service("b.example", &alice, &bob, &alice);
    let page = alice.get("/services/contacts?all=1");
    app.service("c.example", &alice, &bob, &alice);
    let answer = alice.sends(FORM, &page.filled("contacts", &[("tech", &carol.nic)]));
    assert_eq!((answer.status, answer.text("h1").as_str()), (422, "Modify contacts of 3 services"));
    app.db_sets(&format!("services SET tech_id = {} WHERE id = {service}", alice.id));
    let stale = alice.sends(FORM, &answer.filled("contacts", &[("tech", &carol.nic)]));
    assert_eq!(stale.status, 422);
    assert!(stale.text("[role=alert]").contains("have changed"), "{}", stale.text("[role=alert]"));
    assert_eq!(alice.sends(FORM, &stale.filled("contacts", &[("tech", &carol.nic)])).status, 303);
}

#[test]
fn more_than_five_hundred_are_said_before_anything_is_typed() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.db_services(600, [&alice, &alice, &alice]);
    let page = alice.get("/services/contacts?all=1&role=tech");
    assert!(page.text("main").contains("at most 500 services") && !page.has("#contacts"), "{}", page.text("main"));
    let first = page.attribute("a.primary", "href").unwrap();
    let page = alice.get(&first);
    assert_eq!(page.text("h1"), "Modify contacts of 500 services");
    assert_eq!(alice.sends(FORM, &page.filled("contacts", &[("tech", &bob.nic)])).status, 303);
    assert_eq!(alice.get(&first).text("h1"), "Modify contacts of 100 services", "the rest");
}

#[test]
fn a_session_that_ends_gives_back_what_was_typed_and_chosen() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let ids: Vec<_> = ["a.example", "b.example"].map(|name| app.service(name, &alice, &alice, &alice)).into();
    let page = alice.get(&format!("/services/contacts?service={}&service={}", ids[0], ids[1]));
    let mut fields = page.filled("contacts", &[("tech", &bob.nic)]);
    fields.push(("next".to_owned(), page.attribute("input[name=next]", "value").unwrap()));
    app.db_deletes("sessions");
    let pairs: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let answer = alice.send("POST", FORM, Some(form(&pairs)), &[("sec-fetch-site", "same-origin")]);
    assert_eq!(answer.status, 303);
    let next = url::form_urlencoded::parse(answer.location().split_once('?').unwrap().1.as_bytes()).next().unwrap().1;
    assert!(next.starts_with("/services/contacts?these="), "{next}");
    alice.sign_in();
    let page = alice.get(&next);
    assert_eq!(page.attribute("#tech", "value").as_deref(), Some(bob.nic.as_str()), "{}", page.body);
}

#[test]
fn who_leaves_is_led_here_from_the_filter_and_from_closing_the_account() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    app.db_services(30, [&alice, &bob, &alice]);
    app.service("own.example", &alice, &alice, &alice);
    let page = alice.get(&format!("/services/contacts?all=1&contact={}&as=tech", bob.nic));
    assert_eq!(page.text("h1"), "Modify contacts of 30 services");
    assert_eq!(page.attribute("#where", "value").as_deref(), Some(bob.nic.as_str()));
    let close = alice.get("/profile/close");
    let hand_over = close.attribute("main a.primary", "href").unwrap();
    let page = alice.get(&hand_over);
    assert_eq!(page.attribute("#where", "value").as_deref(), Some(alice.nic.as_str()));
    let named = [("admin", carol.nic.as_str()), ("billing", &carol.nic), ("tech", &carol.nic), ("where", &alice.nic)];
    assert_eq!(alice.sends(FORM, &page.filled("contacts", &named)).status, 303);
    assert_eq!(app.db_count("request_types"), 31 * 2 + 1);
}

#[test]
fn what_came_to_nothing_together_is_asked_for_again_with_one_form() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let all: Vec<_> = (0..3).map(|n| app.service(&format!("s{n}.example"), &alice, &bob, &alice)).collect();
    let submission = alice.asks_for_all(&all).tech(&carol).note("Please.").confirm();
    let made = app.db_requests_of(submission);
    alice.cancels(made[0]);
    carol.declines(made[2]);
    let page = alice.get(&format!("/services/contacts?again={submission}"));
    assert_eq!(page.text("h1"), "Modify contacts of 2 services");
    assert_eq!(page.attribute("#tech", "value").as_deref(), Some(carol.nic.as_str()));
    assert_eq!(page.attribute("#where", "value").as_deref(), Some(bob.nic.as_str()));
    assert_eq!(page.text("#note"), "Please.");
    for (by, other) in [(&carol, submission), (&bob, submission), (&alice, 999)] {
        assert_eq!(by.get(&format!("/services/contacts?again={other}")).status, 404);
    }
}

#[test]
fn what_is_no_longer_ones_own_is_not_chosen_again() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let [kept, lost] = ["kept.example", "lost.example"].map(|name| app.service(name, &alice, &bob, &alice));
    let address = format!("/services/contacts?service={kept}&service={lost}");
    let page = alice.get(&address);
    app.db_sets(&format!("services SET admin_id = {0}, billing_id = {0} WHERE id = {lost}", carol.id));
    let answer = alice.sends(FORM, &page.filled("contacts", &[("tech", &carol.nic)]));
    assert_eq!((answer.status, answer.text("h1").as_str()), (422, "Modify contacts of 1 service"));
    assert_eq!(alice.sends(FORM, &answer.filled("contacts", &[("tech", &carol.nic)])).status, 303);
    let page = alice.get(&address);
    assert_eq!(page.text("h1"), "Modify contacts of 1 service", "ticks are kept longer than services");
    assert_ne!(
        alice.sends(FORM, &page.filled("contacts", &[("tech", &carol.nic)])).text("h1"),
        "",
        "its own fault is told"
    );
}

#[test]
fn enter_in_a_field_leaves_nothing_out() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    app.db_services(2, [&alice, &bob, &alice]);
    app.service("others.example", &bob, &bob, &alice);
    let page = alice.get("/services/contacts?all=1");
    let stopped = alice.sends(FORM, &page.filled("contacts", &[("tech", &carol.nic)]));
    let buttons = stopped.attributes("button[form=contacts]:not([name=language])", "name");
    assert_eq!(buttons, ["skip"], "the first one has no name");
    let first = stopped.body.find("form=\"contacts\" tabindex=\"-1\"").unwrap();
    assert!(first < stopped.body.find("name=\"skip\"").unwrap());
    // What stood in the way is gone: it is not left out unasked.
    app.db_sets(&format!("services SET admin_id = {} WHERE admin_id = {}", alice.id, bob.id));
    let mut fields = stopped.filled("contacts", &[("tech", &carol.nic)]);
    fields.push(("skip".to_owned(), "1".to_owned()));
    let answer = alice.sends(FORM, &fields);
    assert!(answer.status == 422 && answer.text("[role=alert]").contains("have changed"), "{}", answer.body);
}

#[test]
fn whose_address_it_is_is_not_told_for_free() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.service("a.example", &alice, &bob, &alice);
    let page = alice.get("/services/contacts?all=1");
    for guess in [&bob.email, "guess@example.org"] {
        let before = app.db_count("throttle_hits");
        alice.sends(PREVIEW, &page.filled("contacts", &[("where", guess)]));
        assert_eq!(app.db_count("throttle_hits"), before + 2, "{guess}");
    }
}

#[test]
fn the_first_of_too_many_keep_whom_alone_is_replaced() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.db_services(501, [&alice, &alice, &alice]);
    let page = alice.get(&format!("/services/contacts?all=1&where={}", alice.nic));
    let page = alice.get(&page.attribute("a.primary", "href").unwrap());
    assert_eq!(page.attribute("#where", "value").as_deref(), Some(alice.nic.as_str()));
}
