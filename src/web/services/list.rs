//! `/services`: *My services*, searched, filtered, sorted and paged in its address.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::AccountId;
use crate::domain::service::{ContactType, Service};
use crate::reads::people::{People, Person};
use crate::store::categories;
use crate::store::services::{Place, SortBy, Wanted, of_account};
use crate::store::{AnyConnection, StoreResult};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Fields, Query};
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes::address;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;
use crate::words::terms::contact_key;

/// Rows a page.
pub const ROWS: usize = crate::reads::cursor::PAGE_ROWS;
/// Categories that the filter offers.
const CATEGORIES_MAX: usize = 100;
/// Longer search texts than any name find nothing.
const SEARCH_MAX: usize = 253;

#[derive(Template)]
#[template(path = "pages/services.html")]
struct ServicesPage {
    page: Page,
    view: View,
    rows: Vec<Row>,
    categories: Vec<String>,
    roles: Vec<(&'static str, String)>,
    previous: Option<String>,
    next: Option<String>,
}

struct Row {
    id: i64,
    name: String,
    category: String,
    contacts: Vec<(String, Person)>,
}

/// What the address asks for.
#[derive(Clone, Debug)]
struct View {
    search: String,
    category: String,
    role: Option<ContactType>,
    sort: SortBy,
    descending: bool,
}

impl View {
    fn of(query: &Fields) -> Self {
        let sort = query.get("sort").unwrap_or_default();
        let sense = ["name", "-name", "category", "-category"].contains(&sort);
        let search = query.get("q").unwrap_or_default().trim();
        Self {
            search: search.chars().take(SEARCH_MAX + 1).collect(),
            category: query.text("category"),
            role: ContactType::ALL.into_iter().find(|contact| Some(contact.field()) == query.get("role")),
            sort: if sense && sort.ends_with("category") { SortBy::Category } else { SortBy::Name },
            descending: sense && sort.starts_with('-'),
        }
    }

    fn wanted(&self) -> Wanted {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Wanted {
            search: given(&self.search),
            category: given(&self.category),
            role: self.role,
            sort: self.sort,
            descending: self.descending,
        }
    }

    fn sort_value(&self) -> &'static str {
        match (self.sort, self.descending) {
            (SortBy::Name, false) => "",
            (SortBy::Name, true) => "-name",
            (SortBy::Category, false) => "category",
            (SortBy::Category, true) => "-category",
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
        address("/services", [("sort", self.sort_value())])
    }

    /// Whether what is left out is left out by the search alone.
    fn is_only_searched(&self) -> bool {
        !self.search.is_empty() && self.category.is_empty() && self.role.is_none()
    }

    /// The address of this view, with another order or at another place.
    fn address(&self, sort: &str, direction: &str, place: &str) -> String {
        let fields = [("q", self.search.as_str()), ("category", &self.category), ("role", self.role_value())];
        address("/services", fields.into_iter().chain([("sort", sort), (direction, place)]))
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
        let by = if self.sort == SortBy::Name { "name" } else { "category" };
        match (by == column, self.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}

/// GET `/services`
///
/// # Errors
/// The database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let view = View::of(&query.0);
    let asked = Asked {
        wanted: view.wanted(),
        after: query.0.get("after").and_then(read_place),
        before: query.0.get("before").and_then(read_place),
    };
    let viewer = account.0.id;
    let page = Page::of(&request);
    let words = page.words();
    let (slice, categories) = site
        .db
        .run(move |conn| {
            Ok::<_, WebError>((load(conn, viewer, &asked)?, categories::of_account(conn, viewer, CATEGORIES_MAX)?))
        })
        .await?;
    let rows = slice.rows.into_iter().map(|(service, contacts)| Row {
        id: service.id.0,
        name: service.name,
        category: service.category,
        contacts: contacts.into_iter().map(|(contact, person)| (words.t(contact_key(contact)), person)).collect(),
    });
    let roles = ContactType::ALL.map(|contact| (contact.field(), words.t(contact_key(contact)))).to_vec();
    let link = |direction, place: Option<Place>| {
        place.map(|place| view.address(view.sort_value(), direction, &write_place(&place)))
    };
    let (previous, next) = (link("before", slice.before), link("after", slice.after));
    html(StatusCode::OK, &ServicesPage { page, rows: rows.collect(), categories, roles, previous, next, view })
}

struct Asked {
    wanted: Wanted,
    after: Option<Place>,
    before: Option<Place>,
}

struct Slice {
    rows: Vec<(Service, Vec<(ContactType, Person)>)>,
    before: Option<Place>,
    after: Option<Place>,
}

fn load(conn: &mut AnyConnection, viewer: AccountId, asked: &Asked) -> StoreResult<Slice> {
    let wanted = &asked.wanted;
    let (mut found, earlier, later) = if let Some(place) = &asked.before {
        let backwards = Wanted { descending: !wanted.descending, ..wanted.clone() };
        let mut found = of_account(conn, viewer, &backwards, Some(place), ROWS + 1)?;
        if found.len() <= ROWS {
            // The start was reached: show the first page, and show it full.
            return load(conn, viewer, &Asked { wanted: wanted.clone(), after: None, before: None });
        }
        found.truncate(ROWS);
        found.reverse();
        (found, true, true)
    } else {
        let found = of_account(conn, viewer, wanted, asked.after.as_ref(), ROWS + 1)?;
        if found.is_empty() && asked.after.is_some() {
            return load(conn, viewer, &Asked { wanted: wanted.clone(), after: None, before: None });
        }
        let later = found.len() > ROWS;
        (found, asked.after.is_some(), later)
    };
    found.truncate(ROWS);
    let before = found.first().map(|(place, _)| place.clone()).filter(|_| earlier);
    let after = found.last().map(|(place, _)| place.clone()).filter(|_| later);

    let ids = found.iter().flat_map(|(_, service)| ContactType::ALL.map(|contact| *service.contacts.get(contact)));
    let people = People::load(conn, viewer, ids.collect::<Vec<_>>())?;
    let mut rows = Vec::new();
    for (_, service) in found {
        let contacts = ContactType::ALL
            .into_iter()
            .map(|contact| Ok((contact, people.get(*service.contacts.get(contact))?)))
            .collect::<StoreResult<Vec<_>>>()?;
        rows.push((service, contacts));
    }
    Ok(Slice { rows, before, after })
}

/// A place of the list in an address: its parts, with `~1` between them, and `~0` for a `~` within.
fn write_place(place: &Place) -> String {
    let [category, sort_name] = [&place.category, &place.sort_name].map(|part| part.replace('~', "~0"));
    format!("{}~1{category}~1{sort_name}", place.id)
}

fn read_place(given: &str) -> Option<Place> {
    let mut parts = given.split("~1").map(|part| part.replace("~0", "~"));
    let (id, category, sort_name) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { Some(Place { category, sort_name, id }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_the_address() {
        for (category, sort_name) in [("", "a.example"), ("VPS", "~"), ("a~1b", "~~0 ~"), ("é%_", " x ")] {
            let place = Place { category: category.to_owned(), sort_name: sort_name.to_owned(), id: 7 };
            assert_eq!(read_place(&write_place(&place)), Some(place));
        }
        for nonsense in ["", "7", "x~1a~1b", "7~1a", "7~1a~1b~1c"] {
            assert_eq!(read_place(nonsense), None, "{nonsense:?}");
        }
    }
}
