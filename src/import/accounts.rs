//! The rows of the accounts file.

use super::faults::{BadRowLog, ImportError, ImportFile};
use super::known::{AccountIndex, KnownAccounts};
use super::table::{CsvLayout, CsvRow};
use super::{ImportTally, excerpt};
use crate::domain::account::{EmailAddress, Language, NAME_MAX, NicHandle};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::passwords;
use crate::store::Tx;
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::{BulkAccount, BulkAccountChange, insert_accounts, update_account};

const NIC_HANDLE: &str = "nic_handle";
const NEEDED: &str = "is needed for a new account";

/// The columns of the accounts file.
pub(super) const LAYOUT: CsvLayout = CsvLayout {
    source: ImportFile::Accounts,
    columns: &[NIC_HANDLE, "name", "email", "zone", "language", "outstanding_payments", "password_hash"],
    keys: 1,
};

/// Takes row after row. Accounts that exist are changed at once, new ones are added in batches.
pub(super) struct AccountImporter<'a> {
    tx: &'a mut Tx,
    zones: &'a [String],
    known: &'a mut KnownAccounts,
    now: Moment,
    new: Vec<BulkAccount>,
    tally: ImportTally,
}

impl<'a> AccountImporter<'a> {
    pub(super) fn new(tx: &'a mut Tx, zones: &'a [String], known: &'a mut KnownAccounts, now: Moment) -> Self {
        Self { tx, zones, known, now, new: Vec::with_capacity(BATCH), tally: ImportTally::default() }
    }

    /// Stores what the row says, or adds it to the bad rows.
    pub(super) fn take_row(&mut self, mut row: CsvRow, bad_rows: &mut BadRowLog) -> Result<(), ImportError> {
        let nic = row.demand(NIC_HANDLE, "is empty", |given| {
            NicHandle::parse(given).map_err(|reason| format!("{} {reason}", excerpt(given)))
        });
        let index = nic.as_ref().and_then(|nic| self.known.find(nic));
        let twice = index.and_then(|index| self.known.get(index)?.line);
        if let Some(line) = twice {
            row.fault(NIC_HANDLE, format!("stands already in line {line}"));
        }
        let exists = index.filter(|index| self.known.get(*index).is_some_and(|account| account.id.is_some()));
        // A row that repeats another is checked like the first: only the repetition is bad in it.
        let change = self.change_of(&mut row);
        let unknown = nic.as_ref().filter(|_| index.is_none());
        let new = unknown.and_then(|nic| complete(nic, &change, &mut row));
        let line = row.line;
        if !row.faults.is_empty() {
            if let Some(nic) = nic {
                self.doubt(nic, line);
            }
            bad_rows.add(ImportFile::Accounts, line, row.faults);
        } else if let Some(index) = exists {
            self.update(index, line, &change)?;
        } else if let Some(new) = new {
            self.add(new, line)?;
        }
        Ok(())
    }

    /// What those columns say that are there.
    fn change_of(&self, row: &mut CsvRow) -> BulkAccountChange {
        BulkAccountChange {
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
            Err(format!("{} is not one of {}", excerpt(zone), self.zones.join(", ")))
        }
    }

    /// Marks an account whose row is bad, so that rows of the services file that name it are not blamed for it.
    fn doubt(&mut self, nic: NicHandle, line: u64) {
        let index = self.known.find(&nic).unwrap_or_else(|| {
            let account = self.known.make("", true);
            self.known.add(nic, account)
        });
        if let Some(account) = self.known.get_mut(index) {
            account.doubtful = true;
            account.line = account.line.or(Some(line));
        }
    }

    fn update(&mut self, index: AccountIndex, line: u64, change: &BulkAccountChange) -> Result<(), ImportError> {
        if let Some(zone) = &change.zone {
            self.known.set_zone(index, zone);
        }
        if let Some(account) = self.known.get_mut(index) {
            account.line = Some(line);
            if let Some(id) = account.id {
                update_account(self.tx, id, change)?;
            }
        }
        self.tally.updated += 1;
        Ok(())
    }

    fn add(&mut self, new: BulkAccount, line: u64) -> Result<(), ImportError> {
        let mut account = self.known.make(&new.zone, true);
        account.line = Some(line);
        self.known.add(new.nic.clone(), account);
        self.new.push(new);
        self.tally.added += 1;
        if self.new.len() >= BATCH { self.store_new() } else { Ok(()) }
    }

    fn store_new(&mut self) -> Result<(), ImportError> {
        for (nic, id) in insert_accounts(self.tx, &self.new, self.now)? {
            if let Some(index) = self.known.find(&nic) {
                self.known.set_stored(index, id);
            }
        }
        self.new.clear();
        Ok(())
    }

    /// Stores the last batch.
    pub(super) fn finish_accounts(mut self) -> Result<ImportTally, ImportError> {
        if !self.new.is_empty() {
            self.store_new()?;
        }
        Ok(self.tally)
    }
}

/// The account that the row adds. What is missing for that is a fault of the row.
fn complete(nic: &NicHandle, change: &BulkAccountChange, row: &mut CsvRow) -> Option<BulkAccount> {
    for column in ["name", "email", "zone"] {
        row.require(column, NEEDED);
    }
    Some(BulkAccount {
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
        format!("{} is not one of {codes}", excerpt(given))
    })
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
