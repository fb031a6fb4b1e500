//! *Modify contacts* says what will happen before it does: who must confirm, and who is told.

mod foreseen;
mod limits;

use std::time::Duration;

use handover::domain::ServiceId;
use handover::domain::time::DAY;

use crate::support::app::TestApp;
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

/// What times on pages are said to.
const MINUTE: Duration = Duration::from_mins(1);

fn form_of(service: ServiceId) -> String {
    format!("/services/{service}/contacts")
}

fn preview(who: &Customer<'_>, service: ServiceId, fields: &[(&str, &str)]) -> Page {
    who.anew(|who| who.post(&format!("{}/preview", form_of(service)), fields))
}

/// What the script is answered.
fn fragment(who: &Customer<'_>, service: ServiceId, fields: &[(&str, &str)]) -> Page {
    let headers = [("sec-fetch-site", "same-origin"), ("accept", "text/html; fragment")];
    who.get("/profile");
    who.send("POST", &format!("{}/preview", form_of(service)), Some(form(fields)), &headers)
}

/// One of the requests that would be made: types, from and to, who must confirm, who is told.
fn planned(page: &Page, number: usize) -> (String, Vec<String>, Vec<String>, Vec<String>) {
    let of = |part: &str| page.texts(&format!(".planned:nth-of-type({number}) {part}"));
    let (must, told) = (of(".must dd"), of(".told dd"));
    (of("h3").concat(), of("dl div:not(.must):not(.told) dd"), must, told)
}

/// All that could have been written, but for what is counted.
fn stored(app: &TestApp) -> Vec<Vec<String>> {
    let tables: [(&str, &[&str]); 8] = [
        ("services", &["id", "name", "admin_id", "tech_id", "billing_id"]),
        ("submissions", &["id"]),
        ("requests", &["id", "state", "finished_at"]),
        ("request_types", &["request_id", "contact_type", "open"]),
        ("validations", &["request_id", "account_id", "decision"]),
        ("codes", &["submission_id", "account_id"]),
        ("events", &["id", "what"]),
        ("outbox", &["id", "kind", "account_id"]),
    ];
    tables.map(|(table, columns)| app.db_rows(table, columns)).into()
}

#[test]
fn the_administrative_contact_reads_who_confirms_and_who_is_told() {
    let app = TestApp::start();
    app.begins(MINUTE);
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let filled_with = alice.get(&form_of(service)).value("filled_with");
    let page =
        preview(&alice, service, &[("filled_with", &filled_with), ("admin", &alice.nic), ("tech", &carol.email)]);
    assert_eq!((page.status, page.has("[role=alert]"), page.value("tech")), (200, false, carol.email.clone()));
    assert_eq!(page.text("h2"), "What will happen");
    assert!(page.text("#preview").starts_with("What will happen “Confirm” sends this request:"));
    let [alices, bobs, carols] =
        [("You", &alice), ("Bob", &bob), ("C.", &carol)].map(|(called, who)| format!("{called} {}", who.nic));
    let told = vec![alices.clone(), carols.clone(), format!("{bobs} as the replaced contact")];
    let (both, parties) = (vec![bobs, carols.clone()], vec![alices, carols]);
    assert_eq!(planned(&page, 1), ("Technical".into(), both, parties, told));
    let until = app.clock.now().plus(DAY * 30);
    let said = page.attribute("#preview time", "datetime").unwrap();
    assert_eq!(said[..16], handover::words::machine_time(until)[..16]);
    assert!(page.text("#preview").ends_with("Nothing changes until everyone has confirmed."));
    assert!(page.text("#preview").contains("gets one email with a code. It can be confirmed until "));
    assert!(page.has("#preview[role=status][aria-live=polite]"));
}

#[test]
fn a_contact_that_hands_itself_over_reads_that_the_administrative_one_is_told() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let page = preview(&bob, service, &[("tech", &carol.nic)]);
    let (_, _, must, told) = planned(&page, 1);
    assert_eq!(must, [format!("You {}", bob.nic), format!("C. {}", carol.nic)]);
    assert_eq!(told[2..], [format!("Alice {} as the administrative contact", alice.nic)]);
}

#[test]
fn several_fields_become_the_requests_that_confirm_makes() {
    let app = TestApp::start();
    let [alice, bob, carol, dan] = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &dan, &alice);
    let page = preview(&alice, service, &[("admin", &bob.nic), ("tech", &carol.nic), ("billing", &bob.nic)]);
    assert!(page.text("#preview").contains("“Confirm” sends these 2 requests:"));
    assert_eq!(page.texts(".planned h3"), ["Administrative, Billing", "Technical"]);
    assert_eq!(planned(&page, 1).3, [format!("You {}", alice.nic), format!("B. {}", bob.nic)]);
    let last = [
        format!("Dan {} as the replaced contact", dan.nic),
        format!("B. {} if it is the administrative contact by then", bob.nic),
    ];
    assert_eq!(planned(&page, 2).3[2..], last);
}

#[test]
fn whoever_takes_over_confirms_alone_and_the_replaced_one_is_told() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let page = preview(&alice, service, &[("tech", &alice.nic)]);
    let (_, parties, must, told) = planned(&page, 1);
    let alices = format!("You {}", alice.nic);
    assert_eq!(must, [alices.as_str()]);
    assert_eq!(parties, [format!("Bob {}", bob.nic), alices.clone()]);
    assert_eq!(told, [alices, format!("Bob {} as the replaced contact", bob.nic)]);
}

#[test]
fn where_nothing_is_changed_yet_that_is_said_kindly() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let page = preview(&alice, service, &[("tech", &alice.nic)]);
    assert_eq!((page.status, page.has("[role=alert]")), (200, false));
    assert!(page.text("#preview").contains("Nothing would change yet"));
    assert!(page.text("title").starts_with("What will happen – Modify contacts: example.org (Domain)"));
}

#[test]
fn a_preview_writes_nothing_and_mails_nobody() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    alice.asks_for(service).tech(&carol).confirm();
    app.advance(DAY * 31);
    assert_eq!([&alice, &carol].map(|who| who.sign_in().status), [303; 2]);
    let before = stored(&app);
    assert_eq!(preview(&alice, service, &[("tech", &alice.nic)]).status, 200, "what is overdue stands in no way");
    assert_eq!(preview(&alice, service, &[("admin", &carol.nic), ("tech", &carol.nic)]).status, 200);
    assert_eq!(preview(&alice, service, &[("admin", "nobody")]).status, 422);
    assert_eq!(preview(&carol, service, &[("admin", &carol.nic)]).status, 404);
    assert_eq!(stored(&app), before);
}

#[test]
fn what_is_wrong_is_answered_as_confirm_does() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let canadian = app.customer_with("Dan", |new| (new.zone, new.outstanding_payments) = ("ca".into(), 1));
    let service = app.service("example.org", &alice, &bob, &alice);
    bob.asks_for(service).tech(&carol).confirm();
    let forms: [&[(&str, &str)]; 6] = [
        &[("admin", "nobody@example.org")],
        &[("admin", "zz9-nic"), ("billing", "")],
        &[("tech", &alice.nic)],
        &[("billing", &canadian.nic)],
        &[("admin", "\0")],
        &[("filled_with", "xx1-nic xx2-nic xx3-nic"), ("admin", &carol.nic)],
    ];
    for form in forms {
        let [previewed, confirmed] = [preview(&alice, service, form), alice.post(&form_of(service), form)];
        assert_eq!((previewed.status, confirmed.status), (422, 422), "{form:?}");
        assert_eq!(previewed.body, confirmed.body, "{form:?}");
        assert!(previewed.has("[role=alert]") && previewed.text("#preview").is_empty());
    }
    let forged = [("admin", carol.nic.as_str())];
    assert_eq!(preview(&bob, service, &forged).body, bob.post(&form_of(service), &forged).body);
}

#[test]
fn the_title_begins_with_the_number_of_faults_and_tells_services_of_one_name_apart() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [domain, hosting] =
        ["DOMAIN", "HOSTING"].map(|category| app.db_service("example.org", category, [&alice, &alice, &alice]));
    let title = |page: &Page| page.text("title");
    assert_eq!(title(&alice.get(&form_of(domain))), "Modify contacts: example.org (Domain) – Handover");
    assert_eq!(title(&alice.get(&form_of(hosting))), "Modify contacts: example.org (Hosting) – Handover");
    let two = alice.asks_for(domain).field("admin", "").field("tech", "zz9-nic").try_confirm();
    assert_eq!(title(&two), "2 errors – Modify contacts: example.org (Domain) – Handover");
    let one = alice.asks_for(domain).try_confirm();
    assert!(title(&one).starts_with("1 error – Modify contacts: example.org"));
}

#[test]
fn looking_at_the_address_of_a_preview_leads_to_the_form() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let form = form_of(service);
    assert_eq!(alice.get(&format!("{form}/preview")).location(), form);
    assert_eq!(preview(&alice, service, &[]).value("next"), form, "the choice of a language leads there too");
    assert_eq!(alice.get("/services/x/contacts/preview").status, 404);
    let stranger = Customer::stranger(&app);
    assert!(stranger.get(&format!("{form}/preview")).location().starts_with("/sign-in?next="));
}

#[test]
fn confirm_comes_first_so_that_enter_confirms() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let page = alice.get(&form_of(service));
    assert_eq!(page.texts("form#contacts button"), ["Confirm", "Preview", "Cancel"]);
    assert_eq!(page.attribute("form#leave", "action").as_deref(), Some("/services"));
    let actions: Vec<_> = page.forms().into_iter().map(|form| form.action).filter(|at| at.contains("/con")).collect();
    assert_eq!(actions, [form_of(service), format!("{}/preview", form_of(service))]);
}

#[test]
fn the_script_gets_the_region_alone() {
    let app = TestApp::start();
    app.begins(MINUTE);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let whole = preview(&alice, service, &[("tech", &bob.nic)]);
    let part = fragment(&alice, service, &[("tech", &bob.nic)]);
    assert!(part.status == 200 && !part.body.contains("<html") && !part.has("h1, form, header"));
    assert_eq!(part.text("body"), whole.text("#preview"));

    let wrong = fragment(&alice, service, &[("tech", "<b>nobody"), ("billing", "")]);
    let faults = ["Technical contact: This is neither a NIC handle", "Billing contact: This contact cannot be empty"];
    let said = wrong.texts(".alert li");
    assert!(wrong.status == 422 && said.iter().zip(faults).all(|(said, fault)| said.starts_with(fault)), "{said:?}");
    assert!(!wrong.has("[role=alert], h1") && wrong.attributes(".alert a", "href") == ["#tech", "#billing"]);
    let stale = fragment(&alice, service, &[("filled_with", "xx1-nic xx2-nic xx3-nic")]);
    assert_eq!((stale.status, stale.attribute("a", "href")), (422, Some(form_of(service))));
    assert!(stale.text(".alert").contains("open it again"));
}
