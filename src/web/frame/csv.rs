//! Files of lines with commas between their cells, for a spreadsheet: read and sent a piece at a time, however long they are.

use std::future::Future;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Bytes;
use futures_util::stream;

pub use crate::csv_lines::CsvLines;
use crate::store::{StoreError, StoreResult};

/// Lines that are read and held at once.
pub const PIECE: usize = 500;

/// How far a file is.
enum Progress<P> {
    Begun,
    Behind(P),
    Done,
}

/// A file to be saved under this name, with these columns. `read` gives the lines behind a place, or the first, and the place of the
/// last of them where there may be more. What fails later than the head cuts the file off.
pub fn csv_file<P, R>(name: &str, columns: &[&str], mut read: impl FnMut(Option<P>) -> R + 'static) -> HttpResponse
where
    P: 'static,
    R: Future<Output = StoreResult<(CsvLines, Option<P>)>> + 'static,
{
    let mut head = CsvLines::default();
    head.push(columns.iter().copied());
    let mut head = Some(head);
    let pieces = stream::try_unfold(Progress::Begun, move |progress| {
        let reading = match progress {
            Progress::Begun => Some(read(None)),
            Progress::Behind(place) => Some(read(Some(place))),
            Progress::Done => None,
        };
        let head = head.take().unwrap_or_default();
        async move {
            let Some(reading) = reading else { return Ok::<_, StoreError>(None) };
            let (lines, last) = reading.await?;
            Ok(Some((
                Bytes::from(head.into_text() + &lines.into_text()),
                last.map_or(Progress::Done, Progress::Behind),
            )))
        }
    });
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .streaming(pieces)
}
