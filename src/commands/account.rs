//! `handover account`

use std::io::{self, IsTerminal, Read};

use super::bootstrap::{open, say};
use super::error::CommandError;
use crate::cli::AccountCommand;
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::account::{Account, NicHandle};
use crate::flows::administer;
use crate::passwords::{self, PASSWORD_MAX};
use crate::store::{AnyConnection, accounts, factors};

/// Shows, signs out, closes or reopens an account, sets its password, or removes its second factor.
///
/// # Errors
/// There is no such account, or the database's fault.
pub fn run(settings: &Settings, command: &AccountCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let mut conn = open(settings)?;
    match command {
        AccountCommand::Show { nic } => {
            let account = find(&mut conn, nic)?;
            show(&mut conn, &account)
        }
        AccountCommand::SetPassword { nic } => {
            let account = find(&mut conn, nic)?;
            let password = read_password()?;
            if passwords::strong_enough(&password, &[&account.name, account.email.as_str(), account.nic.as_str()])
                .is_err()
            {
                eprintln!("Warning: this password is easy to guess.");
            }
            let hash = passwords::hash(&password).map_err(|error| CommandError::Failed(error.to_string()))?;
            administer::set_password(&mut conn, now, account.id, &hash)?;
            say(&format!("The password of {} is set; its sessions have ended.", account.nic))
        }
        AccountCommand::RemoveSecondFactor { nic } => {
            let account = find(&mut conn, nic)?;
            let was_on = administer::remove_second_factor(&mut conn, now, account.id)?;
            let done = if was_on { "was removed; its sessions have ended" } else { "was already off" };
            say(&format!("The second factor of {} {done}.", account.nic))
        }
        AccountCommand::SignOut { nic } => {
            let account = find(&mut conn, nic)?;
            administer::sign_out(&mut conn, now, account.id)?;
            say(&format!("Every session of {} has ended.", account.nic))
        }
        AccountCommand::Close { nic } => {
            let account = find(&mut conn, nic)?;
            let was_open = administer::close(&mut conn, now, account.id)?;
            say(&format!("{} {} closed.", account.nic, if was_open { "is" } else { "was already" }))
        }
        AccountCommand::Reopen { nic } => {
            let account = find(&mut conn, nic)?;
            let was_closed = administer::reopen(&mut conn, now, account.id)?;
            say(&format!("{} {} open.", account.nic, if was_closed { "is" } else { "was already" }))
        }
    }
}

fn find(conn: &mut AnyConnection, nic: &NicHandle) -> Result<Account, CommandError> {
    let found = accounts::by_nic(conn, nic)?;
    found.ok_or_else(|| CommandError::Failed(format!("there is no account {nic}")))
}

fn show(conn: &mut AnyConnection, account: &Account) -> Result<(), CommandError> {
    let password = accounts::password_hash(conn, account.id)?.is_some();
    let second_factor = factors::confirmed(conn, account.id)?.is_some();
    let lines = [
        ("NIC handle", account.nic.to_string()),
        ("Name", account.name.clone()),
        ("Email address", account.email.as_str().to_owned()),
        ("Zone", account.zone.0.clone()),
        ("Language", account.language.code().to_owned()),
        ("Outstanding payments", account.outstanding_payments.to_string()),
        ("Password", if password { "set" } else { "not set" }.to_owned()),
        ("Second factor", if second_factor { "on" } else { "off" }.to_owned()),
        ("State", if account.open { "open" } else { "closed" }.to_owned()),
    ];
    lines.iter().try_for_each(|(label, value)| say(&format!("{label}: {value}")))
}

/// One line of standard input, without its end.
fn read_password() -> Result<String, CommandError> {
    if io::stdin().is_terminal() {
        eprint!("New password: ");
    }
    let mut typed = String::new();
    let bound = u64::try_from(PASSWORD_MAX + 3).unwrap_or(u64::MAX);
    if io::stdin().is_terminal() {
        io::stdin().read_line(&mut typed).map_err(CommandError::io("standard input"))?;
    } else {
        io::stdin().take(bound).read_to_string(&mut typed).map_err(CommandError::io("standard input"))?;
    }
    let password = typed.strip_suffix('\n').map_or(typed.as_str(), |line| line.strip_suffix('\r').unwrap_or(line));
    if password.is_empty() {
        return Err(CommandError::Failed("the password is empty; give it on standard input".to_owned()));
    }
    if password.len() > PASSWORD_MAX || password.contains(['\n', '\r', '\0']) {
        return Err(CommandError::Failed(format!("the password must be one line of at most {PASSWORD_MAX} bytes")));
    }
    Ok(password.to_owned())
}
