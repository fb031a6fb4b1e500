//! *Modify contacts* says what will happen: by a button, and at once where there is JavaScript. Enter confirms.

use std::thread::sleep;
use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;

use crate::chrome::{Browser, JavaScript};
use crate::stage::{ALICE, BRUNO, EMBER, GARDEN, LANTERN, Stage, TANDEM};

const LAST_WORDS: &str = "Nothing changes until everyone has confirmed.";
/// Longer than the script waits, and than an answer takes.
const A_WHILE: Duration = Duration::from_secs(3);

impl Browser {
    fn open_form(&self, service: &str) {
        self.go(&format!("/services?q={service}"));
        self.open_menu(&format!("Actions for {service}"));
        self.click("Modify contacts");
        self.expect_page("Modify contacts");
    }

    fn region(&self) -> String {
        self.ask("document.getElementById('preview').innerText").as_str().unwrap_or_default().to_owned()
    }

    fn expect_region(&self, wanted: &[&str]) {
        self.eventually(&format!("{wanted:?} in the region"), || {
            let said = self.region();
            wanted.iter().all(|part| said.contains(part)).then_some(()).ok_or(said)
        });
    }

    /// Types into a field and goes on to the next.
    fn commit(&self, field: &str, typed: &str) {
        self.fill(field, typed);
        self.key(Key::Tab);
    }
}

fn signed_in(stage: &Stage, javascript: JavaScript) -> Browser {
    let browser = Browser::open(&stage.base, javascript);
    browser.go("/sign-in");
    browser.sign_in(ALICE);
    browser
}

#[test]
fn a_preview_shows_as_soon_as_a_field_is_left() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage, JavaScript::On);
    browser.open_form(EMBER);
    browser.resize(1280, 900);
    let confirm = || browser.ask("document.querySelector('form#contacts button').getBoundingClientRect().top");
    let place = confirm();
    browser.commit("Technical contact", BRUNO.nic);
    browser.expect_region(&["What will happen", BRUNO.nic, LAST_WORDS]);
    assert!(browser.region().contains(BRUNO.name), "a colleague on other services");
    assert!(browser.focus().starts_with("Billing contact"), "{}", browser.focus());
    assert_eq!(confirm(), place, "the buttons stay where they are");

    browser.commit("Billing contact", "nobody@example.org");
    browser.expect_region(&["Billing contact: There is no account"]);
    assert!(browser.fault_at("Billing contact").starts_with("There is no account"), "at its field too");
    assert!(browser.focus().starts_with("Note"), "{}", browser.focus());
    browser.commit("Billing contact", ALICE.nic);
    browser.commit("Technical contact", ALICE.nic);
    browser.eventually("an empty region", || match browser.region().trim() {
        "" => Ok(()),
        said => Err(said.to_owned()),
    });
    browser.expect_clean_console();

    browser.commit("Technical contact", BRUNO.nic);
    browser.expect_region(&[BRUNO.nic]);
    browser.ask("(() => { window.fetch = () => Promise.reject(new TypeError('no way through')); })()");
    browser.commit("Technical contact", TANDEM.nic);
    sleep(A_WHILE);
    assert_eq!(browser.region().trim(), "", "what was said of another name does not stay");
    browser.fill("Technical contact", TANDEM.nic);
    browser.key(Key::Enter);
    browser.expect_page("Request");
    assert!(browser.ask("document.body.innerText").as_str().unwrap().contains(TANDEM.nic));
}

#[test]
fn a_preview_that_was_overtaken_is_not_shown() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage, JavaScript::On);
    browser.open_form(LANTERN);
    // The first answer comes last, whatever it is told meanwhile.
    browser.ask(
        "(() => { const real = window.fetch; let asked = 0; window.fetch = (address, { signal, ...how }) => { \
         const wait = asked++ === 0 ? 1500 : 0; return real(address, how).then(answer => \
         new Promise(go => setTimeout(() => go(answer), wait))); }; window.asked = () => asked; })()",
    );
    let names = |nic: &str| {
        browser.ask(&format!(
            "(() => {{ const field = document.getElementById('tech'); field.value = '{nic}'; \
             field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
        ))
    };
    names(BRUNO.nic);
    browser.eventually("a first question", || (browser.ask("window.asked()") == 1).then_some(()).ok_or("none".into()));
    names(TANDEM.nic);
    browser.expect_region(&[TANDEM.nic]);
    sleep(A_WHILE);
    assert!(!browser.region().contains(BRUNO.nic), "{}", browser.region());
}

#[test]
fn enter_right_after_typing_confirms() {
    for javascript in [JavaScript::On, JavaScript::Off] {
        let stage = Stage::demo();
        let browser = &signed_in(&stage, javascript);
        browser.open_form(EMBER);
        browser.fill("Technical contact", BRUNO.nic);
        browser.key(Key::Enter);
        browser.expect_page("Request");
    }
}

#[test]
fn a_preview_needs_no_javascript() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage, JavaScript::Off);
    browser.open_form(GARDEN);
    browser.commit("Technical contact", BRUNO.email);
    browser.press("Preview");
    browser.expect_region(&["What will happen", BRUNO.nic, LAST_WORDS]);
    assert_eq!(browser.ask("document.activeElement.id"), "preview", "that is what one reads next");
    assert_eq!(browser.value("Technical contact"), BRUNO.email);
    browser.fill("Technical contact", "nobody@example.org");
    browser.press("Preview");
    browser.expect_alert("Technical contact: There is no account");
    assert!(browser.title().starts_with("1 error – Modify contacts: garden-lane.example"), "{}", browser.title());
    browser.fill("Technical contact", BRUNO.nic);
    browser.key(Key::Enter);
    browser.expect_page("Request");
    browser.expect_clean_console();
}

#[test]
fn what_is_typed_outlives_another_language() {
    for javascript in [JavaScript::On, JavaScript::Off] {
        let stage = Stage::demo();
        let browser = &signed_in(&stage, javascript);
        browser.open_form(EMBER);
        browser.fill("Technical contact", BRUNO.nic);
        browser.press("Français");
        browser.eventually("the page in French", || {
            let language = browser.ask("document.documentElement.lang");
            (language == "fr").then_some(()).ok_or(language.to_string())
        });
        assert_eq!(browser.value("Contact technique"), BRUNO.nic);
        browser.expect_clean_console();
    }
}

#[test]
fn what_fails_in_the_script_keeps_nothing_else_from_starting() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage, JavaScript::On);
    browser.open_form(EMBER);
    let denied = "for (const ask of ['querySelector', 'querySelectorAll']) { const real = Document.prototype[ask]; \
                  Document.prototype[ask] = function (what) { if (/refresh|account-menu|shows|copied/.test(what)) \
                  throw new Error('denied'); return real.call(this, what); }; }";
    browser.tools("Page.addScriptToEvaluateOnNewDocument", &json!({"source": denied}));
    browser.go(&browser.address());
    browser.commit("Technical contact", BRUNO.nic);
    browser.expect_region(&["What will happen", BRUNO.nic]);
}
