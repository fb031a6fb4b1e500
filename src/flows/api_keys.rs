//! The operator gives other programs keys, and takes them away.

use serde_json::json;

use super::Cx;
use crate::domain::api_key::{ApiKey, KeyName, KeyScope};
use crate::domain::operator::OperatorAct;
use crate::store::{StoreResult, api_keys};

/// What became of a key that is to be worth nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRevoked {
    /// It is worth nothing from now on.
    Done,
    /// It was so before.
    AlreadySo,
    /// There is none of this name.
    NotFound,
}

/// Stores a new key. Says whether the name was free: no name is given twice, so that the operators' log stays clear.
pub fn create(cx: &mut Cx<'_>, name: &KeyName, scope: KeyScope, key: &ApiKey) -> StoreResult<bool> {
    if api_keys::called(cx.tx, name)?.is_some() {
        return Ok(false);
    }
    api_keys::insert(cx.tx, name, scope, key, cx.now)?;
    let details = json!({ "key": name.as_str(), "scope": scope.as_str() });
    cx.log_act_with(OperatorAct::ApiKeyCreated, &[], Some(details))?;
    Ok(true)
}

/// Has a key be worth nothing from now on.
pub fn revoke(cx: &mut Cx<'_>, name: &KeyName) -> StoreResult<KeyRevoked> {
    let Some(key) = api_keys::called(cx.tx, name)? else { return Ok(KeyRevoked::NotFound) };
    if key.revoked_at.is_some() {
        return Ok(KeyRevoked::AlreadySo);
    }
    api_keys::revoke(cx.tx, key.id, cx.now)?;
    cx.log_act_with(OperatorAct::ApiKeyRevoked, &[], Some(json!({ "key": name.as_str() })))?;
    Ok(KeyRevoked::Done)
}
