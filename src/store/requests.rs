//! `submissions`, `requests`, `request_types` and `validations`: storing them, reading them, and the conditional updates that
//! decide races.

mod due;
mod insert;
mod notes;
mod parts;
mod standing;
mod steps;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use self::parts::{CompleteRequests, complete};
use super::connection::AnyConnection;
use super::events::read_actor;
use super::labels::{AccountLabel, LabelColumns};
use super::schema::{request_types, requests, services};
use super::statement::Statement;
use super::{StoreResult, sense};
use crate::domain::note::Note;
use crate::domain::request::{Ended, Ending, FailReason, Request, State, Validation};
use crate::domain::service::{ContactType, ContactTypes, Contacts};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};

pub(super) use due::{ahead, overdue, ripe};
pub use due::{decided_ahead, put_off_confirmed, redate, renew_pending, to_apply, to_expire};
pub use insert::{NewRequests, insert_all, insert_submission};
pub use notes::note_of;
pub(super) use parts::{PartsStatement, PushBeside, push_state_where};
pub use standing::{SubmissionStanding, large_submissions_of, size_of, with_several};
pub use steps::{NewDecision, decide, end, start_processing};
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
            decline_reason: None,
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

/// A request in a list, with its service and what its parties are called.
#[derive(Clone, Debug)]
pub struct ListedRequest {
    /// The request.
    pub request: Request,
    /// Whether it is of a large submission, which lists show as one.
    pub large: bool,
    /// The name and the category of its service.
    pub service: (String, String),
    /// The service's contacts today.
    pub contacts: Contacts<AccountId>,
    /// What the requester says to whoever must confirm.
    pub note: Option<Note>,
    /// Whether the new contact, where it is asked for, shares a service with who looks.
    pub shares_with_new: bool,
    /// Requester, who would be replaced, and the new contact.
    pub parties: [AccountLabel; 3],
}

type BesideColumns = (Text, Text, BigInt, BigInt, BigInt, Nullable<Text>);
type BesideRow = (String, String, i64, i64, i64, Option<String>);
type ListedColumns = (requests::SqlType, BesideColumns, LabelColumns, LabelColumns, LabelColumns);
type ListedRow = (RequestRow, BesideRow, AccountLabel, AccountLabel, AccountLabel);

/// The columns of a listed request; what stands in `FROM` calls the requests `r`.
const LISTED: &str = "SELECT r.id, r.submission_id, r.service_id, r.requester_id, r.from_id, r.to_id, r.state, r.reason, \
    r.created_at, r.expires_at, r.decided_at, r.apply_at, r.finished_at, r.ended_by, r.ended_by_id, r.large, s.name, s.category, \
    s.admin_id, s.tech_id, s.billing_id, n.note, q.id, q.nic_handle, q.name, f.id, f.nic_handle, f.name, t.id, t.nic_handle, t.name FROM ";
/// Joins what a listed request has beside it.
const LISTED_JOINS: &str = " JOIN services s ON s.id = r.service_id JOIN submissions n ON n.id = r.submission_id \
    JOIN accounts q ON q.id = r.requester_id JOIN accounts f ON f.id = r.from_id JOIN accounts t ON t.id = r.to_id";

/// A statement that lists the requests which `push` puts behind `FROM`, as `r`, for `viewer`; `rest` chooses and orders them.
pub(super) fn listed(
    conn: &mut AnyConnection,
    viewer: Option<AccountId>,
    push: impl FnOnce(&mut RequestsStatement),
    rest: impl FnOnce(&mut RequestsStatement),
) -> StoreResult<Vec<ListedRequest>> {
    Ok(listed_beside(conn, viewer, push, rest, None)?.0)
}

/// The same, and the states that `beside` puts beside them.
pub(super) fn listed_beside(
    conn: &mut AnyConnection,
    viewer: Option<AccountId>,
    push: impl FnOnce(&mut RequestsStatement),
    rest: impl FnOnce(&mut RequestsStatement),
    beside: Option<PushBeside<'_>>,
) -> StoreResult<(Vec<ListedRequest>, BTreeSet<State>)> {
    let mut statement = RequestsStatement::new();
    statement.sql(LISTED);
    push(&mut statement);
    statement.sql(LISTED_JOINS);
    rest(&mut statement);
    let (mut rows, mut besides) = (Vec::new(), Vec::new());
    for (row, found, requester, from, to) in statement.load::<ListedRow>(conn)? {
        besides.push((row.large, found, [requester, from, to]));
        rows.push(row);
    }
    let CompleteRequests { requests, sharing, states } = complete(conn, viewer, rows, beside)?;
    let with = |(request, (large, found, parties)): (Request, (bool, BesideRow, [AccountLabel; 3]))| {
        let (name, category, admin, tech, billing, note) = found;
        let shares_with_new = sharing.contains(&request.to);
        let [administrative, technical, billing] = [admin, tech, billing].map(AccountId);
        ListedRequest {
            request,
            large,
            service: (name, category),
            contacts: Contacts { administrative, technical, billing },
            note: note.map(Note::stored),
            shares_with_new,
            parties,
        }
    };
    Ok((requests.into_iter().zip(besides).map(with).collect(), states))
}

/// The request of this number, where it concerns `viewer` or the operator looks, and the first of its submission that the viewer has
/// not decided yet either, at most so many, by number. A request of others takes as little as one that there is not.
pub fn with_siblings(
    conn: &mut AnyConnection,
    viewer: Option<AccountId>,
    id: RequestId,
    most: usize,
) -> StoreResult<Vec<ListedRequest>> {
    let of_submission = |statement: &mut RequestsStatement| {
        statement.sql("(SELECT s.* FROM (SELECT o.submission_id FROM requests o JOIN services p ON p.id = o.service_id WHERE o.id = ");
        statement.number(id.0);
        if let Some(AccountId(viewer)) = viewer {
            statement.sql(" AND ").number(viewer).sql(" IN (o.requester_id, o.to_id, o.from_id, p.admin_id)");
        }
        statement.sql(") AS asked JOIN requests s ON s.submission_id = asked.submission_id WHERE s.id = ").number(id.0);
        if let Some(AccountId(viewer)) = viewer {
            statement.sql(" OR s.state = 'pending' AND EXISTS (SELECT 1 FROM validations v WHERE v.request_id = s.id");
            statement.sql(" AND v.account_id = ").number(viewer).sql(" AND v.decision IS NULL)");
        }
        statement.sql(" ORDER BY s.id <> ").number(id.0).sql(", s.id").limit(most + 1).sql(") AS r");
    };
    listed(conn, viewer, of_submission, |statement| {
        statement.sql(" ORDER BY r.id");
    })
}

/// The request of this number, as `viewer` sees it.
pub fn listed_by_id(conn: &mut AnyConnection, viewer: AccountId, id: RequestId) -> StoreResult<Option<ListedRequest>> {
    let by_id = |statement: &mut RequestsStatement| {
        statement.sql(" WHERE r.id = ").number(id.0);
    };
    Ok(listed(conn, Some(viewer), push_requests, by_id)?.pop())
}

/// Every request of a submission that concerns `viewer`, in the order of the numbers, as it sees them.
pub fn listed_of_submission(
    conn: &mut AnyConnection,
    viewer: AccountId,
    id: SubmissionId,
) -> StoreResult<Vec<ListedRequest>> {
    listed(conn, Some(viewer), push_requests, |statement| {
        statement.sql(" WHERE r.submission_id = ").number(id.0).sql(" AND ").number(viewer.0);
        statement.sql(" IN (r.requester_id, r.to_id, r.from_id, s.admin_id) ORDER BY r.id");
    })
}

fn push_requests(statement: &mut RequestsStatement) {
    statement.sql("requests r");
}

/// A statement that lists requests.
pub(super) type RequestsStatement = Statement<ListedColumns>;

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
