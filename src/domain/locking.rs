//! Putting contact locks on and taking them off, of one service or of many at once (RULES.md, *Contact lock*).

use super::change::ServicesMark;
use super::service::{LockedBy, Service};
use super::{AccountId, RequestId, ServiceId};

/// What a contact lock is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LockTurn {
    /// Put on.
    On,
    /// Taken off.
    Off,
}

/// What becomes of the contact lock of one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockTurned {
    /// It is put on or taken off.
    Changed,
    /// It is so already.
    AsItIs,
    /// It stays, for this reason.
    Refused(LockFault),
}

/// Why a contact lock is not put on or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockFault {
    /// Only the administrative contact does that.
    NotYours,
    /// This request is open. The administrative contact may see it.
    RequestOpen(RequestId),
    /// It is the operator's, who alone takes it off.
    Operators,
}

/// What becomes of the lock of a service when one of its contacts turns it; `open` is a request that is open on it.
#[must_use]
pub fn turn_lock(service: &Service, account: AccountId, turn: LockTurn, open: Option<RequestId>) -> LockTurned {
    if service.contacts.administrative != account {
        return LockTurned::Refused(LockFault::NotYours);
    }
    match (turn, service.lock.map(|lock| lock.by), open) {
        (LockTurn::On, Some(_), _) | (LockTurn::Off, None, _) => LockTurned::AsItIs,
        (LockTurn::On, None, Some(open)) => LockTurned::Refused(LockFault::RequestOpen(open)),
        (LockTurn::Off, Some(LockedBy::Operator), _) => LockTurned::Refused(LockFault::Operators),
        (LockTurn::On, None, None) | (LockTurn::Off, Some(LockedBy::Account(_)), _) => LockTurned::Changed,
    }
}

/// What becomes of the lock of a service when the operator turns it: for a dispute, it puts its own in place of a contact's.
#[must_use]
pub fn turn_lock_for_operator(service: &Service, turn: LockTurn, open: Option<RequestId>) -> LockTurned {
    match (turn, service.lock.map(|lock| lock.by), open) {
        (LockTurn::On, Some(LockedBy::Operator), _) | (LockTurn::Off, None, _) => LockTurned::AsItIs,
        (LockTurn::On, _, Some(open)) => LockTurned::Refused(LockFault::RequestOpen(open)),
        (LockTurn::On, None | Some(LockedBy::Account(_)), None) | (LockTurn::Off, Some(_), _) => LockTurned::Changed,
    }
}

/// What becomes of the locks of several services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocksTurned {
    /// Those that change.
    pub changed: Vec<ServiceId>,
    /// Those that are so already.
    pub as_they_are: Vec<ServiceId>,
    /// Those that stay, and why.
    pub refused: Vec<(ServiceId, LockFault)>,
}

/// A service, and a request that is open on it.
pub type ServiceToLock = (Service, Option<RequestId>);

impl LocksTurned {
    /// What becomes of each when one of their contacts turns them.
    #[must_use]
    pub fn of(services: &[ServiceToLock], account: AccountId, turn: LockTurn) -> Self {
        let mut all = Self::default();
        for (service, open) in services {
            match turn_lock(service, account, turn, *open) {
                LockTurned::Changed => all.changed.push(service.id),
                LockTurned::AsItIs => all.as_they_are.push(service.id),
                LockTurned::Refused(fault) => all.refused.push((service.id, fault)),
            }
        }
        all
    }

    /// What tells those that change from others.
    #[must_use]
    pub fn mark(&self, services: &[ServiceToLock]) -> ServicesMark {
        let changed = services.iter().filter(|(service, _)| self.changed.contains(&service.id));
        ServicesMark::of(changed.map(|(service, _)| (service.id, &service.contacts)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::service::{ContactLock, Contacts};
    use crate::domain::time::Moment;

    const ADMINISTRATOR: AccountId = AccountId(1);

    fn service(by: Option<LockedBy>) -> Service {
        Service {
            id: ServiceId(1),
            name: "example.org".to_owned(),
            category: "DOMAIN".to_owned(),
            contacts: Contacts { administrative: ADMINISTRATOR, technical: AccountId(2), billing: AccountId(3) },
            renewal: None,
            lock: by.map(|by| ContactLock { by, since: Moment(0) }),
        }
    }

    #[test]
    fn the_administrative_contact_alone_turns_its_own_kind_of_lock() {
        use LockFault::{NotYours, Operators, RequestOpen};
        use LockTurned::{AsItIs, Changed, Refused};
        let open = Some(RequestId(7));
        let own = Some(LockedBy::Account(AccountId(9)));
        let table = [
            (None, LockTurn::On, None, Changed),
            (None, LockTurn::On, open, Refused(RequestOpen(RequestId(7)))),
            (None, LockTurn::Off, None, AsItIs),
            (own, LockTurn::On, None, AsItIs),
            (own, LockTurn::Off, None, Changed),
            (Some(LockedBy::Operator), LockTurn::On, None, AsItIs),
            (Some(LockedBy::Operator), LockTurn::Off, None, Refused(Operators)),
        ];
        for (by, turn, open, turned) in table {
            assert_eq!(turn_lock(&service(by), ADMINISTRATOR, turn, open), turned, "{by:?} {turn:?} {open:?}");
            for other in [2, 3, 4] {
                assert_eq!(turn_lock(&service(by), AccountId(other), turn, open), Refused(NotYours));
            }
        }
    }

    #[test]
    fn the_operators_lock_takes_the_place_of_a_contacts() {
        use LockTurned::{AsItIs, Changed};
        let own = Some(LockedBy::Account(AccountId(9)));
        let open = Some(RequestId(7));
        let table = [
            (None, LockTurn::On, None, Changed),
            (None, LockTurn::On, open, LockTurned::Refused(LockFault::RequestOpen(RequestId(7)))),
            (None, LockTurn::Off, None, AsItIs),
            (own, LockTurn::On, None, Changed),
            (own, LockTurn::Off, None, Changed),
            (Some(LockedBy::Operator), LockTurn::On, None, AsItIs),
            (Some(LockedBy::Operator), LockTurn::Off, None, Changed),
        ];
        for (by, turn, open, turned) in table {
            assert_eq!(turn_lock_for_operator(&service(by), turn, open), turned, "{by:?} {turn:?} {open:?}");
        }
    }
}
