//! The history of a service as its page tells it, newest first, by an index that ends in the key of its pages.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::stored_event;
use crate::domain::event::ServiceEvent;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::events::{Recorded, read_actor};
use crate::store::request_lists::Beyond;
use crate::store::statement::Statement;

/// Where a record stands in the history of its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HistoryPlace {
    /// When it happened.
    pub at: Moment,
    /// The number of the record.
    pub id: i64,
}

impl fmt::Display for HistoryPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.0, self.id)
    }
}

impl FromStr for HistoryPlace {
    type Err = ParseIntError;

    fn from_str(given: &str) -> Result<Self, ParseIntError> {
        let (at, id) = given.split_once('.').unwrap_or((given, ""));
        Ok(Self { at: Moment(at.parse()?), id: id.parse()? })
    }
}

/// Something in the history of a service.
#[derive(Clone, Debug)]
pub struct ServiceRecord {
    /// Where it stands.
    pub place: HistoryPlace,
    /// What has happened, and by whom.
    pub recorded: Recorded<ServiceEvent>,
    /// The NIC handles of those in it: who did it, who was contact and who is.
    pub handles: Vec<(AccountId, String)>,
    /// Whether who looks sees the request that it is due to.
    pub sees_request: bool,
}

type Columns = (
    (BigInt, Text, Text, Nullable<BigInt>, BigInt),
    (Nullable<Text>, Nullable<BigInt>, Nullable<BigInt>, Nullable<BigInt>, Nullable<Text>),
    (Nullable<Text>, Nullable<Text>, Nullable<Text>, Bool),
);
type Row = (
    (i64, String, String, Option<i64>, i64),
    (Option<String>, Option<i64>, Option<i64>, Option<i64>, Option<String>),
    (Option<String>, Option<String>, Option<String>, bool),
);

/// What has happened to a service from a moment on, as an account or the operator sees it, newest first: at most so many, beyond a place. With [`Beyond::NewerThan`], oldest
/// first.
///
/// # Errors
/// The database is away.
pub fn told_to(
    conn: &mut AnyConnection,
    viewer: Option<AccountId>,
    (service, since): (ServiceId, Option<Moment>),
    beyond: Beyond<HistoryPlace>,
    most: usize,
) -> StoreResult<Vec<ServiceRecord>> {
    let mut statement = Statement::<Columns>::new();
    // Each handle is looked up by its number: joined, PostgreSQL would rather read all accounts. A request that has changed a contact
    // is done, and seen by its parties and by who was replaced.
    statement.sql(
        "SELECT h.id, h.what, h.actor, h.actor_id, h.happened_at, h.contact_type, h.from_id, h.to_id, h.request_id, h.details, \
         (SELECT b.nic_handle FROM accounts b WHERE b.id = h.actor_id), \
         (SELECT f.nic_handle FROM accounts f WHERE f.id = h.from_id), \
         (SELECT t.nic_handle FROM accounts t WHERE t.id = h.to_id), \
         COALESCE((SELECT ",
    );
    match viewer {
        Some(viewer) => statement.number(viewer.0).sql(" IN (r.requester_id, r.to_id, r.from_id)"),
        None => statement.sql("TRUE"),
    };
    statement.sql(" FROM requests r WHERE r.id = h.request_id), FALSE) FROM service_history h WHERE h.service_id = ");
    statement.number(service.0);
    if let Some(since) = since {
        statement.sql(" AND h.happened_at >= ").number(since.0);
    }
    let (compared, order) = match beyond {
        Beyond::Start => (None, " ORDER BY h.happened_at DESC, h.id DESC"),
        Beyond::OlderThan(place) => {
            (Some((" AND (h.happened_at, h.id) < (", place)), " ORDER BY h.happened_at DESC, h.id DESC")
        }
        Beyond::NewerThan(place) => (Some((" AND (h.happened_at, h.id) > (", place)), " ORDER BY h.happened_at, h.id"),
    };
    if let Some((compared, place)) = compared {
        statement.sql(compared).number(place.at.0).sql(", ").number(place.id).sql(")");
    }
    statement.sql(order).limit(most);
    Ok(statement.load::<Row>(conn)?.into_iter().map(read).collect())
}

fn read(((id, what, actor, actor_id, at), (contact, from, to, request, details), handles): Row) -> ServiceRecord {
    let (by, was, is, sees_request) = handles;
    let named = [(actor_id, by), (from, was), (to, is)].into_iter();
    ServiceRecord {
        place: HistoryPlace { at: Moment(at), id },
        recorded: Recorded {
            what: stored_event((&what, details.as_deref()), (contact.as_deref(), from, to), request),
            by: read_actor(&actor, actor_id),
            at: Moment(at),
        },
        handles: named.filter_map(|(account, handle)| Some((AccountId(account?), handle?))).collect(),
        sees_request,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_the_address() {
        for (at, id) in [(0, 1), (1_795_386_540_000, 17), (-5, 3)] {
            let place = HistoryPlace { at: Moment(at), id };
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for nonsense in ["", "7", "7.", ".7", "7.x", "7.8.9", "7-8"] {
            assert!(nonsense.parse::<HistoryPlace>().is_err(), "{nonsense:?}");
        }
    }
}
