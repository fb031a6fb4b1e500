//! `/requests.csv`: what the filters of *My requests* leave, all of it, for a spreadsheet.

use std::sync::Arc;

use actix_web::{HttpResponse, web};

use crate::reads::requests::{RequestSummary, piece_of_requests};
use crate::web::frame::csv::{CsvLines, PIECE, csv_file};
use crate::web::frame::forms::Query;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::web::requests::list::RequestsAddress;
use crate::words::machine_time;

/// Alike in every language, as in the other files. `awaited`: who must still decide.
const COLUMNS: [&str; 14] = [
    "number",
    "requested_at",
    "requester",
    "requester_name",
    "from",
    "from_name",
    "to",
    "to_name",
    "contact_types",
    "service",
    "category",
    "state",
    "awaited",
    "finished_at",
];

/// GET `/requests.csv`
pub async fn save(site: web::Data<Site>, signed_in: SignedIn, query: Query) -> HttpResponse {
    let filter = Arc::new(RequestsAddress::of(&query.0).filter());
    let (viewer, now) = (signed_in.0.id, site.clock.now());
    csv_file("requests.csv", &COLUMNS, move |older_than| {
        let (site, filter) = (site.clone(), Arc::clone(&filter));
        async move {
            let read = move |conn: &mut _| piece_of_requests(conn, viewer, &filter, (older_than, PIECE), now);
            let requests = site.db.read(read).await?;
            let mut lines = CsvLines::default();
            for request in &requests {
                push_line(&mut lines, request);
            }
            Ok((lines, requests.last().map(|last| last.id).filter(|_| requests.len() == PIECE)))
        }
    })
}

fn push_line(lines: &mut CsvLines, request: &RequestSummary) {
    let number = request.id.to_string();
    let [created, finished] =
        [Some(request.created_at), request.finished_at].map(|at| at.map(machine_time).unwrap_or_default());
    let types = joined(request.types.iter().map(|contact| contact.as_str()));
    let awaited = joined(request.standing.awaited.iter().map(|person| person.nic.as_str()));
    let [requester, from, to] = [&request.requester, &request.from, &request.to];
    lines.push([
        number.as_str(),
        &created,
        &requester.nic,
        &requester.name,
        &from.nic,
        &from.name,
        &to.nic,
        &to.name,
        &types,
        &request.service.name,
        &request.service.category,
        request.standing.state.as_str(),
        &awaited,
        &finished,
    ]);
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
