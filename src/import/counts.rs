//! What an import did, in numbers.

use serde::{Deserialize, Serialize};

use super::Imported;
use super::kept::{KeptContact, KeptContacts};

/// What was done with the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportTally {
    /// Rows whose key was new.
    pub added: u64,
    /// Rows whose key was there before, and that changed something.
    pub updated: u64,
    /// Rows whose key was there before, and that changed nothing.
    pub unchanged: u64,
}

/// All of it, and the first of what is named. The database has it while an import is carried out, for whoever brings it to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCounts {
    /// The accounts.
    pub accounts: ImportTally,
    /// The services.
    pub services: ImportTally,
    /// How many services were removed.
    pub removed: u64,
    /// How many contacts of services that were there before are others now.
    pub contacts: u64,
    /// How many contacts stayed what others had made them.
    pub kept: u64,
    /// The first of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kept_first: Vec<KeptContact>,
    /// How many pieces an operator has taken out, of which nothing is counted.
    #[serde(default)]
    pub(super) dropped: u64,
}

impl From<&Imported> for ImportCounts {
    fn from(imported: &Imported) -> Self {
        let Imported { accounts, services, removed, contacts, ref kept, .. } = *imported;
        let (kept, kept_first) = (kept.len(), kept.first.clone());
        Self { accounts, services, removed, contacts, kept, kept_first, dropped: imported.dropped }
    }
}

impl ImportCounts {
    /// What is known of an import before anything of it is carried out.
    pub(super) fn before(imported: &Imported) -> Self {
        let all = Self::from(imported);
        let nothing = |tally: ImportTally| ImportTally { unchanged: tally.unchanged, ..ImportTally::default() };
        let (accounts, services) = (nothing(all.accounts), nothing(all.services));
        Self { accounts, services, removed: 0, contacts: 0, ..all }
    }

    /// Adds contacts that stayed.
    pub(super) fn keep(&mut self, kept: Vec<KeptContact>) {
        let mut all = self.kept_contacts();
        all.extend(kept);
        (self.kept, self.kept_first) = (all.len(), all.first);
    }

    /// The contacts that stayed, the first by name.
    #[must_use]
    pub fn kept_contacts(&self) -> KeptContacts {
        let first = self.kept_first.clone();
        KeptContacts { more: self.kept.saturating_sub(first.len() as u64), first }
    }

    /// What was imported.
    pub(super) fn imported(self, ended_by_others: bool) -> Imported {
        let kept = self.kept_contacts();
        let Self { accounts, services, removed, contacts, kept: _, kept_first: _, dropped } = self;
        Imported { accounts, services, removed, contacts, kept, dropped, ended_by_others }
    }

    /// The numbers in a sentence.
    #[must_use]
    pub fn summary(&self, is_complete: bool) -> String {
        let part = |what, tally: &ImportTally| {
            let ImportTally { added, updated, unchanged } = tally;
            format!("{what}: {added} added, {updated} updated, {unchanged} unchanged")
        };
        let removed =
            if is_complete || self.removed > 0 { format!(", {} removed", self.removed) } else { String::new() };
        let dropped = match self.dropped {
            0 => String::new(),
            1 => " 1 piece of it was dropped by an operator, and is not counted.".to_owned(),
            many => format!(" {many} pieces of it were dropped by operators, and are not counted."),
        };
        format!(
            "{}. {}{removed}. Contacts of services: {} changed, {} kept.{dropped}",
            part("Accounts", &self.accounts),
            part("Services", &self.services),
            self.contacts,
            self.kept
        )
    }
}
