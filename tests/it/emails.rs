//! Which email goes to whom, when, and what it is like.

mod contents;
mod endings;
mod gathered;
mod headings;
mod languages;
mod leaving;
mod many;
mod reminders;
mod snapshots;

use handover::domain::time::DAY;
use handover::flows::administer;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// Every email since the first `after`: to whom, and its subject; in order of the address.
fn sent(app: &TestApp, after: usize) -> Vec<(String, String)> {
    let messages = app.smtp.messages();
    let mut sent: Vec<_> = messages[after..]
        .iter()
        .map(|message| {
            let parsed = message.parse();
            assert_eq!(message.to, parsed.to, "envelope and header");
            (message.to.concat(), parsed.subject)
        })
        .collect();
    sent.sort();
    sent
}

/// These and no others were sent.
fn were_sent(app: &TestApp, after: usize, expected: &[(&Customer<'_>, &str)]) {
    let mut expected: Vec<_> = expected.iter().map(|(to, subject)| (to.email.clone(), (*subject).to_owned())).collect();
    expected.sort();
    assert_eq!(sent(app, after), expected);
}

const CODE: &str = "Please confirm: change of contacts for example.org";
const DONE: &str = "Done: the contacts of example.org have changed";

#[test]
fn a_submission_is_told_to_its_validators_alone() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    alice.asks_for(service).tech(&bob).confirm();
    were_sent(&app, 0, &[(&alice, CODE), (&bob, CODE)]);
}

#[test]
fn a_change_is_told_to_the_parties_the_replaced_and_the_administrative_contact() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    were_sent(&app, 2, &[(&alice, DONE), (&bob, DONE), (&carol, DONE)]);
    let told = carol.mail().pop().unwrap();
    assert!(told.prose().contains("The contacts of example.org, whose administrative contact you are, have changed:"));
}

#[test]
fn the_replaced_contact_is_told_where_it_was_no_party() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &carol);
    let request = alice.asks_for(service).tech(&bob).billing(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    were_sent(
        &app,
        2,
        &[(&alice, DONE), (&bob, DONE), (&carol, "Another account has replaced you as a contact of example.org")],
    );
    let told = carol.mail().pop().unwrap().prose();
    assert!(told.contains("(Technical, Billing). The contact is now Bob (bo2-nic)."), "{told}");
}

#[test]
fn who_takes_over_alone_is_told_once() {
    let app = TestApp::start();
    let [alice, carol] = ["Alice", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let request = alice.asks_for(service).tech(&alice).confirm()[0];
    alice.accepts(request);
    app.work();
    were_sent(&app, 1, &[(&alice, DONE), (&carol, "Another account has replaced you as a contact of example.org")]);
}

#[test]
fn who_ended_a_request_is_not_told_of_it() {
    let ends: [(fn(&TestApp, &Pair<'_>), &str, &[usize]); 5] = [
        (|_, it| drop(it.bob.declines(it.request)), "Declined", &[0]),
        (|_, it| drop(it.alice.declines(it.request)), "Declined", &[1]),
        (|_, it| drop(it.alice.cancels(it.request)), "Cancelled", &[1]),
        (|app, it| app.operator_cancels(it.request), "Cancelled", &[0, 1]),
        (|app, _| app.advance(DAY * 31), "Expired", &[0, 1]),
    ];
    for (end, what, told) in ends {
        let app = TestApp::start();
        let it = Pair::new(&app);
        end(&app, &it);
        app.work();
        let subject = format!("{what}: change of contacts for example.org");
        let parties = [&it.alice, &it.bob];
        let expected: Vec<_> = told.iter().map(|party| (parties[*party], subject.as_str())).collect();
        were_sent(&app, 2, &expected);
    }
}

#[test]
fn a_failed_change_is_told_to_both_parties() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.db_moves(&it.bob, "ca");
    app.work();
    let failed = "Failed: change of contacts for example.org";
    were_sent(&app, 2, &[(&it.alice, failed), (&it.bob, failed)]);
}

#[test]
fn a_changed_password_is_told_to_its_owner() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.operator(|cx| administer::set_password(cx, alice.id, "$argon2id$v=19$x"));
    app.work();
    were_sent(&app, 0, &[(&alice, "The password of your Handover account was changed")]);
}

#[test]
fn a_changed_address_is_told_to_both_addresses() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.moves_to("new@example.com");
    app.work();
    let subject = "The email address of your Handover account was changed".to_owned();
    assert_eq!(sent(&app, 0), [(alice.email.clone(), subject.clone()), ("new@example.com".to_owned(), subject)]);
}

#[test]
fn nobody_learns_the_address_or_the_code_of_another() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &carol, &alice, &carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let all = [&alice, &bob, &carol, &dora];
    let codes = [alice.code(), bob.code()];
    let pages = |reader: &Customer<'_>| -> Vec<String> {
        let paths = ["/services", "/requests", "/profile", &format!("/services/{service}/contacts")];
        let mut pages: Vec<_> = paths.iter().map(|path| reader.get(path).body).collect();
        pages.push(reader.reads(request).body);
        pages.push(reader.try_resends(request, &bob).body);
        pages.push(reader.try_decides(request, "accept", "wrong").body);
        pages.push(reader.asks_for(service).billing(&dora).field("admin", "nobody@example.org").try_confirm().body);
        pages
    };
    let mut shown: Vec<(usize, String)> = all
        .iter()
        .enumerate()
        .flat_map(|(place, reader)| pages(reader).into_iter().map(move |page| (place, page)))
        .collect();
    app.work();
    bob.accepts(request);
    alice.accepts(request);
    app.work();
    shown.extend(all.iter().enumerate().map(|(place, reader)| (place, reader.reads(request).body)));
    for (place, reader) in all.iter().enumerate() {
        shown.extend(
            reader
                .mail()
                .into_iter()
                .flat_map(|mail| [mail.text, mail.html, format!("{:?}", mail.headers)].map(|part| (place, part))),
        );
    }
    for (place, text) in &shown {
        for (other, customer) in all.iter().enumerate().filter(|(other, _)| other != place) {
            assert!(
                !text.contains(&customer.email),
                "{} reads the address of {}: {text}",
                all[*place].name,
                customer.name
            );
            let read = codes.get(other).is_some_and(|code| text.contains(code));
            assert!(!read, "{} reads the code of {}", all[*place].name, customer.name);
        }
    }
    assert!(shown.len() > 40);
}
