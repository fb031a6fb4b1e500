//! What a call that went well is answered.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::domain::text::hex;

/// How many things a list gives where nothing is said.
pub const LIST_DEFAULT: i64 = 100;
/// The most that a list gives.
pub const LIST_MAX: i64 = 1000;

/// An answer that can be given once more: to the same call with the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The JSON body, where there is one.
    pub body: Option<String>,
}

impl Answer {
    /// With a body.
    #[must_use]
    pub fn json(status: StatusCode, body: &impl Serialize) -> Self {
        Self { status: status.as_u16(), body: Some(text_of(body)) }
    }

    /// Done, and nothing to say.
    #[must_use]
    pub fn none() -> Self {
        Self { status: StatusCode::NO_CONTENT.as_u16(), body: None }
    }

    /// As it is sent.
    #[must_use]
    pub fn into_response(self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut answer = HttpResponse::build(status);
        match self.body {
            Some(body) => answer.insert_header((CONTENT_TYPE, "application/json")).body(body),
            None => answer.finish(),
        }
    }
}

/// What is answered has texts for keys: it cannot fail.
fn text_of(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// A JSON body.
#[must_use]
pub fn json(status: StatusCode, body: &impl Serialize) -> HttpResponse {
    Answer::json(status, body).into_response()
}

/// A JSON body for whoever does not have it yet: its `ETag` says whether it has changed.
#[must_use]
pub fn json_as_of(request: &HttpRequest, body: &impl Serialize) -> HttpResponse {
    let text = text_of(body);
    // Weak: the same may leave packed, or not.
    let tag = format!("W/\"{}\"", hex(&Sha256::digest(&text)[..16]));
    let known = request.headers().get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    let is_known =
        known.flat_map(|tags| tags.split(',')).map(str::trim).any(|known| known == "*" || is_same(known, &tag));
    if is_known {
        return HttpResponse::NotModified().insert_header((ETAG, tag)).finish();
    }
    HttpResponse::Ok().insert_header((ETAG, tag)).insert_header((CONTENT_TYPE, "application/json")).body(text)
}

/// Whether two tags are of the same, as whoever asks anew compares them: strong ones and weak ones are alike.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    bare(one) == bare(other)
}
