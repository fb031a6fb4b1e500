//! Requests with what stands beside them in a list or on a page, read by one statement.

use std::collections::BTreeSet;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::RequestRow;
use super::parts::{CompleteRequests, PushBeside, complete};
use crate::domain::note::Note;
use crate::domain::request::{Request, State};
use crate::domain::service::Contacts;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::labels::{AccountLabel, LabelColumns};
use crate::store::schema::requests;
use crate::store::statement::Statement;

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

/// The columns of a listed request; what stands in `FROM` calls the requests `r`. A service that was removed has nobody for a contact.
const LISTED: &str = "SELECT r.id, r.submission_id, r.service_id, r.requester_id, r.from_id, r.to_id, r.state, r.reason, \
    r.created_at, r.expires_at, r.decided_at, r.apply_at, r.finished_at, r.ended_by, r.ended_by_id, r.large, r.refusal, \
    COALESCE(s.name, s.removed_name), s.category, COALESCE(s.admin_id, 0), COALESCE(s.tech_id, 0), COALESCE(s.billing_id, 0), n.note, q.id, q.nic_handle, q.name, f.id, f.nic_handle, f.name, t.id, t.nic_handle, t.name FROM ";
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
pub(in crate::store) fn listed_beside(
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

/// Every request of a submission that concerns `viewer`, in the order of the numbers, as it sees them; all where the operator looks.
pub fn listed_of_submission(
    conn: &mut AnyConnection,
    viewer: Option<AccountId>,
    id: SubmissionId,
) -> StoreResult<Vec<ListedRequest>> {
    listed(conn, viewer, push_requests, |statement| {
        statement.sql(" WHERE r.submission_id = ").number(id.0);
        if let Some(AccountId(viewer)) = viewer {
            statement.sql(" AND ").number(viewer).sql(" IN (r.requester_id, r.to_id, r.from_id, s.admin_id)");
        }
        statement.sql(" ORDER BY r.id");
    })
}

pub(super) fn push_requests(statement: &mut RequestsStatement) {
    statement.sql("requests r");
}

/// A statement that lists requests.
pub(in crate::store) type RequestsStatement = Statement<ListedColumns>;
