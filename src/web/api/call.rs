//! What every call works with, and the body that comes with one.

use std::future::{Ready, ready};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::web::{self, Bytes};
use actix_web::{FromRequest, HttpRequest};
use percent_encoding::percent_decode_str;
use tokio::time::timeout;

use super::keys::Caller;
use crate::domain::operator::Reason;
use crate::flows::Occasion;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::said_length;
use crate::web::frame::site::Site;

/// How long a body may take to arrive.
const ARRIVES_WITHIN: Duration = Duration::from_mins(1);

/// What every call works with.
pub struct Call {
    /// The HTTP request.
    pub http: HttpRequest,
    /// What all answers are made from.
    pub site: web::Data<Site>,
    /// Who calls.
    pub caller: Caller,
}

impl Call {
    /// What stands around what the caller does now.
    #[must_use]
    pub fn occasion(&self, reason: Option<Reason>) -> Occasion {
        self.caller.occasion(&self.site, &self.http, reason)
    }

    /// The body, where it is of one of these kinds and not too large.
    ///
    /// # Errors
    /// It is of another kind, too large, too slow or broken.
    pub async fn body(&self, payload: web::Payload, kinds: &[&str], most: usize) -> Result<Bytes, WebError> {
        let headers = self.http.headers();
        let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        // A body that is packed could unpack to anything.
        if headers.contains_key(CONTENT_ENCODING) || !kinds.contains(&kind.as_str()) {
            return Err(WebError::NotAForm);
        }
        if said_length(&self.http).is_some_and(|length| length > most) {
            return Err(WebError::TooLarge);
        }
        let body = timeout(ARRIVES_WITHIN, payload.to_bytes_limited(most)).await.map_err(|_| WebError::TooSlow)?;
        body.map_err(|_| WebError::TooLarge)?.map_err(|_| WebError::BrokenBody)
    }
}

impl FromRequest for Call {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !is_text(request.uri().path()) {
            return ready(Err(WebError::NotFound));
        }
        let site = request.app_data::<web::Data<Site>>().cloned();
        let caller = Caller::from_request(request, payload).into_inner();
        ready(
            caller.and_then(|caller| Ok(Self { http: request.clone(), site: site.ok_or(WebError::NotFound)?, caller })),
        )
    }
}

/// Whether a path is text once it is decoded: else there is nothing there, and no database takes it.
fn is_text(path: &str) -> bool {
    percent_decode_str(path).decode_utf8().is_ok_and(|text| !text.contains(char::is_control))
}
