//! Who is looking is found out once for each request, before any page.

use actix_session::SessionExt;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, ResponseError, web};

use crate::flows::sign_in::account_of_session;
use crate::store::factors;
use crate::web::frame::error_pages::error_page;
use crate::web::frame::errors::WebError;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{Visitor, strangers_language};
use crate::web::frame::{log, session};

/// Looks the session up and keeps who it is for the pages.
///
/// # Errors
/// None of its own: without the database there is a page that says so.
pub async fn identify<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let cookie = request.get_session();
    session::renew_if_old(&request, &cookie);
    let stranger = strangers_language(request.request());
    request.extensions_mut().insert(Visitor { account: None, lacks_factor: false, language: stranger });
    if let (Some(id), Some(site)) = (session::id_of(&cookie), request.app_data::<web::Data<Site>>().cloned()) {
        let (now, place) = (site.clock.now(), site.place_of(request.request()));
        let required = site.second_factor_required;
        let found = site.db.run(move |conn| {
            let account = account_of_session(conn, now, &id, &place)?;
            let lacks_factor = match &account {
                Some(account) if required => factors::confirmed(conn, account.id)?.is_none(),
                _ => false,
            };
            Ok((account, lacks_factor))
        });
        match found.await {
            Ok((account, lacks_factor)) => {
                if let Some(account) = &account {
                    log::signed_in(account.id);
                }
                let language = account.as_ref().map_or(stranger, |account| account.language);
                request.extensions_mut().insert(Visitor { account, lacks_factor, language });
            }
            Err(error) => {
                tracing::error!(%error, "a session could not be looked up");
                let status = WebError::Store(error).status_code();
                let (request, _) = request.into_parts();
                let page = error_page(&request, status);
                return Ok(ServiceResponse::new(request, page).map_into_right_body());
            }
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}
