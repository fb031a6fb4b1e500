//! The categories of an account's services: one statement that jumps through the indexes from each category to the next, so
//! that it costs as many steps as there are categories, however many services there are.

use diesel::RunQueryDsl;
use diesel::sql_types::Text;

use super::StoreResult;
use super::connection::AnyConnection;
use super::statement::Statement;
use crate::domain::AccountId;

/// How the least category of one contact's services is asked for; each column begins an index that goes on with the category.
const EACH_CONTACT: [&str; 3] = [
    "SELECT MIN(category) AS category FROM services WHERE admin_id = ",
    " UNION ALL SELECT MIN(category) AS category FROM services WHERE tech_id = ",
    " UNION ALL SELECT MIN(category) AS category FROM services WHERE billing_id = ",
];

/// The categories of an account's services, in order, at most so many.
pub fn of_account(conn: &mut AnyConnection, account: AccountId, most: usize) -> StoreResult<Vec<String>> {
    let mut statement = Statement::<Text>::new();
    statement.sql("WITH RECURSIVE found AS (");
    push_least(&mut statement, account, "");
    statement.sql(" UNION ALL SELECT (");
    push_least(&mut statement, account, " AND category > found.category");
    statement.sql(") FROM found WHERE found.category IS NOT NULL) ");
    statement.sql("SELECT category FROM found WHERE category IS NOT NULL").limit(most);
    Ok(statement.load(conn)?)
}

/// The least category of those left, whatever the account is to the service; null where none is left.
fn push_least(statement: &mut Statement<Text>, account: AccountId, left: &'static str) {
    statement.sql("SELECT MIN(category) AS category FROM (");
    for least in EACH_CONTACT {
        statement.sql(least).number(account.0).sql(left);
    }
    statement.sql(") AS each_contact");
}
