//! What other programs say of accounts and services goes the way of an import: the same checks, the same writer, one transaction.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::web;
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use utoipa::ToSchema;

use super::answers::Answer;
use super::call::Call;
use super::once::Begun;
use super::query::CallQuery;
use crate::import::{
    Afterwards, BadRows, ImportError, ImportTally, Imported, KeptContact, Members, SentRows, import_sent,
};
use crate::store::{Database, StoreError, Tx};
use crate::web::frame::errors::WebError;
use crate::web::frame::problem::{Problem, ProblemFault};

/// The largest body of a PUT, and the longest line of a batch, in bytes.
pub const ROW_MAX: usize = 64 * 1024;
/// How long a call waits for its turn.
const TURN_WITHIN: Duration = Duration::from_secs(10);
/// What a bad row is called where all of it is bad.
const WHOLE_ROW: &str = "row";

/// Whose turn it is to write: one after the other, so that those who wait hold no thread. Its clones are the same.
#[derive(Clone)]
pub struct SyncTurns(Arc<Semaphore>);

impl Default for SyncTurns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

/// What a call is about, as its address has it. Blanks around a part are none of it.
pub enum Target {
    /// An account, by its NIC handle.
    Account(String),
    /// A service, by category and name.
    Service(String, String),
}

impl Target {
    /// An account; none with what no text may hold, and no database takes.
    #[must_use]
    pub fn account(nic: &str) -> Option<Self> {
        part(nic).map(Self::Account)
    }

    /// A service.
    #[must_use]
    pub fn service(category: &str, name: &str) -> Option<Self> {
        Some(Self::Service(part(category)?, part(name)?))
    }
}

fn part(given: &str) -> Option<String> {
    (!given.contains(char::is_control)).then(|| given.trim().to_owned())
}

/// A contact that a *done* request has set, and that stays, whatever was sent.
#[derive(Serialize, ToSchema)]
pub struct KeptRecord {
    /// Category of the service.
    #[schema(example = "DOMAIN")]
    pub category: String,
    /// Name of the service.
    #[schema(example = "example.org")]
    pub name: String,
    /// Which contact: `administrative`, `technical` or `billing`.
    #[schema(example = "technical")]
    pub contact: &'static str,
    /// NIC handle of who it stays.
    #[schema(example = "yy22222-nic")]
    pub stays: String,
    /// NIC handle of who was sent.
    #[schema(example = "xx11111-nic")]
    pub named: String,
}

impl KeptRecord {
    /// Of what an import tells.
    #[must_use]
    pub fn of(kept: &KeptContact) -> Self {
        Self {
            category: kept.category.clone(),
            name: kept.name.clone(),
            contact: kept.contact.as_str(),
            stays: kept.stays.to_string(),
            named: kept.named.to_string(),
        }
    }
}

/// What a PUT has done.
#[derive(Serialize, ToSchema)]
pub struct PutAnswer {
    /// `made`, `changed`, or `unchanged` where it was so before.
    #[schema(example = "changed")]
    pub outcome: &'static str,
    /// Contacts that *done* requests have set, and that stay.
    pub kept: Vec<KeptRecord>,
}

/// Whether the body wins over contacts that requests have set.
///
/// # Errors
/// A parameter makes no sense.
pub fn overwrites(call: &Call) -> Result<bool, Problem> {
    let mut query = CallQuery::of(&call.http, &["overwrite_contacts"]);
    let read = |given: &str| match given {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err("is neither 0 nor 1".to_owned()),
    };
    let overwrites = query.parse("overwrite_contacts", read);
    query.finish()?;
    Ok(overwrites.unwrap_or(false))
}

/// Makes or changes what the body says.
///
/// # Errors
/// The body is bad, and all that is bad in it is named, or the database fails.
pub async fn put(
    call: &Call,
    target: Target,
    (body, overwrite): (&[u8], bool),
    begun: Begun,
) -> Result<Answer, WebError> {
    let members: Members = serde_json::from_slice(body).map_err(|error| {
        let problem = Problem::new(StatusCode::BAD_REQUEST, "bad-json", "The body is not an object of JSON");
        problem.with_detail(error.to_string())
    })?;
    let mut sent = SentRows::default();
    match target {
        Target::Account(nic) => sent.put_account(1, &nic, &members),
        Target::Service(category, name) => sent.put_service(1, (&category, &name), &members),
    }
    let settle = move |tx: &mut Tx, imported: &Imported| begun.settle(tx, &answer_of(imported));
    let order = move |_: &Database| {
        let then = Afterwards { then: None, settle: Some(Box::new(settle)) };
        Ok(Order { sent, then, with: () })
    };
    let written = write(call, overwrite, order).await?;
    let (imported, ()) = written.map_err(|bad| bad_rows(&bad, |_, column| (None, format!("/{column}"))))?;
    Ok(answer_of(&imported))
}

fn answer_of(imported: &Imported) -> Answer {
    let (accounts, services) = (imported.accounts, imported.services);
    let (status, outcome) = if accounts.added + services.added > 0 {
        (StatusCode::CREATED, "made")
    } else if accounts.updated + services.updated > 0 {
        (StatusCode::OK, "changed")
    } else {
        (StatusCode::OK, "unchanged")
    };
    let kept = imported.kept.first.iter().map(KeptRecord::of).collect();
    Answer::json(status, &PutAnswer { outcome, kept })
}

/// What is to be written.
pub struct Order<T> {
    /// The rows.
    pub sent: SentRows,
    /// What else is done with them, in the same transaction.
    pub then: Afterwards,
    /// What is to be told once it is done.
    pub with: T,
}

/// Reads what was sent, on a thread that may block, and writes it, when it is its turn.
///
/// # Errors
/// Its turn did not come in time, the database fails, or what `read` returns.
pub async fn write<T: Send + 'static>(
    call: &Call,
    overwrite: bool,
    read: impl FnOnce(&Database) -> Result<Order<T>, WebError> + Send + 'static,
) -> Result<Result<(Imported, T), BadRows>, WebError> {
    let turns = call.http.app_data::<web::Data<SyncTurns>>().ok_or(WebError::NotFound)?;
    let busy = || StoreError::Unavailable("too many write to it".to_owned());
    let turn = timeout(TURN_WITHIN, Arc::clone(&turns.0).acquire_owned()).await.map_err(|_| busy())?;
    let turn = turn.map_err(|_| busy())?;
    let (db, zones) = (call.site.db.clone(), call.site.terms.zones.clone());
    let (desk, now) = (call.caller.desk(None), call.site.clock.now());
    let span = tracing::Span::current();
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        span.in_scope(|| {
            let Order { sent, then, with } = read(&db)?;
            let imported = import_sent(&db, &zones, (&sent, overwrite), &then, (&desk, now));
            match imported {
                Ok(imported) => Ok(Ok((imported, with))),
                Err(ImportError::Bad(bad)) => Ok(Err(bad)),
                Err(ImportError::Store(error)) => Err(WebError::Store(error)),
                // Whoever tries again finds another state, or more room.
                Err(other) => Err(WebError::Store(StoreError::Unavailable(other.to_string()))),
            }
        })
    });
    done.await.unwrap_or(Err(WebError::Store(StoreError::Panicked)))
}

/// All that is bad in what was sent. `place` says where a column of a line stands: the line, and a pointer.
pub fn bad_rows(bad: &BadRows, place: impl Fn(u64, &str) -> (Option<u64>, String)) -> Problem {
    let mut rows: Vec<_> = bad.first.iter().collect();
    rows.sort_by_key(|row| row.line);
    let fault = |line: u64, column: &str, reason: &str| {
        let is_whole = column == WHOLE_ROW;
        let (line, pointer) = place(line, column);
        let pointer = (!is_whole).then_some(pointer);
        let column = (!is_whole).then(|| column.to_owned());
        ProblemFault { line, pointer, column, reason: reason.to_owned(), ..ProblemFault::default() }
    };
    let faults =
        rows.iter().flat_map(|row| row.faults.iter().map(|found| fault(row.line, &found.column, &found.reason)));
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-rows", "Something is wrong in the body");
    problem.with_detail("Nothing was changed.").with_errors(faults.collect(), bad.more)
}

/// How many accounts or services.
#[derive(Serialize, ToSchema)]
pub struct TallyRecord {
    /// Made.
    #[schema(example = 1)]
    pub made: u64,
    /// Changed.
    #[schema(example = 2)]
    pub changed: u64,
    /// As they were before.
    #[schema(example = 0)]
    pub unchanged: u64,
}

impl From<ImportTally> for TallyRecord {
    fn from(tally: ImportTally) -> Self {
        Self { made: tally.added, changed: tally.updated, unchanged: tally.unchanged }
    }
}
