//! Rows that other programs send: the members of a JSON object in place of the fields of a line. They are checked and written as
//! those of files are.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::apply::WriteOrder;
use super::faults::{BadRowLog, ColumnFault, ImportError, ImportFile};
use super::place::ImportPlace;
use super::reading::ImportRun;
use super::table::{CsvLayout, CsvRow, expected};
use super::{ATTEMPTS, Imported, accounts, excerpt, services};
use crate::domain::account::NicHandle;
use crate::domain::operator::{LogSubject, OperatorDesk};
use crate::domain::time::Moment;
use crate::store::services::{by_name, name_key};
use crate::store::{AnyConnection, Database, StoreResult, Tx};

const OTHER_KEY: &str = "is not the one of the address";
/// What is read of a service and cannot be set: whoever sends back what was read is not told of it.
const READ_ONLY: &[&str] = &["locked_since"];

/// Does more in that transaction.
pub type SentThen = Box<dyn Fn(&mut Tx) -> StoreResult<()> + Send>;
/// Writes down in it what came of all.
pub type SentSettle = Box<dyn Fn(&mut Tx, &Imported) -> StoreResult<()> + Send>;

/// What else is done in the transaction that writes what was sent, behind it.
#[derive(Default)]
pub struct Afterwards {
    /// What else is asked for.
    pub then: Option<SentThen>,
    /// Writes down what came of all of it, where anything is written.
    pub settle: Option<SentSettle>,
}

impl Afterwards {
    pub(super) fn act(&self, tx: &mut Tx, imported: &Imported) -> StoreResult<()> {
        self.then.as_ref().map_or(Ok(()), |then| then(tx))?;
        self.settle.as_ref().map_or(Ok(()), |settle| settle(tx, imported))
    }
}

/// Writes what another program has sent, and does what else it asks for, in one transaction, or changes nothing: the same as an
/// [`import`](super::import), of rows that are no file's. It goes on beside one: what is sent stands as what customers do meanwhile.
///
/// # Errors
/// Rows are bad, and all are named; somebody was faster, again and again; or the database fails.
pub fn import_sent(
    db: &Database,
    zones: &[String],
    (sent, overwrite_contacts): (&SentRows, bool),
    then: &Afterwards,
    (desk, now): (&OperatorDesk, Moment),
) -> Result<Imported, ImportError> {
    let mut attempts = ATTEMPTS;
    let place = ImportPlace::beside_others(db, now);
    loop {
        attempts -= 1;
        let (imported, changes) = ImportRun::read_sent(db, zones, sent, overwrite_contacts)?;
        if changes.len() == 0 && then.then.is_none() {
            return Ok(imported);
        }
        let order = WriteOrder {
            db,
            imported: &imported,
            complete: None,
            desk,
            place: &place,
            progress: &(),
            then: Some(then),
            sent: Some(sent),
        };
        match changes.write(&order) {
            Err(ImportError::Overtaken) if attempts > 0 => {}
            written => return written.map(|()| imported),
        }
    }
}

/// The most members of an object: more than there are columns.
const MEMBERS_MAX: usize = 32;
/// Of what is no column so much is named.
const UNKNOWN_NAMED: usize = 3;

/// The members of an object, in their order. One that stands twice is no object of ours, nor is one with very many.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collecting;
        impl<'de> Visitor<'de> for Collecting {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members: Vec<(String, Value)> = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if members.iter().any(|(known, _)| *known == name) {
                        return Err(serde::de::Error::custom(format!("{} stands twice", excerpt(&name))));
                    }
                    if members.len() == MEMBERS_MAX {
                        return Err(serde::de::Error::custom("there are more members than columns"));
                    }
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collecting)
    }
}

impl Members {
    /// The text of a member.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name)?.1.as_str()
    }
}

/// What is sent together: all of it is written, or nothing.
#[derive(Default)]
pub struct SentRows {
    pub(super) accounts: Vec<CsvRow>,
    pub(super) services: Vec<CsvRow>,
    bad: Vec<(u64, ColumnFault)>,
}

impl SentRows {
    /// An account to be made or changed, and the line that says so.
    pub fn put_account(&mut self, line: u64, nic: &str, members: &Members) {
        let mut row = row_of(&accounts::LAYOUT, line, &[nic], (members, &[]));
        let same = |sent: &str| NicHandle::parse(sent).is_ok_and(|sent| NicHandle::parse(nic) == Ok(sent));
        check_key(&mut row, members, accounts::LAYOUT.columns[0], same);
        self.accounts.push(row);
    }

    /// A service to be made or changed.
    pub fn put_service(&mut self, line: u64, (category, name): (&str, &str), members: &Members) {
        let mut row = row_of(&services::LAYOUT, line, &[name, category], (members, READ_ONLY));
        check_key(&mut row, members, "name", |sent| name_key(sent.trim()) == name_key(name.trim()));
        check_key(&mut row, members, "category", |sent| sent.trim() == category.trim());
        self.services.push(row);
    }

    /// Something is bad in a line that is neither, or beside what it puts.
    pub fn fault(&mut self, line: u64, column: &str, reason: impl fmt::Display) {
        self.bad.push((line, ColumnFault::new(column, reason)));
    }

    /// Whether lines were not understood: anything may stand in them.
    pub(super) fn is_incomplete(&self) -> bool {
        !self.bad.is_empty()
    }

    /// What the operators' log names: what is put alone. Of a batch it tells the numbers.
    pub(super) fn subject(&self, conn: &mut AnyConnection) -> StoreResult<Option<LogSubject>> {
        match (&self.accounts[..], &self.services[..]) {
            ([account], []) => {
                let nic = account.text(accounts::LAYOUT.columns[0]).and_then(|nic| NicHandle::parse(nic).ok());
                Ok(nic.map(LogSubject::Account))
            }
            ([], [service]) => {
                let [name, category] = ["name", "category"].map(|column| service.text(column).unwrap_or_default());
                Ok(by_name(conn, name, category)?.as_ref().map(LogSubject::of_service))
            }
            _ => Ok(None),
        }
    }

    /// Hands on what is bad already.
    pub(super) fn name_bad(&self, log: &mut BadRowLog) {
        for (line, fault) in &self.bad {
            log.add(ImportFile::Accounts, *line, vec![fault.clone()]);
        }
    }
}

/// A row with the key of its address, and with what the members say.
fn row_of(layout: &CsvLayout, line: u64, key: &[&str], (members, read_only): (&Members, &[&str])) -> CsvRow {
    let mut values: Vec<Option<String>> = vec![None; layout.columns.len()];
    let (mut faults, mut unknown) = (Vec::new(), 0);
    for (name, value) in &members.0 {
        let Some(at) = layout.columns.iter().position(|column| column == name) else {
            unknown += usize::from(!read_only.contains(&name.as_str()));
            if !read_only.contains(&name.as_str()) && unknown <= UNKNOWN_NAMED {
                faults.push(ColumnFault::new(excerpt(name), format!("is no column; {}", expected(layout))));
            }
            continue;
        };
        match cell(value) {
            Ok(text) => values[at] = text,
            Err(reason) => faults.push(ColumnFault::new(name, reason)),
        }
    }
    for (value, key) in values.iter_mut().zip(key) {
        *value = Some((*key).to_owned()).filter(|key| !key.trim().is_empty());
    }
    CsvRow::of_values(line, layout, values, faults)
}

/// A member as a field of a line: null is an empty one, which keeps what is there.
fn cell(value: &Value) -> Result<Option<String>, &'static str> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone()).filter(|text| !text.trim().is_empty())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err("is neither text nor a number"),
    }
}

/// A body may hold the key too, if it is the same.
fn check_key(row: &mut CsvRow, members: &Members, column: &'static str, is_same: impl FnOnce(&str) -> bool) {
    let sent = members.0.iter().find(|(name, value)| name == column && !value.is_null());
    if let Some((_, value)) = sent
        && !value.as_str().is_some_and(is_same)
        && !row.is_bad_in(column)
    {
        row.fault(column, OTHER_KEY);
    }
}
