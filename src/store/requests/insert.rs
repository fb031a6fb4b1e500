//! Storing a submission and its requests, as a set.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::change::PlannedRequest;
use crate::domain::note::Note;
use crate::domain::request::{LARGE_SUBMISSION, State, validators};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use crate::store::connection::AnyConnection;
use crate::store::schema::{request_types, requests, submissions, validations};
use crate::store::transaction::Tx;
use crate::store::{StoreError, StoreResult, submission_views};

/// Stores an empty submission, with what its requester says to whoever must confirm it.
pub fn insert_submission(
    tx: &mut Tx,
    requester: AccountId,
    note: Option<&Note>,
    now: Moment,
) -> StoreResult<SubmissionId> {
    let id = diesel::insert_into(submissions::table)
        .values((
            submissions::requester_id.eq(requester.0),
            submissions::created_at.eq(now.0),
            submissions::note.eq(note.map(Note::as_str)),
        ))
        .returning(submissions::id)
        .get_result(&mut **tx)?;
    Ok(SubmissionId(id))
}

/// What all requests of a submission share.
#[derive(Clone, Copy, Debug)]
pub struct NewRequests {
    /// The submission that they belong to.
    pub submission: SubmissionId,
    /// Who asks.
    pub requester: AccountId,
    /// When.
    pub created_at: Moment,
    /// From when on they can no longer be confirmed.
    pub expires_at: Moment,
}

/// Stores the requests of a submission that has none yet, all pending, with what their validators must decide; gives their
/// numbers in the same order. As many statements for hundreds of services as for one.
///
/// # Errors
/// [`Duplicate`](crate::store::StoreError::Duplicate) where an open request has one of their types.
pub fn insert_all(
    tx: &mut Tx,
    shared: NewRequests,
    planned: &[(ServiceId, PlannedRequest)],
) -> StoreResult<Vec<RequestId>> {
    if planned.is_empty() {
        return Ok(Vec::new());
    }
    insert_pending(tx, shared, planned)?;
    let stored: HashMap<(i64, i64, i64), i64> = requests::table
        .filter(requests::submission_id.eq(shared.submission.0))
        .select(((requests::service_id, requests::from_id, requests::to_id), requests::id))
        .load::<((i64, i64, i64), i64)>(&mut **tx)?
        .into_iter()
        .collect();
    // In one submission there is one request for each of these.
    let id_of = |(service, new): &(ServiceId, PlannedRequest)| {
        let id = stored.get(&(service.0, new.from.0, new.to.0)).copied();
        id.map(RequestId).ok_or_else(|| StoreError::Corrupt(format!("a request on service {service} was not stored")))
    };
    let ids = planned.iter().map(id_of).collect::<StoreResult<Vec<_>>>()?;
    insert_types(tx, &ids, planned)?;
    insert_validations(tx, &ids, shared, planned)?;
    if is_large(planned) {
        submission_views::count_anew(tx, shared.submission)?;
    }
    Ok(ids)
}

fn is_large(planned: &[(ServiceId, PlannedRequest)]) -> bool {
    planned.len() > LARGE_SUBMISSION
}

fn insert_pending(tx: &mut Tx, shared: NewRequests, planned: &[(ServiceId, PlannedRequest)]) -> StoreResult<()> {
    let row = |(service, new): &(ServiceId, PlannedRequest)| {
        (
            requests::submission_id.eq(shared.submission.0),
            requests::service_id.eq(service.0),
            requests::requester_id.eq(shared.requester.0),
            requests::from_id.eq(new.from.0),
            requests::to_id.eq(new.to.0),
            requests::state.eq(State::Pending.as_str()),
            requests::created_at.eq(shared.created_at.0),
            requests::expires_at.eq(shared.expires_at.0),
            requests::large.eq(is_large(planned)),
        )
    };
    let insert = diesel::insert_into(requests::table).values(planned.iter().map(row).collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

fn insert_types(tx: &mut Tx, ids: &[RequestId], planned: &[(ServiceId, PlannedRequest)]) -> StoreResult<()> {
    let each = ids.iter().zip(planned);
    let each = each.flat_map(|(id, (service, new))| new.types.iter().map(move |contact| (id, service, contact)));
    let row = |(id, service, contact): (&RequestId, &ServiceId, &ContactType)| {
        (
            request_types::request_id.eq(id.0),
            request_types::contact_type.eq(contact.as_str()),
            request_types::service_id.eq(service.0),
            request_types::open.eq(true),
        )
    };
    let insert = diesel::insert_into(request_types::table).values(each.map(row).collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

fn insert_validations(
    tx: &mut Tx,
    ids: &[RequestId],
    shared: NewRequests,
    planned: &[(ServiceId, PlannedRequest)],
) -> StoreResult<()> {
    let each = ids.iter().zip(planned);
    let each =
        each.flat_map(|(id, (_, new))| validators(shared.requester, new.to).into_iter().map(move |party| (id, party)));
    let row = |(id, validator): (&RequestId, AccountId)| {
        (
            validations::request_id.eq(id.0),
            validations::account_id.eq(validator.0),
            validations::submission_id.eq(shared.submission.0),
            validations::expires_at.eq(shared.expires_at.0),
            validations::large.eq(is_large(planned)),
        )
    };
    let insert = diesel::insert_into(validations::table).values(each.map(row).collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}
