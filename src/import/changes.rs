//! What the files change: found while they are read, set aside in temporary files, and written to the database once all
//! of both files is known to be good.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tempfile::SpooledTempFile;

use crate::domain::digest::KeyDigest;
use crate::domain::owner::OwnerChange;

/// What is kept in memory of each file's changes; more goes to a file without a name.
const IN_MEMORY: usize = 4 * 1024 * 1024;
/// So much is written and read at once.
const BUFFER: usize = 256 * 1024;

/// An account that is added, or what changes of one.
#[derive(Serialize, Deserialize)]
pub(super) struct AccountLine {
    /// Its number; none where it is added.
    pub(super) id: Option<i64>,
    pub(super) nic: String,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) zone: Option<String>,
    pub(super) language: Option<String>,
    pub(super) time_zone: Option<String>,
    pub(super) outstanding_payments: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) payment_method: Option<bool>,
    pub(super) password_hash: Option<String>,
    /// Whether it is added as a closed one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) closed: bool,
    /// What those columns held that it sets; none where the account is added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<Box<AccountBefore>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_false(closed: &bool) -> bool {
    !closed
}

/// What an account held in the columns that its row changes: where that is no longer so, somebody was there since.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct AccountBefore {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) time_zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) outstanding_payments: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) payment_method: Option<bool>,
    /// Of the password's hash a digest alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<KeyDigest>,
}

/// A service that is added, or what changes of one.
#[derive(Serialize, Deserialize)]
pub(super) struct ServiceLine {
    /// Its number and its contacts before; none where it is added.
    pub(super) stored: Option<(i64, [i64; 3])>,
    pub(super) name: String,
    pub(super) category: String,
    /// None where they stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) contacts: Option<[ContactLine; 3]>,
    #[serde(default, skip_serializing_if = "DetailsLine::is_empty")]
    pub(super) details: DetailsLine,
}

/// What a row sets of a service beside its contacts. As short as it can be: there may be millions.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct DetailsLine {
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) day: Option<i64>,
    /// What happens then, as the database has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) renewal: Option<Cow<'static, str>>,
    /// The last day before, where any of this changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) day_before: Option<i64>,
    /// What was to happen then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) renewal_before: Option<Cow<'static, str>>,
    /// The owner, before and after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) owner: Option<Box<OwnerChange>>,
}

impl DetailsLine {
    /// Whether it sets nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.day.is_none() && self.renewal.is_none() && self.owner.is_none()
    }
}

/// A contact of it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum ContactLine {
    /// An account that there was before.
    Id(i64),
    /// One that the accounts file adds.
    Nic(String),
}

/// Lines that are set aside.
pub(super) struct Spool<T> {
    file: BufWriter<SpooledTempFile>,
    lines: u64,
    of: PhantomData<T>,
}

impl<T> Default for Spool<T> {
    fn default() -> Self {
        let file = BufWriter::with_capacity(BUFFER, SpooledTempFile::new(IN_MEMORY));
        Self { file, lines: 0, of: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> Spool<T> {
    /// How many there are.
    pub(super) fn len(&self) -> u64 {
        self.lines
    }

    /// Sets one aside.
    pub(super) fn push(&mut self, line: &T) -> io::Result<()> {
        serde_json::to_writer(&mut self.file, line)?;
        self.lines += 1;
        self.file.write_all(b"\n")
    }

    /// Gives all of them, so many at a time, to `each`.
    pub(super) fn each_batch<E: From<io::Error>>(
        self,
        most: usize,
        mut each: impl FnMut(Vec<T>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let mut lines = BufReader::with_capacity(BUFFER, file).lines();
        loop {
            let batch = lines.by_ref().take(most).map(|line| Ok(serde_json::from_str(&line?)?));
            let batch = batch.collect::<io::Result<Vec<T>>>()?;
            if batch.is_empty() {
                return Ok(());
            }
            each(batch)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_aside_comes_back_in_its_order() {
        let mut spool = Spool::<(u64, String)>::default();
        let line = |number| (number, "a \"line\"\n".repeat(100));
        for number in 0..10_000 {
            spool.push(&line(number)).unwrap();
        }
        assert_eq!(spool.len(), 10_000);
        let mut back = Vec::new();
        spool
            .each_batch(999, |batch| {
                assert!(batch.len() <= 999);
                back.extend(batch);
                Ok::<_, io::Error>(())
            })
            .unwrap();
        assert!(back.len() == 10_000 && back.into_iter().enumerate().all(|(at, read)| read == line(at as u64)));
    }
}
