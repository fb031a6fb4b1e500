//! What an import did, in numbers.

use serde::{Deserialize, Serialize};

use super::Imported;

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

/// All of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

impl From<&Imported> for ImportCounts {
    fn from(imported: &Imported) -> Self {
        let kept = imported.kept.first.len() as u64 + imported.kept.more;
        let Imported { accounts, services, removed, contacts, .. } = *imported;
        Self { accounts, services, removed, contacts, kept }
    }
}

impl ImportCounts {
    /// What is known of an import before anything of it is carried out.
    pub(super) fn before(imported: &Imported) -> Self {
        let all = Self::from(imported);
        let nothing = |tally: ImportTally| ImportTally { unchanged: tally.unchanged, ..ImportTally::default() };
        Self { accounts: nothing(all.accounts), services: nothing(all.services), kept: all.kept, ..Self::default() }
    }

    /// What was imported, by these numbers; of contacts that stayed those are named that are known by name.
    pub(super) fn of(self, known: Imported) -> Imported {
        let Self { accounts, services, removed, contacts, kept } = self;
        let mut imported = Imported { accounts, services, removed, contacts, ..known };
        imported.kept.more = kept.saturating_sub(imported.kept.first.len() as u64);
        imported
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
        format!(
            "{}. {}{removed}. Contacts of services: {} changed, {} kept.",
            part("Accounts", &self.accounts),
            part("Services", &self.services),
            self.contacts,
            self.kept
        )
    }
}
