//! The settings as the README lists them, taken from what `--help` says.

use clap::{Arg, CommandFactory as _};

use crate::cli::Cli;

/// How a default that is no value stands at the end of the help, written as clap writes the others.
const DEFAULT: &str = " [default: ";

/// A Markdown table of every setting: variable, default, meaning. The README holds a copy, which a test compares.
#[must_use]
pub fn settings_table() -> String {
    let rows = Cli::command().get_arguments().filter_map(row).collect::<String>();
    format!("| variable | default | meaning |\n| --- | --- | --- |\n{rows}")
}

fn row(arg: &Arg) -> Option<String> {
    let variable = arg.get_env()?.to_string_lossy();
    Some(format!("| `{variable}` | {} | {} |\n", stated_default(arg), meaning(arg)))
}

/// What a setting means, without its default.
pub(super) fn meaning(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    help.split_once(DEFAULT).map_or_else(|| help.clone(), |(meaning, _)| meaning.to_owned())
}

/// What holds where a setting is not given.
pub(super) fn stated_default(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    match arg.get_default_values() {
        [value, ..] => format!("`{}`", value.to_string_lossy()),
        [] => help.split_once(DEFAULT).map_or_else(String::new, |(_, said)| said.trim_end_matches(']').to_owned()),
    }
}
