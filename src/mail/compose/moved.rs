//! Contacts that an operator has set.

use std::collections::HashMap;

use super::EmailComposer;
use super::service::Happened;
use crate::domain::AccountId;
use crate::domain::account::Account;
use crate::domain::event::{ContactMove, ServiceEvent};
use crate::domain::service::ContactTypes;
use crate::mail::content::Content;
use crate::store::outbox::{RecordsTold, ToldRecord};
use crate::store::{AnyConnection, StoreResult, accounts};
use crate::words::account_words;
use crate::words::terms::contact_list;

/// Those in an email who were contacts, and who are.
pub(super) struct MovedAccounts(HashMap<AccountId, Account>);

impl MovedAccounts {
    /// All that the records name.
    pub(super) fn of(conn: &mut AnyConnection, told: &RecordsTold) -> StoreResult<Self> {
        let moves = told.first.iter().filter_map(moved);
        accounts::get_all(conn, moves.flat_map(|moved| [moved.from, moved.to])).map(Self)
    }

    fn called(&self, account: AccountId) -> String {
        let words = |account: &Account| account_words(account.name.as_str(), account.nic.as_str());
        self.0.get(&account).map(words).unwrap_or_default()
    }
}

fn moved(record: &ToldRecord) -> Option<ContactMove> {
    record.what.as_ref().and_then(ServiceEvent::moved)
}

impl EmailComposer<'_> {
    /// Which contacts of which services an operator has replaced.
    pub(super) fn contacts_set(&self, happened: &Happened<'_>, accounts: &MovedAccounts) -> Content {
        let told = happened.told;
        let alike = set_contacts(told);
        let is_one =
            told.count == told.first.len() && told.first.iter().all(|record| record.service == happened.first.service);
        let service = [("service", happened.first.named.0.as_str())];
        let (subject, opening) = if is_one {
            (self.words.with("email-set-subject", service), self.words.with("email-set-opening", service))
        } else {
            (self.words.t("email-set-subject-many"), self.words.t("email-set-opening-many"))
        };
        let mut content = self.content(&subject, opening);
        let line = |line: &SetContacts| {
            let (from, to) = (accounts.called(line.from), accounts.called(line.to));
            let both = self.words.with("email-owner-before-after", [("before", from.as_str()), ("after", &to)]);
            let value = [contact_list(self.words, &line.types), both].join(": ");
            (self.words.service(&line.service.0, &line.service.1), value)
        };
        let mut lines: Vec<_> = alike.iter().map(line).collect();
        let rest = told.count.saturating_sub(told.first.len());
        if rest > 0 {
            lines.push((self.words.t("email-set-rest"), self.words.count("email-set-rest-count", rest, [])));
        }
        content.tables = vec![self.facts(lines), self.facts(vec![self.when(happened)])];
        content.closing = vec![self.words.t("email-set-meaning"), self.wrong(happened)];
        if is_one {
            self.put_link(&mut content, happened);
        } else {
            content.links.push(self.services_link());
        }
        content
    }
}

/// Contacts of one service that went from one account to one other.
struct SetContacts {
    service: (String, String),
    from: AccountId,
    to: AccountId,
    types: ContactTypes,
}

/// What is told, a line for each service and those who take each other's place on it.
fn set_contacts(told: &RecordsTold) -> Vec<SetContacts> {
    let mut lines: Vec<SetContacts> = Vec::new();
    for record in &told.first {
        let Some(ContactMove { contact, from, to }) = moved(record) else { continue };
        let is_same = |line: &&mut SetContacts| (&line.service, line.from, line.to) == (&record.named, from, to);
        if let Some(line) = lines.iter_mut().find(is_same) {
            line.types.insert(contact);
        } else {
            let types = ContactTypes::from([contact]);
            lines.push(SetContacts { service: record.named.clone(), from, to, types });
        }
    }
    lines
}
