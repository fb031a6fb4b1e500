//! Which accounts are contacts of one service.

use std::collections::HashSet;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;

use super::StoreResult;
use super::connection::AnyConnection;
use super::statement::Statement;
use crate::domain::AccountId;

/// How each contact type's services of an account are looked through, and where that ends: whoever holds more, and shares none of the
/// first with somebody who holds more too, counts as a stranger. It costs little, whatever they hold.
const EACH_CONTACT: [&str; 3] = ["admin_id = ", "tech_id = ", "billing_id = "];
const LOOKED_THROUGH: usize = 200;

/// Puts the question into a statement whether `one` shares a service with the account that its column `other` names. Only of an
/// `other` that holds more than is looked through, the services of `one` are looked through too.
pub(super) fn push_sharing<ST>(statement: &mut Statement<ST>, one: AccountId, other: &'static str) {
    statement.sql("(");
    for is_contact in EACH_CONTACT {
        push_services(statement, |statement| {
            statement.sql(is_contact).sql(other);
        });
        statement.number(one.0).sql(" IN (as_first.admin_id, as_first.tech_id, as_first.billing_id)) OR ");
    }
    statement.sql("(");
    for (number, is_contact) in EACH_CONTACT.into_iter().enumerate() {
        statement.sql(if number == 0 { "" } else { " OR " });
        statement.sql("EXISTS (SELECT 1 FROM services WHERE ").sql(is_contact).sql(other);
        statement.limit(1).offset(LOOKED_THROUGH).sql(")");
    }
    statement.sql(") AND (");
    for (number, is_contact) in EACH_CONTACT.into_iter().enumerate() {
        statement.sql(if number == 0 { "" } else { " OR " });
        push_services(statement, |statement| {
            statement.sql(is_contact).number(one.0);
        });
        statement.sql(other).sql(" IN (as_first.admin_id, as_first.tech_id, as_first.billing_id))");
    }
    statement.sql("))");
}

fn push_services<ST>(statement: &mut Statement<ST>, of: impl FnOnce(&mut Statement<ST>)) {
    statement.sql("EXISTS (SELECT 1 FROM (SELECT admin_id, tech_id, billing_id FROM services WHERE ");
    of(statement);
    statement.limit(LOOKED_THROUGH).sql(") AS as_first WHERE ");
}

/// Those of these accounts that are a contact of a service of which this one is a contact too.
pub fn sharing_a_service_with(
    conn: &mut AnyConnection,
    account: AccountId,
    others: &[AccountId],
) -> StoreResult<HashSet<AccountId>> {
    if others.is_empty() {
        return Ok(HashSet::new());
    }
    let others: Vec<i64> = others.iter().map(|other| other.0).collect();
    let mut statement = Statement::<BigInt>::new();
    statement.sql("SELECT o.id FROM accounts o WHERE o.id IN (").numbers(&others).sql(") AND ");
    push_sharing(&mut statement, account, "o.id");
    let sharing: Vec<i64> = statement.load(conn)?;
    Ok(sharing.into_iter().map(AccountId).collect())
}
