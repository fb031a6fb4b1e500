//! How text is taken from the command line.

use std::{ffi::OsStr, fmt};

use clap::{
    Arg,
    builder::TypedValueParser,
    error::{Error, ErrorKind},
};

/// Text that may hold a password: `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(pub String);

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SecretText").finish_non_exhaustive()
    }
}

/// Any text. Clap's own parser does not say which argument is not UTF-8, and this one never repeats the value.
#[derive(Clone)]
pub(super) struct Utf8Text;

impl TypedValueParser for Utf8Text {
    type Value = String;

    fn parse_ref(&self, cmd: &clap::Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        value.to_str().map(str::to_owned).ok_or_else(|| {
            let flag = format!("--{}", arg.and_then(Arg::get_long).unwrap_or_default());
            let name = match arg.and_then(Arg::get_env) {
                Some(variable) => format!("{} ({flag})", variable.to_string_lossy()),
                None => flag,
            };
            let message = format!("{name} is not valid UTF-8; expected text\n");
            Error::raw(ErrorKind::InvalidUtf8, message).with_cmd(cmd)
        })
    }
}
