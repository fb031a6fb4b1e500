//! That an operator looks at what is customers' is written down too (RULES.md, *Those who run it*).

use serde_json::{Value, json};

use super::Cx;
use crate::domain::account::NicHandle;
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::domain::service::Service;
use crate::domain::{RequestId, ServiceId, SubmissionId};
use crate::store::StoreResult;

/// At an account.
pub fn note_account_seen(cx: &mut Cx<'_>, nic: &NicHandle) -> StoreResult<()> {
    cx.log_act(OperatorAct::AccountSeen, &[LogSubject::Account(nic.clone())])
}

/// At all that is held about an account.
pub fn note_account_data_seen(cx: &mut Cx<'_>, nic: &NicHandle) -> StoreResult<()> {
    cx.log_act(OperatorAct::AccountDataSeen, &[LogSubject::Account(nic.clone())])
}

/// At a service, with its owner's details.
pub fn note_service_seen(cx: &mut Cx<'_>, service: &Service) -> StoreResult<()> {
    cx.log_act(OperatorAct::ServiceSeen, &[LogSubject::of_service(service)])
}

/// At a service that was removed: its number, and what it was.
pub fn note_removed_service_seen(cx: &mut Cx<'_>, id: ServiceId, was: &(String, String)) -> StoreResult<()> {
    cx.log_act(OperatorAct::ServiceSeen, &[LogSubject::Service(id, was.clone())])
}

/// At a request.
pub fn note_request_seen(cx: &mut Cx<'_>, request: RequestId) -> StoreResult<()> {
    cx.log_act(OperatorAct::RequestSeen, &[LogSubject::Request(request)])
}

/// At a list, of what a filter leaves.
pub fn note_list_seen(cx: &mut Cx<'_>, list: &'static str, filter: &Value) -> StoreResult<()> {
    cx.log_act_with(OperatorAct::Listed, &[], Some(json!({ "list": list, "filter": filter })))
}

/// At all of a submission.
pub fn note_submission_seen(cx: &mut Cx<'_>, submission: SubmissionId) -> StoreResult<()> {
    cx.log_act(OperatorAct::SubmissionSeen, &[LogSubject::Submission(submission)])
}
