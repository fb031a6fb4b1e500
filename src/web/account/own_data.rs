//! `/profile/data.json`: all that is held about an account, for its owner to save.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::flows::own_data::admit_own_data;
use crate::reads::personal_data::PersonalData;
use crate::web::frame::errors::WebError;
use crate::web::frame::saved_file::saved_file;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

/// GET `/profile/data.json`
///
/// # Errors
/// It was saved too often within the hour.
pub async fn save(request: HttpRequest, site: web::Data<Site>, viewer: SignedIn) -> Result<HttpResponse, WebError> {
    let (account, now) = (viewer.0.id, site.clock.now());
    site.act(&request, account, move |cx| admit_own_data(cx, account)).await?.map_err(WebError::TooOften)?;
    let name = format!("{}.json", viewer.0.nic);
    Ok(saved_file(&name, "application/json", move |place| {
        let site = site.clone();
        async move {
            let data = PersonalData { account, with_operators_log: false, now };
            site.db.read(move |conn| data.piece(conn, place.as_ref())).await
        }
    }))
}
