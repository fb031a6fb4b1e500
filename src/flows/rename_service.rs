//! An operator gives a service another name.

use serde_json::json;

use super::Cx;
use super::remove_services::tell_contacts;
use crate::domain::ServiceId;
use crate::domain::event::{ServiceEvent, ServiceRename};
use crate::domain::notice::ServiceNotice;
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::domain::service::ServiceName;
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, service_history, services};

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renamed {
    /// It is called so now.
    Done,
    /// It was called so before.
    AsItIs,
    /// Another one of its category is called so, perhaps in another spelling.
    Taken,
    /// There is no such service.
    NotFound,
}

/// Renames a service: what was asked for on it goes on, and its contacts are told.
///
/// # Errors
/// The database's.
pub fn rename_service(cx: &mut Cx<'_>, id: ServiceId, to: &ServiceName) -> StoreResult<Renamed> {
    let Some(found) = services::find(cx.tx, id)? else { return Ok(Renamed::NotFound) };
    // Whoever takes the same name meanwhile, in whatever spelling, comes after: there are two rows that neither holds of the other.
    services::hold_name(cx.tx, to.as_str(), &found.category)?;
    locks::hold(cx.tx, &Locks { services: &[id], ..Locks::default() })?;
    let Some(service) = services::find(cx.tx, id)? else { return Ok(Renamed::NotFound) };
    if service.name == to.as_str() {
        return Ok(Renamed::AsItIs);
    }
    if services::by_name(cx.tx, to.as_str(), &service.category)?.is_some_and(|other| other.id != id) {
        return Ok(Renamed::Taken);
    }
    let rename = ServiceRename { before: service.name.clone(), after: to.as_str().to_owned() };
    services::rename(cx.tx, id, to.as_str())?;
    let records = [(id, ServiceEvent::Renamed(rename))];
    let records = service_history::record(cx.tx, &records, cx.by, cx.now)?;
    let about = LogSubject::of_service(&service);
    tell_contacts(cx, &[service], &records, ServiceNotice::Renamed)?;
    cx.log_act_with(OperatorAct::ServiceRenamed, &[about], Some(json!({ "after": to.as_str() })))?;
    Ok(Renamed::Done)
}
