//! The rows of the accounts file.

use std::collections::HashMap;

use super::changes::{AccountBefore, AccountLine, Spool};
use super::faults::{BadRowLog, ImportError, ImportFile};
use super::known::FileAccounts;
use super::table::{CsvLayout, CsvRow};
use super::{ImportTally, excerpt};
use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, Language, NAME_MAX, NicHandle};
use crate::domain::digest::{KeyDigest, digest};
use crate::domain::text;
use crate::domain::time_zone::TimeZone;
use crate::passwords;
use crate::store::Database;
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::{BulkAccountChange, ContactCandidate, StoredAccount, stored_accounts};

const NIC_HANDLE: &str = "nic_handle";
const CLOSED: &str = "closed";
const NEEDED: &str = "is needed for a new account";

/// The columns of the accounts file.
pub(super) const LAYOUT: CsvLayout = CsvLayout {
    source: ImportFile::Accounts,
    columns: &[
        NIC_HANDLE,
        "name",
        "email",
        "zone",
        "language",
        "outstanding_payments",
        "payment_method",
        "time_zone",
        "password_hash",
        CLOSED,
    ],
    keys: 1,
};

/// Takes row after row, and works on them in batches.
pub(super) struct AccountReader<'a> {
    db: &'a Database,
    zones: &'a [String],
    known: &'a mut FileAccounts,
    changes: Spool<AccountLine>,
    waiting: Vec<(CsvRow, Option<NicHandle>)>,
    tally: ImportTally,
}

impl<'a> AccountReader<'a> {
    pub(super) fn new(db: &'a Database, zones: &'a [String], known: &'a mut FileAccounts) -> Self {
        let waiting = Vec::with_capacity(BATCH);
        Self { db, zones, known, changes: Spool::default(), waiting, tally: ImportTally::default() }
    }

    /// Takes a row, to be worked on with its batch.
    pub(super) fn take_row(&mut self, mut row: CsvRow, bad_rows: &mut BadRowLog) -> Result<(), ImportError> {
        let nic = row.demand(NIC_HANDLE, "is empty", |given| {
            NicHandle::parse(given).map_err(|reason| format!("{} {reason}", excerpt(given)))
        });
        self.waiting.push((row, nic));
        if self.waiting.len() >= BATCH { self.read_batch(bad_rows) } else { Ok(()) }
    }

    fn read_batch(&mut self, bad_rows: &mut BadRowLog) -> Result<(), ImportError> {
        let waiting = std::mem::take(&mut self.waiting);
        let nics: Vec<&str> = waiting.iter().filter_map(|(_, nic)| Some(nic.as_ref()?.as_str())).collect();
        let stored = self.db.read_blocking(|conn| stored_accounts(conn, &nics))?;
        let stored: HashMap<String, StoredAccount> =
            stored.into_iter().map(|account| (account.nic_handle.clone(), account)).collect();
        for (row, nic) in waiting {
            let stored = nic.as_ref().and_then(|nic| stored.get(nic.as_str()));
            self.read_row(row, nic, stored, bad_rows)?;
        }
        Ok(())
    }

    /// Sets aside what the row changes, or adds it to the bad rows.
    fn read_row(
        &mut self,
        mut row: CsvRow,
        nic: Option<NicHandle>,
        stored: Option<&StoredAccount>,
        bad_rows: &mut BadRowLog,
    ) -> Result<(), ImportError> {
        let twice = nic.as_ref().and_then(|nic| Some(self.known.get(nic)?.line));
        if let Some(line) = twice {
            row.fault(NIC_HANDLE, format!("stands already in line {line}"));
        }
        // A row that repeats another is checked like the first: only the repetition is bad in it.
        let change = self.change_of(&mut row, stored);
        let is_closed = read_closed(&mut row, stored);
        if stored.is_none() && twice.is_none() && nic.is_some() {
            // One that was blanked has neither.
            let is_blank = is_closed && row.text("name").is_none() && row.text("email").is_none();
            for column in ["name", "email", "zone"].into_iter().filter(|column| !is_blank || *column == "zone") {
                row.require(column, NEEDED);
            }
        }
        let before = nic.as_ref().zip(stored).map(|(nic, stored)| candidate(nic, stored));
        if !row.faults.is_empty() {
            if let Some(nic) = nic {
                self.known.doubt(&nic, row.line, before.as_ref());
            }
            bad_rows.add(ImportFile::Accounts, row.line, row.faults);
            return Ok(());
        }
        let Some(nic) = nic else { return Ok(()) };
        let zone = change.zone.clone().or_else(|| stored.map(|stored| stored.zone.clone())).unwrap_or_default();
        self.known.note(&nic, row.line, &zone, before.as_ref());
        self.set_aside(&nic, change, is_closed, stored)
    }

    /// What those columns say that are there.
    fn change_of(&self, row: &mut CsvRow, stored: Option<&StoredAccount>) -> BulkAccountChange {
        BulkAccountChange {
            name: row.parse("name", |given| text::line(given, NAME_MAX).map(str::to_owned)),
            email: row.parse("email", EmailAddress::parse),
            zone: row.parse("zone", |given| self.zone(given, stored)),
            language: row.parse("language", language),
            time_zone: row.parse("time_zone", time_zone),
            outstanding_payments: row.parse("outstanding_payments", count),
            payment_method: row.parse("payment_method", yes_or_no),
            password_hash: row.parse("password_hash", |given| {
                let hash = given.trim();
                passwords::check_foreign(hash).map(|()| hash.to_owned())
            }),
        }
    }

    /// One of the setting's, or where the account is anyway.
    fn zone(&self, given: &str, stored: Option<&StoredAccount>) -> Result<String, String> {
        let zone = given.trim();
        if self.zones.iter().any(|known| known == zone) || stored.is_some_and(|stored| stored.zone == zone) {
            Ok(zone.to_owned())
        } else {
            Err(format!("{} is not one of {}", excerpt(zone), self.zones.join(", ")))
        }
    }

    fn set_aside(
        &mut self,
        nic: &NicHandle,
        change: BulkAccountChange,
        closed: bool,
        stored: Option<&StoredAccount>,
    ) -> Result<(), ImportError> {
        let change = match stored {
            Some(stored) => change.beside(stored),
            None => change,
        };
        match stored {
            None => self.tally.added += 1,
            Some(_) if change == BulkAccountChange::default() => {
                self.tally.unchanged += 1;
                return Ok(());
            }
            Some(_) => self.tally.updated += 1,
        }
        let was = stored.map(|stored| Box::new(before(&change, stored)));
        Ok(self.changes.push(&AccountLine {
            id: stored.map(|stored| stored.id),
            nic: nic.to_string(),
            name: change.name,
            email: change.email.map(|email| email.as_str().to_owned()),
            zone: change.zone,
            language: change.language.map(|language| language.code().to_owned()),
            time_zone: change.time_zone.map(|zone| zone.name().to_owned()),
            outstanding_payments: change.outstanding_payments,
            payment_method: change.payment_method,
            password_hash: change.password_hash,
            closed: closed && stored.is_none(),
            was,
        })?)
    }

    /// Works on the last batch; gives what the file changes.
    pub(super) fn finish(mut self, bad_rows: &mut BadRowLog) -> Result<(ImportTally, Spool<AccountLine>), ImportError> {
        self.read_batch(bad_rows)?;
        Ok((self.tally, self.changes))
    }
}

fn candidate(nic: &NicHandle, stored: &StoredAccount) -> ContactCandidate {
    let open = stored.closed_at.is_none();
    ContactCandidate { id: AccountId(stored.id), nic: nic.clone(), zone: stored.zone.clone(), open }
}

/// Whether the row is about a closed account. One that is there is closed and opened otherwise.
fn read_closed(row: &mut CsvRow, stored: Option<&StoredAccount>) -> bool {
    let says = row.parse(CLOSED, yes_or_no);
    match (says, stored.map(|stored| stored.closed_at.is_some())) {
        (Some(true), Some(false)) => row.fault(CLOSED, "is yes, and the account is open: `account close` closes it"),
        (Some(false), Some(true)) => row.fault(CLOSED, "is no, and the account is closed: `account reopen` opens it"),
        _ => {}
    }
    says == Some(true)
}

/// What an account holds in the columns that change.
fn before(change: &BulkAccountChange, stored: &StoredAccount) -> AccountBefore {
    let of = |changes: bool, text: &String| changes.then(|| text.clone());
    AccountBefore {
        name: of(change.name.is_some(), &stored.name),
        email: of(change.email.is_some(), &stored.email),
        zone: of(change.zone.is_some(), &stored.zone),
        language: of(change.language.is_some(), &stored.language),
        time_zone: stored.time_zone.clone().filter(|_| change.time_zone.is_some()),
        outstanding_payments: change.outstanding_payments.map(|_| stored.outstanding_payments),
        payment_method: change.payment_method.and(stored.payment_method),
        password: change.password_hash.as_ref().and_then(|_| password_digest(stored)),
    }
}

/// What tells whether a password is still the same.
pub(super) fn password_digest(stored: &StoredAccount) -> Option<KeyDigest> {
    stored.password_hash.as_ref().map(|hash| digest(&[hash]))
}

fn language(given: &str) -> Result<Language, String> {
    Language::parse(given).ok_or_else(|| {
        let codes = Language::ALL.map(Language::code).join(", ");
        format!("{} is not one of {codes}", excerpt(given))
    })
}

fn time_zone(given: &str) -> Result<TimeZone, String> {
    TimeZone::parse(given).ok_or_else(|| format!("{} is no time zone, such as Europe/Paris", excerpt(given)))
}

fn count(given: &str) -> Result<i32, String> {
    let digits = given.trim();
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|_| all_digits)
        .ok_or_else(|| format!("{} is not a whole number from 0 to {}", excerpt(given), i32::MAX))
}

fn yes_or_no(given: &str) -> Result<bool, String> {
    match given.trim() {
        yes if yes.eq_ignore_ascii_case("yes") => Ok(true),
        no if no.eq_ignore_ascii_case("no") => Ok(false),
        other => Err(format!("{} is neither yes nor no", excerpt(other))),
    }
}
