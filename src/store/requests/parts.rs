//! What belongs to requests beside their rows, for all of them at once.

use std::collections::{BTreeSet, HashMap, HashSet};

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::RequestRow;
use crate::domain::AccountId;
use crate::domain::note::Note;
use crate::domain::request::{Decision, Request, State, Validation, validators};
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::store::connection::AnyConnection;
use crate::store::sharing::push_sharing;
use crate::store::statement::Statement;
use crate::store::{StoreResult, sense};

type PartColumns =
    (Nullable<BigInt>, Nullable<Text>, Nullable<BigInt>, Nullable<Text>, Nullable<BigInt>, Nullable<Text>);
type PartRow = (Option<i64>, Option<String>, Option<i64>, Option<String>, Option<i64>, Option<String>);
/// A statement that reads what belongs to requests.
pub(in crate::store) type PartsStatement = Statement<PartColumns>;
/// What a list says beside its rows.
pub(in crate::store) type PushBeside<'a> = &'a dyn Fn(&mut PartsStatement);

/// The contact types and the decisions of these requests, which of the accounts to look at share a service with who looks, and what
/// stands beside them: one statement for all.
fn parts_of(
    conn: &mut AnyConnection,
    ids: &[i64],
    looks_at: Option<(AccountId, &[i64])>,
    beside: Option<PushBeside<'_>>,
) -> StoreResult<Vec<PartRow>> {
    let mut statement = PartsStatement::new();
    statement.sql(
        "SELECT request_id, contact_type, CAST(NULL AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT), \
         CAST(NULL AS TEXT) FROM request_types WHERE request_id IN (",
    );
    statement.numbers(ids).sql(
        ") UNION ALL SELECT request_id, CAST(NULL AS TEXT), account_id, decision, decided_at, reason \
         FROM validations WHERE request_id IN (",
    );
    statement.numbers(ids).sql(")");
    if let Some((viewer, others)) = looks_at.filter(|(_, others)| !others.is_empty()) {
        statement.sql(
            " UNION ALL SELECT o.id, CAST(NULL AS TEXT), CAST(NULL AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT), \
             CAST(NULL AS TEXT) FROM accounts o WHERE o.id IN (",
        );
        statement.numbers(others).sql(") AND ");
        push_sharing(&mut statement, viewer, "o.id");
    }
    if let Some(push) = beside {
        push(&mut statement);
    }
    Ok(statement.load(conn)?)
}

/// Puts a state beside the parts, where one of the conditions behind it holds; a part of no request.
pub(in crate::store) fn push_state_where(statement: &mut PartsStatement, state: State) {
    statement.sql(
        " UNION ALL SELECT CAST(NULL AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT), CAST(NULL AS TEXT), \
         CAST(NULL AS BIGINT), '",
    );
    statement.sql(state.as_str()).sql("' WHERE ");
}

/// New contacts that may not have accepted yet: whether one shares a service with who looks matters as long.
fn not_known_yet(rows: &[RequestRow], viewer: AccountId) -> Vec<i64> {
    let known = [State::Processing, State::Done].map(State::as_str);
    let mut new: Vec<_> = rows.iter().filter(|row| !known.contains(&row.state.as_str())).map(|row| row.to_id).collect();
    new.sort_unstable();
    new.dedup();
    new.retain(|new| *new != viewer.0);
    new
}

/// What belongs to requests, by their numbers.
#[derive(Default)]
struct Parts {
    types: HashMap<i64, ContactTypes>,
    decisions: HashMap<(i64, i64), Option<(Decision, Moment)>>,
    reasons: HashMap<i64, Note>,
    sharing: HashSet<AccountId>,
    states: BTreeSet<State>,
}

impl Parts {
    fn take(&mut self, (id, contact, account, decision, decided_at, text): PartRow) -> StoreResult<()> {
        let Some(id) = id else {
            self.states.extend(text.as_deref().and_then(State::parse));
            return Ok(());
        };
        if contact.is_none() && account.is_none() {
            self.sharing.insert(AccountId(id));
        }
        if let Some(contact) = contact {
            self.types.entry(id).or_default().insert(sense(ContactType::parse(&contact), "contact_type", &contact)?);
        }
        let decided_against = decision.as_deref() == Some(Decision::Declined.as_str());
        if let Some(account) = account {
            let decision = decision.map(|text| sense(Decision::parse(&text), "decision", &text)).transpose()?;
            self.decisions.insert((id, account), decision.zip(decided_at.map(Moment)));
        }
        if let Some(reason) = text.filter(|_| decided_against) {
            self.reasons.insert(id, Note::stored(reason));
        }
        Ok(())
    }

    fn complete(&mut self, row: RequestRow) -> StoreResult<Request> {
        let of = |account: AccountId| Validation {
            account,
            decision: self.decisions.get(&(row.id, account.0)).copied().flatten(),
        };
        let parties = validators(AccountId(row.requester_id), AccountId(row.to_id)).into_iter().map(of).collect();
        let types = self.types.remove(&row.id).unwrap_or_default();
        let declined = self.reasons.remove(&row.id);
        let request = row.into_request(types, parties)?;
        Ok(Request { refusal: declined.or(request.refusal), ..request })
    }
}

/// Whole requests, and what was read with them.
#[derive(Default)]
pub(super) struct CompleteRequests {
    /// In the order of their rows.
    pub(super) requests: Vec<Request>,
    /// Which of the new contacts share a service with who looks.
    pub(super) sharing: HashSet<AccountId>,
    /// The states that stood beside them.
    pub(super) states: BTreeSet<State>,
}

/// The whole requests of these rows, as `viewer` looks at them, where there is one, with what stands beside them.
pub(super) fn complete(
    conn: &mut AnyConnection,
    viewer: Option<AccountId>,
    rows: Vec<RequestRow>,
    beside: Option<PushBeside<'_>>,
) -> StoreResult<CompleteRequests> {
    if rows.is_empty() && beside.is_none() {
        return Ok(<_>::default());
    }
    let new = viewer.map(|viewer| (viewer, not_known_yet(&rows, viewer)));
    let looks_at = new.as_ref().map(|(viewer, new)| (*viewer, new.as_slice()));
    // No request has the number of an empty list.
    let ids: Vec<_> = if rows.is_empty() { vec![0] } else { rows.iter().map(|row| row.id).collect() };
    let mut parts = Parts::default();
    for row in parts_of(conn, &ids, looks_at, beside)? {
        parts.take(row)?;
    }
    let requests = rows.into_iter().map(|row| parts.complete(row)).collect::<StoreResult<_>>()?;
    Ok(CompleteRequests { requests, sharing: parts.sharing, states: parts.states })
}
