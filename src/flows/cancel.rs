//! A pending request is withdrawn, by a customer or by the operator.

use super::moves;
use crate::domain::RequestId;
use crate::domain::request::{Actor, State};
use crate::domain::time::Moment;
use crate::store::{AnyConnection, StoreResult, write};

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
///
/// # Errors
/// The database's fault.
pub fn cancel(conn: &mut AnyConnection, now: Moment, by: Actor, id: RequestId) -> StoreResult<Cancelled> {
    write(conn, |conn| {
        let Some(request) = moves::hold(conn, id, now)? else { return Ok(Cancelled::NotFound) };
        let administrator = moves::administrator_of(conn, &request)?;
        let may = match by {
            Actor::Account(account) => request.may_be_cancelled_by(account, administrator),
            Actor::Operator => true,
            Actor::System => false,
        };
        let sees = match by {
            Actor::Account(account) => request.is_seen_by(account, administrator, now),
            Actor::Operator | Actor::System => true,
        };
        if !may || !sees {
            return Ok(Cancelled::NotFound);
        }
        let state = request.state_at(now);
        if state != State::Pending || !moves::finish(conn, &request, State::Cancelled, None, by, now)? {
            return Ok(Cancelled::NotPending(state));
        }
        let visible = !matches!(by, Actor::Account(account) if !request.validators().contains(&account));
        Ok(Cancelled::Done { seen: visible })
    })
}
