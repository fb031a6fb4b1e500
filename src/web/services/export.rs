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
const COLUMNS: [&str; 8] = [
    "name",
    "category",
    "administrative",
    "administrative_name",
    "technical",
    "technical_name",
    "billing",
    "billing_name",
];

/// GET `/services.csv`
pub async fn save(site: web::Data<Site>, signed_in: SignedIn, query: Query) -> HttpResponse {
    let wanted = Arc::new(ListAddress::of(&query.0, 0).query(site.clock.now(), &site.terms.nic_suffix));
    let viewer = signed_in.0.id;
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
    lines.push([service.name.as_str(), &service.category].into_iter().chain(contacts));
}
