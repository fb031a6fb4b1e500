//! What belongs to requests beside their rows, for all of them at once.

use std::collections::{HashMap, HashSet};

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

type PartColumns = (BigInt, Nullable<Text>, Nullable<BigInt>, Nullable<Text>, Nullable<BigInt>, Nullable<Text>);
type PartRow = (i64, Option<String>, Option<i64>, Option<String>, Option<i64>, Option<String>);

/// The contact types and the decisions of these requests, and which of the accounts to look at share a service with who looks: one
/// statement for all.
fn parts_of(conn: &mut AnyConnection, ids: &[i64], looks_at: Option<(AccountId, &[i64])>) -> StoreResult<Vec<PartRow>> {
    let mut statement = Statement::<PartColumns>::new();
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
    Ok(statement.load(conn)?)
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

/// The whole requests of these rows; and which of the new contacts share a service with `viewer`, where there is one.
pub(super) fn complete(
    conn: &mut AnyConnection,
    viewer: Option<AccountId>,
    rows: Vec<RequestRow>,
) -> StoreResult<(Vec<Request>, HashSet<AccountId>)> {
    if rows.is_empty() {
        return Ok(<_>::default());
    }
    let new = viewer.map(|viewer| (viewer, not_known_yet(&rows, viewer)));
    let looks_at = new.as_ref().map(|(viewer, new)| (*viewer, new.as_slice()));
    let mut sharing = HashSet::new();
    let mut types: HashMap<i64, ContactTypes> = HashMap::new();
    let mut decisions: HashMap<(i64, i64), Option<(Decision, Moment)>> = HashMap::new();
    let mut reasons: HashMap<i64, Note> = HashMap::new();
    for (id, contact, account, decision, decided_at, reason) in
        parts_of(conn, &rows.iter().map(|row| row.id).collect::<Vec<_>>(), looks_at)?
    {
        if contact.is_none() && account.is_none() {
            sharing.insert(AccountId(id));
        }
        if let Some(contact) = contact {
            types.entry(id).or_default().insert(sense(ContactType::parse(&contact), "contact_type", &contact)?);
        }
        let decided_against = decision.as_deref() == Some(Decision::Declined.as_str());
        if let Some(account) = account {
            let decision = decision.map(|text| sense(Decision::parse(&text), "decision", &text)).transpose()?;
            decisions.insert((id, account), decision.zip(decided_at.map(Moment)));
        }
        if let Some(reason) = reason.filter(|_| decided_against) {
            reasons.insert(id, Note::stored(reason));
        }
    }
    rows.into_iter()
        .map(|row| {
            let of = |account: AccountId| Validation {
                account,
                decision: decisions.get(&(row.id, account.0)).copied().flatten(),
            };
            let parties = validators(AccountId(row.requester_id), AccountId(row.to_id)).into_iter().map(of).collect();
            let types = types.remove(&row.id).unwrap_or_default();
            let decline_reason = reasons.remove(&row.id);
            Ok(Request { decline_reason, ..row.into_request(types, parties)? })
        })
        .collect::<StoreResult<_>>()
        .map(|requests| (requests, sharing))
}
