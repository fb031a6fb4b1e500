//! One frame for every page: the brand, the title, tabs, messages and what a page holds stand at one left edge, on a desk and on a
//! phone; nothing goes beyond the right one; and forms are as wide as lines that are read.

use crate::chrome::{Browser, JavaScript};
use crate::emulation::{HEIGHT, SCHEMES};
use crate::findings::Findings;
use crate::stage::Stage;
use crate::walk;

const FRAME: &str = include_str!("frame.js");
/// The last is the window's own, in which the walk goes on.
const WIDTHS: [u32; 3] = [375, 1920, 1280];

#[test]
fn every_page_stands_in_one_frame() {
    let stage = Stage::crowded("en");
    let browser = &Browser::open(&stage.base, JavaScript::On);
    let findings = Findings::default();
    browser.prefer(SCHEMES[0]);
    walk::through(browser, "en", &|name| browser.find_crooked(&findings, name));
    findings.expect_none();
}

#[test]
fn what_leaves_the_frame_is_found() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    browser.prefer(SCHEMES[0]);
    for (selector, style, wanted) in [
        ("h1", "margin-left: 1rem", "h1 does not begin at the edge"),
        (".sides > .card", "margin-inline: auto; width: 20rem", "does not begin at the edge"),
        (".sides > .card", "width: 500px", "is 500 pixels wide"),
        (".sides", "width: 200vw", "goes beyond the frame"),
        (".bar", "padding: 0", "does not begin at the edge"),
    ] {
        browser.go("/sign-in");
        let findings = Findings::default();
        browser.find_crooked(&findings, "as it is");
        findings.expect_none();
        browser.ask(&format!("document.querySelector({selector:?}).style.cssText = {style:?}"));
        browser.find_crooked(&findings, "tampered with");
        let found = findings.to_string();
        assert!(found.contains(wanted), "{selector} {{ {style} }}: {found}");
    }
}

impl Browser {
    fn find_crooked(&self, findings: &Findings, name: &str) {
        // A letter is no page of the frame.
        if name.starts_with("email-") {
            return;
        }
        for width in WIDTHS {
            self.resize(width, HEIGHT);
            let crooked = self.ask(&format!("({FRAME})()"));
            for fault in crooked.as_array().unwrap() {
                findings.add(fault.as_str().unwrap(), &format!("{name} at {width}"));
            }
        }
    }
}
