//! The settings as the README lists them, taken from what `--help` says.

use clap::{Arg, CommandFactory as _};

use crate::cli::Cli;

/// A Markdown table of every setting: variable, default, meaning. The README holds a copy, which a test compares.
#[must_use]
pub fn settings_table() -> String {
    let rows = Cli::command().get_arguments().filter_map(row).collect::<String>();
    format!("| variable | default | meaning |\n| --- | --- | --- |\n{rows}")
}

fn row(arg: &Arg) -> Option<String> {
    let variable = arg.get_env()?.to_string_lossy();
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    // A default that is no value stands in the help, written as clap writes the others.
    let (meaning, said) = match help.split_once(" [default: ") {
        Some((meaning, said)) => (meaning, said.trim_end_matches(']').to_owned()),
        None => (help.as_str(), String::new()),
    };
    let default = match arg.get_default_values() {
        [value, ..] => format!("`{}`", value.to_string_lossy()),
        [] => said,
    };
    Some(format!("| `{variable}` | {default} | {meaning} |\n"))
}
