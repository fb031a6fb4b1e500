//! A stranger's form as it is shown, and shown again.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FieldFault, FormFaults};
use crate::web::frame::page::html;

/// What a form says beside what was typed: nothing, what is wrong, or how long to wait.
#[derive(Default)]
pub struct FormState {
    /// What is wrong.
    pub faults: FormFaults,
    /// How long to wait: it was sent too often.
    pub wait: Option<Duration>,
}

impl FormState {
    /// Something is wrong at these fields.
    pub fn faulty(faults: impl IntoIterator<Item = FieldFault>) -> Self {
        Self { faults: faults.into_iter().collect(), wait: None }
    }

    /// It was sent too often.
    #[must_use]
    pub fn too_often(wait: Duration) -> Self {
        Self { faults: FormFaults::default(), wait: Some(wait) }
    }

    /// The page of the form, with the status that belongs to it.
    ///
    /// # Errors
    /// The template's fault.
    pub fn answer(&self, page: &impl Template) -> Result<HttpResponse, WebError> {
        match self.wait {
            Some(wait) => Ok(with_retry_after(html(StatusCode::TOO_MANY_REQUESTS, page)?, wait)),
            None if self.faults.0.is_empty() => html(StatusCode::OK, page),
            None => html(StatusCode::UNPROCESSABLE_ENTITY, page),
        }
    }
}
