//! Passwords and links.

use super::{NEWCOMER, PHRASE, confirms, own_pages, set_password, signs_up};
use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to, path_in};

#[test]
fn a_password_counts_as_it_was_typed_up_to_its_last_byte() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let long: String =
        (0..400).map(|n: u32| format!("{} ", n * n * 7919)).collect::<Vec<_>>().concat()[..1020].to_owned();
    let long = format!(" {long}aB ");
    assert_eq!(long.len(), 1024);
    let answer = set_password(&alice, PASSWORD, &format!("{long}x"));
    assert!(answer.status == 422 && !answer.fault("new_password").is_empty());
    let short = "ünterwegs zu den sternen über dem meer und wieder nach haus im w";
    assert_eq!(short.chars().count(), 64);
    assert_eq!(set_password(&alice, PASSWORD, short).status, 303);
    assert_eq!(set_password(&alice, short, &long).status, 303);
    let signs_in = |password: &str| Customer::stranger(&app).sign_in_with(&alice.nic, password).status;
    assert_eq!(signs_in(&long), 303);
    for other in
        [long.trim_start(), long.trim_end(), &long.to_lowercase(), &long[..1023], &format!("{}x", &long[..1023])]
    {
        assert_eq!(signs_in(other), 422, "{other}");
    }
}

#[test]
fn passwords_of_this_place_are_refused_wherever_one_is_chosen() {
    let app =
        TestApp::with(Options { base_url: Some("https://contacts.hosting.example".into()), ..Options::default() });
    let alice = app.customer("Alice");
    // Signing in renews the weak hash of tests, which a link depends on.
    alice.sign_in();
    let stranger = Customer::stranger(&app);
    stranger.post("/forgot-password", &[("login", &alice.nic)]);
    app.work();
    let link = alice.mail().pop().unwrap().text;
    let token = link.lines().find_map(|line| line.split_once("/reset-password?token=")).unwrap().1.to_owned();
    for bad in ["contacts.hosting.example1", "Handover1", "handover2026", "iloveyou1", "qwertyuiop", "sunshine1"] {
        let sign_up = [("name", "N"), ("email", NEWCOMER), ("zone", "eu"), ("language", "en"), ("password", bad)];
        assert_eq!(stranger.post("/sign-up", &sign_up).status, 422, "{bad}");
        assert_eq!(set_password(&alice, PASSWORD, bad).status, 422, "{bad}");
        let answer = stranger.post("/reset-password", &[("token", &token), ("new_password", bad)]);
        assert_eq!(answer.status, 422, "{bad}");
    }
    let said = app.command_told(&["account", "set-password", &alice.nic], "Handover1\n");
    assert!(said.err.contains("easy to guess"), "the operator is warned: {said:?}");
}

#[test]
fn fields_for_passwords_and_codes_say_what_they_are() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    let stranger = Customer::stranger(&app);
    stranger.post("/forgot-password", &[("login", &pair.alice.nic)]);
    app.work();
    let reset = path_in(&app, pair.alice.mail().last().unwrap());
    let elsewhere = Customer::stranger(&app);
    elsewhere.sign_in_with(&pair.alice.nic, PASSWORD);
    let mut pages: Vec<_> = own_pages(&pair).iter().map(|path| pair.alice.get(path)).collect();
    pages.extend(["/sign-in", "/sign-up", "/forgot-password", &reset].map(|path| stranger.get(path)));
    let (mut passwords, mut codes) = (0, 0);
    for page in pages {
        for (name, told) in [("password", "current-password, new-password"), ("current_password", "current-password")] {
            for autocomplete in page.attributes(&format!("input[name={name}]"), "autocomplete") {
                assert!(told.contains(&autocomplete), "{name}: {autocomplete}");
            }
        }
        assert!(page.attributes("input[name=new_password]", "autocomplete").iter().all(|told| told == "new-password"));
        assert!(!page.has("input[name*=password]:not([type=password])") && !page.has("[onpaste], [oncopy]"));
        assert!(!page.has("input[name*=password]:not([autocomplete]), input[maxlength][name*=password]"));
        passwords += page.attributes("input[name*=password]", "type").len();
        codes += page.attributes("input[name=token]:not([type=hidden])", "autocomplete").len();
        assert!(page.attributes("input[name=login]", "autocomplete").iter().all(|told| told == "username"));
    }
    assert!(passwords >= 7 && codes >= 1, "{passwords} {codes}");
}

#[test]
fn a_reset_link_pressed_many_times_at_once_counts_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    Customer::stranger(&app).post("/forgot-password", &[("login", &alice.nic)]);
    app.work();
    let link = path_in(&app, &alice.mail()[0]);
    let token = link.split_once("?token=").unwrap().1;
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let presses = (0..4).map(|number| {
            let (app, phrase) = (&app, format!("{PHRASE} {number}"));
            scope.spawn(move || {
                Customer::stranger(app).post("/reset-password", &[("token", token), ("new_password", &phrase)]).status
            })
        });
        presses.collect::<Vec<_>>().into_iter().map(|press| press.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(app.db_count("events WHERE what = 'password-changed'"), 1);
}

#[test]
fn whatever_looks_at_a_link_uses_nothing_up() {
    let app = TestApp::start();
    let nora = signs_up(&app, NEWCOMER);
    app.work();
    let link = path_in(&app, &mail_to(&app, NEWCOMER)[0]);
    for method in ["HEAD", "GET", "HEAD", "OPTIONS"] {
        assert!(nora.send(method, &link, None, &[]).status < 500);
    }
    assert_eq!(app.db_count("accounts"), 0);
    assert_eq!(confirms(&nora, &link).status, 303);
    assert_eq!(app.db_count("accounts"), 1);
}
