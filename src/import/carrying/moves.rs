//! Accounts of a decided import that change their zone, with the services that go along.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::ImportPiece;
use super::accounts::stored_by_nic;
use super::met::{ServicesMet, is_of_one_zone};
use crate::domain::service::{ContactType, Contacts, Service};
use crate::domain::{AccountId, ServiceId};
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::candidates_numbered;
use crate::store::bulk::services::services_of;
use crate::store::{StoreResult, Tx};

/// Leaves those accounts of a piece in their zones whose move would now part the contacts of a service, since others have changed these.
pub(super) fn settle(tx: &mut Tx, piece: &mut ImportPiece) -> StoreResult<()> {
    if piece.accounts.iter().all(|line| line.id.is_none() || line.zone.is_none()) {
        return Ok(());
    }
    let stored = stored_by_nic(tx, &piece.accounts)?;
    let mut moving = HashMap::new();
    for line in &piece.accounts {
        let (Some(zone), Some(stored)) = (&line.zone, stored.get(&line.nic)) else { continue };
        if line.was.as_ref().is_some_and(|was| was.zone.as_ref() == Some(&stored.zone)) {
            moving.insert(AccountId(stored.id), zone.clone());
        }
    }
    let concerned = Concerned::load(tx, piece, &moving)?;
    concerned.leave_divided(&mut moving);
    for line in &mut piece.accounts {
        let moves = stored.get(&line.nic).is_none_or(|stored| moving.contains_key(&AccountId(stored.id)));
        if line.zone.is_some() && !moves {
            tracing::warn!(account = line.nic, "it stays in its zone: contacts of its services were changed meanwhile");
            line.zone = None;
        }
    }
    Ok(())
}

/// The services on which accounts that move are contacts, or are to be.
struct Concerned {
    services: BTreeMap<ServiceId, Service>,
    /// What the piece makes of some of them.
    planned: HashMap<ServiceId, Contacts<AccountId>>,
    zones: HashMap<AccountId, String>,
}

impl Concerned {
    fn load(tx: &mut Tx, piece: &ImportPiece, moving: &HashMap<AccountId, String>) -> StoreResult<Self> {
        let met = ServicesMet::load(tx, &piece.services)?;
        let mut planned = HashMap::new();
        for line in &piece.services {
            if let Some(service) = met.service_of(line) {
                planned.extend(met.merged(line, service).map(|after| (service.id, after)));
            }
        }
        let (mut services, mut zones) = (met.by_id, met.zones);
        let ids: Vec<AccountId> = moving.keys().copied().collect();
        for ids in ids.chunks(BATCH) {
            services.extend(services_of(tx, ids)?.into_iter().map(|service| (service.id, service)));
        }
        let contacts = services.values().flat_map(|service| ContactType::ALL.map(|of| *service.contacts.get(of)));
        let unknown: HashSet<AccountId> = contacts.filter(|id| !zones.contains_key(id)).collect();
        let unknown: Vec<_> = unknown.into_iter().collect();
        zones.extend(candidates_numbered(tx, &unknown)?.into_iter().map(|found| (found.id, found.zone)));
        Ok(Self { services, planned, zones })
    }

    /// Has accounts stay, until no service is divided by those that still move.
    fn leave_divided(&self, moving: &mut HashMap<AccountId, String>) {
        loop {
            let zone_of = |id: AccountId| moving.get(&id).or_else(|| self.zones.get(&id));
            let mut stay = HashSet::new();
            for service in self.services.values() {
                let planned = self.planned.get(&service.id);
                let after = planned.filter(|after| is_of_one_zone(after, zone_of)).unwrap_or(&service.contacts);
                if !is_of_one_zone(after, zone_of) {
                    let all = [Some(&service.contacts), planned].into_iter().flatten();
                    stay.extend(all.flat_map(|contacts| ContactType::ALL.map(|of| *contacts.get(of))));
                }
            }
            let before = moving.len();
            moving.retain(|id, _| !stay.contains(id));
            if moving.len() == before {
                return;
            }
        }
    }
}
