//! What the page says, and no longer offers, while the contact lock is on.

use super::{buttons, section};
use crate::support::app::TestApp;

#[test]
fn a_lock_is_said_with_who_and_when_and_takes_the_buttons_away() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let off = section(&bob.looks_at(service), "Contact lock");
    assert!(off.starts_with("Contact lock Off While the contact lock is on, nobody can ask"), "{off}");
    app.db_sets(&format!(
        "services SET locked_at = {}, locked_by_id = {} WHERE id = {service}",
        app.clock.now().0,
        alice.id
    ));
    for (viewer, by, can) in [
        (&alice, format!("You {}", alice.nic), &["Take the contact lock off"][..]),
        (&bob, format!("Alice {}", alice.nic), &[][..]),
    ] {
        let page = viewer.looks_at(service);
        let lock = section(&page, "Contact lock");
        assert!(lock.starts_with("Contact lock On Since") && lock.contains(&format!("Put on by{by}")), "{lock}");
        assert_eq!(page.attributes("#lock time", "datetime").len(), 1);
        assert!(buttons(&page).is_empty(), "{:?}", buttons(&page));
        assert_eq!(page.texts("main section.card > ul li"), can);
        let contacts = section(&page, "Contacts");
        let until = "The administrative contact can take it off.";
        assert!(contacts.contains("Locked by ") && contacts.ends_with(until) == can.is_empty(), "{contacts}");
    }
}

#[test]
fn a_lock_of_the_operators_is_supports_and_one_of_who_is_gone_names_its_handle_alone() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    app.db_sets(&format!("services SET locked_at = 1 WHERE id = {service}"));
    let page = alice.looks_at(service);
    assert!(section(&page, "Contact lock").contains("Put on byOur support team"));
    let contacts = section(&page, "Contacts");
    assert!(contacts.contains("Locked by our support team since"), "{contacts}");
    assert!(contacts.contains("Only our support team can take it off."), "{contacts}");
    assert!(!page.has("main section.card > ul"), "there is nothing that it may do");
    app.db_sets(&format!("services SET locked_by_id = {} WHERE id = {service}", carol.id));
    let lock = section(&alice.looks_at(service), "Contact lock");
    assert!(lock.contains(&format!("Put on by{}", carol.nic)) && !lock.contains("Carol"), "{lock}");
}
