//! A change of language shows the same page once more: nothing that it showed or was typed for is lost by it.

use handover::domain::time::DAY;

use crate::second_factor::phone::{PAGE, Phone, align};
use crate::support::acts::Pair;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to, path_in};
use crate::support::page::Page;

pub const GIVEN_BACK: &str = "Votre saisie est de nouveau dans le formulaire. Elle n’a pas encore été envoyée.";

/// Presses a language in the foot of a page, as a browser does.
fn in_french(who: &Customer<'_>, page: &Page) -> Page {
    in_french_after(who, page, &[])
}

/// The same, once this is typed.
pub fn in_french_after(who: &Customer<'_>, page: &Page, typed: &[(&str, &str)]) -> Page {
    let answer = presses_french(who, page, typed);
    let again = who.get(answer.location());
    assert_eq!((again.status, again.attribute("html", "lang").as_deref()), (200, Some("fr")), "{}", again.body);
    again
}

fn presses_french(who: &Customer<'_>, page: &Page, typed: &[(&str, &str)]) -> Page {
    let french = ("language".to_owned(), "fr".to_owned());
    let pressed =
        page.forms().into_iter().find(|form| form.action == "/language" && form.fields.last() == Some(&french));
    let fields = pressed.unwrap().fields;
    let left = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let left = left.filter(|(name, _)| typed.iter().all(|(other, _)| other != name));
    let answer = who.post("/language", &typed.iter().copied().chain(left).collect::<Vec<_>>());
    assert_eq!(answer.status, 303);
    answer
}

#[test]
fn recovery_codes_are_shown_once_more() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    align(&app);
    let begun = alice.post(&format!("{PAGE}/set-up"), &[("current_password", PASSWORD)]);
    let phone = Phone::scans(&alice.follow(&begun));
    let answer = alice.post(&format!("{PAGE}/switch-on"), &[("code", &phone.code(&app, 0))]);
    let page = alice.follow(&answer);
    let codes = page.texts(".recovery-codes li");
    assert_eq!(codes.len(), 10);
    assert_eq!(in_french(&alice, &page).texts(".recovery-codes li"), codes);
    assert_eq!(alice.get(answer.location()).texts(".recovery-codes li").len(), 0, "once");
    let nonsense = [("language", "en"), ("next", answer.location()), ("recovery_codes", "<b>no code</b>")];
    assert_eq!(alice.post("/language", &nonsense).status, 303);
    assert_eq!(alice.get(answer.location()).texts(".recovery-codes li").len(), 0, "only what may be one");
}

#[test]
fn a_form_with_faults_keeps_the_link_that_led_to_it() {
    let app = TestApp::start();
    let (alice, stranger) = (app.customer("Alice"), Customer::stranger(&app));
    stranger.post("/forgot-password", &[("login", &alice.nic)]);
    app.deliver();
    let token = path_in(&app, &alice.mail()[0]).split_once("?token=").unwrap().1.to_owned();
    let faulty = stranger.post("/reset-password", &[("token", &token), ("new_password", "short")]);
    assert_eq!(faulty.status, 422);
    assert_eq!(in_french(&stranger, &faulty).value("token"), token);

    let newcomer = Customer::stranger(&app);
    let fields = [("name", "Nora"), ("email", "nora@example.org"), ("zone", "eu"), ("language", "en")];
    newcomer.post("/sign-up", &[&fields[..], &[("password", "seven quiet otters dream")]].concat());
    app.deliver();
    let token = path_in(&app, &mail_to(&app, "nora@example.org")[0]).split_once("?token=").unwrap().1.to_owned();
    let faulty = newcomer.post("/sign-up/confirm", &[("token", &token), ("password", "wrong")]);
    assert_eq!(faulty.status, 422);
    assert_eq!(in_french(&newcomer, &faulty).value("token"), token);
}

#[test]
fn a_failed_sign_in_keeps_where_one_was_heading() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let heading = "/requests/12?token=ABCDE-FGHJK";
    let failed = stranger.post("/sign-in", &[("login", "zz9-nic"), ("password", "wrong"), ("next", heading)]);
    assert_eq!(failed.status, 422);
    let french = in_french(&stranger, &failed);
    assert_eq!(french.attributes("main input[name=next]", "value"), [heading]);
}

#[test]
fn a_request_keeps_the_code_in_its_fields() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let requests = alice.asks_for(service).tech(&carol).billing(&carol).confirm();
    assert_eq!(requests.len(), 2);
    let code = alice.code();
    let accepted = alice.follow(&alice.accepts(requests[0]));
    let of_the_other = format!("#token-{}", requests[1]);
    assert_eq!(accepted.attribute(&of_the_other, "value"), Some(code.clone()));
    assert_eq!(in_french(&alice, &accepted).attribute(&of_the_other, "value"), Some(code));
}

#[test]
fn what_is_being_typed_comes_along() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let (alice, bob) = (&it.alice, &it.bob);
    let cases = [
        (alice, format!("/services/{}/contacts", it.service), "note", "Please take over"),
        (bob, format!("/requests/{}", it.request), "reason", "Not mine"),
        (alice, "/profile".to_owned(), "name", "Alicia"),
    ];
    for (who, path, field, typed) in cases {
        let secret = [("current_password", PASSWORD), ("token", "ABCDE-FGHJK")];
        let page = who.get(&path);
        let again = in_french_after(who, &page, &[&[(field, typed)], &secret[..]].concat());
        let standing = if field == "name" { again.value(field) } else { again.text(&format!("#{field}")) };
        assert_eq!((standing.as_str(), again.message().as_str()), (typed, GIVEN_BACK), "{path}");
        assert!(!again.body.contains(PASSWORD), "{path}");
        assert_eq!(who.get(&path).message(), "", "{path}: once");
        assert_eq!(in_french(who, &who.get(&path)).message(), "", "{path}: nothing was typed");
    }
    assert_eq!(alice.get("/profile").attribute("#language option[selected]", "value").as_deref(), Some("fr"));
}

#[test]
fn what_is_being_typed_waits_for_its_account_where_the_session_has_ended() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let page = alice.get("/profile");
    app.advance(DAY);
    assert_eq!(presses_french(&alice, &page, &[("name", "Alicia")]).location(), "/profile");
    alice.sign_in();
    assert_eq!(alice.get("/profile").value("name"), "Alicia");
}
