//! Each setting both ways, accepted and refused, through `check`.

mod problems;
mod transports;
mod urls;
mod words;

use std::fmt;

use super::*;
use crate::cli::{
    AccountCommand, Command, ExportGiven, OutboxCommand, OutboxListGiven, RequestCommand, Why, WorkCommand, variable,
};
use crate::domain::account::NicHandle;
use crate::domain::renewal::NoticeSteps;
use crate::domain::time_zone::TimeZone;

const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

/// Everything `serve` needs.
fn raw() -> RawSettings {
    RawSettings { secret_key: some(KEY), smtp_url: some("smtp://mail.example.com"), ..RawSettings::default() }
}

#[allow(clippy::unnecessary_wraps, reason = "the fields are options")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn checked(raw: &RawSettings) -> Settings {
    check_settings(raw, Needs::serve()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The variables found wrong, in order.
fn wrong(raw: &RawSettings, needs: Needs) -> Vec<&'static str> {
    check_settings(raw, needs)
        .map_or_else(|problems| problems.iter().map(SettingProblem::variable).collect(), |_| Vec::new())
}

/// Both ways: what `set` makes of each accepted value is what `get` gives, and each refused value is the one problem.
fn table<T: PartialEq + fmt::Debug>(
    variable: &str,
    set: impl Fn(&mut RawSettings, String),
    get: impl Fn(Settings) -> T,
    accepted: &[(&str, T)],
    refused: &[&str],
) {
    for (text, expected) in accepted {
        let mut raw = raw();
        set(&mut raw, (*text).to_owned());
        assert_eq!(&get(checked(&raw)), expected, "{variable}={text}");
    }
    for text in refused {
        let mut raw = raw();
        set(&mut raw, (*text).to_owned());
        assert_eq!(wrong(&raw, Needs::serve()), [variable], "{variable}={text}");
    }
}

#[test]
fn without_a_setting_the_default_holds() {
    let empty = String::new;
    let set_but_empty = RawSettings {
        database_url: Some(empty()),
        listen: Some(empty()),
        base_url: Some(empty()),
        smtp_helo: Some(empty()),
        mail_from: Some(empty()),
        brand: Some(empty()),
        brand_colour: Some(empty()),
        brand_logo: Some(empty()),
        support: Some(empty()),
        time_zone: Some(empty()),
        categories: Some(empty()),
        nic_suffix: Some(empty()),
        zones: Some(empty()),
        request_ttl: Some(empty()),
        apply_delay: Some(empty()),
        renewal_notices: Some(empty()),
        keep: Some(empty()),
        limits: Some(empty()),
        second_factor: Some(empty()),
        trusted_proxies: Some(empty()),
        client_address_header: Some(empty()),
        log: Some(empty()),
        log_format: Some(empty()),
        ..raw()
    };
    for raw in [raw(), set_but_empty] {
        let settings = checked(&raw);
        assert_eq!(settings.database, DatabaseUrl::Sqlite("handover.db".into()));
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(settings.base_url, None);
        assert_eq!(settings.mail_from.to_string(), "Handover <no-reply@localhost>");
        assert_eq!(settings.brand, "Handover");
        assert_eq!(settings.look, Look::default());
        assert_eq!(settings.time_zone, TimeZone::UTC);
        assert_eq!(settings.nic_suffix, "nic");
        assert_eq!(settings.zones, ["eu", "ca"]);
        assert_eq!(settings.request_ttl, Duration::from_hours(30 * 24));
        assert_eq!(settings.apply_delay, Duration::ZERO);
        assert_eq!(settings.renewal_notices, NoticeSteps::default());
        assert_eq!(settings.keep, 5 * values::ONE_YEAR);
        assert!(settings.limits);
        assert_eq!(settings.trusted_proxies, ProxyList::default());
        assert_eq!(settings.client_address_header, ClientAddressHeader::XForwardedFor);
        assert_eq!(settings.log, "info");
        assert_eq!(settings.log_format, LogFormat::Text);
    }
}

/// The variables that the test gives a wrong value, in the order in which they are named.
const ALL_WRONG: [&str; 31] = [
    variable::DATABASE_URL,
    variable::DATABASE_CONNECTIONS,
    variable::LISTEN,
    variable::BASE_URL,
    variable::SECRET_KEY,
    variable::SMTP_URL,
    variable::SMTP_HELO,
    variable::MAIL_FROM,
    variable::MAIL_RETURN,
    variable::BRAND,
    variable::BRAND_COLOUR,
    variable::BRAND_LOGO,
    variable::SUPPORT,
    variable::TIME_ZONE,
    variable::CATEGORIES,
    variable::NIC_SUFFIX,
    variable::ZONES,
    variable::REQUEST_TTL,
    variable::APPLY_DELAY,
    variable::RENEWAL_NOTICES,
    variable::KEEP,
    variable::SECOND_FACTOR,
    variable::LIMITS,
    variable::TRUSTED_PROXIES,
    variable::CLIENT_ADDRESS_HEADER,
    variable::WEBHOOK_PRIVATE,
    variable::GATE_URL,
    variable::GATE_SECRET,
    variable::METRICS_LISTEN,
    variable::LOG,
    variable::LOG_FORMAT,
];

#[test]
fn every_wrong_setting_is_named() {
    let bad = || some(" ?");
    let raw = RawSettings {
        database_url: bad(),
        database_connections: bad(),
        listen: bad(),
        base_url: bad(),
        secret_key: bad(),
        smtp_url: bad(),
        smtp_helo: bad(),
        mail_from: bad(),
        mail_return: bad(),
        brand: some(" "),
        brand_colour: bad(),
        brand_logo: bad(),
        support: bad(),
        time_zone: bad(),
        categories: bad(),
        nic_suffix: bad(),
        zones: bad(),
        request_ttl: bad(),
        apply_delay: bad(),
        renewal_notices: bad(),
        keep: bad(),
        limits: bad(),
        second_factor: bad(),
        trusted_proxies: bad(),
        client_address_header: bad(),
        webhook_private: bad(),
        gate_url: bad(),
        gate_secret: bad(),
        metrics_listen: bad(),
        log: some(" "),
        log_format: bad(),
    };
    assert_eq!(wrong(&raw, Needs::serve()), ALL_WRONG);
    assert_eq!(wrong(&raw, Needs::database_only()), ALL_WRONG, "a wrong value stops the start, needed or not");
    let own = [variable::DATABASE_URL, variable::SECRET_KEY, variable::SMTP_URL];
    let others: Vec<_> = ALL_WRONG.into_iter().filter(|name| !own.contains(name)).collect();
    assert_eq!(wrong(&raw, Needs::demo()), others);
}

#[test]
fn each_command_names_what_it_misses() {
    let (key, smtp, base) = (variable::SECRET_KEY, variable::SMTP_URL, variable::BASE_URL);
    let nic = || NicHandle::parse("xx11111-nic").unwrap();
    let table: [(Command, &[&str], &[&str]); 9] = [
        (Command::Serve { no_worker: false, no_migrate: false }, &[key, smtp], &[base, key, smtp]),
        (Command::Serve { no_worker: true, no_migrate: true }, &[key], &[base, key]),
        (Command::Worker { no_migrate: false }, &[base, key, smtp], &[base, key, smtp]),
        (Command::Migrate, &[], &[]),
        (Command::Export(ExportGiven { accounts: None, services: None, why: Why::default() }), &[], &[]),
        (Command::Account(AccountCommand::Close { nic: nic(), why: Why::default() }), &[], &[]),
        (Command::Request(RequestCommand::Cancel { number: 1, why: Why::default() }), &[], &[]),
        (Command::Outbox(OutboxCommand::List(OutboxListGiven::default())), &[], &[]),
        (Command::Work(WorkCommand::List), &[], &[]),
    ];
    for (command, on_loopback, on_wildcard) in table {
        let needs = Needs::of(&command);
        let empty = RawSettings { secret_key: some(""), smtp_url: some(""), ..RawSettings::default() };
        assert_eq!(wrong(&RawSettings::default(), needs), on_loopback, "{command:?}");
        assert_eq!(wrong(&empty, needs), on_loopback, "{command:?} with empty variables");
        for listen in ["0.0.0.0:80", "[::]:80", "[::ffff:0.0.0.0]:80", "unix:/run/h.sock"] {
            let raw = RawSettings { listen: some(listen), ..RawSettings::default() };
            assert_eq!(wrong(&raw, needs), on_wildcard, "{command:?} on {listen}");
        }
        let full = RawSettings { base_url: some("https://h.example"), listen: some("0.0.0.0:80"), ..raw() };
        assert_eq!(wrong(&full, needs), [""; 0], "{command:?}");
    }
}

#[test]
fn the_demo_has_its_own_database_key_and_mailbox_whatever_is_set() {
    let given = ["", "wrong", KEY, "smtp://mail.example.com", "postgres://db/h"];
    for text in given {
        let raw = RawSettings {
            database_url: some(text),
            secret_key: some(text),
            smtp_url: some(text),
            brand: some("Mine"),
            ..RawSettings::default()
        };
        let needs = Needs::of(&Command::Demo { fresh: false });
        let settings = check_settings(&raw, needs).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        assert_eq!(settings.database, DatabaseUrl::Sqlite(DEMO_DATABASE.into()), "{text}");
        assert_eq!(settings.secret_keys, None, "{text}");
        assert_eq!(settings.mail, Some(MailTransport::Mailbox), "{text}");
        assert_eq!(settings.brand, "Mine", "other settings apply");
    }
}

#[test]
fn the_gate_has_both_of_its_settings_or_none() {
    let secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let (url, key) = (variable::GATE_URL, variable::GATE_SECRET);
    let table: [(&str, &str, &[&str]); 9] = [
        ("", "", &[]),
        ("http://10.0.0.1:8000/gate?key=1", secret, &[]),
        ("https://panel.example/gate", secret, &[]),
        ("https://panel.example/gate", "", &[key]),
        ("", secret, &[url]),
        ("ftp://panel.example/", secret, &[url]),
        ("https://me:hunter2@panel.example/", secret, &[url]),
        ("https://panel.example/", "whsec_AAEC", &[key]),
        ("https://panel.example/", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", &[key]),
    ];
    for (gate_url, gate_secret, expected) in table {
        let raw = RawSettings { gate_url: some(gate_url), gate_secret: some(gate_secret), ..raw() };
        assert_eq!(wrong(&raw, Needs::serve()), expected, "{gate_url} {gate_secret}");
        let said = format!("{:?}", check_settings(&raw, Needs::serve()));
        assert!(!said.contains("AAEC") && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn a_mailbox_is_for_loopback_addresses_only() {
    let table = [
        ("127.0.0.1:0", true),
        ("127.9.9.9:80", true),
        ("[::1]:80", true),
        ("[::ffff:127.0.0.1]:80", true),
        ("localhost:80", true),
        ("0.0.0.0:80", false),
        ("[::]:80", false),
        ("192.0.2.1:80", false),
        ("unix:/run/h.sock", false),
        ("[2001:db8::1]:80", false),
    ];
    for (listen, allowed) in table {
        let base_url = some("https://h.example");
        let raw = RawSettings { listen: some(listen), smtp_url: some("mailbox:"), base_url, ..raw() };
        let expected = |name: &'static str| if allowed { vec![] } else { vec![name] };
        assert_eq!(wrong(&raw, Needs::serve()), expected(variable::SMTP_URL), "{listen}");
        assert_eq!(wrong(&raw, Needs::pages_only()), expected(variable::SMTP_URL), "{listen}");
        assert_eq!(wrong(&raw, Needs::demo()), expected(variable::LISTEN), "{listen}");
    }
}

#[test]
fn the_table_has_a_row_for_each_setting() {
    let table = settings_table();
    assert_eq!(table.lines().count(), 2 + 31);
    let rows = [
        "| variable | default | meaning |\n| --- | --- | --- |\n\
         | `HANDOVER_DATABASE_URL` | `sqlite://handover.db` | `sqlite://PATH`: all",
        "| `HANDOVER_LISTEN` | `127.0.0.1:8080` | Address and port; port 0 picks one and logs it. Or `unix:PATH`",
        "| `HANDOVER_BASE_URL` | `http://` + the address bound | What customers type;",
        "| `HANDOVER_SECRET_KEY` | none; needed by `serve` and `worker` | At least 64 hexadecimal digits;",
        "| `HANDOVER_SMTP_URL` | none; needed by what sends mail | `smtp://host:port`,",
        "| `HANDOVER_ZONES` | `eu,ca` | The zones customers may belong to |\n",
        "| `HANDOVER_LOG_FORMAT` | `text` | `text`, or `json` for JSON lines |\n",
    ];
    for row in rows {
        assert!(table.contains(row), "{row}\nis not in\n{table}");
    }
    assert!(table.lines().all(|line| line.matches('|').count() == 4), "{table}");
}
