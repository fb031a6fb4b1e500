//! What the operator does with emails that wait, fail or were refused, and with work that fails.

use serde_json::json;

use super::Cx;
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::store::{StoreResult, accounts, outbox, setbacks};

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
    let Some((work, subject)) = setbacks::work_and_subject(cx.tx, id)? else { return Ok(false) };
    setbacks::retry(cx.tx, id, cx.now)?;
    let details = json!({ "id": id, "work": work, "subject": subject });
    cx.log_act_with(OperatorAct::WorkRetried, &[], Some(details))?;
    Ok(true)
}
