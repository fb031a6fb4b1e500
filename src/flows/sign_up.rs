//! Somebody creates an account: the address is confirmed by a link, then the NIC handle is issued.

use std::time::Duration;

use super::throttles::{self, Bound};
use super::{Terms, links as opening};
use crate::domain::account::{EmailAddress, Language, NAME_MAX, NicHandle, NotAnEmailAddress};
use crate::domain::link::{LinkKind, LinkToken, NewOwner};
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::text::{self, TextFault};
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, Place};
use crate::passwords::WeakPassword;
use crate::store::accounts::NewAccount;
use crate::store::events::{self, Event, SECURITY_LOG, What};
use crate::store::links::{self, NewLink};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, throttle, write};

/// How long the link is good.
pub const TERM: Duration = DAY;
/// Emails to an address, asked for from one network, within the time that a link is good.
const PAIR_MAX: usize = 5;
/// The same from everywhere: more, so that one stranger keeps nobody from creating an account.
const ADDRESS_MAX: usize = 20;
/// Wrong passwords for a link.
const WRONG_MAX: usize = 10;
/// Accounts asked for from a client's network.
const NETWORK_MAX: usize = 30;
const NETWORK_TERM: Duration = Duration::from_hours(1);
/// How often another NIC handle is tried before it is given up.
const HANDLES_TRIED: u32 = 20;

/// What was typed, the password aside.
#[derive(Clone, Debug)]
pub struct Form {
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
pub enum Fault {
    /// The name is no line of text.
    Name(TextFault),
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
    name: String,
    email: EmailAddress,
    zone: String,
    language: Language,
}

/// Reads what was typed. `password` is what the estimate of its strength said.
///
/// # Errors
/// Every fault.
pub fn read(terms: &Terms, form: &Form, password: Result<(), WeakPassword>) -> Result<Applicant, Vec<Fault>> {
    let mut faults = Vec::new();
    let name = text::line(&form.name, NAME_MAX).map_err(|fault| faults.push(Fault::Name(fault)));
    let email = EmailAddress::parse(&form.email).map_err(|fault| faults.push(Fault::Email(fault)));
    let zone = terms.zones.iter().find(|zone| **zone == form.zone).ok_or_else(|| faults.push(Fault::Zone));
    let language = Language::parse(&form.language).ok_or_else(|| faults.push(Fault::Language));
    let password = password.map_err(|weak| faults.push(Fault::Password(weak)));
    match (name, email, zone, language, password) {
        (Ok(name), Ok(email), Ok(zone), Ok(language), Ok(())) => {
            Ok(Applicant { name: name.to_owned(), email, zone: zone.clone(), language })
        }
        _ => Err(faults),
    }
}

/// Counts that an account is asked for, before the password is hashed.
///
/// # Errors
/// The database's fault. The inner one says how long to wait.
pub fn admit(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    applicant: &Applicant,
    from: &Place,
) -> StoreResult<Result<(), Duration>> {
    let key = applicant.email.key();
    tracing::info!(target: SECURITY_LOG, address = from.address, "an account is asked for");
    let network = from.network();
    let pair = format!("{network} {key}");
    let bounds = [
        Bound { what: "sign-up", who: &pair, most: PAIR_MAX, term: TERM },
        Bound { what: "sign-up address", who: &key, most: ADDRESS_MAX, term: TERM },
        Bound { what: "sign-up network", who: &network, most: NETWORK_MAX, term: NETWORK_TERM },
    ];
    write(conn, |conn| throttles::count(conn, terms, now, &bounds)).map(|counted| counted.map(|_| ()))
}

/// Owes the link that confirms the address. Nothing is looked up: what happens here is the same whether the address has an
/// account or not. The worker finds that out when it makes the email.
///
/// # Errors
/// The database's fault.
pub fn ask(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    applicant: &Applicant,
    password_hash: String,
) -> StoreResult<()> {
    let Applicant { name, email, zone, language } = applicant;
    let new = NewOwner { name: name.clone(), zone: zone.clone(), password_hash };
    write(conn, |conn| {
        let link = NewLink {
            kind: LinkKind::SignUp,
            account: None,
            sent_to: email.as_str(),
            new: Some(&new),
            language: *language,
            key_id: &terms.keyring.first().id,
            term: TERM,
        };
        let link = links::insert(conn, &link, now)?;
        outbox::put(conn, &Owed::with_link(NoticeKind::SignUp, link), now)
    })
}

/// What a link that was opened waits for.
pub struct Waiting {
    /// The name of the account.
    pub name: String,
    /// Its address.
    pub email: String,
    /// The hash of the password that was chosen with it.
    pub password_hash: String,
}

/// What a link waits for, while it is good.
///
/// # Errors
/// The database's fault.
pub fn opened_by(conn: &mut AnyConnection, terms: &Terms, now: Moment, token: &str) -> StoreResult<Option<Waiting>> {
    let found = opening::opened_by(conn, terms, LinkKind::SignUp, token, now)?;
    Ok(found.and_then(|(link, _)| {
        link.new.map(|new| Waiting { name: new.name, email: link.sent_to, password_hash: new.password_hash })
    }))
}

/// Counts a try of the password for a link, from its start. The password is asked for again where the link is opened: who
/// signs up with somebody else's address has chosen one that the owner of the address does not know.
///
/// # Errors
/// The database's fault. The inner one says how long to wait after too many.
pub fn count_try(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    token: &str,
) -> StoreResult<Result<Vec<i64>, Duration>> {
    let link = LinkToken::parse(token).map(|token| token.link.to_string()).unwrap_or_default();
    let bound = Bound { what: "sign-up password", who: &link, most: WRONG_MAX, term: TERM };
    write(conn, |conn| throttles::count(conn, terms, now, &[bound]))
}

/// Creates the account, if the link is good and the address still has none; its NIC handle is mailed. None where it is not.
/// The password was right.
///
/// # Errors
/// The database's fault.
pub fn confirm(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    token: &str,
    from: &Place,
) -> StoreResult<Option<NicHandle>> {
    match write(conn, |conn| create(conn, terms, now, token, from)) {
        // Another account got the same NIC handle at the same moment: it gets another one.
        Err(StoreError::Duplicate(_)) => write(conn, |conn| create(conn, terms, now, token, from)),
        outcome => outcome,
    }
}

fn create(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    token: &str,
    from: &Place,
) -> StoreResult<Option<NicHandle>> {
    let Some((link, _)) = opening::opened_by(conn, terms, LinkKind::SignUp, token, now)? else { return Ok(None) };
    let (Some(new), Ok(email)) = (&link.new, EmailAddress::parse(&link.sent_to)) else { return Ok(None) };
    throttle::hold(conn, &terms.keyring.throttle_key("address", &email.key()))?;
    if !accounts::open_by_email(conn, &email.key())?.is_empty() || !links::use_up(conn, link.id, now)? {
        return Ok(None);
    }
    let nic = free_handle(conn, &new.name, &terms.nic_suffix)?;
    let made = NewAccount {
        nic: &nic,
        name: &new.name,
        email: &email,
        zone: &new.zone,
        language: link.language,
        password_hash: Some(&new.password_hash),
        outstanding_payments: 0,
    };
    let id: AccountId = accounts::insert(conn, &made, now)?;
    let event = Event { what: What::Created, about: Some(id), by: Actor::Account(id), at: now };
    events::insert_for_account(conn, event, Some(from))?;
    outbox::put(conn, &Owed::to_account(NoticeKind::Welcome, id), now)?;
    Ok(Some(nic))
}

/// A NIC handle that no account has: its number says nothing about how many there are.
fn free_handle(conn: &mut AnyConnection, name: &str, suffix: &str) -> StoreResult<NicHandle> {
    for tried in 0..HANDLES_TRIED {
        // Six digits; one more with every third that is taken.
        let least = 10u64.pow(5 + (tried / 3).min(6));
        let nic = NicHandle::issue(name, rand::random_range(least..least * 10), suffix);
        let nic = nic.map_err(|_| StoreError::Corrupt(format!("no NIC handle can end in {suffix:?}")))?;
        if accounts::by_nic(conn, &nic)?.is_none() {
            return Ok(nic);
        }
    }
    Err(StoreError::Unavailable("no NIC handle was free".to_owned()))
}
