//! A services file that is said to hold all there are: which services it lacks.

use std::collections::HashMap;

use super::changes::Spool;
use super::faults::{ImportError, LACKING_ONE_IN};
use crate::domain::ServiceId;
use crate::store::walks::{WalkedServices, services_beyond};
use crate::store::{Database, StoreResult};

/// Services read at once.
const PIECE: i64 = 2000;

/// Numbers of services, a bit for each: numbers that were given one after the other take little.
#[derive(Debug, Default)]
pub(super) struct ServiceSet(HashMap<i64, u64>);

impl ServiceSet {
    pub(super) fn add(&mut self, id: ServiceId) {
        *self.0.entry(id.0.div_euclid(64)).or_default() |= 1 << id.0.rem_euclid(64);
    }

    fn has(&self, id: ServiceId) -> bool {
        self.0.get(&id.0.div_euclid(64)).is_some_and(|bits| bits & (1 << id.0.rem_euclid(64)) != 0)
    }
}

/// A service that goes: its number, name and category.
pub(super) type LackingLine = (i64, String, String);

/// The services that have no row, unless these are too many to be meant.
pub(super) fn lacking(db: &Database, met: &ServiceSet, is_forced: bool) -> Result<Spool<LackingLine>, ImportError> {
    let (mut lacking, mut all, mut beyond) = (Spool::default(), 0, ServiceId(0));
    loop {
        let piece = db.read_blocking(|conn| -> StoreResult<_> {
            services_beyond(conn, &WalkedServices::default(), beyond, PIECE)
        })?;
        let Some(last) = piece.last() else { break };
        (beyond, all) = (last.id, all + piece.len() as u64);
        for service in piece.into_iter().filter(|service| !met.has(service.id)) {
            lacking.push(&(service.id.0, service.name, service.category))?;
        }
    }
    let removed = lacking.len();
    if removed * LACKING_ONE_IN > all && !is_forced {
        return Err(ImportError::RemovesMany { removed, all });
    }
    Ok(lacking)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_added_and_nothing_else() {
        let mut set = ServiceSet::default();
        let added = [1, 63, 64, 1_000_000, i64::MAX];
        for id in added {
            set.add(ServiceId(id));
        }
        assert!(added.iter().all(|id| set.has(ServiceId(*id))));
        assert!([0, 2, 62, 65, 128, 999_999].iter().all(|id| !set.has(ServiceId(*id))));
    }
}
