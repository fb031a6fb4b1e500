//! Long things and many things; and what is refused altogether.

use serde_json::json;

use super::Walk;
use crate::crowd::{CHLOE, WOLFE, long_service};
use crate::stage::{ALICE, BRUNO, TANDEM};

/// Failed attempts after which signing in has to wait.
const ATTEMPTS: usize = 12;
/// Links for a new password after which asking for one has to wait.
const LINKS: usize = 5;
/// Sends forms without leaving the page.
const POST: &str = "const [posts, done] = arguments;
(async () => {
    let last;
    for (const [action, fields] of posts) {
        last = await fetch(action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    }
    return last.status;
})().then(done, error => done(String(error)));";

impl Walk<'_> {
    pub fn many(&self) {
        self.enter(WOLFE);
        self.here(200, "long-services");
        self.page("/services?q=without-end", "long-service");
        self.menu("main tbody details", "long-service-menu");
        self.page(&self.contacts_of("without-end"), "long-modify");
        let action = self.browser.address();
        let (long, name) = (long_service(), format!("{}@example.org", "x".repeat(200)));
        self.form(&action, &[("admin", &long), ("tech", &name), ("billing", "")], 422, "long-modify-faults");
        self.send(&action, &[("admin", WOLFE.nic), ("tech", BRUNO.nic), ("billing", WOLFE.nic)]);
        self.here(200, "long-asked");
        let number = self.listed().swap_remove(0);
        self.page(&format!("/requests/{number}"), "long-request");
        self.page("/profile", "long-profile");
        self.page("/profile/close", "long-close");
        let link = self.mailed(WOLFE.email, &format!("/requests/{number}?token="));
        self.browser.go("/mailbox");
        self.menu("main details", "long-mailbox-message");
        let frame = self.browser.ask("document.querySelector('main details[open] iframe').getAttribute('src')");
        self.email(frame.as_str().unwrap(), "email-long");
        self.page(&link, "long-request-with-code");

        self.browser.go("/services?q=page-&role=tech");
        let mut services = self.forms();
        let next = self.browser.ask("document.querySelector('main a[rel=next]').getAttribute('href')");
        self.browser.go(next.as_str().unwrap());
        services.extend(self.forms());
        // To two accounts, since one of them may not be written to so often.
        let posts = services
            .iter()
            .enumerate()
            .map(|(place, service)| json!([service, [["tech", if place % 2 == 0 { ALICE.nic } else { CHLOE.nic }]]]));
        self.post(&posts.collect::<Vec<_>>());
        self.page("/requests", "requests-first-page");
        let next = self.browser.ask("document.querySelector('main a[rel=next]').getAttribute('href')");
        self.page(next.as_str().unwrap(), "requests-last-page");
        self.leave();
        self.page("/mailbox", "mailbox-full");
        let older = self.browser.ask("document.querySelector('main a[rel=next]').getAttribute('href')");
        self.page(older.as_str().unwrap(), "mailbox-older");
    }

    /// One form for all services of an agency, and the submission that it becomes.
    pub fn together(&self) {
        const FORM: &str = "/services/contacts";
        const NAMES: &str = "/services/contacts/choose";
        self.enter(TANDEM);
        self.page(NAMES, "choose-services");
        self.form(NAMES, &[("names", "shop-10.example\nnowhere.example\nanother.example")], 422, "choose-faults");
        self.page("/services/contacts?all=1", "many");
        self.form(
            FORM,
            &[("tech", "nobody"), ("where", "zz99999-nic"), ("note", "www.example.org")],
            422,
            "many-faults",
        );
        self.browser.go("/services/contacts?all=1");
        self.form(FORM, &[("tech", BRUNO.nic), ("billing", BRUNO.nic)], 422, "many-stopped");
        self.browser.go("/services/contacts?all=1");
        let typed = [("all", "1"), ("tech", BRUNO.nic), ("billing", BRUNO.nic)];
        self.form(&format!("{FORM}/preview"), &typed, 200, "many-preview");
        self.page(&format!("{FORM}/preview"), "choose-services-after-preview");
        self.browser.go("/services/contacts?all=1");
        self.form(FORM, &[("tech", BRUNO.nic), ("skip", "1")], 200, "submission-asked");
        let address = self.browser.address();
        self.page(&address, "submission");
        let path = address.split('?').next().unwrap_or_default().to_owned();
        self.page(&format!("{path}/cancel"), "submission-cancel");
        self.browser.go(&path);
        self.form(&format!("{path}/accept"), &[("token", "wrong"), ("all", "1")], 422, "submission-faults");
        self.page("/requests", "requests-large");
        let link = self.mailed(TANDEM.email, "/submissions/");
        self.page(&link, "submission-with-code");
        self.enter(BRUNO);
        self.page("/requests", "requests-large-waiting");
        self.leave();
    }

    /// The status of the last answer.
    pub fn post(&self, posts: &[serde_json::Value]) {
        let answer = self.browser.wait(self.browser.client.execute_async(POST, vec![json!(posts)])).unwrap();
        assert!(answer.is_u64(), "{answer}");
    }

    pub fn refusals(&self) {
        let flood = [("login", "nobody@flood.example")];
        self.browser.go("/forgot-password");
        self.post(&vec![json!(["/forgot-password", flood]); LINKS]);
        self.form("/forgot-password", &flood, 429, "forgot-password-too-often");
        self.browser.go("/sign-in");
        self.post(&vec![json!(["/sign-in", [["login", "nobody"], ["password", "x"]]]); ATTEMPTS]);
        self.form("/sign-in", &[("login", "nobody"), ("password", "x")], 429, "too-often");
        // From a page of nobody's.
        let form = format!("<form method=post action='{}/sign-in'><button>x</button></form>", self.browser.base);
        self.browser.go(&format!("data:text/html,{form}"));
        self.send(&format!("{}/sign-in", self.browser.base), &[]);
        self.here(403, "other-origin");
    }
}
