//! How every page looks, in every language: nothing that is to be read is cut off, on narrow and wide screens, with wider spacing
//! between letters, words and lines (WCAG 1.4.12), and with text twice as large. In English axe looks too, on the same walk.
//! `scripts/screenshots` has pictures taken instead.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use serde_json::json;

use crate::axe::Axe;
use crate::chrome::{Browser, JavaScript};
use crate::emulation::{HEIGHT, SCHEMES};
use crate::findings::Findings;
use crate::stage::Stage;
use crate::walk;

const OVERFLOW: &str = include_str!("overflow.js");
/// The third is where rows begin to be rows, and no cards. The last is the window's own, in which the walk goes on.
const WIDTHS: [u32; 4] = [320, 375, 940, 1280];
/// Widths that pictures are taken at.
const PICTURES: [u32; 2] = [375, 1280];
const PLAIN: (&str, &str) = ("", "");
const SPACED: (&str, &str) = (
    " with more space",
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } \
    p { margin-bottom: 2em !important }",
);
const LARGE: (&str, &str) = (" with large text", "html { font-size: 200% !important }");

#[test]
fn in_english() {
    look_in("en");
}

#[test]
fn in_french() {
    look_in("fr");
}

#[test]
fn in_german() {
    look_in("de");
}

#[test]
fn in_spanish() {
    look_in("es");
}

#[test]
fn in_italian() {
    look_in("it");
}

#[test]
fn in_polish() {
    look_in("pl");
}

#[test]
fn in_portuguese() {
    look_in("pt");
}

fn look_in(language: &str) {
    let stage = Stage::crowded(language);
    let browser = &Browser::open_in(&stage.base, JavaScript::On, language);
    if let Some(folder) = std::env::var_os("HANDOVER_SCREENSHOTS") {
        let folder = PathBuf::from(folder).join(language);
        std::fs::create_dir_all(&folder).unwrap();
        walk::through(browser, language, &|name| browser.take_pictures(&folder, name));
        return;
    }
    let findings = Findings::default();
    let axe = (language == "en").then(Axe::load);
    browser.prefer(SCHEMES[0]);
    walk::through(browser, language, &|name| {
        browser.find_lost_text(&findings, name);
        if let Some(axe) = &axe {
            axe.check(browser, &findings, name);
        }
    });
    findings.expect_none();
    browser.expect_clean_console();
}

#[test]
fn what_cannot_be_read_is_found() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    browser.prefer(SCHEMES[0]);
    let tamper = |script: &str, wanted: &str| {
        browser.go("/sign-in");
        let findings = Findings::default();
        browser.find_lost_text(&findings, "as it is");
        let before = findings.to_string();
        browser.ask(&format!("(() => {{ const e = document.querySelector('main button[type=submit]'); {script} }})()"));
        browser.find_lost_text(&findings, "tampered with");
        let after = findings.to_string();
        assert!(!before.contains(wanted) && after.contains(wanted), "{script}: {after}");
    };
    tamper("e.style.cssText = 'flex: none; width: 2000px'", "the page is wider than the screen");
    tamper("e.style.cssText = 'flex: none; width: 20px; overflow: hidden; white-space: nowrap'", "is cut off");
    tamper(
        "e.style.cssText = 'flex: none; width: 20px; padding: 0; white-space: nowrap; overflow-wrap: normal'",
        "sticks out of",
    );
    tamper("e.style.cssText = 'flex: none; margin-left: -1000px; position: relative'", "leaves the screen");
    tamper(
        "e.style.cssText = 'flex: none; position: relative; bottom: -3.5rem; background: none; border: 0'",
        " lies on ",
    );
    tamper(
        "e.style.cssText = 'flex: none; width: 3.75rem; padding: 0; overflow: clip; white-space: nowrap'",
        "with more space",
    );
}

impl Browser {
    fn find_lost_text(&self, findings: &Findings, name: &str) {
        let [narrower @ .., window] = WIDTHS;
        for width in narrower {
            self.resize(width, HEIGHT);
            self.measure(findings, &[PLAIN, SPACED], &format!("{name} at {width}"));
        }
        self.resize(window, HEIGHT);
        self.measure(findings, &[PLAIN, SPACED, LARGE], &format!("{name} at {window}"));
    }

    /// Looks once in each of the dresses.
    fn measure(&self, findings: &Findings, dresses: &[(&str, &str)], place: &str) {
        let styles: Vec<_> = dresses.iter().map(|(_, css)| css).collect();
        let lost = self.ask(&format!("({OVERFLOW})({})", json!(styles)));
        let lost = lost.as_array().unwrap();
        assert_eq!(lost.len(), dresses.len(), "{place}: {lost:?}");
        for ((dress, _), faults) in dresses.iter().zip(lost) {
            for fault in faults.as_array().unwrap() {
                findings.add(fault.as_str().unwrap(), &format!("{place}{dress}"));
            }
        }
    }

    fn take_pictures(&self, folder: &Path, name: &str) {
        for (scheme, width) in SCHEMES.into_iter().flat_map(|scheme| PICTURES.map(|width| (scheme, width))) {
            self.prefer(scheme);
            self.resize(width, HEIGHT);
            let whole = self.ask("document.documentElement.scrollHeight").as_u64().unwrap();
            self.resize(width, whole.max(HEIGHT));
            let picture = self.tools("Page.captureScreenshot", &json!({"format": "png"}));
            let bytes = base64::engine::general_purpose::STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
            std::fs::write(folder.join(format!("{name}-{width}-{scheme}.png")), bytes).unwrap();
        }
        self.pretend_nothing();
    }
}
