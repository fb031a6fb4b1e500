//! The operators' pages, as an administrator of the demo sees them.

use handover::seed::operators::recovery_codes;

use super::Walk;
use crate::stage::{ALICE, PASSWORD};

const NORA: &str = "no30001-nic";

impl Walk<'_> {
    pub fn console(&self) {
        self.leave();
        self.browser.go("/sign-in");
        self.send("/sign-in", &[("login", NORA), ("password", PASSWORD)]);
        self.send("/sign-in/second-factor", &[("code", &recovery_codes()[0])]);
        self.send("/language", &[("language", self.language), ("next", "/operator")]);
        self.page("/operator", "operator");
        self.page("/operator?q=nothing.such", "operator-nothing");
        self.page("/operator?q=a", "operator-found");
        self.page(&format!("/operator/accounts/{NORA}"), "operator-own-account");
        let account = format!("/operator/accounts/{}", ALICE.nic);
        self.page(&account, "operator-account");
        for part in ["services", "requests", "emails", "history"] {
            self.page(&format!("{account}/{part}"), &format!("operator-account-{part}"));
        }
        for act in ["sign-out", "close", "reopen", "remove-second-factor", "role", "email", "replace"] {
            self.page(&format!("{account}/{act}"), &format!("operator-{act}"));
        }
        for part in [
            "services/1",
            "services/1/contacts",
            "services/1/lock",
            "services/1/unlock",
            "services/1/rename",
            "services/1/remove",
        ] {
            self.page(&format!("/operator/{part}"), &format!("operator-{}", part.replace('/', "-")));
        }
        for part in ["requests", "requests/1", "submissions/1", "outbox", "outbox/retry", "webhooks", "audit"] {
            self.page(&format!("/operator/{part}"), &format!("operator-{}", part.replace('/', "-")));
        }
        for part in ["webhooks/1", "webhooks/1/on", "webhooks/1/off", "webhooks/1/retry", "deliveries/1/retry"] {
            self.page(&format!("/operator/{part}"), &format!("operator-{}", part.replace('/', "-")));
        }
        self.about_what_is_pending();
        let wrong = [("role", "root"), ("reason", "short"), ("current_password", ""), ("code", "")];
        self.form(&format!("{account}/role"), &wrong, 422, "operator-role-faults");
        let reason = [("reason", "Asked for by telephone, ticket 4711")];
        self.form(&format!("{account}/sign-out"), &reason, 200, "operator-signed-out");
        self.of_a_removed_service(reason[0]);
        self.leave();
    }

    /// The forms that are there for what is pending alone.
    fn about_what_is_pending(&self) {
        self.browser.go("/operator/requests?state=pending");
        let request = self.links("/operator/requests/").swap_remove(0);
        self.page(&request, "operator-request-pending");
        let submission = self.links("/operator/submissions/").swap_remove(0);
        let forms = self.links(&format!("{request}/"));
        for act in ["cancel", "resend"] {
            let form = forms.iter().find(|form| form.contains(act)).unwrap();
            self.page(form, &format!("operator-request-{act}"));
        }
        self.page(&submission, "operator-submission-pending");
        let forms = self.links(&format!("{submission}/"));
        for act in ["cancel", "resend"] {
            let form = forms.iter().find(|form| form.contains(act)).unwrap();
            self.page(form, &format!("operator-submission-{act}"));
        }
    }

    fn of_a_removed_service(&self, reason: (&str, &str)) {
        self.browser.go(&format!("/operator/accounts/{}/services", ALICE.nic));
        let service = self.links("/operator/services/").pop().unwrap();
        let code = &recovery_codes()[1];
        self.browser.go(&format!("{service}/remove"));
        let fields = [reason, ("current_password", PASSWORD), ("code", code)];
        self.form(&format!("{service}/remove"), &fields, 200, "operator-removed");
        self.page(&service, "operator-service-removed");
    }
}
