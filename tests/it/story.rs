//! The whole story, from the form to the changed contact.

use crate::support::app::TestApp;

#[test]
fn a_technical_contact_is_handed_over() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);

    let made = alice.asks_for(service).tech(&bob).confirm();
    assert_eq!(made.len(), 1);
    let request = made[0];
    assert_eq!((alice.sees(request), bob.sees(request)), ("pending-own".into(), "pending-own".into()));
    assert_ne!(alice.code(), bob.code());

    let answer = alice.follow(&alice.accepts(request));
    assert_eq!(answer.message(), format!("You have accepted the request. B. ({}) still has to decide.", bob.nic));
    assert_eq!((alice.sees(request), bob.sees(request)), ("pending-other".into(), "pending-own".into()));

    bob.accepts(request);
    assert_eq!(bob.sees(request), "processing");
    assert_eq!(app.contacts(service), [alice.id; 3]);
    app.work();
    assert_eq!(bob.sees(request), "done");
    assert_eq!(app.contacts(service), [alice.id, bob.id, alice.id]);
    assert!(alice.subjects().last().unwrap().starts_with("Done"));
    assert!(bob.subjects().last().unwrap().starts_with("Done"));
}
