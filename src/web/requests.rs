//! My requests, one request, and what is done to it.

pub mod act;
pub mod export;
pub mod list;
pub mod show;
pub mod turns;
pub mod withdraw;

use std::future::{Ready, ready};

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use crate::domain::acts::Viewer;
use crate::domain::{AccountId, RequestId, text};
use crate::reads::people::Person;
use crate::reads::requests::{RequestView, request_for};
use crate::web::frame::errors::WebError;
use crate::web::frame::identify::read_signed_in;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::account_words;

/// What a handler of `/requests/{id}…` works with: who is signed in, and which request it is about.
pub struct RequestContext {
    /// The HTTP request.
    pub http: HttpRequest,
    /// What all pages are made from.
    pub site: web::Data<Site>,
    /// The session cookie.
    pub cookie: Session,
    /// Who is signed in.
    pub viewer: AccountId,
    /// The number in the address.
    pub id: RequestId,
}

impl RequestContext {
    fn of(http: &HttpRequest, viewer: AccountId) -> Result<Self, WebError> {
        let site = http.app_data::<web::Data<Site>>().cloned().ok_or(WebError::NotFound)?;
        let id = number_in(http).ok_or(WebError::NotFound)?;
        let cookie = http.get_session();
        Ok(Self { http: http.clone(), site, cookie, viewer, id })
    }

    /// The same for a page that is only looked at, with the request as its viewer sees it: who that is is found out on the way.
    ///
    /// # Errors
    /// Nobody is signed in, or [`WebError::NotFound`].
    pub async fn looked_at(http: &HttpRequest) -> Result<(Self, RequestView), WebError> {
        let site = http.app_data::<web::Data<Site>>().cloned().ok_or(WebError::NotFound)?;
        let (id, now) = (number_in(http), site.clock.now());
        let (viewer, view) = read_signed_in(http, &site, move |conn, viewer| {
            let view = id.map(|id| request_for(conn, Viewer::Account(viewer.id), id, now)).transpose()?;
            Ok((viewer.id, view.flatten()))
        })
        .await?;
        Ok((Self::of(http, viewer)?, view.ok_or(WebError::NotFound)?))
    }

    /// The request as its viewer sees it.
    ///
    /// # Errors
    /// [`WebError::NotFound`] where it does not.
    pub async fn read(&self) -> Result<RequestView, WebError> {
        let (viewer, id, now) = (Viewer::Account(self.viewer), self.id, self.site.clock.now());
        self.site.db.read(move |conn| request_for(conn, viewer, id, now)).await?.ok_or(WebError::NotFound)
    }
}

/// Somebody in a sentence.
#[must_use]
pub fn person_words(person: &Person) -> String {
    account_words(&person.name, &person.nic)
}

fn number_in(http: &HttpRequest) -> Option<RequestId> {
    http.match_info().get("id").and_then(text::number).map(RequestId)
}

impl FromRequest for RequestContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let account = SignedIn::from_request(request, payload).into_inner();
        ready(account.and_then(|account| Self::of(request, account.0.id)))
    }
}
