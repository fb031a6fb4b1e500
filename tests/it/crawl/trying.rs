//! One visitor with what another was shown.

use super::world::{Kind, Visitor};
use crate::isolation::{NOTHING, without};
use crate::second_factor::phone::PAGE as FACTOR;
use crate::support::app::PASSWORD;
use crate::support::page::{Form, Page};

/// A page of somebody else that is opened, or a form that is sent; and the same about what never was.
pub struct Attempt<'a> {
    visitor: &'a Visitor<'a>,
    opens: bool,
    shown: &'a Form,
    never: Form,
    /// Whether the visitor was shown nothing that goes there.
    foreign: bool,
    /// What differs between the two, and is the other account's.
    number: i64,
    masks: Vec<(String, String)>,
}

impl<'a> Attempt<'a> {
    pub fn new(visitor: &'a Visitor<'a>, shown: &'a Form, opens: bool) -> Self {
        let is_here = |path: &String| path.split('?').next() == Some(&shown.action);
        let known = if opens {
            visitor.pages.iter().any(is_here)
        } else {
            visitor.forms.iter().any(|own| is_here(&own.action))
        };
        let mut attempt =
            Self { visitor, opens, shown, never: shown.clone(), foreign: !known, number: NOTHING, masks: Vec::new() };
        if let Some(id) = shown.action.split('/').find_map(|part| part.parse().ok())
            && attempt.foreign
        {
            let elsewhere = |address: &str| address.replace(&format!("/{id}"), &format!("/{NOTHING}"));
            attempt.never.action = elsewhere(&shown.action);
            for (_, page) in attempt.never.fields.iter_mut().filter(|(name, _)| name == "next") {
                *page = elsewhere(page);
            }
            attempt.number = id;
        }
        for field in &mut attempt.never.fields {
            let is_own = visitor.forms.iter().any(|own| own.fields.contains(field));
            let never = match field.0.as_str() {
                "session" => "0".repeat(64),
                "token" => never_was(&field.1),
                "validator" => "zz99999-nic".to_owned(),
                _ => continue,
            };
            if !field.1.is_empty() && !is_own && field.1 != visitor.browser.nic {
                attempt.masks.push((field.1.clone(), never.clone()));
                field.1 = never;
            }
        }
        attempt
    }

    /// Whether it names something that is not this visitor's.
    fn names_something(&self) -> bool {
        self.never != *self.shown
    }

    /// Makes it, and says whether two answers were compared.
    pub fn make(&self, said: &str) -> bool {
        let said = format!("{said}: {:?}", self.shown);
        let there = self.ask(self.shown);
        self.expect_refused(&there, &said);
        if self.names_something() {
            let nothing = self.ask(&self.never);
            assert_eq!(without(self.number, &self.masked(there)), without(NOTHING, &self.masked(nothing)), "{said}");
        }
        self.names_something()
    }

    fn ask(&self, form: &Form) -> Page {
        // A thief of what names a session knows the own password at least.
        let knows = self.names_something() && !self.opens;
        let fields: Vec<_> = form
            .fields
            .iter()
            .map(|(name, value)| {
                (name.as_str(), if name == "current_password" && knows { PASSWORD } else { value.as_str() })
            })
            .collect();
        if !self.opens {
            return self.visitor.browser.post(&form.action, &fields);
        }
        // A message that was left for the next page is shown on this one.
        self.visitor.browser.get("/requests");
        self.visitor.browser.get(&format!("{}?{}", form.action, crate::support::customer::form(&fields)))
    }

    fn expect_refused(&self, answer: &Page, said: &str) {
        let (action, status, location) = (self.shown.action.as_str(), answer.status, answer.location());
        let said = format!("{said} answers {status} {location}");
        match self.visitor.kind {
            Kind::Nobody => assert!(status == 303 && location.starts_with("/sign-in"), "{said}"),
            Kind::LacksFactor if action.starts_with(FACTOR) => assert!(matches!(status, 303 | 422), "{said}"),
            Kind::LacksFactor if action == "/sign-in/second-factor" => assert_eq!(location, "/sign-in", "{said}"),
            Kind::LacksFactor => assert_eq!((status, location), (303, FACTOR), "{said}"),
            Kind::Account if self.foreign && self.names_something() => assert_eq!(status, 404, "{said}"),
            Kind::Account if action == "/profile/sessions/end" => assert_eq!(status, 404, "{said}"),
            // Its own services, where it has the same.
            Kind::Account if action.ends_with("/contacts/preview") => assert!(matches!(status, 200 | 422), "{said}"),
            // The own request with a code that is not: a page that says so.
            Kind::Account => assert!(matches!(status, 303 | 404 | 409 | 422) || self.opens, "{said}"),
        }
    }

    fn masked(&self, mut page: Page) -> Page {
        for (value, never) in &self.masks {
            page.body = page.body.replace(value, never);
            page.headers.iter_mut().for_each(|(_, header)| *header = header.replace(value, never));
        }
        page
    }
}

/// A token as long as this one.
fn never_was(token: &str) -> String {
    let end = token.rfind('-').map_or(0, |dash| dash + 1);
    let filling = if token.contains(|c: char| c.is_ascii_lowercase()) { "0" } else { "A" };
    format!("{}{}", &token[..end], filling.repeat(token.len() - end))
}
