//! What another program is told when something fails: `application/problem+json` (RFC 9457), in place of a page.

use std::fmt;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;

use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::log::RequestId;

/// The kind of every such answer.
pub const PROBLEM_JSON: &str = "application/problem+json";
/// What the addresses for other programs begin with.
pub const API: &str = "/api";

/// Whether an address is for other programs.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path.strip_prefix(API).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// One of several things that are wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemFault {
    /// The line of a batch, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The member of the body, as a JSON pointer into it, or into its line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The column, as in a CSV file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The parameter of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// What is wrong with it, as the rest of a sentence that begins with it.
    pub reason: String,
}

/// For the log.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title)
    }
}

/// What is wrong. Its texts are in English, for whoever makes the other program work.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    kind: Option<&'static str>,
    title: &'static str,
    detail: Option<String>,
    errors: Vec<ProblemFault>,
    more: Option<u64>,
    wait: Option<Duration>,
}

/// What went wrong (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct ProblemDetails {
    /// `about:blank` where the status says all; else `urn:handover:problem:` and a name that stays.
    #[serde(rename = "type")]
    #[schema(example = "urn:handover:problem:bad-rows")]
    kind: String,
    /// The kind in words.
    #[schema(example = "Something is wrong in the body")]
    title: &'static str,
    /// The status of the answer.
    #[schema(example = 422)]
    status: u16,
    /// What there is to say of this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    detail: Option<String>,
    /// Names the call in the log of Handover.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "9f86d081884c7d65", nullable = false)]
    reference: Option<String>,
    /// All that is wrong, at most the first 50 lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<ProblemFault>,
    /// How many more lines are wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    more: Option<u64>,
}

impl ProblemDetails {
    /// Of a problem, and of which call it was.
    #[must_use]
    pub fn of(problem: &Problem, reference: Option<String>) -> Self {
        let named = |kind| format!("urn:handover:problem:{kind}");
        Self {
            kind: problem.kind.map_or_else(|| "about:blank".to_owned(), named),
            title: problem.title,
            status: problem.status.as_u16(),
            detail: problem.detail.clone(),
            reference,
            errors: problem.errors.clone(),
            more: problem.more,
        }
    }

    /// As JSON. Texts and numbers alone: it cannot fail.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Problem {
    /// A problem of a kind of its own, which programs tell apart by its name.
    #[must_use]
    pub fn new(status: StatusCode, kind: &'static str, title: &'static str) -> Self {
        Self { status, kind: Some(kind), title, detail: None, errors: Vec::new(), more: None, wait: None }
    }

    /// One that the status says all of.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        let detail = match status {
            StatusCode::NOT_FOUND => "There is nothing at this address.",
            StatusCode::METHOD_NOT_ALLOWED => {
                "This address does not take this method; Allow names those that it takes."
            }
            StatusCode::REQUEST_TIMEOUT => "The body did not arrive in time.",
            StatusCode::PAYLOAD_TOO_LARGE => "The body is too large.",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "The body is of a kind that this address does not take.",
            StatusCode::MISDIRECTED_REQUEST => "Host is not the one that this site goes by.",
            StatusCode::TOO_MANY_REQUESTS => "Too many requests in too short a time; Retry-After says when to go on.",
            StatusCode::SERVICE_UNAVAILABLE => {
                "The database is away, or too much is asked at once; Retry-After says when to try again."
            }
            StatusCode::INTERNAL_SERVER_ERROR => "A fault of ours; the log says more under this reference.",
            _ => "The request cannot be read.",
        };
        let title = status.canonical_reason().unwrap_or("Failed");
        let plain = Self { status, kind: None, title, detail: None, errors: Vec::new(), more: None, wait: None };
        plain.with_detail(detail)
    }

    /// With what there is to say of this time.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// With all that is wrong, and how much more is that is not named.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<ProblemFault>, more: u64) -> Self {
        self.errors = errors;
        self.more = (more > 0).then_some(more);
        self
    }

    /// With how long to wait.
    #[must_use]
    pub fn with_wait(mut self, wait: Duration) -> Self {
        self.wait = Some(wait);
        self
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What is told of a failed answer: what was found to be wrong, or what its status says.
    #[must_use]
    pub fn of_answer(answer: &ServiceResponse<impl MessageBody>) -> Self {
        let error = answer.response().error().and_then(|error| error.as_error::<WebError>());
        match error {
            Some(WebError::Problem(problem)) => (**problem).clone(),
            _ => Self::of_status(answer.status()),
        }
    }

    /// The answer to this request.
    #[must_use]
    pub fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let reference = request.extensions().get::<RequestId>().map(|id| id.0.clone());
        let text = ProblemDetails::of(self, reference).text();
        let answer = HttpResponse::build(self.status).insert_header((header::CONTENT_TYPE, PROBLEM_JSON)).body(text);
        match self.wait {
            Some(wait) => with_retry_after(answer, wait),
            None => answer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_for_programs_are_told_from_others() {
        assert!(["/api", "/api/", "/api/v1/accounts"].into_iter().all(is_api));
        assert!(!["/", "/apis", "/services/api"].into_iter().any(is_api));
    }
}
