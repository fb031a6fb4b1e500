//! The present password, asked for again before something of weight is done.

use super::Site;
use super::errors::WebError;
use crate::domain::AccountId;
use crate::flows::present_password::{begin, was_right};
use crate::passwords::{Checked, check_aside};

/// What checking the present password says; none where none was typed. No connection to the database is held meanwhile.
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong ones; the database's fault.
pub async fn check(site: &Site, account: AccountId, typed: String) -> Result<Option<Checked>, WebError> {
    if typed.is_empty() {
        return Ok(None);
    }
    let (terms, now) = (site.terms.clone(), site.clock.now());
    let begun = site.db.run(move |conn| begin(conn, &terms, now, account)).await?;
    let attempt = begun.map_err(WebError::TooOften)?;
    let checked = check_aside(typed, attempt.stored.clone()).await;
    if checked != Checked::Wrong {
        site.db.run(move |conn| was_right(conn, &attempt)).await?;
    }
    Ok(Some(checked))
}
