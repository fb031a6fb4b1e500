//! Nobody sees what is not theirs: what belongs to others answers exactly like what does not exist (RULES.md, *Who sees what*).

mod world;

use std::collections::{BTreeSet, VecDeque};

use scraper::{Html, Selector};

use self::world::{STATES, World};
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

/// As many digits as the numbers of what does exist.
pub const NOTHING: i64 = 9;

/// A page without the number that was asked for, and without what differs from answer to answer.
pub fn without(number: i64, page: &Page) -> (u16, Vec<(String, String)>, String) {
    let mask = |text: &str| {
        ["/requests/", "%2Frequests%2F", "/services/", "%2Fservices%2F", "/submissions/", "%2Fsubmissions%2F"]
            .iter()
            .fold(text.to_owned(), |text, start| text.replace(&format!("{start}{number}"), &format!("{start}N")))
    };
    // Where a form is not read, whether the connection stays open depends on how much of it had arrived.
    let changing = ["x-request-id", "date", "connection"];
    let mut headers: Vec<_> = page
        .headers
        .iter()
        .filter(|(name, _)| !changing.contains(&name.as_str()))
        // The session cookie is encrypted anew each time.
        .map(|(name, value)| (name.clone(), if name == "set-cookie" { String::new() } else { mask(value) }))
        .collect();
    headers.sort();
    (page.status, headers, mask(&page.body))
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases, each on a line of its own")]
fn what_belongs_to_others_answers_like_what_does_not_exist() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let world = World::build(&app);
    let [rex, nia] = ["Rex", "Nia"].map(|name| &world.people[name]);
    let code = nia.code();
    let before = ["Rex", "Ada", "Uma"].map(|name| world.people[name].get("/requests").body);
    let mut compared = 0;
    for (who, customer) in &world.people {
        // A message that was left for the next page is shown here, and not in what is compared.
        customer.get("/profile");
        let mut same = |what: &str, method: &str, number: i64, path: &dyn Fn(i64) -> String, form: &[(&str, &str)]| {
            let ask = |number: i64| match method {
                "GET" => customer.get(&path(number)),
                _ => customer.post(&path(number), form),
            };
            let (there, nothing) = (without(number, &ask(number)), without(NOTHING, &ask(NOTHING)));
            assert_eq!(nothing.0, 404);
            assert_eq!(there, nothing, "{who}: {method} {} {form:?} ({what})", path(number));
            compared += 1;
        };
        for (index, state) in World::states() {
            let (service, request) = (world.services[index].0, world.requests[index]);
            let sees = World::sees_request(who, state);
            let validates =
                matches!((*who, state), ("Uma" | "Una", "uma")) || matches!(*who, "Rex" | "Nia") && state != "uma";
            if !World::sees_service(who, state) {
                same(state, "GET", service, &|number| format!("/services/{number}"), &[]);
                same(state, "GET", service, &|number| format!("/services/{number}?after=1.1"), &[]);
                let path = |number| format!("/services/{number}/contacts");
                same(state, "GET", service, &path, &[]);
                same(state, "POST", service, &path, &[("tech", &customer.nic)]);
                same(state, "POST", service, &path, &[]);
                let path = |number| format!("/services/{number}/contacts/preview");
                same(state, "POST", service, &path, &[("tech", &customer.nic)]);
                same(state, "POST", service, &path, &[]);
            }
            if !sees {
                same(state, "GET", request, &|number| format!("/requests/{number}"), &[]);
                same(state, "GET", request, &|number| format!("/requests/{number}?token={code}"), &[]);
            }
            if !validates {
                for act in ["accept", "decline"] {
                    for token in ["", "AAAAA-CCCCC-DDDDD-EEEEE", &code] {
                        same(
                            state,
                            "POST",
                            request,
                            &|number| format!("/requests/{number}/{act}"),
                            &[("token", token)],
                        );
                    }
                }
                let path = |number| format!("/requests/{number}/resend");
                for form in [&[][..], &[("validator", rex.nic.as_str())], &[("validator", &customer.nic)]] {
                    same(state, "POST", request, &path, form);
                }
            }
            if *who == "Nia" && state != "uma" {
                let path = |number| format!("/requests/{number}/resend");
                same(state, "POST", request, &path, &[("validator", &rex.nic)]);
            }
            let may_cancel =
                matches!(*who, "Rex") && state != "uma" || *who == "Ada" && sees || *who == "Uma" && state == "uma";
            if !may_cancel {
                same(state, "POST", request, &|number| format!("/requests/{number}/cancel"), &[]);
            }
        }
    }
    assert!(compared > 300, "only {compared} were compared");
    let after = ["Rex", "Ada", "Uma"].map(|name| world.people[name].get("/requests").body);
    assert_eq!(before, after);
    let mails = app.smtp.messages().len();
    app.deliver();
    assert_eq!(app.smtp.messages().len(), mails);
}

#[test]
fn what_is_ones_own_is_there_in_every_state() {
    let app = TestApp::start();
    let world = World::build(&app);
    for (who, customer) in &world.people {
        for (index, state) in World::states() {
            let page = customer.get(&format!("/services/{}/contacts", world.services[index]));
            assert_eq!(page.status == 200, World::sees_service(who, state), "{who}: service {state}");
            let page = customer.get(&format!("/services/{}", world.services[index]));
            assert_eq!(page.status == 200, World::sees_service(who, state), "{who}: page of service {state}");
            let page = customer.get(&format!("/requests/{}", world.requests[index]));
            assert_eq!(page.status == 200, World::sees_request(who, state), "{who}: request {state}");
            if page.status == 200 && state != "uma" {
                let shown = page.attribute("[data-state]", "data-state").unwrap();
                assert!(shown.starts_with(state), "{who} sees {shown} in place of {state}");
            }
        }
        let listed = world.people[who].get("/requests").rows().len();
        assert_eq!(listed, World::states().filter(|(_, state)| World::sees_request(who, state)).count(), "{who}");
    }
}

#[test]
fn strangers_are_led_to_the_sign_in_page_whether_or_not_there_is_something() {
    let app = TestApp::start();
    let world = World::build(&app);
    let stranger = Customer::stranger(&app);
    for (service, request) in world.services.iter().zip(&world.requests) {
        let gets = [
            ("/services/", service.0, ""),
            ("/services/", service.0, "/contacts"),
            ("/services/", service.0, "/contacts/preview"),
            ("/requests/", *request, ""),
            ("/requests/", *request, "?token=A"),
        ];
        for (start, number, end) in gets {
            let ask = |number: i64| without(number, &stranger.get(&format!("{start}{number}{end}")));
            assert_eq!(ask(number), ask(NOTHING), "{start}{number}{end}");
            assert_eq!(ask(number).0, 303);
        }
        let posts = ["accept", "decline", "resend", "cancel"].map(|act| ("/requests/", *request, format!("/{act}")));
        let contacts = ["/contacts", "/contacts/preview"].map(|end| ("/services/", service.0, end.to_owned()));
        for (start, number, end) in posts.into_iter().chain(contacts) {
            let ask =
                |number: i64| without(number, &stranger.post(&format!("{start}{number}{end}"), &[("token", "A")]));
            assert_eq!(ask(number), ask(NOTHING), "{start}{number}{end}");
            assert_eq!(ask(number).0, 303);
        }
    }
}

/// Every address of this site that a page links to.
pub fn links(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let anchors = Selector::parse("a[href]").unwrap();
    let hrefs = html.select(&anchors).filter_map(|anchor| anchor.attr("href"));
    // Of what a contact has, the plain view: others lead on as those of the whole list do.
    let is_another = |href: &&str| href.contains("contact%3D") || href.contains("contact=") && href.contains('&');
    hrefs
        .filter(|href| href.starts_with('/') && !is_another(href))
        .map(|href| href.split('#').next().unwrap_or(href).to_owned())
        .collect()
}

#[test]
fn no_page_shows_an_address_or_the_name_of_somebody_who_has_nothing_to_do_with_it() {
    let app = TestApp::start();
    let world = World::build(&app);
    for (who, customer) in &world.people {
        let mut waiting: VecDeque<String> =
            ["/", "/services", "/requests", "/profile", "/sign-in", "/mailbox", "/nothing"].map(str::to_owned).into();
        waiting.extend(["sessions", "history", "close"].map(|page| format!("/profile/{page}")));
        waiting
            .extend(world.services.iter().flat_map(|id| ["", "/contacts"].map(|end| format!("/services/{id}{end}"))));
        waiting.extend(world.requests.iter().map(|id| format!("/requests/{id}")));
        waiting.extend(STATES.iter().map(|state| format!("/requests?state={state}")));
        let mut crawled = BTreeSet::new();
        while let Some(path) = waiting.pop_front() {
            if !crawled.insert(path.clone()) {
                continue;
            }
            assert!(crawled.len() < 1500, "no end of links: {path}");
            let page = customer.get(&path);
            assert!(matches!(page.status, 200 | 303 | 404), "{who}: {path} answers {}", page.status);
            assert!(page.status != 404 || !page.has("table"), "{path}");
            let may_be_named = world.may_be_named(who, &path);
            for (other, account) in world.people.iter().filter(|(other, _)| *other != who) {
                assert!(!page.body.contains(&account.email), "{who} reads the address of {other} on {path}");
                // A handle that stands in the address is read by whoever wrote it there.
                let nic = &account.nic;
                let named =
                    page.body.contains(&account.name) || (page.body.contains(nic) && !path.contains(nic.as_str()));
                assert!(!named || may_be_named.contains(other), "{who} reads of {other} on {path}");
            }
            let own = ["/profile", "/profile/data.json"].contains(&path.as_str());
            assert!(!page.body.contains(&customer.email) || own, "the own address stands on {path}");
            waiting.extend(links(&page));
        }
        assert!(crawled.len() > 20, "{who}: {crawled:?}");
    }
}

#[test]
fn no_email_shows_the_address_of_another_account() {
    let app = TestApp::start();
    let world = World::build(&app);
    app.work();
    let messages = app.smtp.messages();
    assert!(messages.len() > 20);
    for message in messages {
        let email = message.parse();
        for account in world.people.values().filter(|account| !message.to.iter().any(|to| to.contains(&account.email)))
        {
            let whole = String::from_utf8_lossy(&message.raw);
            let shown = [&email.text, &email.html, &*whole].into_iter().any(|part| part.contains(&account.email));
            assert!(!shown, "{} to {:?}", email.subject, message.to);
        }
    }
}
