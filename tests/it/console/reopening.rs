//! An account that was blanked is opened with a name and an address: never without.

use std::time::Duration;

use handover::domain::time::DAY;

use super::operator::{Operator, REASON};
use crate::support::app::TestApp;
use crate::support::customer::mail_to;

#[test]
fn a_blanked_account_is_opened_with_a_name_and_an_address() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let nora = Operator::admin(&app);
    let path = format!("/operator/accounts/{}/reopen", alice.nic);
    nora.acts(&format!("/operator/accounts/{}/close", alice.nic), &[]);
    assert!(!nora.looks(&path).has("#email"), "it has one");
    app.work();
    app.advance(DAY * 31);
    app.db_sweep();
    app.smtp.take_messages();
    nora.enters();
    let form = nora.looks(&path);
    assert!(
        form.has("#name") && form.has("#email") && form.text("main").contains("were deleted"),
        "{}",
        form.text("main")
    );
    for (name, email, fault) in
        [("", "al@new.example", "name"), ("Alicia", "", "email"), ("Alicia", "nowhere", "email")]
    {
        let refused = nora.tries(&path, REASON, &[("name", name), ("email", email)]);
        assert!(refused.status == 422 && !refused.fault(fault).is_empty(), "{name} {email}");
        assert_eq!((refused.value("name"), refused.value("email")), (name.to_owned(), email.to_owned()));
    }
    assert_eq!(app.db_count("accounts WHERE closed_at IS NULL AND email = ''"), 0);
    let page = nora.acts(&path, &[("name", "Alicia"), ("email", "al@new.example")]);
    assert_eq!(page.message(), "The account al1-nic is open again.");
    assert!(page.text("h1").contains("Alicia"));
    app.advance(Duration::from_secs(1));
    app.work();
    assert_eq!(mail_to(&app, "al@new.example")[0].subject, "Your Handover account is open again");
}
