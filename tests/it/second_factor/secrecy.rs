//! Nothing that is stored or shown later tells a code, and what becomes of secrets when the secret key changes.

use std::fs;
use std::time::Duration;

use super::phone::{PAGE, Phone, STEP, align, gives, knocks};
use super::{CODE_WRONG, assert_refused, begins, first_code, off};
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::authenticator;
use crate::support::customer::Customer;
use crate::support::program::Running;

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_database_holds_nothing_in_clear() {
    let app = TestApp::on_a_file();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let mut secrets = vec![phone.secret.clone(), phone.key.clone().into_bytes(), phone.code(&app, -1).into_bytes()];
    secrets.push(phone.key.to_lowercase().into_bytes());
    let hex = handover::domain::text::hex(&phone.secret);
    secrets.extend([hex.to_uppercase().into_bytes(), hex.into_bytes()]);
    for code in &phone.recovery {
        secrets.extend([code.clone(), code.replace('-', ""), code.to_lowercase()].map(String::into_bytes));
    }
    phone.enters(&app, &alice, &phone.recovery[0]).unwrap();
    app.work();
    let mut read = 0;
    for entry in fs::read_dir(app.folder()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        read += bytes.len();
        assert!(secrets.iter().all(|secret| !contains(&bytes, secret)), "{}", path.display());
        assert!(!contains(&bytes, alice.cookie("handover").unwrap().as_bytes()));
    }
    assert!(read > 100_000, "there is a database");
}

#[test]
fn no_page_tells_a_secret_once_it_was_shown() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let groups: Vec<String> = phone.key.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into()).collect();
    let paths = [PAGE, "/profile/second-factor/recovery-codes", "/profile", "/services", "/requests"];
    let mut pages: Vec<_> = paths.iter().map(|path| alice.get(path)).collect();
    pages.push(off(&alice, PASSWORD, &phone.wrong(&app)));
    pages.push(off(&alice, "wrong", &phone.recovery[0]));
    pages.push(gives(&knocks(&app, &alice), &phone.wrong(&app)));
    for page in &pages {
        assert!(!page.body.contains(&groups.join(" ")) && !page.body.contains(&phone.key), "{}", page.body);
        assert!(phone.recovery.iter().all(|code| !page.body.contains(code)), "{}", page.body);
        assert!(!page.has(".qr"));
    }
}

#[test]
fn a_secret_that_was_never_confirmed_is_forgotten_after_a_day() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    Phone::on(&app, &bob);
    begins(&alice);
    let sweep = || app.db_sweep();
    app.advance(Duration::from_hours(23));
    sweep();
    assert_eq!(app.db_count("second_factors"), 2);
    app.advance(Duration::from_hours(1));
    sweep();
    assert_eq!(app.db_count("second_factors"), app.db_count("second_factors WHERE confirmed_at IS NOT NULL"));
    assert_eq!(app.db_count("second_factors"), 1);
}

#[test]
fn a_factor_outlives_a_change_of_secret_keys() {
    let [old, new] = ["11", "22"].map(|byte| byte.repeat(32));
    let app = TestApp::with(Options { keys: old.clone(), ..Options::default() });
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let later = app.again(Options { keys: format!("{new},{old}"), ..Options::default() });
    phone.enters(&later, &alice, &phone.recovery[0]).unwrap();
    let only_new = app.again(Options { keys: new.clone(), ..Options::default() });
    assert!(phone.enters(&only_new, &alice, &phone.code(&app, 0)).is_err(), "the old key has sealed it");
    phone.enters(&later, &alice, &phone.code(&app, 0)).unwrap();
    app.advance(STEP);
    phone.enters(&only_new, &alice, &phone.code(&app, 0)).expect("sealed anew");
    app.advance(STEP);
    assert!(phone.enters(&app, &alice, &phone.code(&app, 0)).is_err(), "the old key alone opens it no more");
}

#[test]
fn without_the_key_that_sealed_it_a_code_is_wrong_and_the_log_names_the_account() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let other = "33".repeat(32);
    let rekeyed = app.again(Options { keys: other.clone(), ..Options::default() });
    assert_refused(&phone.enters(&rekeyed, &alice, &phone.code(&app, 0)).err().unwrap(), "code", CODE_WRONG);
    let browser = phone.enters(&rekeyed, &alice, &phone.recovery[0]).expect("recovery codes need no key");
    assert!(browser.get(PAGE).text("main").contains("You have 9 recovery codes left."));
    assert_eq!(off(&browser, PASSWORD, &phone.recovery[1]).location(), PAGE);
    logs_the_account(&app, &alice, &other);
}

/// The same with the program itself, whose log is read.
fn logs_the_account(app: &TestApp, alice: &Customer<'_>, key: &str) {
    alice.forget_cookies();
    let phone = Phone::on(app, alice);
    let mut other = app.again(Options { keys: key.to_owned(), ..Options::default() });
    let program = Running::serve(app, &[("HANDOVER_SECRET_KEY", key)]);
    other.base = program.address();
    let code = real_code(&phone);
    assert_eq!(phone.enters(&other, alice, &code).err().unwrap().status, 422);
    let log = program.wait(|| Some(program.log()).filter(|log| log.contains("ERROR")));
    let line = log.lines().find(|line| line.contains("ERROR")).unwrap();
    assert!(line.contains(&alice.nic) && line.contains("secret key"), "{line}");
    for secret in [&alice.email, &alice.name, &code, &phone.key] {
        assert!(!log.contains(secret.as_str()), "{secret}: {log}");
    }
}

/// A code of the system's time, not of the test's clock.
fn real_code(phone: &Phone) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    authenticator::code(&phone.secret, now.as_secs())
}

#[test]
fn setting_up_goes_on_after_a_change_of_secret_keys() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    align(&app);
    let phone = Phone::scans(&begins(&alice));
    let keys = format!("{},{}", "44".repeat(32), crate::support::app::KEY);
    let rotated = app.again(Options { keys, ..Options::default() });
    let browser = Customer::stranger(&rotated);
    browser.set_cookie("handover", &alice.cookie("handover").unwrap());
    assert_eq!(Phone::scans(&browser.get(PAGE)).key, phone.key);
    assert_eq!(first_code(&browser, &phone.code(&app, 0)).status, 303);
}
