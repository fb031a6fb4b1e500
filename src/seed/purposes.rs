//! What the contacts of the demo's services are for: when these renew or end, whom they belong to, a lock, and what is told of it.

use super::names::Customer::Alice;
use super::{SeedError, Seeder};
use crate::domain::ServiceId;
use crate::domain::day::Day;
use crate::domain::locking::LockTurn;
use crate::domain::owner::{Owner, OwnerField, TypedOwner};
use crate::domain::renewal::RenewalKind::{self, Automatic, Ends, Manual};
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::flows::Doer;
use crate::flows::change_owner::{OwnerBound, OwnerForm, OwnerOutcome, change_owner};
use crate::flows::lock_services::{LockOutcome, LocksToTurn, turn_locks};
use crate::flows::notify_renewals;
use crate::flows::reauthenticate::{RequiredProof, ShownProof, begin_reauthentication};
use crate::passwords::Checked;
use crate::store::bulk::details::{RenewalChange, set_renewals};
use crate::store::feed::Stamp;
use crate::store::{StoreError, notice_terms, owners};

/// Services that are worth a look: so many days from today, and what happens then.
const SOON: [(&str, i64, RenewalKind); 10] = [
    ("atelier-martin.example", 6, Manual),
    ("blue-harbor.example", 21, Automatic),
    ("garden-lane.example", 12, Ends),
    ("indigo-textiles.example", -4, Manual),
    ("lantern-books.example", 29, Automatic),
    ("river-school.example", 5, Automatic),
    ("violet-florist.example", 18, Manual),
    ("librairie-lefevre.example", 7, Automatic),
    ("théâtre-des-pins.example", 27, Manual),
    ("ocean-yoga.example", 3, Ends),
];
/// The others renew all over the year, each so many days after the one before.
const APART: usize = 11;
const YEAR: usize = 320;

/// The owner of a service of the demo: the service, name, organisation, address, phone, street, postcode, city and country.
const OWNERS: [(&str, [&str; 8]); 4] = [
    (
        "atelier-martin.example",
        ["Alice Martin", "", "alice.martin@example.org", "+33123456789", "1 rue Exemple", "75001", "Paris", "FR"],
    ),
    (
        OWNED,
        [
            "",
            "Quartz Gallery Ltd",
            "old-office@quartz-gallery.example",
            "+442079460958",
            "12 Sample Street",
            "SW1A 1AA",
            "London",
            "GB",
        ],
    ),
    (
        "kowalski-motors.example",
        [
            "Bruno Kowalski",
            "Kowalski Motors",
            "bruno@kowalski-motors.example",
            "",
            "ul. Przykładowa 5",
            "00-001",
            "Warszawa",
            "PL",
        ],
    ),
    (
        "librairie-lefevre.example",
        ["Chloé Lefèvre", "Librairie Lefèvre", "chloe@librairie-lefevre.example", "", "", "", "Lyon", "FR"],
    ),
];
/// Its owner has moved.
const OWNED: &str = "quartz-gallery.example";
const MOVED: [(OwnerField, &str); 3] = [
    (OwnerField::Email, "office@quartz-gallery.example"),
    (OwnerField::Address, "7 Specimen Square"),
    (OwnerField::Postcode, "EC1A 1BB"),
];
/// It is locked.
const LOCKED: &str = "fresco-paints.example";

impl Seeder {
    /// Gives services their last days and owners, as an import would.
    pub(super) fn plant_details(&self) -> Result<(), SeedError> {
        let today = Day::at(self.now, self.terms.time_zone);
        let mut all: Vec<_> = self.services.iter().collect();
        all.sort();
        Ok(self.db.write_blocking(|tx| {
            let renewal = |(place, (name, id)): (usize, &(&String, &ServiceId))| {
                let soon = SOON.iter().find(|(known, ..)| known == name).map(|(_, days, kind)| (*days, *kind));
                let later = i64::try_from(33 + place * APART % YEAR).unwrap_or_default();
                let (days, kind) = soon.unwrap_or((later, Automatic));
                RenewalChange { service: **id, day: Some(today.plus(days)), kind: Some(kind) }
            };
            let renewals: Vec<_> = all.iter().enumerate().map(renewal).collect();
            set_renewals(tx, &renewals, Stamp { by: Actor::Operator, at: self.at(400) })?;
            for (name, details) in OWNERS {
                let mut owner = Owner::default();
                for (field, detail) in OwnerField::ALL.into_iter().zip(details) {
                    owner.set(field, Some(detail.to_owned()).filter(|detail| !detail.is_empty()));
                }
                owners::put(tx, self.services[name], &owner)?;
            }
            Ok::<_, StoreError>(())
        })?)
    }

    /// An owner has moved, a service is locked, and billing contacts are told in the mornings of late.
    pub(super) fn plant_purposes(&self) -> Result<(), SeedError> {
        self.change_owner(self.at(14))?;
        self.lock(self.at(10))?;
        let everybody: Vec<_> = self.accounts.values().map(|(id, _)| *id).collect();
        self.db.write_blocking(|tx| notice_terms::declare(tx, &self.terms.notice_steps))?;
        for days_ago in [2, 1] {
            let morning = Day::at(self.at(days_ago), self.terms.time_zone).at_hour(9, self.terms.time_zone);
            self.acts(morning, Doer::System, |cx| notify_renewals::visit(cx, &everybody))?;
            self.deliver(morning)?;
        }
        Ok(())
    }

    fn change_owner(&self, at: Moment) -> Result<(), SeedError> {
        let typed =
            TypedOwner::new(|field| MOVED.iter().find(|(known, _)| *known == field).map(|(_, to)| (*to).to_owned()));
        let (form, alice) = (OwnerForm { typed, filled_with: None }, self.id(Alice));
        let changed = self.acts(at, Doer::Account(alice), |cx| {
            let begun = begin_reauthentication(cx, alice, RequiredProof::PasswordAndCode)?;
            let shown = ShownProof { password: Some(Checked::Right), code_given: false, code: None };
            match begun {
                Ok(begun) => change_owner(cx, self.services[OWNED], &form, &begun.with(shown)),
                Err(wait) => Ok(OwnerOutcome::TooOften(OwnerBound::Account, wait)),
            }
        })?;
        match changed {
            OwnerOutcome::Changed { .. } => self.deliver(at),
            refused => Err(SeedError::Failed(format!("the demo changes what is refused: {refused:?}"))),
        }
    }

    fn lock(&self, at: Moment) -> Result<(), SeedError> {
        let to_turn = LocksToTurn { services: vec![self.services[LOCKED]], turn: LockTurn::On, shown: None };
        match self.acts(at, Doer::Account(self.id(Alice)), |cx| turn_locks(cx, &to_turn, None))? {
            LockOutcome::Turned(_) => self.deliver(at),
            refused => Err(SeedError::Failed(format!("the demo locks what is refused: {refused:?}"))),
        }
    }
}
