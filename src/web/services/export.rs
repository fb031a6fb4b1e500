//! `/services.csv`: what the filters of *My services* leave, all of it, for a spreadsheet.

use std::sync::Arc;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use futures_util::stream;

use crate::domain::AccountId;
use crate::domain::service::ContactType;
use crate::reads::services::{ServiceCursor, ServiceQuery, ServiceView, piece_of_services};
use crate::store::StoreError;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::web::services::list::ListAddress;

/// Services that are read and held at once.
const PIECE: usize = 500;
/// The columns of an import, and beside each contact what it is called.
const HEAD: &str = "name,category,administrative,administrative_name,technical,technical_name,billing,billing_name\r\n";

/// How far the file is.
enum Progress {
    Begun,
    Behind(ServiceCursor),
    Done,
}

/// GET `/services.csv`
///
/// # Errors
/// Nobody is signed in. A database that goes away later cuts the file off.
pub async fn save(site: web::Data<Site>, signed_in: SignedIn, query: Query) -> Result<HttpResponse, WebError> {
    let wanted = Arc::new(ListAddress::of(&query.0, 0).query(site.clock.now()));
    let viewer = signed_in.0.id;
    let pieces = stream::try_unfold(Progress::Begun, move |progress| {
        next_piece(site.clone(), viewer, Arc::clone(&wanted), progress)
    });
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"services.csv\""))
        .streaming(pieces))
}

async fn next_piece(
    site: web::Data<Site>,
    viewer: AccountId,
    wanted: Arc<ServiceQuery>,
    progress: Progress,
) -> Result<Option<(Bytes, Progress)>, StoreError> {
    let (mut text, beyond) = match progress {
        Progress::Begun => (HEAD.to_owned(), None),
        Progress::Behind(place) => (String::new(), Some(place)),
        Progress::Done => return Ok(None),
    };
    let read = move |conn: &mut _| piece_of_services(conn, viewer, &wanted, beyond.as_ref(), PIECE);
    let (services, last) = site.db.read(read).await?;
    for service in &services {
        write_line(&mut text, service);
    }
    let progress = last.filter(|_| services.len() == PIECE).map_or(Progress::Done, Progress::Behind);
    Ok(Some((text.into(), progress)))
}

fn write_line(text: &mut String, service: &ServiceView) {
    write_cell(text, &service.name);
    text.push(',');
    write_cell(text, &service.category);
    for contact in ContactType::ALL {
        let person = service.contacts.get(contact);
        for cell in [&person.nic, &person.name] {
            text.push(',');
            write_cell(text, cell);
        }
    }
    text.push_str("\r\n");
}

/// A cell, in quotes where it needs them. What a spreadsheet would take for a formula begins with `'`.
fn write_cell(text: &mut String, cell: &str) {
    let guard =
        if cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']) { "'" } else { "" };
    if cell.contains(['"', ',', '\r', '\n', ';', '\t']) {
        text.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        text.extend([guard, cell]);
    }
}

#[cfg(test)]
mod tests {
    use super::write_cell;

    #[test]
    fn no_cell_is_a_formula_or_breaks_the_line() {
        for (cell, written) in [
            ("example.org", "example.org"),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-a", "'-a"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\t=1", "\"'\t=1\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
            ("a-b=c", "a-b=c"),
            ("", ""),
        ] {
            let mut text = String::new();
            write_cell(&mut text, cell);
            assert_eq!(text, written, "{cell:?}");
        }
    }
}
