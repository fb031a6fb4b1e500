//! As which contact somebody may be looked for, one press away.

use super::ListAddress;
use crate::domain::service::ContactType;
use crate::words::Words;
use crate::words::terms::{become_words, contact_key};

/// A contact is looked for in any role: in which it may be.
pub(super) struct ContactRoles {
    /// What is shown, where the account's own role is filtered by too: one may be taken for the other.
    pub(super) both: Option<String>,
    /// What is said instead where it is the same contacts of all that is found.
    pub(super) whole: Option<String>,
    pub(super) only_where: String,
    pub(super) each: Vec<RoleLink>,
}

/// The way to what it has as one contact.
pub(super) struct RoleLink {
    pub(super) address: String,
    /// Which contact it is there.
    pub(super) label: String,
    /// On how many services, where that is counted.
    pub(super) count: Option<String>,
}

impl ContactRoles {
    /// None where no contact is looked for, or nothing is found of it, in whichever role.
    pub(super) fn of(
        words: Words,
        view: &ListAddress,
        (called, total): (&str, usize),
        counts: Option<[usize; 3]>,
    ) -> Option<Self> {
        if view.contact.is_empty() || view.contact_as.is_some() || total == 0 && view.role.is_none() {
            return None;
        }
        let roles = view.role.map(|role| become_words(words, &[role].into()));
        let both = roles.map(|roles| words.with("services-both-roles", [("roles", &roles), ("name", called)]));
        let only_where = words.with("services-only-where", [("name", called)]);
        let whole = counts.filter(|_| view.role.is_none()).and_then(|counts| whole(words, called, counts, total));
        Some(Self { both, whole, only_where, each: links(words, view, counts) })
    }

    /// Of whoever is called as what is searched.
    pub(super) fn searched(words: Words, view: &ListAddress, counts: Option<[usize; 3]>) -> Self {
        let only_where = words.with("services-contacts-called", [("name", &view.search)]);
        Self { both: None, whole: None, only_where, each: links(words, &view.of_contact(&view.search), counts) }
    }
}

/// None where it is this contact of some, and that one of others; and where the account's own role may have been taken for its.
fn whole(words: Words, called: &str, counts: [usize; 3], total: usize) -> Option<String> {
    let is_part = counts.iter().any(|count| *count > 0 && *count < total);
    let roles = ContactType::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0).map(|(contact, _)| contact);
    let roles = become_words(words, &roles.collect());
    let fields = [("name", called), ("roles", roles.as_str())];
    (!is_part).then(|| words.count("services-whole-role", total, fields))
}

/// But for those that nothing is counted of.
fn links(words: Words, view: &ListAddress, counts: Option<[usize; 3]>) -> Vec<RoleLink> {
    let link = |(place, contact): (usize, ContactType)| {
        // What it has as what the account must be here is elsewhere, and not counted.
        let count = counts.map(|counts| counts[place]).filter(|_| view.role != Some(contact));
        (count != Some(0)).then(|| RoleLink {
            address: view.only_as(contact),
            label: words.t(contact_key(contact)),
            count: count.map(|count| words.number(count)),
        })
    };
    ContactType::ALL.into_iter().enumerate().filter_map(link).collect()
}
