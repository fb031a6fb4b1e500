//! The rows of the accounts file.

use super::faults::{Found, ImportError, Source};
use super::known::{Index, Known};
use super::table::{Layout, Row};
use super::{Tally, shown};
use crate::domain::account::{EmailAddress, Language, NAME_MAX, NicHandle};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::passwords;
use crate::store::AnyConnection;
use crate::store::bulk::accounts::{AccountChange, NewAccount};
use crate::store::bulk::{BATCH, accounts};

const NIC_HANDLE: &str = "nic_handle";
const NEEDED: &str = "is needed for a new account";

/// The columns of the accounts file.
pub(super) const LAYOUT: Layout = Layout {
    source: Source::Accounts,
    columns: &[NIC_HANDLE, "name", "email", "zone", "language", "outstanding_payments", "password_hash"],
    keys: 1,
};

/// Takes row after row: accounts that exist are changed at once, new ones are added by the batch.
pub(super) struct Rows<'a> {
    conn: &'a mut AnyConnection,
    zones: &'a [String],
    known: &'a mut Known,
    now: Moment,
    new: Vec<NewAccount>,
    tally: Tally,
}

impl<'a> Rows<'a> {
    pub(super) fn new(conn: &'a mut AnyConnection, zones: &'a [String], known: &'a mut Known, now: Moment) -> Self {
        Self { conn, zones, known, now, new: Vec::with_capacity(BATCH), tally: Tally::default() }
    }

    /// Takes a row: stores what it says, or notes what is bad in it.
    ///
    /// # Errors
    /// The database's fault.
    pub(super) fn take(&mut self, mut row: Row, found: &mut Found) -> Result<(), ImportError> {
        let nic = row.demand(NIC_HANDLE, "is empty", |given| {
            NicHandle::parse(given).map_err(|reason| format!("{} {reason}", shown(given)))
        });
        let index = nic.as_ref().and_then(|nic| self.known.find(nic));
        let twice = index.and_then(|index| self.known.get(index)?.line);
        if let Some(line) = twice {
            row.fault(NIC_HANDLE, format!("stands already in line {line}"));
        }
        let exists = index.filter(|index| self.known.get(*index).is_some_and(|entry| entry.id.is_some()));
        // A second row counts as what the first would have counted as: it is the repetition that is bad in it.
        let change = self.read(&mut row);
        let unknown = nic.as_ref().filter(|_| index.is_none());
        let new = unknown.and_then(|nic| complete(nic, &change, &mut row));
        let line = row.line;
        if !row.faults.is_empty() {
            if let Some(nic) = nic {
                self.doubt(nic, line);
            }
            found.note(Source::Accounts, line, row.faults);
        } else if let Some(index) = exists {
            self.update(index, line, &change)?;
        } else if let Some(new) = new {
            self.add(new, line)?;
        }
        Ok(())
    }

    /// What the columns say, each that is there.
    fn read(&self, row: &mut Row) -> AccountChange {
        AccountChange {
            name: row.parse("name", |given| text::line(given, NAME_MAX).map(str::to_owned)),
            email: row.parse("email", EmailAddress::parse),
            zone: row.parse("zone", |given| self.zone(given)),
            language: row.parse("language", language),
            outstanding_payments: row.parse("outstanding_payments", count),
            password_hash: row.parse("password_hash", |given| {
                let hash = given.trim();
                passwords::check_foreign(hash).map(|()| hash.to_owned())
            }),
        }
    }

    fn zone(&self, given: &str) -> Result<String, String> {
        let zone = given.trim();
        if self.zones.iter().any(|known| known == zone) {
            Ok(zone.to_owned())
        } else {
            Err(format!("{} is not one of {}", shown(zone), self.zones.join(", ")))
        }
    }

    /// Nothing is concluded from an account whose row is bad: neither that it exists, nor that it does not.
    fn doubt(&mut self, nic: NicHandle, line: u64) {
        let index = self.known.find(&nic).unwrap_or_else(|| {
            let entry = self.known.entry("", true);
            self.known.add(nic, entry)
        });
        if let Some(entry) = self.known.get_mut(index) {
            entry.doubtful = true;
            entry.line = entry.line.or(Some(line));
        }
    }

    fn update(&mut self, index: Index, line: u64, change: &AccountChange) -> Result<(), ImportError> {
        if let Some(zone) = &change.zone {
            self.known.set_zone(index, zone);
        }
        if let Some(entry) = self.known.get_mut(index) {
            entry.line = Some(line);
            if let Some(id) = entry.id {
                accounts::update(self.conn, id, change)?;
            }
        }
        self.tally.updated += 1;
        Ok(())
    }

    fn add(&mut self, new: NewAccount, line: u64) -> Result<(), ImportError> {
        let mut entry = self.known.entry(&new.zone, true);
        entry.line = Some(line);
        self.known.add(new.nic.clone(), entry);
        self.new.push(new);
        self.tally.added += 1;
        if self.new.len() >= BATCH { self.store_new() } else { Ok(()) }
    }

    fn store_new(&mut self) -> Result<(), ImportError> {
        for (nic, id) in accounts::insert(self.conn, &self.new, self.now)? {
            if let Some(index) = self.known.find(&nic) {
                self.known.stored(index, id);
            }
        }
        self.new.clear();
        Ok(())
    }

    /// Stores what is left, and says what was done.
    ///
    /// # Errors
    /// The database's fault.
    pub(super) fn finish(mut self) -> Result<Tally, ImportError> {
        if !self.new.is_empty() {
            self.store_new()?;
        }
        Ok(self.tally)
    }
}

/// The account that the row adds; what is missing for that is noted.
fn complete(nic: &NicHandle, change: &AccountChange, row: &mut Row) -> Option<NewAccount> {
    for column in ["name", "email", "zone"] {
        row.require(column, NEEDED);
    }
    Some(NewAccount {
        nic: nic.clone(),
        name: change.name.clone()?,
        email: change.email.clone()?,
        zone: change.zone.clone()?,
        language: change.language.unwrap_or(Language::English),
        outstanding_payments: change.outstanding_payments.unwrap_or(0),
        password_hash: change.password_hash.clone(),
    })
}

fn language(given: &str) -> Result<Language, String> {
    Language::parse(given).ok_or_else(|| {
        let codes = Language::ALL.map(Language::code).join(", ");
        format!("{} is not one of {codes}", shown(given))
    })
}

fn count(given: &str) -> Result<i32, String> {
    let digits = given.trim();
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|_| all_digits)
        .ok_or_else(|| format!("{} is not a whole number from 0 to {}", shown(given), i32::MAX))
}
