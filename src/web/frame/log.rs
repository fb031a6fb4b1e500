//! The request log: route, status and time. What stands beside every line that a request causes, in the flows too: its
//! id, the client's address and, where somebody is signed in, the number of the account, or the name of another program's
//! key. Never an address as it was asked for, a query string or a body.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};
use tracing::field::Empty;
use tracing::{Instrument, Span};

use crate::domain::AccountId;
use crate::domain::text::hex;
use crate::measures;
use crate::store::events::SECURITY_LOG;
use crate::web::frame::client_address::address_of;
use crate::web::frame::flood::TurnedAway;
use crate::web::frame::site::Site;

/// What stands for the route of a request that has none.
const NO_ROUTE: &str = "(none)";

/// Names one request in the log and on an error page.
#[derive(Clone)]
pub struct RequestId(pub String);

/// Puts the account beside the lines of the request that is being answered.
pub fn signed_in(account: AccountId) {
    Span::current().record("account", account.0);
}

/// Puts the name of another program's key beside the lines of its request.
pub fn by_key(name: &str) {
    Span::current().record("key", name);
}

/// Says of a client that went away that it did: what was under way for it was given up.
struct WaitingClient {
    span: Span,
    method: Method,
    started: Instant,
    answered: bool,
}

impl Drop for WaitingClient {
    fn drop(&mut self) {
        if !self.answered {
            let _within = self.span.enter();
            let milliseconds = milliseconds_since(self.started);
            tracing::info!(method = %self.method, milliseconds, "the client of a request went away");
        }
    }
}

/// How long ago that was, to the microsecond.
fn milliseconds_since(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1_000_000.0).round() / 1000.0
}

/// Logs each request when it is answered.
///
/// # Errors
/// None of its own.
pub async fn requests<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let started = Instant::now();
    let id = hex(&rand::random::<[u8; 8]>());
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    // An error's level, so that its lines of whatever level have it.
    let site = request.app_data::<web::Data<Site>>();
    let address = site.map(|site| address_of(request.request(), &site.trusted_proxies)).unwrap_or_default();
    let span = tracing::error_span!(target: SECURITY_LOG, "request", id, address, account = Empty, key = Empty);
    let mut waiting = WaitingClient { span: span.clone(), method: method.clone(), started, answered: false };
    let mut answer = next.call(request).instrument(span.clone()).await;
    waiting.answered = true;
    let _within = span.enter();
    let milliseconds = milliseconds_since(started);
    match &mut answer {
        Ok(response) => {
            let route = response.request().match_pattern().unwrap_or_else(|| NO_ROUTE.to_owned());
            let status = response.status().as_u16();
            measures::answered(&route, method.as_str(), status, started.elapsed());
            // What a flood is answered is told together.
            if response.response().extensions().get::<TurnedAway>().is_none() {
                tracing::info!(%method, route, status, milliseconds, "request");
            }
            if let Ok(value) = HeaderValue::from_str(&id) {
                response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
            }
        }
        Err(error) => {
            let status = error.as_response_error().status_code().as_u16();
            measures::answered(NO_ROUTE, method.as_str(), status, started.elapsed());
            tracing::info!(%method, status, milliseconds, "request");
        }
    }
    answer
}
