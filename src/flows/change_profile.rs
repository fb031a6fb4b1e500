//! A customer changes what it may of its profile.

use std::time::Duration;

use super::Terms;
use super::throttles::{self, own_refusals};
use crate::domain::AccountId;
use crate::domain::account::{Account, EmailAddress, Language, NAME_MAX, NotAnEmailAddress};
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::text::{self, TextFault};
use crate::domain::time::Moment;
use crate::passwords::Checked;
use crate::store::events::{self, Event, What};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, accounts, write};

/// What was typed.
pub struct Form {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The code of the language.
    pub language: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The name is no line of text.
    Name(TextFault),
    /// This is no email address.
    Email(NotAnEmailAddress),
    /// The address belongs to another account.
    EmailNotUsable,
    /// There is no such language.
    Language,
    /// The address is to change, and the password was not given.
    PasswordNeeded,
    /// The password is wrong.
    PasswordWrong,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is stored.
    Saved,
    /// Nothing is stored; these are wrong.
    Faults(Vec<Fault>),
    /// Too many refusals; how long to wait.
    TooOften(Duration),
}

/// Changes name and language, and, with the password, the email address; both addresses are told of that. `password` is
/// what checking the given one said, where one was given.
///
/// # Errors
/// The database's fault.
pub fn change_profile(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    id: AccountId,
    form: &Form,
    password: Option<Checked>,
) -> StoreResult<Changed> {
    let mut faults = Vec::new();
    let name = text::line(&form.name, NAME_MAX).map_err(|fault| faults.push(Fault::Name(fault)));
    let email = EmailAddress::parse(&form.email).map_err(|fault| faults.push(Fault::Email(fault)));
    let language = Language::parse(&form.language);
    if language.is_none() {
        faults.push(Fault::Language);
    }
    write(conn, |conn| {
        let account = accounts::get(conn, id)?;
        let moves_to = email.as_ref().ok().filter(|email| **email != account.email);
        if let Some(email) = moves_to {
            let who = id.to_string();
            if let Some(wait) = throttles::wait(conn, terms, now, &[own_refusals(&who)])? {
                return Ok(Changed::TooOften(wait));
            }
            if let Some(fault) = refuse(conn, id, email, password)? {
                if fault != Fault::PasswordNeeded {
                    throttles::hit(conn, terms, now, &[own_refusals(&who)])?;
                }
                faults.push(fault);
            }
        }
        let (Ok(name), Ok(email), Some(language), true) = (&name, &email, language, faults.is_empty()) else {
            return Ok(Changed::Faults(faults));
        };
        accounts::set_profile(conn, id, name, email, language)?;
        if moves_to.is_some() {
            announce(conn, now, &account)?;
        }
        Ok(Changed::Saved)
    })
}

/// The password is asked for before anything is said about the address. Accounts share one only by import or the operator
/// (RULES.md), so one in use is refused.
fn refuse(
    conn: &mut AnyConnection,
    id: AccountId,
    email: &EmailAddress,
    password: Option<Checked>,
) -> StoreResult<Option<Fault>> {
    match password {
        None => return Ok(Some(Fault::PasswordNeeded)),
        Some(Checked::Wrong) => return Ok(Some(Fault::PasswordWrong)),
        Some(Checked::Right | Checked::RightButWeak) => {}
    }
    let others = accounts::open_by_email(conn, &email.key())?;
    Ok(others.iter().any(|other| other.id != id).then_some(Fault::EmailNotUsable))
}

/// Tells both addresses that it was changed.
fn announce(conn: &mut AnyConnection, now: Moment, before: &Account) -> StoreResult<()> {
    let (kind, account) = (NoticeKind::EmailChanged, before.id);
    let event = Event { what: What::EmailChanged, about: Some(account), by: Actor::Account(account), at: now };
    events::insert_for_account(conn, event, None)?;
    for to_address in [None, Some(before.email.as_str().to_owned())] {
        outbox::put(conn, &Owed { to_address, ..Owed::to_account(kind, account) }, now)?;
    }
    Ok(())
}

/// Stores a language chosen on any page.
///
/// # Errors
/// The database's fault.
pub fn change_language(conn: &mut AnyConnection, id: AccountId, language: Language) -> StoreResult<()> {
    accounts::set_language(conn, id, language)
}
