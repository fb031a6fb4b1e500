//! A request that is open already stands in the way.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use handover::domain::time::DAY;

use super::ASKED_ALREADY;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

#[test]
fn the_fault_of_an_open_request_links_to_it_for_who_may_see_it() {
    let app = TestApp::start();
    let [alice, bob, carol, dan] = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];

    let seen = alice.asks_for(service).tech(&dan).try_confirm();
    assert_refused_as_asked_already(&seen);
    assert_eq!(seen.attribute("#tech-fault a", "href"), Some(format!("/requests/{request}")));
    let unseen = bob.asks_for(service).tech(&dan).try_confirm();
    assert_refused_as_asked_already(&unseen);
    assert!(!unseen.has("#tech-fault a") && !unseen.body.contains(&carol.nic), "the replaced contact sees no request");
    assert!(dan.get("/requests").rows().is_empty());
    assert_eq!(alice.asks_for(service).admin(&dan).confirm().len(), 1, "other contacts are free");
}

#[test]
fn the_administrative_contact_sees_which_request_of_others_stands_in_its_way() {
    let app = TestApp::start();
    let [alice, bob, carol, dan] = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = bob.asks_for(service).tech(&carol).confirm()[0];
    let [bobs, carols] = [&bob, &carol].map(|who| who.accepts(request).status);
    assert_eq!((bobs, carols, alice.sees(request).as_str()), (303, 303, "processing"));
    let refused = alice.asks_for(service).tech(&dan).try_confirm();
    assert_refused_as_asked_already(&refused);
    assert_eq!(refused.attribute("#tech-fault a", "href"), Some(format!("/requests/{request}")));
}

fn assert_refused_as_asked_already(answer: &Page) {
    assert_eq!(answer.status, 422);
    assert!(answer.fault("tech").starts_with(ASKED_ALREADY), "{}", answer.fault("tech"));
    assert!(answer.text("[role=alert] a[href='#tech']").ends_with(ASKED_ALREADY));
}

#[test]
fn a_new_submission_expires_what_is_overdue_with_its_emails() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let old = alice.asks_for(service).tech(&bob).confirm()[0];
    app.advance(DAY * 30 - Duration::from_mins(1));
    alice.forget_cookies();
    assert_refused_as_asked_already(&alice.asks_for(service).tech(&carol).try_confirm());

    app.advance(Duration::from_mins(1));
    let new = alice.asks_for(service).tech(&carol).confirm();
    assert_eq!((alice.sees(old).as_str(), alice.sees(new[0]).as_str()), ("expired", "pending-own"));
    let expired = "Expired: change of contacts for example.org";
    for told in [&alice, &bob] {
        assert_eq!(told.subjects().iter().filter(|subject| *subject == expired).count(), 1, "{}", told.name);
    }
    app.work();
    assert_eq!(bob.subjects().iter().filter(|subject| *subject == expired).count(), 1, "nothing happens twice");
}

#[test]
fn what_is_being_asked_for_is_fixed_in_the_form_and_says_by_which_request() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];
    let form = |who: &Customer<'_>| who.anew(|who| who.get(&format!("/services/{service}/contacts")));
    let fixed = |page: &Page| page.attributes("form input[readonly]", "id");
    let page = form(&alice);
    assert_eq!((fixed(&page), page.value("tech")), (vec!["tech".to_owned()], bob.nic.clone()));
    assert_eq!(page.text("#tech-hint .why"), format!("{ASKED_ALREADY} Request {request}"));
    assert_eq!(page.attribute("#tech-hint a", "href"), Some(format!("/requests/{request}")));
    let unseen = form(&bob);
    assert_eq!(fixed(&unseen), ["admin", "tech", "billing"], "the others are not its own");
    assert_eq!(unseen.text("#tech-hint .why"), ASKED_ALREADY);
    assert!(!unseen.has(".hint a"), "it is not its request to see");

    let refused = alice.asks_for(service).tech(&carol).try_confirm();
    assert_eq!((fixed(&refused).len(), refused.value("tech")), (0, carol.nic.clone()), "it can be taken back");
    assert!(!refused.has("#tech-hint .why"), "said once, as the fault");
    let other = alice.asks_for(service).tech(&bob).billing(&carol).try_confirm();
    assert_eq!(other.status, 303, "the rest can still be asked for");
    assert_eq!(fixed(&form(&alice)), ["tech", "billing"]);
    app.advance(DAY * 30);
    assert_eq!(fixed(&form(&alice)), [""; 0], "its time is over");
}

#[test]
fn a_preview_in_which_nothing_can_be_changed_says_so() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let preview = |who: &Customer<'_>| who.post(&format!("/services/{service}/contacts/preview"), &[]).text("#preview");
    assert!(preview(&bob).contains("Enter another contact"), "{}", preview(&bob));
    bob.asks_for(service).tech(&carol).confirm();
    assert!(preview(&bob).contains("Nothing can be changed here at present"), "{}", preview(&bob));
    assert!(preview(&alice).contains("Enter another contact"), "it may change the others");
}

#[test]
fn what_is_overtaken_again_and_again_is_said_in_the_form() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let [first, second] = ["first.org", "second.org"].map(|name| app.service(name, &alice, &alice, &alice));
    let statement = |sql: &str| app.db.connection().unwrap().batch_execute(sql).unwrap();
    statement("CREATE UNIQUE INDEX one_for_each ON submissions (requester_id)");
    assert_eq!(alice.asks_for(first).tech(&bob).confirm().len(), 1);
    let refused = alice.asks_for(second).tech(&bob).field("note", "Please").try_confirm();
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(refused.text("[role=alert]").starts_with("Something else was stored for this service at the same moment."));
    assert_eq!((refused.value("tech"), refused.text("#note")), (bob.nic.clone(), "Please".to_owned()));
    statement("DROP INDEX one_for_each");
    assert_eq!(alice.asks_for(second).tech(&bob).confirm().len(), 1);
}
