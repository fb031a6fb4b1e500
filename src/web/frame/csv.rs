//! Files of lines with commas between their cells, for a spreadsheet.

use std::future::Future;

use actix_web::HttpResponse;

use super::saved_file::saved_file;
pub use crate::csv_lines::CsvLines;
use crate::store::StoreResult;

/// Lines that are read and held at once.
pub const PIECE: usize = 500;

/// A file to be saved under this name, with these columns. `read` gives the lines behind a place, or the first, and the place of the
/// last of them where there may be more.
pub fn csv_file<P, R>(name: &str, columns: &[&str], mut read: impl FnMut(Option<P>) -> R + 'static) -> HttpResponse
where
    P: 'static,
    R: Future<Output = StoreResult<(CsvLines, Option<P>)>> + 'static,
{
    let mut head = CsvLines::default();
    head.push(columns.iter().copied());
    let mut head = Some(head);
    saved_file(name, "text/csv; charset=utf-8", move |place| {
        let (head, reading) = (head.take().unwrap_or_default(), read(place));
        async move { reading.await.map(|(lines, last)| (head.into_text() + &lines.into_text(), last)) }
    })
}
