//! Who walks, and what there is to see.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use handover::domain::service::ContactType;
use handover::web::frame::routes::{FORMS, PAGES, TRYING_OUT};

use crate::isolation::{NOTHING, links};
use crate::second_factor::phone::{PAGE as FACTOR, Phone, knocks};
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to, path_in};
use crate::support::page::{Form, Page};

const NEW_ADDRESS: &str = "ada@moved.example";

/// What a visitor may do at all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Account,
    /// Nobody is signed in: not yet, or not any more.
    Nobody,
    /// The operator wants a second factor, and there is none.
    LacksFactor,
}

pub struct Visitor<'a> {
    pub browser: Customer<'a>,
    pub kind: Kind,
    /// Where its walk begins beside the routes: links that it was sent.
    sent: Vec<String>,
    /// The pages that it was shown, and the forms on them.
    pub pages: BTreeSet<String>,
    pub forms: BTreeSet<Form>,
}

/// Rex asked for Nia in the place of Tim while he was the administrative contact of the first service; by now that is Ada. On the
/// second, Nia has replaced Old.
pub struct World<'a> {
    pub visitors: BTreeMap<&'static str, Visitor<'a>>,
    /// Whose it is, and what may stand on no page of anybody else.
    secrets: Vec<(&'static str, String)>,
    ids: Vec<i64>,
    /// Where names stand that are not the reader's own: the page, its number, who sees it, and who is named there.
    shared: [(&'static str, i64, &'static [&'static str], &'static [&'static str]); 10],
}

impl<'a> World<'a> {
    pub fn build(app: &'a TestApp, strict: &'a TestApp) -> Self {
        let names = ["Rex R", "Nia N", "Old O", "Tim T", "Bil B", "Ada A", "Uma U", "Fac F", "Clo C"];
        let mut people: BTreeMap<_, _> = names.into_iter().map(|name| (&name[..3], app.customer(name))).collect();
        people.insert("Sec", strict.customer("Sec S"));
        let [rex, nia, old, ada] = ["Rex", "Nia", "Old", "Ada"].map(|who| &people[who]);
        let first = app.service("example.org", rex, &people["Tim"], &people["Bil"]);
        let second = app.service("done.example", rex, old, rex);
        let done = rex.asks_for(second).tech(nia).confirm()[0];
        rex.accepts(done);
        nia.accepts(done);
        app.work();
        let asked = rex.asks_for(first).tech(nia).confirm()[0];
        app.db_hands_over(first, ContactType::Administrative, rex, ada);
        let mut secrets: Vec<_> = [("Rex", rex.code()), ("Nia", nia.code())].into();
        let mut sent: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for who in ["Rex", "Nia"] {
            sent.insert(who, vec![format!("/requests/{asked}?token={}", people[who].code())]);
        }
        let fields = [("name", "Ada A"), ("email", NEW_ADDRESS), ("language", "en"), ("current_password", PASSWORD)];
        assert_eq!(ada.post("/profile", &fields).status, 303);
        app.deliver();
        let link = path_in(app, &mail_to(app, NEW_ADDRESS)[0]);
        secrets.extend([("Ada", link.split_once('=').unwrap().1.to_owned()), ("Ada", NEW_ADDRESS.to_owned())]);
        sent.insert("Ada", vec![link]);
        for (who, account) in &people {
            assert_eq!(Customer::stranger(account.app()).sign_in_with(&account.nic, PASSWORD).status, 303, "{who}");
            assert!(matches!(account.get("/profile").status, 200 | 303));
            secrets.push((who, account.email.clone()));
        }
        secrets.extend(Phone::on(app, &people["Fac"]).recovery.into_iter().map(|code| ("", code)));
        let sec = &people["Sec"];
        let page = sec.follow(&sec.post(&format!("{FACTOR}/set-up"), &[("current_password", PASSWORD)]));
        secrets.push(("Sec", page.text(".app-key")));
        app.operator_closes(&people["Clo"]);
        let waiting = knocks(app, &people["Fac"]);
        people.extend([("stranger", Customer::stranger(app)), ("waiting", waiting)]);
        let visitor = |(who, browser): (&'static str, Customer<'a>)| {
            let kind = match who {
                "Clo" | "stranger" | "waiting" => Kind::Nobody,
                "Sec" => Kind::LacksFactor,
                _ => Kind::Account,
            };
            let sent = sent.remove(who).unwrap_or_default();
            (who, Visitor { browser, kind, sent, pages: BTreeSet::new(), forms: BTreeSet::new() })
        };
        let shared: [(_, _, &[_], &[_]); 10] = [
            ("/services", first.0, &["Ada", "Tim", "Bil"], &["Ada", "Tim", "Bil"]),
            ("/services", second.0, &["Rex", "Nia"], &["Rex", "Nia"]),
            // On the page of a service: who is to become its contact, and who was.
            ("/services/", first.0, &["Ada"], &["Nia"]),
            ("/services/", second.0, &["Rex", "Nia"], &["Old"]),
            ("/requests", asked, &["Rex", "Nia", "Ada"], &["Rex", "Nia", "Tim"]),
            ("/requests", done, &["Rex", "Nia", "Old"], &["Rex", "Nia", "Old"]),
            ("/submissions", asked, &["Rex", "Nia", "Ada"], &["Rex", "Nia", "Tim"]),
            ("/submissions", done, &["Rex", "Nia", "Old"], &["Rex", "Nia", "Old"]),
            // The same requests, saved.
            ("/profile/data.json", asked, &["Rex", "Nia", "Ada"], &["Rex", "Nia", "Tim"]),
            ("/profile/data.json", done, &["Rex", "Nia", "Old"], &["Rex", "Nia", "Old"]),
        ];
        let ids = vec![first.0, second.0, NOTHING];
        assert_eq!((asked, done), (2, 1), "the same numbers");
        Self { visitors: people.into_iter().map(visitor).collect(), secrets, ids, shared }
    }

    pub fn walk(&mut self, who: &'static str) {
        let visitor = &self.visitors[who];
        let with_id =
            |route: &&str| self.ids.iter().map(|id| route.replace("{id}", &id.to_string())).collect::<Vec<_>>();
        let mut waiting: VecDeque<_> =
            PAGES.iter().chain(FORMS).chain(TRYING_OUT).flat_map(with_id).chain(visitor.sent.clone()).collect();
        let (mut seen, mut pages, mut forms) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        while let Some(path) = waiting.pop_front() {
            if !seen.insert(path.clone()) {
                continue;
            }
            assert!(seen.len() < 600, "no end of links: {path}");
            let page = visitor.browser.get(&path);
            assert!(matches!(page.status, 200 | 303 | 404 | 405), "{who}: {path} answers {}", page.status);
            let closed =
                ["/services", "/requests", "/submissions", "/profile"].iter().any(|start| path.starts_with(start))
                    && page.status != 405;
            match visitor.kind {
                Kind::Nobody if closed => assert!(page.location().starts_with("/sign-in"), "{who}: {path}"),
                Kind::LacksFactor if closed && !path.starts_with(FACTOR) => {
                    assert_eq!(page.location(), FACTOR, "{path}");
                }
                _ => {}
            }
            self.expect_nothing_foreign(who, &path, &page);
            if page.status == 200 {
                pages.insert(path);
            }
            forms.extend(page.forms());
            waiting.extend(links(&page));
            if page.status == 303 {
                waiting.push_back(page.location().to_owned());
            }
        }
        let visitor = self.visitors.get_mut(who).unwrap();
        (visitor.pages, visitor.forms) = (pages, forms);
    }

    /// From here on no form says whose it is, which alone would refuse it to others, or where it leads back to, which is no
    /// part of what it does.
    pub fn forget_whose(&mut self) {
        let says = |(name, _): &(String, String)| ["account", "account_name", "back"].contains(&name.as_str());
        for visitor in self.visitors.values_mut() {
            let forms = std::mem::take(&mut visitor.forms).into_iter();
            visitor.forms = forms
                .map(|mut form| {
                    form.fields.retain(|field| !says(field));
                    form
                })
                .collect();
        }
    }

    fn expect_nothing_foreign(&self, who: &str, path: &str, page: &Page) {
        let holds = |text: &str| page.body.contains(text) || page.location().contains(text);
        for (owner, secret) in &self.secrets {
            assert!(owner == &who || !holds(secret), "{who} reads {secret} of {owner:?} on {path}");
            let in_place = path.starts_with(FACTOR) || path.starts_with("/profile") || path.contains(secret.as_str());
            assert!(in_place || !holds(secret), "the own {secret} stands on {path}");
        }
        assert!(!holds("$argon2"), "a password hash stands on {path}");
        let cookie = self.visitors[who].browser.cookie("handover");
        assert!(cookie.is_none_or(|cookie| !page.body.contains(&cookie)), "the cookie stands on {path}");
        let words = page.body.split(|c: char| !c.is_ascii_alphanumeric());
        let hashes = words.filter(|word| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit()));
        assert!(path == "/profile/sessions" || hashes.count() == 0, "what names a session stands on {path}");
        let number = path.split(['/', '?']).nth(2).and_then(|part| part.parse::<i64>().ok());
        for (other, account) in
            self.visitors.iter().filter(|(other, them)| **other != who && !them.browser.nic.is_empty())
        {
            let may = self.shared.iter().any(|(start, id, seers, named)| {
                path.starts_with(start)
                    && number.is_none_or(|number| number == *id)
                    && seers.contains(&who)
                    && named.contains(other)
            });
            // A handle that stands in the address is read by whoever wrote it there.
            let nic = &account.browser.nic;
            let named = holds(&account.browser.name) || (holds(nic) && !path.contains(nic.as_str()));
            assert!(may || !named, "{who} reads of {other} on {path}");
        }
    }
}
