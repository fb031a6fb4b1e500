//! How a wrong setting is told to the operator, in one line and without giving a secret away.

use std::fmt;

use crate::cli::{flag, variable};

/// A setting that is wrong or missing. `Display` is one line: the setting, its value unless secret, what is expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {found}; expected {expected}", name(.variable))]
pub struct SettingProblem {
    /// The setting's variable, or the flag that has none.
    variable: &'static str,
    found: GivenValue,
    expected: String,
}

/// What was given. The value is kept only if it may be shown, so that `Debug` cannot give it away either.
#[derive(Clone, Debug, PartialEq, Eq)]
enum GivenValue {
    Nothing,
    Secret,
    Value(String),
}

impl SettingProblem {
    /// A setting that was given a wrong value. `expected` completes "expected …" and must not repeat a secret.
    pub fn wrong(variable: &'static str, value: &str, expected: impl fmt::Display) -> Self {
        let found =
            if may_be_shown(variable, value) { GivenValue::Value(value.to_owned()) } else { GivenValue::Secret };
        Self { variable, found, expected: expected.to_string() }
    }

    /// A setting that the command needs and that was not given. `expected` completes "expected …".
    pub fn missing(variable: &'static str, expected: impl fmt::Display) -> Self {
        Self { variable, found: GivenValue::Nothing, expected: expected.to_string() }
    }

    /// The environment variable of the setting, or the flag that has none.
    #[must_use]
    pub fn variable(&self) -> &'static str {
        self.variable
    }
}

/// Only values that cannot hold a password are shown. A misspelt URL may be one of PostgreSQL, which does.
fn may_be_shown(name: &str, value: &str) -> bool {
    match name {
        variable::SECRET_KEY | variable::SMTP_URL | variable::GATE_SECRET => false,
        variable::DATABASE_URL | flag::FROM | flag::TO => value.starts_with("sqlite:"),
        variable::BASE_URL => !value.contains('@'),
        variable::GATE_URL => !value.contains(['@', '?']),
        variable::SUPPORT => !(value.contains('@') && value.contains("://")),
        _ => true,
    }
}

/// A variable with its flag; a flag that has no variable stands alone.
fn name(variable: &str) -> String {
    match variable.strip_prefix("HANDOVER_") {
        Some(name) => format!("{variable} (--{})", name.to_ascii_lowercase().replace('_', "-")),
        None => variable.to_owned(),
    }
}

impl fmt::Display for GivenValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("is missing"),
            Self::Secret => f.write_str("is wrong (not shown, it may be secret)"),
            // Debug's quoting keeps line breaks and the like on one line.
            Self::Value(value) => write!(f, "is {value:?}"),
        }
    }
}
