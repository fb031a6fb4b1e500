//! A code that was typed for the second factor, held against the account's.

use crate::domain::factor::TypedCode;
use crate::domain::time::Moment;
use crate::flows::proof::{FactorHolder, FactorProof};
use crate::passwords::{Busy, find_aside};
use crate::web::frame::site::Site;

/// Looks whether a code is one of the account's.
///
/// # Errors
/// Too many wait for one to be looked at.
pub async fn proof_of(
    site: &Site,
    holder: &FactorHolder,
    typed: TypedCode,
    now: Moment,
) -> Result<Option<FactorProof>, Busy> {
    Ok(match typed {
        TypedCode::App(digits) => holder.by_app(&site.terms.keyring, &digits, now),
        TypedCode::Recovery(code) => {
            let found = find_aside(code.letters().to_owned(), holder.recovery_hashes()).await?;
            found.and_then(|place| holder.by_recovery_code(place))
        }
        TypedCode::Nothing | TypedCode::Other => None,
    })
}
