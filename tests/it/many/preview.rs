//! What the preview of a form over several services says where some of them, or all, cannot be changed.

use super::PREVIEW;
use crate::support::app::TestApp;
use crate::support::many::FORM;

const IN_THE_WAY: &str = "#preview li a";

#[test]
fn where_nothing_can_change_that_is_said_and_the_submission_in_the_way_is_linked() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let all: Vec<_> = (0..7).map(|n| app.service(&format!("s{n}.example"), &alice, &bob, &alice)).collect();
    let submission = alice.asks_for_all(&all).tech(&carol).confirm();
    let page = alice.get("/services/contacts?all=1");
    let fields = page.filled("contacts", &[("tech", &alice.nic)]);
    let preview = alice.sends(PREVIEW, &fields);
    assert_eq!(preview.text("#preview > p"), "0 of 7 services would change. “Confirm” would send nothing.");
    assert_eq!(preview.attributes(IN_THE_WAY, "href"), [format!("/submissions/{submission}")]);
    assert_eq!(preview.text(IN_THE_WAY), "Requests made together");
    let stopped = alice.sends(FORM, &fields);
    let links = stopped.attributes("[role=alert] li a", "href");
    assert_eq!((stopped.status, links), (422, vec![format!("/submissions/{submission}")]));
    // Whose request it is not, learns nothing of it.
    let unseen = bob.sends(PREVIEW, &bob.get("/services/contacts?all=1").filled("contacts", &[("tech", &carol.nic)]));
    assert_eq!(unseen.text("#preview > p"), "0 of 7 services would change. “Confirm” would send nothing.");
    assert!(!unseen.has(IN_THE_WAY));
}

#[test]
fn how_many_can_change_is_said_and_each_request_in_the_way_or_all_that_is_pending_linked() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let all: Vec<_> = (0..4).map(|n| app.service(&format!("s{n}.example"), &alice, &bob, &alice)).collect();
    let page = alice.get("/services/contacts?all=1");
    let preview = |tech: &str| alice.sends(PREVIEW, &page.filled("contacts", &[("tech", tech)]));
    assert!(!preview(&carol.nic).text("#preview").contains("would change"), "all of them");
    let request = alice.asks_for(all[0]).tech(&carol).confirm()[0];
    let one = preview(&alice.nic);
    assert_eq!(one.texts("#preview > p")[0], "3 of 4 services can be changed.");
    assert_eq!(one.attributes(IN_THE_WAY, "href"), [format!("/requests/{request}")]);
    alice.asks_for(all[1]).tech(&carol).confirm();
    let two = preview(&alice.nic);
    assert_eq!(two.texts("#preview > p")[0], "2 of 4 services can be changed.");
    assert_eq!(
        (two.attributes(IN_THE_WAY, "href"), two.text(IN_THE_WAY)),
        (vec!["/services?pending=1".into()], "Show what is pending".into())
    );
}
