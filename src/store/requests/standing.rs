//! How the requests of submissions stand together.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use crate::domain::{RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::requests;
use crate::store::statement::Statement;

/// How the requests of a submission stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubmissionStanding {
    /// The submission.
    pub submission: SubmissionId,
    /// Whether any of its requests is being carried out, or waits for it.
    pub is_processing: bool,
}

/// Those of these submissions that have several requests, by number.
pub fn with_several(conn: &mut AnyConnection, submissions: &[SubmissionId]) -> StoreResult<Vec<SubmissionStanding>> {
    if submissions.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = submissions.iter().map(|id| id.0).collect();
    let mut statement = Statement::<(BigInt, Bool)>::new();
    statement.sql(
        "SELECT n.id, EXISTS (SELECT 1 FROM requests r WHERE r.submission_id = n.id AND r.state = 'processing') \
         FROM submissions n WHERE n.id IN (",
    );
    statement
        .numbers(&ids)
        .sql(") AND EXISTS (SELECT 1 FROM requests r WHERE r.submission_id = n.id LIMIT 1 OFFSET 1) ORDER BY n.id");
    let standings: Vec<(i64, bool)> = statement.load(conn)?;
    let standing = |(id, is_processing)| SubmissionStanding { submission: SubmissionId(id), is_processing };
    Ok(standings.into_iter().map(standing).collect())
}

/// Those of these requests that are of a large submission, and of which.
pub fn large_submissions_of(
    conn: &mut AnyConnection,
    ids: &[RequestId],
) -> StoreResult<BTreeMap<RequestId, SubmissionId>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let large = requests::table.filter(requests::id.eq_any(ids).and(requests::large));
    let found: Vec<(i64, i64)> = large.select((requests::id, requests::submission_id)).load(conn)?;
    Ok(found.into_iter().map(|(id, submission)| (RequestId(id), SubmissionId(submission))).collect())
}

/// How many requests a submission has.
pub fn size_of(conn: &mut AnyConnection, submission: SubmissionId) -> StoreResult<usize> {
    let count: i64 = requests::table.filter(requests::submission_id.eq(submission.0)).count().get_result(conn)?;
    Ok(usize::try_from(count).unwrap_or_default())
}
