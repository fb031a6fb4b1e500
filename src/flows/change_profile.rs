//! A customer changes what it may of its profile.

use std::time::Duration;

use super::reauthenticate::{OwnershipProof, ProofFault};
use super::{Cx, change_email, change_password, second_step};
use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, Language, NotAnEmailAddress};
use crate::domain::name::{AccountName, NameFault};
use crate::domain::session::SessionId;
use crate::domain::time_zone::TimeZone;
use crate::passwords::WeakPassword;
use crate::store::StoreResult;
use crate::store::accounts::{self, AccountChange};

/// What was typed.
pub struct ProfileForm {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The code of the language.
    pub language: String,
    /// The name of the time zone; empty for that of the setting.
    pub time_zone: String,
    /// The new password, where one is to be set: its hash, or why it is refused.
    pub new_password: Option<Result<String, WeakPassword>>,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileFault {
    /// The name cannot be taken.
    Name(NameFault),
    /// This is no email address.
    Email(NotAnEmailAddress),
    /// There is no such language.
    Language,
    /// There is no such time zone.
    TimeZone,
    /// The new password is too easy to guess.
    NewPassword(WeakPassword),
    /// Address or password are to change, and it is not shown that the account is its own.
    NotShown(ProofFault),
}

/// What became of it.
pub enum ProfileChange {
    /// It is stored.
    Saved {
        /// The address that is to be confirmed.
        confirm: Option<EmailAddress>,
        /// The session that goes on, where the password was changed.
        session: Option<SessionId>,
    },
    /// Nothing is stored; these are wrong.
    Faults(Vec<ProfileFault>),
    /// Nothing is stored: too often; how long to wait.
    TooOften(Duration),
}

/// What the form says of the account itself, each part where it makes sense.
struct ReadProfile {
    name: Option<AccountName>,
    email: Option<EmailAddress>,
    language: Option<Language>,
    time_zone: Option<TimeZone>,
}

/// What is as it was is no fault, even where it would not be taken today.
fn read_profile(form: &ProfileForm, today: &EmailAddress, faults: &mut Vec<ProfileFault>) -> ReadProfile {
    let name = AccountName::parse(&form.name).map_err(|fault| faults.push(ProfileFault::Name(fault))).ok();
    let email = if form.email.trim() == today.as_str() {
        None
    } else {
        EmailAddress::parse(&form.email).map_err(|fault| faults.push(ProfileFault::Email(fault))).ok()
    };
    let language = Language::parse(&form.language);
    if language.is_none() {
        faults.push(ProfileFault::Language);
    }
    let typed = form.time_zone.trim();
    let time_zone = TimeZone::parse(typed);
    if time_zone.is_none() && !typed.is_empty() {
        faults.push(ProfileFault::TimeZone);
    }
    ReadProfile { name, email, language, time_zone }
}

/// Changes name, language and time zone; with the present password, and a code where a second factor is on, the
/// password, and the email address once that is confirmed. `own` is what was shown of these, where the password was
/// given.
pub fn change_profile(
    cx: &mut Cx<'_>,
    id: AccountId,
    form: &ProfileForm,
    own: Option<&OwnershipProof>,
) -> StoreResult<ProfileChange> {
    let mut faults = Vec::new();
    let account = accounts::get(cx.tx, id)?;
    let read = read_profile(form, &account.email, &mut faults);
    let moves_to = read.email.filter(|email| *email != account.email);
    if let Some(email) = &moves_to
        && let Some(wait) = change_email::wait_for_new_address(cx, id, email)?
    {
        own.map_or(Ok(()), |own| own.take_back(cx))?;
        return Ok(ProfileChange::TooOften(wait));
    }
    if let Some(Err(weak)) = form.new_password {
        faults.push(ProfileFault::NewPassword(weak));
    }
    if moves_to.is_some() || form.new_password.is_some() || own.is_some() {
        let fault = match own {
            Some(own) => own.fault(cx, faults.is_empty())?,
            None => Some(ProofFault::PasswordNeeded),
        };
        faults.extend(fault.map(ProfileFault::NotShown));
    }
    let (Some(name), Some(language), true) = (read.name, read.language, faults.is_empty()) else {
        return Ok(ProfileChange::Faults(faults));
    };
    // A new password makes earlier links useless: the one of the new address comes after it.
    let session = match &form.new_password {
        Some(Ok(hash)) => {
            second_step::forget_recent_wrong_codes(cx, id)?;
            Some(change_password::change_own_password(cx, id, hash)?)
        }
        None | Some(Err(_)) => None,
    };
    if let Some(email) = &moves_to {
        change_email::ask_to_confirm_address(cx, &account, email)?;
    }
    let change = AccountChange {
        // A name that is shown with parts left out stays what it is until another one is given.
        name: Some(&name).filter(|name| **name != account.name),
        // What only a newer version of the program speaks is shown as English, and stays what it is.
        language: Some(language).filter(|language| *language != account.language),
        time_zone: Some(read.time_zone).filter(|zone| *zone != account.time_zone),
        ..AccountChange::default()
    };
    let stamp = cx.stamp();
    accounts::change(cx.tx, id, &change, stamp)?;
    Ok(ProfileChange::Saved { confirm: moves_to, session })
}

/// Stores a language chosen on any page.
pub fn change_language(cx: &mut Cx<'_>, id: AccountId, language: Language) -> StoreResult<()> {
    if accounts::get(cx.tx, id)?.language == language {
        return Ok(());
    }
    let (change, stamp) = (AccountChange { language: Some(language), ..AccountChange::default() }, cx.stamp());
    accounts::change(cx.tx, id, &change, stamp)
}
