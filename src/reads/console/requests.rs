//! Requests and submissions, with what only operators know of them.

use super::super::cursor::{Cursor, CursorPage};
use super::super::requests::{RequestSummary, RequestView, request_for, summary};
use super::super::submissions::{SubmissionFilter, SubmissionView, submission_for};
use crate::domain::acts::Viewer;
use crate::domain::time::Moment;
use crate::domain::{RequestId, SubmissionId};
use crate::store::outbox::{EmailTrace, traces_of_request, traces_of_submission};
use crate::store::request_lists::for_operator;
use crate::store::requests::ListedRequest;
use crate::store::setbacks;
use crate::store::{AnyConnection, StoreResult, codes};

pub use crate::store::codes::CodeTries;
pub use crate::store::request_lists::ListedForOperator;
pub use crate::store::setbacks::Setback as FailingWork;

/// So many emails about a request or a submission are told, the newest.
const EMAILS_MAX: usize = 100;

/// A request, and what only operators know of it.
#[derive(Clone, Debug)]
pub struct OperatorsRequestView {
    /// All that its parties see together.
    pub request: RequestView,
    /// The emails about it, newest first.
    pub emails: Vec<EmailTrace>,
    /// How the codes of those who must confirm stand.
    pub codes: Vec<CodeTries>,
    /// The worker's work on it that fails.
    pub failing: Vec<FailingWork>,
}

/// The request of this number.
///
/// # Errors
/// The database is away.
pub fn request_for_operator(
    conn: &mut AnyConnection,
    id: RequestId,
    now: Moment,
) -> StoreResult<Option<OperatorsRequestView>> {
    let Some(request) = request_for(conn, Viewer::Operator, id, now)? else { return Ok(None) };
    Ok(Some(OperatorsRequestView {
        emails: traces_of_request(conn, (id, request.submission), EMAILS_MAX)?,
        codes: codes::tries_of(conn, request.submission)?,
        failing: setbacks::of_request(conn, id.0, request.submission.0)?,
        request,
    }))
}

/// A submission, and what only operators know of it.
#[derive(Clone, Debug)]
pub struct OperatorsSubmissionView {
    /// All that there is of it.
    pub submission: SubmissionView,
    /// The emails about it, newest first.
    pub emails: Vec<EmailTrace>,
    /// How the codes of those who must confirm stand.
    pub codes: Vec<CodeTries>,
}

/// The submission of this number.
///
/// # Errors
/// The database is away.
pub fn submission_for_operator(
    conn: &mut AnyConnection,
    id: SubmissionId,
    wanted: (SubmissionFilter, Cursor),
    now: Moment,
) -> StoreResult<Option<OperatorsSubmissionView>> {
    let Some(submission) = submission_for(conn, Viewer::Operator, id, wanted, now)? else { return Ok(None) };
    let (emails, codes) = (traces_of_submission(conn, id, EMAILS_MAX)?, codes::tries_of(conn, id)?);
    Ok(Some(OperatorsSubmissionView { submission, emails, codes }))
}

/// Some of a list of requests.
pub type FoundRequests = CursorPage<RequestSummary>;

/// A page of requests, newest first.
///
/// # Errors
/// The database is away.
pub fn requests_for_operator(
    conn: &mut AnyConnection,
    wanted: ListedForOperator,
    cursor: Cursor,
    now: Moment,
) -> StoreResult<FoundRequests> {
    let number = |listed: &ListedRequest| listed.request.id.0;
    let page = CursorPage::read(cursor, number, |beyond, most| for_operator(conn, wanted, (beyond, most), now))?;
    page.try_map(|listed| summary(listed, Viewer::Operator, now))
}
