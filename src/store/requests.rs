//! `submissions`, `requests`, `request_types` and `validations`: storing them, reading them, and the conditional updates that
//! decide races.

mod due;
mod insert;

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::schema::{request_types, requests, validations};
use super::{StoreResult, sense};
use crate::domain::request::{Decision, FailReason, Request, State, Validation, validators};
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};

pub use due::{decided_ahead, put_off_all, redate, to_apply, to_expire};
pub use insert::{NewRequests, insert_all, insert_submission};

#[derive(Queryable, Selectable)]
#[diesel(table_name = requests)]
struct Row {
    id: i64,
    submission_id: i64,
    service_id: i64,
    requester_id: i64,
    from_id: i64,
    to_id: i64,
    state: String,
    reason: Option<String>,
    created_at: i64,
    expires_at: i64,
    decided_at: Option<i64>,
    apply_at: Option<i64>,
    finished_at: Option<i64>,
}

impl Row {
    fn into_request(self, types: ContactTypes, validations: Vec<Validation>) -> StoreResult<Request> {
        let reason = self.reason.map(|stored| sense(FailReason::parse(&stored), "reason", &stored)).transpose()?;
        Ok(Request {
            id: RequestId(self.id),
            submission: SubmissionId(self.submission_id),
            service: ServiceId(self.service_id),
            requester: AccountId(self.requester_id),
            from: AccountId(self.from_id),
            to: AccountId(self.to_id),
            types,
            stored_state: sense(State::parse(&self.state), "state", &self.state)?,
            reason,
            created_at: Moment(self.created_at),
            expires_at: Moment(self.expires_at),
            decided_at: self.decided_at.map(Moment),
            apply_at: self.apply_at.map(Moment),
            finished_at: self.finished_at.map(Moment),
            validations,
        })
    }
}

/// The request of this number.
///
/// # Errors
/// The database's fault.
pub fn find(conn: &mut AnyConnection, id: RequestId) -> StoreResult<Option<Request>> {
    let row = requests::table.find(id.0).select(Row::as_select()).first(conn).optional()?;
    Ok(complete(conn, row.into_iter().collect())?.pop())
}

/// The requests of these numbers, in the order of the numbers.
///
/// # Errors
/// The database's fault.
pub fn get_all(conn: &mut AnyConnection, ids: &[i64]) -> StoreResult<Vec<Request>> {
    let rows = requests::table
        .filter(requests::id.eq_any(ids.to_vec()))
        .order(requests::id)
        .select(Row::as_select())
        .load(conn)?;
    complete(conn, rows)
}

/// Every request of a submission, in the order of the numbers.
///
/// # Errors
/// The database's fault.
pub fn of_submission(conn: &mut AnyConnection, id: SubmissionId) -> StoreResult<Vec<Request>> {
    let rows = requests::table
        .filter(requests::submission_id.eq(id.0))
        .order(requests::id)
        .select(Row::as_select())
        .load(conn)?;
    complete(conn, rows)
}

fn complete(conn: &mut AnyConnection, rows: Vec<Row>) -> StoreResult<Vec<Request>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut types: HashMap<i64, ContactTypes> = HashMap::new();
    let stored = request_types::table
        .filter(request_types::request_id.eq_any(ids.clone()))
        .select((request_types::request_id, request_types::contact_type))
        .load::<(i64, String)>(conn)?;
    for (id, contact) in stored {
        types.entry(id).or_default().insert(sense(ContactType::parse(&contact), "contact_type", &contact)?);
    }
    let mut decisions: HashMap<(i64, i64), Option<(Decision, Moment)>> = HashMap::new();
    let stored = validations::table
        .filter(validations::request_id.eq_any(ids))
        .select((validations::request_id, validations::account_id, validations::decision, validations::decided_at))
        .load::<(i64, i64, Option<String>, Option<i64>)>(conn)?;
    for (id, account, decision, decided_at) in stored {
        let decision = decision.map(|text| sense(Decision::parse(&text), "decision", &text)).transpose()?;
        decisions.insert((id, account), decision.zip(decided_at.map(Moment)));
    }
    rows.into_iter()
        .map(|row| {
            let of = |account: AccountId| Validation {
                account,
                decision: decisions.get(&(row.id, account.0)).copied().flatten(),
            };
            let parties = validators(AccountId(row.requester_id), AccountId(row.to_id)).into_iter().map(of).collect();
            let types = types.remove(&row.id).unwrap_or_default();
            row.into_request(types, parties)
        })
        .collect()
}

/// Which open request asks for which contact type of a service.
///
/// # Errors
/// The database's fault.
pub fn open_on_service(conn: &mut AnyConnection, service: ServiceId) -> StoreResult<BTreeMap<ContactType, RequestId>> {
    let stored = request_types::table
        // The bare column, as in the index: SQLite takes no other form for it.
        .filter(request_types::service_id.eq(service.0).and(request_types::open))
        .select((request_types::contact_type, request_types::request_id))
        .load::<(String, i64)>(conn)?;
    stored
        .into_iter()
        .map(|(contact, id)| Ok((sense(ContactType::parse(&contact), "contact_type", &contact)?, RequestId(id))))
        .collect()
}

/// Writes a validator's decision down, unless there is one already: says which.
///
/// # Errors
/// The database's fault.
pub fn decide(
    conn: &mut AnyConnection,
    id: RequestId,
    validator: AccountId,
    decision: Decision,
    now: Moment,
) -> StoreResult<bool> {
    let undecided = validations::table.find((id.0, validator.0)).filter(validations::decision.is_null());
    let decided = diesel::update(undecided)
        .set((validations::decision.eq(decision.as_str()), validations::decided_at.eq(now.0)))
        .execute(conn)?;
    Ok(decided == 1)
}

/// Moves a pending request to *processing*, unless somebody was faster: says which.
///
/// # Errors
/// The database's fault.
pub fn start_processing(conn: &mut AnyConnection, id: RequestId, now: Moment, apply_at: Moment) -> StoreResult<bool> {
    let pending = requests::table.find(id.0).filter(requests::state.eq(State::Pending.as_str()));
    let moved = diesel::update(pending)
        .set((
            requests::state.eq(State::Processing.as_str()),
            requests::decided_at.eq(now.0),
            requests::apply_at.eq(apply_at.0),
        ))
        .execute(conn)?;
    Ok(moved == 1)
}

/// Moves a request to a final state and frees its contact types, unless somebody was faster: says which.
///
/// # Errors
/// The database's fault.
pub fn finish(
    conn: &mut AnyConnection,
    request: &Request,
    to: State,
    reason: Option<FailReason>,
    now: Moment,
) -> StoreResult<bool> {
    let unmoved = requests::table.find(request.id.0).filter(requests::state.eq(request.stored_state.as_str()));
    let moved = diesel::update(unmoved)
        .set((
            requests::state.eq(to.as_str()),
            requests::reason.eq(reason.map(FailReason::as_str)),
            requests::finished_at.eq(now.0),
        ))
        .execute(conn)?;
    if moved == 1 {
        let types = request_types::table.filter(request_types::request_id.eq(request.id.0));
        diesel::update(types).set(request_types::open.eq(false)).execute(conn)?;
    }
    Ok(moved == 1)
}
