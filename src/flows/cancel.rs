//! A pending request is withdrawn, by a customer or by the operator.

use super::{Cx, moves};
use crate::domain::RequestId;
use crate::domain::acts::{Viewer, may_cancel, may_see};
use crate::domain::request::{Actor, Ending, State};
use crate::store::StoreResult;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelled {
    /// It is withdrawn.
    Done {
        /// Whether who withdrew it still sees it: a party does, the administrative contact alone does not.
        seen: bool,
    },
    /// No such request, or never this account's to withdraw.
    NotFound,
    /// It is no longer pending; this is where it stands.
    NotPending(State),
}

/// Withdraws a request: its requester, the service's present administrative contact and the operator may.
pub fn cancel(cx: &mut Cx<'_>, id: RequestId) -> StoreResult<Cancelled> {
    let by = match cx.by {
        Actor::Account(account) => Viewer::Account(account),
        Actor::Operator => Viewer::Operator,
        Actor::System => return Ok(Cancelled::NotFound),
    };
    let held = match by {
        Viewer::Account(account) => moves::hold_request_of(cx, id, account)?,
        Viewer::Operator => moves::hold_request(cx, id)?,
    };
    let Some(request) = held else { return Ok(Cancelled::NotFound) };
    let administrator = moves::administrator_of(cx.tx, &request)?;
    if !may_cancel(&request, by, administrator) || !may_see(&request, by, administrator, cx.now) {
        return Ok(Cancelled::NotFound);
    }
    let state = request.state_at(cx.now);
    let moved = match state {
        State::Pending => moves::end_requests(cx, std::slice::from_ref(&request), Ending::Cancelled, cx.by)?,
        State::Processing | State::Done | State::Declined | State::Cancelled | State::Expired | State::Failed => {
            Vec::new()
        }
    };
    if moved.is_empty() {
        return Ok(Cancelled::NotPending(state));
    }
    let is_party = |account| request.validators().contains(&account);
    Ok(Cancelled::Done { seen: by.account().is_none_or(is_party) })
}
