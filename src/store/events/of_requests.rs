//! The history of one request, and of several together.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{EventRow, Recorded, read_actor};
use crate::domain::event::RequestEvent;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::labels::AccountLabel;
use crate::store::statement::Statement;

/// Something in the history of a request, and what those in it are called.
#[derive(Clone, Debug)]
pub struct RequestRecord {
    /// What.
    pub recorded: Recorded<RequestEvent>,
    /// Who did it, and whom it is about, where these are accounts.
    pub labels: Vec<AccountLabel>,
}

type NullableLabel = (Option<i64>, Option<String>, Option<String>);
type JoinedLabel = (Nullable<BigInt>, Nullable<Text>, Nullable<Text>);
type EventColumns = (BigInt, Nullable<BigInt>, Text, Text, Nullable<BigInt>, BigInt, Nullable<Text>, Nullable<Text>);

/// The history of a request, oldest first, at most so many of the newest, with what those in it are called.
pub fn history_of_request(
    conn: &mut AnyConnection,
    request: RequestId,
    most: usize,
) -> StoreResult<Vec<RequestRecord>> {
    let mut statement = Statement::<(EventColumns, JoinedLabel, JoinedLabel)>::new();
    statement.sql(
        "SELECT e.id, e.account_id, e.what, e.actor, e.actor_id, e.happened_at, e.address, e.device, \
         b.id, b.nic_handle, b.name, a.id, a.nic_handle, a.name FROM events e LEFT JOIN accounts b ON b.id = e.actor_id \
         LEFT JOIN accounts a ON a.id = e.account_id WHERE e.request_id = ",
    );
    statement.number(request.0).sql(" ORDER BY e.id DESC").limit(most);
    let rows: Vec<(EventRow, NullableLabel, NullableLabel)> = statement.load(conn)?;
    let read = |(row, by, about): (EventRow, NullableLabel, NullableLabel)| RequestRecord {
        recorded: row.recorded(|row| RequestEvent::read(&row.what, row.account_id.map(AccountId))),
        labels: [by, about].into_iter().filter_map(AccountLabel::of_joined).collect(),
    };
    Ok(rows.into_iter().rev().map(read).collect())
}

/// What has happened alike to several requests within a minute.
#[derive(Clone, Debug)]
pub struct GatheredRecord {
    /// What, when it happened first.
    pub record: RequestRecord,
    /// To how many of them, each time counted.
    pub count: usize,
}

type GatheredColumns = (BigInt, Nullable<BigInt>, Text, Text, Nullable<BigInt>, BigInt, BigInt);
type GatheredRow = (i64, Option<i64>, String, String, Option<i64>, i64, i64);

/// The history of these requests, at least one, oldest first: what, by whom and about whom is alike within a minute is told once. At
/// most so many of the newest.
pub fn history_of_requests(
    conn: &mut AnyConnection,
    requests: &[RequestId],
    most: usize,
) -> StoreResult<Vec<GatheredRecord>> {
    let ids: Vec<i64> = requests.iter().map(|id| id.0).collect();
    let mut statement = Statement::<(GatheredColumns, JoinedLabel, JoinedLabel)>::new();
    // Each name is looked up by its number: joined, PostgreSQL would rather read all accounts.
    statement.sql(
        "SELECT as_gathered.first, as_gathered.account_id, as_gathered.what, as_gathered.actor, as_gathered.actor_id, as_gathered.at, as_gathered.number, \
         (SELECT b.id FROM accounts b WHERE b.id = as_gathered.actor_id), \
         (SELECT b.nic_handle FROM accounts b WHERE b.id = as_gathered.actor_id), \
         (SELECT b.name FROM accounts b WHERE b.id = as_gathered.actor_id), \
         (SELECT a.id FROM accounts a WHERE a.id = as_gathered.account_id), \
         (SELECT a.nic_handle FROM accounts a WHERE a.id = as_gathered.account_id), \
         (SELECT a.name FROM accounts a WHERE a.id = as_gathered.account_id) FROM (SELECT MIN(id) AS first, account_id, what, actor, actor_id, \
         MIN(happened_at) AS at, COUNT(*) AS number FROM events WHERE request_id IN (",
    );
    statement
        .numbers(&ids)
        .sql(") GROUP BY what, actor, actor_id, account_id, happened_at / 60000 ORDER BY MIN(id) DESC");
    statement.limit(most).sql(") AS as_gathered ORDER BY as_gathered.first");
    let rows: Vec<(GatheredRow, NullableLabel, NullableLabel)> = statement.load(conn)?;
    let read = |(row, by, about): (GatheredRow, NullableLabel, NullableLabel)| {
        let (_, account, what, actor, actor_id, at, count) = row;
        let what = RequestEvent::read(&what, account.map(AccountId));
        let recorded = Recorded { what, by: read_actor(&actor, actor_id), at: Moment(at) };
        let labels = [by, about].into_iter().filter_map(AccountLabel::of_joined).collect();
        GatheredRecord { record: RequestRecord { recorded, labels }, count: usize::try_from(count).unwrap_or_default() }
    };
    Ok(rows.into_iter().map(read).collect())
}
