//! `links`: what was sent by email to be opened, and whom it is for. No token is stored: the keyring makes it anew.

use std::time::Duration;

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::schema::links;
use super::transaction::Tx;
use super::{StoreResult, accounts};
use crate::domain::account::{Account, EMAIL_MAX, EmailAddress, Language, NicHandle};
use crate::domain::link::{Link, LinkHolder, LinkKind, NewOwner};
use crate::domain::name::AccountName;
use crate::domain::time::Moment;
use crate::domain::{AccountId, LinkId, text};

/// A link to be stored.
#[derive(Clone, Debug)]
pub struct NewLink<'a> {
    /// What it is for.
    pub kind: LinkKind,
    /// Whose it is.
    pub account: Option<AccountId>,
    /// Where it goes; for a new password what the customer typed.
    pub sent_to: &'a str,
    /// What a new account will be made of.
    pub new: Option<&'a NewOwner>,
    /// The language of whoever asked for it.
    pub language: Language,
    /// Which secret key its tokens are made with.
    pub key_id: &'a str,
    /// How long it is good.
    pub term: Duration,
    /// Where whoever asked for it was heading, sealed.
    pub heading: Option<&'a [u8]>,
}

/// Stands for the name of an account to be, where nothing that may be shown was given before names were checked.
const NAMELESS: &str = "–";

#[derive(Queryable, Selectable)]
#[diesel(table_name = links)]
struct LinkRow {
    id: i64,
    kind: String,
    account_id: Option<i64>,
    sent_to: String,
    name: Option<String>,
    zone: Option<String>,
    language: String,
    password_hash: Option<String>,
    nonce: Vec<u8>,
    key_id: String,
    created_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
    heading: Option<Vec<u8>>,
}

impl LinkRow {
    /// None where a newer version of the program wrote it: what it is for is not known here.
    fn into_link(self) -> Option<Link> {
        let kind = LinkKind::parse(&self.kind)?;
        let new = match (self.name, self.zone, self.password_hash) {
            (Some(name), Some(zone), Some(password_hash)) => {
                Some(NewOwner { name: AccountName::shown(name, NAMELESS), zone, password_hash })
            }
            _ => None,
        };
        Some(Link {
            id: LinkId(self.id),
            kind,
            account: self.account_id.map(AccountId),
            sent_to: self.sent_to,
            new,
            language: Language::parse(&self.language).unwrap_or(Language::English),
            nonce: self.nonce,
            key_id: self.key_id,
            created_at: Moment(self.created_at),
            expires_at: Moment(self.expires_at),
            used: self.used_at.is_some(),
            heading: self.heading,
        })
    }
}

/// Stores a link.
pub fn insert(tx: &mut Tx, link: &NewLink<'_>, now: Moment) -> StoreResult<LinkId> {
    let nonce: [u8; 16] = rand::random();
    let id = diesel::insert_into(links::table)
        .values((
            links::kind.eq(link.kind.as_str()),
            links::account_id.eq(link.account.map(|id| id.0)),
            links::sent_to.eq(link.sent_to),
            links::name.eq(link.new.map(|new| new.name.as_str())),
            links::zone.eq(link.new.map(|new| new.zone.as_str())),
            links::language.eq(link.language.code()),
            links::password_hash.eq(link.new.map(|new| new.password_hash.as_str())),
            links::nonce.eq(nonce.as_slice()),
            links::key_id.eq(link.key_id),
            links::created_at.eq(now.0),
            links::expires_at.eq(now.plus(link.term).0),
            links::heading.eq(link.heading),
        ))
        .returning(links::id)
        .get_result(&mut **tx)?;
    Ok(LinkId(id))
}

/// A link.
pub fn find(conn: &mut AnyConnection, id: LinkId) -> StoreResult<Option<Link>> {
    let row = links::table.find(id.0).select(LinkRow::as_select()).first(conn).optional()?;
    Ok(row.and_then(LinkRow::into_link))
}

/// How many links that are still good were made with other secret keys than these.
pub fn of_other_keys(conn: &mut AnyConnection, key_ids: &[&str], now: Moment) -> StoreResult<i64> {
    let good = links::table.filter(links::used_at.is_null().and(links::expires_at.gt(now.0)));
    Ok(good.filter(links::key_id.ne_all(key_ids)).count().get_result(conn)?)
}

/// The newest link of a kind that an account has asked for and that is still good.
pub fn newest_of(
    conn: &mut AnyConnection,
    kind: LinkKind,
    account: AccountId,
    now: Moment,
) -> StoreResult<Option<Link>> {
    let row = links::table
        .filter(links::account_id.eq(account.0).and(links::kind.eq(kind.as_str())))
        .filter(links::used_at.is_null().and(links::expires_at.gt(now.0)))
        .order(links::id.desc())
        .select(LinkRow::as_select());
    Ok(row.first(conn).optional()?.and_then(LinkRow::into_link))
}

/// Marks a link as used: says whether it was not before.
pub fn use_up(tx: &mut Tx, id: LinkId, now: Moment) -> StoreResult<bool> {
    let unused = links::table.find(id.0).filter(links::used_at.is_null());
    Ok(diesel::update(unused).set(links::used_at.eq(now.0)).execute(&mut **tx)? == 1)
}

/// Makes the links of a kind that an account has asked for useless.
pub fn retire(tx: &mut Tx, kind: LinkKind, account: AccountId, now: Moment) -> StoreResult<()> {
    let unused = links::table
        .filter(links::account_id.eq(account.0).and(links::kind.eq(kind.as_str())))
        .filter(links::used_at.is_null());
    diesel::update(unused).set(links::used_at.eq(now.0)).execute(&mut **tx)?;
    Ok(())
}

/// The open accounts that are known by this NIC handle or address, and have an address, at most so many: a link that was sent to it is
/// for them.
pub fn accounts_for(conn: &mut AnyConnection, login: &str, most: i64) -> StoreResult<Vec<Account>> {
    let Ok(login) = text::line(login, EMAIL_MAX) else { return Ok(Vec::new()) };
    if login.contains('@') {
        let Ok(email) = EmailAddress::parse(login) else { return Ok(Vec::new()) };
        return accounts::all_open_by_email(conn, &email, most);
    }
    let Ok(nic) = NicHandle::parse(login) else { return Ok(Vec::new()) };
    let reachable = |account: &Account| account.open && !account.email.is_blank();
    Ok(accounts::by_nic(conn, &nic)?.filter(reachable).into_iter().collect())
}

/// What the links for an account depend on today.
pub fn holder(conn: &mut AnyConnection, account: &Account) -> StoreResult<LinkHolder> {
    let password_hash = accounts::password_hash(conn, account.id)?.unwrap_or_default();
    Ok(LinkHolder { account: account.id, password_hash, email: account.email.as_str().to_owned() })
}
