//! RULES.md, *What is checked when a change is asked for* and *What a submission becomes*, through the form.

use std::time::Duration;

use handover::domain::ServiceId;
use handover::domain::time::DAY;

use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

const UNKNOWN: &str = "There is no account with this NIC handle or email address.";
const SHARED: &str = "Several accounts share this email address. Give the NIC handle instead.";
const OTHER_ZONE: &str =
    "This account belongs to another geographical zone. Contacts can only be changed within one zone.";
const UNPAID: &str = "The current and the new billing contact must both be up to date with their payments.";
const UNPAID_OWN: &str = "The current and the new billing contact must both be up to date with their payments. \
    Your own account has outstanding payments.";
const EMPTY: &str = "This contact cannot be left empty. Give a NIC handle or an email address.";
const CONTROL: &str = "This contains characters that cannot be used here.";
const NOT_YOURS: &str = "You may not change this contact.";
const ASKED_ALREADY: &str = "A change of this contact has already been asked for and is not finished yet.";

const HOUR: Duration = Duration::from_hours(1);

/// Nothing was stored for who asked, and nothing mailed to anybody.
fn assert_nothing_happened(app: &TestApp, asker: &Customer<'_>) {
    app.work();
    assert!(asker.get("/requests").rows().is_empty());
    assert!(app.smtp.messages().is_empty());
}

fn assert_refused(answer: &Page, field: &str, fault: &str) {
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert_eq!(answer.fault(field), fault);
    let entry = format!("[role=alert] a[href='#{field}']");
    let label = answer.text(&format!("label[for={field}]"));
    assert_eq!(answer.text(&entry), format!("{label}: {fault}"));
}

fn form_of(service: ServiceId) -> String {
    format!("/services/{service}/contacts")
}

#[test]
fn a_new_contact_is_named_by_handle_or_address_whatever_case_and_blanks() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let typed = [bob.nic.clone(), format!("  {} ", bob.nic.to_uppercase()), format!(" {} ", bob.email.to_uppercase())];
    for (number, typed) in typed.iter().enumerate() {
        let service = app.service(&format!("{number}.example"), &alice, &alice, &alice);
        let answer = alice.asks_for(service).field("tech", typed).try_confirm();
        let page = alice.follow(&answer);
        assert!(page.message().starts_with("The change has been asked for."));
        assert!(page.text("main").contains(&bob.nic), "{typed}");
    }
}

#[test]
fn unknown_and_closed_accounts_are_refused_alike() {
    let app = TestApp::start();
    let [alice, closed] = ["Alice", "Closed"].map(|name| app.customer(name));
    app.db_close(&closed);
    let service = app.service("example.org", &alice, &alice, &alice);
    let long = format!("{}@example.org", "a".repeat(300));
    let typed = ["zz99999-nic", "nobody@example.org", "Carol", "@", &closed.nic, &closed.email, &long];
    for typed in typed {
        for field in ["admin", "tech", "billing"] {
            let answer = alice.asks_for(service).field(field, typed).try_confirm();
            assert_refused(&answer, field, UNKNOWN);
            assert_eq!(answer.value(field), typed);
        }
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn an_address_that_open_accounts_share_is_not_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [one, two] = ["One", "Two"].map(|name| app.customer_with(name, |new| new.email = "Family@example.org".into()));
    let service = app.service("example.org", &alice, &alice, &alice);
    let by_address = || alice.asks_for(service).field("tech", "family@example.org").try_confirm();
    assert_refused(&by_address(), "tech", SHARED);
    assert_nothing_happened(&app, &alice);

    app.db_close(&two);
    let page = alice.follow(&by_address());
    assert!(page.text("main").contains(&one.nic), "a closed account is not counted");
}

#[test]
fn the_handle_of_an_account_that_shares_its_address_is_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [one, _two] = ["One", "Two"].map(|name| app.customer_with(name, |new| new.email = "family@example.org".into()));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&one).confirm().len(), 1);
}

#[test]
fn a_new_contact_of_another_zone_is_refused() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let carol = app.customer_with("Carol", |new| new.zone = "ca".into());
    let service = app.service("example.org", &alice, &alice, &alice);
    for field in ["admin", "tech", "billing"] {
        assert_refused(&alice.asks_for(service).field(field, &carol.nic).try_confirm(), field, OTHER_ZONE);
        assert_refused(&alice.asks_for(service).field(field, &carol.email).try_confirm(), field, OTHER_ZONE);
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn whoever_is_behind_with_payments_the_billing_contact_stays() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &bob);
    for (old, new) in [(1, 0), (0, 2), (3, 1)] {
        app.db_owes(&bob, old);
        app.db_owes(&carol, new);
        assert_refused(&alice.asks_for(service).billing(&carol).try_confirm(), "billing", UNPAID);
    }
    assert_nothing_happened(&app, &alice);
    app.db_owes(&bob, 0);
    app.db_owes(&carol, 0);
    app.db_owes(&alice, 1);
    assert_eq!(alice.asks_for(service).billing(&carol).confirm().len(), 1, "who merely asks may be behind");
}

#[test]
fn only_the_account_itself_is_told_that_it_is_behind_with_payments() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let [to_alice, from_bob] = [&alice, &bob].map(|admin| app.service(&admin.nic, admin, admin, &bob));
    app.db_owes(&alice, 1);
    assert_refused(&alice.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID_OWN);
    app.db_owes(&bob, 1);
    assert_refused(&alice.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID_OWN);
    assert_refused(&bob.asks_for(from_bob).billing(&carol).try_confirm(), "billing", UNPAID_OWN);
    assert_refused(&bob.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID_OWN);
    app.db_owes(&bob, 0);
    assert_refused(&bob.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID);
    assert_nothing_happened(&app, &alice);
}

#[test]
fn outstanding_payments_hinder_no_other_contact() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &bob);
    for behind in [&alice, &bob, &carol] {
        app.db_owes(behind, 1);
    }
    let made = alice.asks_for(service).admin(&carol).tech(&carol).field("billing", &bob.nic).confirm();
    assert_eq!(made.len(), 1);
}

#[test]
fn a_form_that_changes_nothing_is_refused_in_its_summary() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let [upper, address] = [bob.nic.to_uppercase(), format!(" {} ", bob.email.to_uppercase())];
    let forms: [&[(&str, &str)]; 4] = [
        &[],
        &[("admin", alice.nic.as_str()), ("tech", bob.nic.as_str())],
        &[("tech", upper.as_str())],
        &[("tech", address.as_str())],
    ];
    for form in forms {
        let answer = alice.post(&form_of(service), form);
        assert_eq!(answer.status, 422);
        assert!(answer.text("[role=alert]").starts_with("Nothing would change"));
        assert!(!answer.has("[aria-invalid]") && !answer.has("[role=alert] a"));
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn the_fault_of_an_open_request_links_to_it_for_who_may_see_it() {
    let app = TestApp::start();
    let [alice, bob, carol, dan] = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];

    let seen = alice.asks_for(service).tech(&dan).try_confirm();
    assert_refused_as_asked_already(&seen);
    assert_eq!(seen.attribute("#tech-fault a", "href"), Some(format!("/requests/{request}")));
    let unseen = bob.asks_for(service).tech(&dan).try_confirm();
    assert_refused_as_asked_already(&unseen);
    assert!(!unseen.has("#tech-fault a") && !unseen.body.contains(&carol.nic), "the replaced contact sees no request");
    assert!(dan.get("/requests").rows().is_empty());
    assert_eq!(alice.asks_for(service).admin(&dan).confirm().len(), 1, "other contacts are free");
}

#[test]
fn the_administrative_contact_sees_which_request_of_others_stands_in_its_way() {
    let app = TestApp::start();
    let [alice, bob, carol, dan] = ["Alice", "Bob", "Carol", "Dan"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = bob.asks_for(service).tech(&carol).confirm()[0];
    let [bobs, carols] = [&bob, &carol].map(|who| who.accepts(request).status);
    assert_eq!((bobs, carols, alice.sees(request).as_str()), (303, 303, "processing"));
    let refused = alice.asks_for(service).tech(&dan).try_confirm();
    assert_refused_as_asked_already(&refused);
    assert_eq!(refused.attribute("#tech-fault a", "href"), Some(format!("/requests/{request}")));
}

fn assert_refused_as_asked_already(answer: &Page) {
    assert_eq!(answer.status, 422);
    assert!(answer.fault("tech").starts_with(ASKED_ALREADY), "{}", answer.fault("tech"));
    assert!(answer.text("[role=alert] a[href='#tech']").ends_with(ASKED_ALREADY));
}

#[test]
fn a_new_submission_expires_what_is_overdue_with_its_emails() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let old = alice.asks_for(service).tech(&bob).confirm()[0];
    app.advance(DAY * 30 - Duration::from_mins(1));
    alice.forget_cookies();
    assert_refused_as_asked_already(&alice.asks_for(service).tech(&carol).try_confirm());

    app.advance(Duration::from_mins(1));
    let new = alice.asks_for(service).tech(&carol).confirm();
    assert_eq!((alice.sees(old).as_str(), alice.sees(new[0]).as_str()), ("expired", "pending-own"));
    let expired = "Expired: change of contacts for example.org";
    for told in [&alice, &bob] {
        assert_eq!(told.subjects().iter().filter(|subject| *subject == expired).count(), 1, "{}", told.name);
    }
    app.work();
    assert_eq!(bob.subjects().iter().filter(|subject| *subject == expired).count(), 1, "nothing happens twice");
}

#[test]
fn whomever_a_forged_field_names_nothing_is_said_of_it() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let canadian = app.customer_with("Carol", |new| new.zone = "ca".into());
    let service = app.service("example.org", &alice, &bob, &alice);
    for forged in [bob.nic.as_str(), &canadian.nic, "zz99999-nic", "", "\0"] {
        let answer = bob.asks_for(service).field("admin", forged).field("tech", &canadian.nic).try_confirm();
        assert_refused(&answer, "admin", NOT_YOURS);
        assert_refused(&answer, "tech", OTHER_ZONE);
        assert_eq!(answer.fault("billing"), "");
    }
    assert_nothing_happened(&app, &bob);
}

#[test]
fn a_fixed_field_may_name_todays_contact_as_any_other_may() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let (nic, email) = (alice.nic.to_uppercase(), format!(" {} ", alice.email.to_uppercase()));
    let answer = bob.asks_for(service).field("admin", &email).field("billing", &nic).tech(&carol).try_confirm();
    assert_eq!(answer.status, 303, "{}", answer.body);
}

#[test]
fn absent_fields_are_unchanged_and_emptied_ones_are_a_fault() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    for empty in ["", "   "] {
        let answer = alice.asks_for(service).tech(&bob).field("billing", empty).try_confirm();
        assert_refused(&answer, "billing", EMPTY);
        assert_eq!(
            (answer.fault("admin"), answer.value("tech"), answer.value("billing")),
            ("".into(), bob.nic.clone(), empty.into())
        );
    }
    assert_nothing_happened(&app, &alice);
    alice.asks_for(service).tech(&bob).confirm();
    assert_eq!(alice.get("/requests").rows()[0][3], "Technical");
}

#[test]
fn control_characters_are_a_fault_at_their_field() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    for end in ["\0", "\n", "\u{85}", "\u{7f}"] {
        for typed in [format!("{}{end}", bob.nic), format!("{end}{}", bob.email), end.to_owned()] {
            let answer = alice.asks_for(service).field("tech", &typed).try_confirm();
            assert_refused(&answer, "tech", CONTROL);
        }
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn every_fault_shows_at_once_with_everything_typed() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let canadian = app.customer_with("Carol", |new| (new.zone, new.outstanding_payments) = ("ca".into(), 1));
    let service = app.service("example.org", &alice, &bob, &bob);
    let old = alice.asks_for(service).tech(&alice).confirm();
    let answer = alice.asks_for(service).field("admin", "nobody").field("tech", "").billing(&canadian).try_confirm();
    assert_eq!(answer.status, 422);
    assert_eq!(answer.fault("admin"), UNKNOWN);
    assert_eq!(answer.fault("tech"), format!("{EMPTY}{ASKED_ALREADY} Request {}", old[0]));
    assert_eq!(answer.fault("billing"), format!("{OTHER_ZONE}{UNPAID}"));
    assert_eq!(["admin", "tech", "billing"].map(|field| answer.value(field)), ["nobody", "", &canadian.nic]);
    let entries: Vec<_> = answer.texts("[role=alert] a");
    assert_eq!(entries.len(), 5, "{entries:?}");
    assert_eq!(alice.get("/requests").rows().len(), 1);
}

#[test]
fn contacts_that_changed_meanwhile_are_shown_afresh_beside_what_was_typed() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let filled_with = alice.get(&form_of(service)).value("filled_with");
    let form = [
        ("filled_with", filled_with.as_str()),
        ("admin", alice.nic.as_str()),
        ("tech", alice.nic.as_str()),
        ("billing", carol.nic.as_str()),
    ];
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    for who in [&alice, &bob] {
        who.accepts(request);
    }
    app.work();

    let answer = alice.post(&form_of(service), &form);
    assert_eq!(answer.status, 422);
    assert!(answer.text("[role=alert]").starts_with("The contacts of this service have changed since"));
    assert_eq!(
        ["admin", "tech", "billing"].map(|field| answer.value(field)),
        [&alice, &bob, &carol].map(|who| who.nic.clone())
    );
    assert_eq!(alice.get("/requests").rows().len(), 1, "nothing is stored");

    let fresh = [("filled_with", answer.value("filled_with")), ("billing", carol.nic.clone())];
    let again = alice.post(&form_of(service), &fresh.each_ref().map(|(name, value)| (*name, value.as_str())));
    assert_eq!(again.status, 303, "{}", again.body);
}

#[test]
fn a_malformed_record_of_what_was_filled_in_counts_as_changed() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    for bad in ["", " ", "x", "\0", &alice.nic, &format!("{0},{0},{0}", alice.nic)] {
        let answer = alice.asks_for(service).field("filled_with", bad).tech(&bob).try_confirm();
        assert_eq!((answer.status, answer.value("tech")), (422, bob.nic.clone()), "{bad:?}");
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn each_pair_of_old_and_new_contact_is_a_request_of_its_own() {
    let app = TestApp::start();
    let [a, t, b, c] = ["Anna", "Theo", "Bill", "Carl"].map(|name| app.customer(name));
    let service = app.service("example.org", &a, &t, &a);
    let answer = a.asks_for(service).admin(&b).tech(&c).billing(&b).try_confirm();
    let page = a.follow(&answer);
    assert_eq!(answer.location(), "/requests");
    assert!(page.message().starts_with("The change has been asked for, in several requests."));
    let mut rows: Vec<_> = page.rows().into_iter().map(|row| row[1..4].join(" | ")).collect();
    rows.sort();
    let expected = [
        format!("{} Anna | {} Bill | Administrative, Billing", a.nic, b.nic),
        format!("{} Theo | {} Carl | Technical", t.nic, c.nic),
    ];
    assert_eq!(rows, expected);
    app.deliver();
    assert_eq!([&a, &b, &c, &t].map(|who| who.mail().len()), [1, 1, 1, 0]);
}

#[test]
fn an_administrator_that_takes_over_a_contact_confirms_alone_and_once() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let made = alice.asks_for(service).tech(&alice).billing(&alice).confirm();
    assert_eq!((made.len(), alice.mail().len(), bob.mail().len()), (1, 1, 0));
    alice.accepts(made[0]);
    assert_eq!(alice.sees(made[0]), "processing");
    app.work();
    assert_eq!(app.contacts(service), [alice.id; 3]);
}

#[test]
fn sixty_refused_new_contacts_an_hour_are_enough() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let guess = |who: &Customer<'_>| who.asks_for(service).field("tech", "zz99999-nic").try_confirm();
    for _ in 0..20 {
        let three = alice.asks_for(service).field("admin", "x").field("tech", "x").field("billing", "x").try_confirm();
        assert_eq!(three.status, 422);
    }
    let answer = guess(&alice);
    assert_eq!((answer.status, answer.value("tech").as_str()), (429, "zz99999-nic"));
    assert!(answer.text("title").starts_with("Too often – "), "{}", answer.text("title"));
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((3590..=3600).contains(&wait), "{wait}");
    assert!(answer.text("[role=alert]").starts_with("This was tried too often."));
    assert_eq!(guess(&bob).status, 422, "another account is free");
    app.advance(HOUR);
    assert_eq!(guess(&alice).status, 422);
}

#[test]
fn the_sixtieth_refused_contact_is_still_told_what_is_wrong() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let guess = || alice.asks_for(service).field("tech", "zz99999-nic").try_confirm().status;
    // What tells nothing about other accounts does not count.
    for harmless in ["", "\0", &alice.nic] {
        assert_eq!(alice.asks_for(service).field("tech", harmless).try_confirm().status, 422);
    }
    assert!((0..60).all(|_| guess() == 422));
    assert_eq!(guess(), 429);
}

/// Twenty requests of one account to another, which has accepted none.
fn asked_twenty_times(app: &TestApp, alice: &Customer<'_>, bob: &Customer<'_>) -> Vec<i64> {
    let service = |number| app.service(&format!("{number}.example"), alice, alice, alice);
    (0..20).flat_map(|number| alice.asks_for(service(number)).tech(bob).confirm()).collect()
}

#[test]
fn twenty_code_emails_to_one_account_a_day_are_enough() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    asked_twenty_times(&app, &alice, &bob);
    let service = app.service("example.org", &alice, &alice, &carol);
    let ask = || alice.asks_for(service).tech(&bob).try_confirm();
    let answer = ask();
    assert_eq!((answer.status, answer.value("tech")), (429, bob.nic.clone()));
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((86_000..=86_400).contains(&wait), "{wait}");
    app.deliver();
    assert_eq!(bob.mail().len(), 20);
    assert_eq!(carol.asks_for(service).billing(&bob).confirm().len(), 1, "others may still write to it");
    assert_eq!(alice.asks_for(service).tech(&carol).confirm().len(), 1, "it may still write to others");
    app.advance(DAY);
    alice.forget_cookies();
    let other = app.service("other.example", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(other).tech(&bob).confirm().len(), 1);
}

#[test]
fn whoever_accepts_once_may_be_written_to_again() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let made = asked_twenty_times(&app, &alice, &bob);
    let service = app.service("example.org", &alice, &alice, &alice);
    let ask = || alice.asks_for(service).tech(&bob).try_confirm().status;
    assert_eq!(ask(), 429);
    alice.accepts(*made.last().unwrap());
    assert_eq!(ask(), 429, "accepted by the requester itself");
    bob.accepts(*made.last().unwrap());
    assert_eq!(ask(), 303);
}

#[test]
fn the_form_shows_no_address_of_another_account() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.net", &alice, &bob, &bob);
    let request = alice.asks_for(service).admin(&bob).confirm()[0];
    for path in [form_of(service), "/services".into(), "/requests".into(), format!("/requests/{request}")] {
        assert!(!alice.get(&path).body.contains(&bob.email), "{path}");
        assert!(!bob.get(&path).body.contains(&alice.email), "{path}");
    }
}
