//! Every way in which a page can fail, and which status that is. `error_pages` makes the page.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use thiserror::Error;

use crate::passwords::Busy;
use crate::store::StoreError;
use crate::web::frame::problem::Problem;
use crate::web::frame::routes;

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
    /// The account has a role, and no second factor, without which it cannot use it.
    #[error("a role needs a second factor")]
    RoleLacksFactor,
    /// An unsafe method from another site.
    #[error("from another origin")]
    OtherOrigin,
    /// A request for another host.
    #[error("for another host")]
    OtherHost,
    /// A form that is too large.
    #[error("too large")]
    TooLarge,
    /// A form that did not arrive in time.
    #[error("too slow")]
    TooSlow,
    /// A body that broke off, or that breaks the protocol.
    #[error("a broken body")]
    BrokenBody,
    /// A body that is no form.
    #[error("not a form")]
    NotAForm,
    /// Too often; how long to wait.
    #[error("too often")]
    TooOften(Duration),
    /// Too many passwords are being worked on.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// What the database refused, or that it is away.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What another program is told in more words than its status has.
    #[error("{0}")]
    Problem(Box<Problem>),
    /// A template's fault.
    #[error("a page could not be made: {0}")]
    Template(#[from] askama::Error),
}

impl From<Problem> for WebError {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst(_) | Self::SetUpFactorFirst | Self::RoleLacksFactor => StatusCode::SEE_OTHER,
            Self::OtherOrigin => StatusCode::FORBIDDEN,
            Self::OtherHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BrokenBody => StatusCode::BAD_REQUEST,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(error) if error.may_pass() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Problem(problem) => problem.status(),
            Self::Store(_) | Self::Template(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The status and headers alone; `error_pages` puts the page in.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::SignInFirst(next) => {
                response.insert_header((header::LOCATION, routes::sign_in_then(next)));
            }
            Self::SetUpFactorFirst => {
                response.insert_header((header::LOCATION, routes::SECOND_FACTOR));
            }
            Self::RoleLacksFactor => {
                response.insert_header((header::LOCATION, routes::OPERATOR));
            }
            Self::TooOften(wait) => {
                response.insert_header((header::RETRY_AFTER, retry_after(*wait)));
            }
            Self::Busy(_) => {
                response.insert_header((header::RETRY_AFTER, "5"));
            }
            Self::Store(error) if error.may_pass() => {
                response.insert_header((header::RETRY_AFTER, "5"));
            }
            Self::NotFound
            | Self::OtherOrigin
            | Self::OtherHost
            | Self::TooLarge
            | Self::BrokenBody
            | Self::TooSlow
            | Self::NotAForm
            | Self::Store(_)
            | Self::Problem(_)
            | Self::Template(_) => {}
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
