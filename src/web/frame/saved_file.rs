//! Files to be saved: read and sent a piece at a time, however long they are.

use std::future::Future;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Bytes;
use futures_util::stream;

use crate::store::{StoreError, StoreResult};

/// How far a file is.
enum Progress<P> {
    Begun,
    Behind(P),
    Done,
}

/// A file to be saved under this name. `read` gives what stands behind a place, or at the beginning, and the place where it ends where
/// there may be more. What fails later than the first piece cuts the file off.
pub fn saved_file<P, R>(
    name: &str,
    media_type: &'static str,
    mut read: impl FnMut(Option<P>) -> R + 'static,
) -> HttpResponse
where
    P: 'static,
    R: Future<Output = StoreResult<(String, Option<P>)>> + 'static,
{
    let pieces = stream::try_unfold(Progress::Begun, move |progress| {
        let reading = match progress {
            Progress::Begun => Some(read(None)),
            Progress::Behind(place) => Some(read(Some(place))),
            Progress::Done => None,
        };
        async move {
            let Some(reading) = reading else { return Ok::<_, StoreError>(None) };
            let (piece, last) = reading.await?;
            Ok(Some((Bytes::from(piece), last.map_or(Progress::Done, Progress::Behind))))
        }
    });
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .streaming(pieces)
}
