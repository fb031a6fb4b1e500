//! On a phone each row is a card, and all of it leads to the request; what else can be pressed in it still does what it says.

use crate::chrome::{Browser, JavaScript};
use crate::emulation::HEIGHT;
use crate::stage::{ALICE, Stage};

/// What is pressed at a place of the first card that matches: near its lower edge, or at the middle of what stands in it.
const PRESSED: &str = "(card, inner) => {
    const within = document.querySelector(`.requests tbody tr:has(${card})`);
    within.scrollIntoView({ block: 'center' });
    const box = (inner ? within.querySelector(inner) : within).getBoundingClientRect();
    const found = document.elementFromPoint(box.x + box.width / 2, inner ? box.y + box.height / 2 : box.bottom - 6);
    const pressed = found.closest('a, summary');
    return pressed ? pressed.getAttribute('href') ?? pressed.getAttribute('aria-label') : '';
}";

#[test]
fn a_card_leads_to_its_request_and_what_is_in_it_elsewhere() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    browser.go("/sign-in");
    browser.sign_in(ALICE);
    let pressed = |card: &str, inner: &str| {
        let found = browser.ask(&format!("({PRESSED})({card:?}, {inner:?})"));
        found.as_str().unwrap_or_default().to_owned()
    };
    for (width, leads) in [(375, true), (1280, false)] {
        browser.resize(width, HEIGHT);
        browser.go("/requests");
        assert_eq!(pressed("[data-state=failed]", "").starts_with("/requests/"), leads, "at {width}");
        assert!(pressed(".menu", ".contact .nic").starts_with("/requests?q="), "at {width}");
        assert!(pressed(".menu", "summary").starts_with("Actions for request "), "at {width}");
    }
    browser.resize(375, HEIGHT);
    browser.go("/requests");
    browser.ask("document.querySelector('.requests .menu').open = true");
    assert_eq!(browser.ask("document.querySelectorAll('.menu[open] li').length > 1"), true);
    let act = pressed(".menu[open]", ".menu[open] li");
    assert!(act.ends_with("#decide"), "an open menu lies above its card: {act}");
}
