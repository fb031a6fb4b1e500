//! *History of a service*.

use super::World;

/// Entries that one page shows.
const SHOWN: usize = 25;

#[derive(Clone, Debug)]
pub(super) struct Record {
    what: &'static str,
    /// What is written down together happened at one moment.
    moment: usize,
    /// Which contact somebody became by it.
    became: Option<(usize, usize)>,
}

impl World {
    pub(super) fn record(&mut self, service: usize, what: &'static str, became: Option<(usize, usize)>) {
        let moment = self.moments;
        self.services[service].history.push(Record { what, moment, became });
    }

    /// An import names another contact.
    pub fn imports_contact(&mut self, service: usize, contact: usize, to: usize) {
        self.moments += 1;
        self.services[service].contacts[contact] = to;
        self.record(service, "contact-imported", Some((contact, to)));
    }

    /// What a contact sees of the history of a service, newest first: the administrative contact all of it, the others from when they
    /// became contact.
    pub fn history(&self, account: usize, service: usize) -> Vec<&'static str> {
        let service = &self.services[service];
        let began = |contact: usize| {
            let became = |record: &&Record| record.became == Some((contact, account));
            service.history.iter().rev().find(became).map_or(0, |record| record.moment)
        };
        let held = (0..3).filter(|contact| service.contacts[*contact] == account);
        let since = held.map(|contact| if contact == 0 { 0 } else { began(contact) }).min().unwrap_or(0);
        let seen = service.history.iter().rev().filter(|record| record.moment >= since);
        seen.map(|record| record.what).take(SHOWN).collect()
    }
}
