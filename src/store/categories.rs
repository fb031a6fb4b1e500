//! The categories of an account's services: one statement that jumps through the indexes from each category to the next, so
//! that it costs as many steps as there are categories, however many services there are.

use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Text};

use super::StoreResult;
use super::connection::AnyConnection;
use crate::domain::AccountId;

/// The columns that may hold the account; each begins an index that goes on with the category.
const CONTACTS: [&str; 3] = ["admin_id", "tech_id", "billing_id"];

/// The categories of an account's services, in order, at most so many.
pub fn of_account(conn: &mut AnyConnection, account: AccountId, most: usize) -> StoreResult<Vec<String>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(Categories { account: account.0, most }.load(conn)?)
}

/// Diesel has no words for a recursive query; as a fragment of its own it is still prepared once for each connection.
#[derive(QueryId)]
struct Categories {
    account: i64,
    most: i64,
}

impl Query for Categories {
    type SqlType = Text;
}

impl<C> RunQueryDsl<C> for Categories {}

impl<B: Backend> QueryFragment<B> for Categories
where
    i64: ToSql<BigInt, B>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, B>) -> QueryResult<()> {
        out.push_sql("WITH RECURSIVE found AS (");
        self.push_least("", &mut out)?;
        out.push_sql(" UNION ALL SELECT (");
        self.push_least(" AND category > found.category", &mut out)?;
        out.push_sql(") FROM found WHERE found.category IS NOT NULL) ");
        out.push_sql("SELECT category FROM found WHERE category IS NOT NULL LIMIT ");
        out.push_bind_param::<BigInt, _>(&self.most)
    }
}

impl Categories {
    /// The least category of those left, whatever the account is to the service; null where none is left.
    fn push_least<'b, B: Backend>(&'b self, left: &str, out: &mut AstPass<'_, 'b, B>) -> QueryResult<()>
    where
        i64: ToSql<BigInt, B>,
    {
        out.push_sql("SELECT MIN(category) AS category FROM (");
        for (number, contact) in CONTACTS.iter().enumerate() {
            out.push_sql(if number == 0 { "" } else { " UNION ALL " });
            out.push_sql(&format!("SELECT MIN(category) AS category FROM services WHERE {contact} = "));
            out.push_bind_param::<BigInt, _>(&self.account)?;
            out.push_sql(left);
        }
        out.push_sql(") AS each_contact");
        Ok(())
    }
}
