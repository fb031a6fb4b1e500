//! `handover account`

mod replace;

use std::io::{self, IsTerminal, Read, Write};

use super::bootstrap::{open_database, operators_occasion, say};
use super::error::CommandError;
use super::lists;
use crate::cli::{AccountCommand, AccountGiven, ContactTypeGiven};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, NicHandle};
use crate::domain::operator::{Reason, Role};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;
use crate::flows::administer::{self, Administered, GivenAnew};
use crate::flows::set_email::{self, EmailSetting, SHARING_COUNTED};
use crate::flows::{Cx, Occasion, looks};
use crate::passwords::{self, PASSWORD_MAX, Password};
use crate::reads::account::{AccountView, account_view, accounts_sharing};
use crate::reads::personal_data::PersonalData;
use crate::store::{Database, StoreResult};

/// So many that share an address are shown.
const SHARING_MAX: usize = 100;

/// Lists, shows, signs out, closes or reopens an account, sets its password, or removes its second factor.
///
/// # Errors
/// There is no such account.
pub fn run(settings: &Settings, command: &AccountCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let occasion = operators_occasion(settings, now, reason_of(command));
    let desk = AccountDesk { db: open_database(settings, false)?, occasion };
    match command {
        AccountCommand::Show { account } => desk.show(account),
        AccountCommand::List(given) => lists::list_accounts(settings, given),
        AccountCommand::Data { nic, why: _ } => desk.print_data(nic, now),
        AccountCommand::SetPassword { nic, why: _ } => desk.set_password(nic),
        AccountCommand::Grant { nic, role, reason: _ } => {
            let role = Option::<Role>::from(*role);
            let done = desk.act(nic, |cx, account| administer::grant(cx, account, role))?;
            let role = role.map_or("no role", Role::as_str);
            say(&match done {
                Administered::Done => format!("{nic} has {role} now; its sessions have ended."),
                Administered::AlreadySo | Administered::Partly(_) | Administered::Blanked => {
                    format!("{nic} had {role} already.")
                }
            })
        }
        AccountCommand::SetEmail { nic, email, reason: _ } => desk.set_email(nic, email),
        AccountCommand::Replace { nic, with, types, reason: _ } => replace::run(&desk, nic, with, types),
        AccountCommand::RemoveSecondFactor { nic, why: _ } => {
            let done = desk.act(nic, administer::remove_second_factor)?;
            say(&format!(
                "The second factor of {nic} {}.",
                match done {
                    Administered::Done => "was removed; its sessions have ended",
                    Administered::AlreadySo | Administered::Partly(_) | Administered::Blanked => "was already off",
                }
            ))
        }
        AccountCommand::SignOut { nic, why: _ } => {
            desk.act(nic, administer::sign_out_everywhere)?;
            say(&format!("Every session of {nic} has ended."))
        }
        AccountCommand::Close { nic, why: _ } => {
            let mut done = desk.act(nic, administer::close)?;
            while matches!(done, Administered::Partly(_)) {
                done = desk.act(nic, administer::close)?;
            }
            say(&format!("{nic} {} closed.", is_or_was(done)))
        }
        AccountCommand::Reopen { nic, name, email, why: _ } => {
            let anew = name.clone().zip(email.clone()).map(|(name, email)| GivenAnew { name, email });
            match desk.act(nic, |cx, account| administer::reopen(cx, account, anew.as_ref()))? {
                Administered::Blanked => Err(CommandError::Failed(format!(
                    "the name and address of {nic} were deleted some time after it was closed; give it others with --name and --email"
                ))),
                done => say(&format!("{nic} {} open.", is_or_was(done))),
            }
        }
    }
}

fn is_or_was(done: Administered) -> &'static str {
    match done {
        Administered::Done => "is",
        Administered::AlreadySo | Administered::Partly(_) | Administered::Blanked => "was already",
    }
}

/// Why the operator acts, where it says.
fn reason_of(command: &AccountCommand) -> Option<Reason> {
    match command {
        AccountCommand::Show { .. } | AccountCommand::List(_) => None,
        AccountCommand::Grant { reason, .. }
        | AccountCommand::SetEmail { reason, .. }
        | AccountCommand::Replace { reason, .. } => Some(reason.clone()),
        AccountCommand::Data { why, .. }
        | AccountCommand::SetPassword { why, .. }
        | AccountCommand::RemoveSecondFactor { why, .. }
        | AccountCommand::SignOut { why, .. }
        | AccountCommand::Close { why, .. }
        | AccountCommand::Reopen { why, .. } => why.reason.clone(),
    }
}

/// What the operator acts with.
struct AccountDesk {
    db: Database,
    occasion: Occasion,
}

impl AccountDesk {
    fn find(&self, nic: &NicHandle) -> Result<AccountView, CommandError> {
        let found = self.db.read_blocking(|conn| account_view(conn, nic))?;
        found.ok_or_else(|| CommandError::Failed(format!("there is no account {nic}")))
    }

    /// Shows an account, or all that share an address, open or closed; each look is written down.
    fn show(&self, given: &AccountGiven) -> Result<(), CommandError> {
        let views = match given {
            AccountGiven::Nic(nic) => vec![self.find(nic)?],
            AccountGiven::Email(email) => self.db.read_blocking(|conn| accounts_sharing(conn, email, SHARING_MAX))?,
        };
        if views.is_empty() {
            return Err(CommandError::Failed("no account has this email address".to_owned()));
        }
        for (number, view) in views.iter().enumerate() {
            let nic = &view.account.nic;
            self.db.write_blocking(|tx| looks::note_account_seen(&mut self.occasion.context(tx), nic))?;
            if number > 0 {
                say("")?;
            }
            show(view)?;
        }
        if views.len() < SHARING_MAX { Ok(()) } else { say("\nThere may be more: handover account list has all.") }
    }

    fn act<T>(
        &self,
        nic: &NicHandle,
        flow: impl Fn(&mut Cx<'_>, AccountId) -> StoreResult<T>,
    ) -> Result<T, CommandError> {
        let account = self.find(nic)?.account.id;
        Ok(self.db.write_blocking(|tx| flow(&mut self.occasion.context(tx), account))?)
    }

    /// Gives an account another address; what is worth knowing of it is said.
    fn set_email(&self, nic: &NicHandle, email: &EmailAddress) -> Result<(), CommandError> {
        match self.act(nic, |cx, account| set_email::set_email(cx, account, email, Role::Admin))? {
            EmailSetting::Set { sharing, was_refused } => {
                say(&format!("The email address of {nic} is set."))?;
                if sharing > 0 {
                    let others = match sharing {
                        1 => "One other open account has it too".to_owned(),
                        2..=SHARING_COUNTED => format!("{sharing} other open accounts have it too"),
                        _ => format!("More than {SHARING_COUNTED} other open accounts have it too"),
                    };
                    say(&format!("{others}: whoever shares an address signs in with the NIC handle."))?;
                }
                if was_refused {
                    say("Emails that were refused are not sent again by themselves: see handover outbox list.")?;
                }
                Ok(())
            }
            EmailSetting::AlreadySo => say(&format!("{nic} had this email address already.")),
            EmailSetting::Closed | EmailSetting::NotAllowed => {
                Err(CommandError::Failed(format!("{nic} is closed; handover account reopen comes first")))
            }
        }
    }

    /// All that is held about an account, a piece at a time.
    fn print_data(&self, nic: &NicHandle, now: Moment) -> Result<(), CommandError> {
        let account = self.find(nic)?.account;
        self.db.write_blocking(|tx| looks::note_account_data_seen(&mut self.occasion.context(tx), nic))?;
        let data = PersonalData { account: account.id, with_operators_log: true, now };
        let mut place = None;
        loop {
            let (text, next) = self.db.read_blocking(|conn| data.piece(conn, place.as_ref()))?;
            io::stdout().write_all(text.as_bytes()).map_err(CommandError::io("standard output"))?;
            if next.is_none() {
                return Ok(());
            }
            place = next;
        }
    }

    fn set_password(&self, nic: &NicHandle) -> Result<(), CommandError> {
        let account = self.find(nic)?.account;
        if account.email.is_blank() {
            let why = format!(
                "{nic} was blanked after it was closed; `account reopen` or an import gives it a name and an address first"
            );
            return Err(CommandError::Failed(why));
        }
        let password = read_password()?;
        let known = [account.name.as_str(), account.email.as_str(), account.nic.as_str()];
        if passwords::strong_enough(&password, &known).is_err() {
            eprintln!("Warning: this password is easy to guess.");
        }
        let hash = passwords::hash(&password).map_err(|error| CommandError::Failed(error.to_string()))?;
        self.act(nic, |cx, account| administer::set_password(cx, account, &hash))?;
        say(&format!("The password of {nic} is set; its sessions have ended."))
    }
}

impl From<ContactTypeGiven> for ContactType {
    fn from(given: ContactTypeGiven) -> Self {
        match given {
            ContactTypeGiven::Admin => Self::Administrative,
            ContactTypeGiven::Tech => Self::Technical,
            ContactTypeGiven::Billing => Self::Billing,
        }
    }
}

fn show(view: &AccountView) -> Result<(), CommandError> {
    let account = &view.account;
    let lines = [
        ("NIC handle", account.nic.to_string()),
        ("Name", account.name.to_string()),
        ("Email address", if account.email.is_blank() { "none" } else { account.email.as_str() }.to_owned()),
        ("Zone", account.zone.0.clone()),
        ("Language", account.language.code().to_owned()),
        ("Time zone", account.time_zone.map_or("not set", TimeZone::name).to_owned()),
        ("Outstanding payments", account.outstanding_payments.to_string()),
        ("Password", if view.has_password { "set" } else { "not set" }.to_owned()),
        ("Second factor", if view.second_factor { "on" } else { "off" }.to_owned()),
        ("Role", view.role.map_or("none", Role::as_str).to_owned()),
        ("State", if account.open { "open" } else { "closed" }.to_owned()),
    ];
    lines.iter().try_for_each(|(label, value)| say(&format!("{label}: {value}")))
}

/// One line of standard input, without its end.
fn read_password() -> Result<Password, CommandError> {
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
    Ok(Password::new(password))
}
