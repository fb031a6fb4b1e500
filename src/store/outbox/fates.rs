//! What became of the emails to an account.

use diesel::prelude::*;

use super::EmailEnding;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::request_lists::Beyond;
use crate::store::schema::outbox;

/// An email, and what became of it.
#[derive(Clone, Debug)]
pub struct EmailFate {
    /// Its number.
    pub id: i64,
    /// Which email.
    pub kind: String,
    /// What it is about, where that is one request.
    pub request: Option<RequestId>,
    /// What it is about, where that is a submission.
    pub submission: Option<SubmissionId>,
    /// When it was written.
    pub created_at: Moment,
    /// How often it was tried.
    pub attempts: i32,
    /// How it ended; none while it waits.
    pub ending: Option<EmailEnding>,
    /// What the mail server said last.
    pub last_error: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct FateRow {
    id: i64,
    kind: String,
    submission_id: Option<i64>,
    request_id: Option<i64>,
    created_at: i64,
    attempts: i32,
    outcome: Option<String>,
    last_error: Option<String>,
}

/// The emails to an account, newest first: at most so many, beyond an email's number. With [`Beyond::NewerThan`], oldest first.
pub fn fates_of(
    conn: &mut AnyConnection,
    account: AccountId,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<EmailFate>> {
    let own = outbox::table.filter(outbox::account_id.eq(account.0)).select(FateRow::as_select()).into_boxed();
    let own = match beyond {
        Beyond::Start => own.order(outbox::id.desc()),
        Beyond::OlderThan(id) => own.filter(outbox::id.lt(id)).order(outbox::id.desc()),
        Beyond::NewerThan(id) => own.filter(outbox::id.gt(id)).order(outbox::id.asc()),
    };
    let rows: Vec<FateRow> = own.limit(i64::try_from(most).unwrap_or(i64::MAX)).load(conn)?;
    let fate = |row: FateRow| EmailFate {
        id: row.id,
        kind: row.kind,
        request: row.request_id.map(RequestId),
        submission: row.submission_id.map(SubmissionId),
        created_at: Moment(row.created_at),
        attempts: row.attempts,
        ending: row.outcome.as_deref().and_then(EmailEnding::read),
        last_error: row.last_error,
    };
    Ok(rows.into_iter().map(fate).collect())
}
