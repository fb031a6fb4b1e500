//! The file of settings that the package brings along: every setting explained, with its default.

use std::fmt::Write as _;

use clap::{Arg, CommandFactory as _};

use super::table::{meaning, stated_default};
use crate::cli::{Cli, variable};

/// The width of a comment's line, its sign included.
const WIDTH: usize = 100;
const HEAD: &str = "\
# The settings of Handover: read by systemd's units, and by handoverctl, which runs commands with them.
# A line is NAME=VALUE; what holds blanks or signs stands in 'single quotes'. After a change:
#   systemctl restart handover
# What begins with # is not set: it shows the default, or an example.
";

/// What the package sets, since its folders and its user are known.
const SET: [(&str, &str); 4] = [
    (variable::DATABASE_URL, "sqlite:///var/lib/handover/handover.db"),
    (variable::SECRET_KEY, "@/etc/handover/secret-key"),
    (variable::SMTP_URL, "smtp://localhost:25"),
    (variable::TRUSTED_PROXIES, "127.0.0.1,::1,unix"),
];
/// Of what has no default, what it may look like.
const EXAMPLES: [(&str, &str); 5] = [
    (variable::BASE_URL, "https://contacts.example.org"),
    (variable::SMTP_HELO, "contacts.example.org"),
    (variable::BRAND_LOGO, "/etc/handover/logo.svg"),
    (variable::SUPPORT, "support@example.org"),
    (variable::CATEGORIES, "/etc/handover/categories"),
];

/// The file. `deploy/systemd/handover.env` is a copy, which a test compares.
#[must_use]
pub fn settings_file() -> String {
    let mut file = HEAD.to_owned();
    for arg in Cli::command().get_arguments() {
        entry(&mut file, arg);
    }
    file
}

fn entry(file: &mut String, arg: &Arg) {
    let Some(variable) = arg.get_env().map(|name| name.to_string_lossy()) else { return };
    let of = |known: &[(&str, &'static str)]| known.iter().find(|(name, _)| *name == variable).map(|(_, value)| *value);
    let default = arg.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    let said = match &default {
        Some(_) => String::new(),
        None => format!(" Default: {}.", stated_default(arg)),
    };
    let explained = textwrap::fill(&format!("{}.{said}", meaning(arg)), textwrap::Options::new(WIDTH - 2));
    file.push('\n');
    for line in explained.lines() {
        let _ = writeln!(file, "# {line}");
    }
    let example = || default.or_else(|| of(&EXAMPLES).map(str::to_owned)).unwrap_or_default();
    let (sign, shown) = of(&SET).map_or_else(|| ("#", example()), |value| ("", value.to_owned()));
    let _ = writeln!(file, "{sign}{variable}={}", quoted(&shown));
}

/// As systemd and a shell both read it.
fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/:.,@-_".contains(c);
    if value.chars().all(is_plain) { value.to_owned() } else { format!("'{value}'") }
}
