//! What the contacts are for: locks, owners and last days.

use handover::domain::day::Day;
use handover::domain::event::{ContactMove, ServiceEvent};
use handover::domain::renewal::RenewalKind;
use handover::domain::request::Actor;
use handover::domain::service::ContactType;
use handover::domain::time_zone::TimeZone;
use proptest::test_runner::TestCaseError;

use super::typing::asker;
use super::{Checked, Drive, equal};
use crate::model::actions::{Action, Asker, Detail, Filled};
use crate::model::rules::{AtTheEnd, Lock, Turn};
use crate::renewals::mornings;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

/// Where the accounts have their clocks, and how many minutes these are ahead of UTC, all year round.
const CLOCKS: [(&str, i64); 5] = [
    ("UTC", 0),
    ("Asia/Tokyo", 9 * 60),
    ("America/Phoenix", -7 * 60),
    ("Pacific/Kiritimati", 14 * 60),
    ("Asia/Kolkata", 5 * 60 + 30),
];

/// Puts the clock forward to the same moment each time; gives it in seconds.
pub(super) fn begin(app: &TestApp) -> i64 {
    let (day, minutes) = ("2037-01-10", 30);
    mornings::begin(app, day, minutes);
    Day::parse(day).unwrap().at_hour(0, TimeZone::UTC).0 / 1000 + minutes * 60
}

/// Gives how many seconds its clocks are ahead of UTC.
pub(super) fn moves_to_its_clocks(app: &TestApp, customer: &Customer<'_>, index: usize) -> i64 {
    let (zone, minutes) = CLOCKS[index];
    app.db_sets(&format!("accounts SET time_zone = '{zone}' WHERE id = {}", customer.id));
    minutes * 60
}

impl Drive<'_> {
    pub(super) fn turn_lock(&mut self, by: Asker, service: usize, turn: Turn) -> Checked {
        let Some(by) = self.signed_in(asker(by, self.world.services[service].contacts))? else { return Ok(()) };
        let (act, typed) = typed(turn);
        let answer = self.customers[by].post(&format!("/services/{}/{act}", self.services[service]), &typed);
        let expected = self.world.turn_locks(by, &[service], turn, false);
        self.same(act, expected, &answer)
    }

    pub(super) fn turn_locks(&mut self, by: Asker, services: &[usize], turn: Turn, filled: Filled) -> Checked {
        let Some(by) = self.signed_in(asker(by, self.world.services[services[0]].contacts))? else { return Ok(()) };
        let (act, mut fields) = typed(turn);
        let action = format!("/services/{act}");
        let ids: Vec<_> = services.iter().map(|service| self.services[*service].to_string()).collect();
        fields.extend(ids.iter().map(|id| ("service", id.as_str())));
        fields.extend(matches!(filled, Filled::Stale).then_some(("shown", "of long ago")));
        let opened = if matches!(filled, Filled::Today) { self.opens_locks(by, &ids, &action)? } else { None };
        if let Some(hidden) = &opened {
            fields.retain(|(name, _)| *name != "service");
            fields.extend(hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        }
        let answer = self.customers[by].post(&action, &fields);
        let expected = self.world.turn_locks(by, services, turn, matches!(filled, Filled::Stale));
        self.same(&format!("{act} together"), expected, &answer)
    }

    /// What the form is filled with that is sent there, where it is there to be sent.
    fn opens_locks(
        &self,
        by: usize,
        ids: &[String],
        action: &str,
    ) -> Result<Option<Vec<(String, String)>>, TestCaseError> {
        let chosen: Vec<_> = ids.iter().map(|id| format!("service={id}")).collect();
        let page = self.customers[by].get(&format!("/services/lock?{}", chosen.join("&")));
        let is_own = |id: &String| {
            let service = self.services.iter().position(|service| service.to_string() == *id).unwrap();
            self.world.services[service].contacts.contains(&by)
        };
        equal("status of the page of locks", if ids.iter().any(is_own) { 200 } else { 404 }, page.status)?;
        let form = page.forms().into_iter().find(|form| form.action == action);
        Ok(form.map(|form| form.fields.into_iter().filter(|(name, _)| name != "password").collect()))
    }

    /// What comes without a customer: imports, the operator's acts, and time.
    pub(super) fn others_do(&mut self, action: &Action) {
        match *action {
            Action::ContactChanges { service, contact, to } => self.imports_contact(service, contact, to),
            Action::OperatorLocks { service, on } => self.operator_locks(service, on),
            Action::LastDay { service, ahead } => self.imports_last_day(service, ahead),
            Action::Advance { seconds } => self.advance(seconds),
            Action::Owes { who, unpaid } => {
                self.app.db_owes(&self.customers[who], i32::from(unpaid));
                self.world.accounts[who].unpaid = unpaid;
            }
            _ => {}
        }
    }

    /// The operator locks for a dispute, where no request is open, and unlocks.
    fn operator_locks(&mut self, service: usize, on: bool) {
        if on == self.world.services[service].lock.is_some() || on && self.world.has_open_request(service) {
            return;
        }
        let id = self.services[service];
        if on {
            self.app.db_locks(id);
        } else {
            self.app.db_sets(&format!("services SET locked_at = NULL, locked_by_id = NULL WHERE id = {id}"));
        }
        self.world.services[service].lock = on.then_some(Lock::Operator);
    }

    pub(super) fn change_owner(&mut self, by: Asker, service: usize, details: [Detail; 3], right: bool) -> Checked {
        let Some(by) = self.signed_in(asker(by, self.world.services[service].contacts))? else { return Ok(()) };
        let right_ones =
            [["Ada Owner", "Bo Owner"], ["first@owner.example", "second@owner.example"], ["Paris", "Lyon"]];
        let text = |place: usize| match details[place] {
            Detail::Absent => None,
            Detail::Empty => Some(" "),
            Detail::Right(which) => Some(right_ones[place][usize::from(which)]),
            Detail::Odd => Some("Nobody"),
        };
        let typed = [0, 1, 2].map(text);
        let names = ["name", "email", "city"];
        let mut form: Vec<_> = names.into_iter().zip(typed).filter_map(|(name, text)| Some((name, text?))).collect();
        form.push(("current_password", if right { PASSWORD } else { "not it" }));
        let answer = self.customers[by].post(&format!("/services/{}/owner", self.services[service]), &form);
        let expected = self.world.change_owner(by, service, typed, right);
        self.same("owner", expected, &answer)
    }

    fn imports_last_day(&mut self, service: usize, ahead: Option<(i64, AtTheEnd)>) {
        let id = self.services[service];
        match ahead {
            Some((days, then)) => self.app.db_renews(id, days, kind_of(then)),
            None => self.app.db_sets(&format!("services SET expires_on = NULL, renewal = NULL WHERE id = {id}")),
        }
        self.world.imports_last_day(service, ahead);
    }

    fn imports_contact(&mut self, service: usize, contact: usize, to: usize) {
        let from = self.world.services[service].contacts[contact];
        if from == to {
            return;
        }
        let [from, other] = [from, to].map(|index| &self.customers[index]);
        let (id, contact_type) = (self.services[service], ContactType::ALL[contact]);
        self.app.db_hands_over(id, contact_type, from, other);
        // What comes before and after it happens at other moments, as the model has it.
        let apart = || std::thread::sleep(std::time::Duration::from_millis(2));
        apart();
        let moved = ContactMove { contact: contact_type, from: from.id, to: other.id };
        self.app.db_happened(id, &ServiceEvent::ContactImported(moved), Actor::Operator);
        apart();
        self.world.imports_contact(service, contact, to);
    }

    /// The page of a service is as its contacts see it, and for others it does not exist.
    pub(super) fn compare_service(&self, index: usize) -> Checked {
        let (service, id) = (&self.world.services[index], self.services[index]);
        for (viewer, account) in self.world.accounts.iter().enumerate().filter(|(_, account)| account.open) {
            let page = self.customers[viewer].get(&format!("/services/{id}"));
            let is_contact = service.contacts.contains(&viewer);
            equal("status of a service", if is_contact { 200 } else { 404 }, page.status)?;
            if is_contact {
                let what = format!("{} as {} sees it", service.name, account.nic);
                equal(&what, self.expected_of(index, viewer), seen(&page))?;
            }
        }
        Ok(())
    }

    /// History, owner, and who locked it.
    fn expected_of(&self, index: usize, viewer: usize) -> [Vec<String>; 3] {
        let service = &self.world.services[index];
        let history = self.world.history(viewer, index).into_iter().map(str::to_owned).collect();
        let lock = match service.lock {
            None => vec!["Off".to_owned()],
            Some(Lock::Operator) => vec!["On".to_owned(), "Our support team".to_owned()],
            Some(Lock::Account(by)) => {
                let is_named = self.world.accounts[by].open && service.contacts.contains(&by);
                let nic = &self.world.accounts[by].nic;
                let name = if by == viewer {
                    "You "
                } else if is_named {
                    &format!("{} ", self.customers[by].name)
                } else {
                    ""
                };
                vec!["On".to_owned(), format!("{name}{nic}")]
            }
        };
        [history, service.owner.shown(), lock]
    }
}

/// The act, and the password where one is typed.
fn typed(turn: Turn) -> (&'static str, Vec<(&'static str, &'static str)>) {
    match turn {
        Turn::On => ("lock", Vec::new()),
        Turn::Off { right_password } => {
            ("unlock", vec![("password", if right_password { PASSWORD } else { "not it" })])
        }
    }
}

fn kind_of(then: AtTheEnd) -> Option<RenewalKind> {
    match then {
        AtTheEnd::Automatic => Some(RenewalKind::Automatic),
        AtTheEnd::Manual => Some(RenewalKind::Manual),
        AtTheEnd::Ends => Some(RenewalKind::Ends),
        AtTheEnd::Unknown => None,
    }
}

fn seen(page: &Page) -> [Vec<String>; 3] {
    let lock = page.texts("#lock > p > strong").into_iter().chain(page.texts("#lock dl > div:last-child dd"));
    [
        page.attributes("#history [data-event]", "data-event"),
        page.texts("section[aria-labelledby=owner-title] dl > div"),
        lock.collect(),
    ]
}
