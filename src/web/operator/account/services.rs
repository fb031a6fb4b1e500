//! `/operator/accounts/{nic}/services`: the services of which it is a contact, by name.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{AccountHead, look_at};
use crate::domain::service::ContactType;
use crate::reads::people::Person;
use crate::reads::services::{ListedPlace, ServicePageSize, ServiceQuery, ServiceView, page_of_services};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes::{self, address};
use crate::web::operator::desk::AtDesk;
use crate::web::services::list::{RenewsCell, place_in, write_place};
use crate::words::Words;
use crate::words::terms::contact_key;

/// Services on a page; there is nothing to choose a category in.
const SIZE: ServicePageSize = ServicePageSize { rows: 25, categories: 0 };

#[derive(Template)]
#[template(path = "operator/account_services.html")]
struct ServicesPage {
    page: Page,
    head: AccountHead,
    /// What each contact is called.
    roles: [String; 3],
    rows: Vec<ServiceLine>,
    previous: Option<String>,
    next: Option<String>,
}

struct ServiceLine {
    address: String,
    name: String,
    category: String,
    contacts: [Person; 3],
    renews: Option<RenewsCell>,
    locked: bool,
}

/// GET `/operator/accounts/{nic}/services`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let place = place_in(&query.0);
    let read = look_at(&at, move |conn, known, now| {
        page_of_services(conn, known.account.id, &ServiceQuery::default(), (&place, SIZE), now)
    });
    let (known, found) = read.await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let path = routes::OPERATOR_ACCOUNT_SERVICES.of(&known.account.nic);
    let link = |name, place: Option<ListedPlace>| Some(address(&path, [(name, write_place(&place?).as_str())]));
    let today = words.today(at.site.clock.now());
    let row = |service: ServiceView| ServiceLine {
        address: routes::OPERATOR_SERVICE.of(service.id),
        category: service.category,
        contacts: ContactType::ALL.map(|contact| service.contacts.get(contact).clone()),
        renews: service.renewal.map(|renewal| RenewsCell::of(words, renewal, today)),
        locked: service.lock.is_some(),
        name: service.name,
    };
    let body = ServicesPage {
        head: AccountHead::of(words, &known),
        roles: labels(words),
        rows: found.services.into_iter().map(row).collect(),
        previous: link("before", found.before),
        next: link("after", found.after),
        page,
    };
    html(StatusCode::OK, &body)
}

fn labels(words: Words) -> [String; 3] {
    ContactType::ALL.map(|contact| words.t(contact_key(contact)))
}
