//! Who calls: the key that a call comes with, and whether it allows what is asked.

use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderValue, WWW_AUTHENTICATE};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};

use super::limits::KeyLimits;
use crate::domain::ApiKeyId;
use crate::domain::api_key::{ApiKey, KeyScope};
use crate::domain::operator::{OperatorDesk, OperatorName, Reason};
use crate::flows::{Doer, Occasion};
use crate::store::StoreResult;
use crate::store::api_keys::{self, StoredKey};
use crate::store::events::SECURITY_LOG;
use crate::web::frame::errors::WebError;
use crate::web::frame::log;
use crate::web::frame::problem::Problem;
use crate::web::frame::site::Site;

/// Another program, as the key tells it.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The number of the key.
    pub key: ApiKeyId,
    /// What the key is called.
    pub name: String,
}

impl Caller {
    /// What stands around what it does now: the operators' log names the key.
    #[must_use]
    pub fn occasion(&self, site: &Site, request: &HttpRequest, reason: Option<Reason>) -> Occasion {
        site.occasion(request, Doer::Operator(self.desk(reason)))
    }

    /// What it acts with.
    #[must_use]
    pub fn desk(&self, reason: Option<Reason>) -> OperatorDesk {
        OperatorDesk { name: OperatorName::Key(self.name.clone()), reason }
    }
}

impl FromRequest for Caller {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(request.extensions().get::<Self>().cloned().ok_or(WebError::NotFound))
    }
}

/// Lets a call through that comes with a good key whose scope covers it, as often as a key may be used.
///
/// # Errors
/// None of its own: the refusal is an answer.
pub async fn let_in<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let Some(site) = request.app_data::<web::Data<Site>>().cloned() else {
        return Ok(request.error_response(WebError::NotFound).map_into_right_body());
    };
    let Some(given) = bearer(request.headers()) else { return Ok(refused(request, &without_key())) };
    let key = match stored_key(&site, &given).await {
        Ok(Some(key)) => key,
        Ok(None) => {
            tracing::warn!(target: SECURITY_LOG, "a key that is none, or was revoked");
            return Ok(refused(request, &wrong_key()));
        }
        Err(error) => return Ok(request.error_response(WebError::from(error)).map_into_right_body()),
    };
    log::by_key(&key.name);
    let limits = request.app_data::<web::Data<KeyLimits>>().filter(|_| site.terms.limits);
    let quota = limits.map(|limits| limits.take(key.id, Instant::now()));
    let needed = if request.method().is_safe() { KeyScope::Read } else { KeyScope::Sync };
    let mut answer = if let Some(quota) = quota.filter(|quota| quota.is_exceeded) {
        refused(request, &Problem::of_status(StatusCode::TOO_MANY_REQUESTS).with_wait(quota.anew_in))
    } else if !key.scope.covers(needed) {
        tracing::warn!(target: SECURITY_LOG, "a key whose scope does not cover the call");
        refused(request, &beyond_scope())
    } else {
        note_use(&site, &key).await;
        request.extensions_mut().insert(Caller { key: key.id, name: key.name });
        next.call(request).await?.map_into_left_body()
    };
    if let Some(quota) = quota {
        quota.tell(answer.headers_mut());
    }
    Ok(answer)
}

/// What stands behind `Bearer`, in one header alone.
fn bearer(headers: &HeaderMap) -> Option<String> {
    let mut all = headers.get_all(AUTHORIZATION);
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let (scheme, given) = only.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| given.trim().to_owned())
}

/// The key that was sent, where it is good.
async fn stored_key(site: &Site, given: &str) -> StoreResult<Option<StoredKey>> {
    let Some(key) = ApiKey::parse(given) else { return Ok(None) };
    site.db.read(move |conn| api_keys::find(conn, &key)).await
}

/// Where that fails, the next call writes it down: it holds nobody up.
async fn note_use(site: &Site, key: &StoredKey) {
    let (id, now) = (key.id, site.clock.now());
    if key.use_is_to_be_noted(now)
        && let Err(error) = site.db.write_if_free(move |tx| api_keys::note_use(tx, id, now)).await
    {
        tracing::warn!(%error, "that a key was used could not be written down");
    }
}

fn refused<B>(request: ServiceRequest, problem: &Problem) -> ServiceResponse<EitherBody<B>> {
    let mut answer: HttpResponse = problem.answer(request.request());
    if answer.status() == StatusCode::UNAUTHORIZED {
        let how = HeaderValue::from_static("Bearer realm=\"handover\"");
        answer.headers_mut().insert(WWW_AUTHENTICATE, how);
    }
    request.into_response(answer).map_into_right_body()
}

fn without_key() -> Problem {
    let problem = Problem::new(StatusCode::UNAUTHORIZED, "no-key", "A key is needed");
    problem.with_detail("Send `Authorization: Bearer …` with a key that `handover api-key create` has printed.")
}

/// The same whether there never was such a key or it was revoked.
fn wrong_key() -> Problem {
    let problem = Problem::new(StatusCode::UNAUTHORIZED, "wrong-key", "This key is worth nothing");
    problem.with_detail("There is no such key, or it was revoked.")
}

fn beyond_scope() -> Problem {
    let problem = Problem::new(StatusCode::FORBIDDEN, "beyond-scope", "The key does not allow this");
    problem.with_detail("The scope of the key is read; this call needs sync.")
}
