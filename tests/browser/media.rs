//! Pages on paper, in the colours of somebody's system, far down a table; and two buttons that must weigh the same.

use serde_json::{Value, json};

use crate::chrome::{Browser, JavaScript};
use crate::emulation::{HEIGHT, SCHEMES};
use crate::stage::{ALICE, Stage, TANDEM};

/// The facts are printed; what one could do about them is not.
const ON_PAPER: [&str; 8] =
    ["h1", ".badge", ".standing", "dl.handover dd", "dl .service-name", ".validators li", ".history li", ".brand"];
const NOT_ON_PAPER: [&str; 8] =
    ["form", "button", "header details", "footer", "#decide", ".actions", ".back", ".bar-link"];
/// The contrast of text on its ground, as WCAG 2 reckons; and what else makes one button heavier than another.
const WEIGHT: &str = "(selector => {
    const button = document.querySelector(selector), style = getComputedStyle(button), box = button.getBoundingClientRect();
    const light = colour => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255);
        const [r, g, b] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const [dark, bright] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
    return { size: [Math.round(box.width), Math.round(box.height)], text: [style.fontWeight, style.fontSize],
        border: [style.borderTopWidth, style.borderTopStyle], ground: style.backgroundColor, contrast: bright / dark };
})";

impl Browser {
    fn emulate(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.tools("Emulation.setEmulatedMedia", &json!({"media": media, "features": features}));
    }

    /// Whether some of these can be seen, and whether all can.
    fn seen(&self, selector: &str) -> (bool, bool) {
        let all = format!("[...document.querySelectorAll({selector:?})].map(e => e.checkVisibility())");
        let seen: Vec<bool> = serde_json::from_value(self.ask(&all)).unwrap();
        assert!(!seen.is_empty(), "{selector} is not on the page");
        (seen.contains(&true), !seen.contains(&false))
    }

    /// Opens a request that waits for who is signed in.
    fn open_one_that_waits(&self) {
        self.go("/requests?state=pending");
        let rows = "[...document.querySelectorAll('main tbody tr')]";
        let own = format!("{rows}.find(row => row.querySelector('[data-state=pending-own]'))");
        let href = self.ask(&format!("{own}.querySelector('a').getAttribute('href')"));
        self.go(href.as_str().unwrap());
    }
}

fn signed_in(stage: &Stage) -> Browser {
    let browser = Browser::open(&stage.base, JavaScript::On);
    browser.go("/sign-in");
    browser.sign_in(ALICE);
    browser
}

#[test]
fn a_request_on_paper_is_what_it_is_and_not_what_could_be_done() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage);
    browser.open_one_that_waits();
    for scheme in SCHEMES {
        browser.emulate("screen", &[("prefers-color-scheme", scheme)]);
        for selector in ["#decide form", "header details", "footer", ".back", ".bar-link"] {
            assert!(browser.seen(selector).1, "{selector} is not on the screen");
        }
        browser.emulate("print", &[("prefers-color-scheme", scheme)]);
        for selector in ON_PAPER {
            assert!(browser.seen(selector).1, "{selector} is not printed");
        }
        for selector in NOT_ON_PAPER {
            assert!(!browser.seen(selector).0, "{selector} is printed");
        }
        let ink = "(body => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor])(document.body)";
        assert_eq!(browser.ask(ink), json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]), "by {scheme}");
    }
}

#[test]
fn a_table_on_paper_is_a_table_and_nothing_to_press() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage);
    for page in ["/services", "/requests", "/profile/sessions", "/profile/history"] {
        browser.go(page);
        browser.emulate("print", &[]);
        // A sheet of A4 between its margins.
        browser.resize(718, 1000);
        let display =
            "['table', 'tbody tr', 'tbody td'].map(part => getComputedStyle(document.querySelector(part)).display)";
        assert_eq!(browser.ask(display), json!(["table", "table-row", "table-cell"]), "{page}");
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(browser.ask(wide), 0, "{page} is wider than the paper");
        let pressed = "[...document.querySelectorAll('button, select, summary, .button')].filter(e => e.checkVisibility()).length";
        assert_eq!(browser.ask(pressed), 0, "{page}");
        browser.emulate("screen", &[]);
        browser.pretend_nothing();
    }
}

/// A box to tick is drawn by the system.
const TYPED: &str = "input:not([type=checkbox])";

#[test]
fn where_the_system_chooses_the_colours_borders_tell_things_apart() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage);
    browser.go("/design");
    // Without motion: the colours of a moment ago do not fade into these.
    browser.emulate("screen", &[("forced-colors", "active"), ("prefers-reduced-motion", "reduce")]);
    assert_eq!(browser.ask("matchMedia('(forced-colors: active)').matches"), true);
    let border =
        "e => { const style = getComputedStyle(e); return [style.borderTopStyle, parseFloat(style.borderTopWidth)]; }";
    for selector in [".button", ".badge", ".card", ".flash", ".alert", ".standing", TYPED, "select"] {
        let borders = browser.ask(&format!("[...document.querySelectorAll('main {selector}')].map({border})"));
        let borders: Vec<(String, f64)> = serde_json::from_value(borders).unwrap();
        assert!(!borders.is_empty(), "no {selector}");
        for (style, width) in borders {
            assert!(style != "none" && width >= 1.0, "{selector} has a border {style} of {width}");
        }
    }
    let width = |selector: &str| {
        let width = format!("getComputedStyle(document.querySelector('main {selector}')).borderTopWidth");
        browser.ask(&width).as_str().unwrap().to_owned()
    };
    assert_ne!(width(".button.primary"), width(".button:not(.primary)"), "the main one is told apart");
    let below = "[...document.querySelectorAll('main .tabs')].map(tabs => [...tabs.children].map(tab => \
        [tab.hasAttribute('aria-current'), getComputedStyle(tab).borderBottomColor]))";
    let below: Vec<Vec<(bool, String)>> = serde_json::from_value(browser.ask(below)).unwrap();
    for tabs in below {
        let (_, current) = tabs.iter().find(|(current, _)| *current).unwrap();
        assert!(tabs.iter().all(|(is_current, colour)| *is_current || colour != current), "{tabs:?}");
    }
}

#[test]
fn the_head_of_a_table_stays_in_sight() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    browser.go("/sign-in");
    browser.sign_in(TANDEM);
    browser.go("/services");
    browser.resize(1280, 600);
    let height = browser.ask("document.querySelector('table').getBoundingClientRect().height").as_f64().unwrap();
    assert!(height > 900.0, "the table is {height} pixels high");
    browser.ask("scrollTo(0, document.querySelector('table').getBoundingClientRect().bottom - 300)");
    let heads = "[...document.querySelectorAll('thead th')].map(head => { const box = head.getBoundingClientRect(); \
        const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
        return [box.top, head === there || head.contains(there)]; })";
    let heads: Vec<(f64, bool)> = serde_json::from_value(browser.ask(heads)).unwrap();
    let rows = browser.ask("document.querySelector('tbody tr').getBoundingClientRect().bottom").as_f64().unwrap();
    assert!(rows < 0.0, "the first row ends at {rows}");
    for (top, is_on_top) in heads {
        assert!((0.0..2.0).contains(&top) && is_on_top, "a head stands at {top}");
    }
}

#[test]
fn to_decline_is_as_easy_to_see_as_to_accept() {
    let stage = Stage::demo();
    let browser = &signed_in(&stage);
    browser.open_one_that_waits();
    for (scheme, width) in SCHEMES.into_iter().flat_map(|scheme| [320, 375, 940, 1280].map(|width| (scheme, width))) {
        browser.prefer(scheme);
        browser.resize(width, HEIGHT);
        let weigh = |which: &str| browser.ask(&format!("{WEIGHT}('#decide .button.{which}')"));
        let (mut accept, mut decline) = (weigh("accept"), weigh("decline"));
        let class = |weighed: &mut Value| {
            let contrast = weighed.as_object_mut().unwrap().remove("contrast").unwrap().as_f64().unwrap();
            [4.5, 7.0].iter().filter(|least| contrast >= **least).count()
        };
        let classes = [class(&mut accept), class(&mut decline)];
        assert!(classes[0] > 0 && classes[0] == classes[1], "contrasts are of the classes {classes:?}, {scheme}");
        assert_eq!(accept, decline, "at {width}, {scheme}");
    }
}
