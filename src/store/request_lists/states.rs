//! The states in which an account sees requests, for those that it may want to see alone.

use super::scans::SeenAs;
use super::{Beyond, SeenRequests};
use crate::domain::request::State;
use crate::store::requests::{PartsStatement, push_state_where};

impl SeenRequests<'_> {
    /// Each state in which the account sees one at all, whatever else it looks for: one look into an index for each way of seeing it,
    /// until there is one.
    pub(super) fn push_states(self, statement: &mut PartsStatement) {
        for state in State::ALL {
            push_state_where(statement, *state);
            let seen = Self { state: Some(*state), awaited: false, search: None, one_by_one: false, ..self };
            for (number, scan) in seen.scans().into_iter().enumerate() {
                statement.sql(if number == 0 { "EXISTS (" } else { " OR EXISTS (" });
                // What an administrative contact sees need not be gathered for that.
                let seen = Self { one_by_one: scan.role == SeenAs::Administrator, ..seen };
                seen.push_scan(statement, scan, Beyond::Start);
                statement.sql(")");
            }
        }
    }
}
