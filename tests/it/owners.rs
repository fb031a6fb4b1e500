//! `/services/{id}/owner`: whom a service belongs to (RULES.md, *Owner's details*).

mod emails;
mod limits;
mod refused;
mod ways;

use handover::domain::ServiceId;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

/// Everything that there is to know.
const ALICE: [(&str, &str); 8] = [
    ("name", "Alice Martin"),
    ("organisation", ""),
    ("email", "alice@owner.example"),
    ("phone", "01 23 45 67 89"),
    ("address", "1 rue Exemple"),
    ("postcode", "75001"),
    ("city", "Paris"),
    ("country", "FR"),
];

fn owner_page(service: ServiceId) -> String {
    format!("/services/{service}/owner")
}

/// Sends these fields of the form, with the password.
fn try_changes(who: &Customer<'_>, service: ServiceId, fields: &[(&str, &str)]) -> Page {
    let fields = [fields, &[("current_password", PASSWORD)]].concat();
    who.anew(|this| this.post(&owner_page(service), &fields))
}

/// Changes these details, as the form shows them then; gives the message.
fn changes(who: &Customer<'_>, service: ServiceId, fields: &[(&str, &str)]) -> String {
    let answer = try_changes(who, service, fields);
    assert_eq!((answer.status, answer.location()), (303, format!("/services/{service}").as_str()), "{}", answer.body);
    who.follow(&answer).message()
}

/// A service of Alice's, with Bob and Carol as its other contacts.
fn people(app: &TestApp) -> ([Customer<'_>; 3], ServiceId) {
    let people = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &people[0], &people[1], &people[2]);
    (people, service)
}

fn history(app: &TestApp) -> Vec<String> {
    app.db_rows("service_history", &["what", "actor", "actor_id", "details"])
}

#[test]
fn the_administrative_contact_changes_every_detail() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    let empty = alice.get(&owner_page(service));
    assert_eq!(empty.text("h1"), "Owner’s details");
    assert_eq!(empty.text("label[for=country]"), "Country");
    assert!(changes(&alice, service, &ALICE).contains("The owner gets an email"));
    let page = alice.get(&owner_page(service));
    let values = ALICE[..7].iter().map(|(name, _)| page.value(name)).collect::<Vec<_>>();
    assert_eq!(values, ["Alice Martin", "", "alice@owner.example", "+33123456789", "1 rue Exemple", "75001", "Paris"]);
    assert_eq!(page.texts("#country option[selected]"), ["France"]);
    let history = history(&app);
    assert_eq!(history.len(), 1);
    assert!(history[0].starts_with(&format!("owner-changed account {} ", alice.id)), "{}", history[0]);
    for kept in [r#""before":{}"#, r#""after":{"name":"Alice Martin""#, "+33123456789"] {
        assert!(history[0].contains(kept), "{kept}: {}", history[0]);
    }
}

#[test]
fn a_name_or_an_organisation_is_enough_and_absent_fields_stay() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    assert!(changes(&alice, service, &[("organisation", "王 & Söhne")]).contains("No email address"));
    changes(&alice, service, &[("city", "Łódź")]);
    let page = alice.get(&owner_page(service));
    assert_eq!([page.value("organisation"), page.value("city")], ["王 & Söhne", "Łódź"]);
    app.work();
    assert!(app.smtp.messages().is_empty());
}

#[test]
fn what_is_the_same_is_told_to_nobody() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    app.work();
    let sent = app.smtp.messages().len();
    let filled = alice.get(&owner_page(service)).filled("owner", &ALICE);
    let filled: Vec<_> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = try_changes(&alice, service, &filled);
    assert!(alice.follow(&answer).message().contains("nothing was saved"));
    app.work();
    assert_eq!((app.smtp.messages().len(), history(&app).len()), (sent, 1));
}

#[test]
fn a_code_is_asked_for_where_a_second_factor_is_on() {
    use crate::second_factor::phone::Phone;
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    let phone = Phone::on(&app, &alice);
    assert!(alice.get(&owner_page(service)).has("#code"));
    assert_eq!(try_changes(&alice, service, &ALICE).fault("code"), "Enter a code.");
    let wrong = phone.wrong(&app);
    let answer = try_changes(&alice, service, &[&ALICE[..], &[("code", wrong.as_str())]].concat());
    assert_eq!((answer.status, answer.fault("code").is_empty()), (422, false));
    assert!(history(&app).is_empty());
    let right = phone.code(&app, 0);
    changes(&alice, service, &[&ALICE[..], &[("code", right.as_str())]].concat());
}

#[test]
fn the_form_speaks_each_language_and_names_countries_in_it() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    for (language, title, country, first) in [
        ("fr", "Coordonnées du titulaire", "France", "Afghanistan"),
        ("de", "Inhaberdaten", "Frankreich", "Afghanistan"),
        ("es", "Datos del titular", "Francia", "Afganistán"),
        ("it", "Dati del titolare", "Francia", "Afghanistan"),
        ("pl", "Dane właściciela", "Francja", "Afganistan"),
        ("pt", "Dados do titular", "França", "Afeganistão"),
    ] {
        alice.post("/language", &[("language", language), ("next", "/services")]);
        let page = alice.get(&owner_page(service));
        assert_eq!((page.text("h1").as_str(), page.text("#country option[selected]").as_str()), (title, country));
        assert_eq!(page.texts("#country option")[1], first, "{language}");
    }
}
