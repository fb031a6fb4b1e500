//! Acts that take one piece after the other: a press does what it can in its time, says how far it came, and the next goes on.

use std::time::Instant;

use super::desk::AtDesk;
use crate::domain::operator::Reason;
use crate::flows::Cx;
use crate::store::StoreResult;
use crate::web::frame::errors::WebError;

/// Why a press did no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped<F> {
    /// All is done.
    Done,
    /// Its time is over.
    TimeIsOver,
    /// Something failed after some pieces were done; the log says what.
    Interrupted,
    /// The act says that it cannot go on.
    Refused(F),
}

/// Does pieces, each a transaction of its own that says whether there may be more, until all is done or the press has had its time.
///
/// # Errors
/// What the first piece returns: of a later one it is said how far it came.
pub async fn do_pieces<S: Clone + Send + 'static, F: Send + 'static>(
    at: &AtDesk,
    reason: &Reason,
    mut so_far: S,
    piece: impl Fn(&mut Cx<'_>, &mut S) -> StoreResult<Result<bool, F>> + Clone + Send + 'static,
) -> Result<(S, Stopped<F>), WebError> {
    let begun = Instant::now();
    let mut is_first = true;
    loop {
        let (before, piece) = (so_far.clone(), piece.clone());
        let done = at.act(reason.clone(), move |cx| {
            let mut further = before.clone();
            let outcome = piece(cx, &mut further)?;
            Ok((outcome, further))
        });
        let (outcome, further) = match done.await {
            Err(error) if !is_first => {
                tracing::error!(%error, "an act was interrupted after some of its pieces");
                return Ok((so_far, Stopped::Interrupted));
            }
            done => done?,
        };
        (so_far, is_first) = (further, false);
        match outcome {
            Ok(true) if begun.elapsed() < at.site.press_most => {}
            Ok(true) => return Ok((so_far, Stopped::TimeIsOver)),
            Ok(false) => return Ok((so_far, Stopped::Done)),
            Err(fault) => return Ok((so_far, Stopped::Refused(fault))),
        }
    }
}
