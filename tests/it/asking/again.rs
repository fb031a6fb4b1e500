//! *Ask again*: the form of a request that came to nothing, filled as it was.

use handover::domain::service::ContactType;
use handover::domain::time::DAY;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// Where *Ask again* leads, if the page of the request has it.
fn again(who: &Customer<'_>, request: i64) -> Option<String> {
    let page = who.reads(request);
    let at = page.texts("main a").iter().position(|text| text == "Ask again")?;
    page.attributes("main a", "href").into_iter().nth(at)
}

#[test]
fn whoever_asked_may_ask_again_once_nothing_came_of_it() {
    let ends: [fn(&TestApp, &Pair<'_>); 4] = [
        |_, it| _ = it.bob.declines(it.request),
        |_, it| _ = it.alice.cancels(it.request),
        |app, _| app.advance(DAY * 31),
        |app, it| {
            it.both_accept();
            let other = app.customer("Carol");
            app.db_hands_over(it.service, ContactType::Technical, &it.alice, &other);
            app.work();
        },
    ];
    for end in ends {
        let app = TestApp::start();
        let it = Pair::new(&app);
        assert_eq!(again(&it.alice, it.request), None, "it is pending");
        end(&app, &it);
        let link = again(&it.alice, it.request).expect("it came to nothing");
        assert_eq!(link, format!("/services/{}/contacts?again={}", it.service, it.request));
        assert_eq!(again(&it.bob, it.request), None, "the new contact asked for nothing");
        let form = it.alice.get(&link);
        assert_eq!((form.value("tech"), form.value("admin")), (it.bob.nic.clone(), it.alice.nic.clone()));
        assert!(!form.has("[role=alert]"));
        let number = format!("/requests/{}", it.request);
        assert!(form.text("main").contains(&format!("This repeats request {} (", it.request)));
        assert_eq!(form.attribute(".back a", "href"), Some(number), "and leads back to it");
    }
}

#[test]
fn the_form_is_filled_with_the_note_too_and_can_be_confirmed_as_it_is() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let both = alice.asks_for(service).tech(&bob).billing(&bob).field("note", "As we said.").confirm()[0];
    let reason = [("token", bob.code()), ("reason", "Not now.".to_owned())];
    let reason = reason.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(bob.post(&format!("/requests/{both}/decline"), &reason).status, 303);
    let form = alice.get(&again(&alice, both).unwrap());
    assert_eq!([form.value("tech"), form.value("billing")], [bob.nic.as_str(), &bob.nic]);
    assert_eq!(form.text("textarea#note"), "As we said.");
    let unknown = ["admin", "tech", "billing", "filled_with", "again"].map(|name| (name, form.value(name)));
    let mut unknown = unknown.each_ref().map(|(name, value)| (*name, value.as_str()));
    unknown[1].1 = "zz99999-nic";
    let faulty = alice.post(&format!("/services/{service}/contacts"), &unknown);
    assert_eq!(faulty.status, 422);
    for page in [&form, &faulty] {
        assert!(page.text("main").contains(&format!("This repeats request {both} (Declined).")));
        assert_eq!(page.text("blockquote"), "Not now.");
        let next = page.attribute("input[name=next]", "value");
        assert_eq!(next, Some(format!("/services/{service}/contacts?again={both}")), "where another language leads");
        assert_eq!(
            page.attribute("#leave", "action"),
            Some(format!("/requests/{both}")),
            "nor does Cancel lead elsewhere"
        );
    }
    let fields = ["admin", "tech", "billing", "filled_with"].map(|name| (name, form.value(name)));
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(alice.post(&format!("/services/{service}/contacts"), &fields).status, 303);
}

#[test]
fn nobody_asks_again_for_what_was_done_or_is_no_longer_its_to_change() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.work();
    assert_eq!(again(&it.alice, it.request), None, "it was done");
    let carol = app.customer("Carol");
    let mine = app.service("example.net", &it.alice, &it.alice, &it.alice);
    let handover = it.alice.asks_for(mine).tech(&it.bob).confirm()[0];
    it.alice.cancels(handover);
    assert!(again(&it.alice, handover).is_some());
    for contact in ContactType::ALL {
        app.db_hands_over(mine, contact, &it.alice, &carol);
    }
    assert_eq!(again(&it.alice, handover), None, "the service is another's by now");
}

#[test]
fn a_number_that_makes_no_sense_leaves_the_form_as_it_is() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let other = app.service("example.net", &it.alice, &it.alice, &it.alice);
    it.bob.declines(it.request);
    let plain = |service| format!("/services/{service}/contacts");
    for again in ["0", "999", "x", "%00", "-1"] {
        assert_eq!(
            it.alice.get(&format!("{}?again={again}", plain(it.service))).value("tech"),
            it.alice.nic,
            "{again}"
        );
    }
    let elsewhere = it.alice.get(&format!("{}?again={}", plain(other), it.request));
    assert_eq!(elsewhere.value("tech"), it.alice.nic, "of another service");
    let bobs = app.service("example.com", &it.bob, &it.bob, &it.bob);
    assert_eq!(it.bob.get(&format!("{}?again={}", plain(bobs), it.request)).value("tech"), it.bob.nic);
}
