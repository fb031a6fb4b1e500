//! `/operator/accounts/{nic}/data.json`: all that is held about an account, for whoever asks support what that is.

use actix_web::HttpResponse;

use super::nic_in;
use crate::flows::looks::note_account_data_seen;
use crate::reads::account::account_view;
use crate::reads::personal_data::PersonalData;
use crate::web::frame::errors::WebError;
use crate::web::frame::saved_file::saved_file;
use crate::web::operator::desk::AtDesk;

/// GET `/operator/accounts/{nic}/data.json`: what the command `account data` prints, and written down as that is.
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn save(at: AtDesk) -> Result<HttpResponse, WebError> {
    let nic = nic_in(&at)?;
    let known = at.read(move |conn, _| account_view(conn, &nic)).await?.account;
    let (account, now, name) = (known.id, at.site.clock.now(), format!("{}.json", known.nic));
    at.note(move |cx| note_account_data_seen(cx, &known.nic)).await?;
    let site = at.site;
    Ok(saved_file(&name, "application/json", move |place| {
        let site = site.clone();
        async move {
            let data = PersonalData { account, with_operators_log: true, now };
            site.db.read(move |conn| data.piece(conn, place.as_ref())).await
        }
    }))
}
