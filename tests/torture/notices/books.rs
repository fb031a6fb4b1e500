//! Whose services are whose, and when they renew or end: as it was from time to time, and as it is.

use std::collections::BTreeSet;
use std::fmt::Write;

use handover::clock::Clock;
use handover::domain::account::{EmailAddress, Language, NicHandle};
use handover::domain::change::PlannedRequest;
use handover::domain::day::Day;
use handover::domain::name::AccountName;
use handover::domain::request::State;
use handover::domain::service::{ContactType, ContactTypes, Contacts};
use handover::domain::time::{DAY, Moment};
use handover::domain::time_zone::TimeZone;
use handover::domain::{AccountId, ServiceId};
use handover::store::accounts::{self, NewAccount};
use handover::store::bulk::References;
use handover::store::requests::{self, NewRequests};
use handover::store::{Database, StoreError, Tx, services};
use rand::RngExt;
use rand::rngs::StdRng;

use crate::snapshot::run;

const CONTACTS: usize = 500;
const SERVICES: usize = 3000;
/// Services of each morning that another account gets by a request, or by an import; and that get another last day.
const HANDED_OVER: usize = 60;
const IMPORTED_CONTACTS: usize = 40;
const IMPORTED_DAYS: usize = 80;
/// Requests of one submission.
const TOGETHER: usize = 6;
/// How many days ahead last days are: at a step, between two, not yet, and past.
const AHEAD: [i64; 10] = [-1, 0, 1, 2, 7, 8, 20, 30, 31, 60];
/// One or more in each part of the day, at any time.
const ZONES: [&str; 8] = [
    "UTC",
    "Asia/Tokyo",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "America/Sao_Paulo",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Asia/Dubai",
];

pub(super) struct BillingContact {
    id: AccountId,
    nic: String,
    pub(super) email: String,
    pub(super) zone: TimeZone,
}

/// Who is the billing contact of a service, by its place, and its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    pub(super) contact: usize,
    pub(super) last_day: Day,
}

pub(super) struct Service {
    id: ServiceId,
    pub(super) name: String,
    /// As it is last, and was before.
    pub(super) standings: Vec<Standing>,
    /// Whether a request made it so last: then it is told at once, at any hour.
    pub(super) is_taken_over: bool,
}

pub(super) struct Books {
    pub(super) contacts: Vec<BillingContact>,
    pub(super) services: Vec<Service>,
    administrator: AccountId,
    /// Services that have changed this morning.
    changed: BTreeSet<usize>,
    /// When it began: the test takes less than a quarter of an hour.
    pub(super) began: Moment,
}

impl Books {
    pub(super) fn filled(db: &Database, dice: &mut StdRng) -> Self {
        let began = Clock::default().now();
        db.write_bulk::<_, StoreError>(References::Checked, |tx| {
            let contacts: Vec<_> = (0..CONTACTS).map(|number| billing_contact(tx, number, began)).collect();
            let administrator = contacts[0].id;
            let mut books = Self { contacts, services: Vec::new(), administrator, changed: BTreeSet::new(), began };
            for number in 0..SERVICES {
                let standing = Standing { contact: dice.random_range(1..CONTACTS), last_day: Day(0) };
                let (name, standing) = (format!("service-{number}.org"), books.with_another_day(standing, dice));
                let billing = books.contacts[standing.contact].id;
                let contacts = Contacts { administrative: administrator, technical: administrator, billing };
                let id = services::insert(tx, (&name, "DOMAIN"), &contacts, began)?;
                run(tx, &format!("UPDATE services SET expires_on = {} WHERE id = {id}", standing.last_day.0));
                books.services.push(Service { id, name, standings: vec![standing], is_taken_over: false });
            }
            Ok(books)
        })
        .unwrap()
    }

    /// Where the contact is, it is past eight in the morning, and will be today for the whole time.
    pub(super) fn is_awake(&self, contact: usize) -> bool {
        let zone = self.contacts[contact].zone;
        let later = Moment(self.began.0 + 15 * 60_000);
        Day::at(self.began, zone).at_hour(8, zone) <= self.began && Day::at(later, zone) == Day::at(self.began, zone)
    }

    /// Whether the morning comes, or the day ends, while this goes on: what is told then is anybody's guess.
    pub(super) fn is_on_the_edge(&self, contact: usize) -> bool {
        let zone = self.contacts[contact].zone;
        let (today, later) = (Day::at(self.began, zone), Moment(self.began.0 + 15 * 60_000));
        let morning = today.at_hour(8, zone);
        Day::at(later, zone) != today || (self.began < morning && morning <= later)
    }

    fn with_another_day(&self, standing: Standing, dice: &mut StdRng) -> Standing {
        let today = Day::at(self.began, self.contacts[standing.contact].zone);
        Standing { last_day: today.plus(AHEAD[dice.random_range(0..AHEAD.len())]), ..standing }
    }

    /// Some that have not changed this morning.
    fn some(&mut self, count: usize, dice: &mut StdRng) -> Vec<usize> {
        let mut chosen = Vec::new();
        while chosen.len() < count {
            let service = dice.random_range(0..self.services.len());
            if self.changed.insert(service) {
                chosen.push(service);
            }
        }
        chosen
    }

    /// Another contact, which this service never had.
    fn another_contact(&self, service: usize, dice: &mut StdRng) -> usize {
        loop {
            let contact = dice.random_range(1..CONTACTS);
            if self.services[service].standings.iter().all(|standing| standing.contact != contact) {
                return contact;
            }
        }
    }

    /// Requests that everybody has confirmed: the workers carry them out.
    pub(super) fn hand_over(&mut self, db: &Database, dice: &mut StdRng) {
        self.changed.clear();
        for together in self.some(HANDED_OVER, dice).chunks(TOGETHER) {
            // Of one submission, to one new contact.
            let to = loop {
                let to = self.another_contact(together[0], dice);
                let had = |service: &usize| self.services[*service].standings.iter().any(|old| old.contact == to);
                if !together.iter().any(had) {
                    break to;
                }
            };
            let types: ContactTypes = [ContactType::Billing].into();
            let mut planned = Vec::new();
            for place in together {
                let service = &mut self.services[*place];
                let standing = *service.standings.last().unwrap();
                let (from, new) = (self.contacts[standing.contact].id, self.contacts[to].id);
                planned.push((service.id, PlannedRequest { from, to: new, types: types.clone() }));
                service.standings.push(Standing { contact: to, ..standing });
                service.is_taken_over = true;
            }
            let (requester, created_at) = (self.administrator, Clock::default().now());
            db.write_bulk::<_, StoreError>(References::Checked, |tx| {
                let submission = requests::insert_submission(tx, requester, None, created_at)?;
                let shared = NewRequests { submission, requester, created_at, expires_at: created_at.plus(DAY * 30) };
                requests::insert_all(tx, shared, &planned)?;
                confirm(tx, submission.0, created_at);
                Ok(())
            })
            .unwrap();
        }
    }

    /// The rows of a file with other last days, and other billing contacts.
    pub(super) fn import(&mut self, dice: &mut StdRng) -> String {
        let mut rows = "name,category,billing,expires_on\n".to_owned();
        let all = self.some(IMPORTED_CONTACTS + IMPORTED_DAYS, dice);
        for (place, service) in all.into_iter().enumerate() {
            let standing = *self.services[service].standings.last().unwrap();
            let (standing, columns) = if place % 3 == 0 && place / 3 < IMPORTED_CONTACTS {
                let contact = self.another_contact(service, dice);
                (Standing { contact, ..standing }, format!("{},", self.contacts[contact].nic))
            } else {
                let standing = self.with_another_day(standing, dice);
                (standing, format!(",{}", standing.last_day))
            };
            let service = &mut self.services[service];
            writeln!(rows, "{},DOMAIN,{columns}", service.name).unwrap();
            service.standings.push(standing);
            service.is_taken_over = false;
        }
        rows
    }
}

fn confirm(tx: &mut Tx, submission: i64, now: Moment) {
    let now = now.0;
    let accepted = format!("decision = 'accepted', decided_at = {now}");
    run(tx, &format!("UPDATE validations SET {accepted} WHERE submission_id = {submission}"));
    let processing = format!("state = '{}', decided_at = {now}, apply_at = {now}", State::Processing.as_str());
    run(tx, &format!("UPDATE requests SET {processing} WHERE submission_id = {submission}"));
}

fn billing_contact(tx: &mut Tx, number: usize, now: Moment) -> BillingContact {
    let (nic, email) = (format!("xx{}-nic", 1000 + number), format!("billing{number}@example.org"));
    let new = NewAccount {
        nic: &NicHandle::parse(&nic).unwrap(),
        name: &AccountName::shown(format!("Customer {number}"), &nic),
        email: &EmailAddress::parse(&email).unwrap(),
        zone: "eu",
        language: Language::English,
        password_hash: None,
        outstanding_payments: 0,
    };
    let id = accounts::insert(tx, &new, now).unwrap();
    let zone = TimeZone::parse(ZONES[number % ZONES.len()]).unwrap();
    run(tx, &format!("UPDATE accounts SET time_zone = '{}' WHERE id = {id}", zone.name()));
    BillingContact { id, nic, email, zone }
}
