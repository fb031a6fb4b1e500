//! What the handlers of pages with a number in their address work with.

use std::future::{Ready, ready};

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use crate::domain::time::Moment;
use crate::domain::{AccountId, text};
use crate::store::{AnyConnection, StoreResult};
use crate::web::frame::errors::WebError;
use crate::web::frame::identify::read_signed_in;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

/// Who is signed in, and what the page is about, by its number.
pub struct NumberedContext<Id> {
    /// The HTTP request.
    pub http: HttpRequest,
    /// What all pages are made from.
    pub site: web::Data<Site>,
    /// The session cookie.
    pub cookie: Session,
    /// Who is signed in.
    pub viewer: AccountId,
    /// The number in the address.
    pub id: Id,
}

impl<Id: From<i64> + Copy + Send + 'static> NumberedContext<Id> {
    fn of(http: &HttpRequest, viewer: AccountId) -> Result<Self, WebError> {
        let site = http.app_data::<web::Data<Site>>().cloned().ok_or(WebError::NotFound)?;
        let id = number_in(http).ok_or(WebError::NotFound)?;
        Ok(Self { http: http.clone(), site, cookie: http.get_session(), viewer, id })
    }

    /// The same for a page that is only looked at, with what its viewer sees: who that is is found out on the way.
    ///
    /// # Errors
    /// Nobody is signed in, or [`WebError::NotFound`] where it sees nothing.
    pub async fn looked_at<V: Send + 'static>(
        http: &HttpRequest,
        see: impl Fn(&mut AnyConnection, AccountId, Id, Moment) -> StoreResult<Option<V>> + Send + 'static,
    ) -> Result<(Self, V), WebError> {
        let site = http.app_data::<web::Data<Site>>().cloned().ok_or(WebError::NotFound)?;
        let (id, now) = (number_in::<Id>(http), site.clock.now());
        let (viewer, view) = read_signed_in(http, &site, move |conn, viewer| {
            let view = id.map(|id| see(conn, viewer.id, id, now)).transpose()?;
            Ok((viewer.id, view.flatten()))
        })
        .await?;
        Ok((Self::of(http, viewer)?, view.ok_or(WebError::NotFound)?))
    }

    /// What its viewer sees.
    ///
    /// # Errors
    /// [`WebError::NotFound`] where that is nothing.
    pub async fn see<V: Send + 'static>(
        &self,
        see: impl Fn(&mut AnyConnection, AccountId, Id, Moment) -> StoreResult<Option<V>> + Send + 'static,
    ) -> Result<V, WebError> {
        let (viewer, id, now) = (self.viewer, self.id, self.site.clock.now());
        self.site.db.read(move |conn| see(conn, viewer, id, now)).await?.ok_or(WebError::NotFound)
    }
}

fn number_in<Id: From<i64>>(http: &HttpRequest) -> Option<Id> {
    http.match_info().get("id").and_then(text::number).map(Id::from)
}

impl<Id: From<i64> + Copy + Send + 'static> FromRequest for NumberedContext<Id> {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let account = SignedIn::from_request(request, payload).into_inner();
        ready(account.and_then(|account| Self::of(request, account.0.id)))
    }
}
