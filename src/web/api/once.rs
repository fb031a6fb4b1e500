//! `Idempotency-Key`, as the IETF's draft has it: the same call once more with the same key is answered the same, and done once. Kept
//! for a day, for each key of a program by itself.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use sha2::{Digest, Sha256};

use super::answers::Answer;
use super::call::Call;
use crate::domain::text::hex;
use crate::store::api_answers::{self, CallKey, CallStanding};
use crate::store::{StoreError, StoreResult, Tx};
use crate::web::frame::errors::WebError;
use crate::web::frame::problem::{PROBLEM_JSON, Problem, ProblemDetails};

/// The longest `Idempotency-Key`.
const KEY_MAX: usize = 255;
/// When to ask again for what is under way.
const SOON: Duration = Duration::from_secs(1);

/// How often keeping an answer is tried, and how long after each time.
const KEPT_WITHIN: [Duration; 4] = [Duration::ZERO, Duration::from_millis(100), SOON, SOON];

/// A call as it was written down before it is done: in which row. One without a key is in none.
#[derive(Clone, Copy, Debug)]
pub struct Begun(Option<i64>);

impl Begun {
    /// Keeps the answer in the transaction that does what the call asks for: both are there, or neither is.
    ///
    /// # Errors
    /// The same call was begun again meanwhile, since this one took so long: the other one goes on, and this one changes nothing.
    pub fn settle(self, tx: &mut Tx, answer: &Answer) -> StoreResult<()> {
        let Some(begun) = self.0 else { return Ok(()) };
        if api_answers::settle(tx, begun, (answer.status, answer.body.as_deref()))? {
            return Ok(());
        }
        Err(StoreError::Unavailable("the same call was begun again meanwhile".to_owned()))
    }
}

/// Does what the call asks for, unless it was done for the same call before. What may pass is not kept.
///
/// # Errors
/// What `act` returns; the key makes no sense, was another call's, or its call is under way.
pub async fn once(
    call: &Call,
    body: &[u8],
    act: impl AsyncFnOnce(Begun) -> Result<Answer, WebError>,
) -> Result<HttpResponse, WebError> {
    let Some(key) = key_of(call)? else { return act(Begun(None)).await.map(Answer::into_response) };
    let begun = match begin(call, &key, request_hash(call, body)).await? {
        CallStanding::New(begun) => begun,
        CallStanding::Answered(status, body) => return Ok(again(status, body)),
        CallStanding::InProgress => {
            let problem = Problem::new(StatusCode::CONFLICT, "in-progress", "The same call is under way");
            return Err(problem.with_wait(SOON).into());
        }
        CallStanding::Other => {
            let title = "The Idempotency-Key was another call's";
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "key-reused", title).into());
        }
    };
    let done = act(Begun(Some(begun))).await;
    let kept = match &done {
        Ok(answer) => Some((answer.status, answer.body.clone())),
        Err(error) if is_final(error.status_code()) => {
            let problem = match error {
                WebError::Problem(problem) => (**problem).clone(),
                other => Problem::of_status(other.status_code()),
            };
            Some((problem.status().as_u16(), Some(ProblemDetails::of(&problem, None).text())))
        }
        Err(_) => None,
    };
    keep(call, begun, kept).await;
    done.map(Answer::into_response)
}

/// Keeps an answer that is not kept yet, or forgets the call. Where that fails again and again, the call is answered all the same: what
/// it has changed is kept with its answer.
async fn keep(call: &Call, begun: i64, kept: Option<(u16, Option<String>)>) {
    let kept = Arc::new(kept);
    for pause in KEPT_WITHIN {
        tokio::time::sleep(pause).await;
        let kept = Arc::clone(&kept);
        let settling = call.site.db.write(move |tx| match kept.as_ref() {
            Some((status, body)) => api_answers::settle(tx, begun, (*status, body.as_deref())),
            None => api_answers::forget(tx, begun),
        });
        match settling.await {
            Ok(_) => return,
            Err(error) => tracing::warn!(%error, "what a call was answered could not be kept"),
        }
    }
}

/// Whether the same call will be answered so again, whenever it comes.
fn is_final(status: StatusCode) -> bool {
    status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS
}

/// An answer once more, as it was.
fn again(status: u16, body: Option<String>) -> HttpResponse {
    if status < 400 {
        return Answer { status, body }.into_response();
    }
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    HttpResponse::build(status).insert_header(("content-type", PROBLEM_JSON)).body(body.unwrap_or_default())
}

fn key_of(call: &Call) -> Result<Option<CallKey>, Problem> {
    let mut given = call.http.headers().get_all("idempotency-key");
    let Some(first) = given.next() else { return Ok(None) };
    let text = first.to_str().unwrap_or_default().trim();
    let is_good = !text.is_empty() && text.len() <= KEY_MAX && given.next().is_none();
    if !is_good {
        let problem =
            Problem::new(StatusCode::BAD_REQUEST, "bad-idempotency-key", "The Idempotency-Key makes no sense");
        return Err(problem.with_detail(format!("It is one text of 1 to {KEY_MAX} visible characters.")));
    }
    Ok(Some(CallKey { key: call.caller.key, idempotency_key: text.to_owned() }))
}

/// What tells one call from another: method, address and body.
fn request_hash(call: &Call, body: &[u8]) -> String {
    let mut hash = Sha256::new();
    for part in [call.http.method().as_str().as_bytes(), call.http.uri().to_string().as_bytes(), body] {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

async fn begin(call: &Call, key: &CallKey, request_hash: String) -> Result<CallStanding, WebError> {
    let (key, now) = (key.clone(), call.site.clock.now());
    Ok(call.site.db.write(move |tx| api_answers::begin(tx, &key, &request_hash, now)).await?)
}
