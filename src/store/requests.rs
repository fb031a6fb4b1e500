//! `submissions`, `requests`, `request_types` and `validations`: storing them, reading them, and the conditional updates that
//! decide races.

mod due;
mod insert;
mod listed;
mod notes;
mod parts;
mod standing;
mod steps;
mod summary;

use std::collections::BTreeMap;

use diesel::prelude::*;

use self::parts::complete;
use super::connection::AnyConnection;
use super::events::read_actor;
use super::schema::{request_types, requests, services};
use super::{StoreResult, sense};
use crate::domain::note::Note;
use crate::domain::request::{Ended, Ending, FailReason, Request, State, Validation};
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};

pub(super) use due::{ahead, overdue, ripe};
pub use due::{decided_ahead, put_off_confirmed, redate, renew_pending, to_apply, to_expire};
pub use insert::{NewRequests, insert_all, insert_submission};
pub use listed::{ListedRequest, listed_by_id, listed_of_submission, with_siblings};
pub(super) use listed::{RequestsStatement, listed_beside};
pub use notes::note_of;
pub(super) use parts::{PartsStatement, PushBeside, push_state_where};
pub use standing::{SubmissionStanding, large_submissions_of, size_of, with_several};
pub use steps::{NewDecision, decide, end, keep_refusal, start_processing};
pub use summary::{RequestSummary, SummedUp, still_contact_of, summed_up};

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
    large: bool,
    refusal: Option<String>,
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
            refusal: self.refusal.map(Note::stored),
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
    Ok(complete(conn, None, row.into_iter().collect(), None)?.requests.pop())
}

/// Where requests are looked for that concern an account.
#[derive(Clone, Copy, Debug)]
pub enum ConcernedBy {
    /// This one alone.
    Request(RequestId),
    /// All of a submission.
    Submission(SubmissionId),
}

/// The numbers of the requests there to which this account is a party, by which it would be replaced, or of whose service it is
/// the administrative contact; all, where no account is named. A request of others takes as little as one that there is not.
pub fn concerning(
    conn: &mut AnyConnection,
    place: ConcernedBy,
    account: Option<AccountId>,
) -> StoreResult<Vec<RequestId>> {
    let all = requests::table.inner_join(services::table).select(requests::id).order(requests::id).into_boxed();
    let there = match place {
        ConcernedBy::Request(id) => all.filter(requests::id.eq(id.0)),
        ConcernedBy::Submission(id) => all.filter(requests::submission_id.eq(id.0)),
    };
    let concerning = match account {
        Some(AccountId(account)) => {
            let is_new = requests::requester_id.eq(account).or(requests::to_id.eq(account));
            there.filter(is_new.or(requests::from_id.eq(account)).or(services::admin_id.eq(account)))
        }
        None => there,
    };
    Ok(concerning.load(conn)?.into_iter().map(RequestId).collect())
}

/// The requests of these numbers, in the order of the numbers.
pub fn get_all(conn: &mut AnyConnection, ids: &[RequestId]) -> StoreResult<Vec<Request>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows = requests::table
        .filter(requests::id.eq_any(ids))
        .order(requests::id)
        .select(RequestRow::as_select())
        .load(conn)?;
    Ok(complete(conn, None, rows, None)?.requests)
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
    Ok(complete(conn, None, rows, None)?.requests)
}

/// Which open request asks for which contact type of these services.
pub fn open_on(
    conn: &mut AnyConnection,
    services: &[ServiceId],
) -> StoreResult<BTreeMap<ServiceId, BTreeMap<ContactType, RequestId>>> {
    let ids: Vec<i64> = services.iter().map(|id| id.0).collect();
    let stored = request_types::table
        // The bare column, as in the index: SQLite takes no other form for it.
        .filter(request_types::service_id.eq_any(ids).and(request_types::open))
        .select((request_types::service_id, request_types::contact_type, request_types::request_id))
        .load::<(i64, String, i64)>(conn)?;
    let mut open: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for (service, contact, id) in stored {
        let contact = sense(ContactType::parse(&contact), "contact_type", &contact)?;
        open.entry(ServiceId(service)).or_default().insert(contact, RequestId(id));
    }
    Ok(open)
}

/// What *done* requests of a submission took from this account on these services.
pub fn taken_from(
    conn: &mut AnyConnection,
    (submission, from): (SubmissionId, AccountId),
    on: &[ServiceId],
) -> StoreResult<Vec<(ServiceId, ContactType)>> {
    let on: Vec<i64> = on.iter().map(|id| id.0).collect();
    let taken = requests::table
        .inner_join(request_types::table)
        .filter(requests::submission_id.eq(submission.0).and(requests::from_id.eq(from.0)))
        .filter(requests::state.eq(State::Done.as_str()).and(requests::service_id.eq_any(on)))
        .select((requests::service_id, request_types::contact_type))
        .load::<(i64, String)>(conn)?;
    let read = |(id, contact): (i64, String)| {
        Ok((ServiceId(id), sense(ContactType::parse(&contact), "contact_type", &contact)?))
    };
    taken.into_iter().map(read).collect()
}
