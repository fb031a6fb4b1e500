//! A service that was removed: operators still find what it was, and customers do not.

use super::acts;
use crate::console::operator::{Operator, REASON};
use crate::support::app::TestApp;

#[test]
fn what_leads_to_a_removed_service_leads_to_what_is_left_of_it() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    let done = alice.asks_for(service).tech(&carol).confirm()[0];
    alice.accepts(done);
    carol.accepts(done);
    app.work();
    let open = alice.asks_for(service).billing(&bob).confirm()[0];
    let nora = Operator::admin(&app);
    nora.acts(&format!("/operator/services/{service}/remove"), &[]);
    app.work();
    let path = format!("/operator/services/{service}");
    let page = nora.looks(&path);
    let said = page.text("main");
    for part in ["example.org", "Domain", "Removed on", "The service was removed."] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(page.has(&format!("dd a[href='/operator/accounts/{}']", carol.nic)), "its last technical contact");
    assert!(!page.has("main form") && !page.body.contains(&format!("{path}/")), "nothing can be done to it");
    for act in ["contacts", "lock", "unlock", "rename", "remove"] {
        assert_eq!(nora.own.get(&format!("{path}/{act}")).status, 404, "{act}");
        assert_eq!(nora.tries(&format!("{path}/{act}"), REASON, &[("name", "x.example")]).status, 404, "{act}");
    }
    let listed = nora.looks(&page.attribute("main a.button", "href").unwrap());
    assert_eq!(listed.rows().len(), 2);
    assert_eq!(listed.attributes("tbody a.service-name", "href"), [path.clone(), path.clone()]);
    for (page, of) in [("/operator/audit", "tbody"), (&format!("/operator/requests/{open}"), "main")] {
        let page = nora.looks(page);
        assert!(page.has(&format!("{of} a[href='{path}']")), "{}", page.text("main"));
    }
    assert_eq!(acts(&app).iter().filter(|act| *act == "service-seen").count(), 1);
    // Nothing leads a customer there.
    for who in [&alice, &bob, &carol] {
        assert_eq!(who.get(&format!("/services/{service}")).status, 404);
        for page in ["/requests".to_owned(), format!("/requests/{done}"), "/services".to_owned()] {
            assert!(!who.get(&page).body.contains(&format!("/services/{service}")), "{page}");
        }
        let last = who.mail().pop().unwrap();
        assert!(!last.text.contains("/services/") && !last.html.contains("/services/"), "{}", last.text);
    }
}

#[test]
fn the_requests_of_an_account_are_one_list_wherever_it_stands() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let services = app.services(8, [&alice, &alice, &alice]);
    alice.asks_for_all(&services).tech(&bob).confirm();
    let nora = Operator::admin(&app);
    let [own, all] =
        [format!("/operator/accounts/{}/requests?", bob.nic), format!("/operator/requests?account={}", bob.nic)];
    for filter in ["", "&state=pending", "&state=done"] {
        let [own, all] = [&own, &all].map(|path| nora.looks(&format!("{path}{filter}")));
        assert_eq!(own.rows(), all.rows(), "{filter}");
        assert_eq!(own.rows().len(), if filter.ends_with("done") { 0 } else { 8 });
    }
}
