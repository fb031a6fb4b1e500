use std::ffi::OsStr;

use clap::{CommandFactory as _, FromArgMatches as _, error::Error};

use super::*;
use crate::domain::account::NicHandle;
use crate::domain::day::Day;
use crate::domain::operator::Reason;

/// Reads a command line as if the environment were empty, whatever the developer's holds.
fn parse(line: &str) -> Result<Cli, Error> {
    let words = std::iter::once("handover").chain(line.split_whitespace());
    let bare = Cli::command().mut_args(|arg| arg.env(None::<&str>));
    bare.try_get_matches_from(words).and_then(|matches| Cli::from_arg_matches(&matches))
}

fn command(line: &str) -> Command {
    parse(line).unwrap_or_else(|error| panic!("{line}: {error}")).command
}

#[test]
fn every_command_of_the_interface_is_understood() {
    let url = |text: &str| SecretText(text.to_owned());
    let table = [
        ("demo", Command::Demo { fresh: false }),
        ("demo --fresh", Command::Demo { fresh: true }),
        ("serve", Command::Serve { no_worker: false, no_migrate: false }),
        ("serve --no-worker", Command::Serve { no_worker: true, no_migrate: false }),
        ("serve --no-migrate", Command::Serve { no_worker: false, no_migrate: true }),
        ("worker", Command::Worker { no_migrate: false }),
        ("worker --no-migrate", Command::Worker { no_migrate: true }),
        ("migrate", Command::Migrate),
        ("completions fish", Command::Completions { shell: clap_complete::Shell::Fish }),
        ("man m", Command::Man { folder: "m".into() }),
        ("import --accounts a.csv", import(Some("a.csv"), None)),
        ("import --services s.csv", import(None, Some("s.csv"))),
        ("import --accounts a.csv --services s.csv", import(Some("a.csv"), Some("s.csv"))),
        ("backup b.db", Command::Backup { file: "b.db".into() }),
        ("copy --from sqlite://a --to @b", Command::Copy { from: url("sqlite://a"), to: url("@b") }),
    ];
    for (line, expected) in table {
        assert_eq!(command(line), expected, "{line}");
    }
}

fn import(accounts: Option<&str>, services: Option<&str>) -> Command {
    let [accounts, services] = [accounts, services].map(|file| file.map(Into::into));
    Command::Import(ImportGiven { accounts, services, ..ImportGiven::default() })
}

#[test]
fn what_the_operator_looks_after_is_understood() {
    let nic = || NicHandle::parse("xx11111-nic").unwrap();
    let no_reason = Why::default;
    let reason = |text: &str| Reason::parse(text).unwrap();
    let table = [
        ("account show xx11111-nic", Command::Account(AccountCommand::Show { account: AccountGiven::Nic(nic()) })),
        (
            "account set-password xx11111-nic",
            Command::Account(AccountCommand::SetPassword { nic: nic(), why: no_reason() }),
        ),
        ("account sign-out xx11111-nic", Command::Account(AccountCommand::SignOut { nic: nic(), why: no_reason() })),
        (
            "account remove-second-factor xx11111-nic",
            Command::Account(AccountCommand::RemoveSecondFactor { nic: nic(), why: no_reason() }),
        ),
        ("account close xx11111-nic", Command::Account(AccountCommand::Close { nic: nic(), why: no_reason() })),
        (
            "account reopen xx11111-nic",
            Command::Account(AccountCommand::Reopen { nic: nic(), name: None, email: None, why: no_reason() }),
        ),
        (
            "account grant xx11111-nic admin --reason ten_letters",
            Command::Account(AccountCommand::Grant {
                nic: nic(),
                role: RoleGiven::Admin,
                reason: reason("ten_letters"),
            }),
        ),
        (
            "service lock example.org DOMAIN --end-requests --reason ten_letters",
            Command::Service(ServiceCommand::Lock {
                service: ServiceGiven { name: "example.org".to_owned(), category: "DOMAIN".to_owned() },
                end_requests: true,
                reason: reason("ten_letters"),
            }),
        ),
        (
            "audit --since 2026-11-27 --account xx11111-nic",
            Command::Audit(AuditGiven {
                since: Day::parse("2026-11-27").ok(),
                until: None,
                account: Some(nic()),
                verify: false,
                expect: None,
            }),
        ),
        ("request show 12", Command::Request(RequestCommand::Show { number: 12 })),
        ("request cancel 12", Command::Request(RequestCommand::Cancel { number: 12, why: no_reason() })),
        ("outbox list", Command::Outbox(OutboxCommand::List(OutboxListGiven::default()))),
        ("outbox retry 3", Command::Outbox(OutboxCommand::Retry { id: Some(3), all: false, why: no_reason() })),
        ("outbox retry --all", Command::Outbox(OutboxCommand::Retry { id: None, all: true, why: no_reason() })),
        ("outbox drop 3", Command::Outbox(OutboxCommand::Drop { id: 3, why: no_reason() })),
    ];
    for (line, expected) in table {
        assert_eq!(command(line), expected, "{line}");
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let lines = [
        "",
        "fly",
        "demo --no-worker",
        "migrate --fresh",
        "import",
        "import a.csv",
        "import --accounts",
        "backup",
        "backup a.db b.db",
        "copy",
        "completions",
        "completions cmd",
        "man",
        "copy --from sqlite://a",
        "copy --to sqlite://b",
        "copy sqlite://a sqlite://b",
        "account",
        "account show",
        "account show xx11111-nic yy22222-nic",
        "request cancel",
        "request show twelve",
        "request show 0",
        "request show -1",
        "outbox retry",
        "outbox retry 3 --all",
        "outbox drop 99999999999999999999",
        "serve --listen",
        "serve --unknown x",
    ];
    for line in lines {
        let error = parse(line).expect_err(line);
        assert_eq!(error.exit_code(), 2, "{line}");
    }
}

#[test]
fn help_and_version_end_with_0() {
    for line in ["--help", "--version", "serve --help", "account --help", "account show --help", "serve --version"] {
        let error = parse(line).expect_err(line);
        assert_eq!(error.exit_code(), 0, "{line}");
    }
    assert_eq!(parse("--version").unwrap_err().to_string(), format!("handover {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn settings_stand_before_or_after_the_command() {
    let lines = [
        "--listen [::1]:1 serve",
        "serve --listen [::1]:1",
        "serve --listen=[::1]:1 --no-worker",
        "--listen [::1]:1 account show xx11111-nic",
        "account --listen [::1]:1 show xx11111-nic",
        "account show xx11111-nic --listen [::1]:1",
    ];
    for line in lines {
        let settings = parse(line).unwrap_or_else(|error| panic!("{line}: {error}")).settings;
        assert_eq!(settings.listen.as_deref(), Some("[::1]:1"), "{line}");
        assert_eq!(settings.brand.as_deref(), Some(default::BRAND), "{line}");
        assert_eq!(settings.secret_key, None, "{line}");
    }
}

#[test]
fn every_setting_is_a_variable_and_a_flag_of_the_same_name() {
    let command = Cli::command();
    let settings: Vec<_> = command.get_arguments().filter(|arg| arg.get_env().is_some()).collect();
    assert_eq!(settings.len(), 31);
    for arg in settings {
        let variable = arg.get_env().and_then(OsStr::to_str).unwrap();
        let flag = arg.get_long().unwrap();
        assert_eq!(variable, format!("HANDOVER_{}", flag.to_ascii_uppercase().replace('-', "_")));
        assert!(arg.is_global_set(), "{flag} could not stand after the command");
        assert!(arg.get_help().is_some(), "{flag} has no help");
    }
}

#[test]
fn what_the_environment_holds_of_secrets_is_not_in_the_help() {
    let command = Cli::command();
    for flag in ["secret-key", "smtp-url", "database-url", "gate-secret"] {
        let arg = command.get_arguments().find(|arg| arg.get_long() == Some(flag)).unwrap();
        assert!(arg.is_hide_env_values_set(), "{flag}");
    }
}

#[test]
fn debug_says_nothing_of_the_values() {
    let cli =
        parse("serve --secret-key hunter2 --smtp-url hunter2 --database-url hunter2 --gate-secret hunter2").unwrap();
    assert_eq!(cli.settings.smtp_url.as_deref(), Some("hunter2"));
    assert!(!format!("{cli:?}").contains("hunter2"));
    let cli = parse("copy --from hunter2 --to hunter2").unwrap();
    assert!(!format!("{cli:?}").contains("hunter2"));
}

#[cfg(unix)]
#[test]
fn text_that_is_not_utf8_is_refused_by_name_and_not_repeated() {
    use std::{ffi::OsString, os::unix::ffi::OsStringExt as _};

    let broken = OsString::from_vec(b"hunter2\xff".to_vec());
    let words = [OsString::from("handover"), "serve".into(), "--smtp-url".into(), broken];
    let error = Cli::command().try_get_matches_from(words).unwrap_err();
    assert_eq!(error.exit_code(), 2);
    let text = error.to_string();
    assert!(text.contains("HANDOVER_SMTP_URL (--smtp-url) is not valid UTF-8"), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
}

#[test]
fn the_definitions_are_sound() {
    Cli::command().debug_assert();
}
