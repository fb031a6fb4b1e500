//! How every page looks: nothing sticks out, on narrow and wide screens, light and dark. `scripts/screenshots` has the pictures
//! of the same walk kept.

use std::cell::RefCell;
use std::path::PathBuf;

use base64::Engine as _;
use serde_json::json;

use crate::chrome::{Browser, JavaScript};
use crate::stage::{ALICE, BRUNO, GARDEN, PASSWORD, Person, Stage};
use crate::story::menu_of;

const WIDTHS: [u32; 3] = [320, 375, 1280];
/// Widths whose pictures are kept.
const PICTURES: [u32; 2] = [375, 1280];
const HEIGHT: u64 = 800;
/// Requests of the demo.
const REQUESTS: u32 = 11;

#[test]
fn every_page_fits_the_screen() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    let into = std::env::var_os("HANDOVER_SCREENSHOTS").map(PathBuf::from);
    let look = Look { browser, into, faults: RefCell::default() };
    strangers_pages(&look);
    services(&look);
    requests(&look);
    profile(&look);
    second_factor(&look);
    for person in [BRUNO, Person { nic: "cl10003-nic", name: "Chloé Lefèvre", email: "" }] {
        browser.sign_out_anyhow();
        browser.go("/sign-in");
        browser.sign_in(person);
        look.at(&format!("services-{}", &person.nic[..2]));
        look.page("/requests", &format!("requests-{}", &person.nic[..2]));
    }
    assert!(look.faults.borrow().is_empty(), "{:#?}", look.faults.borrow());
    browser.expect_clean_console();
}

fn strangers_pages(look: &Look<'_>) {
    let browser = look.browser;
    for page in ["sign-up", "forgot-password"] {
        look.page(&format!("/{page}"), page);
    }
    browser.go("/sign-up");
    browser.fill("Email address", "nowhere");
    browser.press("Create account");
    browser.expect_alert("Email address");
    look.at("sign-up-faults");
    look.page("/reset-password?token=none", "reset-password");
    look.page("/sign-up/confirm?token=none", "sign-up-dead-link");
    look.page("/mailbox", "mailbox");
    browser.ask("document.querySelectorAll('main details')[3].open = true");
    look.at("mailbox-message");
    let message = browser.ask("document.querySelectorAll('main iframe')[3].getAttribute('src')");
    look.page(message.as_str().unwrap(), "email");
    look.page("/sign-in", "sign-in");
    browser.fill("NIC handle or email", "nobody");
    browser.fill("Password", "nothing");
    browser.press("Sign in");
    browser.expect_alert("do not match");
    look.at("sign-in-fault");
    browser.sign_in(ALICE);
}

fn services(look: &Look<'_>) {
    let browser = look.browser;
    look.page("/services", "services");
    browser.open_menu(&menu_of(ALICE));
    look.at("account-menu");
    browser.go("/services");
    browser.open_menu(&format!("Actions for {GARDEN}"));
    look.at("services-menu");
    look.page("/services?q=no-such-thing", "services-none");
    browser.go(&format!("/services?q={GARDEN}"));
    browser.open_menu(&format!("Actions for {GARDEN}"));
    browser.click("Modify contacts");
    browser.expect_page("Modify contacts");
    look.at("modify");
    browser.fill("Administrative contact", "nobody@example.org");
    browser.fill("Technical contact", "");
    browser.fill("Billing contact", "dn10006-nic");
    browser.press("Confirm");
    browser.expect_alert("Billing contact");
    look.at("modify-faults");
    look.page("/no/such/page", "not-found");
}

fn requests(look: &Look<'_>) {
    let browser = look.browser;
    look.page("/requests", "requests");
    browser.open_menu(&format!("Actions for request {REQUESTS}"));
    look.at("requests-menu");
    look.page("/requests?state=cancelled", "requests-none");
    for number in 1..=REQUESTS {
        look.page(&format!("/requests/{number}"), &format!("request-{number:02}"));
    }
    browser.fill("Validation code", "WRONG");
    browser.press("Accept");
    browser.expect_alert("This code does not match.");
    look.at("request-wrong-code");
}

fn profile(look: &Look<'_>) {
    let browser = look.browser;
    look.page("/profile", "profile");
    browser.fill("Name", "");
    browser.fill("Email address", "nowhere");
    browser.fill("Current password", PASSWORD);
    browser.press("Save changes");
    browser.expect_alert("Email address");
    look.at("profile-faults");
    look.page("/profile/sessions", "profile-sessions");
    look.page("/profile/history", "profile-history");
    look.page("/profile/close", "profile-close");
    look.page("/profile/confirm-email?token=none", "profile-dead-link");
}

fn second_factor(look: &Look<'_>) {
    let browser = look.browser;
    look.page("/profile/second-factor", "second-factor-off");
    browser.fill("Current password", PASSWORD);
    browser.press("Set up");
    let phone = browser.eventually("the QR code", || browser.phone());
    look.at("second-factor-set-up");
    browser.fill("Code from the app", &phone.code(0));
    browser.press("Switch on");
    browser.expect_page("Recovery codes");
    look.at("recovery-codes");
    look.page("/profile/second-factor/recovery-codes", "recovery-codes-shown");
    look.page("/profile/second-factor", "second-factor-on");
    browser.press("Switch off");
    browser.expect_alert("Give a code.");
    look.at("second-factor-faults");
    browser.sign_out_anyhow();
    browser.go("/sign-in");
    browser.fill("NIC handle or email", ALICE.nic);
    browser.fill("Password", PASSWORD);
    browser.press("Sign in");
    browser.expect_page("Second factor");
    browser.fill("Code from the authenticator app, or a recovery code", "wrong");
    browser.press("Sign in");
    browser.expect_alert("does not match");
    look.at("second-step");
}

impl Browser {
    /// Whoever it is.
    fn sign_out_anyhow(&self) {
        self.wait(self.client.delete_all_cookies()).unwrap();
    }
}

struct Look<'a> {
    browser: &'a Browser,
    /// The folder for the pictures.
    into: Option<PathBuf>,
    faults: RefCell<Vec<String>>,
}

impl Look<'_> {
    fn page(&self, address: &str, name: &str) {
        self.browser.go(address);
        self.at(name);
    }

    /// Looks at the page as it stands.
    fn at(&self, name: &str) {
        for scheme in ["light", "dark"] {
            let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
            self.browser.tools("Emulation.setEmulatedMedia", &features);
            for width in WIDTHS {
                self.resize(width, HEIGHT);
                let sticks_out = self.measure("document.documentElement.scrollWidth") > u64::from(width);
                if sticks_out {
                    self.faults.borrow_mut().push(format!("{name} at {width}, {scheme}: {}", self.what_sticks_out()));
                }
                if PICTURES.contains(&width) {
                    self.keep_picture(name, width, scheme);
                }
            }
        }
        self.browser.tools("Emulation.clearDeviceMetricsOverride", &json!({}));
    }

    fn resize(&self, width: u32, height: u64) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.browser.tools("Emulation.setDeviceMetricsOverride", &metrics);
    }

    fn measure(&self, what: &str) -> u64 {
        self.browser.eventually(what, || {
            let measured = self.browser.try_ask(what).map_err(|error| error.to_string())?;
            measured.as_u64().ok_or(measured.to_string())
        })
    }

    fn what_sticks_out(&self) -> String {
        let script = "[...document.querySelectorAll('body *')]\
            .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)\
            .map(e => e.outerHTML.slice(0, 120)).slice(-3)";
        self.browser.ask(script).to_string()
    }

    fn keep_picture(&self, name: &str, width: u32, scheme: &str) {
        let Some(into) = &self.into else { return };
        self.resize(width, self.measure("document.documentElement.scrollHeight").max(HEIGHT));
        let picture = self.browser.tools("Page.captureScreenshot", &json!({"format": "png"}));
        let bytes = base64::engine::general_purpose::STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
        std::fs::write(into.join(format!("{name}-{width}-{scheme}.png")), bytes).unwrap();
    }
}
