//! Where one was heading is kept on every way to being signed in, and whoever comes by a link is told what it is for.

use crate::second_factor::phone::{PAGE as FACTOR, Phone, align, gives};
use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, link_in, mail_to, path_in};
use crate::support::page::Page;

const PHRASE: &str = "seven quiet otters dream";

/// The link that Bob was sent, from the first slash of its path on.
fn link_of(it: &Pair<'_>) -> String {
    let link = link_in(it.bob.mail().last().unwrap()).unwrap();
    link.strip_prefix(&it.bob.app().base).unwrap().to_owned()
}

/// Where the link of the sign-in page leads whose address begins so.
fn beside(page: &Page, start: &str) -> String {
    page.attribute(&format!("main a[href^='{start}']"), "href").unwrap()
}

#[test]
fn a_forgotten_password_leads_on_to_the_link_that_was_opened() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let (stranger, link) = (Customer::stranger(&app), link_of(&it));
    let sign_in = stranger.follow(&stranger.get(&link));
    let forgot = stranger.get(&beside(&sign_in, "/forgot-password"));
    assert_eq!(forgot.value("next"), link);
    let back = stranger.get(&beside(&forgot, "/sign-in"));
    let wrong = stranger.post("/forgot-password", &[("login", "?"), ("next", &link)]);
    assert_eq!((back.value("next"), wrong.status, wrong.value("next")), (link.clone(), 422, link.clone()));
    let asked = stranger.post("/forgot-password", &[("login", &it.bob.nic), ("next", &link)]);
    assert_eq!(stranger.follow(&asked).value("next"), link);
    app.deliver();

    // Opened elsewhere: the way is neither in the email nor readable in the database.
    let reset = path_in(&app, it.bob.mail().last().unwrap());
    let sealed = app.db_count(&format!("links WHERE length(heading) = {}", link.len() + 24 + 16));
    assert!(!reset.contains("next") && sealed == 1, "{reset}");
    let phone = Customer::stranger(&app);
    let (path, token) = reset.split_once("?token=").unwrap();
    let set = phone.post(path, &[("token", token), ("new_password", PHRASE)]);
    let next = phone.follow(&set).value("next");
    assert_eq!(next, link);
    let fields = [("login", it.bob.nic.as_str()), ("password", PHRASE), ("next", &next)];
    assert_eq!(phone.follow(&phone.post("/sign-in", &fields)).value("token"), it.bob.code());
}

#[test]
fn a_new_account_leads_on_to_where_its_owner_was_heading() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let sign_in = stranger.follow(&stranger.get("/profile/history"));
    let form = stranger.get(&beside(&sign_in, "/sign-up"));
    let (next, address) = (form.value("next"), "nora@newcomer.example");
    assert_eq!(
        (next.as_str(), stranger.get(&beside(&form, "/sign-in")).value("next")),
        ("/profile/history", next.clone())
    );
    let mut fields = vec![
        ("name", "Nora"),
        ("email", address),
        ("zone", ""),
        ("language", "en"),
        ("password", PHRASE),
        ("next", &next),
    ];
    assert_eq!(stranger.post("/sign-up", &fields).value("next"), next);
    fields[2] = ("zone", "eu");
    let asked = stranger.post("/sign-up", &fields);
    assert_eq!(stranger.follow(&asked).value("next"), next);
    app.deliver();
    let confirm = path_in(&app, &mail_to(&app, address)[0]);
    let (path, token) = confirm.split_once("?token=").unwrap();
    let created = Customer::stranger(&app).post(path, &[("token", token), ("password", PHRASE)]);
    assert_eq!((created.status, created.location()), (303, "/profile/history"));
}

#[test]
fn no_link_leads_on_to_another_site() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let stranger = Customer::stranger(&app);
    stranger.post("/forgot-password", &[("login", &alice.nic), ("next", "//evil.example")]);
    app.deliver();
    let (path, token) = ("/reset-password", path_in(&app, &alice.mail()[0]));
    let token = token.split_once("?token=").unwrap().1;
    let set = stranger.post(path, &[("token", token), ("new_password", PHRASE)]);
    assert_eq!(stranger.follow(&set).value("next"), "/services");
}

#[test]
fn the_second_step_and_its_cancel_keep_the_way() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let browser = Customer::stranger(&app);
    let fields = [("login", alice.nic.as_str()), ("password", PASSWORD), ("next", "/profile")];
    let step = browser.follow(&browser.post("/sign-in", &fields));
    assert_eq!(browser.get(&beside(&step, "/sign-in")).value("next"), "/profile");
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/services");
}

#[test]
fn the_set_up_of_a_required_second_factor_leads_on() {
    let app = TestApp::with(Options { second_factor_required: true, ..Options::default() });
    let alice = app.customer("Alice");
    let set_up = alice.get("/requests?state=done");
    assert_eq!((set_up.status, set_up.location()), (303, FACTOR));
    align(&app);
    let begun = alice.post(&format!("{FACTOR}/set-up"), &[("current_password", PASSWORD)]);
    let phone = Phone::scans(&alice.follow(&begun));
    let on = alice.post(&format!("{FACTOR}/switch-on"), &[("code", &phone.code(&app, 0))]);
    let codes = alice.follow(&on);
    assert_eq!(codes.attribute(".actions a.primary", "href").as_deref(), Some("/requests?state=done"));
}

#[test]
fn a_stranger_with_a_link_reads_why_to_sign_in() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let stranger = Customer::stranger(&app);
    let reads = |path: &str| stranger.follow(&stranger.get(path)).text("main");
    for link in [link_of(&it), "/requests/999?token=AAAAA".to_owned()] {
        assert!(reads(&link).contains("The link in your email leads to a request"), "{link}");
    }
    assert!(reads("/profile/confirm-email?token=1-1-a").contains("The link in your email confirms a new address."));
    for path in ["/requests/1", "/services?token=x", "/requests/1?token="] {
        assert!(!reads(path).contains("your email leads"), "{path}");
    }
}

#[test]
fn a_link_for_another_account_says_so_whether_or_not_there_is_a_request() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let eve = app.customer("Eve");
    for link in [link_of(&it), format!("/requests/{}?token=x", it.request), "/requests/999?token=AAAAA".to_owned()] {
        let page = eve.get(&link);
        assert_eq!((page.status, page.text("h1").as_str()), (404, "This link is for another account"), "{link}");
        let said = page.text("main");
        assert!(said.contains(&format!("You are signed in as Eve ({}).", eve.nic)), "{said}");
        assert_eq!(eve.get(&beside(&page, "/sign-in")).value("next"), link);
    }
    assert_eq!(eve.get(&format!("/requests/{}", it.request)).text("h1"), "Not found");
    let dead = eve.get("/profile/confirm-email?token=1-1-a");
    assert_eq!((dead.status, dead.text("h1").as_str()), (404, "This link is for another account, or no longer valid"));
}
