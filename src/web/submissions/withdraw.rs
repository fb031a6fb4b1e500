//! `/submissions/{id}/cancel`, as it is looked at: the question before all that is pending of a submission is withdrawn.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::web::frame::errors::WebError;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes;
use crate::web::submissions::SubmissionContext;
use crate::web::submissions::show::SubmissionAddress;

#[derive(Template)]
#[template(path = "pages/cancel_submission.html")]
struct CancelSubmissionPage {
    page: Page,
    id: i64,
    /// How many would be withdrawn.
    count: usize,
}

/// GET `/submissions/{id}/cancel`: on to the submission where there is nothing left to cancel.
///
/// # Errors
/// [`WebError::NotFound`] where this account sees none of it, or may withdraw none of what is pending.
pub async fn ask(on: SubmissionContext) -> Result<HttpResponse, WebError> {
    let view = on.read(&SubmissionAddress::default()).await?;
    if view.acts.cancel == 0 && view.pending.is_some() {
        return Err(WebError::NotFound);
    }
    if view.acts.cancel == 0 {
        return Ok(see_other(&routes::SUBMISSION.of(on.id)));
    }
    let page = Page::of(&on.http);
    html(StatusCode::OK, &CancelSubmissionPage { page, id: on.id.0, count: view.acts.cancel })
}
