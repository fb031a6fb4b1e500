//! How much a first visit weighs: every page fits, with all that it needs, into the first flight of a fresh connection; what it
//! needs comes from here, is kept for good, and is called after what is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use handover::brand::{Colour, Colours, Logo, Look, Support};
use handover::domain::account::Language;
use handover::domain::event::ServiceEvent;
use handover::domain::owner::{Owner, OwnerChange, OwnerField};
use handover::domain::renewal::RenewalKind;
use handover::domain::request::Actor;
use handover::domain::text::hex;
use handover::web::frame::routes;
use sha2::{Digest, Sha256};
use strum::VariantArray;

use crate::console::operator::Operator;
use crate::crawl::world::World;
use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, Raw};
use crate::support::page::Page;

/// A page, its stylesheet, script and icon, compressed as they come over the wire. Headers are left out: a proxy adds its own,
/// and HTTP/2 packs them.
const MOST: usize = 14 * 1024;
/// The same of the page that shows all parts of all pages, for those who build them: no customer's first visit.
const MOST_OF_DESIGN: usize = 16 * 1024;
/// Pages whose lists are full, and one that there is none.
const FULL: [&str; 6] =
    ["/services", "/requests", "/requests/1", "/profile/history", "/profile/close", "/no/such/page"];
const GZIP: [(&str, &str); 1] = [("accept-encoding", "gzip, deflate, br, zstd")];
/// What a browser gets by itself, and the attribute that says where.
const NEEDS: [(&str, &str); 7] = [
    ("link[href]", "href"),
    // What is in a message that is not opened waits.
    ("[src]:not(iframe[loading=lazy])", "src"),
    ("[srcset]", "srcset"),
    ("[poster]", "poster"),
    ("object[data]", "data"),
    ("[style]", "style"),
    ("[background]", "background"),
];

fn header<'a>(answer: &'a Raw, name: &str) -> Option<&'a str> {
    answer.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn needs(page: &Page) -> BTreeSet<String> {
    NEEDS.iter().flat_map(|(selector, attribute)| page.attributes(selector, attribute)).collect()
}

/// Does it with every page that each visitor of the crawl is shown, and with lists that are full.
fn with_every_page(mut act: impl FnMut(&Customer<'_>, &str)) {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let strict = app.again(Options { limits: false, second_factor_required: true, ..Options::default() });
    let mut world = World::build(&app, &strict);
    let names: Vec<_> = world.visitors.keys().copied().collect();
    names.iter().for_each(|who| world.walk(who));
    let busy = app.customer_with("Maximilian Mustermann-Oberhuber", |profile| profile.nic = "mo987654-nic".to_owned());
    let [tech, billing] = ["Anastasia Papadopoulou", "Bartholomew Featherstonehaugh"].map(|name| app.customer(name));
    for number in 0..30 {
        let service = app.service(&format!("customer-{}.shop-{number}.example", number * 7919), &busy, &tech, &billing);
        assert_eq!(busy.asks_for(service).tech(&billing).try_confirm().status, 303);
        app.db_renews(service, (17 * number - 40).into(), Some(RenewalKind::Automatic));
        if number % 2 == 0 {
            app.db_sets(&format!("services SET locked_at = 1 WHERE id = {service}"));
        }
    }
    let [long, other] = ["x", "y"].map(long_owner);
    let kept = app.service("full-history.example", &busy, &tech, &billing);
    app.db_owner(kept, &long);
    for number in 0..30 {
        let [before, after] = if number % 2 == 0 { [&long, &other] } else { [&other, &long] }.map(Owner::clone);
        let change = Box::new(OwnerChange { before, after });
        app.db_happened(kept, &ServiceEvent::OwnerChanged(change), Actor::Account(tech.id));
    }
    let kept = format!("/services/{kept}");
    let nora = Operator::admin(&app);
    for part in ["", "/services", "/requests", "/emails", "/history", "/role"] {
        act(&nora.own, &format!("/operator/accounts/{}{part}", busy.nic));
    }
    app.db_fills_webhooks();
    for path in [
        "/operator/outbox",
        "/operator/requests",
        "/operator/requests/1",
        "/operator/submissions/1",
        "/operator/webhooks",
        "/operator/webhooks/1",
        "/operator/audit",
    ] {
        act(&nora.own, path);
    }
    act(&nora.own, &format!("/operator{kept}"));
    let mut seen = 0;
    let is_file = |path: &&String| routes::FILES.iter().any(|file| path.starts_with(file));
    for visitor in world.visitors.values() {
        for path in visitor.pages.iter().filter(|path| !is_file(path)) {
            act(&visitor.browser, path);
            seen += 1;
        }
    }
    for language in Language::ALL {
        assert_eq!(busy.post("/language", &[("language", language.code()), ("next", "/")]).status, 303);
        FULL.iter().for_each(|path| act(&busy, path));
        act(&busy, &kept);
    }
    assert!(seen > 100, "only {seen} pages were seen");
}

/// All of whose details are different from another's.
fn long_owner(letter: &str) -> Owner {
    let mut owner = Owner::default();
    for (place, field) in OwnerField::VARIANTS.iter().enumerate() {
        owner.set(*field, Some(format!("{place}{letter} Bartholomew-Featherstonehaugh Street")));
    }
    owner
}

/// Does it with what is there in a demo alone, and with what an operator adds.
fn with_every_dress(mut act: impl FnMut(&Customer<'_>, &str)) {
    let app = TestApp::with(Options { demo: true, limits: false, ..Options::default() });
    let [stranger, alice] = [Customer::stranger(&app), app.customer("Alice")];
    for _ in 0..30 {
        assert_eq!(stranger.post("/forgot-password", &[("login", &alice.nic)]).status, 303);
    }
    app.deliver();
    ["/sign-in", "/design", "/mailbox"].iter().for_each(|path| act(&stranger, path));
    let logo = Logo::of(logo(2048)).unwrap();
    let look = Look {
        colours: Colours::of(Colour::parse("#c2185b").unwrap()),
        logo: Some(Arc::new(logo)),
        support: Some(Support::parse("help@example.com").unwrap()),
    };
    let app = TestApp::with(Options { look, ..Options::default() });
    let it = Pair::new(&app);
    ["/sign-in", "/no/such/page"].iter().for_each(|path| act(&Customer::stranger(&app), path));
    ["/services", "/requests/1", "/services/1/contacts"].iter().for_each(|path| act(&it.alice, path));
}

/// A picture of so many bytes, or a few more, that cannot be made smaller.
fn logo(size: usize) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, u32::try_from(size / 32).unwrap(), 32);
    encoder.set_color(png::ColorType::Grayscale);
    let noise = (0..size / 32).flat_map(|line| Sha256::digest(line.to_le_bytes()));
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&noise.collect::<Vec<_>>()).unwrap();
    writer.finish().unwrap();
    file
}

#[test]
fn a_first_visit_fits_into_the_first_flight() {
    let (mut files, mut heaviest, mut too_heavy) = (BTreeMap::new(), (0, String::new()), Vec::new());
    let mut weigh = |visitor: &Customer<'_>, path: &str| {
        let page = visitor.get(path);
        let answer = visitor.send_raw("GET", path, None, &GZIP);
        // A page that shows a secret each time leaves as it is.
        if path == "/profile/second-factor" && page.has(".app-key") {
            assert_eq!(header(&answer, "content-encoding"), None, "{path}");
            return;
        }
        assert_eq!(header(&answer, "content-encoding"), Some("gzip"), "{path}");
        let mut sum = answer.body.len();
        for file in needs(&page) {
            let weigh = || visitor.send_raw("GET", &file, None, &GZIP).body.len();
            sum += *files.entry(file.clone()).or_insert_with(weigh);
        }
        let is_design = path.starts_with("/design");
        let most = if is_design { MOST_OF_DESIGN } else { MOST };
        if sum > most {
            let language = page.attribute("html", "lang").unwrap();
            too_heavy.push(format!("{path} of {} in {language}: {} too many", visitor.name, sum - most));
        }
        if !is_design {
            heaviest = heaviest.clone().max((sum, path.to_owned()));
        }
    };
    with_every_page(&mut weigh);
    with_every_dress(&mut weigh);
    assert!(too_heavy.is_empty(), "{too_heavy:#?}, of which files are {files:?}");
    println!("the heaviest is {heaviest:?}; files: {files:?}");
    assert!(files.len() >= 3, "only {files:?} are needed");
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    let mut files = BTreeMap::new();
    let mut gather = |visitor: &Customer<'_>, path: &str| {
        for file in needs(&visitor.get(path)) {
            files.entry(file).or_insert_with_key(|file| visitor.send_raw("GET", file, None, &[]));
        }
    };
    with_every_page(&mut gather);
    with_every_dress(&mut gather);
    for (file, answer) in &files {
        let name = file.strip_prefix("/static/").unwrap_or_else(|| panic!("a page needs {file}"));
        assert_eq!(header(answer, "cache-control"), Some("public, max-age=31536000, immutable"), "{file}");
        let hash = hex(&Sha256::digest(&answer.body));
        let said = name.split('.').nth(1).unwrap();
        assert!(said.len() >= 12 && hash.starts_with(said), "{file} is not called after its content, {hash}");
        let text = String::from_utf8_lossy(&answer.body);
        let outward = ["@import", "url(", "http://", "https://", "//"].map(|part| (part, text.contains(part)));
        let is_name_space = text.contains("http://www.w3.org/2000/svg");
        let outward: Vec<_> = outward.into_iter().filter(|(_, there)| *there && !is_name_space).collect();
        let is_script = header(answer, "content-type").is_some_and(|kind| kind.starts_with("text/javascript"));
        assert!(is_script || outward.is_empty(), "{file}: {outward:?}");
    }
}

#[test]
fn what_is_text_is_compressed_for_those_who_ask() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let page = stranger.get("/sign-in");
    for path in needs(&page).into_iter().chain(["/sign-in".to_owned(), "/no/such/page".to_owned()]) {
        let plain = stranger.send_raw("GET", &path, None, &[]);
        assert_eq!(header(&plain, "content-encoding"), None, "{path}");
        for asked in ["gzip", "gzip, deflate, br", "br;q=1, gzip;q=0.8, *;q=0.1"] {
            let packed = stranger.send_raw("GET", &path, None, &[("accept-encoding", asked)]);
            assert_eq!(header(&packed, "content-encoding"), Some("gzip"), "{path} for {asked}");
            assert!(packed.body.starts_with(&[0x1f, 0x8b]), "{path} is no gzip");
            assert!(packed.body.len() < plain.body.len(), "{path} is not smaller");
            let varies = header(&packed, "vary").unwrap_or_default().to_lowercase();
            assert!(varies.contains("accept-encoding"), "{path} varies by {varies:?}");
        }
    }
}
