//! Names stand in other people's pages and emails: none speaks there with our voice, or passes for somebody else.

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

const UNSEEN: [&str; 3] = ["\u{200b}\u{2060}", "\u{202e} \u{2800}", "\u{301}"];
const ADDRESSES: [&str; 4] = [
    "ACCOUNT SUSPENDED: pay at https://evil.example/pay",
    "Pay at evil.example",
    "Write to support@provider.example",
    "evil。example",
];
const HANDLES: [&str; 2] = ["Alice Martin (aa11111-nic)", "AA11111–NIC"];

fn faults(app: &TestApp, name: &str) -> [String; 2] {
    let alice = app.customer("Alice");
    let stranger = Customer::stranger(app);
    [stranger.post("/sign-up", &[("name", name)]), alice.post("/profile", &[("name", name)])].map(|answer| {
        assert_eq!(answer.status, 422, "{name}");
        answer.fault("name")
    })
}

#[test]
fn nobody_gives_itself_a_name_that_cannot_be_seen_or_holds_an_address_or_a_handle() {
    let app = TestApp::start();
    let told = [
        (&UNSEEN[..], "Enter your name."),
        (&ADDRESSES[..], "A name cannot contain a web address or an @. Put a space after each full stop."),
        (&HANDLES[..], "A name cannot contain anything that looks like a NIC handle, such as xx11111-nic."),
    ];
    for (names, fault) in told {
        for name in names {
            assert_eq!(faults(&app, name), [fault, fault], "{name}");
        }
    }
}

#[test]
fn what_turns_letters_around_is_left_out_of_a_name() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.post("/profile", &[("name", "Al\u{200b}ice \u{202e}Martin")]);
    assert_eq!(alice.get("/profile").value("name"), "Alice Martin");
    assert_eq!(app.db_count("accounts WHERE name = 'Alice Martin'"), 1);
}

/// What was imported, or stored by a version that did not look.
#[test]
fn a_stored_name_is_shown_and_mailed_without_what_no_name_holds() {
    let app = TestApp::start();
    let shown = [
        (ADDRESSES[0], "ACCOUNT SUSPENDED: pay at"),
        (HANDLES[0], "Alice Martin"),
        ("Bob \u{202e}\u{2066}Nowak", "Bob Nowak"),
    ];
    for (stored, shown) in shown {
        let eve = app.customer_with("Eve", |profile| profile.name = stored.to_owned());
        let bob = app.customer("Bob");
        let service = app.service(&format!("{}.example", eve.nic), &eve, &bob, &eve);
        let request = eve.asks_for(service).tech(&eve).confirm().pop();
        assert!(request.is_some());
        app.work();
        let page = bob.get("/services").body;
        for text in
            [page, eve.get("/profile").text(".account-name"), eve.mail()[0].text.clone(), eve.mail()[0].html.clone()]
        {
            assert!(text.contains(shown), "{text}");
            let foreign = ["evil.example", "https:", "aa11111", "\u{202e}", "\u{2066}"];
            assert!(!foreign.iter().any(|foreign| text.contains(foreign)), "{text}");
        }
    }
    let nameless = app.customer_with("Zed", |profile| profile.name = "www.evil.example".to_owned());
    assert_eq!(nameless.get("/profile").text(".account-name"), nameless.nic);
}

#[test]
fn saving_the_profile_keeps_a_stored_name_that_is_shown_in_part() {
    let app = TestApp::start();
    let eve = app.customer_with("Eve", |profile| profile.name = "Booking.com B.V.".to_owned());
    let name = eve.get("/profile").value("name");
    assert_eq!(name, "B.V.");
    eve.post("/profile", &[("name", &name), ("language", "fr")]);
    assert_eq!(app.db_count("accounts WHERE name = 'Booking.com B.V.' AND language = 'fr'"), 1);
}

#[test]
fn names_that_run_from_right_to_left_stay_by_themselves() {
    let app = TestApp::start();
    let dana = app.customer_with("Dana", |profile| profile.name = "דנה כהן".to_owned());
    let it = Pair::new(&app);
    it.both_accept();
    it.alice.asks_for(it.service).billing(&dana).confirm();
    app.work();
    let page = dana.get("/requests");
    assert!(page.texts("bdi.account-name").contains(&"דנה כהן".to_owned()));
    let mail = dana.mail().remove(0);
    assert!(mail.html.contains("<bdi>דנה כהן</bdi>"), "{}", mail.html);
    let refused = dana.get("/requests/99999").body;
    assert!(refused.contains("\u{2068}דנה כהן\u{2069}"), "{refused}");
}
