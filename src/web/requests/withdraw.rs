//! `/requests/{id}/cancel`, as it is looked at: the question before a request is withdrawn. With the script it stands in a
//! dialog above the page where one is.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::domain::request::State;
use crate::reads::requests::RequestView;
use crate::web::frame::errors::WebError;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes;
use crate::web::requests::RequestContext;
use crate::words::terms::contact_list;

#[derive(Template)]
#[template(path = "pages/cancel_request.html")]
struct CancelPage {
    page: Page,
    view: RequestView,
    types: String,
}

/// GET `/requests/{id}/cancel`: on to the request where there is nothing left to cancel.
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to withdraw.
pub async fn ask(on: RequestContext) -> Result<HttpResponse, WebError> {
    let view = on.read().await?;
    if view.standing.state == State::Pending && !view.acts.cancel {
        return Err(WebError::NotFound);
    }
    if !view.acts.cancel {
        return Ok(see_other(&routes::REQUEST.of(on.id)));
    }
    let page = Page::of(&on.http);
    let types = contact_list(page.words(), &view.types);
    html(StatusCode::OK, &CancelPage { page, view, types })
}
