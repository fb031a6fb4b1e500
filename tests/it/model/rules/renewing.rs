//! *Renewals*.

use super::{About, Kind, Owed, World};

/// How many days before a last day its billing contact is told, the nearest first.
const STEPS: [i64; 3] = [1, 7, 30];
/// When a morning begins, in seconds.
const MORNING: i64 = 8 * 3600;
const DAY: i64 = 24 * 3600;

/// What happens on a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtTheEnd {
    Automatic,
    Manual,
    Ends,
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// In days since 1970.
    pub last_day: i64,
    pub then: AtTheEnd,
}

/// That a billing contact was told of a last day by a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    service: usize,
    last_day: i64,
    account: usize,
    step: i64,
}

impl World {
    /// The day that it is there, and how many seconds of it have passed.
    fn at(&self, east: i64) -> (i64, i64) {
        let now = self.began + i64::try_from(self.now).unwrap() + east;
        (now.div_euclid(DAY), now.rem_euclid(DAY))
    }

    /// An import brings a last day, so many days from today by UTC, or takes it away. It announces nothing.
    pub fn imports_last_day(&mut self, service: usize, last_day: Option<(i64, AtTheEnd)>) {
        let (today, _) = self.at(0);
        // A column that is empty keeps its value.
        let before = self.services[service].renewal.map_or(AtTheEnd::Unknown, |renewal| renewal.then);
        self.services[service].renewal = last_day.map(|(days, then)| Renewal {
            last_day: today + days,
            then: if then == AtTheEnd::Unknown { before } else { then },
        });
    }

    /// What the billing contact was not told of yet: by the nearest step that is reached, and by none that is nearer.
    fn due(&self, service: usize) -> Option<Told> {
        let (renewal, account) = (self.services[service].renewal?, self.services[service].contacts[2]);
        let (today, _) = self.at(self.accounts[account].east);
        let last_day = renewal.last_day;
        let step = STEPS.into_iter().find(|step| last_day >= today && last_day - step <= today)?;
        let is_it = |told: &Told| (told.service, told.last_day, told.account) == (service, last_day, account);
        let was_told = self.told.iter().any(|told| is_it(told) && told.step <= step);
        (!was_told).then_some(Told { service, last_day, account, step })
    }

    /// The email of a day for each billing contact for whom something is due, once its morning has come.
    pub(super) fn notify(&mut self) {
        for account in (0..self.accounts.len()).filter(|account| self.accounts[*account].open) {
            let (today, seconds) = self.at(self.accounts[account].east);
            let of = (0..self.services.len()).filter(|service| self.services[*service].contacts[2] == account);
            let due: Vec<Told> = of.filter_map(|service| self.due(service)).collect();
            if due.is_empty() || seconds < MORNING || self.told_on.get(&account) == Some(&today) {
                continue;
            }
            self.told_on.insert(account, today);
            let about = About::LastDays { all: due.iter().map(|told| told.service).collect(), by: None };
            self.outbox.push(Owed { to: account, address: None, kind: Kind::LastDays, about });
            self.told.extend(due);
        }
    }

    /// A request made it the billing contact: it is told at once, of all that one submission gives it together.
    pub(super) fn takes_over(&mut self, to: usize, service: usize, submission: usize) {
        let Some(due) = self.due(service) else { return };
        self.told.insert(due);
        for owed in &mut self.outbox {
            if let (About::LastDays { all, by }, true) = (&mut owed.about, owed.to == to)
                && *by == Some(submission)
            {
                all.push(service);
                return;
            }
        }
        let about = About::LastDays { all: vec![service], by: Some(submission) };
        self.outbox.push(Owed { to, address: None, kind: Kind::TakenOver, about });
    }

    /// The last days of these services as their reader is told them, by day.
    pub(super) fn last_days_of(&self, all: &[usize], reader: usize) -> String {
        let (today, _) = self.at(self.accounts[reader].east);
        let told = all.iter().filter_map(|service| {
            let (service, renewal) = (&self.services[*service], self.services[*service].renewal?);
            Some((renewal.last_day, format!("{} {:?}", service.name, renewal.then)))
        });
        let mut told: Vec<(i64, String)> = told.collect();
        told.sort();
        let in_words = |days: i64| match days {
            0 => "today".to_owned(),
            1 => "in 1 day".to_owned(),
            days => format!("in {days} days"),
        };
        let lines = told.iter().map(|(day, service)| format!("{}: {service}", in_words(day - today)));
        lines.collect::<Vec<_>>().join("; ")
    }
}
