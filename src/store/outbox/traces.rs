//! What became of emails, as operators see it: whose they are and what they are about, never what stands in them.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::EmailEnding;
use crate::domain::event::AccountEvent;
use crate::domain::mail_status::says_no_mailbox;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::events;
use crate::store::housekeeping::TRACES_KEPT;
use crate::store::request_lists::Beyond;
use crate::store::schema::outbox;
use crate::store::statement::Statement;

/// Where an email that has not been sent stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsentState {
    /// It was not tried yet.
    Waiting,
    /// It was tried, and is tried again.
    Failing,
    /// The mail server refused it for good.
    Refused,
}

impl UnsentState {
    /// All, in the order of the filter.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Failing, Self::Refused];
}

/// How an email stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is to be sent, and goes out at that time at the earliest.
    Unsent(UnsentState, Moment),
    /// It ended so, then.
    Ended(EmailEnding, Moment),
    /// It ended in a way that only a newer version of the program knows.
    Unknown,
}

/// An email, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailTrace {
    /// Its number.
    pub id: i64,
    /// Which email.
    pub kind: String,
    /// The NIC handle of the account that it is for.
    pub nic: Option<String>,
    /// Where it goes, where that is not the address in the account's profile.
    pub address: Option<String>,
    /// The submission that it is about.
    pub submission: Option<SubmissionId>,
    /// The request that it is about.
    pub request: Option<RequestId>,
    /// The service that it is about, or the first of them.
    pub service: Option<(ServiceId, String)>,
    /// When it was written.
    pub created_at: Moment,
    /// How often it was tried.
    pub attempts: usize,
    /// How it stands.
    pub fate: Fate,
    /// What the mail server said last.
    pub last_error: Option<String>,
}

type Columns = (
    (BigInt, Text, Nullable<Text>, Nullable<Text>),
    (Nullable<BigInt>, Nullable<BigInt>, Nullable<BigInt>, Nullable<Text>),
    (BigInt, BigInt, Integer),
    (Nullable<Text>, Nullable<BigInt>, Nullable<Text>),
);
type Row = (
    (i64, String, Option<String>, Option<String>),
    (Option<i64>, Option<i64>, Option<i64>, Option<String>),
    (i64, i64, i32),
    (Option<String>, Option<i64>, Option<String>),
);

/// Behind it stands which emails, as `page`. Each name is looked up by its number: joined, PostgreSQL would rather read all.
const TRACES: &str = "SELECT as_e.id, as_e.kind, as_e.nic, as_e.address, as_e.submission_id, as_e.request_id, as_e.about_id, \
    (SELECT COALESCE(s.name, s.removed_name) FROM services s WHERE s.id = as_e.about_id), as_e.created_at, as_e.not_before, as_e.attempts, as_e.outcome, as_e.finished_at, \
    as_e.last_error FROM (SELECT o.id, o.kind, (SELECT a.nic_handle FROM accounts a WHERE a.id = o.account_id) AS nic, \
    COALESCE(o.to_address, (SELECT l.sent_to FROM links l WHERE l.id = o.link_id)) AS address, o.submission_id, o.request_id, \
    COALESCE((SELECT r.service_id FROM requests r WHERE r.id = o.request_id), (SELECT h.service_id FROM record_tellings t \
    JOIN service_history h ON h.id = t.record_id WHERE t.email_id = o.id ORDER BY t.record_id LIMIT 1)) AS about_id, \
    o.created_at, o.not_before, o.attempts, o.outcome, o.finished_at, o.last_error FROM (";

/// Emails that wait, fail or were refused, oldest first, at most so many: beyond a number further on, which is what is `OlderThan` it
/// in lists that run the other way. With [`Beyond::NewerThan`], those before it, the nearest first.
///
/// # Errors
/// The database is away.
pub fn unsent_traces(
    conn: &mut AnyConnection,
    state: Option<UnsentState>,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<EmailTrace>> {
    let mut statement = Statement::<Columns>::new();
    statement.sql(TRACES);
    let order = if matches!(beyond, Beyond::NewerThan(_)) { " ORDER BY id DESC" } else { " ORDER BY id" };
    for (place, one) in UnsentState::ALL.into_iter().filter(|one| state.is_none_or(|state| state == *one)).enumerate() {
        statement.sql(if place == 0 { "SELECT id FROM (" } else { " UNION ALL SELECT id FROM (" });
        statement.sql(match one {
            UnsentState::Waiting => "SELECT id FROM outbox WHERE finished_at IS NULL AND last_error IS NULL",
            UnsentState::Failing => "SELECT id FROM outbox WHERE finished_at IS NULL AND last_error IS NOT NULL",
            UnsentState::Refused => "SELECT id FROM outbox WHERE outcome = 'refused'",
        });
        match beyond {
            Beyond::Start => {}
            Beyond::OlderThan(id) => {
                statement.sql(" AND id > ").number(id);
            }
            Beyond::NewerThan(id) => {
                statement.sql(" AND id < ").number(id);
            }
        }
        statement.sql(order).limit(most).sql(match one {
            UnsentState::Waiting => ") AS as_waiting",
            UnsentState::Failing => ") AS as_failing",
            UnsentState::Refused => ") AS as_refused",
        });
    }
    statement.sql(order).limit(most).sql(") AS page JOIN outbox o ON o.id = page.id) AS as_e");
    statement.sql(if order.ends_with("DESC") { " ORDER BY as_e.id DESC" } else { " ORDER BY as_e.id" });
    load(conn, statement)
}

/// The emails about a request, newest first, at most so many: those that tell of it, and the codes of its submission.
///
/// # Errors
/// The database is away.
pub fn traces_of_request(
    conn: &mut AnyConnection,
    (request, submission): (RequestId, SubmissionId),
    most: usize,
) -> StoreResult<Vec<EmailTrace>> {
    let mut statement = Statement::<Columns>::new();
    statement.sql(TRACES).sql("SELECT id FROM outbox WHERE request_id = ").number(request.0);
    statement.sql(" UNION SELECT email_id FROM tellings WHERE request_id = ").number(request.0);
    statement
        .sql(" UNION SELECT id FROM outbox WHERE generation IS NOT NULL AND submission_id = ")
        .number(submission.0);
    newest(conn, statement, most)
}

/// The emails about a submission, newest first, at most so many.
///
/// # Errors
/// The database is away.
pub fn traces_of_submission(
    conn: &mut AnyConnection,
    submission: SubmissionId,
    most: usize,
) -> StoreResult<Vec<EmailTrace>> {
    let mut statement = Statement::<Columns>::new();
    statement.sql(TRACES).sql("SELECT id FROM outbox WHERE submission_id = ").number(submission.0);
    newest(conn, statement, most)
}

/// The emails to an account, newest first: at most so many, beyond an email's number. With [`Beyond::NewerThan`], oldest first.
///
/// # Errors
/// The database is away.
pub fn traces_of_account(
    conn: &mut AnyConnection,
    account: AccountId,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<EmailTrace>> {
    let mut statement = Statement::<Columns>::new();
    statement.sql(TRACES).sql("SELECT id FROM outbox WHERE account_id = ").number(account.0);
    let (nearest, in_order) = match beyond {
        Beyond::Start => (" ORDER BY id DESC", " ORDER BY as_e.id DESC"),
        Beyond::OlderThan(id) => {
            statement.sql(" AND id < ").number(id);
            (" ORDER BY id DESC", " ORDER BY as_e.id DESC")
        }
        Beyond::NewerThan(id) => {
            statement.sql(" AND id > ").number(id);
            (" ORDER BY id", " ORDER BY as_e.id")
        }
    };
    statement.sql(nearest).limit(most).sql(") AS page JOIN outbox o ON o.id = page.id) AS as_e").sql(in_order);
    load(conn, statement)
}

/// So many of the newest emails to an account are looked through for one that left or was refused.
const LOOKED_THROUGH: i64 = 100;

/// Whether no email reaches the address that an account has: the last one that was sent to it was refused, since there is no such mailbox,
/// and it has had no other address since. What was refused longer ago than emails that arrived are remembered says nothing.
///
/// # Errors
/// The database is away.
pub fn is_refused_at_its_address(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<bool> {
    let newest = outbox::table.filter(outbox::account_id.eq(account.0)).order(outbox::id.desc()).limit(LOOKED_THROUGH);
    let ended = (outbox::outcome, outbox::last_error, outbox::created_at, outbox::to_address.is_null());
    let newest: Vec<(Option<String>, Option<String>, i64, bool)> = newest.select(ended).load(conn)?;
    let went_there = newest.into_iter().filter(|(.., to_the_account)| *to_the_account);
    let mut settled = went_there.filter_map(|(outcome, said, at, _)| Some((EmailEnding::read(&outcome?)?, said, at)));
    let last = settled.find(|(ending, ..)| matches!(ending, EmailEnding::Sent | EmailEnding::Refused));
    let Some((EmailEnding::Refused, Some(said), at)) = last else { return Ok(false) };
    if at <= now.minus(TRACES_KEPT).0 {
        return Ok(false);
    }
    let changes = [AccountEvent::EmailChanged, AccountEvent::Reopened];
    Ok(says_no_mailbox(&said) && !events::has_happened_since(conn, account, &changes, Moment(at), now)?)
}

fn newest(conn: &mut AnyConnection, mut statement: Statement<Columns>, most: usize) -> StoreResult<Vec<EmailTrace>> {
    statement.sql(" ORDER BY id DESC").limit(most);
    statement.sql(") AS page JOIN outbox o ON o.id = page.id) AS as_e ORDER BY as_e.id DESC");
    load(conn, statement)
}

/// The email of this number, where it is not sent.
///
/// # Errors
/// The database is away.
pub fn unsent_trace(conn: &mut AnyConnection, id: i64) -> StoreResult<Option<EmailTrace>> {
    let mut statement = Statement::<Columns>::new();
    statement.sql(TRACES).sql("SELECT id FROM outbox WHERE id = ").number(id);
    statement
        .sql(" AND (finished_at IS NULL OR outcome = 'refused')) AS page JOIN outbox o ON o.id = page.id) AS as_e");
    Ok(load(conn, statement)?.pop())
}

fn load(conn: &mut AnyConnection, statement: Statement<Columns>) -> StoreResult<Vec<EmailTrace>> {
    Ok(statement.load::<Row>(conn)?.into_iter().map(read).collect())
}

fn read(((id, kind, nic, address), about, (created_at, not_before, attempts), ended): Row) -> EmailTrace {
    let (submission, request, service, name) = about;
    let (outcome, finished_at, last_error) = ended;
    let fate = match (outcome.as_deref().map(EmailEnding::read), finished_at) {
        (Some(Some(EmailEnding::Refused)), _) => Fate::Unsent(UnsentState::Refused, Moment(not_before)),
        (Some(Some(ending)), Some(at)) => Fate::Ended(ending, Moment(at)),
        (Some(_), _) | (None, Some(_)) => Fate::Unknown,
        (None, None) if last_error.is_some() => Fate::Unsent(UnsentState::Failing, Moment(not_before)),
        (None, None) => Fate::Unsent(UnsentState::Waiting, Moment(not_before)),
    };
    EmailTrace {
        id,
        kind,
        nic,
        address,
        submission: submission.map(SubmissionId),
        request: request.map(RequestId),
        service: service.map(ServiceId).zip(name),
        created_at: Moment(created_at),
        attempts: usize::try_from(attempts).unwrap_or_default(),
        fate,
        last_error,
    }
}
