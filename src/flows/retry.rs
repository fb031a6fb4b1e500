//! What the operator does with emails that wait, fail or were refused, and with work that fails.

use serde_json::json;

use super::Cx;
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::domain::work::TaskKind;
use crate::import::{DroppedPiece, drop_piece};
use crate::store::setbacks::{self, Setback};
use crate::store::{StoreResult, accounts, imports, outbox};

/// Has an email tried again at once. Says whether there is such an email.
pub fn retry_email(cx: &mut Cx<'_>, id: i64) -> StoreResult<bool> {
    let found = outbox::retry(cx.tx, id, cx.now)?;
    if found {
        log_email(cx, OperatorAct::EmailRetried, id)?;
    }
    Ok(found)
}

/// Has every email tried again that waits, fails or was refused. Says how many those are.
pub fn retry_all_emails(cx: &mut Cx<'_>) -> StoreResult<usize> {
    let found = outbox::retry_all(cx.tx, cx.now)?;
    if found > 0 {
        cx.log_act_with(OperatorAct::EmailsRetried, &[], Some(json!({ "emails": found })))?;
    }
    Ok(found)
}

/// Gives an email up. Says whether there is such an email.
pub fn drop_email(cx: &mut Cx<'_>, id: i64) -> StoreResult<bool> {
    let found = outbox::drop_unsent(cx.tx, id, cx.now)?;
    if found {
        log_email(cx, OperatorAct::EmailDropped, id)?;
    }
    Ok(found)
}

/// The number says nothing once the email is forgotten: which it was, and for whom, is written down too.
fn log_email(cx: &mut Cx<'_>, act: OperatorAct, id: i64) -> StoreResult<()> {
    let (kind, reader) = outbox::kind_and_reader(cx.tx, id)?;
    let mut about = vec![LogSubject::Email(id)];
    if let Some(reader) = reader {
        about.push(LogSubject::Account(accounts::get(cx.tx, reader)?.nic));
    }
    cx.log_act_with(act, &about, Some(json!({ "kind": kind })))
}

/// Has work tried again at once at which the worker fails. Says whether there is such work.
pub fn retry_work(cx: &mut Cx<'_>, id: i64) -> StoreResult<bool> {
    let Some(Setback { work, subject, .. }) = setbacks::numbered(cx.tx, id)? else { return Ok(false) };
    setbacks::retry(cx.tx, id, cx.now)?;
    if is_import(&work) {
        imports::let_go(cx.tx, subject)?;
    }
    let details = json!({ "id": id, "work": work, "subject": subject });
    cx.log_act_with(OperatorAct::WorkRetried, &[], Some(details))?;
    Ok(true)
}

/// What came of giving work up.
#[derive(Debug)]
pub enum WorkDropped {
    /// No such work fails.
    NotFound,
    /// It is no import's: what it is about would never come to its end.
    Undroppable(Box<Setback>),
    /// A piece of an import, by the number of that, is out.
    Piece(i64, DroppedPiece),
}

/// Gives a piece of an import up at which the worker fails: what it was to change stays as it is, and the next piece gets its turn.
pub fn drop_work(cx: &mut Cx<'_>, id: i64) -> StoreResult<WorkDropped> {
    let Some(setback) = setbacks::numbered(cx.tx, id)? else { return Ok(WorkDropped::NotFound) };
    if !is_import(&setback.work) {
        return Ok(WorkDropped::Undroppable(Box::new(setback)));
    }
    let import = setback.subject;
    let Some(dropped) = drop_piece(cx.tx, import)? else { return Ok(WorkDropped::NotFound) };
    let mut details = dropped.details();
    details["import"] = import.into();
    cx.log_act_with(OperatorAct::ImportDropped, &dropped.about, Some(details))?;
    Ok(WorkDropped::Piece(import, dropped))
}

fn is_import(work: &str) -> bool {
    matches!(work.parse(), Ok(TaskKind::Import))
}
