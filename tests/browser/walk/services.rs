//! The services, and asking for other contacts of one.

use super::Walk;
use crate::crowd::{CHLOE, DANA, NEMO};
use crate::stage::{ALICE, BRUNO, GARDEN, LANTERN, TANDEM};

impl Walk<'_> {
    pub fn services(&self) {
        self.enter(ALICE);
        self.page("/", "services");
        self.menu("header details", "account-menu");
        self.browser.go("/services");
        self.menu("main tbody tr:nth-child(3) details", "services-menu");
        self.page("/services?q=no-such-thing", "services-none-called");
        self.page("/services?category=ZONE&role=admin&sort=-name", "services-filtered");
        self.page("/services?role=tech&q=umbra", "services-one");
        self.page("/services?role=tech&category=NONE", "services-none-filtered");
        self.page(&self.contacts_of(GARDEN), "modify");
        let action = self.browser.address();
        let wrong = [("admin", "nobody@example.org"), ("tech", ""), ("billing", DANA.nic)];
        self.form(&action, &wrong, 422, "modify-faults");
        self.form(&action, &[("admin", ALICE.nic), ("tech", ALICE.nic), ("billing", ALICE.nic)], 422, "modify-nothing");
        self.browser.go(&action);
        self.send(&format!("{action}/preview"), &[("admin", ALICE.nic), ("tech", BRUNO.nic), ("billing", CHLOE.nic)]);
        self.here(200, "modify-preview");
        self.page(&format!("{action}/preview"), "modify-preview-opened");
        // One that is blocked, since a request about it is open.
        self.page(&self.contacts_of("saffron-kitchen.example"), "modify-with-open-request");
        self.answer("/services/999999/contacts", 404, "modify-not-there");
        self.answer("/no/such/page", 404, "not-found");
        self.page("/sign-in", "sign-in-as-another");
        self.browser.go(&self.contacts_of(LANTERN));
        let action = self.browser.address();
        self.send(&action, &[("billing", BRUNO.nic)]);
        self.here(200, "asked");

        self.enter(TANDEM);
        self.here(200, "services-first-page");
        let next = self.browser.ask("document.querySelector('main a[rel=next]').getAttribute('href')");
        self.page(next.as_str().unwrap(), "services-last-page");
        // Fields that are not this contact's to change.
        self.page(&self.contacts_of("nimbus-shop.example"), "modify-fixed");

        self.enter(NEMO);
        self.here(200, "services-empty");
        self.page("/requests", "requests-empty");
    }

    /// The address of the page that changes a service's contacts.
    pub fn contacts_of(&self, service: &str) -> String {
        self.browser.go(&format!("/services?q={service}"));
        self.links("/contacts").first().unwrap_or_else(|| panic!("no {service}")).clone()
    }
}
