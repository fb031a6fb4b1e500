//! What `--help` of a command shows of the settings: those that it uses. All are understood everywhere, so that one file of
//! settings serves every command.

use clap::{Arg, ArgMatches, Command, CommandFactory as _, FromArgMatches as _};

use super::{Cli, variable};

/// What every command uses.
const OF_ALL: [&str; 2] = [variable::LOG, variable::LOG_FORMAT];
/// What is about the database alone.
const OF_DATABASE: [&str; 2] = [variable::DATABASE_URL, variable::DATABASE_CONNECTIONS];
/// What is about how mail leaves.
const OF_MAIL: [&str; 5] =
    [variable::SMTP_URL, variable::SMTP_HELO, variable::BASE_URL, variable::MAIL_FROM, variable::MAIL_RETURN];
/// What the demo has of its own, whatever is set.
const NOT_OF_DEMO: [&str; 5] =
    [variable::DATABASE_URL, variable::SECRET_KEY, variable::SMTP_URL, variable::SMTP_HELO, variable::MAIL_RETURN];
/// What is about pages alone.
const NOT_OF_WORKER: [&str; 8] = [
    variable::LISTEN,
    variable::NIC_SUFFIX,
    variable::ZONES,
    variable::REQUEST_TTL,
    variable::APPLY_DELAY,
    variable::LIMITS,
    variable::SECOND_FACTOR,
    variable::TRUSTED_PROXIES,
];

/// Whether a command uses a setting, by their names.
fn uses(command: &str, setting: &str) -> bool {
    let is_of = |settings: &[&str]| settings.contains(&setting);
    is_of(&OF_ALL)
        || match command {
            "demo" => !is_of(&NOT_OF_DEMO),
            "worker" => !is_of(&NOT_OF_WORKER),
            "migrate" | "backup" => setting == variable::DATABASE_URL,
            "import" => is_of(&OF_DATABASE) || setting == variable::ZONES,
            "audit" => is_of(&OF_DATABASE) || setting == variable::TIME_ZONE,
            "mail" => is_of(&OF_MAIL),
            "webhook" => is_of(&OF_DATABASE) || [variable::SECRET_KEY, variable::WEBHOOK_PRIVATE].contains(&setting),
            "bounce" => is_of(&OF_DATABASE) || setting == variable::SECRET_KEY,
            "export" | "account" | "service" | "request" | "outbox" | "work" | "api-key" => is_of(&OF_DATABASE),
            "copy" | "completions" | "man" | "openapi" => false,
            _ => true,
        }
}

impl Cli {
    /// What was typed, and what the environment holds; ends the program where that makes no sense, or asks for help.
    #[must_use]
    pub fn read() -> Self {
        let read = |matches: &ArgMatches| Self::from_arg_matches(matches).map_err(|error| error.format(&mut command()));
        read(&command().get_matches()).unwrap_or_else(|error| error.exit())
    }
}

/// The command line, each command with the settings that it uses.
#[must_use]
pub fn command() -> Command {
    let mut command = Cli::command();
    // Settings are handed on to the commands only when these are built.
    command.build();
    command.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        with_settings_of(command, &name)
    })
}

fn with_settings_of(command: Command, name: &str) -> Command {
    let hide_others = |arg: Arg| match arg.get_env().and_then(|setting| setting.to_str()) {
        Some(setting) if !uses(name, setting) => arg.hide(true),
        _ => arg,
    };
    command
        .mut_args(hide_others)
        .after_help("Settings of other commands may be given too: `handover --help` shows them all.")
        .mut_subcommands(|command| with_settings_of(command, name))
}

#[cfg(test)]
mod tests {
    use super::command;

    fn help(line: &str) -> String {
        let words = ["handover"].into_iter().chain(line.split(' '));
        command().try_get_matches_from(words).unwrap_err().to_string()
    }

    #[test]
    fn a_command_shows_the_settings_that_it_uses() {
        for (line, shown, hidden) in [
            ("serve --help", &["--listen", "--smtp-url", "--zones", "--log"][..], &[][..]),
            ("worker --help", &["--base-url", "--smtp-helo", "--brand", "--keep"], &["--listen", "--limits"]),
            ("demo --help", &["--listen", "--brand"], &["--database-url", "--secret-key", "--smtp-url"]),
            ("import --help", &["--database-url", "--zones"], &["--listen", "--smtp-url"]),
            ("outbox list --help", &["--database-url", "--log-format"], &["--zones", "--smtp-url", "--listen"]),
            ("help backup", &["--database-url"], &["--brand"]),
            ("copy --help", &["--from", "--log"], &["--database-url"]),
        ] {
            let help = help(line);
            assert!(shown.iter().all(|flag| help.contains(&format!("{flag} <"))), "{line}: {help}");
            assert!(!hidden.iter().any(|flag| help.contains(&format!("{flag} <"))), "{line}: {help}");
        }
    }

    #[test]
    fn of_every_command_it_is_known_which_settings_it_uses() {
        let all = help("serve --help").matches("HANDOVER_").count();
        for name in command()
            .get_subcommands()
            .map(clap::Command::get_name)
            .filter(|name| !["serve", "check", "help"].contains(name))
        {
            assert!(help(&format!("{name} --help")).matches("HANDOVER_").count() < all, "{name}");
        }
    }

    #[test]
    fn a_setting_that_is_not_shown_is_understood() {
        assert!(command().try_get_matches_from(["handover", "outbox", "list", "--zones", "eu"]).is_ok());
    }
}
