//! Every way in which a page can fail, and the one place that says which status and page that is.

use std::time::Duration;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError};
use askama::Template;
use thiserror::Error;

use crate::passwords::Busy;
use crate::store::StoreError;
use crate::store::events::SECURITY_LOG;
use crate::web::account::second_factor;
use crate::web::frame::forms::address;
use crate::web::frame::log::RequestId;
use crate::web::frame::page::{Page, html};
use crate::web::frame::visitor::Visitor;

/// Why there is another page than the one that was asked for.
#[derive(Debug, Error)]
pub enum WebError {
    /// Not there, or not this account's to see.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in; where to go on to afterwards.
    #[error("sign in first")]
    SignInFirst(String),
    /// The operator wants a second factor, and there is none yet.
    #[error("set up a second factor first")]
    SetUpFactorFirst,
    /// An unsafe method from another site.
    #[error("from another origin")]
    OtherOrigin,
    /// A form that is too large.
    #[error("too large")]
    TooLarge,
    /// A form that did not arrive in time.
    #[error("too slow")]
    TooSlow,
    /// A body that is no form.
    #[error("not a form")]
    NotAForm,
    /// Too often; how long to wait.
    #[error("too often")]
    TooOften(Duration),
    /// Too many passwords are being worked on.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// The database's fault.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A template's fault.
    #[error("a page could not be made: {0}")]
    Template(#[from] askama::Error),
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst(_) | Self::SetUpFactorFirst => StatusCode::SEE_OTHER,
            Self::OtherOrigin => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(error) if error.may_pass() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) | Self::Template(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The status and headers alone; [`pages`] puts the page in.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::SignInFirst(next) => {
                response.insert_header((header::LOCATION, address("/sign-in", [("next", next.as_str())])));
            }
            Self::SetUpFactorFirst => {
                response.insert_header((header::LOCATION, second_factor::PATH));
            }
            Self::TooOften(wait) => {
                response.insert_header((header::RETRY_AFTER, retry_after(*wait)));
            }
            _ if self.status_code() == StatusCode::SERVICE_UNAVAILABLE => {
                response.insert_header((header::RETRY_AFTER, "5"));
            }
            _ => {}
        }
        response.finish()
    }
}

/// An answer that says how long to wait.
#[must_use]
pub fn with_retry_after(mut response: HttpResponse, wait: Duration) -> HttpResponse {
    if let Ok(wait) = HeaderValue::from_str(&retry_after(wait)) {
        response.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    response
}

/// Whole seconds to wait, at least one.
fn retry_after(wait: Duration) -> String {
    wait.as_millis().div_ceil(1000).max(1).to_string()
}

#[derive(Template)]
#[template(path = "pages/error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    title: String,
    text: String,
    reference: Option<String>,
    sign_in: Option<String>,
}

/// Puts a page into every answer that failed without one.
///
/// # Errors
/// None of its own.
pub async fn pages<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let response = match next.call(request).await {
        Ok(response) => response,
        Err(error) => return Err(error),
    };
    let status = response.status();
    if status == StatusCode::NOT_FOUND && Visitor::of(response.request()).account.is_some() {
        let route = response.request().match_pattern().unwrap_or_default();
        tracing::warn!(target: SECURITY_LOG, route, "what is not there, or not this account's");
    }
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || response.headers().contains_key(header::CONTENT_TYPE) && response.response().error().is_none() {
        return Ok(response.map_into_left_body());
    }
    if let Some(error) = response.response().error()
        && status.is_server_error()
    {
        let id = response.request().extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        tracing::error!(reference = id, %error, "a page failed");
    }
    let (request, response) = response.into_parts();
    let mut page = error_page(&request, status);
    for (name, value) in response.headers() {
        if name != header::CONTENT_TYPE {
            page.headers_mut().insert(name.clone(), value.clone());
        }
    }
    Ok(ServiceResponse::new(request, page).map_into_right_body())
}

/// The page for a status, in the visitor's language.
#[must_use]
pub fn error_page(request: &HttpRequest, status: StatusCode) -> HttpResponse {
    let page = Page::of(request);
    let (title, text) = match status {
        StatusCode::NOT_FOUND => ("error-not-found-title", "error-not-found-text"),
        StatusCode::FORBIDDEN => ("error-origin-title", "error-origin-text"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-method-title", "error-method-text"),
        StatusCode::PAYLOAD_TOO_LARGE => ("error-too-large-title", "error-too-large-text"),
        StatusCode::TOO_MANY_REQUESTS => ("error-too-often-title", "error-too-often-text"),
        StatusCode::SERVICE_UNAVAILABLE => ("error-unavailable-title", "error-unavailable-text"),
        status if status.is_client_error() => ("error-bad-request-title", "error-bad-request-text"),
        _ => ("error-internal-title", "error-internal-text"),
    };
    let id = || request.extensions().get::<RequestId>().map(|id| id.0.clone());
    let heading_for = request.uri().path_and_query().map_or("", |address| address.as_str());
    let heading_for = if request.method().is_safe() {
        heading_for.to_owned()
    } else {
        crate::web::frame::site::form_page(request.path())
    };
    let body = ErrorPage {
        title: page.t(title),
        text: page.t(text),
        reference: id().filter(|_| status == StatusCode::INTERNAL_SERVER_ERROR),
        sign_in: (status == StatusCode::NOT_FOUND && page.account.is_some())
            .then(|| address("/sign-in", [("next", heading_for.as_str())])),
        page: &page,
    };
    let mut response = html(status, &body).unwrap_or_else(|_| HttpResponse::new(status));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_turned_away_is_told_when_to_come_back() {
        let refused = || StoreError::Refused("a deadlock".to_owned());
        let away = || StoreError::Unavailable("nobody there".to_owned());
        for error in [WebError::from(Busy), WebError::from(refused()), WebError::from(away())] {
            let answer = error.error_response();
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "{error}");
            assert!(answer.headers().contains_key(header::RETRY_AFTER), "{error}");
        }
    }
}
