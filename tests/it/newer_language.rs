//! A newer version of the program runs beside this one, and a customer has chosen a language that this one does not speak.

use crate::support::acts::Pair;
use crate::support::app::TestApp;

#[test]
fn whoever_shares_something_with_a_reader_of_an_unknown_language_still_gets_the_pages() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.db_sets(&format!("accounts SET language = 'xx' WHERE id = {}", it.bob.id));
    let request = format!("/requests/{}", it.request);
    let contacts = format!("/services/{}/contacts", app.service("shared.example", &it.alice, &it.bob, &it.alice));
    let pages = ["/services", "/requests", &request, &contacts, "/profile", "/profile/history", "/profile/sessions"];
    for page in pages {
        assert_eq!(it.alice.get(page).status, 200, "{page}");
    }
    for page in pages {
        let shown = it.bob.get(page);
        assert_eq!((shown.status, shown.attribute("html", "lang").as_deref()), (200, Some("en")), "{page}");
    }
}

#[test]
fn emails_to_and_about_a_reader_of_an_unknown_language_go_out_in_english() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.db_sets(&format!("accounts SET language = 'xx' WHERE id = {}", it.bob.id));
    it.both_accept();
    app.work();
    assert_eq!(it.state(), ["done", "done"]);
    for customer in [&it.alice, &it.bob] {
        let subjects: Vec<_> = customer.mail().into_iter().map(|mail| mail.subject).collect();
        assert!(subjects.last().unwrap().starts_with("Done: the contacts of "), "{subjects:?}");
    }
}

#[test]
fn a_language_that_is_unknown_here_survives_a_change_of_the_name() {
    let app = TestApp::start();
    let bob = app.customer("Bob");
    app.db_sets("accounts SET language = 'xx'");
    let form = [("name", "Robert"), ("email", bob.email.as_str()), ("language", "en")];
    assert_eq!(bob.post("/profile", &form).status, 303);
    assert_eq!(app.db_rows("accounts", &["name", "language"]), ["Robert xx"]);
    let form = [("name", "Robert"), ("email", bob.email.as_str()), ("language", "fr")];
    assert_eq!(bob.post("/profile", &form).status, 303);
    assert_eq!(app.db_rows("accounts", &["name", "language"]), ["Robert fr"]);
}
