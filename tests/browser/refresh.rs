//! A page that shows something in progress changes in place: messages, codes and menus stay as they are.

use crate::chrome::{Browser, JavaScript};
use crate::crowd::CHLOE;
use crate::stage::{ALICE, BRUNO, GARDEN, Stage};
use crate::story::{OPEN, Story, menu_of, please_confirm};

const SIBLINGS_CODE: &str = "document.querySelector('.waiting [name=token]').value";

#[test]
fn what_is_in_progress_changes_in_place() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    let (story, subject) = (Story { stage: &stage, browser }, &please_confirm(GARDEN));
    browser.go("/sign-in");
    browser.sign_in(ALICE);
    browser.open_menu(&format!("Actions for {GARDEN}"));
    browser.click("Modify contacts");
    browser.fill("Technical contact", BRUNO.nic);
    browser.fill("Billing contact", CHLOE.nic);
    browser.press("Confirm");
    browser.expect_message("Requests sent.");
    browser.sign_out(ALICE);
    stage.follow_mail(browser, BRUNO, (subject, 1), OPEN);
    browser.sign_in(BRUNO);
    browser.press("Accept");
    browser.expect_message("still has to decide");
    browser.sign_out(BRUNO);

    stage.follow_mail(browser, ALICE, (subject, 1), OPEN);
    browser.sign_in(ALICE);
    let code = browser.value("Validation code");
    browser.press("Accept");
    browser.expect_message("Everyone has confirmed");
    let number = story.number();
    browser.expect_title(&format!("Request {number}: Processing"));
    browser.ask("(() => { window.untouched = true })()");
    browser.open_menu(&menu_of(ALICE));
    browser.expect_title(&format!("Request {number}: Processing"));
    browser.key(fantoccini::key::Key::Escape);
    browser.expect_title(&format!("Request {number}: Done"));
    assert_eq!(browser.ask("window.untouched"), true, "the page was not loaded anew");
    browser.expect_message("Everyone has confirmed");
    assert_eq!(browser.ask(SIBLINGS_CODE), code.as_str());
    let badge = browser.ask("document.querySelector('.title [data-state]').dataset.state");
    assert_eq!(
        (badge.as_str(), browser.ask("!!document.querySelector('[data-refresh]')")),
        (Some("done"), false.into())
    );
    let news = browser.ask("document.querySelector('[data-news]').textContent");
    assert!(news.as_str().unwrap().contains("Done"), "{news}");
    browser.expect_clean_console();
}
