//! `submissions`, `requests`, `request_types` and `validations`: storing them, reading them, and the conditional updates that
//! decide races.

mod due;
mod insert;
mod notes;
mod steps;

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::events::read_actor;
use super::schema::{request_types, requests, services, validations};
use super::{StoreResult, sense};
use crate::domain::request::{Decision, Ended, Ending, FailReason, Request, State, Validation, validators};
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};

pub use due::{decided_ahead, put_off_confirmed, redate, renew_pending, to_apply, to_expire};
pub use insert::{NewRequests, insert_all, insert_submission};
pub use notes::{note_of, reason_of};
pub use steps::{NewDecision, decide, end, start_processing};

#[derive(Queryable, Selectable)]
#[diesel(table_name = requests)]
struct RequestRow {
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
    ended_by: Option<String>,
    ended_by_id: Option<i64>,
}

impl RequestRow {
    fn into_request(self, types: ContactTypes, validations: Vec<Validation>) -> StoreResult<Request> {
        let state = sense(State::parse(&self.state), "state", &self.state)?;
        Ok(Request {
            id: RequestId(self.id),
            submission: SubmissionId(self.submission_id),
            service: ServiceId(self.service_id),
            requester: AccountId(self.requester_id),
            from: AccountId(self.from_id),
            to: AccountId(self.to_id),
            types,
            stored_state: state,
            ended: self.ended(state)?,
            created_at: Moment(self.created_at),
            expires_at: Moment(self.expires_at),
            decided_at: self.decided_at.map(Moment),
            apply_at: self.apply_at.map(Moment),
            validations,
        })
    }

    /// A reason that a newer version of the program wrote down is left out.
    fn ended(&self, state: State) -> StoreResult<Option<Ended>> {
        let reason = self.reason.as_deref().and_then(FailReason::parse);
        let Some(how) = Ending::of(state, reason) else { return Ok(None) };
        let at = sense(self.finished_at.map(Moment), "finished_at", "nothing")?;
        let by = self.ended_by.as_deref().and_then(|by| read_actor(by, self.ended_by_id));
        Ok(Some(Ended { how, by, at }))
    }
}

/// The request of this number.
pub fn find(conn: &mut AnyConnection, id: RequestId) -> StoreResult<Option<Request>> {
    let row = requests::table.find(id.0).select(RequestRow::as_select()).first(conn).optional()?;
    Ok(complete(conn, row.into_iter().collect())?.pop())
}

/// Whether this account is a party to a request, would be replaced by it, or is its service's administrative contact. A request
/// of others takes as little as one that there is not.
pub fn concerns(conn: &mut AnyConnection, id: RequestId, account: AccountId) -> StoreResult<bool> {
    let account = account.0;
    let parties = requests::requester_id.eq(account).or(requests::to_id.eq(account)).or(requests::from_id.eq(account));
    let found = requests::table
        .inner_join(services::table)
        .filter(requests::id.eq(id.0))
        .filter(parties.or(services::admin_id.eq(account)))
        .select(requests::id);
    Ok(found.first::<i64>(conn).optional()?.is_some())
}

/// The requests of these numbers, in the order of the numbers.
pub fn get_all(conn: &mut AnyConnection, ids: &[RequestId]) -> StoreResult<Vec<Request>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows = requests::table
        .filter(requests::id.eq_any(ids))
        .order(requests::id)
        .select(RequestRow::as_select())
        .load(conn)?;
    complete(conn, rows)
}

/// The submissions that these requests came with, each once.
pub fn submissions_of(conn: &mut AnyConnection, ids: &[RequestId]) -> StoreResult<Vec<SubmissionId>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let of = requests::table.filter(requests::id.eq_any(ids)).select(requests::submission_id).distinct();
    Ok(of.load(conn)?.into_iter().map(SubmissionId).collect())
}

/// Every request of a submission, in the order of the numbers.
pub fn of_submission(conn: &mut AnyConnection, id: SubmissionId) -> StoreResult<Vec<Request>> {
    let rows = requests::table
        .filter(requests::submission_id.eq(id.0))
        .order(requests::id)
        .select(RequestRow::as_select())
        .load(conn)?;
    complete(conn, rows)
}

fn complete(conn: &mut AnyConnection, rows: Vec<RequestRow>) -> StoreResult<Vec<Request>> {
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
