//! Many requests of a submission, summed up for an email: what is alike among them, how many there are of each, and the first
//! services in full.

use std::collections::BTreeSet;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

use super::ListedRequest;
use super::listed::{listed, push_requests};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::statement::Statement;

/// One service is asked about in at most as many requests of a submission as it has contacts.
const OF_ONE_SERVICE: usize = 3;

/// Which requests are summed up.
#[derive(Clone, Copy, Debug)]
pub enum SummedUp {
    /// Those of a submission that an account must still decide.
    Awaited(SubmissionId, AccountId, Moment),
    /// Those of which an email of the outbox tells.
    ToldBy(i64),
}

/// Requests, summed up.
#[derive(Clone, Debug, Default)]
pub struct RequestSummary {
    /// How many requests there are.
    pub requests: usize,
    /// On how many services.
    pub services: usize,
    /// The lowest-numbered request of each group of what is alike (from, to, contact types, and how it ended), in the order of the
    /// numbers, and how many the group has: at most as many groups as services are named.
    pub groups: Vec<(RequestId, usize)>,
    /// The requests on the first services.
    pub named: BTreeSet<RequestId>,
    /// Those, and the first of each group, by number.
    pub listed: Vec<ListedRequest>,
}

const COLUMNS: &str = "WITH chosen AS (SELECT r.id, r.service_id, r.from_id, r.to_id, r.reason, r.ended_by, r.ended_by_id, \
    (SELECT SUM(CASE t.contact_type WHEN 'administrative' THEN 1 WHEN 'technical' THEN 2 ELSE 4 END) FROM request_types t \
    WHERE t.request_id = r.id) AS types, COALESCE((SELECT MIN(v.reason) FROM validations v WHERE v.request_id = r.id \
    AND v.decision = 'declined'), r.refusal) AS why FROM ";
const COUNTED: &str = "SELECT MIN(id), COUNT(*), CAST(SUM(COUNT(*)) OVER () AS BIGINT), \
    (SELECT COUNT(DISTINCT service_id) FROM chosen) FROM chosen \
    GROUP BY from_id, to_id, reason, ended_by, ended_by_id, types, why ORDER BY MIN(id)";

/// Sums requests up as `viewer` sees them, the first `most` services in full. However many there are, little more is read than
/// their numbers.
pub fn summed_up(
    conn: &mut AnyConnection,
    viewer: AccountId,
    which: SummedUp,
    most: usize,
) -> StoreResult<RequestSummary> {
    let mut statement = Statement::<(BigInt, BigInt, BigInt, BigInt)>::new();
    push_chosen(&mut statement, which);
    statement.sql(COUNTED).limit(most);
    let counts: Vec<(i64, i64, i64, i64)> = statement.load(conn)?;
    let Some((_, _, requests, services)) = counts.first().copied() else { return Ok(RequestSummary::default()) };
    let groups: Vec<_> = counts.iter().map(|(first, count, ..)| (RequestId(*first), counted(*count))).collect();
    let named = on_first_services(conn, which, most)?;
    let mut ids: Vec<i64> = groups.iter().map(|(first, _)| first.0).chain(named.iter().map(|id| id.0)).collect();
    ids.sort_unstable();
    ids.dedup();
    let listed = listed(conn, Some(viewer), push_requests, |statement| {
        statement.sql(" WHERE r.id IN (").numbers(&ids).sql(") ORDER BY r.id");
    })?;
    Ok(RequestSummary { requests: counted(requests), services: counted(services), groups, named, listed })
}

/// The numbers of the requests on the services that come first.
fn on_first_services(conn: &mut AnyConnection, which: SummedUp, most: usize) -> StoreResult<BTreeSet<RequestId>> {
    let mut statement = Statement::<BigInt>::new();
    push_chosen(&mut statement, which);
    statement.sql("SELECT c.id FROM chosen c JOIN (SELECT service_id FROM chosen GROUP BY service_id ORDER BY MIN(id)");
    statement
        .limit(most)
        .sql(") AS first ON first.service_id = c.service_id ORDER BY c.id")
        .limit(most * OF_ONE_SERVICE);
    let ids: Vec<i64> = statement.load(conn)?;
    Ok(ids.into_iter().map(RequestId).collect())
}

fn push_chosen<ST>(statement: &mut Statement<ST>, which: SummedUp) {
    statement.sql(COLUMNS);
    match which {
        SummedUp::Awaited(submission, account, now) => {
            statement.sql("requests r JOIN validations a ON a.request_id = r.id AND a.account_id = ").number(account.0);
            statement.sql(" WHERE r.submission_id = ").number(submission.0);
            statement.sql(" AND r.state = 'pending' AND a.decision IS NULL AND r.expires_at > ").number(now.0);
        }
        SummedUp::ToldBy(email) => {
            statement.sql("tellings g JOIN requests r ON r.id = g.request_id WHERE g.email_id = ").number(email);
        }
    }
    statement.sql(") ");
}

/// On how many of the services of which an email tells this account is a contact today.
pub fn still_contact_of(conn: &mut AnyConnection, email: i64, account: AccountId) -> StoreResult<usize> {
    let mut statement = Statement::<BigInt>::new();
    statement.sql("SELECT COUNT(*) FROM services s WHERE s.id IN (SELECT r.service_id FROM tellings g ");
    statement.sql("JOIN requests r ON r.id = g.request_id WHERE g.email_id = ").number(email);
    statement.sql(") AND ").number(account.0).sql(" IN (s.admin_id, s.tech_id, s.billing_id)");
    let kept: Vec<i64> = statement.load(conn)?;
    Ok(kept.first().copied().map_or(0, counted))
}

fn counted(count: i64) -> usize {
    usize::try_from(count).unwrap_or_default()
}
