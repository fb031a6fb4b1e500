//! Somebody creates an account: the address is confirmed by a link, then the NIC handle is issued.

use std::time::Duration;

use super::links::{StrangersLink, send_link};
use super::sessions::{begin_session, sign_out};
use super::throttles::{self, Bound};
use super::{Cx, Terms};
use crate::domain::account::{EmailAddress, Language, NicHandle, NotAnEmailAddress};
use crate::domain::event::AccountEvent;
use crate::domain::link::{LinkKind, LinkToken, NewOwner};
use crate::domain::name::{AccountName, NameFault};
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::request::Actor;
use crate::domain::session::SessionId;
use crate::domain::time::DAY;
use crate::passwords::WeakPassword;
use crate::reads::links::open_link;
use crate::store::accounts::NewAccount;
use crate::store::events::SECURITY_LOG;
use crate::store::{StoreError, StoreResult, accounts, links, throttle};

/// How long the link is good.
pub const TERM: Duration = DAY;
/// Emails to an address, asked for from one network, within the time that a link is good.
const PAIR_MAX: usize = 5;
/// Emails to an address from everywhere that nobody has answered, at once; further ones are slowed down, each up to
/// `ADDRESS_WAIT` after the last. The first from a network of its own is not, until there are `ADDRESS_MAX`: whoever floods an
/// address from elsewhere keeps its owner from nothing.
const ADDRESS_AT_ONCE: usize = 10;
const ADDRESS_WAIT: Duration = Duration::from_mins(10);
const ADDRESS_MAX: usize = 100;
/// Wrong passwords for a link.
const WRONG_MAX: usize = 10;
/// Accounts asked for from a client's network.
const NETWORK_MAX: usize = 30;
const NETWORK_TERM: Duration = Duration::from_hours(1);
/// How often another NIC handle is tried before it is given up.
const HANDLES_TRIED: u32 = 20;

/// What was typed, the password aside.
#[derive(Clone, Debug)]
pub struct SignUpForm {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The zone.
    pub zone: String,
    /// The code of the language.
    pub language: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpFault {
    /// The name cannot be taken.
    Name(NameFault),
    /// This is no email address.
    Email(NotAnEmailAddress),
    /// There is no such zone.
    Zone,
    /// There is no such language.
    Language,
    /// The password is too easy to guess.
    Password(WeakPassword),
}

/// What an account can be made of, its password aside.
#[derive(Clone, Debug)]
pub struct Applicant {
    name: AccountName,
    email: EmailAddress,
    zone: String,
    language: Language,
}

/// Reads what was typed. `password` is what rating it said.
///
/// # Errors
/// Every fault.
pub fn read_applicant(
    terms: &Terms,
    form: &SignUpForm,
    password: Result<(), WeakPassword>,
) -> Result<Applicant, Vec<SignUpFault>> {
    let mut faults = Vec::new();
    let name = AccountName::parse(&form.name).map_err(|fault| faults.push(SignUpFault::Name(fault)));
    let email = EmailAddress::parse(&form.email).map_err(|fault| faults.push(SignUpFault::Email(fault)));
    let zone = terms.zones.iter().find(|zone| **zone == form.zone).ok_or_else(|| faults.push(SignUpFault::Zone));
    let language = Language::parse(&form.language).ok_or_else(|| faults.push(SignUpFault::Language));
    let password = password.map_err(|weak| faults.push(SignUpFault::Password(weak)));
    match (name, email, zone, language, password) {
        (Ok(name), Ok(email), Ok(zone), Ok(language), Ok(())) => {
            Ok(Applicant { name, email, zone: zone.clone(), language })
        }
        _ => Err(faults),
    }
}

/// Counts that an account is asked for, before the password is hashed. The inner error says how long to wait.
pub fn admit_applicant(cx: &mut Cx<'_>, applicant: &Applicant) -> StoreResult<Result<(), Duration>> {
    let key = applicant.email.as_str().to_owned();
    let address = cx.from.address.clone();
    cx.tx.after_commit(move || tracing::info!(target: SECURITY_LOG, address, "an account is asked for"));
    let network = cx.from.network();
    let pair = format!("{network} {key}");
    let bounds = [
        Bound { what: "sign-up", who: &pair, most: PAIR_MAX, term: TERM },
        Bound { what: "sign-up network", who: &network, most: NETWORK_MAX, term: NETWORK_TERM },
    ];
    let unanswered = unanswered(&key);
    let reached = throttles::reached(cx, &bounds)?;
    let slowed = throttles::too_soon(cx, unanswered, ADDRESS_WAIT)?;
    let is_new = throttles::count(cx, bounds[0])? == 0 && throttles::count(cx, unanswered)? < ADDRESS_MAX;
    if let Some(wait) = reached.max(slowed.filter(|_| !is_new)) {
        return Ok(Err(wait));
    }
    throttles::hit_once(cx, &[&bounds[..], &[unanswered]].concat())?;
    Ok(Ok(()))
}

/// Emails to an address that nobody has answered.
fn unanswered(key: &str) -> Bound<'_> {
    Bound { what: "sign-up address", who: key, most: ADDRESS_AT_ONCE, term: TERM }
}

/// Owes the link that confirms the address. With the new account its owner goes on to where it is heading.
pub fn ask_to_sign_up(cx: &mut Cx<'_>, applicant: &Applicant, password_hash: &str, heading: &str) -> StoreResult<()> {
    let Applicant { name, email, zone, language } = applicant;
    let new = NewOwner { name: name.clone(), zone: zone.clone(), password_hash: password_hash.to_owned() };
    let link = StrangersLink {
        kind: LinkKind::SignUp,
        sent_to: email.as_str(),
        new: Some(&new),
        language: *language,
        term: TERM,
        heading,
    };
    send_link(cx, &link).map(|_| ())
}

/// Counts a try of the password for a link, from its start. The password is asked for again where the link is opened:
/// who signs up with somebody else's address has chosen one that the owner of the address does not know. The inner
/// error says how long to wait after too many.
pub fn count_password_try(cx: &mut Cx<'_>, token: &str) -> StoreResult<Result<(), Duration>> {
    let link = LinkToken::parse(token).map(|token| token.link.to_string()).unwrap_or_default();
    let bound = Bound { what: "sign-up password", who: &link, most: WRONG_MAX, term: TERM };
    Ok(throttles::count_unless_reached(cx, &[bound])?.map(|_| ()))
}

/// An account that was just created.
pub struct CreatedAccount {
    /// Its NIC handle.
    pub nic: NicHandle,
    /// The session of its owner, who has shown address and password.
    pub session: SessionId,
}

/// Creates the account, if the link is good and the address still has none; its NIC handle is mailed, and its owner
/// signed in. None where it is not. The password was right. `before` is the browser's session until now, which ends.
pub fn create_account(cx: &mut Cx<'_>, token: &str, before: Option<&SessionId>) -> StoreResult<Option<CreatedAccount>> {
    let found = open_link(cx.tx, &cx.terms.keyring, LinkKind::SignUp, token, cx.now)?;
    let Some((link, _)) = found else { return Ok(None) };
    let (Some(new), Ok(email)) = (&link.new, EmailAddress::parse(&link.sent_to)) else { return Ok(None) };
    throttle::hold(cx.tx, &cx.terms.keyring.throttle_key("address", email.as_str()))?;
    if !accounts::open_by_email(cx.tx, &email)?.is_empty() || !links::use_up(cx.tx, link.id, cx.now)? {
        return Ok(None);
    }
    let nic = free_handle(cx, new.name.as_str())?;
    let made = NewAccount {
        nic: &nic,
        name: &new.name,
        email: &email,
        zone: &new.zone,
        language: link.language,
        password_hash: Some(&new.password_hash),
        outstanding_payments: 0,
    };
    let id = accounts::insert(cx.tx, &made, cx.now)?;
    throttles::forget_hits(cx, unanswered(email.as_str()))?;
    cx.record_visitor(Some(id), AccountEvent::Created, Actor::Account(id))?;
    cx.owe(&Notice::to_account(AccountNotice::Welcome, id))?;
    if let Some(before) = before {
        sign_out(cx, before)?;
    }
    let session = begin_session(cx, id)?;
    Ok(Some(CreatedAccount { nic, session }))
}

/// A NIC handle that no account has: its number says nothing about how many there are. It is held, so that nobody else
/// is given it meanwhile.
fn free_handle(cx: &mut Cx<'_>, name: &str) -> StoreResult<NicHandle> {
    let suffix = &cx.terms.nic_suffix;
    for tried in 0..HANDLES_TRIED {
        // Six digits; one more with every third that is taken.
        let least = 10u64.pow(5 + (tried / 3).min(6));
        let nic = NicHandle::issue(name, rand::random_range(least..least * 10), suffix);
        let nic = nic.map_err(|_| StoreError::Corrupt(format!("no NIC handle can end in {suffix:?}")))?;
        throttle::hold(cx.tx, &cx.terms.keyring.throttle_key("NIC handle", nic.as_str()))?;
        if accounts::by_nic(cx.tx, &nic)?.is_none() {
            return Ok(nic);
        }
    }
    Err(StoreError::Unavailable("no NIC handle was free".to_owned()))
}
