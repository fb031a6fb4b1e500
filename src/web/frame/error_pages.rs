//! The page of every answer that failed: what happened in plain words, and one next step.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::change::SERVICES_MAX;
use crate::store::events::SECURITY_LOG;
use crate::web::frame::forms::Fields;
use crate::web::frame::log::RequestId;
use crate::web::frame::page::{Page, html};
use crate::web::frame::problem::{self, Problem};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    title: String,
    text: String,
    reference: Option<String>,
    sign_in: Option<String>,
    start: String,
}

/// Puts a page into every answer that failed without one.
///
/// # Errors
/// None of its own.
pub async fn pages<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let response = next.call(request).await?;
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
    let mut page = if problem::is_api(response.request().path()) {
        Problem::of_answer(&response).answer(response.request())
    } else {
        error_page(response.request(), status)
    };
    let (request, response) = response.into_parts();
    let mut headers = response.headers().clone();
    for (name, value) in page.headers() {
        if name == header::CONTENT_TYPE || !headers.contains_key(name) {
            headers.insert(name.clone(), value.clone());
        }
    }
    *page.headers_mut() = headers;
    Ok(ServiceResponse::new(request, page).map_into_right_body())
}

/// Where to begin anew: at the address that this site goes by, where another was asked for.
fn start_for(request: &HttpRequest, status: StatusCode) -> String {
    let site = request.app_data::<web::Data<Site>>().filter(|_| status == StatusCode::MISDIRECTED_REQUEST);
    format!("{}{}", site.map_or("", |site| site.base_url.as_str()), routes::SERVICES)
}

/// Whether it is the link of an email that was opened. What it leads to is not looked at: any number with any code says
/// the same.
fn carries_code(request: &HttpRequest) -> bool {
    let pattern = request.match_pattern();
    let is_linked = [routes::REQUEST, routes::SUBMISSION].iter().any(|one| pattern.as_deref() == Some(one.pattern()));
    is_linked && !Fields::of_query(request.query_string()).text("token").trim().is_empty()
}

/// The page for a status, in the visitor's language.
#[must_use]
pub fn error_page(request: &HttpRequest, status: StatusCode) -> HttpResponse {
    let page = Page::without_message(request);
    let (title, text) = match status {
        StatusCode::NOT_FOUND if page.account.is_some() && carries_code(request) => {
            ("error-others-link-title", "error-others-link-text")
        }
        StatusCode::NOT_FOUND => ("error-not-found-title", "error-not-found-text"),
        StatusCode::FORBIDDEN => ("error-origin-title", "error-origin-text"),
        StatusCode::MISDIRECTED_REQUEST => ("error-host-title", "error-host-text"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-method-title", "error-method-text"),
        StatusCode::PAYLOAD_TOO_LARGE if request.path() == routes::CHOOSE_SERVICES => {
            ("error-too-large-title", "choose-too-large")
        }
        StatusCode::PAYLOAD_TOO_LARGE => ("error-too-large-title", "error-too-large-text"),
        StatusCode::TOO_MANY_REQUESTS => ("error-too-often-title", "error-too-often-text"),
        StatusCode::SERVICE_UNAVAILABLE => ("error-unavailable-title", "error-unavailable-text"),
        status if status.is_client_error() => ("error-bad-request-title", "error-bad-request-text"),
        _ => ("error-internal-title", "error-internal-text"),
    };
    let id = || request.extensions().get::<RequestId>().map(|id| id.0.clone());
    let body = ErrorPage {
        title: page.t(title),
        text: page.with(text, &[("most", page.words().number(SERVICES_MAX).as_str())]),
        reference: id().filter(|_| status == StatusCode::INTERNAL_SERVER_ERROR),
        sign_in: (status == StatusCode::NOT_FOUND && page.account.is_some()).then(|| routes::sign_in_then(&page.here)),
        start: start_for(request, status),
        page: &page,
    };
    let mut response = html(status, &body).unwrap_or_else(|_| HttpResponse::new(status));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}
