//! `/services`: *My services*, searched, filtered, sorted and paged in its address.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::ServiceId;
use crate::domain::service::ContactType;
use crate::reads::people::Person;
use crate::reads::services::{
    ServiceCursor, ServiceFilter, ServiceOrder, ServicePageAt, ServiceQuery, ServiceSort, ServiceView,
    categories_of_account, page_of_services,
};
use crate::web::frame::back::Back;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Fields, Query};
use crate::web::frame::identify::read_signed_in;
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes::{self, address};
use crate::web::frame::site::Site;
use crate::words::Words;
use crate::words::terms::contact_key;

/// Rows a page.
pub const ROWS: usize = crate::reads::cursor::PAGE_ROWS;
/// Categories that the filter offers.
const CATEGORIES_MAX: usize = 100;
/// Longer search texts than any name find nothing.
pub const SEARCH_MAX: usize = 253;

#[derive(Template)]
#[template(path = "pages/services.html")]
struct ServicesPage {
    page: Page,
    view: ListAddress,
    rows: Vec<ServiceLine>,
    categories: Vec<String>,
    roles: Vec<(&'static str, String)>,
    previous: Option<String>,
    next: Option<String>,
}

struct ServiceLine {
    id: ServiceId,
    name: String,
    category: String,
    contacts: Vec<(String, Person)>,
}

impl ServiceLine {
    fn of(view: ServiceView, words: Words) -> Self {
        let contacts =
            ContactType::ALL.map(|contact| (words.t(contact_key(contact)), view.contacts.get(contact).clone()));
        Self { id: view.id, name: view.name, category: view.category, contacts: contacts.into() }
    }
}

/// What the address asks for.
#[derive(Clone, Debug)]
struct ListAddress {
    search: String,
    category: String,
    role: Option<ContactType>,
    order: ServiceOrder,
    back: Back,
}

impl ListAddress {
    fn of(query: &Fields) -> Self {
        let sort = query.get("sort").unwrap_or_default();
        let sense = ["name", "-name", "category", "-category"].contains(&sort);
        let search = query.get("q").unwrap_or_default().trim();
        Self {
            search: search.chars().take(SEARCH_MAX + 1).collect(),
            category: query.text("category"),
            back: Back::of(query),
            role: ContactType::ALL.into_iter().find(|contact| Some(contact.field()) == query.get("role")),
            order: ServiceOrder {
                by: if sense && sort.ends_with("category") { ServiceSort::Category } else { ServiceSort::Name },
                descending: sense && sort.starts_with('-'),
            },
        }
    }

    fn query(&self) -> ServiceQuery {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let filter = ServiceFilter { search: given(&self.search), category: given(&self.category), role: self.role };
        ServiceQuery { filter, order: self.order }
    }

    fn sort_value(&self) -> &'static str {
        match (self.order.by, self.order.descending) {
            (ServiceSort::Name, false) => "",
            (ServiceSort::Name, true) => "-name",
            (ServiceSort::Category, false) => "category",
            (ServiceSort::Category, true) => "-category",
        }
    }

    fn role_value(&self) -> &'static str {
        self.role.map_or("", ContactType::field)
    }

    fn is_filtered(&self) -> bool {
        !self.search.is_empty() || !self.category.is_empty() || self.role.is_some()
    }

    /// What is left out, in words.
    fn said(&self, words: Words, roles: &[(&str, String)]) -> Vec<String> {
        let search = Some(&self.search).filter(|search| !search.is_empty());
        let search = search.map(|search| words.with("quoted", [("text", search)]));
        let category = Some(&self.category).filter(|category| !category.is_empty()).cloned();
        let role = roles.iter().find(|(value, _)| *value == self.role_value()).map(|(_, label)| label.clone());
        search.into_iter().chain(category).chain(role).collect()
    }

    /// The address of all services, in the same order.
    fn unfiltered(&self) -> String {
        self.back.on(address(routes::SERVICES, [("sort", self.sort_value())]))
    }

    /// Whether what is left out is left out by the search alone.
    fn is_only_searched(&self) -> bool {
        !self.search.is_empty() && self.category.is_empty() && self.role.is_none()
    }

    /// The address of this view, with another order or at another place.
    fn address(&self, sort: &str, direction: &str, place: &str) -> String {
        let fields = [("q", self.search.as_str()), ("category", &self.category), ("role", self.role_value())];
        self.back.on(address(routes::SERVICES, fields.into_iter().chain([("sort", sort), (direction, place)])))
    }

    /// Sorting by a column: the other way round where it is sorted by it already.
    fn sort_address(&self, column: &str) -> String {
        let sort = match (self.aria_sort(column), column) {
            ("ascending", "name") => "-name",
            ("ascending", _) => "-category",
            (_, "name") => "",
            _ => "category",
        };
        self.address(sort, "", "")
    }

    /// How a column is sorted, for `aria-sort`.
    fn aria_sort(&self, column: &str) -> &'static str {
        let by = if self.order.by == ServiceSort::Name { "name" } else { "category" };
        match (by == column, self.order.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}

/// GET `/services`
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let view = ListAddress::of(&query.0);
    let (wanted, at) = (view.query(), place_in(&query.0));
    let (found, categories) = read_signed_in(&request, &site, move |conn, viewer| {
        let found = page_of_services(conn, viewer.id, &wanted, &at, ROWS)?;
        Ok((found, categories_of_account(conn, viewer.id, CATEGORIES_MAX)?))
    })
    .await?;
    let page = Page::of(&request);
    let words = page.words();
    let link = |direction, place: Option<ServiceCursor>| {
        place.map(|place| view.address(view.sort_value(), direction, &write_place(&place)))
    };
    let (previous, next) = (link("before", found.before), link("after", found.after));
    let rows = found.services.into_iter().map(|service| ServiceLine::of(service, words)).collect();
    let roles = ContactType::ALL.map(|contact| (contact.field(), words.t(contact_key(contact)))).to_vec();
    html(StatusCode::OK, &ServicesPage { page, view, rows, categories, roles, previous, next })
}

/// Where the address says that the page is; what makes no sense counts as absent.
fn place_in(query: &Fields) -> ServicePageAt {
    let place = |name| query.get(name).and_then(read_place);
    let before = place("before").map(ServicePageAt::Before);
    before.or_else(|| place("after").map(ServicePageAt::After)).unwrap_or_default()
}

/// A place of the list in an address: its parts, with `~1` between them, and `~0` for a `~` within.
fn write_place(place: &ServiceCursor) -> String {
    let [category, sort_name] = [&place.category, &place.sort_name].map(|part| part.replace('~', "~0"));
    format!("{}~1{category}~1{sort_name}", place.id)
}

fn read_place(given: &str) -> Option<ServiceCursor> {
    let mut parts = given.split("~1").map(|part| part.replace("~0", "~"));
    let (id, category, sort_name) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { Some(ServiceCursor { category, sort_name, id }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_the_address() {
        for (category, sort_name) in [("", "a.example"), ("VPS", "~"), ("a~1b", "~~0 ~"), ("é%_", " x ")] {
            let place = ServiceCursor { category: category.to_owned(), sort_name: sort_name.to_owned(), id: 7 };
            assert_eq!(read_place(&write_place(&place)), Some(place));
        }
        for nonsense in ["", "7", "x~1a~1b", "7~1a", "7~1a~1b~1c"] {
            assert_eq!(read_place(nonsense), None, "{nonsense:?}");
        }
    }
}
