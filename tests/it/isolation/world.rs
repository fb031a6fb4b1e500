//! A request in every state, and who may see what of it.

use std::collections::{BTreeMap, BTreeSet};

use handover::domain::ServiceId;
use handover::domain::service::ContactType;
use handover::domain::time::DAY;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

pub const STATES: [&str; 7] = ["expired", "done", "failed", "declined", "cancelled", "processing", "pending"];

/// A request in every state, each on a service of its own: Rex was the administrative contact when he asked for Nia in the
/// place of Tim; by now that is Ada. Bil is the billing contact. Uma has a service and a request of her own.
pub struct World<'a> {
    app: &'a TestApp,
    pub people: BTreeMap<&'static str, Customer<'a>>,
    pub services: Vec<ServiceId>,
    pub requests: Vec<i64>,
}

impl<'a> World<'a> {
    pub fn build(app: &'a TestApp) -> Self {
        let names = [
            "Rex Requests",
            "Nia Newcomer",
            "Tim Technical",
            "Ada Administers",
            "Bil Bills",
            "Uma Uninvolved",
            "Una Upright",
        ];
        let people: BTreeMap<_, _> = names.into_iter().map(|name| (&name[..3], app.customer(name))).collect();
        let mut world = Self { app, people, services: Vec::new(), requests: Vec::new() };
        STATES.into_iter().for_each(|state| world.add(state));
        let [uma, una] = ["Uma", "Una"].map(|name| &world.people[name]);
        let hers = app.service("uma.example", uma, uma, uma);
        let request = uma.asks_for(hers).tech(una).confirm()[0];
        world.services.push(hers);
        world.requests.push(request);
        world
    }

    fn add(&mut self, state: &str) {
        let [rex, nia, tim, bil] = ["Rex", "Nia", "Tim", "Bil"].map(|name| &self.people[name]);
        let service = self.app.service(&format!("{state}.example"), rex, tim, bil);
        let request = rex.asks_for(service).tech(nia).confirm()[0];
        let both_accept = || {
            rex.accepts(request);
            nia.accepts(request);
        };
        match state {
            "expired" => {
                self.app.advance(DAY * 30);
                self.people.values().for_each(Customer::forget_cookies);
                self.app.work();
                self.hand_over(service);
            }
            "done" => {
                both_accept();
                self.app.work();
                self.hand_over(service);
            }
            "failed" => {
                both_accept();
                self.hand_over(service);
                self.app.work();
            }
            "declined" => {
                nia.declines(request);
                self.hand_over(service);
            }
            "cancelled" => {
                assert_eq!(rex.post(&format!("/requests/{request}/cancel"), &[]).status, 303);
                self.hand_over(service);
            }
            "processing" => {
                both_accept();
                self.hand_over(service);
            }
            _ => self.hand_over(service),
        }
        self.services.push(service);
        self.requests.push(request);
    }

    /// Ada becomes the administrative contact, as by import.
    fn hand_over(&self, service: ServiceId) {
        let [rex, ada] = ["Rex", "Ada"].map(|name| &self.people[name]);
        self.app.db_hands_over(service, ContactType::Administrative, rex, ada);
    }

    /// Whether it is this one's to see: the request of the service that is in this state.
    pub fn sees_request(who: &str, state: &str) -> bool {
        match who {
            "Rex" | "Nia" => state != "uma",
            "Tim" => state == "done",
            "Ada" => matches!(state, "pending" | "processing"),
            "Uma" | "Una" => state == "uma",
            _ => false,
        }
    }

    pub fn sees_service(who: &str, state: &str) -> bool {
        match who {
            "Ada" | "Bil" => state != "uma",
            "Tim" => !matches!(state, "uma" | "done"),
            "Nia" => state == "done",
            "Uma" => state == "uma",
            _ => false,
        }
    }

    /// Who was a contact of the service: its page calls it by its handle.
    fn in_history(state: &str) -> Option<&'static str> {
        (state == "done").then_some("Tim")
    }

    pub fn states() -> impl Iterator<Item = (usize, &'static str)> {
        STATES.into_iter().chain(["uma"]).enumerate()
    }

    /// Whose names may stand on a page of this address.
    pub fn may_be_named(&self, who: &str, path: &str) -> BTreeSet<&'static str> {
        let contacts = |state: &str| match state {
            "uma" => ["Uma", "Uma", "Uma"],
            "done" => ["Ada", "Nia", "Bil"],
            _ => ["Ada", "Tim", "Bil"],
        };
        let parties = |state: &str| if state == "uma" { ["Uma", "Uma", "Una"] } else { ["Rex", "Tim", "Nia"] };
        let number = |start: &str| path.strip_prefix(start)?.split(['/', '?', '#']).next()?.parse::<i64>().ok();
        let mut named = BTreeSet::new();
        for (index, state) in Self::states() {
            let (service, request) = (self.services[index].0, self.requests[index]);
            let on_page = number("/services/").map_or(path.starts_with("/services"), |number| number == service);
            if on_page && Self::sees_service(who, state) {
                named.extend(contacts(state));
                named.extend(Self::in_history(state));
                if Self::sees_request(who, state) {
                    named.extend(parties(state));
                }
            }
            let on_page = number("/requests/").map_or(path.starts_with("/requests"), |number| number == request);
            // The requests that one may look at stand among one's own data, too.
            let on_page = on_page || path == "/profile/data.json";
            if on_page && Self::sees_request(who, state) {
                named.extend(parties(state));
            }
        }
        named
    }
}
