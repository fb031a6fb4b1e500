//! What stands beside a list of services, in one statement: the categories to choose from, and how many services there are before
//! and behind those that are shown.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};

use super::scan::ServiceScan;
use super::{ServiceCursor, ServiceOrder, ServiceQuery};
use crate::domain::AccountId;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::statement::Statement;

/// How far services are counted.
pub const COUNTED_MOST: usize = 1000;

/// The least category of one contact's services; each column begins an index that goes on with the category.
const EACH_CONTACT: [&str; 3] = [
    "SELECT MIN(category) AS category FROM services WHERE admin_id = ",
    " UNION ALL SELECT MIN(category) AS category FROM services WHERE tech_id = ",
    " UNION ALL SELECT MIN(category) AS category FROM services WHERE billing_id = ",
];

/// What stands beside a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BesideList {
    /// The categories of all the account's services, in order.
    pub categories: Vec<String>,
    /// How many services come before those shown; one more than are counted, where there are more.
    pub earlier: usize,
    /// How many come behind them, likewise.
    pub later: usize,
}

type Columns = (BigInt, Text, BigInt);
const CATEGORY: i64 = 0;
const EARLIER: i64 = 1;

/// At most so many categories, and how many services there are before `first` and behind `last`, where these are given. Each
/// category is found by a jump through the indexes from the one before.
pub fn beside_list(
    conn: &mut AnyConnection,
    account: AccountId,
    query: &ServiceQuery,
    [first, last]: [Option<&ServiceCursor>; 2],
    most: usize,
) -> StoreResult<BesideList> {
    let mut statement = Statement::<Columns>::new();
    statement.sql("WITH RECURSIVE found AS (");
    push_least(&mut statement, account, "");
    statement.sql(" UNION ALL SELECT (");
    push_least(&mut statement, account, " AND category > found.category");
    statement.sql(") FROM found WHERE found.category IS NOT NULL) ");
    statement.sql("SELECT CAST(0 AS BIGINT), category, CAST(0 AS BIGINT) FROM (SELECT category FROM found WHERE category IS NOT NULL");
    statement.limit(most).sql(") AS offered");
    let order = ServiceOrder { descending: !query.order.descending, ..query.order };
    let backwards = ServiceQuery { order, ..query.clone() };
    let most = COUNTED_MOST + 1;
    if let Some(beyond) = first {
        let scan = ServiceScan { account, query: &backwards, beyond: Some(beyond), most, passed: 0 };
        push_count(&mut statement, " UNION ALL SELECT CAST(1 AS BIGINT), '', ", &scan);
    }
    if let Some(beyond) = last {
        let scan = ServiceScan { account, query, beyond: Some(beyond), most, passed: 0 };
        push_count(&mut statement, " UNION ALL SELECT CAST(2 AS BIGINT), '', ", &scan);
    }
    let mut beside = BesideList::default();
    for (what, category, count) in statement.load::<(i64, String, i64)>(conn)? {
        let count = usize::try_from(count).unwrap_or(0);
        match what {
            CATEGORY => beside.categories.push(category),
            EARLIER => beside.earlier = count,
            _ => beside.later = count,
        }
    }
    Ok(beside)
}

/// A service that is found in several ways counts once. Where one way alone finds more than are counted, which an index tells at
/// once while little is left out, there is no need to compare them.
fn push_count(statement: &mut Statement<Columns>, row: &'static str, scan: &ServiceScan<'_>) {
    let ServiceScan { account, query, beyond, most, .. } = *scan;
    let filter = &query.filter;
    let leads_there = filter.search.is_none() && filter.contact.is_none() && filter.pending.is_none();
    statement.sql(row);
    if leads_there {
        statement.sql("CASE WHEN EXISTS (SELECT 1 FROM (");
        let farthest = ServiceScan { account, query, beyond, most: 1, passed: most - 1 };
        farthest.push(statement, "id", " UNION ALL ", "");
        statement
            .sql(") AS farthest) THEN CAST(")
            .number(i64::try_from(most).unwrap_or(i64::MAX))
            .sql(" AS BIGINT) ELSE ");
    }
    statement.sql("(SELECT COUNT(DISTINCT id) FROM (");
    scan.push(statement, "id", " UNION ALL ", "");
    statement.sql(") AS counted)").sql(if leads_there { " END" } else { "" });
}

/// The least category of those left, whatever the account is to the service; null where none is left.
fn push_least(statement: &mut Statement<Columns>, account: AccountId, left: &'static str) {
    statement.sql("SELECT MIN(category) AS category FROM (");
    for least in EACH_CONTACT {
        statement.sql(least).number(account.0).sql(left);
    }
    statement.sql(") AS each_contact");
}
