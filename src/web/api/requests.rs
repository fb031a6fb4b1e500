//! Requests.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answers::{Answer, json};
use super::call::Call;
use super::once::once;
use super::query::CallQuery;
use super::sync::Target;
use crate::domain::RequestId;
use crate::domain::account::NicHandle;
use crate::domain::operator::Reason;
use crate::domain::request::State;
use crate::domain::text;
use crate::flows::cancel::{Cancelled, cancel};
use crate::flows::chosen::Chosen;
use crate::reads::records::{RequestRecord, request_records};
use crate::store::request_lists::{ListedForPrograms, numbers_beyond};
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, services};
use crate::web::frame::errors::WebError;
use crate::web::frame::problem::{Problem, ProblemFault};

/// The largest body of a cancel, in bytes.
const REASON_BODY_MAX: usize = 8 * 1024;

/// A piece of a list of requests.
#[derive(Serialize, ToSchema)]
pub struct RequestList {
    /// By number, oldest first.
    pub requests: Vec<RequestRecord>,
    /// What to give as `after` for the next piece; null where this was the last.
    #[schema(example = json!(null))]
    pub next: Option<i64>,
}

/// What a list is to hold, as it is named.
struct Named {
    state: Option<State>,
    account: Option<NicHandle>,
    service: Option<(String, String)>,
}

impl Named {
    /// As the store knows it; none where it names what is not there, of which there are no requests.
    fn wanted(&self, conn: &mut AnyConnection) -> StoreResult<Option<ListedForPrograms>> {
        let mut wanted = ListedForPrograms { state: self.state, ..ListedForPrograms::default() };
        if let Some(nic) = &self.account {
            let Some(account) = accounts::by_nic(conn, nic)? else { return Ok(None) };
            wanted.account = Some(account.id);
        }
        if let Some((category, name)) = &self.service {
            let Some(service) = services::by_name(conn, name, category)? else { return Ok(None) };
            wanted.service = Some(service.id);
        }
        Ok(Some(wanted))
    }
}

/// Requests, by number.
#[utoipa::path(
    get, path = "/requests", context_path = "/api/v1", tag = "requests", operation_id = "listRequests",
    params(
        ("state" = Option<String>, Query, description = "Only those that stand there: pending, processing, done, declined, cancelled, expired or failed", example = "pending"),
        ("account" = Option<String>, Query, description = "Only those with this account as requester, new contact or the one that is replaced, by NIC handle"),
        ("service" = Option<String>, Query, description = "Only those on this service: `CATEGORY/NAME`, each part encoded as in an address", example = "DOMAIN/example.org"),
        ("after" = Option<i64>, Query, minimum = 0, description = "Go on behind this number, as `next` gave it"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 1000, description = "How many at most; 100 where nothing is said"),
    ),
    responses((status = 200, description = "A piece of the list", body = RequestList)),
)]
pub async fn list(call: Call) -> Result<HttpResponse, WebError> {
    let mut query = CallQuery::of(&call.http, &["state", "account", "service", "after", "limit"]);
    let states = || State::ALL.iter().map(|state| state.as_str()).collect::<Vec<_>>().join(", ");
    let state = query.parse("state", |given| State::parse(given).ok_or_else(|| format!("is not one of {}", states())));
    let account = query.parse("account", |given| NicHandle::parse(given).map_err(|fault| fault.to_string()));
    let service = query.parse("service", |given| {
        let none = "is not CATEGORY/NAME";
        let (category, name) = given.split_once('/').ok_or(none)?;
        let decoded =
            |part: &str| Ok::<_, String>(percent_decode_str(part).decode_utf8().map_err(|_| none)?.into_owned());
        match Target::service(&decoded(category)?, &decoded(name)?) {
            Some(Target::Service(category, name)) => Ok((category, name)),
            _ => Err(none.to_owned()),
        }
    });
    let (after, limit) = (query.after(), usize::try_from(query.limit()).unwrap_or_default());
    query.finish()?;
    let (named, now) = (Named { state, account, service }, call.site.clock.now());
    let list = call.site.db.read(move |conn| {
        let Some(wanted) = named.wanted(conn)? else {
            return Ok::<_, StoreError>(RequestList { requests: Vec::new(), next: None });
        };
        let numbers = numbers_beyond(conn, wanted, (RequestId(after), now), limit)?;
        let is_full = numbers.len() == limit;
        let next = numbers.last().filter(|_| is_full).map(|last| last.0);
        Ok(RequestList { requests: request_records(conn, &numbers, now)?, next })
    });
    Ok(json(StatusCode::OK, &list.await?))
}

/// A request.
#[utoipa::path(
    get, path = "/requests/{number}", context_path = "/api/v1", tag = "requests", operation_id = "getRequest",
    params(("number" = i64, Path, description = "Its number", example = 12)),
    responses((status = 200, description = "The request", body = RequestRecord)),
)]
pub async fn show(call: Call, number: web::Path<String>) -> Result<HttpResponse, WebError> {
    let record = record(&call, number_of(&number)?).await?;
    Ok(json(StatusCode::OK, &record.ok_or(WebError::NotFound)?))
}

fn number_of(given: &str) -> Result<RequestId, WebError> {
    text::number(given).map(RequestId).ok_or(WebError::NotFound)
}

async fn record(call: &Call, number: RequestId) -> Result<Option<RequestRecord>, WebError> {
    let now = call.site.clock.now();
    Ok(call.site.db.read(move |conn| request_records(conn, &[number], now)).await?.pop())
}

/// Why a request is cancelled.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelBody {
    /// 10 to 500 characters, for the operators' log; customers do not see it.
    #[schema(example = "The service was cancelled by telephone", min_length = 10, max_length = 500)]
    reason: String,
}

/// Cancels a pending request as the operator: those concerned are told by email.
#[utoipa::path(
    post, path = "/requests/{number}/cancel", context_path = "/api/v1", tag = "requests", operation_id = "cancelRequest",
    params(
        ("number" = i64, Path, description = "Its number", example = 12),
        ("Idempotency-Key" = Option<String>, Header, description = "Up to 255 characters; the same call with the same key is answered the same for a day"),
    ),
    request_body(content = CancelBody, description = "Why"),
    responses(
        (status = 200, description = "It is cancelled", body = RequestRecord),
        (status = 409, description = "It is no longer pending", body = crate::web::frame::problem::ProblemDetails, content_type = "application/problem+json"),
    ),
)]
pub async fn withdraw(call: Call, number: web::Path<String>, payload: web::Payload) -> Result<HttpResponse, WebError> {
    CallQuery::of(&call.http, &[]).finish()?;
    let number = number_of(&number)?;
    let body = call.body(payload, &["application/json"], REASON_BODY_MAX).await?;
    let reason = reason_in(&body)?;
    let occasion = call.occasion(Some(reason));
    once(&call, &body, async |begun| {
        let cancelled = call.site.write(occasion, move |cx| {
            let cancelled = cancel(cx, &Chosen::One(number))?;
            if !matches!(cancelled, Cancelled::Done { .. }) {
                return Ok((cancelled, None));
            }
            let record = request_records(cx.tx, &[number], cx.now)?.pop();
            let answer = record.map(|record| Answer::json(StatusCode::OK, &record));
            answer.as_ref().map_or(Ok(()), |answer| begun.settle(cx.tx, answer))?;
            Ok((cancelled, answer))
        });
        let (cancelled, answer) = cancelled.await?;
        match cancelled {
            Cancelled::Done { .. } => answer.ok_or(WebError::NotFound),
            Cancelled::NotFound => Err(WebError::NotFound),
            Cancelled::NotPending(state) => {
                let problem = Problem::new(StatusCode::CONFLICT, "not-pending", "The request is no longer pending");
                Err(problem.with_detail(format!("It is {}.", state.as_str())).into())
            }
        }
    })
    .await
}

fn reason_in(body: &[u8]) -> Result<Reason, Problem> {
    let read: CancelBody = serde_json::from_slice(body).map_err(|error| {
        let problem = Problem::new(StatusCode::BAD_REQUEST, "bad-json", "The body cannot be read");
        problem.with_detail(error.to_string())
    })?;
    Reason::parse(&read.reason).map_err(|fault| {
        let pointer = Some("/reason".to_owned());
        let fault = ProblemFault { pointer, reason: fault.to_string(), ..ProblemFault::default() };
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-rows", "Something is wrong in the body");
        problem.with_errors(vec![fault], 0)
    })
}
