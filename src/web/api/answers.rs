//! What a call that went well is answered.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

/// How many things a list gives where nothing is said, and at most.
pub const LIST_DEFAULT: i64 = 100;
/// The most that a list gives.
pub const LIST_MAX: i64 = 1000;

/// A JSON body.
#[must_use]
pub fn json(status: StatusCode, body: &impl Serialize) -> HttpResponse {
    // What is answered has texts for keys: it cannot fail.
    let text = serde_json::to_vec(body).unwrap_or_default();
    HttpResponse::build(status).content_type("application/json").body(web::Bytes::from(text))
}
