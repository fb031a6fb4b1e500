//! A try that was counted from its start, and that nobody could look at: it was none.

use crate::flows::{Cx, Occasion};
use crate::passwords::Busy;
use crate::store::StoreResult;
use crate::web::frame::errors::WebError;
use crate::web::frame::site::Site;

/// Goes on with what looking at a try has brought. Where too many wait to be looked at, the try is taken back.
///
/// # Errors
/// [`WebError::Busy`].
pub async fn unless_busy<A, T>(
    site: &Site,
    occasion: Occasion,
    looked: Result<T, Busy>,
    attempt: A,
    take_back: fn(&A, &mut Cx<'_>) -> StoreResult<()>,
) -> Result<(A, T), WebError>
where
    A: Send + 'static,
{
    match looked {
        Ok(seen) => Ok((attempt, seen)),
        Err(busy) => {
            site.write(occasion, move |cx| take_back(&attempt, cx)).await?;
            Err(busy.into())
        }
    }
}
