//! What happened to services: their owners' details and contact locks.

use super::groups::{LINE_EACH, SERVICES_NAMED};
use super::moved::MovedAccounts;
use super::{Composed, EmailComposer, Written, with_replies};
use crate::domain::ServiceId;
use crate::domain::account::Account;
use crate::domain::event::{ServiceEvent, ServiceRename};
use crate::domain::notice::{ServiceNotice, ServiceReader};
use crate::domain::owner::{OwnerChange, OwnerField, unlinked};
use crate::domain::request::Actor;
use crate::mail::Stationery;
use crate::mail::content::{Content, LinkPart};
use crate::store::outbox::{RecordsTold, ToldRecord, records_told_by};
use crate::store::{AnyConnection, StoreResult, accounts};
use crate::words::account_words;
use crate::words::terms::owner_field_key;

/// Writes an email of what happened to services.
pub(super) fn write(
    conn: &mut AnyConnection,
    stationery: &Stationery,
    email: i64,
    (reader, what): (&ServiceReader, ServiceNotice),
) -> StoreResult<Written> {
    let told = records_told_by(conn, email, SERVICES_NAMED)?;
    // What is removed is nobody's any more.
    let Some(first) = told.first.first() else { return Ok(Written::Not(Composed::Superseded)) };
    let by = match first.by {
        Some(Actor::Account(id)) => Some(accounts::get(conn, id)?),
        Some(Actor::Operator | Actor::System) | None => None,
    };
    // An owner has told nobody its language: it is written to in that of the account that did it.
    let words_of = match (reader, &by) {
        (ServiceReader::Account(account), _) => *account,
        (ServiceReader::Address(_), Some(by)) => by.id,
        (ServiceReader::Address(_), None) => first.contacts.administrative,
    };
    let is_seen = match reader {
        ServiceReader::Account(reader) => !first.contacts.roles_of(*reader).is_empty(),
        ServiceReader::Address(_) => true,
    };
    let who = by.map(|by| {
        if is_named(&by, reader, &told) { account_words(by.name.as_str(), by.nic.as_str()) } else { by.nic.to_string() }
    });
    let happened = Happened { told: &told, first, who, what, is_seen };
    let composer = EmailComposer::to(conn, words_of, stationery)?;
    match what {
        ServiceNotice::OwnerChanged => match &first.what {
            Some(ServiceEvent::OwnerChanged(change)) => Ok(composer.owner_changed(&happened, change, reader)),
            _ => Ok(Written::Not(Composed::NotNow("the record says nothing of an owner".to_owned()))),
        },
        ServiceNotice::Locked | ServiceNotice::Unlocked => Ok(composer.to_profile(composer.lock(&happened))),
        ServiceNotice::ContactsSet => {
            let moved = MovedAccounts::of(conn, &told)?;
            Ok(composer.to_profile(composer.contacts_set(&happened, &moved)))
        }
        ServiceNotice::Renamed => match &first.what {
            Some(ServiceEvent::Renamed(rename)) => Ok(composer.to_profile(composer.renamed(&happened, rename))),
            _ => Ok(Written::Not(Composed::NotNow("the record says nothing of a name".to_owned()))),
        },
        ServiceNotice::Removed => Ok(composer.to_profile(composer.removed(&happened))),
    }
}

/// Whether who did it is told by name: to an owner; and to an account while both are contacts of a service. It may be long ago.
fn is_named(by: &Account, reader: &ServiceReader, told: &RecordsTold) -> bool {
    let ServiceReader::Account(reader) = reader else { return true };
    let is_contact = |record: &ToldRecord, account| !record.contacts.roles_of(account).is_empty();
    by.open && told.first.iter().any(|record| is_contact(record, *reader) && is_contact(record, by.id))
}

/// What has happened, and who did it; nobody with a name, where that was the operator.
pub(super) struct Happened<'a> {
    pub(super) told: &'a RecordsTold,
    pub(super) first: &'a ToldRecord,
    who: Option<String>,
    what: ServiceNotice,
    /// Whether the first service is still shown to the reader: it was one of its contacts when it happened.
    is_seen: bool,
}

impl EmailComposer<'_> {
    fn owner_changed(&self, happened: &Happened<'_>, change: &OwnerChange, reader: &ServiceReader) -> Written {
        let service = happened.first.named.0.as_str();
        let subject = self.words.with("email-owner-subject", [("service", service)]);
        let opening = self.words.with("email-owner-opening", [("service", service)]);
        let mut content = self.content(&subject, opening);
        content.tables = vec![self.facts(self.circumstances(happened, "email-owner-by"))];
        if happened.is_seen {
            let changes = change.before.differing(&change.after).into_iter().map(|field| self.changed(change, field));
            content.tables.push(self.facts(changes.collect()));
        }
        let wrong = self.wrong(happened);
        match reader {
            ServiceReader::Account(_) => {
                content.closing = vec![wrong];
                self.put_link(&mut content, happened);
                self.to_profile(content)
            }
            ServiceReader::Address(address) => {
                content.greeting = self.words.t("email-greeting-nobody");
                let parts = [("brand", self.stationery.brand.as_str()), ("service", service)];
                content.footer =
                    with_replies(self.words, self.stationery, &self.words.with("email-owner-footer", parts));
                if change.after.email.as_ref() != Some(address) {
                    content.closing.push(self.words.t("email-owner-old-address"));
                }
                content.closing.push(wrong);
                Written::Letter(Box::new(content), (String::new(), address.clone()))
            }
        }
    }

    /// A detail before and after.
    fn changed(&self, change: &OwnerChange, field: OwnerField) -> (String, String) {
        let said = |detail: Option<&str>| match detail {
            Some(letters) if field == OwnerField::Country => self.words.country(letters),
            Some(detail) => unlinked(field, detail).into_owned(),
            None => self.words.t("email-owner-nothing"),
        };
        let (before, after) = (said(change.before.get(field)), said(change.after.get(field)));
        let value = self.words.with("email-owner-before-after", [("before", before.as_str()), ("after", &after)]);
        (self.words.t(owner_field_key(field)), value)
    }

    fn lock(&self, happened: &Happened<'_>) -> Content {
        let is_on = happened.what == ServiceNotice::Locked;
        let [subject, subject_of_many, opening, opening_of_many, by, meaning] =
            if is_on { LOCKED_WORDS } else { UNLOCKED_WORDS };
        let service = [("service", happened.first.named.0.as_str())];
        let count = happened.told.count;
        let (subject, opening) = match count {
            1 => (self.words.with(subject, service), self.words.with(opening, service)),
            many => (self.words.count(subject_of_many, many, []), self.words.count(opening_of_many, many, [])),
        };
        let mut content = self.content(&subject, opening);
        content.tables = vec![self.facts(self.circumstances(happened, by))];
        content.closing = vec![self.words.t(meaning)];
        if is_on {
            let until = if happened.who.is_some() { "lock-until" } else { "lock-until-support" };
            content.closing.push(self.words.t(until));
        }
        content.closing.push(self.wrong(happened));
        self.put_link(&mut content, happened);
        content
    }

    /// It goes by another name.
    fn renamed(&self, happened: &Happened<'_>, rename: &ServiceRename) -> Content {
        let names = [("before", rename.before.as_str()), ("after", &rename.after)];
        let subject = self.words.with("email-renamed-subject", names);
        let mut content = self.content(&subject, self.words.with("email-renamed-opening", names));
        content.tables = vec![self.facts(vec![self.when(happened)])];
        content.closing = vec![self.words.t("email-renamed-meaning"), self.wrong(happened)];
        self.put_link(&mut content, happened);
        content
    }

    /// It is gone, with whatever was asked for on it.
    fn removed(&self, happened: &Happened<'_>) -> Content {
        let service = [("service", happened.first.named.0.as_str())];
        let (subject, opening) = match happened.told.count {
            1 => (self.words.with("email-removed-subject", service), self.words.with("email-removed-opening", service)),
            many => (
                self.words.count("email-removed-subject-many", many, []),
                self.words.count("email-removed-opening-many", many, []),
            ),
        };
        let mut content = self.content(&subject, opening);
        content.tables = vec![self.facts(self.circumstances(happened, "email-removed-by"))];
        content.closing = vec![self.words.t("email-removed-meaning"), self.wrong(happened)];
        content.links.push(self.services_link());
        content
    }

    /// When it happened.
    pub(super) fn when(&self, happened: &Happened<'_>) -> (String, String) {
        (self.words.t("email-service-when"), self.words.date_time(happened.first.at))
    }

    /// Which services, who did it, and when.
    fn circumstances(&self, happened: &Happened<'_>, by: &str) -> Vec<(String, String)> {
        let label = if happened.told.count == 1 { "service-label" } else { "email-services-label" };
        let named = happened.told.first.iter().map(|record| &record.named);
        vec![
            (self.words.t(label), self.named_services(named, happened.told.count, LINE_EACH)),
            (self.words.t(by), happened.who.clone().unwrap_or_else(|| self.words.t("email-by-support"))),
            self.when(happened),
        ]
    }

    /// Whom to ask where it is wrong.
    pub(super) fn wrong(&self, happened: &Happened<'_>) -> String {
        match &happened.who {
            Some(who) => self.words.with("email-service-wrong", [("who", who)]),
            None => self.words.t("email-service-wrong-support"),
        }
    }

    pub(super) fn put_link(&self, content: &mut Content, happened: &Happened<'_>) {
        match (happened.told.count, happened.is_seen) {
            (1, true) => content.links.push(self.service_link(happened.first.service)),
            (1, false) => content.closing.push(self.words.t("email-service-no-longer")),
            _ => content.links.push(self.services_link()),
        }
    }

    /// To the page of a service, for one of its contacts.
    pub(super) fn service_link(&self, service: ServiceId) -> LinkPart {
        self.link("email-service-link", "email-service-button", self.address_of(&format!("/services/{service}")))
    }

    /// To all services of the reader.
    pub(super) fn services_link(&self) -> LinkPart {
        self.link("email-services-link", "email-services-button", self.address_of("/services"))
    }
}

/// The messages of a lock that was put on: subject and opening for one service and for many, who did it, and what that means.
const LOCKED_WORDS: [&str; 6] = [
    "email-locked-subject",
    "email-locked-subject-many",
    "email-locked-opening",
    "email-locked-opening-many",
    "lock-by",
    "lock-meaning",
];

/// The same of one that was taken off.
const UNLOCKED_WORDS: [&str; 6] = [
    "email-unlocked-subject",
    "email-unlocked-subject-many",
    "email-unlocked-opening",
    "email-unlocked-opening-many",
    "email-unlocked-by",
    "email-unlocked-meaning",
];
