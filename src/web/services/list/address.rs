//! What the address of *My services* asks for, and the addresses of its other views.

mod filters;
mod order;

use self::order::order_of;
use crate::domain::account::NicHandle;
use crate::domain::day::Day;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::reads::services::{ServiceFilter, ServiceOrder, ServiceQuery, WantedContact};
use crate::web::frame::back::Back;
use crate::web::frame::forms::Fields;
use crate::web::frame::routes::{self, address};

pub use self::filters::ListFilter;

/// How many rows a page may have; the first, unless asked otherwise.
pub const ROWS: [usize; 3] = [25, 100, 250];
/// Within how many days services may be looked for that renew, and how the address says it.
pub const RENEWS_WITHIN: [(u16, &str); 3] = [(7, "7"), (30, "30"), (90, "90")];
/// Longer search texts than any name find nothing.
pub const SEARCH_MAX: usize = 253;

/// What the address asks for.
#[derive(Clone, Debug)]
pub struct ListAddress {
    /// What names must contain.
    pub search: String,
    /// The category.
    pub category: String,
    /// The handle of a contact, or a part of its name.
    pub contact: String,
    /// As which contact; as any, where none is given.
    pub contact_as: Option<ContactType>,
    /// Whether a change must be pending.
    pub pending: bool,
    /// Within how many days the service must renew or end.
    pub renews: Option<u16>,
    /// What the account must be.
    pub role: Option<ContactType>,
    /// Rows on a page.
    pub rows: usize,
    order: ServiceOrder,
    back: Back,
}

/// How many rows a text asks for; what makes no sense counts as absent.
#[must_use]
pub fn rows_of(given: &str) -> Option<usize> {
    ROWS.into_iter().find(|rows| rows.to_string() == given)
}

/// Whom a text means. A handle that breaks off within its suffix reads like one of another suffix, and stands for all that begin so.
fn wanted_contact(given: String, nic_suffix: &str) -> WantedContact {
    let breaks_off = |nic: &NicHandle| {
        let end = nic.as_str().rsplit('-').next().unwrap_or_default();
        nic_suffix.strip_prefix(end).is_some_and(|rest| !rest.is_empty())
    };
    match NicHandle::parse(&given) {
        Ok(nic) if !breaks_off(&nic) => WantedContact::Called(nic),
        Ok(_) | Err(_) => WantedContact::Named(given),
    }
}

impl ListAddress {
    /// Reads it. So many rows, where it says nothing of them.
    #[must_use]
    pub fn of(query: &Fields, rows: usize) -> Self {
        let typed = |name| query.get(name).unwrap_or_default().trim().chars().take(SEARCH_MAX + 1).collect::<String>();
        let type_in = |name| ContactType::ALL.into_iter().find(|contact| Some(contact.field()) == query.get(name));
        let contact = typed("contact");
        Self {
            search: typed("q"),
            category: query.text("category"),
            // The form says whose role it was: another contact that is put into it is looked for in any.
            contact_as: type_in("as")
                .filter(|_| !contact.is_empty() && query.get("as_of").is_none_or(|of| of.trim() == contact)),
            contact,
            pending: query.get("pending") == Some("1"),
            renews: RENEWS_WITHIN
                .into_iter()
                .find(|(_, said)| Some(*said) == query.get("renews"))
                .map(|(days, _)| days),
            back: Back::of(query),
            role: type_in("role"),
            rows: query.get("rows").and_then(rows_of).unwrap_or(rows),
            order: order_of(query.get("sort").unwrap_or_default()),
        }
    }

    /// What is to be read, at this time, which is this day where the reader is, where NIC handles are issued with this suffix.
    #[must_use]
    pub fn query(&self, (now, today): (Moment, Day), nic_suffix: &str) -> ServiceQuery {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let contact = given(&self.contact).map(|contact| wanted_contact(contact, nic_suffix));
        let filter = ServiceFilter {
            search: given(&self.search),
            category: given(&self.category),
            role: self.role,
            contact,
            contact_as: self.contact_as,
            pending: self.pending.then_some(now),
            renews: self.renews.map(|days| (today, today.plus(days.into()))),
            quiet: false,
        };
        ServiceQuery { filter, order: self.order }
    }

    /// The role, as the address says it.
    #[must_use]
    pub fn role_value(&self) -> &'static str {
        self.role.map_or("", ContactType::field)
    }

    /// As which contact, as the address says it.
    #[must_use]
    pub fn as_value(&self) -> &'static str {
        self.contact_as.map_or("", ContactType::field)
    }

    /// Within how many days, as the address says it.
    #[must_use]
    pub fn renews_value(&self) -> &'static str {
        let said = RENEWS_WITHIN.into_iter().find(|(days, _)| Some(*days) == self.renews);
        said.map_or("", |(_, said)| said)
    }

    /// Empty where there are as many as on any page.
    #[must_use]
    pub fn rows_value(&self) -> String {
        if self.rows == ROWS[0] { String::new() } else { self.rows.to_string() }
    }

    /// The address of the first page.
    #[must_use]
    pub fn first(&self) -> String {
        self.address(self.sort_value(), "", "")
    }

    /// Whom the search means: the key of what is said of it, the contact, and the address of what it has. It means one where it is a
    /// handle, or where `is_called`: nothing but contacts is called so.
    #[must_use]
    pub fn contact_searched(&self, is_called: bool) -> Option<(&'static str, String, String)> {
        let handle = NicHandle::parse(&self.search).ok().map(|nic| ("services-of-contact", nic.to_string()));
        let (key, contact) = handle.or_else(|| is_called.then(|| ("services-of-called", self.search.clone())))?;
        let address = self.of_contact(&contact).first();
        Some((key, contact, address))
    }

    /// The view of what a contact has, in place of what is searched.
    pub(super) fn of_contact(&self, contact: &str) -> Self {
        Self { contact: contact.to_owned(), ..self.off(ListFilter::Search) }
    }

    /// What a handle is put behind, for the address of what this contact has of all services.
    #[must_use]
    pub fn contact_address(&self) -> String {
        let without = self.without(ListFilter::Contact);
        let sign = if without.contains('?') { '&' } else { '?' };
        format!("{without}{sign}contact=")
    }

    /// The address of what the contact has as this one alone. Nobody is the same contact of a service as somebody else:
    /// where that is the role that the account must have, its own role was not what was meant.
    #[must_use]
    pub fn only_as(&self, contact: ContactType) -> String {
        let role = self.role.filter(|role| *role != contact);
        Self { role, contact_as: Some(contact), ..self.clone() }.first()
    }

    /// The address with so many rows a page.
    #[must_use]
    pub fn rows_address(&self, rows: &usize) -> String {
        let rows = rows.to_string();
        self.back.on(address(routes::SERVICES, self.fields(self.sort_value(), &rows)))
    }

    /// The address of a file of all of it.
    #[must_use]
    pub fn export_address(&self) -> String {
        address(routes::SERVICES_CSV, self.fields(self.sort_value(), ""))
    }

    fn fields<'a>(&'a self, sort: &'a str, rows: &'a str) -> [(&'static str, &'a str); 9] {
        [
            ("q", self.search.as_str()),
            ("category", &self.category),
            ("role", self.role_value()),
            ("contact", &self.contact),
            ("as", self.as_value()),
            ("pending", if self.pending { "1" } else { "" }),
            ("renews", self.renews_value()),
            ("rows", rows),
            ("sort", sort),
        ]
    }

    /// The fields of a form about all that this view leaves, in its order.
    #[must_use]
    pub fn chosen_fields(&self) -> Vec<(&'static str, String)> {
        let fields = self.fields(self.sort_value(), "").into_iter();
        fields.filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.to_owned())).collect()
    }

    /// The address of this view, with another order or at another place.
    #[must_use]
    pub fn address(&self, sort: &str, direction: &str, place: &str) -> String {
        let rows = self.rows_value();
        let fields = self.fields(sort, &rows);
        self.back.on(address(routes::SERVICES, fields.into_iter().chain([(direction, place)])))
    }
}
