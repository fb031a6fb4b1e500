//! Whoever goes on to the owner's form comes back to the service, and from there to the very view of the list.

use super::{ALICE, changes, owner_page, people, try_changes};
use crate::support::app::TestApp;
use crate::support::page::Page;

const VIEW: &str = "/services?q=example&sort=-name";

fn link(page: &Page, selector: &str) -> String {
    page.attribute(selector, "href").unwrap()
}

#[test]
fn the_owners_form_leads_back_to_the_service_and_keeps_the_view_of_the_list() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    alice.sign_in();
    let way = link(&alice.get(VIEW), "tbody a.service-name, tbody th a, tbody td a");
    let to_form = link(&alice.get(&way), "a.button[href*=owner]");
    let whole = |page: &Page| {
        let ways = [link(page, ".back a"), link(page, "#owner .actions a"), page.value("back")];
        assert_eq!(ways, [&way, &way, &way].map(String::as_str));
        assert_eq!(page.attribute("footer [name=next]", "value").as_ref(), Some(&to_form));
    };
    let form = alice.get(&to_form);
    whole(&form);
    whole(&try_changes(&alice, service, &[("phone", "12"), ("back", &way)]));
    let saved = try_changes(&alice, service, &[&ALICE[..], &[("back", &way)]].concat());
    assert_eq!((saved.status, saved.location()), (303, way.as_str()));
    let page = alice.follow(&saved);
    assert_eq!((link(&page, ".back a").as_str(), page.message().is_empty()), (VIEW, false));
    assert_eq!(link(&alice.get(&owner_page(service)), ".back a"), format!("/services/{service}"));
    changes(&alice, service, &[("city", "Lyon")]);
}

/// The form with this typed into it, and sent for another language.
fn in_french(page: &Page, path: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let chosen = [("next", path), ("language", "fr")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let filled = page.filled("owner", typed).into_iter();
    filled.filter(|(name, _)| name != "next").chain(chosen).collect()
}

#[test]
fn what_was_typed_and_emptied_survives_another_language() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    let path = owner_page(service);
    let page = alice.get(&path);
    let sent = in_french(&page, &path, &[("city", "Łódź"), ("postcode", "")]);
    let given_back = alice.follow(&alice.sends("/language", &sent));
    assert_eq!(["city", "postcode", "name"].map(|field| given_back.value(field)), ["Łódź", "", "Alice Martin"]);
    assert!(given_back.message().contains("saisie"), "{}", given_back.message());
    // Each as long as it may be, in letters of three bytes.
    let most = [("name", 100), ("organisation", 100), ("address", 200), ("postcode", 20), ("city", 100)];
    let all = most.map(|(name, most)| (name, "王".repeat(most)));
    let all: Vec<_> = all.iter().map(|(name, typed)| (*name, typed.as_str())).collect();
    let kept = alice.follow(&alice.sends("/language", &in_french(&page, &path, &all)));
    all.iter().for_each(|(name, typed)| assert_eq!(kept.value(name), *typed));
}

#[test]
fn what_is_too_long_to_be_kept_is_lost_with_a_word() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    let path = owner_page(service);
    let long = in_french(&alice.get(&path), &path, &[("city", &"x".repeat(3_000))]);
    let lost = alice.follow(&alice.sends("/language", &long));
    assert_eq!(lost.value("city"), "Paris");
    assert_eq!(lost.message(), "La langue a été changée. Votre saisie était trop longue pour être conservée.");
}

#[test]
fn how_long_a_page_with_an_owner_is_tells_nothing_of_it() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    let lengths = |path: &str| {
        let one = || alice.send_raw("GET", path, None, &[("accept-encoding", "gzip")]).body.len();
        (0..12).map(|_| one()).collect::<std::collections::BTreeSet<_>>().len()
    };
    for path in [owner_page(service), format!("/services/{service}")] {
        assert!(lengths(&format!("{path}?back=%2Fservices%3Fq%3Dalice")) > 1, "{path}");
    }
    assert_eq!(lengths("/requests"), 1, "where nothing private stands it is always the same");
}
