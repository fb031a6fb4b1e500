//! The present password, and a code where a second factor is on, asked for again before something of weight is done.

use actix_session::Session;
use actix_web::HttpRequest;

use crate::domain::AccountId;
use crate::domain::factor::TypedCode;
use crate::domain::time::Moment;
use crate::flows::reauthenticate::{Asks, Attempt, Shown, begin};
use crate::flows::sessions::replace_session;
use crate::passwords::{Busy, Checked, check_aside};
use crate::web::frame::errors::WebError;
use crate::web::frame::second_factor_code::proof_of;
use crate::web::frame::session;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::place;

/// Checks what was typed, without holding a connection to the database meanwhile. The code is looked at only where the
/// password is right: without it nothing is said about the code.
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong ones; the database's fault.
pub async fn check(
    request: &HttpRequest,
    site: &Site,
    account: AccountId,
    asks: Asks,
    password: String,
    code: TypedCode,
) -> Result<(Attempt, Shown), WebError> {
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(request));
    let begun = site.db.run(move |conn| begin(conn, &terms, now, account, asks, &from)).await?;
    let attempt = begun.map_err(WebError::TooOften)?;
    match look(site, &attempt, password, code, now).await {
        Ok(shown) => Ok((attempt, shown)),
        Err(busy) => {
            // Nobody has looked: this was no try.
            site.db.run(move |conn| attempt.take_back(conn)).await?;
            Err(busy.into())
        }
    }
}

async fn look(site: &Site, attempt: &Attempt, password: String, code: TypedCode, now: Moment) -> Result<Shown, Busy> {
    let code_given = !matches!(code, TypedCode::Nothing);
    let password = match password.as_str() {
        "" => None,
        _ => Some(check_aside(password, attempt.stored_hash()).await?),
    };
    let proof = match &attempt.holder {
        Some(holder) if password.is_some_and(|password| password != Checked::Wrong) => {
            proof_of(site, holder, code, now).await?
        }
        _ => None,
    };
    Ok(Shown { password, code_given, proof })
}

/// Gives the browser another session in the place of its own, once the password was shown again: who has come by the old one
/// gets nothing of what was shown.
///
/// # Errors
/// The database's fault.
pub async fn renew(request: &HttpRequest, site: &Site, cookie: &Session, account: AccountId) -> Result<(), WebError> {
    let Some(before) = session::id_of(cookie) else { return Ok(()) };
    let after = site.act(request, account, move |cx| replace_session(cx, account, &before)).await?;
    if let Some(after) = after {
        session::go_on(cookie, &after);
    }
    Ok(())
}
