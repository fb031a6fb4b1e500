//! `handover completions` and `handover man`: what a package brings along, made from the command line itself.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use clap::Command;
use clap::builder::Resettable;
use clap_complete::Shell;
use clap_mangen::Man;

use super::error::CommandError;
use crate::cli::command;

/// What every page says behind what is the command's own, as `man` reads it.
const ON_EVERY_PAGE: &str = r#".SH "EXIT STATUS"
.TP
.B 0
Done.
.TP
.B 1
Failed, with one clear line on standard error.
.TP
.B 2
Wrong usage or settings; all that are wrong are named.
.SH FILES
.TP
.I /etc/handover/handover.env
The settings, where handover was installed as a package: systemd's units read them, and so does
.BR handoverctl (8),
which runs a command with them and as the user of the service.
.TP
.I /var/lib/handover
The SQLite database, where the package's settings stand as they were.
"#;

/// Prints the completions for a shell.
///
/// # Errors
/// Standard output cannot be written to.
pub fn print_completions(shell: Shell) -> Result<(), CommandError> {
    let mut made = Vec::new();
    clap_complete::generate(shell, &mut command(), "handover", &mut made);
    io::stdout().write_all(&made).map_err(CommandError::io("standard output"))
}

/// Writes a page for the program and one for each command, under its whole name: `handover-account-show.1`.
///
/// # Errors
/// The folder cannot be written to.
pub fn write_pages(folder: &Path) -> Result<(), CommandError> {
    write_page(command().disable_help_subcommand(true), folder, "handover")
}

fn write_page(command: Command, folder: &Path, name: &str) -> Result<(), CommandError> {
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let name = format!("{name}-{}", below.get_name());
        write_page(below.clone(), folder, &name)?;
    }
    let (path, version) = (folder.join(format!("{name}.1")), env!("CARGO_PKG_VERSION"));
    let failed = || CommandError::io(format!("cannot write {}", path.display()));
    // What stands there is said below, for `man`.
    let command = command.display_name(name).after_help(Resettable::Reset).after_long_help(Resettable::Reset);
    let page = Man::new(command).title(name.to_uppercase()).source(format!("handover {version}"));
    let mut made = Vec::new();
    page.manual("Handover").date("").render(&mut made).map_err(failed())?;
    made.extend_from_slice(ON_EVERY_PAGE.as_bytes());
    fs::write(&path, made).map_err(failed())
}
