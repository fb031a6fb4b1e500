//! RULES.md, *Who may ask for what*: every set of roles of who asks, every set of changed fields, three kinds of new contact.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const FIELDS: [&str; 3] = ["admin", "tech", "billing"];
const TYPES: [&str; 3] = ["Administrative", "Technical", "Billing"];
const ADMINISTRATIVE: usize = 0;

#[test]
fn roles_decide_who_may_hand_contacts_to_one_account() {
    let app = app();
    let [asker, one] = ["Asker", "One"].map(|name| app.customer(name));
    try_everything(&app, &asker, [&one; 3]);
}

#[test]
fn roles_decide_who_may_hand_contacts_to_three_accounts() {
    let app = app();
    let [asker, one, two, three] = ["Asker", "One", "Two", "Three"].map(|name| app.customer(name));
    try_everything(&app, &asker, [&one, &two, &three]);
}

#[test]
fn roles_decide_who_may_take_contacts_over() {
    let app = app();
    let asker = app.customer("Asker");
    try_everything(&app, &asker, [&asker; 3]);
}

fn app() -> TestApp {
    TestApp::with(Options { limits: false, ..Options::default() })
}

fn try_everything(app: &TestApp, asker: &Customer<'_>, named: [&Customer<'_>; 3]) {
    let others = ["Anna", "Theo", "Bill"].map(|name| app.customer(name));
    for (roles, changed) in sets().into_iter().flat_map(|roles| sets().into_iter().map(move |changed| (roles, changed)))
    {
        let today = [0, 1, 2].map(|place| if roles[place] { asker } else { &others[place] });
        Case { app, asker, today, named, roles, changed }.check();
    }
}

fn sets() -> Vec<[bool; 3]> {
    (0..8).map(|set| [0, 1, 2].map(|place| set & (1 << place) != 0)).collect()
}

struct Case<'c, 'a> {
    app: &'c TestApp,
    asker: &'c Customer<'a>,
    today: [&'c Customer<'a>; 3],
    named: [&'c Customer<'a>; 3],
    roles: [bool; 3],
    changed: [bool; 3],
}

/// Who is replaced, by whom, and for which contacts.
type Asked = BTreeSet<(String, String, String)>;

impl Case<'_, '_> {
    fn check(&self) {
        let [admin, tech, billing] = self.today;
        let name = format!("roles {:?} changed {:?}", self.roles, self.changed);
        let service = self.app.service(&name, admin, tech, billing);
        let mailed = self.app.smtp.messages().len();
        let mut form = self.asker.asks_for(service);
        for place in self.places(|place| self.changed[place]) {
            form = form.field(FIELDS[place], &self.named[place].nic);
        }
        let answer = form.try_confirm();
        self.app.deliver();

        assert_eq!(answer.status, self.expected_status(), "{name}");
        let refused = answer.status != 303;
        assert_eq!(self.stored(&name), if refused { Asked::new() } else { self.expected() }, "{name}");
        let emails = if refused { 0 } else { self.validators().len() };
        assert_eq!(self.app.smtp.messages().len() - mailed, emails, "{name}");
        if answer.status == 422 {
            self.check_faults(&answer, &name);
        }
    }

    fn places(&self, which: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..3).filter(|place| which(*place)).collect()
    }

    /// Where the form names somebody else than today.
    fn asked(&self) -> Vec<usize> {
        self.places(|place| self.changed[place] && self.named[place].nic != self.today[place].nic)
    }

    fn may(&self, place: usize) -> bool {
        self.roles[ADMINISTRATIVE] || self.roles[place]
    }

    fn expected_status(&self) -> u16 {
        let asked = self.asked();
        if self.roles == [false; 3] {
            404
        } else if !asked.is_empty() && asked.iter().all(|place| self.may(*place)) {
            303
        } else {
            422
        }
    }

    fn expected(&self) -> Asked {
        let mut pairs: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for place in self.asked() {
            let pair = (self.today[place].nic.clone(), self.named[place].nic.clone());
            pairs.entry(pair).or_default().push(TYPES[place]);
        }
        pairs.into_iter().map(|((from, to), types)| (from, to, types.join(", "))).collect()
    }

    fn validators(&self) -> BTreeSet<&str> {
        let new = self.asked().into_iter().map(|place| self.named[place].nic.as_str());
        new.chain([self.asker.nic.as_str()]).collect()
    }

    fn stored(&self, name: &str) -> Asked {
        let handle = |cell: &String| match cell.split(' ').next_back().unwrap_or_default() {
            "You" => self.asker.nic.clone(),
            nic => nic.to_owned(),
        };
        let rows = self.asker.get("/requests").rows().into_iter().filter(|row| row[4] == format!("{name} Domain"));
        let rows: Vec<_> = rows.map(|row| (handle(&row[1]), handle(&row[2]), row[3].clone())).collect();
        assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "{name}: twice the same");
        rows.into_iter().collect()
    }

    /// Exactly the fields that were not this account's to change are at fault.
    fn check_faults(&self, answer: &Page, name: &str) {
        for (place, field) in FIELDS.into_iter().enumerate() {
            let forged = self.asked().contains(&place) && !self.may(place);
            let fault = if forged { "You may not change this contact." } else { "" };
            assert_eq!(answer.fault(field), fault, "{name}: {field}");
        }
    }
}

#[test]
fn what_may_not_be_changed_is_shown_and_cannot_be_edited() {
    let app = TestApp::start();
    let [anna, theo, bill] = ["Anna", "Theo", "Bill"].map(|name| app.customer(name));
    let service = app.service("example.org", &anna, &theo, &bill);
    for (who, fixed) in [(&anna, [false; 3]), (&theo, [true, false, true]), (&bill, [true, true, false])] {
        let page = who.get(&format!("/services/{service}/contacts"));
        for ((field, fixed), today) in FIELDS.into_iter().zip(fixed).zip([&anna, &theo, &bill]) {
            assert_eq!(page.value(field), today.nic);
            assert_eq!(page.has(&format!("#{field}[readonly]")), fixed, "{} {field}", who.name);
            let called = if today.nic == who.nic { "You" } else { &today.name };
            assert!(page.text(&format!("#{field}-hint")).contains(called), "{} {field}", who.name);
        }
    }
}

#[test]
fn a_service_of_others_answers_like_one_that_does_not_exist() {
    let app = TestApp::start();
    let [anna, eve] = ["Anna", "Eve"].map(|name| app.customer(name));
    let service = app.service("example.org", &anna, &anna, &anna);
    let pages = [service.to_string(), "999".into(), "x".into()].map(|id| format!("/services/{id}/contacts"));
    for path in &pages {
        let preview = format!("{path}/preview");
        let answers = [eve.get(path), eve.post(path, &[("admin", &eve.nic)]), eve.post(path, &[("admin", "?")])];
        for answer in answers.into_iter().chain([eve.post(&preview, &[("admin", &eve.nic)])]) {
            assert_eq!((answer.status, answer.text("h1").as_str()), (404, "Not found"), "{path}");
            assert!(!answer.body.contains("example.org") && !answer.body.contains("Anna"));
        }
    }
}
