//! How much a first visit weighs: every page fits, with all that it needs, into the first flight of a fresh connection; what it
//! needs comes from here, is kept for good, and is called after what is in it.

use std::collections::{BTreeMap, BTreeSet};

use handover::keys::hex;
use sha2::{Digest, Sha256};

use crate::crawl::world::World;
use crate::support::app::{Options, TestApp};
use crate::support::customer::{Customer, Raw};
use crate::support::page::Page;

/// A page, its stylesheet, script and icon, compressed as they come over the wire. Headers are left out: a proxy adds its own,
/// and HTTP/2 packs them.
const MOST: usize = 14 * 1024;
const GZIP: [(&str, &str); 1] = [("accept-encoding", "gzip, deflate, br, zstd")];
/// What a browser gets by itself, and the attribute that says where.
const NEEDS: [(&str, &str); 7] = [
    ("link[href]", "href"),
    ("[src]", "src"),
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
    }
    let mut seen = 0;
    for visitor in world.visitors.values() {
        for path in &visitor.pages {
            act(&visitor.browser, path);
            seen += 1;
        }
    }
    for path in ["/services", "/requests", "/requests/1", "/profile/history", "/profile/close", "/no/such/page"] {
        act(&busy, path);
    }
    assert!(seen > 100, "only {seen} pages were seen");
}

#[test]
fn a_first_visit_fits_into_the_first_flight() {
    let (mut files, mut heaviest) = (BTreeMap::new(), (0, String::new()));
    with_every_page(|visitor, path| {
        let page = visitor.get(path);
        let answer = visitor.send_raw("GET", path, None, &GZIP);
        assert_eq!(header(&answer, "content-encoding"), Some("gzip"), "{path}");
        let mut sum = answer.body.len();
        for file in needs(&page) {
            let weigh = || visitor.send_raw("GET", &file, None, &GZIP).body.len();
            sum += *files.entry(file.clone()).or_insert_with(weigh);
        }
        assert!(sum <= MOST, "{path} of {} weighs {sum} bytes, of which files are {files:?}", visitor.name);
        heaviest = heaviest.clone().max((sum, path.to_owned()));
    });
    println!("the heaviest is {heaviest:?}; files: {files:?}");
    assert!(files.len() >= 3, "only {files:?} are needed");
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    let mut files = BTreeSet::new();
    with_every_page(|visitor, path| files.extend(needs(&visitor.get(path))));
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    for file in &files {
        let name = file.strip_prefix("/static/").unwrap_or_else(|| panic!("a page needs {file}"));
        let answer = stranger.send_raw("GET", file, None, &[]);
        assert_eq!(header(&answer, "cache-control"), Some("public, max-age=31536000, immutable"), "{file}");
        let hash = hex(&Sha256::digest(&answer.body));
        let said = name.split('.').nth(1).unwrap();
        assert!(said.len() >= 12 && hash.starts_with(said), "{file} is not called after its content, {hash}");
        let text = String::from_utf8_lossy(&answer.body);
        let outward = ["@import", "url(", "http://", "https://", "//"].map(|part| (part, text.contains(part)));
        let is_name_space = text.contains("http://www.w3.org/2000/svg");
        let outward: Vec<_> = outward.into_iter().filter(|(_, there)| *there && !is_name_space).collect();
        let is_script = header(&answer, "content-type").is_some_and(|kind| kind.starts_with("text/javascript"));
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
