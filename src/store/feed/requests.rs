//! What happens to requests.

use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::{NewFeedEvent, Stamp, append};
use crate::domain::event::RequestEvent;
use crate::domain::feed::{FeedActor, FeedEvent, RequestFacts, ServiceKey};
use crate::domain::request::Actor;
use crate::domain::service::ContactType;
use crate::domain::{RequestId, ServiceId};
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::statement::Statement;
use crate::store::transaction::Tx;
use crate::store::{StoreError, StoreResult};

/// Which event of the feed an event of a request is; none for what concerns its emails and codes alone.
fn kind_of(what: RequestEvent) -> Option<fn(RequestFacts) -> FeedEvent> {
    match what {
        RequestEvent::Asked => Some(FeedEvent::RequestAsked),
        RequestEvent::Accepted => Some(FeedEvent::RequestAccepted),
        RequestEvent::Declined => Some(FeedEvent::RequestDeclined),
        RequestEvent::Cancelled => Some(FeedEvent::RequestCancelled),
        RequestEvent::Expired => Some(FeedEvent::RequestExpired),
        RequestEvent::Done => Some(FeedEvent::RequestDone),
        RequestEvent::Failed => Some(FeedEvent::RequestFailed),
        RequestEvent::Resent { .. }
        | RequestEvent::Reminded { .. }
        | RequestEvent::CodeBlocked { .. }
        | RequestEvent::EmailRefused { .. } => None,
    }
}

/// Tells what the histories of requests have just been told.
///
/// # Errors
/// The database is away.
pub(in crate::store) fn tell_requests(
    tx: &mut Tx,
    records: &[(RequestId, RequestEvent)],
    stamp: Stamp,
) -> StoreResult<()> {
    let told: Vec<_> = records.iter().filter_map(|(id, what)| Some((*id, kind_of(*what)?))).collect();
    for piece in told.chunks(BATCH) {
        let ids: Vec<i64> = piece.iter().map(|(id, _)| id.0).collect();
        let facts = facts_of(tx, &ids, stamp.by)?;
        let event = |(id, kind): &(RequestId, fn(RequestFacts) -> FeedEvent)| {
            let found = facts.get(id).cloned();
            let (service, facts) = found.ok_or_else(|| StoreError::Corrupt(format!("there is no request {id}")))?;
            Ok(NewFeedEvent::of_service(service, kind(facts)))
        };
        let events = piece.iter().map(event).collect::<StoreResult<Vec<_>>>()?;
        append(tx, &events, stamp.at)?;
    }
    Ok(())
}

/// What is told of these requests, and on which service each is, for whoever is asked before one is carried out.
///
/// # Errors
/// The database is away.
pub fn request_facts(
    conn: &mut AnyConnection,
    ids: &[RequestId],
) -> StoreResult<HashMap<RequestId, (ServiceId, RequestFacts)>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    if ids.is_empty() { Ok(HashMap::new()) } else { facts_of(conn, &ids, Actor::System) }
}

type Columns =
    ((BigInt, BigInt, Nullable<Text>, BigInt, Text, Text), (Text, Text, Text, Nullable<Text>), (Bool, Bool, Bool));
type Row =
    ((i64, i64, Option<String>, i64, String, String), (String, String, String, Option<String>), (bool, bool, bool));

/// What is told of these requests, at least one, and on which service each is; in one statement.
fn facts_of(
    conn: &mut AnyConnection,
    ids: &[i64],
    by: Actor,
) -> StoreResult<HashMap<RequestId, (ServiceId, RequestFacts)>> {
    let mut statement = Statement::<Columns>::new();
    // Each handle is looked up by its number: joined, PostgreSQL would rather read all accounts.
    statement.sql(
        "SELECT r.id, r.submission_id, r.reason, s.id, s.category, COALESCE(s.name, s.removed_name), \
         (SELECT a.nic_handle FROM accounts a WHERE a.id = r.requester_id), \
         (SELECT a.nic_handle FROM accounts a WHERE a.id = r.from_id), \
         (SELECT a.nic_handle FROM accounts a WHERE a.id = r.to_id), ",
    );
    match by {
        Actor::Account(id) => statement.sql("(SELECT a.nic_handle FROM accounts a WHERE a.id = ").number(id.0).sql(")"),
        Actor::Operator | Actor::System => statement.sql("NULL"),
    };
    statement.sql(
        ", EXISTS (SELECT 1 FROM request_types t WHERE t.request_id = r.id AND t.contact_type = 'administrative'), \
         EXISTS (SELECT 1 FROM request_types t WHERE t.request_id = r.id AND t.contact_type = 'technical'), \
         EXISTS (SELECT 1 FROM request_types t WHERE t.request_id = r.id AND t.contact_type = 'billing') \
         FROM requests r JOIN services s ON s.id = r.service_id WHERE r.id IN (",
    );
    statement.numbers(ids).sql(")");
    let rows: Vec<Row> = statement.load(conn)?;
    Ok(rows.into_iter().map(|row| read(row, by)).collect())
}

fn read((of_request, handles, types): Row, by: Actor) -> (RequestId, (ServiceId, RequestFacts)) {
    let (request, submission, reason, service, category, name) = of_request;
    let (requester, from, to, doer) = handles;
    let (administrative, technical, billing) = types;
    let asked = ContactType::ALL.into_iter().zip([administrative, technical, billing]);
    let by = match by {
        Actor::Account(_) => FeedActor::Account(doer.unwrap_or_default()),
        Actor::Operator => FeedActor::Operator,
        Actor::System => FeedActor::System,
    };
    let facts = RequestFacts {
        request,
        submission,
        service: ServiceKey { category, name },
        contact_types: asked.filter(|(_, is_asked)| *is_asked).map(|(contact, _)| contact.as_str()).collect(),
        requester,
        from,
        to,
        by,
        reason,
    };
    (RequestId(request), (ServiceId(service), facts))
}
