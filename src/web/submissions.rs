//! One submission: what was asked for together, and what is done to all of it or to a part of it.

pub mod act;
pub mod show;
pub mod withdraw;

use std::future::{Ready, ready};

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use crate::domain::{AccountId, SubmissionId, text};
use crate::reads::submissions::{SubmissionView, submission_for};
use crate::web::frame::errors::WebError;
use crate::web::frame::identify::read_signed_in;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::web::submissions::show::SubmissionAddress;

/// What a handler of `/submissions/{id}…` works with: who is signed in, and which submission it is about.
pub struct SubmissionContext {
    /// The HTTP request.
    pub http: HttpRequest,
    /// What all pages are made from.
    pub site: web::Data<Site>,
    /// The session cookie.
    pub cookie: Session,
    /// Who is signed in.
    pub viewer: AccountId,
    /// The number in the address.
    pub id: SubmissionId,
}

impl SubmissionContext {
    fn of(http: &HttpRequest, viewer: AccountId) -> Result<Self, WebError> {
        let site = http.app_data::<web::Data<Site>>().cloned().ok_or(WebError::NotFound)?;
        let id = number_in(http).ok_or(WebError::NotFound)?;
        Ok(Self { http: http.clone(), site, cookie: http.get_session(), viewer, id })
    }

    /// The same for a page that is only looked at, with the submission as its viewer sees it: who that is is found out on the way.
    ///
    /// # Errors
    /// Nobody is signed in, or [`WebError::NotFound`].
    pub async fn looked_at(http: &HttpRequest, place: &SubmissionAddress) -> Result<(Self, SubmissionView), WebError> {
        let site = http.app_data::<web::Data<Site>>().cloned().ok_or(WebError::NotFound)?;
        let (id, wanted, now) = (number_in(http), place.wanted(), site.clock.now());
        let (viewer, view) = read_signed_in(http, &site, move |conn, viewer| {
            let view = id.map(|id| submission_for(conn, viewer.id, id, wanted, now)).transpose()?;
            Ok((viewer.id, view.flatten()))
        })
        .await?;
        Ok((Self::of(http, viewer)?, view.ok_or(WebError::NotFound)?))
    }

    /// The submission as its viewer sees it.
    ///
    /// # Errors
    /// [`WebError::NotFound`] where it sees none of it.
    pub async fn read(&self, place: &SubmissionAddress) -> Result<SubmissionView, WebError> {
        let (viewer, id, wanted, now) = (self.viewer, self.id, place.wanted(), self.site.clock.now());
        let view = self.site.db.read(move |conn| submission_for(conn, viewer, id, wanted, now)).await?;
        view.ok_or(WebError::NotFound)
    }
}

fn number_in(http: &HttpRequest) -> Option<SubmissionId> {
    http.match_info().get("id").and_then(text::number).map(SubmissionId)
}

impl FromRequest for SubmissionContext {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let account = SignedIn::from_request(request, payload).into_inner();
        ready(account.and_then(|account| Self::of(request, account.0.id)))
    }
}
