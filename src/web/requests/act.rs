//! What is done to a request: `/requests/{id}/accept`, `/decline`, `/resend` and `/cancel`.

use std::time::Duration;

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::account::{Account, NicHandle};
use crate::domain::code::as_written;
use crate::domain::request::{Actor, Decision, Request, State};
use crate::domain::{AccountId, RequestId};
use crate::flows::cancel::{Cancelled, cancel};
use crate::flows::decide::{Decided, Form, decide};
use crate::flows::resend::{Resent, resend};
use crate::store::accounts;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::see_other;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{SignedIn, Visitor, place};
use crate::web::requests::show::{Trouble, answer, read_id};
use crate::words::Words;

/// POST `/requests/{id}/accept`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to decide; the database's fault.
pub async fn accept(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let act = Act::new(&request, &site, &account, &id)?;
    act.decide(&cookie, Decision::Accepted, posted.0.text("token")).await
}

/// POST `/requests/{id}/decline`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to decide; the database's fault.
pub async fn decline(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let act = Act::new(&request, &site, &account, &id)?;
    act.decide(&cookie, Decision::Declined, posted.0.text("token")).await
}

/// POST `/requests/{id}/resend`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to have sent again; the database's fault.
pub async fn send_again(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let act = Act::new(&request, &site, &account, &id)?;
    act.resend(&cookie, posted.0.get("validator").map(str::to_owned)).await
}

/// POST `/requests/{id}/cancel`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this account's to withdraw; the database's fault.
pub async fn withdraw(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    id: web::Path<String>,
) -> Result<HttpResponse, WebError> {
    let act = Act::new(&request, &site, &account, &id)?;
    let (now, by, id) = (site.clock.now(), Actor::Account(act.viewer), act.id);
    match site.db.run(move |conn| cancel(conn, now, by, id)).await? {
        Cancelled::Done { seen: true } => Ok(act.back(&cookie, &Flash::new("flash-cancelled", []))),
        Cancelled::Done { seen: false } => {
            Flash::new("flash-cancelled", []).leave(&cookie);
            Ok(see_other("/requests"))
        }
        Cancelled::NotFound => Err(WebError::NotFound),
        Cancelled::NotPending(_) => act.refuse(StatusCode::CONFLICT, "alert-not-pending").await,
    }
}

/// What the next page says of a decision: also who is still awaited, by name.
fn decided_flash(decision: Decision, request: &Request, awaited: Option<&Account>) -> Flash {
    match (decision, awaited) {
        (Decision::Declined, _) => Flash::new("flash-declined", []),
        (Decision::Accepted, _) if request.stored_state != State::Pending => Flash::new("flash-accepted-all", []),
        (Decision::Accepted, None) => Flash::new("flash-accepted", []),
        (Decision::Accepted, Some(other)) => {
            Flash::new("flash-accepted-awaits", [("name", &other.name), ("nic", other.nic.as_str())])
        }
    }
}

/// Something done by an account to a request.
struct Act<'a> {
    request: &'a HttpRequest,
    site: &'a Site,
    viewer: AccountId,
    id: RequestId,
    words: Words,
}

impl<'a> Act<'a> {
    fn new(request: &'a HttpRequest, site: &'a Site, account: &SignedIn, id: &str) -> Result<Self, WebError> {
        let words = Words::of(Visitor::of(request).language);
        Ok(Self { request, site, viewer: account.0.id, id: read_id(id)?, words })
    }

    async fn decide(&self, cookie: &Session, decision: Decision, typed: String) -> Result<HttpResponse, WebError> {
        let (terms, now, viewer, id) = (self.site.terms.clone(), self.site.clock.now(), self.viewer, self.id);
        let (code, from) = (as_written(&typed), place(self.request));
        let (decided, awaited) = self
            .site
            .db
            .run(move |conn| {
                let form = Form { decision, code: &typed };
                let decided = decide(conn, &terms, now, viewer, id, form, &from)?;
                let awaited = match &decided {
                    Decided::Done { request, .. } => request.awaited(now).first().copied(),
                    _ => None,
                };
                // Only for the message: the decision stands, whether or not the name can be read.
                Ok::<_, WebError>((decided, awaited.and_then(|other| accounts::get(conn, other).ok())))
            })
            .await?;
        match decided {
            Decided::Done { request, more } => {
                let mut flash = decided_flash(decision, &request, awaited.as_ref());
                flash.code = more.then_some((request.submission.0, code));
                Ok(self.back(cookie, &flash))
            }
            Decided::NotFound => Err(WebError::NotFound),
            Decided::NotPending => self.refuse(StatusCode::CONFLICT, "alert-not-pending").await,
            Decided::AlreadyDecided => self.refuse(StatusCode::CONFLICT, "alert-already-decided").await,
            Decided::NoCode => self.wrong_code("fault-code-empty").await,
            Decided::WrongCode => self.wrong_code("fault-code-wrong").await,
            Decided::TooOften(wait) => self.too_often("alert-codes-too-often", wait).await,
        }
    }

    async fn resend(&self, cookie: &Session, validator: Option<String>) -> Result<HttpResponse, WebError> {
        let (terms, now, by, id) = (self.site.terms.clone(), self.site.clock.now(), self.viewer, self.id);
        let from = place(self.request);
        let (resent, target) = self
            .site
            .db
            .run(move |conn| {
                let target = match validator.filter(|given| !given.trim().is_empty()) {
                    None => Some(by),
                    Some(given) => match NicHandle::parse(&given) {
                        Ok(nic) => accounts::by_nic(conn, &nic)?.map(|account| account.id),
                        Err(_) => None,
                    },
                };
                let Some(target) = target else { return Ok((Resent::NotFound, None)) };
                let resent = resend(conn, &terms, now, by, id, target, &from)?;
                let target = if resent == Resent::Sent(target) { Some(accounts::get(conn, target)?) } else { None };
                Ok::<_, WebError>((resent, target))
            })
            .await?;
        match resent {
            Resent::Sent(account) if account == by => Ok(self.back(cookie, &Flash::new("flash-resent", []))),
            Resent::Sent(_) => {
                let nic = target.map(|account| account.nic.to_string()).unwrap_or_default();
                Ok(self.back(cookie, &Flash::new("flash-resent-to", [("nic", &nic)])))
            }
            Resent::NotFound => Err(WebError::NotFound),
            Resent::NotPending => self.refuse(StatusCode::CONFLICT, "alert-not-pending").await,
            Resent::NothingLeft => self.refuse(StatusCode::CONFLICT, "alert-nothing-left").await,
            Resent::TooOften(wait) => self.too_often("alert-resend-too-often", wait).await,
        }
    }

    fn back(&self, cookie: &Session, flash: &Flash) -> HttpResponse {
        flash.leave(cookie);
        see_other(&format!("/requests/{}", self.id))
    }

    async fn refuse(&self, status: StatusCode, key: &str) -> Result<HttpResponse, WebError> {
        let trouble = Trouble { alert: Some(self.words.t(key)), code: None };
        answer(self.request, self.site, self.viewer, self.id, status, String::new(), trouble).await
    }

    async fn wrong_code(&self, key: &str) -> Result<HttpResponse, WebError> {
        let trouble = Trouble { alert: None, code: Some(self.words.t(key)) };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        answer(self.request, self.site, self.viewer, self.id, status, String::new(), trouble).await
    }

    async fn too_often(&self, key: &str, wait: Duration) -> Result<HttpResponse, WebError> {
        let response = self.refuse(StatusCode::TOO_MANY_REQUESTS, key).await?;
        Ok(with_retry_after(response, wait))
    }
}
