//! What the operator does with emails that wait, fail or were refused.

use serde_json::json;

use super::Cx;
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::store::{StoreResult, outbox};

/// Has an email tried again at once. Says whether there is such an email.
pub fn retry_email(cx: &mut Cx<'_>, id: i64) -> StoreResult<bool> {
    let found = outbox::retry(cx.tx, id, cx.now)?;
    if found {
        cx.log_act(OperatorAct::EmailRetried, &[LogSubject::Email(id)])?;
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
        cx.log_act(OperatorAct::EmailDropped, &[LogSubject::Email(id)])?;
    }
    Ok(found)
}
