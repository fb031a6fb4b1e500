//! Customers read a category in the words that the operator has for it; forms, addresses and files keep its code.

use handover::brand::CategoryNames;
use handover::domain::ServiceId;
use handover::domain::account::Language;
use handover::words::HouseStyle;

use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const FILE: &str = "[en]\nDOMAIN = Domain name\nVPS = <b>Server</b> & \u{5d0}\n[fr]\nDOMAIN = Nom de domaine\n";

fn named() -> TestApp {
    let style = HouseStyle { categories: CategoryNames::parse(FILE).unwrap(), ..HouseStyle::default() };
    TestApp::with(Options { style, ..Options::default() })
}

/// Everything that a customer reads of its one service and the one request on it, page by page, where its category stands.
fn read_by(who: &Customer<'_>, service: ServiceId) -> Vec<String> {
    let pages = ["/services?category=DOMAIN", "/requests", "/requests/1", &format!("/services/{service}/contacts")]
        .map(|path| who.get(path));
    let of_list = [".filtered li", "#category option[selected]", "td:nth-child(2)"];
    let mut read: Vec<String> = of_list.iter().map(|at| pages[0].text(at)).collect();
    read.extend(pages[1..].iter().map(|page| page.text(".category")));
    read.push(pages[3].text("title"));
    assert_eq!(pages[0].attribute("#category option[selected]", "value").as_deref(), Some("DOMAIN"));
    read.retain(|text| !text.is_empty());
    assert_eq!(read.len(), 7, "{read:?}");
    read
}

#[test]
fn pages_and_emails_read_the_words_of_their_reader() {
    let app = named();
    let alice = app.customer("Alice");
    let bob = app.customer_with("Bob", |profile| profile.language = Language::French);
    let service = app.service("example.org", &alice, &alice, &bob);
    alice.asks_for(service).tech(&bob).confirm();
    app.deliver();
    for (who, words) in [(&alice, "Domain name"), (&bob, "Nom de domaine")] {
        let (read, email) = (read_by(who, service), who.mail().remove(0));
        assert!(read.iter().all(|text| text.contains(words) && !text.contains("DOMAIN")), "{read:?}");
        for part in [&email.text, &email.html] {
            assert!(part.contains(&format!("example.org ({words})")), "{part}");
        }
    }
}

/// The cell of the category in the list.
fn cell(page: &Page) -> String {
    page.text("td:nth-child(2)")
}

#[test]
fn without_words_of_the_language_the_english_ones_stand_and_else_the_usual_spelling() {
    let app = named();
    let french = app.customer_with("Bob", |profile| profile.language = Language::French);
    for (category, words) in [("VPS", "<b>Server</b> & \u{5d0}"), ("EMAIL_DOMAIN", "Email domain"), ("Été", "Été")]
    {
        app.db_service("example.org", category, [&french; 3]);
        let page = french.get(&handover::web::frame::routes::address("/services", [("category", category)]));
        assert_eq!(cell(&page), words, "as text, whatever it holds");
        assert!(page.has("td:nth-child(2) bdi") && !page.has("td b"), "its direction stays within it");
    }
}

#[test]
fn files_for_spreadsheets_keep_the_code() {
    let app = named();
    let alice = app.customer("Alice");
    let _ = app.service("example.org", &alice, &alice, &alice);
    let file = alice.get("/services.csv").body;
    assert!(file.contains("example.org,DOMAIN,") && !file.contains("Domain name"), "{file}");
}
