//! The real application on a free port, with a fresh database and a real mail server. Its worker works when it is told to,
//! so that a test sees each step.

mod ground;
mod worker;

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use handover::brand::Look;
use handover::cli::RawSettings;
use handover::clock::Clock;
use handover::config::{BaseUrl, DatabaseUrl, ReturnAddress, SecretKeys, Settings, WebhookReach};
use handover::domain::account::{EmailAddress, Language, NicHandle};
use handover::domain::name::AccountName;
use handover::domain::renewal::NoticeSteps;
use handover::domain::service::Contacts;
use handover::domain::time::DAY;
use handover::domain::{AccountId, ServiceId};
use handover::flows::Terms;
use handover::keys::Keyring;
use handover::mail::Stationery;
use handover::mail::deliver::{Carrier, Courier};
use handover::store::accounts::{self, NewAccount};
use handover::store::{Database, connection, migrations, services};
use handover::web::door::Door;
use handover::web::frame::assets::Assets;
use handover::web::frame::client_address::TrustedProxies;
use handover::web::frame::flood::FloodBound;
use handover::web::frame::site::{DemoSignIn, Site};
use handover::web::server;
use handover::webhooks::gate::Gate;
use handover::webhooks::post::Poster;
use handover::words::HouseStyle;
use handover::work::WorkerContext;

pub use self::ground::Ground;
use self::worker::carrier_to;
use super::customer::Customer;
use super::page::Page;
use super::smtp_server::{Options as SmtpOptions, SmtpServer};

/// In the pool of each application, as the setting has it where it is not given.
pub const CONNECTIONS: u32 = 8;
/// The password of every customer, and its hash: weak, so that tests are quick.
pub const PASSWORD: &str = "correct horse battery staple";
pub const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=64,t=1,p=1$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw";
pub const GATE_SECRET: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
pub const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// What a test may want otherwise.
#[allow(clippy::struct_excessive_bools, reason = "each is a setting that is on or off")]
pub struct Options {
    pub limits: bool,
    pub request_ttl: Duration,
    pub apply_delay: Duration,
    pub notice_steps: NoticeSteps,
    /// Secret keys, comma separated.
    pub keys: String,
    pub base_url: Option<String>,
    /// Where it listens; tests come in by the loopback address in any case.
    pub listen: String,
    /// Addresses, networks and `unix`, comma separated.
    pub trusted_proxies: String,
    /// The header that they are believed in.
    pub client_address_header: String,
    pub second_factor_required: bool,
    /// Whether a network may only ask so often: tests ask more often than people.
    pub flood: bool,
    /// Where reports of what could not be delivered go.
    pub mail_return: Option<&'static str>,
    pub look: Look,
    pub style: HouseStyle,
    /// How long one press works on what takes many pieces.
    pub press_most: Duration,
    /// Its own mailbox takes the mail, and there is a page of the design.
    pub demo: bool,
    /// Where to ask before a request is carried out.
    pub gate: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: true,
            request_ttl: DAY * 30,
            apply_delay: Duration::ZERO,
            notice_steps: NoticeSteps::default(),
            keys: KEY.to_owned(),
            base_url: None,
            listen: "127.0.0.1:0".to_owned(),
            trusted_proxies: String::new(),
            client_address_header: String::new(),
            second_factor_required: false,
            flood: false,
            mail_return: None,
            press_most: handover::web::frame::site::PRESS_MOST,
            look: Look::default(),
            style: HouseStyle::default(),
            demo: false,
            gate: None,
        }
    }
}

pub struct TestApp {
    pub base: String,
    pub clock: Clock,
    pub db: Database,
    pub smtp: SmtpServer,
    pub context: WorkerContext,
    courier: std::sync::Mutex<Courier>,
    made: AtomicUsize,
    server: actix_web::dev::ServerHandle,
    ground: Arc<Ground>,
}

/// Whether the tests are to use PostgreSQL: `HANDOVER_TEST_DATABASE=postgres`. Otherwise they need nothing installed.
pub fn on_postgres() -> bool {
    match std::env::var("HANDOVER_TEST_DATABASE").as_deref() {
        Ok("postgres") => true,
        Err(_) | Ok("" | "sqlite") => false,
        Ok(other) => panic!("HANDOVER_TEST_DATABASE is {other:?}, expected sqlite or postgres"),
    }
}

impl TestApp {
    pub fn start() -> Self {
        Self::with(Options::default())
    }

    pub fn with(options: Options) -> Self {
        Self::on_new(Ground::new(), options)
    }

    /// On SQLite, whatever the other tests use: for what is about its file.
    pub fn on_a_file() -> Self {
        Self::on_new(Ground::file(), Options::default())
    }

    /// On a database that is there.
    pub fn at(url: DatabaseUrl) -> Self {
        migrations::run(&mut connection::connect(&url).unwrap()).unwrap();
        Self::on_new(Ground::at(url), Options::default())
    }

    fn on_new(ground: Ground, options: Options) -> Self {
        let db = Database::open(&ground.url, CONNECTIONS).unwrap();
        Self::on(Arc::new(ground), db, Clock::default(), options)
    }

    /// An application on another database that is there already, at the time of this one.
    pub fn beside(&self, url: &str) -> Self {
        let url = DatabaseUrl::parse(url).unwrap();
        let db = Database::open(&url, CONNECTIONS).unwrap();
        Self::on(Arc::new(Ground::at(url)), db, self.clock.clone(), Options::default())
    }

    /// The application started once more with other settings, on the same database and clock.
    pub fn again(&self, options: Options) -> Self {
        Self::on(Arc::clone(&self.ground), self.db.clone(), self.clock.clone(), options)
    }

    fn on(ground: Arc<Ground>, db: Database, clock: Clock, options: Options) -> Self {
        let listener = TcpListener::bind(&options.listen).unwrap();
        let base = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let base_url = BaseUrl::parse(options.base_url.as_deref().unwrap_or(&base)).unwrap();
        let keyring = Arc::new(Keyring::new(&SecretKeys::from_hex(&options.keys).unwrap()));
        let terms = Terms {
            keyring: Arc::clone(&keyring),
            request_ttl: options.request_ttl,
            apply_delay: options.apply_delay,
            notice_steps: options.notice_steps.clone(),
            time_zone: options.style.time_zone,
            limits: options.limits,
            zones: vec!["eu".to_owned(), "ca".to_owned()],
            nic_suffix: "nic".to_owned(),
        };
        let site = Site {
            db: db.clone(),
            terms: terms.clone(),
            clock: clock.clone(),
            base_url: base_url.clone(),
            second_factor_required: options.second_factor_required,
            trusted_proxies: trusted_proxies(&options),
            flood: options.flood.then(|| FloodBound::new(options.style, "Handover").unwrap()),
            style: options.style,
            brand: "Handover".to_owned(),
            assets: Assets::of(&options.look),
            look: options.look.clone(),
            mailbox: options.demo,
            demo: options.demo.then(|| DemoSignIn {
                accounts: vec![("al1-nic".to_owned(), "Alice".to_owned())],
                password: PASSWORD.to_owned(),
                operators: None,
            }),
            press_most: options.press_most,
            winding_down: handover::web::frame::winding_down::WindingDown::default(),
        };
        let from = "Handover <no-reply@handover.example>".parse().unwrap();
        let (brand, style) = ("Handover".to_owned(), options.style);
        let return_to = options.mail_return.map(|address| ReturnAddress::parse(address).unwrap());
        let stationery = Stationery { base_url, style, brand, look: options.look, from, return_to, keyring };
        let smtp = SmtpServer::start(SmtpOptions::default());
        let (sender, receiver) = std::sync::mpsc::channel();
        thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = server::serve(site, vec![Door::Tcp(listener)]).unwrap();
                sender.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        let server = receiver.recv().unwrap();
        let poster = Poster::new(WebhookReach::parse("127.0.0.1").unwrap());
        let gate = options.gate.as_deref().map(gate_at);
        let keep = DAY * 365 * 5;
        let context = WorkerContext { db: db.clone(), clock: clock.clone(), terms, stationery, poster, gate, keep };
        let carrier = if options.demo { Carrier::Mailbox } else { carrier_to(&smtp) };
        let courier = std::sync::Mutex::new(Courier::new(carrier, Arc::default()));
        let made = AtomicUsize::new(0);
        Self { base, clock, db, smtp, context, courier, made, server, ground }
    }

    /// A customer of zone `eu` that reads English; its NIC handle is made of the name.
    pub fn customer(&self, name: &str) -> Customer<'_> {
        self.customer_with(name, |_| {})
    }

    pub fn customer_with(&self, name: &str, change: impl FnOnce(&mut Profile)) -> Customer<'_> {
        let number = self.made.fetch_add(1, Ordering::Relaxed) + 1;
        let letters: String =
            name.to_lowercase().chars().filter(char::is_ascii_lowercase).chain("xx".chars()).take(2).collect();
        let mut profile = Profile {
            nic: format!("{letters}{number}-nic"),
            name: name.to_owned(),
            email: format!("{}{number}@example.org", name.to_lowercase().replace(' ', ".")),
            zone: "eu".to_owned(),
            language: Language::English,
            outstanding_payments: 0,
            payment_method: None,
            password: true,
        };
        change(&mut profile);
        let shown = AccountName::shown(&profile.name, &profile.nic);
        let new = NewAccount {
            nic: &NicHandle::parse(&profile.nic).unwrap(),
            name: &shown,
            email: &EmailAddress::parse(&profile.email).unwrap(),
            zone: &profile.zone,
            language: profile.language,
            password_hash: profile.password.then_some(PASSWORD_HASH),
            outstanding_payments: profile.outstanding_payments,
        };
        let id = self.db.write_blocking(|tx| accounts::insert(tx, &new, self.clock.now())).unwrap();
        let sets = |what: String| {
            let set = diesel::sql_query(format!("UPDATE accounts SET {what} WHERE id = {id}"));
            diesel::RunQueryDsl::execute(set, &mut *self.db.connection().unwrap()).unwrap();
        };
        if let Some(has) = profile.payment_method {
            sets(format!("payment_method = {has}"));
        }
        if shown.as_str() != profile.name {
            // As an import stores it, or a version before this one did.
            sets(format!("name = '{}'", profile.name.replace('\'', "''")));
        }
        Customer::new(self, id, &profile)
    }

    /// A domain with these contacts.
    pub fn service(&self, name: &str, admin: &Customer<'_>, tech: &Customer<'_>, billing: &Customer<'_>) -> ServiceId {
        let contacts = Contacts { administrative: admin.id, technical: tech.id, billing: billing.id };
        self.db.write_blocking(|tx| services::insert(tx, (name, "DOMAIN"), &contacts, self.clock.now())).unwrap()
    }

    /// Who the administrative, technical and billing contact are.
    pub fn contacts(&self, service: ServiceId) -> [AccountId; 3] {
        let found = services::find(&mut self.db.connection().unwrap(), service).unwrap().unwrap().contacts;
        [found.administrative, found.technical, found.billing]
    }

    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// Puts the clock to the beginning of the next minute, day or other such term, so that none ends while a test compares what is
    /// said of times.
    pub fn begins(&self, term: Duration) {
        let term = i64::try_from(term.as_millis()).unwrap();
        let left = term - self.clock.now().0.rem_euclid(term);
        self.advance(Duration::from_millis(u64::try_from(left).unwrap()));
    }

    /// Until when one has to wait after an answer that says how long, in words. Said of the moment of the answer, to the
    /// full minute: where one has begun since, the first of them is right, else the second.
    pub fn until(&self, answer: &Page, style: &HouseStyle) -> [String; 2] {
        let until = self.clock.now().plus(Duration::from_secs(answer.retry_after()));
        let words = style.words(Language::English, None);
        [until.minus(Duration::from_secs(30)), until].map(|until| words.date_time(until.up_to_minute()))
    }

    /// For `HANDOVER_DATABASE_URL`.
    pub fn database_url(&self) -> String {
        self.ground.address()
    }

    pub fn folder(&self) -> &std::path::Path {
        self.ground.folder.path()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

/// The gate there, asked with what [`GATE_SECRET`] signs.
fn gate_at(url: &str) -> Gate {
    let set = settings(|raw| {
        raw.gate_url = Some(url.to_owned());
        raw.gate_secret = Some(GATE_SECRET.to_owned());
    });
    Gate::new(&set.gate.unwrap())
}

/// What an account is made of.
pub struct Profile {
    pub nic: String,
    pub name: String,
    pub email: String,
    pub zone: String,
    pub language: Language,
    pub outstanding_payments: i32,
    pub payment_method: Option<bool>,
    pub password: bool,
}

/// Settings as the program would check them.
fn settings(set: impl FnOnce(&mut RawSettings)) -> Settings {
    let mut raw = RawSettings::default();
    set(&mut raw);
    handover::config::check_settings(&raw, handover::config::Needs::database_only()).unwrap()
}

fn trusted_proxies(options: &Options) -> TrustedProxies {
    let settings = settings(|raw| {
        raw.trusted_proxies = Some(options.trusted_proxies.clone());
        raw.client_address_header = Some(options.client_address_header.clone());
    });
    TrustedProxies { proxies: settings.trusted_proxies, header: settings.client_address_header }
}
