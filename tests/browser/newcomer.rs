//! A newcomer: creates an account, protects it by a second factor, becomes a contact, and forgets the password.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::chrome::{Browser, JavaScript};
use crate::names::Kind;
use crate::second_factor::ANY_CODE;
use crate::stage::{ALICE, EMBER, Person, Stage};
use crate::story::{OPEN, Story, menu_of, please_confirm};
use crate::support::authenticator;

const EMAIL: &str = "nora@newcomer.example";
const NAME: &str = "Nora Newcomer";
const PHRASE: &str = "seven quiet otters dream";
const NEW_PHRASE: &str = "nine loud herons argue";

#[test]
fn a_newcomer_becomes_a_contact() {
    play(JavaScript::On);
}

#[test]
fn a_newcomer_becomes_a_contact_without_javascript() {
    play(JavaScript::Off);
}

fn play(javascript: JavaScript) {
    let stage = &Stage::demo();
    let browser = &Browser::open(&stage.base, javascript);
    let nora = &Newcomer { stage, browser, person: creates_an_account(stage, browser) };
    browser.sign_out(nora.person);
    nora.gives_password(PHRASE);
    browser.expect_page("Contact management");
    let (key, recovery) = nora.sets_up_a_second_factor();
    browser.sign_out(nora.person);
    nora.gives_password(PHRASE);
    // The code of now was taken: the next one is good already.
    nora.gives_code(&code(&key, 1));
    browser.expect_page("Contact management");
    browser.sign_out(nora.person);
    nora.is_named_and_accepts(&recovery[0]);
    browser.sign_out(nora.person);
    nora.forgets_the_password(&recovery[1]);
    browser.expect_clean_console();
}

/// Through the pages, from the sign-in page on; who it is then stands in a message and in an email.
fn creates_an_account(stage: &Stage, browser: &Browser) -> Person {
    browser.go("/");
    browser.expect_page("Sign in");
    browser.click("Create an account");
    browser.expect_page("Create an account");
    browser.fill("Name", NAME);
    browser.fill("Email address", EMAIL);
    browser.choose("Zone", "eu");
    browser.choose("Language", "English");
    browser.fill("Password", "nora");
    browser.press("Create account");
    browser.expect_alert("Password");
    browser.fill("Password", PHRASE);
    browser.press("Create account");
    browser.expect_message(&format!("We have sent an email to {EMAIL}."));

    let nobody = Person { nic: "", name: NAME, email: EMAIL };
    stage.follow_mail(browser, nobody, ("Confirm your email address for Handover", 1), "Confirm the address");
    browser.expect_page("Create an account");
    browser.fill("Password", PHRASE);
    browser.press("Create account");
    browser.expect_message("Your account is created, and you are signed in.");
    browser.expect_page("Contact management");
    let message = browser.ask("document.querySelector('[role=status]').innerText");
    let nic = message.as_str().unwrap().split_once("Your NIC handle is ").unwrap().1;
    let nic = nic.split([';', ' ']).next().unwrap().to_owned();
    let welcome = stage.read_mail(browser, nobody, "Your NIC handle with Handover");
    assert!(welcome.contains(&format!("Its NIC handle is {nic}.")), "{nic} is not in {welcome}");
    Person { nic: nic.leak(), ..nobody }
}

struct Newcomer<'a> {
    stage: &'a Stage,
    browser: &'a Browser,
    person: Person,
}

impl Newcomer<'_> {
    fn gives_password(&self, password: &str) {
        self.browser.go("/sign-in");
        self.gives_password_here(password);
    }

    fn gives_password_here(&self, password: &str) {
        self.browser.expect_page("Sign in");
        self.browser.fill("NIC handle or email", self.person.nic);
        self.browser.fill("Password", password);
        self.browser.press("Sign in");
    }

    fn gives_code(&self, code: &str) {
        self.browser.expect_page("Second factor");
        self.browser.fill(ANY_CODE, code);
        self.browser.press("Sign in");
    }

    /// Reached through the menu and the tabs of the profile: the key typed into the app, and the recovery codes.
    fn sets_up_a_second_factor(&self) -> (String, Vec<String>) {
        let browser = self.browser;
        browser.open_menu(&menu_of(self.person));
        browser.click("Profile");
        browser.expect_page("Profile");
        browser.click("Second factor");
        browser.expect_page("Second factor");
        browser.fill("Current password", PHRASE);
        browser.press("Set up");
        let key = browser.eventually("the key", || {
            let key = browser.try_ask("document.querySelector('.app-key')?.innerText");
            let key = key.map_err(|error| error.to_string())?;
            key.as_str().map(|key| key.replace(' ', "")).ok_or("is not there".to_owned())
        });
        browser.fill("Code from the app", &code(&key, 0));
        browser.press("Switch on");
        browser.expect_message("The second factor is on.");
        browser.expect_page("Recovery codes");
        let codes = browser.ask("[...document.querySelectorAll('.recovery-codes li')].map(li => li.innerText)");
        let codes: Vec<String> = serde_json::from_value(codes).unwrap();
        assert_eq!(codes.len(), 10);
        browser.click("I have kept them");
        browser.expect_page("Second factor");
        self.stage.expect_mail(browser, self.person, "A second factor protects your Handover account", 1);
        browser.go("/services");
        (key, codes)
    }

    /// Alice asks for the newcomer as technical contact of one of her services.
    fn is_named_and_accepts(&self, recovery: &str) {
        let (stage, browser, subject) = (self.stage, self.browser, &please_confirm(EMBER));
        let story = Story { stage, browser };
        browser.sign_in(ALICE);
        story.asks_for(EMBER, "Technical contact", self.person);
        stage.follow_mail(browser, ALICE, (subject, 1), OPEN);
        browser.press("Accept");
        // By initials: nobody shares a service yet.
        browser.expect_message(&format!("That of N. N. ({}) is still awaited.", self.person.nic));
        browser.sign_out(ALICE);

        // The code in the link survives both steps of signing in.
        stage.follow_mail(browser, self.person, (subject, 1), OPEN);
        self.gives_password_here(PHRASE);
        self.gives_code(recovery);
        browser.expect_title("Request ");
        let number = story.number();
        assert_ne!(browser.value("Validation code"), "");
        browser.press("Accept");
        browser.expect_message("All have confirmed");
        story.is_done(&number);
        browser.go("/services");
        let row = browser.row(EMBER);
        assert_eq!(row[3], "You");
    }

    fn forgets_the_password(&self, recovery: &str) {
        let browser = self.browser;
        browser.click("Forgot your password?");
        browser.expect_page("Forgot your password?");
        browser.fill("NIC handle or email", EMAIL);
        browser.press("Send the link");
        browser.expect_message(&format!("If there is an account for {EMAIL}"));
        let subject = "A new password for Handover";
        self.stage.follow_mail(browser, self.person, (subject, 1), "Choose a new password");
        browser.expect_page("Choose a new password");
        browser.fill("New password", NEW_PHRASE);
        browser.press("Set the password");
        browser.expect_message(&format!("The new password of {} is set.", self.person.nic));
        self.gives_password_here(PHRASE);
        browser.expect_alert("do not match");
        self.gives_password_here(NEW_PHRASE);
        self.gives_code(recovery);
        browser.expect_page("Contact management");
        assert!(browser.shows(Kind::Menu, &menu_of(self.person)));
    }
}

/// What the app shows so many steps from now, given the key.
fn code(key: &str, steps: u64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    authenticator::code(&authenticator::secret(key), now + 30 * steps)
}
