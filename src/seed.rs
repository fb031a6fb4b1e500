//! What the demo shows: believable customers and services, and a request in every state, with the history and the emails
//! that the flows themselves make.

mod acts;
mod agency;
mod names;
pub mod operators;
mod purposes;

use std::collections::HashMap;
use std::time::Duration;

use thiserror::Error;

use crate::domain::account::{EmailAddress, Language, NicHandle};
use crate::domain::name::AccountName;
use crate::domain::request::{Actor, Decision, remind_at};
use crate::domain::service::{ContactType, Contacts};
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, ServiceId};
use crate::flows::chosen::Chosen;
use crate::flows::resend::resend;
use crate::flows::{Doer, Terms, cancel, expire};
use crate::mail::Stationery;
use crate::passwords::{self, Password};
use crate::store::accounts::{self, AccountChange, NewAccount};
use crate::store::feed::Stamp;
use crate::store::{Database, StoreError, StoreResult, Tx, codes, requests, services};
use names::{ACCOUNTS, Customer, SERVICES};

/// The password of every account of the demo.
pub const PASSWORD: &str = "correct horse battery staple";
/// When the confirmed request of the demo is carried out: ahead, so that it can be looked at.
const AHEAD: Duration = DAY;

/// Why the demo could not be planted.
#[derive(Debug, Error)]
pub enum SeedError {
    /// What the database refused, or that it is away.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The rules do not allow what is planted, in words.
    #[error("{0}")]
    Failed(String),
}

/// What the operator has set for accounts.
pub struct Ground {
    /// The zones of the two kinds of customers.
    pub zones: [String; 2],
    /// The ending of NIC handles.
    pub nic_suffix: String,
    /// How long open requests can be confirmed.
    pub open_ttl: Duration,
}

/// Fills an empty database.
pub struct Seeder {
    db: Database,
    terms: Terms,
    stationery: Stationery,
    now: Moment,
    accounts: HashMap<Customer, (AccountId, NicHandle)>,
    services: HashMap<String, ServiceId>,
}

impl Seeder {
    /// A seeder that has done nothing yet.
    #[must_use]
    pub fn new(db: Database, terms: Terms, stationery: Stationery, now: Moment) -> Self {
        Self { db, terms, stationery, now, accounts: HashMap::new(), services: HashMap::new() }
    }

    /// Plants accounts, services and requests.
    ///
    /// # Errors
    /// What the database refused, or that it is away. or the rules do not allow what is planted.
    pub fn plant(mut self, ground: &Ground) -> Result<(), SeedError> {
        self.plant_accounts(ground)?;
        self.plant_services()?;
        self.plant_details()?;
        self.plant_ended_requests()?;
        self.plant_ended_of_agency()?;
        self.plant_purposes()?;
        self.terms.request_ttl = ground.open_ttl;
        self.plant_open_requests()?;
        self.plant_open_of_agency()
    }

    fn plant_accounts(&mut self, ground: &Ground) -> Result<(), SeedError> {
        let hash = passwords::hash(&Password::new(PASSWORD)).map_err(|error| SeedError::Failed(error.to_string()))?;
        let since = self.now.minus(DAY * 400);
        let wrong = |what: &str| SeedError::Failed(format!("the demo has a wrong {what}"));
        for (customer, number, name, email, language, zone) in ACCOUNTS {
            let nic = NicHandle::parse(&format!("{number}-{}", ground.nic_suffix)).map_err(|_| wrong(number))?;
            let email = EmailAddress::parse(email).map_err(|_| wrong(email))?;
            let language = Language::parse(language).ok_or_else(|| wrong(language))?;
            let name = AccountName::parse(name).map_err(|_| wrong(name))?;
            let new = NewAccount {
                nic: &nic,
                name: &name,
                email: &email,
                zone: &ground.zones[zone],
                language,
                password_hash: Some(&hash),
                outstanding_payments: 0,
            };
            let id = self.db.write_blocking(|tx| accounts::insert(tx, &new, since))?;
            self.accounts.insert(customer, (id, nic));
        }
        Ok(())
    }

    fn plant_services(&mut self) -> Result<(), SeedError> {
        let since = self.now.minus(DAY * 400);
        let ids: HashMap<_, _> = self.accounts.iter().map(|(customer, (id, _))| (*customer, *id)).collect();
        self.services = self.db.write_blocking(|tx| {
            let mut planted = HashMap::new();
            let own = SERVICES.into_iter().map(|(name, category, contacts)| (name.to_owned(), category, contacts));
            for (name, category, [administrative, technical, billing]) in own.chain(agency::services()) {
                let contacts = Contacts {
                    administrative: ids[&administrative],
                    technical: ids[&technical],
                    billing: ids[&billing],
                };
                let id = services::insert(tx, (&name, category), &contacts, since)?;
                // Of several services of one name, requests are about the first.
                planted.entry(name).or_insert(id);
            }
            Ok(planted)
        })?;
        Ok(())
    }

    /// One that was carried out, declined, cancelled, expired and failed.
    fn plant_ended_requests(&self) -> Result<(), SeedError> {
        use ContactType::{Billing, Technical};
        use Customer::{Alice, Bruno, Chloe, Olga, Tandem};

        let done = self.ask(self.at(41), Alice, "atelier-martin.example", &[(Technical, Tandem)])?;
        self.decide(self.answered(41), Alice, done, Decision::Accepted)?;
        self.decide(self.answered(40), Tandem, done, Decision::Accepted)?;
        self.apply(40, done)?;

        let ttl_days = u32::try_from(self.terms.request_ttl.as_secs() / DAY.as_secs()).unwrap_or(0);
        let expired = self.ask(self.at(ttl_days + 5), Alice, "blue-harbor.example", &[(Billing, Chloe)])?;
        self.decide(self.answered(ttl_days + 5), Alice, expired, Decision::Accepted)?;
        self.deliver(self.at(5))?;
        self.acts(self.at(5), Doer::System, |cx| expire::expire(cx, &[expired]))?;
        self.deliver(self.at(5))?;

        let declined = self.ask(self.at(12), Alice, "cedar-and-sons.example", &[(Billing, Bruno)])?;
        self.decide(self.answered(12), Alice, declined, Decision::Accepted)?;
        self.decide(self.answered(11), Bruno, declined, Decision::Declined)?;

        let cancelled = self.ask(self.at(9), Bruno, "vps-3f2a91.vps.example", &[(Technical, Chloe)])?;
        self.acts(self.at(8), Doer::Account(self.id(Bruno)), |cx| cancel::cancel(cx, &Chosen::One(cancelled)))?;
        self.deliver(self.at(8))?;

        let failed = self.ask(self.at(7), Alice, "quartz-gallery.example", &[(Billing, Olga)])?;
        self.decide(self.answered(7), Alice, failed, Decision::Accepted)?;
        self.decide(self.answered(6), Olga, failed, Decision::Accepted)?;
        self.owes(self.at(6), Olga, 2)?;
        self.apply(6, failed)
    }

    /// What the billing system says of a customer.
    fn owes(&self, at: Moment, customer: Customer, bills: i32) -> Result<(), SeedError> {
        let change = AccountChange { outstanding_payments: Some(bills), ..AccountChange::default() };
        let (id, stamp) = (self.id(customer), Stamp { by: Actor::Operator, at });
        Ok(self.db.write_blocking(|tx| accounts::change(tx, id, &change, stamp))?)
    }

    /// One that is being carried out, and some that wait for one, for both, and for several at once: all of late, so that they
    /// have nearly their full time.
    fn plant_open_requests(&self) -> Result<(), SeedError> {
        use ContactType::{Administrative, Billing, Technical};
        use Customer::{Alice, Bruno, Chloe, Tandem};

        let processing = self.ask(self.lately(720), Chloe, "librairie-lefevre.example", &[(Technical, Alice)])?;
        self.decide(self.lately(660), Chloe, processing, Decision::Accepted)?;
        self.decide(self.lately(600), Alice, processing, Decision::Accepted)?;

        let for_other = self.ask(self.lately(540), Alice, "saffron-kitchen.example", &[(Administrative, Bruno)])?;
        self.decide(self.lately(480), Alice, for_other, Decision::Accepted)?;
        let bruno = self.id(Bruno);
        self.acts(self.lately(360), Doer::Account(bruno), |cx| resend(cx, &Chosen::One(for_other), bruno))?;
        self.deliver(self.lately(360))?;

        self.ask(self.lately(300), Tandem, "nimbus-shop.example", &[(Technical, Bruno)])?;
        let several = [(Administrative, Alice), (Billing, Alice), (Technical, Chloe)];
        self.ask(self.lately(180), Bruno, "river-school.example", &several)?;
        self.ask(self.lately(120), Chloe, "maison-juniper.example", &[(Technical, Alice)])?;
        Ok(())
    }

    fn id(&self, customer: Customer) -> AccountId {
        self.accounts[&customer].0
    }

    /// So many days ago.
    fn at(&self, days_ago: u32) -> Moment {
        self.now.minus(DAY * days_ago)
    }

    /// So many minutes ago; less, where twelve hours are a good part of the time that open requests have.
    fn lately(&self, minutes_ago: u32) -> Moment {
        self.now.minus((self.terms.request_ttl / 12_000).min(Duration::from_mins(1)) * minutes_ago)
    }

    /// An hour later: nobody answers at once.
    fn answered(&self, days_ago: u32) -> Moment {
        self.at(days_ago).plus(Duration::from_hours(1))
    }
}

/// Has the confirmed request that was just planted wait for a day.
pub fn hold_back(tx: &mut Tx, now: Moment) -> StoreResult<()> {
    requests::put_off_confirmed(tx, now.plus(AHEAD))
}

/// Gives open requests their time anew.
pub fn renew(tx: &mut Tx, ttl: Duration, now: Moment) -> StoreResult<()> {
    let expires_at = now.plus(ttl);
    requests::renew_pending(tx, expires_at)?;
    codes::put_off_reminders(tx, remind_at(now, expires_at))
}
