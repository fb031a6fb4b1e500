//! Who may be here, and what an operator looks and acts with: its account, and why.

use std::future::{Ready, ready};

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::guard::GuardContext;
use actix_web::{FromRequest, HttpRequest, web};

use crate::domain::account::Account;
use crate::domain::operator::{OperatorDesk, OperatorName, Reason, Role};
use crate::domain::time::Moment;
use crate::flows::{Cx, Doer};
use crate::reads::visitor::RoleStanding;
use crate::store::{AnyConnection, StoreResult};
use crate::web::frame::cookies::{sent, session_cookie};
use crate::web::frame::errors::WebError;
use crate::web::frame::routes;
use crate::web::frame::session;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;

/// Whether the page is there for whoever asks: an operator, or somebody whose session has ended and who may turn out to be one. For
/// customers and strangers it is not: the answer is that of any address that is none of ours.
#[must_use]
pub fn is_for_operators(asked: &GuardContext<'_>) -> bool {
    let known = asked.req_data();
    let headers = asked.head().headers();
    // Only cookies that we have made come as far as this.
    let comes_back = || [true, false].into_iter().any(|https| sent(headers, session_cookie(https)).next().is_some());
    known.get::<Visitor>().is_none_or(|visitor| visitor.role.is_some() || visitor.account.is_none() && comes_back())
}

/// An operator at its desk: a handler asks for one, and is not reached without.
pub struct AtDesk {
    /// The HTTP request.
    pub http: HttpRequest,
    /// What all pages are made from.
    pub site: web::Data<Site>,
    /// The session cookie.
    pub cookie: Session,
    /// Whose desk it is.
    pub account: Account,
    /// What it may do.
    pub role: Role,
}

impl AtDesk {
    fn of(http: &HttpRequest) -> Result<Self, WebError> {
        let visitor = Visitor::of(http);
        let role = visitor.role;
        // As on every page: who is not signed in does so first, and learns nothing of what there is.
        let account = visitor.into_signed_in(http)?.0;
        let (role, standing) = role.ok_or(WebError::NotFound)?;
        let cookie = http.get_session();
        if standing == RoleStanding::LacksFactor {
            // Once it is set up, one goes on to the desk.
            session::leave_heading(&cookie, routes::OPERATOR);
            return Err(WebError::RoleLacksFactor);
        }
        let site = http.app_data::<web::Data<Site>>().cloned().ok_or(WebError::NotFound)?;
        Ok(Self { http: http.clone(), site, cookie, account, role })
    }

    /// Refuses an act that is never this operator's: it answers as if it were not there.
    ///
    /// # Errors
    /// [`WebError::NotFound`]
    pub fn needs(&self, role: Role) -> Result<(), WebError> {
        if self.role >= role { Ok(()) } else { Err(WebError::NotFound) }
    }

    /// Reads something.
    ///
    /// # Errors
    /// [`WebError::NotFound`] where there is no such thing.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl Fn(&mut AnyConnection, Moment) -> StoreResult<Option<T>> + Send + 'static,
    ) -> Result<T, WebError> {
        let now = self.site.clock.now();
        self.site.db.read(move |conn| read(conn, now)).await?.ok_or(WebError::NotFound)
    }

    /// Writes down that it looks at something (`flows::looks`). What cannot be written down is not shown.
    ///
    /// # Errors
    /// The database's.
    pub async fn note(&self, note: impl Fn(&mut Cx<'_>) -> StoreResult<()> + Send + 'static) -> Result<(), WebError> {
        Ok(self.site.write(self.site.occasion(&self.http, self.doer(None)), note).await?)
    }

    /// Does something, for this reason: one flow, which is one transaction.
    ///
    /// # Errors
    /// What the flow returns.
    pub async fn act<T: Send + 'static>(
        &self,
        reason: Reason,
        flow: impl Fn(&mut Cx<'_>) -> StoreResult<T> + Send + 'static,
    ) -> Result<T, WebError> {
        Ok(self.site.write(self.site.occasion(&self.http, self.doer(Some(reason))), flow).await?)
    }

    fn doer(&self, reason: Option<Reason>) -> Doer {
        Doer::Operator(OperatorDesk { name: OperatorName::Account(self.account.nic.clone()), reason })
    }
}

impl FromRequest for AtDesk {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}
