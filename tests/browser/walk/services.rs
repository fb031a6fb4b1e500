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
        let service = |name| self.contacts_of(name).split("/contacts").next().unwrap_or_default().to_owned();
        self.page(&service(GARDEN), "service");
        self.page(&service("saffron-kitchen.example"), "service-with-open-request");
        self.page(&service("fresco-paints.example"), "service-locked");
        self.page(&format!("{}/owner", service("quartz-gallery.example")), "owner");
        let faults = [("name", ""), ("organisation", ""), ("email", "no address"), ("country", "GB")];
        self.form(&format!("{}/owner", service("quartz-gallery.example")), &faults, 422, "owner-faults");
        self.page(&format!("{}/owner", service("fresco-paints.example")), "owner-locked");
        self.page("/services/lock?all=1", "locks");
        self.form(&format!("{}/unlock", service("fresco-paints.example")), &[], 422, "unlock-faults");
        self.page(&self.contacts_of(GARDEN), "modify");
        let whole = self.browser.address();
        let action = whole.split('?').next().unwrap_or_default().to_owned();
        let wrong = [("admin", "nobody@example.org"), ("tech", ""), ("billing", DANA.nic)];
        self.form(&action, &wrong, 422, "modify-faults");
        self.form(&action, &[("admin", ALICE.nic), ("tech", ALICE.nic), ("billing", ALICE.nic)], 422, "modify-nothing");
        self.browser.go(&action);
        self.send(&format!("{action}/preview"), &[("admin", ALICE.nic), ("tech", BRUNO.nic), ("billing", CHLOE.nic)]);
        self.here(200, "modify-preview");
        self.page(&format!("{action}/preview"), "modify-preview-opened");
        self.form(&format!("{action}/preview"), &[("tech", ALICE.nic)], 200, "modify-preview-of-nothing");
        self.by_script(&action);
        // One that is blocked, since a request about it is open.
        self.page(&self.contacts_of("saffron-kitchen.example"), "modify-with-open-request");
        self.answer("/services/999999/contacts", 404, "modify-not-there");
        self.answer("/no/such/page", 404, "not-found");
        self.page("/sign-in", "sign-in-as-another");
        self.browser.go(&self.contacts_of(LANTERN));
        let whole = self.browser.address();
        let action = whole.split('?').next().unwrap_or_default().to_owned();
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
        self.form("/sign-out", &[], 200, "signed-out");
    }

    /// What the script puts into the page: the fields are left one after the other.
    fn by_script(&self, action: &str) {
        for (typed, shows, name) in [(BRUNO.nic, ".planned", "planned"), ("nobody", ".alert", "faults")] {
            self.browser.go(action);
            self.browser.ask(&format!(
                "(field => {{ field.value = {typed:?}; \
                 field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})(document.getElementById('tech'))"
            ));
            let there = format!("document.querySelector('[data-preview] {shows}') !== null");
            self.browser.eventually(shows, || {
                (self.browser.ask(&there) == true).then_some(()).ok_or("is not in the region".to_owned())
            });
            self.here(200, &format!("modify-preview-{name}-by-script"));
        }
    }

    /// The address of the page that changes a service's contacts.
    pub fn contacts_of(&self, service: &str) -> String {
        self.browser.go(&format!("/services?q={service}"));
        self.forms().first().unwrap_or_else(|| panic!("no {service}")).clone()
    }

    /// The addresses of the pages that change the contacts of one of those that are listed.
    pub fn forms(&self) -> Vec<String> {
        let mut links = self.links("/contacts");
        links.retain(|link| !link.starts_with("/services/contacts"));
        links
    }
}
