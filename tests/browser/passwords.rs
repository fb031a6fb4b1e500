//! A password can be looked at while it is typed, where there is a script.

use crate::chrome::{Browser, JavaScript};
use crate::stage::Stage;

const TYPE: &str = "document.getElementById('password').type";
const BUTTON: &str = "(button => !!button && !button.hidden)(document.querySelector('[data-shows]'))";
const PRESSED: &str = "document.querySelector('[data-shows]').ariaPressed";

#[test]
fn a_password_can_be_looked_at() {
    let stage = Stage::demo();
    let browser = Browser::open(&stage.base, JavaScript::On);
    browser.go("/sign-in");
    browser.fill("Password", "seven quiet otters dream");
    for (kind, pressed) in [("text", "true"), ("password", "false"), ("text", "true")] {
        browser.press("Show password");
        assert_eq!((browser.ask(TYPE), browser.ask(PRESSED)), (kind.into(), pressed.into()));
    }
    let sent = "(form => new Promise(done => { form.addEventListener('submit', sent => { sent.preventDefault(); \
        done(document.getElementById('password').type) }); form.requestSubmit() }))(document.querySelector('main form'))";
    browser.fill("NIC handle or email", "nobody");
    assert_eq!(browser.ask(sent), "password", "when it is sent it is one again");
    browser.expect_clean_console();
}

#[test]
fn without_a_script_there_is_no_button_that_does_nothing() {
    let stage = Stage::demo();
    let browser = Browser::open(&stage.base, JavaScript::Off);
    browser.go("/sign-in");
    assert_eq!(browser.ask(BUTTON), false);
}
