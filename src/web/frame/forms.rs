//! What browsers send: fields of forms and of addresses. Whatever arrives, nothing here fails worse than with a clear
//! page.

use std::future::{Ready, ready};
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use tokio::time::timeout;
use url::form_urlencoded;

use crate::web::frame::errors::WebError;
use crate::web::frame::routes::{self, safe_next};
use crate::web::frame::visitor::Visitor;

/// The largest form, in bytes.
const FORM_MAX: usize = 64 * 1024;
/// The largest one that holds names of services; only somebody who is signed in may send so much.
const NAMES_FORM_MAX: usize = 512 * 1024;
/// So many fields a form may have: more than any page of ours sends.
const FIELDS_MAX: usize = 2_000;

/// How long a form may take to arrive.
const ARRIVES_WITHIN: Duration = Duration::from_secs(10);

/// The fields of a form, or of an address: the first of each name counts.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Those of a query string. Values with control characters count as absent (RULES.md, Text).
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        let mut fields = Self::read(query.as_bytes());
        fields.0.retain(|(_, value)| !value.chars().any(char::is_control));
        fields
    }

    /// Those of them that count in an address, whichever way they were sent (RULES.md, Text).
    #[must_use]
    pub fn of_an_address(&self) -> Self {
        Self(self.0.iter().filter(|(_, value)| !value.chars().any(char::is_control)).cloned().collect())
    }

    /// These, as if they had been sent.
    #[must_use]
    pub fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    fn read(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// Those of a form, where they are not too many; what comes after is not looked at.
    fn of_form(bytes: &[u8]) -> Option<Self> {
        let fields: Vec<_> = form_urlencoded::parse(bytes).into_owned().take(FIELDS_MAX + 1).collect();
        (fields.len() <= FIELDS_MAX).then_some(Self(fields))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a field, if it was sent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a field, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The last value of a field: that of the button, where a field of its form is called as it is.
    #[must_use]
    pub fn last(&self, name: &str) -> Option<&str> {
        self.0.iter().rfind(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All but those of this name.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|(known, _)| known != name).cloned().collect())
    }

    /// Where somebody is heading (`next`): a page of this site; empty where nothing is said.
    #[must_use]
    pub fn heading(&self) -> String {
        self.get("next").filter(|next| !next.is_empty()).map(|next| safe_next(Some(next))).unwrap_or_default()
    }

    /// The value of a field; empty if it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }
}

/// The address of the page that a form stands on, with what it is of: the buttons for another language, which belong to the
/// same form, carry it.
#[derive(Clone)]
pub struct FormAddress(pub String);

impl FormAddress {
    /// That which fields hold, where it is of this page.
    #[must_use]
    pub fn of(fields: &Fields, page: &str) -> Option<Self> {
        let heading = fields.heading();
        (heading.split(['?', '#']).next() == Some(page)).then_some(Self(heading))
    }
}

/// What was read of a posted form, for the page that it is for.
pub struct ReadForm(Result<Fields, WebError>);

impl ReadForm {
    /// The fields, where it is a form.
    #[must_use]
    pub fn fields(&self) -> Option<&Fields> {
        self.0.as_ref().ok()
    }
}

impl FromRequest for ReadForm {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        // A body that is packed could unpack to anything; no browser sends one.
        if request.headers().contains_key(CONTENT_ENCODING) {
            return Box::pin(ready(Ok(Self(Err(WebError::NotAForm)))));
        }
        let most = most_of(request);
        if said_length(request).is_some_and(|length| length > most) {
            return Box::pin(ready(Ok(Self(Err(WebError::TooLarge)))));
        }
        let body = web::Payload::from_request(request, payload);
        Box::pin(async move {
            let body = body.await.map_err(|_| WebError::BrokenBody)?;
            Ok(Self(read(body, most, &kind).await))
        })
    }
}

/// How much may be sent, by whoever sends it.
fn most_of(request: &HttpRequest) -> usize {
    let takes_names = request.path() == routes::CHOOSE_SERVICES;
    if takes_names && Visitor::of(request).account.is_some() { NAMES_FORM_MAX } else { FORM_MAX }
}

/// How much is to come, where that is said.
#[must_use]
pub fn said_length(request: &HttpRequest) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}

async fn read(body: web::Payload, most: usize, kind: &str) -> Result<Fields, WebError> {
    let body = timeout(ARRIVES_WITHIN, body.to_bytes_limited(most)).await.map_err(|_| WebError::TooSlow)?;
    let body = body.map_err(|_| WebError::TooLarge)?.map_err(|_| WebError::BrokenBody)?;
    if !body.is_empty() && kind != "application/x-www-form-urlencoded" {
        return Err(WebError::NotAForm);
    }
    Fields::of_form(&body).ok_or(WebError::TooLarge)
}

/// The fields of a posted form, which `own_forms` has read.
pub struct Posted(pub Fields);

impl FromRequest for Posted {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let form = request.extensions_mut().remove::<ReadForm>();
        ready(form.map_or(Err(WebError::NotAForm), |form| form.0).map(Self))
    }
}

/// The fields of the address.
pub struct Query(pub Fields);

impl FromRequest for Query {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(Fields::of_query(request.query_string()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_an_address_with_control_characters_count_as_absent() {
        let fields = Fields::of_query("q=a%00b&role=tech&q=second&bad=%ff%zz&empty");
        assert_eq!(fields.get("q"), Some("second"));
        assert_eq!(fields.get("role"), Some("tech"));
        assert_eq!(fields.get("empty"), Some(""));
    }
}
