//! What the gate is asked before confirmed requests are carried out.

use crate::domain::AccountId;
use crate::domain::feed::ContactHandles;
use crate::domain::gate::GateFacts;
use crate::domain::service::Contacts;
use crate::domain::{RequestId, SubmissionId};
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, feed, requests, services};

/// A confirmed request whose time has come.
#[derive(Clone, Debug)]
pub struct AtTheGate {
    /// Its number.
    pub request: RequestId,
    /// That of its submission.
    pub submission: SubmissionId,
    /// What is asked.
    pub facts: GateFacts,
}

/// What is asked about these requests, in their order: in as many statements for many as for one.
///
/// # Errors
/// The database is away, or a row that a request needs is not there.
pub fn at_the_gate(conn: &mut AnyConnection, due: &[(RequestId, SubmissionId)]) -> StoreResult<Vec<AtTheGate>> {
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RequestId> = due.iter().map(|(id, _)| *id).collect();
    let mut facts = feed::request_facts(conn, &ids)?;
    let found = requests::get_all(conn, &ids)?;
    let services = services::get_all(conn, found.iter().map(|request| request.service))?;
    let contacts = services.values().flat_map(|service| {
        let Contacts { administrative, technical, billing } = &service.contacts;
        [*administrative, *technical, *billing]
    });
    let handles = accounts::get_all(conn, contacts.chain(found.iter().map(|request| request.to)))?;
    let handle = |id: AccountId| {
        let account = handles.get(&id).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))?;
        Ok::<_, StoreError>(account.nic.to_string())
    };
    let handles_of = |contacts: &Contacts<AccountId>| {
        Ok::<_, StoreError>(ContactHandles {
            administrative: handle(contacts.administrative)?,
            technical: handle(contacts.technical)?,
            billing: handle(contacts.billing)?,
        })
    };
    let at_the_gate = found.iter().map(|request| {
        let gone = || StoreError::Corrupt(format!("there is no service of request {}", request.id));
        let (_, facts) = facts.remove(&request.id).ok_or_else(gone)?;
        let before = services.get(&request.service).ok_or_else(gone)?.contacts.clone();
        let mut after = before.clone();
        request.types.iter().for_each(|contact| after.set(*contact, request.to));
        let facts = GateFacts { request: facts, before: handles_of(&before)?, after: handles_of(&after)? };
        Ok(AtTheGate { request: request.id, submission: request.submission, facts })
    });
    let mut at_the_gate = at_the_gate.collect::<StoreResult<Vec<_>>>()?;
    at_the_gate.sort_by_key(|one| ids.iter().position(|id| *id == one.request));
    Ok(at_the_gate)
}
