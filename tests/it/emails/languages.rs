//! Everyone is written to in its own language.

use handover::domain::account::Language;

use super::{CODE, DONE};
use crate::support::app::TestApp;

#[test]
fn everyone_is_written_to_in_its_own_language() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let chloe = app.customer_with("Chloe", |profile| profile.language = Language::French);
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&chloe).confirm()[0];
    assert_eq!(alice.subjects(), [CODE]);
    assert_eq!(chloe.subjects(), ["À valider : modification des contacts du service example.org"]);
    let mail = chloe.mail().pop().unwrap();
    assert!(mail.text.contains("\r\nBonjour Chloe,"), "{}", mail.text);
    assert!(mail.html.contains("<html lang=\"fr\""));
    assert_eq!(mail.header("Content-Language"), Some("fr"));
    assert_eq!(alice.mail()[0].header("Content-Language"), Some("en"));
    assert!(mail.text.contains("Technique"), "{}", mail.text);
    alice.accepts(request);
    chloe.accepts(request);
    app.work();
    assert_eq!(alice.subjects()[1..], [DONE]);
    assert_eq!(chloe.subjects()[1..], ["Effectuée : modification des contacts du service example.org"]);
}

#[test]
fn each_is_written_to_in_the_own_language_whoever_caused_it() {
    for (language, subject) in [
        (Language::French, "À valider : modification des contacts du service example.org"),
        (Language::German, "Bitte bestätigen: Kontaktänderung für example.org"),
        (Language::Spanish, "Por confirmar: cambio de contactos de example.org"),
        (Language::Italian, "Da confermare: modifica dei contatti di example.org"),
        (Language::Polish, "Prosimy o potwierdzenie: zmiana kontaktów usługi example.org"),
        (Language::Portuguese, "Para validar: alteração dos contactos do serviço example.org"),
    ] {
        let app = TestApp::start();
        let alice = app.customer_with("Alice", |profile| profile.language = language);
        let bob = app.customer("Bob");
        let service = app.service("example.org", &alice, &alice, &alice);
        alice.asks_for(service).tech(&bob).confirm();
        assert_eq!((alice.subjects(), bob.subjects()), (vec![subject.to_owned()], vec![CODE.to_owned()]));
        assert!(alice.mail()[0].html.contains(&format!("lang=\"{}\"", language.code())));
    }
}
