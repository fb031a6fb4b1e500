//! What has happened, by number: the feed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::json;
use super::call::Call;
use super::query::CallQuery;
use crate::domain::text;
use crate::reads::feed::{FeedAnswer, events_after, last_number};
use crate::store::feed::FeedEntry;
use crate::web::frame::errors::WebError;
use crate::web::frame::problem::{Problem, ProblemDetails};
use crate::words::machine_time;

/// A piece of the feed.
#[derive(Serialize, ToSchema)]
pub struct EventList {
    /// By number, oldest first.
    pub events: Vec<EventRecord>,
    /// What to give as `after` for what comes then: always a number, that of the last event so far.
    #[schema(example = 7)]
    pub next: i64,
}

/// Something that has happened.
#[derive(Serialize, ToSchema)]
pub struct EventRecord {
    /// Its number: one more than that of the event before.
    #[schema(example = 7)]
    pub number: i64,
    /// What kind of event; there may come to be more.
    #[serde(rename = "type")]
    #[schema(example = "request.done")]
    pub kind: String,
    /// When it happened.
    #[schema(example = "2026-11-27T10:00:00Z")]
    pub time: String,
    /// What it tells: accounts by NIC handle, services by category and name; `by` is a NIC handle, `operator` or `system`.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
}

impl From<FeedEntry> for EventRecord {
    fn from(entry: FeedEntry) -> Self {
        let FeedEntry { number, kind, at, data } = entry;
        // It was written as JSON.
        Self { number, kind, time: machine_time(at), data: serde_json::from_str(&data).unwrap_or_default() }
    }
}

/// Where a reader goes on.
enum FeedStart {
    After(i64),
    /// Behind all there is so far: what comes before, the lists tell.
    End,
}

fn start_of(given: &str) -> Result<FeedStart, String> {
    if given == "end" {
        return Ok(FeedStart::End);
    }
    let number = text::number(given).filter(|number| *number >= 0);
    number.map(FeedStart::After).ok_or_else(|| "is neither a number that `next` has given nor `end`".to_owned())
}

/// What has happened after a number. Each event is given once, in an order that stays, and none is passed over, however late it was
/// committed. To begin: ask for `after=end`, then take a copy from the lists, then go on after the number that `next` gave.
#[utoipa::path(
    get, path = "/events", context_path = "/api/v1", tag = "events", operation_id = "listEvents",
    params(
        ("after" = Option<String>, Query, description = "Go on behind this number, as `next` gave it; `end`: behind all there is so far", example = "7"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 1000, description = "How many at most; 100 where nothing is said"),
    ),
    responses(
        (status = 200, description = "A piece of the feed; an empty one where nothing has happened since", body = EventList),
        (status = 410, description = "What came after this number is no longer kept, or there is no such number yet: begin anew", body = ProblemDetails, content_type = "application/problem+json"),
    ),
)]
pub async fn list(call: Call) -> Result<HttpResponse, WebError> {
    let mut query = CallQuery::of(&call.http, &["after", "limit"]);
    let start = query.parse("after", start_of).unwrap_or(FeedStart::After(0));
    let limit = query.limit();
    query.finish()?;
    let after = match start {
        FeedStart::After(number) => number,
        FeedStart::End => {
            let next = call.site.db.read(last_number).await?;
            return Ok(json(StatusCode::OK, &EventList { events: Vec::new(), next }));
        }
    };
    match events_after(&call.site.db, after, usize::try_from(limit).unwrap_or(usize::MAX)).await? {
        FeedAnswer::Page(page) => {
            let events = page.events.into_iter().map(EventRecord::from).collect();
            Ok(json(StatusCode::OK, &EventList { events, next: page.next }))
        }
        FeedAnswer::Forgotten { go_on_after } => Err(forgotten(go_on_after).into()),
        FeedAnswer::Ahead { last } => Err(ahead(last).into()),
    }
}

const BEGIN_ANEW: &str = "Ask for after=end, take a copy from the lists, and go on after the number that next gave.";

fn forgotten(go_on_after: i64) -> Problem {
    let problem = Problem::new(StatusCode::GONE, "events-forgotten", "Some of these events are no longer kept");
    problem.with_detail(format!("All after {go_on_after} are there. {BEGIN_ANEW}"))
}

/// The database was put back to an earlier state: what the program knows may never have happened.
fn ahead(last: i64) -> Problem {
    let problem = Problem::new(StatusCode::GONE, "events-ahead", "There is no event of this number yet");
    problem.with_detail(format!("The last one is {last}: the database may have been put back. {BEGIN_ANEW}"))
}
