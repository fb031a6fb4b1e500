//! Who is looking is found out once for each request, before any page.

use std::time::Duration;

use actix_session::SessionExt;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, ResponseError, web};
use tokio::time::timeout;

use crate::domain::request::Actor;
use crate::domain::session::SessionId;
use crate::flows::{Occasion, sessions};
use crate::reads::visitor::{SignedInView, signed_in};
use crate::web::frame::error_pages::error_page;
use crate::web::frame::errors::WebError;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;
use crate::web::frame::{cookies, log, session};

/// How long an answer waits at most for the use of its session to be written down.
const USE_WAITS_MAX: Duration = Duration::from_millis(200);

/// Looks the session up and keeps who it is for the pages.
///
/// # Errors
/// None of its own: without the database there is a page that says so.
pub async fn identify<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let cookie = request.get_session();
    cookies::renew_if_old(&request, &cookie);
    let stranger = Visitor::stranger(request.request());
    request.extensions_mut().insert(stranger);
    let (Some(id), Some(site)) = (session::id_of(&cookie), request.app_data::<web::Data<Site>>().cloned()) else {
        return Ok(next.call(request).await?.map_into_left_body());
    };
    let occasion = site.occasion(request.request(), Actor::System);
    let (session, from, now, required) = (id.clone(), occasion.from.clone(), occasion.now, site.second_factor_required);
    let found = match site.db.read(move |conn| signed_in(conn, &session, &from, required, now)).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "a session could not be looked up");
            let status = WebError::Store(error).status_code();
            let (request, _) = request.into_parts();
            let page = error_page(&request, status);
            return Ok(ServiceResponse::new(request, page).map_into_right_body());
        }
    };
    let Some(SignedInView { account, lacks_factor, use_is_due }) = found else {
        return Ok(next.call(request).await?.map_into_left_body());
    };
    log::signed_in(account.id);
    let language = account.language;
    request.extensions_mut().insert(Visitor { account: Some(account), lacks_factor, language });
    if !use_is_due {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    // Beside the page, which waits for it only a moment.
    let used = write_use_down(&site, occasion, id);
    let (answer, ()) = tokio::join!(next.call(request), used);
    Ok(answer?.map_into_left_body())
}

/// Looking at a page must neither fail nor wait because something else writes for long: the last use of a session may as well
/// not be written down.
async fn write_use_down(site: &Site, occasion: Occasion, id: SessionId) {
    let used = site.write_if_free(occasion, move |cx| sessions::write_use_down(cx, &id));
    if let Ok(Err(error)) = timeout(USE_WAITS_MAX, used).await {
        tracing::warn!(%error, "the last use of a session could not be written down");
    }
}
