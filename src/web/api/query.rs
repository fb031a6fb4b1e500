//! The parameters of a call's address. Unlike a page's, one that makes no sense is a fault: a program is better told.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use percent_encoding::percent_decode_str;
use url::form_urlencoded;

use super::answers::{LIST_DEFAULT, LIST_MAX};
use crate::domain::text;
use crate::web::frame::problem::{Problem, ProblemFault};

/// Each parameter as it was sent, its name and its value. What is not in UTF-8 has marks in its place.
fn parameters(query: &str) -> impl Iterator<Item = (&str, String, String)> {
    query.split('&').filter_map(|raw| {
        let (name, value) = form_urlencoded::parse(raw.as_bytes()).next()?;
        Some((raw, name.into_owned(), value.into_owned()))
    })
}

/// The parameters, and what is wrong with them so far.
pub struct CallQuery {
    given: Vec<(String, String)>,
    faults: Vec<ProblemFault>,
}

impl CallQuery {
    /// Those of an address. Each other than these, given twice or not in UTF-8, is a fault.
    #[must_use]
    pub fn of(request: &HttpRequest, known: &[&str]) -> Self {
        let mut query = Self { given: Vec::new(), faults: Vec::new() };
        for (raw, name, value) in parameters(request.query_string()) {
            if !known.contains(&name.as_str()) {
                query.fault(&name, format!("is no parameter of this call; there are {}", known.join(", ")));
            } else if query.text(&name).is_some() {
                query.fault(&name, "is given twice");
            } else if percent_decode_str(raw).decode_utf8().is_err() {
                query.fault(&name, "is not text in UTF-8");
            } else if value.contains(char::is_control) {
                query.fault(&name, "has control characters");
            } else {
                query.given.push((name, value));
            }
        }
        query
    }

    /// What a parameter is.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.given.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What `parse` makes of a parameter that is given.
    pub fn parse<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let parsed = parse(self.text(name)?);
        parsed.map_err(|reason| self.fault(name, reason)).ok()
    }

    /// Adds a fault of a parameter.
    pub fn fault(&mut self, name: &str, reason: impl Into<String>) {
        let name: String = name.chars().take(60).collect();
        self.faults.push(ProblemFault { parameter: Some(name), reason: reason.into(), ..ProblemFault::default() });
    }

    /// Where a list goes on: behind this number.
    pub fn after(&mut self) -> i64 {
        let number = |given: &str| text::number(given).filter(|number| *number >= 0);
        self.parse("after", |given| number(given).ok_or_else(|| "is not a number that `next` has given".to_owned()))
            .unwrap_or(0)
    }

    /// How much of a list is asked for.
    pub fn limit(&mut self) -> i64 {
        let limit = |given: &str| text::number(given).filter(|limit| (1..=LIST_MAX).contains(limit));
        self.parse("limit", |given| limit(given).ok_or_else(|| format!("is not a number from 1 to {LIST_MAX}")))
            .unwrap_or(LIST_DEFAULT)
    }

    /// Nothing is wrong.
    ///
    /// # Errors
    /// All that is.
    pub fn finish(self) -> Result<(), Problem> {
        if self.faults.is_empty() {
            return Ok(());
        }
        let problem = Problem::new(StatusCode::BAD_REQUEST, "bad-parameters", "Parameters make no sense");
        Err(problem.with_errors(self.faults, 0))
    }
}
