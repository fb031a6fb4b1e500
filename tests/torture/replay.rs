//! Every change that was carried out, once more and in order, from the contacts of the beginning: this must lead to the contacts
//! of now, and each must have been right when it was made.

use std::collections::{BTreeMap, HashMap};

use handover::domain::request::{LastLook, Request, State, last_look};
use handover::domain::service::{ContactType, ContactTypes, Contacts};
use handover::domain::{AccountId, ServiceId};

use super::report::Faults;
use super::snapshot::Snapshot;
use super::world::World;

pub struct Replay {
    contacts: BTreeMap<ServiceId, Contacts<AccountId>>,
    /// The administrative contact once each of these was carried out.
    pub administrators: HashMap<i64, AccountId>,
    /// What requests took from an account, by submission and service.
    taken: HashMap<(i64, ServiceId, AccountId), ContactTypes>,
}

impl Replay {
    pub fn new(world: &World) -> Self {
        Self { contacts: world.services.clone(), administrators: HashMap::new(), taken: HashMap::new() }
    }

    /// Goes on to the moment of this snapshot.
    pub fn go_on(&mut self, snapshot: &Snapshot, world: &World, faults: &Faults) {
        let mut ended = BTreeMap::new();
        for seen in snapshot.requests.values() {
            let new = !self.administrators.contains_key(&seen.request.id.0);
            let mut carried_out = seen.events.iter().filter(|event| event.what == "done" || event.what == "failed");
            if let Some(event) = carried_out.next().filter(|_| new) {
                // A service is held while it is changed: the numbers of its events are in order.
                ended.insert(event.id, &seen.request);
            }
        }
        for request in ended.into_values() {
            self.carry_out(request, world, faults);
        }
        for (service, contacts) in &self.contacts {
            let stored = snapshot.services.get(service);
            faults.unless(stored == Some(contacts), || {
                format!("service {service}: what was carried out leads to {contacts:?}, and stored is {stored:?}")
            });
        }
    }

    fn carry_out(&mut self, request: &Request, world: &World, faults: &Faults) {
        let Some(contacts) = self.contacts.get_mut(&request.service) else { return };
        let taken = (request.submission.0, request.service, request.requester);
        let account = |id: AccountId| &world.accounts[&id];
        let looked = last_look(&LastLook {
            request,
            lock: None,
            contacts,
            requester: account(request.requester),
            from: account(request.from),
            to: account(request.to),
            taken_from_requester: self.taken.get(&taken).unwrap_or(&ContactTypes::new()),
        });
        let (right, state) = (looked.err(), request.stored_state);
        let agrees = request.fail_reason() == right && (state == State::Done) == right.is_none();
        faults.unless(agrees, || {
            format!(
                "request {} is {}, its reason {:?} in place of {right:?}",
                request.id,
                state.as_str(),
                request.fail_reason()
            )
        });
        if state == State::Done {
            let new = |contact| if request.types.contains(&contact) { request.to } else { *contacts.get(contact) };
            *contacts = Contacts::from_fn(new);
            let taken = (request.submission.0, request.service, request.from);
            self.taken.entry(taken).or_default().extend(request.types.iter().copied());
        }
        self.administrators.insert(request.id.0, *contacts.get(ContactType::Administrative));
    }
}
