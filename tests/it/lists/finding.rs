//! Services are found by who their contacts are, and filters are taken off one by one.

use std::sync::{Arc, Mutex};

use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use handover::store::migrations;

use super::names;
use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

/// Alice's, with Olga, Émile and herself.
fn with_contacts(app: &TestApp) -> [Customer<'_>; 4] {
    let [alice, olga, emile, eve] =
        ["Alice", "Olga Petrova", "E\u{301}mile", "Olga Else"].map(|name| app.customer(name));
    app.service("a", &alice, &olga, &alice);
    app.service("b", &olga, &alice, &emile);
    app.service("c", &alice, &emile, &emile);
    app.service("d", &eve, &olga, &eve);
    [alice, olga, emile, eve]
}

#[test]
fn services_are_found_by_their_contacts() {
    let app = TestApp::start();
    let [alice, olga, emile, eve] = with_contacts(&app);
    let found = |query: &str| names(&alice.get(&format!("/services?{query}"))).concat();
    for (contact, expected) in [
        (olga.nic.as_str(), "ab"),
        (&olga.nic.to_uppercase(), "ab"),
        (&emile.nic, "bc"),
        (&alice.nic, "abc"),
        (&eve.nic, ""),
        ("zz99999-nic", ""),
        (&olga.nic[..3], "ab"),
        (&emile.nic[..3].to_uppercase(), "bc"),
        (&olga.nic[1..], ""),
        (&olga.nic[..olga.nic.len() - 2], "ab"),
        (&emile.nic[..emile.nic.len() - 1].to_uppercase(), "bc"),
        (&format!("{}k", olga.nic), ""),
        ("PETROVA", "ab"),
        ("+olga+", "ab"),
        ("%C3%89MILE", "bc"),
        ("e%CC%81mile", "bc"),
        ("alice", "abc"),
        ("else", ""),
        ("nobody", ""),
        ("%25", ""),
        (&"a".repeat(500), ""),
    ] {
        assert_eq!(found(&format!("contact={contact}")), expected, "{contact}");
    }
    assert_eq!(found(&format!("contact={}&role=tech", olga.nic)), "b");
    assert_eq!(found("contact=olga&q=a&sort=-name"), "a");
    assert_eq!(names(&eve.get("/services?contact=alice")).concat(), "", "of one's own services alone");
}

#[test]
fn services_are_found_by_which_contact_somebody_is() {
    let app = TestApp::start();
    let [alice, olga, emile, _] = with_contacts(&app);
    let found = |query: &str| names(&alice.get(&format!("/services?{query}"))).concat();
    for (contact, of_each) in [
        (olga.nic.as_str(), ["b", "a", ""]),
        (&emile.nic, ["", "c", "bc"]),
        (&alice.nic, ["ac", "b", "a"]),
        ("OLGA", ["b", "a", ""]),
        ("mile", ["", "c", "bc"]),
    ] {
        let each = ["admin", "tech", "billing"].map(|role| found(&format!("contact={contact}&as={role}")));
        assert_eq!(each, of_each, "{contact}");
        assert_eq!(found(&format!("contact={contact}&as=owner")), found(&format!("contact={contact}")), "{contact}");
    }
    assert_eq!(found(&format!("contact={}&as=billing&role=tech&sort=-name", emile.nic)), "b");
    assert_eq!(found("as=billing"), "abc", "as which contact who is?");
    let saved = alice.get(&format!("/services.csv?contact={}&as=tech", emile.nic)).body;
    assert_eq!(saved.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect::<Vec<_>>(), ["c"]);
}

#[test]
fn a_contact_in_any_role_may_be_looked_for_in_one() {
    let app = TestApp::start();
    let [alice, olga, emile, _] = with_contacts(&app);
    let found = alice.get(&format!("/services?role=admin&contact={}&sort=-name", emile.nic));
    let said = |page: &Page| page.text(".filtered + p");
    assert_eq!(
        said(&found),
        format!("Services of which you are administrative contact and {} is a contact in any role.", emile.name)
    );
    let line = |page: &Page| page.texts("div.tally > *");
    let counted = ["Administrative contact", "Technical contact 1", "Billing contact 1"].map(str::to_owned);
    assert_eq!(line(&found), [&[format!("Only where {} is:", emile.name)][..], &counted].concat());
    let own = found.attributes(".tally a", "href");
    let same = |role: &str, own: &str| format!("/services?{own}contact={}&as={role}&sort=-name", emile.nic);
    assert_eq!(own, [same("admin", ""), same("tech", "role=admin&"), same("billing", "role=admin&")]);
    let none = alice.get(&format!("/services?role=tech&contact={}&q=a", olga.nic));
    assert_eq!(names(&none), Vec::<String>::new());
    assert!(said(&none).starts_with("Services of which you are technical contact and "), "{}", said(&none));
    let meant = alice.get(&none.attributes(".tally a", "href")[1]);
    assert_eq!(names(&meant), ["a"], "the role was not one's own");
    assert_eq!(meant.texts(".filtered li")[1..], ["Contact: Olga Petrova ×", "Contact’s role: Technical contact ×"]);
    assert_eq!((meant.value("as").as_str(), line(&meant).len()), ("tech", 0), "kept by the form, and said once");
    let without = meant.attributes(".filtered .off", "href");
    let handle = &olga.nic;
    assert_eq!(without[1..], ["/services?q=a".to_owned(), format!("/services?q=a&contact={handle}")]);
    let only_contact = alice.get(&format!("/services?contact={handle}"));
    let each = ["Only where Olga Petrova is:", "Administrative contact 1", "Technical contact 1"];
    assert_eq!(line(&only_contact), each.map(str::to_owned), "and of nothing the third");
    assert_eq!(line(&alice.get("/services?role=tech")).len(), 0);
}

#[test]
fn on_how_many_services_a_contact_is_which_is_counted() {
    let app = TestApp::start();
    let [alice, olga, emile, _] = with_contacts(&app);
    for number in 0..30 {
        app.service(&format!("s{number}.example"), &alice, &olga, &alice);
    }
    let line = |query: &str| alice.get(&format!("/services?{query}")).texts("main .tally > *").join(" | ");
    for query in [format!("contact={}", olga.nic), "contact=petrova".to_owned()] {
        for more in ["", "&sort=-name", "&sort=renews", "&sort=category", "&rows=100"] {
            let said = line(&format!("{query}{more}"));
            assert!(said.ends_with(" is: | Administrative contact 1 | Technical contact 31"), "{query}{more}: {said}");
        }
        let first = alice.get(&format!("/services?{query}&rows=25"));
        let next = alice.get(&first.attribute("a[rel=next]", "href").unwrap());
        assert!(next.text("main .tally").contains("Technical contact 31"), "on the next page too");
    }
    let whole = |query: &str| alice.get(&format!("/services?{query}")).text("p.tally");
    assert_eq!(whole("contact=petrova&q=s1"), "petrova is technical contact of all 11 services found.");
    assert_eq!(whole(&format!("contact={}&q=s11", olga.nic)), "Olga Petrova is technical contact of 1 service.");
    let both = format!("{} is technical and billing contact of 1 service.", emile.name);
    assert_eq!(whole(&format!("contact={}&q=c", emile.nic)), both);
    assert_eq!(whole("contact=petrova&q=s1&role=admin"), "", "the role may have been taken for hers");
    let searched = alice.get("/services?q=petrova");
    let said = ["Contacts called “petrova”:", "Administrative contact 1", "Technical contact 31"];
    assert_eq!(searched.texts(".tally > *"), said.map(str::to_owned));
    let tech = "/services?contact=petrova&as=tech".to_owned();
    assert_eq!(searched.attributes(".tally a", "href")[1], tech);
    assert_eq!(names(&alice.get(&tech)).len(), 25);
    assert!(!a_stranger_sees(&app, "petrova"));
}

/// Whether somebody who shares no service with whoever is called so is offered anything.
fn a_stranger_sees(app: &TestApp, called: &str) -> bool {
    app.customer("Stranger").get(&format!("/services?q={called}")).has(".tally")
}

#[test]
fn a_contacts_new_name_finds_it() {
    let app = TestApp::start();
    let [alice, olga, ..] = with_contacts(&app);
    olga.post("/profile", &[("name", "Ólga Nowak"), ("email", &olga.email), ("language", "en")]);
    assert_eq!(names(&alice.get("/services?contact=nowak")).concat(), "ab");
    assert_eq!(names(&alice.get("/services?contact=petrova")).concat(), "");
}

#[test]
fn a_contact_in_the_table_and_a_handle_in_the_search_lead_to_its_services() {
    let app = TestApp::start();
    let [alice, olga, ..] = with_contacts(&app);
    let page = alice.get("/services?role=admin&sort=-name");
    assert_eq!(page.rows()[1][2..5], ["You".to_owned(), format!("Olga Petrova {}", olga.nic), "You".to_owned()]);
    let filtered = format!("/services?role=admin&sort=-name&contact={}", olga.nic);
    let link = format!("td a.contact[href='{filtered}']");
    assert!(page.has(&link), "{link}");
    assert_eq!(names(&alice.get(&filtered)), ["a"]);
    let suggested = alice.get("/services").attributes("#contacts option", "value");
    assert_eq!(suggested.len(), 2, "each other contact once: {suggested:?}");
    assert_eq!(alice.get("/services").attribute("#contact", "list").as_deref(), Some("contacts"));
    let searched = alice.get(&format!("/services?q={}&role=tech", olga.nic.to_uppercase()));
    let offered = format!("/services?role=tech&contact={}", olga.nic);
    assert!(searched.has(&format!("main a[href='{offered}']")), "{}", searched.text("main"));
    assert_eq!(names(&alice.get(&offered)), ["b"]);
    assert!(!alice.get("/services?q=a").text("main").contains("Show the services"));
}

#[test]
fn a_search_for_what_a_contact_is_called_leads_to_its_services() {
    let app = TestApp::start();
    let [alice, olga, _, eve] = with_contacts(&app);
    let offered = |search: &str| {
        let page = alice.get(&format!("/services?q={search}"));
        (page.text(".empty .primary"), page.attribute(".empty .primary", "href"))
    };
    let said = "Show the services with a contact called “PETROVA”".to_owned();
    assert_eq!(offered("PETROVA"), (said, Some("/services?contact=PETROVA".to_owned())));
    assert_eq!(names(&alice.get("/services?contact=PETROVA")).concat(), "ab");
    assert!(offered(&olga.nic[..4]).1.is_some(), "by the start of a handle");
    assert_eq!(offered("nobody"), (String::new(), None));
    assert_eq!(offered("else"), (String::new(), None), "who is no contact of hers");
    assert!(
        !eve.get("/services?q=petrova&category=VPS").has(".empty .primary"),
        "nor has it anything of this category"
    );
    assert_eq!(offered("b").1, None, "which is found");
    assert!(!alice.get("/services?q=olga&contact=petrova").has(".empty .primary"));
}

#[test]
fn a_role_goes_with_the_contact_it_was_chosen_for() {
    let app = TestApp::start();
    let [alice, olga, emile, _] = with_contacts(&app);
    let page = alice.get(&format!("/services?contact={}&as=tech", olga.nic));
    assert_eq!((page.value("as").as_str(), page.value("as_of")), ("tech", olga.nic.clone()));
    let sent = |contact: &str| names(&alice.get(&format!("/services?contact={contact}&as=tech&as_of={}", olga.nic)));
    assert_eq!(sent(&olga.nic), ["a"]);
    assert_eq!(sent(&emile.nic), ["b", "c"], "in any role");
    assert!(!alice.get(&format!("/services?contact={}&as=tech&as_of={}", emile.nic, olga.nic)).has("[name=as]"));
}

#[test]
fn filters_are_taken_off_one_by_one() {
    let app = TestApp::start();
    let [alice, olga, ..] = with_contacts(&app);
    let nic = &olga.nic;
    let all = format!("/services?q=a&category=DOMAIN&role=admin&contact={nic}&rows=100&sort=-name");
    let page = alice.get(&all);
    assert_eq!(names(&page), ["a"]);
    let said = ["“a”", "Category: Domain", "My role: Administrative contact", "Contact: Olga Petrova"];
    assert_eq!(page.texts(".filtered li"), said.map(|filter| format!("{filter} ×")));
    let without =
        ["q=a&", "category=DOMAIN&", "role=admin&", &format!("contact={nic}&")].map(|filter| all.replace(filter, ""));
    assert_eq!(page.attributes(".filtered .off", "href"), without);
    assert_eq!(page.attributes(".filtered .off", "aria-label")[1], "Remove “Category: Domain”");
    assert_eq!(page.attribute(".filtered .clear", "href").as_deref(), Some("/services?rows=100&sort=-name"));
    assert_eq!((page.value("contact"), page.has("[name=pending][checked]")), (nic.clone(), false));
    assert!(alice.get("/services?pending=1").has("[name=pending][checked]"));
    assert_eq!(alice.get("/services?pending=1").texts(".filtered li"), ["Pending changes ×"]);
    assert!(!alice.get("/services").has(".filtered"));
}

/// As a version before the one that searches names of accounts left them.
fn forget_search_names(app: &TestApp) {
    let forget = "DELETE FROM __diesel_schema_migrations WHERE version = '00000000000011'";
    app.conn().batch_execute(&format!("ALTER TABLE accounts DROP COLUMN search_name; {forget}")).unwrap();
}

#[test]
fn many_rows_that_a_version_before_stored_are_brought_to_one_form_by_few_statements() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let numbers = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 1500) ";
    let accounts =
        "INSERT INTO accounts (nic_handle, name, search_name, email, email_key, zone, language, created_at) ";
    let each = "SELECT 'aa' || i || '-nic', 'ÉMILE ' || i, '', 'x', 'x', 'eu', 'en', 1 FROM n";
    app.conn().batch_execute(&format!("{accounts}{numbers}{each}")).unwrap();
    app.db_services(1500, [&alice; 3]);
    app.db_sets("services SET name = 'É' || id, sort_name = 'É' || id, name_key = 'x' || id");
    forget_search_names(&app);
    let (mut conn, written) = (app.conn(), Arc::<Mutex<Vec<String>>>::default());
    let into = Arc::clone(&written);
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            into.lock().unwrap().push(query.to_string());
        }
    });
    assert_eq!(migrations::run(&mut conn).unwrap(), 1);
    assert_eq!(app.db_count("accounts WHERE name LIKE 'É%' AND search_name = 'émile ' || substr(name, 7)"), 1500);
    assert_eq!(app.db_count("services WHERE sort_name = 'é' || id AND name_key IS NULL"), 1500);
    let updates = written.lock().unwrap().iter().filter(|statement| statement.contains("UPDATE ")).count();
    assert!((1..20).contains(&updates), "{updates}");
}

#[test]
fn what_a_version_before_stored_is_found_too() {
    let app = TestApp::start();
    let [alice, olga, ..] = with_contacts(&app);
    app.db_service("xn--rzte-koa.example", "VPS", [&alice; 3]);
    app.db_sets("services SET sort_name = 'xn--rzte-koa.example', name_key = 'ärzte.example' WHERE category = 'VPS'");
    app.db_sets(&format!("accounts SET name = 'ÓLGA Pay-at.example Petrova' WHERE id = {}", olga.id.0));
    forget_search_names(&app);
    assert_eq!(app.command(&["migrate"]).done(), "The database is up to date: 1 migration was run.\n");
    assert_eq!(names(&alice.get("/services?q=%C3%84rzte")).concat(), "xn--rzte-koa.example");
    assert_eq!(app.db_count("services WHERE name_key IS NOT NULL"), 0);
    for (contact, found) in [("%C3%B3lga", "ab"), ("o%CC%81lga+petro", "ab"), ("pay-at", ""), ("%C3%89MILE", "bc")] {
        assert_eq!(names(&alice.get(&format!("/services?contact={contact}"))).concat(), found, "{contact}");
    }
}
