//! A customer changes what it may of its profile.

use std::time::Duration;

use super::reauthenticate::{Attempt, Settled, Shown};
use super::sign_in::SessionId;
use super::{Terms, change_email, change_password, second_step};
use crate::domain::account::{EmailAddress, Language, NAME_MAX, NotAnEmailAddress};
use crate::domain::text::{self, TextFault};
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::passwords::WeakPassword;
use crate::store::{AnyConnection, StoreResult, accounts, write};

/// What was typed.
pub struct Form {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The code of the language.
    pub language: String,
    /// The new password, where one is to be set: its hash, or why it is refused.
    pub new_password: Option<Result<String, WeakPassword>>,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The name is no line of text.
    Name(TextFault),
    /// This is no email address.
    Email(NotAnEmailAddress),
    /// There is no such language.
    Language,
    /// The new password is too easy to guess.
    NewPassword(WeakPassword),
    /// Address or password are to change, and it is not shown that the account is its own.
    NotShown(Settled),
}

/// What became of it.
pub enum Changed {
    /// It is stored.
    Saved {
        /// The address that is to be confirmed.
        confirm: Option<EmailAddress>,
        /// The session that goes on, where the password was changed.
        session: Option<SessionId>,
    },
    /// Nothing is stored; these are wrong.
    Faults(Vec<Fault>),
    /// Nothing is stored: too often; how long to wait.
    TooOften(Duration),
}

/// Changes name and language; with the present password, and a code where a second factor is on, the password, and the email
/// address once that is confirmed. `own` is what was shown of these, where the password was given.
///
/// # Errors
/// The database's fault.
pub fn change_profile(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    id: AccountId,
    form: &Form,
    own: Option<&(Attempt, Shown)>,
    from: &Place,
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
        if let Some(email) = moves_to
            && let Some(wait) = change_email::wait(conn, terms, now, id, email)?
        {
            own.iter().try_for_each(|(attempt, _)| attempt.take_back(conn))?;
            return Ok(Changed::TooOften(wait));
        }
        if let Some(Err(weak)) = form.new_password {
            faults.push(Fault::NewPassword(weak));
        }
        if moves_to.is_some() || form.new_password.is_some() || own.is_some() {
            faults.extend(show_own(conn, terms, now, own, faults.is_empty(), from)?);
        }
        let (Ok(name), Ok(_), Some(language), true) = (&name, &email, language, faults.is_empty()) else {
            return Ok(Changed::Faults(faults));
        };
        // A new password makes earlier links useless: the one of the new address comes after it.
        let session = match &form.new_password {
            Some(Ok(hash)) => {
                second_step::forget_wrong_codes(conn, terms, id)?;
                Some(change_password::change_own_password(conn, now, id, hash, from)?)
            }
            _ => None,
        };
        if let Some(email) = moves_to {
            change_email::ask(conn, terms, now, &account, email, from)?;
        }
        accounts::set_profile(conn, id, name, language)?;
        Ok(Changed::Saved { confirm: moves_to.cloned(), session })
    })
}

/// What is missing or wrong of what shows that the account is its own. A code is used up only where all else is right.
fn show_own(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    own: Option<&(Attempt, Shown)>,
    all_else_right: bool,
    from: &Place,
) -> StoreResult<Option<Fault>> {
    let Some((attempt, shown)) = own else { return Ok(Some(Fault::NotShown(Settled::PasswordNeeded))) };
    if !all_else_right && attempt.password_is_right(conn, shown)? {
        attempt.take_back(conn)?;
        return Ok(None);
    }
    let settled = attempt.settle(conn, terms, now, shown, from)?;
    Ok((settled != Settled::Right).then_some(Fault::NotShown(settled)))
}

/// Stores a language chosen on any page.
///
/// # Errors
/// The database's fault.
pub fn change_language(conn: &mut AnyConnection, id: AccountId, language: Language) -> StoreResult<()> {
    accounts::set_language(conn, id, language)
}
