//! Where the story is played: the program, its customers, and where their emails go.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
#[cfg(feature = "postgres-tests")]
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use diesel::RunQueryDsl;
use fantoccini::Locator;
use handover::config::DatabaseUrl;
use handover::store::connection;
use tempfile::TempDir;

use crate::chrome::{Browser, JavaScript};
#[cfg(feature = "postgres-tests")]
use crate::instances::Instances;
use crate::program::{Program, Speaks};
#[cfg(feature = "postgres-tests")]
use crate::support::cluster::TestDatabase;
use crate::support::received::Received;
use crate::support::smtp_server::{Options, SmtpServer};

/// The password of every customer.
pub const PASSWORD: &str = "correct horse battery staple";
/// Long enough for *Processing* to be seen.
const APPLY_DELAY: &str = "4s";

/// A customer: on both stages the same.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub nic: &'static str,
    pub name: &'static str,
    pub email: &'static str,
}

pub const ALICE: Person = Person { nic: "am10001-nic", name: "Alice Martin", email: "alice.martin@example.org" };
pub const BRUNO: Person = Person { nic: "bk10002-nic", name: "Bruno Kowalski", email: "bruno@kowalski-motors.example" };
/// A contact of more services than one page shows.
pub const TANDEM: Person =
    Person { nic: "tw10004-nic", name: "Tandem Web Agency", email: "support@tandem-agency.example" };
/// An agency of the demo with hundreds of services, and the colleague who looks after a part of them.
pub const MERIDIAN: Person =
    Person { nic: "mw20001-nic", name: "Meridian Web Studio", email: "office@meridian-studio.example" };
pub const JONAS: Person = Person { nic: "jw20002-nic", name: "Jonas Weber", email: "jonas@meridian-studio.example" };

/// Services of Alice alone, about which nothing has been asked yet.
pub const GARDEN: &str = "garden-lane.example";
pub const LANTERN: &str = "lantern-books.example";
pub const EMBER: &str = "ember-bakery.example";

enum Mail {
    Mailbox,
    Smtp(SmtpServer),
}

pub struct Stage {
    pub base: String,
    mail: Mail,
    running: Running,
    folder: TempDir,
}

enum Running {
    One {
        _program: Program,
    },
    #[cfg(feature = "postgres-tests")]
    Several {
        instances: Instances,
        _database: TestDatabase,
    },
}

impl Stage {
    /// `handover demo`, with its mailbox.
    pub fn demo() -> Self {
        Self::demo_that_calls("")
    }

    /// The same with a file of words for categories.
    pub fn demo_that_calls(categories: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut demo = handover(folder.path());
        fs::write(folder.path().join("categories.ini"), categories).unwrap();
        demo.env("HANDOVER_CATEGORIES", "categories.ini");
        demo.args(["demo", "--fresh"]).env("HANDOVER_LOG", "warn");
        let mut program = Program::start(&mut demo, Speaks::Out);
        assert_eq!(program.says("Password: "), PASSWORD);
        let base = program.says("Address: ").trim_end_matches('/').to_owned();
        Self { base, mail: Mail::Mailbox, running: Running::One { _program: program }, folder }
    }

    /// `handover serve`, sending its emails to a mail server, with imported customers and services.
    pub fn serve() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("handover.db").display());
        let (smtp, set) = prepared(&folder, &database);
        let mut serve = set(&["serve"]);
        let mut program = Program::start(serve.env("HANDOVER_LOG", "info"), Speaks::Err);
        let base = program.says("ready url=").trim_matches(['"', '/']).to_owned();
        Self { base, mail: Mail::Smtp(smtp), running: Running::One { _program: program }, folder }
    }

    /// One that keeps its emails in its mailbox, has a colour, a logo and somebody to turn to, and wants a second factor.
    pub fn dressed() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("handover.db").display());
        let (_smtp, set) = prepared(&folder, &database);
        fs::write(folder.path().join("logo.png"), logo()).unwrap();
        let mut serve = set(&["serve"]);
        serve.env("HANDOVER_LOG", "info").env("HANDOVER_SMTP_URL", "mailbox:");
        serve.env("HANDOVER_BRAND", "Umbra Registry").env("HANDOVER_BRAND_COLOUR", "#ffd400");
        serve.env("HANDOVER_BRAND_LOGO", "logo.png").env("HANDOVER_SUPPORT", "help@umbra.example");
        serve.env("HANDOVER_SECOND_FACTOR", "required");
        let mut program = Program::start(&mut serve, Speaks::Err);
        let base = program.says("ready url=").trim_matches(['"', '/']).to_owned();
        Self { base, mail: Mail::Mailbox, running: Running::One { _program: program }, folder }
    }

    /// Several of them on one PostgreSQL, of which one after the other is killed.
    #[cfg(feature = "postgres-tests")]
    pub fn instances() -> Self {
        let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::empty());
        let (smtp, set) = prepared(&folder, &database.address());
        let front = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", front.local_addr().unwrap());
        let starts = |arguments: &'static [&'static str]| {
            let (set, base) = (set.clone(), base.clone());
            Box::new(move || {
                let mut command = set(arguments);
                command.env("HANDOVER_BASE_URL", &base).env("HANDOVER_LOG", "info");
                command
            })
        };
        let instances = Instances::start(front, starts(&["serve", "--no-worker"]), starts(&["worker"]));
        let running = Running::Several { instances, _database: database };
        Self { base, mail: Mail::Smtp(smtp), running, folder }
    }

    /// Loads more into the demo while it runs.
    pub fn import(&self, accounts: &str, services: &str) {
        fs::write(self.folder.path().join("accounts.csv"), accounts).unwrap();
        fs::write(self.folder.path().join("services.csv"), services).unwrap();
        let mut import = handover(self.folder.path());
        import.args(["import", "--accounts", "accounts.csv", "--services", "services.csv"]);
        import.env("HANDOVER_DATABASE_URL", "sqlite://demo.db").stdout(Stdio::null());
        assert!(import.status().unwrap().success());
    }

    /// Adds the first webhook to the demo while it runs. It is off, and was given up for one event.
    pub fn has_a_webhook_that_failed(&self) {
        let add = ["webhook", "add", "https://panel.example/hooks/that-go-on-without-end/handover"];
        for arguments in [&add[..], &["webhook", "off", "1"]] {
            let mut command = handover(self.folder.path());
            command.args(arguments).stdout(Stdio::null());
            command.env("HANDOVER_DATABASE_URL", "sqlite://demo.db").env("HANDOVER_SECRET_KEY", "@demo.key");
            assert!(command.status().unwrap().success());
        }
        let mut demo = connection::connect(&DatabaseUrl::Sqlite(self.folder.path().join("demo.db"))).unwrap();
        let failed = "INSERT INTO webhook_deliveries (webhook_id, number, subject, created_at, attempts, not_before, \
                      first_failed_at, outcome, finished_at, last_status, last_error) VALUES (1, 1, 'service:1', \
                      1796040000000, 34, 1796299200000, 1796040000000, 'failed', 1796299200000, 500, \
                      'answered 500: something went wrong that is told in more words than there is room for')";
        diesel::sql_query(failed).execute(&mut demo).unwrap();
    }

    /// How many instances were killed so far.
    #[cfg(feature = "postgres-tests")]
    pub fn killed(&self) -> usize {
        match &self.running {
            Running::One { .. } => 0,
            Running::Several { instances, .. } => instances.killed(),
        }
    }

    /// Waits until so many emails of this subject have reached a customer.
    pub fn expect_mail(&self, browser: &Browser, to: Person, subject: &str, number: usize) {
        browser.eventually(&format!("email {number} {subject:?} to {}", to.nic), || {
            let subjects = self.subjects(browser, to);
            let found = subjects.iter().filter(|arrived| arrived.contains(subject)).count();
            if found >= number { Ok(()) } else { Err(format!("there are {subjects:?}")) }
        });
    }

    fn subjects(&self, browser: &Browser, to: Person) -> Vec<String> {
        match &self.mail {
            Mail::Mailbox => {
                browser.go("/mailbox");
                let summaries = browser.ask("[...document.querySelectorAll('main summary')].map(s => s.innerText)");
                let summaries: Vec<String> = serde_json::from_value(summaries).unwrap();
                summaries.into_iter().filter(|summary| summary.contains(to.email)).collect()
            }
            Mail::Smtp(smtp) => letters(smtp, to).into_iter().map(|letter| letter.0).collect(),
        }
    }

    /// Opens the newest email of this subject, once there are so many of them, and follows its link, by this button.
    pub fn follow_mail(&self, browser: &Browser, to: Person, (subject, number): (&str, usize), button: &str) {
        self.expect_mail(browser, to, subject, number);
        match &self.mail {
            Mail::Mailbox => follow_in_mailbox(browser, to, subject, button),
            Mail::Smtp(smtp) => {
                let mut letters = letters(smtp, to);
                letters.retain(|letter| letter.0.contains(subject));
                let (_, text, html) = letters.pop().unwrap();
                let link = text.lines().find(|line| line.starts_with("http") && line.contains("?token="));
                let link = link.unwrap_or_else(|| panic!("no link in {text}"));
                assert!(html.contains(&format!("href=\"{link}\"")), "the two parts differ: {html}");
                assert!(html.contains(button), "no {button:?} in {html}");
                browser.go(link);
            }
        }
    }

    /// The plain text of the newest email of this subject, once it is there.
    pub fn read_mail(&self, browser: &Browser, to: Person, subject: &str) -> String {
        self.expect_mail(browser, to, subject, 1);
        match &self.mail {
            Mail::Mailbox => {
                let is_it = format!("m => [{subject:?}, {:?}].every(part => m.innerText.includes(part))", to.email);
                let text = format!("[...document.querySelectorAll('main details')].find({is_it})");
                browser.ask(&format!("{text}.querySelector('pre').textContent")).as_str().unwrap().to_owned()
            }
            Mail::Smtp(smtp) => letters(smtp, to).into_iter().rfind(|letter| letter.0.contains(subject)).unwrap().1,
        }
    }
}

/// A mail server, and how any command is run on a database that then holds customers and services.
fn prepared(folder: &TempDir, database: &str) -> (SmtpServer, impl Fn(&[&str]) -> Command + Clone + use<>) {
    let smtp = SmtpServer::start(Options::default());
    let (path, database, url) = (folder.path().to_owned(), database.to_owned(), smtp.url());
    let set = move |arguments: &[&str]| {
        let mut command = handover(&path);
        command.args(arguments);
        command.env("HANDOVER_DATABASE_URL", &database).env("HANDOVER_SMTP_URL", &url);
        command.env("HANDOVER_SECRET_KEY", "0123456789abcdef".repeat(4));
        command
    };
    let run = |arguments: &[&str], input: &str| {
        let mut child = set(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{arguments:?}");
    };
    fs::write(folder.path().join("accounts.csv"), accounts_csv()).unwrap();
    fs::write(folder.path().join("services.csv"), services_csv()).unwrap();
    run(&["migrate"], "");
    run(&["import", "--accounts", "accounts.csv", "--services", "services.csv"], "");
    for person in [ALICE, BRUNO, TANDEM] {
        run(&["account", "set-password", person.nic], PASSWORD);
    }
    (smtp, set)
}

/// With JavaScript the button of the HTML part, without it the link of the plain text.
fn follow_in_mailbox(browser: &Browser, to: Person, subject: &str, button: &str) {
    let summary = format!(r#"//summary[contains(., "{subject}") and contains(., "{}")]"#, to.email);
    let find = |path: &str| browser.wait(browser.client.find(Locator::XPath(path))).unwrap();
    browser.wait(find(&summary).click()).unwrap();
    if browser.javascript == JavaScript::Off {
        let link = format!(r#"({summary})[1]/..//pre//a[contains(@href, "?token=")]"#);
        return browser.wait(find(&link).click()).unwrap();
    }
    let frame = find(&format!("({summary})[1]/..//iframe"));
    browser.wait(frame.enter_frame()).unwrap();
    // chromedriver cannot tell the names that a screen reader uses inside a frame.
    let button = browser.wait(browser.client.wait().for_element(Locator::LinkText(button))).unwrap();
    // The frame goes with the page that the button leaves: who has pressed it may hear that instead of an answer.
    for pressed in [browser.wait(button.click()), browser.wait(browser.client.clone().enter_parent_frame())] {
        if let Err(error) = pressed {
            assert!(error.to_string().contains("frame detached"), "{error}");
        }
    }
}

/// Subject, plain text and HTML of every email to a customer, oldest first.
fn letters(smtp: &SmtpServer, to: Person) -> Vec<(String, String, String)> {
    let messages = smtp.messages();
    let mine = messages.iter().filter(|message| message.to.iter().any(|address| address.contains(to.email)));
    mine.map(Received::parse).map(|letter| (letter.subject, letter.text, letter.html)).collect()
}

/// The program with nothing set but a free port.
fn handover(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HANDOVER_")) {
        command.env_remove(name);
    }
    command.current_dir(folder).env("HANDOVER_LISTEN", "127.0.0.1:0").env("HANDOVER_APPLY_DELAY", APPLY_DELAY);
    command
}

/// A picture three times as wide as high.
fn logo() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 96, 32);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0x60; 96 * 32]).unwrap();
    writer.finish().unwrap();
    file
}

fn accounts_csv() -> String {
    let mut csv = "nic_handle,name,email,zone\n".to_owned();
    for person in [ALICE, BRUNO, TANDEM] {
        writeln!(csv, "{},{},{},eu", person.nic, person.name, person.email).unwrap();
    }
    csv
}

fn services_csv() -> String {
    let mut csv = "name,category,administrative,technical,billing\n".to_owned();
    let mut service = |name: &str, category: &str, tech: Person| {
        writeln!(csv, "{name},{category},{},{},{}", ALICE.nic, tech.nic, ALICE.nic).unwrap();
    };
    for name in [GARDEN, LANTERN, EMBER] {
        service(name, "DOMAIN", ALICE);
    }
    for number in 10..40 {
        service(&format!("shop-{number}.example"), if number % 2 == 0 { "DOMAIN" } else { "HOSTING" }, TANDEM);
    }
    writeln!(csv, "tandem-agency.example,HOSTING,{0},{0},{0}", TANDEM.nic).unwrap();
    csv
}
