//! `/services`: *My services*, searched, filtered, sorted and paged in its address.

mod address;
mod place;
mod renews;
mod roles;

use std::collections::{BTreeMap, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use self::address::{RENEWS_WITHIN, ROWS, rows_of};
use self::roles::ContactRoles;
use crate::domain::ServiceId;
use crate::domain::day::Day;
use crate::domain::request::State;
use crate::domain::service::ContactType;
use crate::domain::time::{DAY, Moment};
use crate::reads::people::Person;
use crate::reads::services::{
    COUNTED_MOST, ListedPlace, PendingTurn, PendingView, ServicePage, ServicePageSize, ServiceView, page_of_services,
};
use crate::web::frame::cookies;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::identify::read_signed_in;
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes::{self, address};
use crate::web::frame::site::Site;
use crate::web::services::many::Chosen;
use crate::words::Words;
use crate::words::terms::contact_key;

pub use self::address::{ListAddress, ListFilter, SEARCH_MAX};
pub use self::place::{place_in, write_place};
pub use self::renews::RenewsCell;

/// Categories that the filter offers.
const CATEGORIES_MAX: usize = 100;
/// Contacts that the filter suggests.
const SUGGESTIONS_MAX: usize = 30;

#[derive(Template)]
#[template(path = "pages/services.html")]
struct ServicesPage {
    page: Page,
    view: ListAddress,
    /// Where all requests are that are pending.
    pending_requests: String,
    chips: Vec<FilterChip>,
    /// In which roles the contact may be looked for.
    contact_roles: Option<ContactRoles>,
    /// What the contact whom the search means has, in words, and the address.
    searched: Option<(String, String)>,
    rows: Vec<ServiceLine>,
    /// In words, and as they are written down.
    categories: Vec<(String, String)>,
    roles: Vec<(&'static str, String)>,
    /// Within how many days a service may be asked to renew, and in words.
    within: Vec<(&'static str, String)>,
    /// Handles and names.
    suggestions: BTreeMap<String, String>,
    /// How many there are, in words.
    count: String,
    /// The form about all that the view leaves, where that is more than the page shows.
    all: Option<AllForm>,
    /// Whether there is more than a small page shows.
    sizes: Vec<usize>,
    previous: Option<String>,
    next: Option<String>,
    /// What a contact's handle is put behind.
    contact_address: String,
    /// What has another page lead back here.
    back_here: String,
}

/// A filter that is on.
pub struct FilterChip {
    /// What is left.
    pub said: String,
    /// The address of the view without it.
    pub without: String,
}

/// Leads to the form about all that a view leaves.
struct AllForm {
    fields: Vec<(&'static str, String)>,
    button: String,
    /// What the button says that turns their locks.
    lock: String,
}

impl AllForm {
    fn of(words: Words, view: &ListAddress, total: Option<usize>) -> Self {
        let fields = Chosen::All { view: view.clone(), first: false }.fields();
        let said = |counted, uncounted| match total {
            Some(total) => words.with(counted, [("total", &words.number(total))]),
            None => words.t(uncounted),
        };
        let button = said("services-modify-all", "services-modify-everything");
        Self { fields, button, lock: said("lock-all", "lock-everything") }
    }
}

struct ServiceLine {
    id: ServiceId,
    name: String,
    category: String,
    /// In the order of the contact types.
    contacts: [ContactCell; 3],
    renews: Option<RenewsCell>,
    locked: bool,
}

struct ContactCell {
    person: Person,
    pending: Option<PendingView>,
}

/// The key of the words that say whose turn it is.
#[must_use]
pub fn turn_key(turn: &PendingTurn) -> &'static str {
    match turn {
        PendingTurn::Viewer => "services-pending-own",
        PendingTurn::NewContact => "services-pending-new",
        PendingTurn::Requester => "services-pending-requester",
        PendingTurn::Nobody => "services-pending-processing",
    }
}

/// What is pending, by service and contact type.
type PendingCells = HashMap<(ServiceId, ContactType), PendingView>;

impl ServiceLine {
    fn of((words, today): (Words, Day), view: ServiceView, pending: &mut PendingCells) -> Self {
        let ServiceView { id, name, category, contacts, renewal, lock } = view;
        let mut cell = |contact, person| ContactCell { person, pending: pending.remove(&(id, contact)) };
        let contacts = [
            cell(ContactType::Administrative, contacts.administrative),
            cell(ContactType::Technical, contacts.technical),
            cell(ContactType::Billing, contacts.billing),
        ];
        let renews = renewal.map(|renewal| RenewsCell::of(words, renewal, today));
        Self { id, name, category, contacts, renews, locked: lock.is_some() }
    }
}

/// GET `/services`
pub async fn show(request: HttpRequest, site: web::Data<Site>, query: Query) -> Result<HttpResponse, WebError> {
    let https = site.base_url.is_https();
    let remembered = cookies::sent(request.headers(), cookies::rows_cookie(https)).find_map(rows_of);
    let remembered = remembered.unwrap_or(ROWS[0]);
    let view = ListAddress::of(&query.0, remembered);
    let (now, at) = (site.clock.now(), place_in(&query.0));
    let measure = ServicePageSize { rows: view.rows, categories: CATEGORIES_MAX };
    let (asked, style, nic_suffix) = (view.clone(), site.style, site.terms.nic_suffix.clone());
    let found = read_signed_in(&request, &site, move |conn, viewer| {
        let today = style.words(viewer.language, viewer.time_zone).today(now);
        let wanted = asked.query((now, today), &nic_suffix);
        Ok(page_of_services(conn, viewer.id, &wanted, (&at, measure), now)?)
    })
    .await?;
    let rows = view.rows;
    let mut answer = html(StatusCode::OK, &services_page(Page::of(&request), (view, now), found))?;
    if rows != remembered {
        // A cookie made of a number always fits.
        let _ = answer.add_cookie(&cookies::own(https, cookies::rows_cookie(https), rows.to_string(), DAY * 365));
    }
    Ok(answer)
}

fn services_page(page: Page, (view, now): (ListAddress, Moment), found: ServicePage) -> ServicesPage {
    let words = page.words();
    let readers = (words, words.today(now));
    let roles = ContactType::ALL.map(|contact| (contact.field(), words.t(contact_key(contact)))).to_vec();
    let link = |direction, place: Option<&ListedPlace>| {
        place.map(|place| view.address(view.sort_value(), direction, &write_place(place)))
    };
    let is_second = |place: &ListedPlace| place.earlier <= view.rows;
    let previous = if found.before.as_ref().is_some_and(is_second) {
        Some(view.first())
    } else {
        link("before", found.before.as_ref())
    };
    let next = link("after", found.after.as_ref());
    let count = said_count(words, &found);
    let all = (previous.is_some() || next.is_some()).then(|| AllForm::of(words, &view, found.total));
    let is_long = previous.is_some() || next.is_some() || found.services.len() > ROWS[0];
    let suggestions = suggestions(&found.services);
    let called = suggestions.get(&view.contact.to_lowercase()).unwrap_or(&view.contact);
    let chips = chips(words, &view, &roles, called);
    let there_are = found.total.unwrap_or(found.services.len());
    let contact_roles = match found.contact_called {
        Some(counted) => Some(ContactRoles::searched(words, &view, counted.as_each)),
        None => ContactRoles::of(words, &view, (called, there_are), found.as_each),
    };
    let mut pending: PendingCells =
        found.pending.into_iter().map(|pending| ((pending.service, pending.contact), pending)).collect();
    let mut categories = found.categories;
    if !view.category.is_empty() && !categories.contains(&view.category) {
        categories.push(view.category.clone());
    }
    let mut categories: Vec<_> = categories.into_iter().map(|category| (words.category(&category), category)).collect();
    categories.sort();
    let rows: Vec<_> =
        found.services.into_iter().map(|service| ServiceLine::of(readers, service, &mut pending)).collect();
    ServicesPage {
        pending_requests: page.leads_back(address(routes::REQUESTS, [("state", State::Pending.as_str())])),
        chips,
        contact_roles,
        searched: view
            .contact_searched(found.contact_called.is_some())
            .map(|(key, contact, address)| (words.with(key, [("nic", &contact), ("name", &contact)]), address)),
        rows,
        categories,
        suggestions,
        count,
        all,
        sizes: if is_long { ROWS.to_vec() } else { Vec::new() },
        previous,
        next,
        contact_address: view.contact_address(),
        back_here: page.leads_back(""),
        within: RENEWS_WITHIN.map(|(days, said)| (said, within_words(words, days))).to_vec(),
        roles,
        view,
        page,
    }
}

/// *1–25 of 600*, as far as it is counted.
fn said_count(words: Words, found: &ServicePage) -> String {
    let number = |number| words.number(number);
    let most = number(COUNTED_MOST);
    let Some(earlier) = found.earlier else { return words.with("services-many", [("most", &most)]) };
    let (from, to) = (number(earlier + 1), number(earlier + found.services.len()));
    match found.total {
        Some(total) => words.with("services-count", [("from", &from), ("to", &to), ("total", &number(total))]),
        None => words.with("services-count-many", [("from", &from), ("to", &to), ("most", &most)]),
    }
}

/// Handles and names of contacts of the services on this page.
fn suggestions(services: &[ServiceView]) -> BTreeMap<String, String> {
    let people = services.iter().flat_map(|service| ContactType::ALL.map(|contact| service.contacts.get(contact)));
    let others = people.filter(|person| !person.own);
    let mut suggested = BTreeMap::new();
    for person in others {
        if suggested.len() == SUGGESTIONS_MAX {
            break;
        }
        if !suggested.contains_key(&person.nic) {
            suggested.insert(person.nic.clone(), person.name.clone());
        }
    }
    suggested
}

/// What is left out, in words, each with the way to see it again.
fn chips(words: Words, view: &ListAddress, roles: &[(&'static str, String)], called: &str) -> Vec<FilterChip> {
    let pair = |key, value: &str| words.with("pair", [("label", &words.t(key)), ("value", value)]);
    let label = |of: &str| roles.iter().find(|(value, _)| *value == of).map_or("", |(_, label)| label.as_str());
    let said = |filter| match filter {
        ListFilter::Search => words.with("quoted", [("text", &view.search)]),
        ListFilter::Category => pair("services-category", &words.category(&view.category)),
        ListFilter::Role => pair("services-role", label(view.role_value())),
        ListFilter::Contact => pair("services-contact", called),
        ListFilter::ContactAs => pair("services-contact-as", label(view.as_value())),
        ListFilter::Renews => {
            pair("services-renews-within", &view.renews.map(|days| within_words(words, days)).unwrap_or_default())
        }
        ListFilter::Pending => words.t("services-pending"),
    };
    let on = ListFilter::ALL.into_iter().filter(|filter| view.has(*filter));
    on.map(|filter| FilterChip { said: said(filter), without: view.without(filter) }).collect()
}

fn within_words(words: Words, days: u16) -> String {
    words.count("services-days", days.into(), [])
}
