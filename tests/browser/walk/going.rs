//! How one gets from page to page: by addresses, and by forms that are filled in by the names of their fields.

use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use url::Url;

use super::{Walk, routes};
use crate::chrome::PATIENCE;
use crate::stage::{PASSWORD, Person};

/// Fills in the form that goes to an address, or makes one, and sends it. `form.submit()` leaves out the checks of the browser.
const SEND: &str = "((action, fields) => {
    let form = [...document.forms].find(form => form.method === 'post' && form.getAttribute('action') === action);
    if (!form) {
        form = document.createElement('form');
        Object.assign(form, { method: 'post', action });
        document.body.append(form);
    }
    for (const [name, value] of fields) {
        let field = [...form.elements].find(field => field.name === name && field.tagName !== 'BUTTON');
        if (!field) {
            field = Object.assign(document.createElement('input'), { type: 'hidden', name });
            form.append(field);
        }
        field.value = value;
    }
    document.documentElement.dataset.left = 'yes';
    HTMLFormElement.prototype.submit.call(form);
})";

const STAY: &str = "(() => {
    for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer);
    return [performance.getEntriesByType('navigation')[0].responseStatus, document.documentElement.lang];
})()";

impl Walk<'_> {
    /// Opens a page and looks at it.
    pub fn page(&self, address: &str, name: &str) {
        self.answer(address, 200, name);
    }

    /// Opens an address that answers so, and looks.
    pub fn answer(&self, address: &str, status: u64, name: &str) {
        self.browser.go(address);
        self.here(status, name);
        if status == 200 {
            self.has_opened(address);
        }
    }

    fn has_opened(&self, address: &str) {
        let path = Url::parse(&self.browser.base).unwrap().join(address).unwrap().path().to_owned();
        self.opened.borrow_mut().insert(path);
    }

    /// No page of the application was left out.
    pub fn expect_every_route(&self) {
        let (opened, mut left) = (self.opened.borrow(), routes::pages());
        left.retain(|page| !opened.iter().any(|path| routes::is_of(path, page)));
        assert!(left.is_empty(), "the walk does not open {left:?}");
    }

    /// Sends a form and looks at what comes of it.
    pub fn form(&self, action: &str, fields: &[(&str, &str)], status: u64, name: &str) {
        self.send(action, fields);
        self.here(status, name);
    }

    /// Looks at the HTML of an email. Its page lets no script run, not even that of one who looks: it is shown on another.
    pub fn email(&self, address: &str, name: &str) {
        self.browser.go(address);
        assert_eq!(self.stay()[0], 200, "{address}");
        self.has_opened(address);
        let html = self.browser.ask("'<!doctype html>' + document.documentElement.outerHTML");
        self.browser.go("about:blank");
        let frame = self.browser.tools("Page.getFrameTree", &json!({}))["frameTree"]["frame"]["id"].clone();
        self.browser.tools("Page.setDocumentContent", &json!({"frameId": frame, "html": html}));
        self.look(name);
    }

    /// Looks at the page as it stands.
    pub fn here(&self, status: u64, name: &str) {
        let [found, language] = self.stay();
        assert_eq!(found, status, "{name}: {} ({})", self.browser.address(), self.browser.title());
        assert_eq!(language, self.language, "{name}");
        self.look(name);
    }

    fn look(&self, name: &str) {
        assert!(self.seen.borrow_mut().insert(name.to_owned()), "two pages are called {name}");
        (self.look)(name);
    }

    /// Status and language of the page, from which it moves no more: one that looks again by itself would do so in the middle
    /// of things.
    fn stay(&self) -> [Value; 2] {
        self.browser.eventually("the status", || {
            let told = self.browser.try_ask(STAY).map_err(|error| error.to_string())?;
            if told[0].as_u64() > Some(0) { Ok([told[0].clone(), told[1].clone()]) } else { Err("none".to_owned()) }
        })
    }

    pub fn send(&self, action: &str, fields: &[(&str, &str)]) {
        self.browser.ask(&format!("{SEND}({}, {})", json!(action), json!(fields)));
        let start = Instant::now();
        let arrived = "document.documentElement.dataset.left !== 'yes' && document.readyState === 'complete'";
        // Between two pages there is nobody to ask: that is an error, and not the end.
        while !self.browser.try_ask(arrived).is_ok_and(|arrived| arrived == true) {
            assert!(start.elapsed() < PATIENCE, "{action} does not answer");
            sleep(Duration::from_millis(10));
        }
    }

    /// Opens the menu of this number, if there is one, without a click that could miss it.
    pub fn menu(&self, selector: &str, name: &str) {
        let open = format!(
            "(menu => {{ if (menu) menu.open = true; return !!menu }})(document.querySelector({}))",
            json!(selector)
        );
        assert_eq!(self.browser.ask(&open), true, "{name}: no {selector} at {}", self.browser.address());
        self.here(200, name);
    }

    /// The addresses of links in the page's content that hold this, in their order, each once.
    pub fn links(&self, part: &str) -> Vec<String> {
        let hrefs = "[...new Set([...document.querySelectorAll('main a[href]')].map(a => a.getAttribute('href')))]";
        let found = self.browser.ask(&format!("{hrefs}.filter(href => href.includes({}))", json!(part)));
        serde_json::from_value(found).unwrap()
    }

    /// The numbers of the requests that are listed.
    pub fn listed(&self) -> Vec<String> {
        self.browser.go("/requests");
        let number = |href: &String| href.strip_prefix("/requests/")?.split(['#', '?']).next()?.parse::<u64>().ok();
        let numbers: BTreeSet<_> = self.links("/requests/").iter().filter_map(number).collect();
        numbers.into_iter().rev().map(|number| number.to_string()).collect()
    }

    /// The newest link with this in it that was mailed to somebody.
    pub fn mailed(&self, to: &str, part: &str) -> String {
        let message = format!(
            "[...document.querySelectorAll('main details')].filter(m => m.querySelector('summary').textContent.includes({}))",
            json!(to)
        );
        let links = format!(
            "{message}.flatMap(m => [...m.querySelectorAll('pre a[href]')].map(a => a.href)).find(href => href.includes({})) ?? null",
            json!(part)
        );
        self.browser.eventually(&format!("a link {part:?} to {to}"), || {
            self.browser.go("/mailbox");
            self.browser.ask(&links).as_str().map(str::to_owned).ok_or("not yet".to_owned())
        })
    }

    /// Nobody is signed in.
    pub fn leave(&self) {
        let _ = self.browser.wait(self.browser.client.delete_cookie("handover"));
    }

    pub fn enter(&self, person: Person) {
        self.leave();
        self.browser.go("/sign-in");
        self.send("/sign-in", &[("login", person.nic), ("password", PASSWORD)]);
        assert_eq!(self.browser.address(), "/services", "{} cannot sign in", person.nic);
    }
}
