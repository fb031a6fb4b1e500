//! Both files read and checked, while everybody goes on.

use std::collections::HashSet;

use super::accounts::{self, AccountReader};
use super::apply::Changes;
use super::changes::{AccountLine, Spool};
use super::complete::lacking;
use super::faults::{BadRowLog, ColumnFault, ImportError, ImportFile};
use super::known::{FileAccounts, KnownContacts};
use super::moved::MovedGroups;
use super::sent::SentRows;
use super::services::{self, ReadServices, ServiceReader};
use super::table::{CsvReading, RowSource, open_csv, read_rows};
use super::{ImportFiles, ImportProgress, ImportTally, Imported, excerpt};
use crate::domain::AccountId;
use crate::domain::service::ContactType;
use crate::store::Database;
use crate::store::bulk::BATCH;
use crate::store::bulk::services::services_of;

/// The files as they are read.
pub(super) struct ImportRun<'a> {
    db: &'a Database,
    zones: &'a [String],
    progress: &'a dyn ImportProgress,
    known: FileAccounts,
    bad_rows: BadRowLog,
}

impl<'a> ImportRun<'a> {
    /// What the files change, and what that comes to. Only reads.
    pub(super) fn read(
        db: &'a Database,
        zones: &'a [String],
        (files, complete): (&ImportFiles, Option<bool>),
        progress: &'a dyn ImportProgress,
    ) -> Result<(Imported, Changes), ImportError> {
        let accounts = files.accounts.as_deref().map(open_csv).transpose()?.map(RowSource::File);
        let services = files.services.as_deref().map(open_csv).transpose()?.map(RowSource::File);
        let run = Self { db, zones, progress, known: FileAccounts::default(), bad_rows: BadRowLog::default() };
        run.read_rows((accounts, services), files, complete)
    }

    /// The same of what another program has sent.
    pub(super) fn read_sent(
        db: &'a Database,
        zones: &'a [String],
        sent: &SentRows,
        overwrite_contacts: bool,
    ) -> Result<(Imported, Changes), ImportError> {
        let mut known = FileAccounts::default();
        known.incomplete = sent.is_incomplete();
        let mut run = Self { db, zones, progress: &(), known, bad_rows: BadRowLog::default() };
        sent.name_bad(&mut run.bad_rows);
        let [accounts, services] =
            [&sent.accounts, &sent.services].map(|rows| (!rows.is_empty()).then(|| RowSource::Sent(rows.clone())));
        run.read_rows((accounts, services), &ImportFiles { overwrite_contacts, ..ImportFiles::default() }, None)
    }

    fn read_rows(
        mut self,
        (accounts, services): (Option<RowSource>, Option<RowSource>),
        files: &ImportFiles,
        complete: Option<bool>,
    ) -> Result<(Imported, Changes), ImportError> {
        let (mut imported, mut changes) = (Imported::default(), Changes::default());
        if let Some(rows) = accounts {
            (imported.accounts, changes.accounts) = self.read_accounts(rows)?;
        }
        let mut read = ReadServices::default();
        if let Some(rows) = services {
            read = self.read_services(rows, files.overwrite_contacts)?;
        }
        (changes.moved, changes.groups) = self.check_moved_accounts(&read)?;
        self.bad_rows.into_result(files)?;
        if let Some(is_forced) = complete {
            changes.removed = lacking(self.db, &read.met, is_forced)?;
            imported.removed = changes.removed.len();
        }
        (imported.services, imported.kept, changes.services) = (read.tally, read.kept, read.changes);
        imported.contacts = read.contacts;
        Ok((imported, changes))
    }

    fn read_accounts(&mut self, rows: RowSource) -> Result<(ImportTally, Spool<AccountLine>), ImportError> {
        let mut reader = AccountReader::new(self.db, self.zones, &mut self.known);
        let reading = read_rows(rows, &accounts::LAYOUT, self.progress, &mut self.bad_rows, |row, bad_rows| {
            reader.take_row(row, bad_rows)
        })?;
        let read = reader.finish(&mut self.bad_rows)?;
        self.known.incomplete |= reading == CsvReading::Broken;
        Ok(read)
    }

    fn read_services(&mut self, rows: RowSource, overwrite: bool) -> Result<ReadServices, ImportError> {
        let mut reader = ServiceReader::new(self.db, &self.known, overwrite);
        let reading = read_rows(rows, &services::LAYOUT, self.progress, &mut self.bad_rows, |row, bad_rows| {
            reader.take_row(row, bad_rows)
        })?;
        reader.finish(&mut self.bad_rows, reading)
    }

    /// An account that its row moves to another zone must not leave the other contacts of a service behind. Gives those
    /// that move, and which of them do so together.
    fn check_moved_accounts(&mut self, read: &ReadServices) -> Result<(Vec<AccountId>, MovedGroups), ImportError> {
        let moved = self.known.moved();
        if self.known.incomplete || read.incomplete {
            return Ok((Vec::new(), MovedGroups::default()));
        }
        let mut groups = MovedGroups::of(moved.iter().map(|(_, id)| *id));
        let mut blamed = HashSet::new();
        for piece in moved.chunks(BATCH) {
            let ids: Vec<_> = piece.iter().map(|(_, id)| *id).collect();
            let services = self.db.read_blocking(|conn| services_of(conn, &ids))?;
            for service in services.iter().filter(|service| !read.touched.contains_key(&service.id)) {
                let ids = ContactType::ALL.map(|contact| *service.contacts.get(contact));
                groups.join(ids.into_iter());
                let contacts = self.db.read_blocking(|conn| KnownContacts::load(conn, &self.known, &[], &ids))?;
                self.blame_moved_accounts(&service.name, &service.category, &contacts, &mut blamed);
            }
        }
        for service in read.touched.values() {
            let Some(after) = &service.after else { continue };
            let after: Vec<_> = after.iter().collect();
            let contacts = self.db.read_blocking(|conn| KnownContacts::load(conn, &self.known, &after, &[]))?;
            groups.join(contacts.all().filter_map(|contact| contact.id));
            self.blame_moved_accounts(&service.name, &service.category, &contacts, &mut blamed);
        }
        Ok((moved.into_iter().map(|(_, id)| id).collect(), groups))
    }

    /// Names the rows that moved contacts of a service, each once, however many services there are, if not all are of
    /// one zone. Says nothing where the zone of a contact is in doubt.
    fn blame_moved_accounts(
        &mut self,
        name: &str,
        category: &str,
        contacts: &KnownContacts,
        blamed: &mut HashSet<u64>,
    ) {
        let Some(zones) = contacts.all().map(|contact| contact.zone.as_ref()).collect::<Option<HashSet<_>>>() else {
            return;
        };
        if zones.len() < 2 {
            return;
        }
        for contact in contacts.all() {
            let Some(account) = self.known.get(&contact.nic).filter(|account| account.moved) else { continue };
            if blamed.insert(account.line) {
                let reason = format!(
                    "is not the zone of the other contacts of {} ({}), of which this account is one",
                    excerpt(name),
                    excerpt(category)
                );
                self.bad_rows.add(ImportFile::Accounts, account.line, vec![ColumnFault::new("zone", reason)]);
            }
        }
    }
}
