//! `submission_views`: what a large submission is to an account that is in it. Triggers keep it (see `migrations/`); what is stored
//! or deleted is counted anew.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::submission_views;
use super::statement::Statement;
use super::transaction::Tx;
use crate::domain::request::State;
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::domain::{AccountId, SubmissionId};

/// What an account sees of a large submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionSeen {
    /// The lowest and the highest number of the requests.
    pub ends: (i64, i64),
    /// Of how many services.
    pub services: usize,
    /// Who is to be replaced, where that is one account in all of them.
    pub from: Option<AccountId>,
    /// The new contact, likewise.
    pub to: Option<AccountId>,
    /// Which contacts are to change in any.
    pub types: ContactTypes,
    /// How many requests stand where; those whose time is over among the pending ones until that is written down.
    written: [usize; State::ALL.len()],
    /// How many of them the account must still decide, as long as there is time.
    awaited: usize,
    expires_at: Moment,
}

impl SubmissionSeen {
    /// How many requests stand where, in the order of the filter: of those states that there are.
    #[must_use]
    pub fn states(&self, now: Moment) -> Vec<(State, usize)> {
        let mut counts = self.written;
        if now >= self.expires_at {
            counts[State::Expired as usize] += std::mem::take(&mut counts[State::Pending as usize]);
        }
        State::ALL.iter().copied().zip(counts).filter(|(_, count)| *count > 0).collect()
    }

    /// How many of its requests the account must still decide.
    #[must_use]
    pub fn awaited(&self, now: Moment) -> usize {
        if now < self.expires_at { self.awaited } else { 0 }
    }

    /// The same with what it sees as the administrative contact alone.
    fn and(self, other: &Self) -> Self {
        let one = |one: Option<_>, other| one.filter(|_| one == other);
        Self {
            ends: (self.ends.0.min(other.ends.0), self.ends.1.max(other.ends.1)),
            services: self.services + other.services,
            from: one(self.from, other.from),
            to: one(self.to, other.to),
            types: self.types.union(&other.types).copied().collect(),
            written: std::array::from_fn(|state| self.written[state] + other.written[state]),
            ..self
        }
    }
}

type Columns = (
    BigInt,
    (BigInt, BigInt, BigInt, BigInt),
    (Nullable<BigInt>, Nullable<BigInt>, BigInt),
    (BigInt, BigInt, BigInt, BigInt, BigInt, BigInt, BigInt, BigInt),
);
type Row = (i64, (i64, i64, i64, i64), (Option<i64>, Option<i64>, i64), (i64, i64, i64, i64, i64, i64, i64, i64));

fn seen(
    (id, (first, last, expires_at, services), (from, to, contacts), counts): Row,
) -> (SubmissionId, SubmissionSeen) {
    let number = |count: i64| usize::try_from(count).unwrap_or_default();
    let (pending, processing, done, declined, cancelled, expired, failed, awaited) = counts;
    let bits = [(ContactType::Administrative, 1), (ContactType::Technical, 2), (ContactType::Billing, 4)];
    let types = bits.into_iter().filter(|(_, bit)| contacts & bit != 0).map(|(contact, _)| contact);
    let seen = SubmissionSeen {
        ends: (first, last),
        services: number(services),
        from: from.map(AccountId),
        to: to.map(AccountId),
        types: types.collect(),
        written: [pending, processing, done, declined, cancelled, expired, failed].map(number),
        awaited: number(awaited),
        expires_at: Moment(expires_at),
    };
    (SubmissionId(id), seen)
}

const VIEWS: &str = "SELECT submission_id, first_id, last_id, expires_at, services, from_id, to_id, contacts, pending, \
    processing, done, declined, cancelled, expired, failed, awaited FROM submission_views WHERE account_id = ";

/// The open requests on services whose administrative contact an account is, which it is in no other way: as it is to few, they
/// are counted when they are looked at. Of a service, a request that the account is in was counted already.
const ADMINISTERED: [&str; 4] = [
    " UNION ALL SELECT * FROM (SELECT r.submission_id, MIN(r.id), MAX(r.id), MAX(r.expires_at), COUNT(DISTINCT CASE WHEN EXISTS \
     (SELECT 1 FROM requests p WHERE p.submission_id = r.submission_id AND p.service_id = r.service_id AND p.to_id = ",
    ") THEN NULL ELSE r.service_id END), CASE WHEN MIN(r.from_id) = MAX(r.from_id) THEN MIN(r.from_id) END, \
     CASE WHEN MIN(r.to_id) = MAX(r.to_id) THEN MIN(r.to_id) END, \
     MAX(CASE o.contact_type WHEN 'administrative' THEN 1 ELSE 0 END) \
     + MAX(CASE o.contact_type WHEN 'technical' THEN 2 ELSE 0 END) \
     + MAX(CASE o.contact_type WHEN 'billing' THEN 4 ELSE 0 END), \
     COUNT(DISTINCT CASE r.state WHEN 'pending' THEN r.id END), \
     COUNT(DISTINCT CASE r.state WHEN 'processing' THEN r.id END), 0, 0, 0, 0, 0, 0 \
     FROM administered a JOIN requests r ON r.id = a.request_id JOIN request_types o ON o.request_id = r.id \
     WHERE r.finished_at IS NULL AND a.administrator_id = ",
    " AND (r.state = 'processing' OR r.expires_at > ",
    ") AND r.submission_id IN (",
];

/// What an account sees of these submissions, at least one. `asked_for_all`: it asked for all of them, so that it sees them whole.
pub fn seen_by(
    conn: &mut AnyConnection,
    account: AccountId,
    submissions: &[SubmissionId],
    asked_for_all: bool,
    now: Moment,
) -> StoreResult<HashMap<SubmissionId, SubmissionSeen>> {
    let ids: Vec<i64> = submissions.iter().map(|id| id.0).collect();
    let mut statement = Statement::<Columns>::new();
    statement.sql(VIEWS).number(account.0).sql(" AND submission_id IN (").numbers(&ids).sql(")");
    if !asked_for_all {
        let [counted, of, open, among] = ADMINISTERED;
        statement.sql(counted).number(account.0).sql(of).number(account.0);
        statement.sql(" AND r.to_id <> ").number(account.0).sql(open).number(now.0).sql(among);
        statement.numbers(&ids).sql(") GROUP BY r.submission_id) AS as_own");
    }
    let mut found: HashMap<SubmissionId, SubmissionSeen> = HashMap::new();
    for (id, more) in statement.load::<Row>(conn)?.into_iter().map(seen) {
        let all = match found.remove(&id) {
            Some(known) => known.and(&more),
            None => more,
        };
        found.insert(id, all);
    }
    Ok(found)
}

/// Counts a large submission anew, once its requests are stored or some are deleted.
pub fn count_anew(tx: &mut Tx, submission: SubmissionId) -> StoreResult<()> {
    let of = submission_views::table.filter(submission_views::submission_id.eq(submission.0));
    diesel::delete(of).execute(&mut **tx)?;
    let columns = "account_id, submission_id, first_id, last_id, expires_at, services, from_id, to_id, contacts, requests, \
                   pending, processing, done, declined, cancelled, expired, failed, awaited";
    diesel::sql_query(format!(
        "INSERT INTO submission_views ({columns}) SELECT {columns} FROM submission_views_counted WHERE submission_id = {}",
        submission.0
    ))
    .execute(&mut **tx)?;
    Ok(())
}
