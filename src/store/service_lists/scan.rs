//! The short scans that a list of services is merged from: one for each contact type, in the order of an index.

use super::along::Run;
use super::{ServiceCursor, ServiceFilter, ServiceOrder, ServiceQuery, WantedContact};
use crate::domain::AccountId;
use crate::domain::service::ContactType;
use crate::domain::text::{XN, search_form};
use crate::domain::time::Moment;
use crate::store::statement::Statement;

/// Longer parts of the list are asked for seldom.
const USUAL_MOST: usize = 26;

/// A part of the list.
#[derive(Clone, Copy, Debug)]
pub struct ServiceScan<'a> {
    /// Whose services.
    pub account: AccountId,
    /// Which, and in which order.
    pub query: &'a ServiceQuery,
    /// Of which contact types: at least one. A service that more than one leads to is there once.
    pub through: &'a [ContactType],
    /// Behind which place; from the start, where none is given.
    pub beyond: Option<&'a ServiceCursor>,
    /// Whether it is read from its end, as for the page before a place.
    pub backwards: bool,
    /// At most so many.
    pub most: usize,
}

impl ServiceScan<'_> {
    /// Puts the scans into a statement, each with the order of a run and its limit. What is behind them must give the order again.
    /// `in_roles`: with which contact it is that is looked for, beside them.
    pub(super) fn push<ST>(&self, statement: &mut Statement<ST>, run: Run<'_>, columns: &'static str, in_roles: bool) {
        for (number, contact) in self.through.iter().enumerate() {
            // Each short scan is a table of its own: with its order and its limit it cannot stand in a union otherwise.
            statement.sql(if number == 0 { "" } else { " UNION " }).sql("SELECT * FROM (SELECT ").sql(columns);
            if in_roles {
                self.push_roles(statement);
            }
            statement.sql(match contact {
                ContactType::Administrative => " FROM services WHERE admin_id = ",
                ContactType::Technical => " FROM services WHERE tech_id = ",
                ContactType::Billing => " FROM services WHERE billing_id = ",
            });
            statement.number(self.account.0);
            self.push_filter(statement);
            run.push_where(statement);
            statement.sql(run.order()).limit(self.most).sql(match contact {
                ContactType::Administrative => ") AS as_admin",
                ContactType::Technical => ") AS as_tech",
                ContactType::Billing => ") AS as_billing",
            });
        }
    }

    /// Whether a contact is looked for that may be any of a service's.
    pub(super) fn is_in_any_role(&self) -> bool {
        self.query.filter.contact.is_some() && self.query.filter.contact_as.is_none()
    }

    fn push_roles<ST>(&self, statement: &mut Statement<ST>) {
        let Some(wanted) = &self.query.filter.contact else { return };
        for contact in ContactType::ALL {
            statement.sql(", CASE WHEN ");
            push_contact(statement, wanted, Some(contact));
            statement.sql(match contact {
                ContactType::Administrative => " THEN 1 ELSE 0 END AS is_admin",
                ContactType::Technical => " THEN 1 ELSE 0 END AS is_tech",
                ContactType::Billing => " THEN 1 ELSE 0 END AS is_billing",
            });
        }
    }

    /// Whether it is one of the many that are asked seldom: of few kinds the statements stay prepared.
    pub(super) fn is_rare(&self) -> bool {
        let ServiceFilter { search, contact, contact_as, pending, renews, .. } = &self.query.filter;
        let looked_at =
            [search.is_some(), contact.is_some(), contact_as.is_some(), pending.is_some(), renews.is_some()];
        let looked_at = looked_at.into_iter().filter(|is| *is).count();
        looked_at > 1 || self.most > USUAL_MOST || looked_at == 1 && self.query.order != ServiceOrder::default()
    }

    fn push_filter<ST>(&self, statement: &mut Statement<ST>) {
        let filter = &self.query.filter;
        if let Some(category) = &filter.category {
            statement.sql(" AND category = ").text(category);
        }
        if let Some(search) = &filter.search {
            push_search(statement, search);
        }
        if let Some(contact) = &filter.contact {
            push_contact(statement.sql(" AND "), contact, filter.contact_as);
        }
        if let Some(now) = filter.pending {
            push_pending(statement, self.account, now);
        }
        if let Some((first, last)) = filter.renews {
            statement.sql(" AND expires_on BETWEEN ").number(first.0).sql(" AND ").number(last.0);
        }
        if filter.quiet {
            statement
                .sql(" AND NOT EXISTS (SELECT 1 FROM request_types o WHERE o.service_id = services.id AND o.open)");
        }
    }
}

/// What is sorted by is searched too: it stands in the index. A label that is typed in part stands for no letters yet, and is looked
/// for in the name as it was given.
pub(in crate::store) fn push_search<ST>(statement: &mut Statement<ST>, search: &str) {
    let typed = search.to_lowercase();
    let is_in_parts = typed.contains(XN);
    statement.sql(" AND (sort_name");
    push_contains(statement, search);
    if is_in_parts {
        statement.sql(" OR lower(name) LIKE '%' || ").text(escaped(&typed)).sql(" || '%' ESCAPE '\\'");
    }
    statement.sql(")");
}

/// Whether what stands before it, which is written as names are searched, contains a text.
pub(in crate::store) fn push_contains<ST>(statement: &mut Statement<ST>, search: &str) {
    statement.sql(" LIKE '%' || ").text(escaped(&search_form(search))).sql(" || '%' ESCAPE '\\'");
}

/// Whether what stands before it, a handle, begins so.
pub(in crate::store) fn push_begins<ST>(statement: &mut Statement<ST>, handle: &str) {
    statement.sql(" LIKE ").text(escaped(&handle.to_lowercase())).sql(" || '%' ESCAPE '\\'");
}

/// Looked up for each of the account's own services, so that it never grows with the table.
fn push_contact<ST>(statement: &mut Statement<ST>, contact: &WantedContact, wanted_as: Option<ContactType>) {
    let among = match wanted_as {
        None => " IN (admin_id, tech_id, billing_id)",
        Some(ContactType::Administrative) => " = admin_id",
        Some(ContactType::Technical) => " = tech_id",
        Some(ContactType::Billing) => " = billing_id",
    };
    match contact {
        WantedContact::Called(nic) => {
            statement.sql("(SELECT c.id FROM accounts c WHERE c.nic_handle = ").text(nic.as_str());
            statement.sql(")").sql(among);
        }
        WantedContact::Named(name) => {
            statement.sql("(SELECT MIN(c.id) FROM accounts c WHERE c.id").sql(among).sql(" AND (c.search_name");
            push_contains(statement, name);
            statement.sql(" OR c.nic_handle");
            push_begins(statement, name);
            statement.sql(")) IS NOT NULL");
        }
    }
}

/// A request of the service is open that the account sees: as a party, or as the administrative contact.
fn push_pending<ST>(statement: &mut Statement<ST>, account: AccountId, now: Moment) {
    statement.sql(
        " AND (SELECT MIN(r.id) FROM request_types o JOIN requests r ON r.id = o.request_id \
         WHERE o.service_id = services.id AND o.open",
    );
    push_open_and_seen(statement, account, now, "services.admin_id");
    statement.sql(") IS NOT NULL");
}

/// That the request `r`, which is written down as open, is open now.
pub(in crate::store) fn push_open<ST>(statement: &mut Statement<ST>, now: Moment) {
    statement.sql(" AND (r.state = 'processing' OR r.expires_at > ").number(now.0).sql(")");
}

/// That the request `r`, of a service with this administrative contact, is open now, and that the account sees it.
pub(super) fn push_open_and_seen<ST>(
    statement: &mut Statement<ST>,
    account: AccountId,
    now: Moment,
    admin: &'static str,
) {
    push_open(statement, now);
    statement.sql(" AND ").number(account.0).sql(" IN (r.requester_id, r.to_id, ").sql(admin).sql(")");
}

/// A text to look for within others: `%` and `_` are just characters.
fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
