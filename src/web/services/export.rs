//! `/services.csv`: what the filters of *My services* leave, all of it, for a spreadsheet.

use std::sync::Arc;

use actix_web::{HttpResponse, web};

use crate::domain::service::ContactType;
use crate::reads::services::{ServiceView, piece_of_services};
use crate::web::frame::csv::{CsvLines, PIECE, csv_file};
use crate::web::frame::forms::Query;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::web::services::list::ListAddress;

/// The columns of an import, and beside each contact what it is called.
const COLUMNS: [&str; 10] = [
    "name",
    "category",
    "administrative",
    "administrative_name",
    "technical",
    "technical_name",
    "billing",
    "billing_name",
    "expires_on",
    "renewal",
];

/// GET `/services.csv`
pub async fn save(site: web::Data<Site>, signed_in: SignedIn, query: Query) -> HttpResponse {
    let (viewer, now) = (signed_in.0.id, site.clock.now());
    let today = site.style.words(signed_in.0.language, signed_in.0.time_zone).today(now);
    let wanted = Arc::new(ListAddress::of(&query.0, 0).query((now, today), &site.terms.nic_suffix));
    csv_file("services.csv", &COLUMNS, move |beyond| {
        let (site, wanted) = (site.clone(), Arc::clone(&wanted));
        async move {
            let read = move |conn: &mut _| piece_of_services(conn, viewer, &wanted, beyond.as_ref(), PIECE);
            let (services, last) = site.db.read(read).await?;
            let mut lines = CsvLines::default();
            for service in &services {
                push_line(&mut lines, service);
            }
            Ok((lines, last.filter(|_| services.len() == PIECE)))
        }
    })
}

fn push_line(lines: &mut CsvLines, service: &ServiceView) {
    let contacts = ContactType::ALL.iter().flat_map(|contact| {
        let person = service.contacts.get(*contact);
        [person.nic.as_str(), &person.name]
    });
    let last_day = service.renewal.map(|renewal| renewal.last_day.to_string()).unwrap_or_default();
    let kind: &str = service.renewal.and_then(|renewal| renewal.kind).map_or("", Into::into);
    let named = [service.name.as_str(), &service.category].into_iter();
    lines.push(named.chain(contacts).chain([last_day.as_str(), kind]));
}
