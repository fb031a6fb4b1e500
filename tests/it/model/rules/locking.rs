//! *Contact lock*.

use super::{About, Kind, Owed, World};

/// Who has put a contact lock on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    Account(usize),
    Operator,
}

/// Which way locks are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    On,
    Off { right_password: bool },
}

impl World {
    /// Turns the locks of these services that can be turned; `stale` where others were to change when the form was shown.
    pub fn turn_locks(&mut self, by: usize, services: &[usize], turn: Turn, stale: bool) -> u16 {
        let mut own = services.to_vec();
        own.retain(|service| self.services[*service].contacts.contains(&by));
        if own.iter().all(|service| self.services[*service].contacts[0] != by) {
            return 404;
        }
        if stale {
            return 422;
        }
        let is_so_already = |service: &usize| self.services[*service].lock.is_some() == (turn == Turn::On);
        let is_own = |service: &usize| self.services[*service].contacts[0] == by;
        own.retain(|service| !is_own(service) || !is_so_already(service));
        let (turned, refused): (Vec<usize>, Vec<usize>) =
            own.into_iter().partition(|service| is_own(service) && self.can_be_turned(*service, turn));
        if turned.is_empty() {
            return if refused.is_empty() { 303 } else { 422 };
        }
        if turn == (Turn::Off { right_password: false }) {
            return 422;
        }
        self.moments += 1;
        let (lock, what) = match turn {
            Turn::On => (Some(Lock::Account(by)), "locked"),
            Turn::Off { .. } => (None, "unlocked"),
        };
        for service in &turned {
            self.services[*service].lock = lock;
            self.record(*service, what, None);
        }
        self.tell_of_locks(by, &turned, if turn == Turn::On { Kind::Locked } else { Kind::Unlocked });
        303
    }

    /// Whether an administrative contact can turn it: not on while a request is open, and not off where the operator's.
    fn can_be_turned(&self, service: usize, turn: Turn) -> bool {
        match turn {
            Turn::On => !self.has_open_request(service),
            Turn::Off { .. } => self.services[service].lock != Some(Lock::Operator),
        }
    }

    pub fn has_open_request(&self, service: usize) -> bool {
        self.requests.iter().any(|request| request.service == service && self.is_open(request))
    }

    /// One email to each other contact, of all its services.
    fn tell_of_locks(&mut self, by: usize, turned: &[usize], kind: Kind) {
        for to in (0..self.accounts.len()).filter(|account| *account != by) {
            let mut all = turned.to_vec();
            all.retain(|service| self.services[*service].contacts.contains(&to));
            if !all.is_empty() {
                let about = About::Services { all, what: self.accounts[by].nic.clone() };
                self.outbox.push(Owed { to, address: None, kind, about });
            }
        }
    }
}
