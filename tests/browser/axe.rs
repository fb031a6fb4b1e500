//! axe-core on every page in every state, light and dark, on narrow and wide screens: no violation of WCAG 2.2 A and AA, nor of
//! what axe calls best practice. `looks::in_english` takes it along on its walk.

use serde_json::{Value, json};

use crate::chrome::{Browser, JavaScript};
use crate::emulation::{HEIGHT, SCHEMES};
use crate::findings::Findings;
use crate::stage::Stage;
use crate::{tools, walk};

const WIDTHS: [u32; 2] = [375, 1280];
const RULES: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/// What depends on colours. In the dark nothing else changes, so that nothing else is asked there.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];
/// What is for whole pages: an email is a part of the page of whoever shows it.
const FOR_PAGES: [&str; 3] = ["landmark-one-main", "page-has-heading-one", "region"];
/// Messages in frames are looked at as pages of their own.
const RUN: &str = "
const [type, values, done] = arguments;
const options = { runOnly: { type, values }, iframes: false, resultTypes: ['violations'] };
const said = (rule, node) => {
    const why = [...node.any, ...node.all, ...node.none].map(check => check.message)[0] ?? rule.help;
    return `${rule.id}: ${node.target.join(' ').replace(/:nth-child\\(\\d+\\)/g, '')}: ${why}`;
};
axe.run(document, options).then(
    found => done({ passes: found.passes.length,
        faults: [...new Set(found.violations.flatMap(rule => rule.nodes.map(node => said(rule, node))))] }),
    error => done({ passes: 0, faults: [String(error)] }),
);";

#[test]
fn no_page_in_an_operators_dress_has_a_violation() {
    let stage = Stage::dressed();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    let (axe, findings) = (Axe::load(), Findings::default());
    walk::through_settings(browser, &|name| axe.check(browser, &findings, name));
    findings.expect_none();
    browser.expect_clean_console();
}

#[test]
fn a_violation_is_found() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    let axe = Axe::load();
    for (script, rule) in [
        ("document.querySelector('main label').remove()", "label: "),
        ("document.querySelector('main h1').remove()", "page-has-heading-one: "),
        ("document.querySelector('main button').style.cssText = 'color: #888; background: #999'", "color-contrast: "),
    ] {
        browser.go("/sign-in");
        browser.ask(script);
        let findings = Findings::default();
        axe.check(browser, &findings, "tampered with");
        assert!(findings.to_string().contains(&format!("- {rule}")), "{script}: {findings}");
    }
}

pub struct Axe {
    source: String,
}

impl Axe {
    pub fn load() -> Self {
        let path = tools::package("axe-core/axe.min.js");
        Self { source: std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) }
    }

    pub fn check(&self, browser: &Browser, findings: &Findings, name: &str) {
        browser.wait(browser.client.execute(&self.source, vec![])).unwrap();
        for (scheme, width) in SCHEMES.into_iter().flat_map(|scheme| WIDTHS.map(|width| (scheme, width))) {
            browser.prefer(scheme);
            browser.resize(width, HEIGHT);
            let place = format!("{name} at {width}, {scheme}");
            let (asked, least) = if scheme == SCHEMES[0] {
                (vec![json!("tag"), json!(RULES)], 5)
            } else {
                (vec![json!("rule"), json!(OF_COLOURS)], 1)
            };
            let found = browser.wait(browser.client.execute_async(RUN, asked));
            let found: Value = found.unwrap_or_else(|error| panic!("{place}: {error}"));
            assert!(found["passes"].as_u64().unwrap() >= least, "axe has checked nothing, {place}: {found}");
            let faults = found["faults"].as_array().unwrap().iter().map(|fault| fault.as_str().unwrap());
            let is_email = name.starts_with("email-");
            for fault in faults.filter(|fault| !is_email || !FOR_PAGES.iter().any(|rule| fault.starts_with(rule))) {
                findings.add(fault, &place);
            }
        }
        browser.prefer(SCHEMES[0]);
    }
}
