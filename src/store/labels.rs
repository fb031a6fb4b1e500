//! What accounts are called: all that lists and histories need of them.

use diesel::backend::Backend;
use diesel::deserialize::FromStaticSqlRow;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::StoreResult;
use super::connection::AnyConnection;
use super::statement::Statement;
use crate::domain::AccountId;
use crate::domain::name::AccountName;

/// What an account is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLabel {
    /// Its number.
    pub id: AccountId,
    /// Its NIC handle.
    pub nic: String,
    /// Its name, as it is shown.
    pub name: AccountName,
}

impl AccountLabel {
    /// One that was joined to what may name nobody.
    pub(super) fn of_joined((id, nic, name): (Option<i64>, Option<String>, Option<String>)) -> Option<Self> {
        let nic = nic?;
        Some(Self { id: AccountId(id?), name: AccountName::shown(name?, &nic), nic })
    }
}

/// The columns of a label: number, NIC handle, name.
pub(super) type LabelColumns = (BigInt, Text, Text);

impl<DB: Backend> Queryable<LabelColumns, DB> for AccountLabel
where
    (i64, String, String): FromStaticSqlRow<LabelColumns, DB>,
{
    type Row = (i64, String, String);

    fn build((id, nic, name): Self::Row) -> diesel::deserialize::Result<Self> {
        let name = AccountName::shown(name, &nic);
        Ok(Self { id: AccountId(id), nic, name })
    }
}

/// What the accounts of these numbers are called.
pub fn labels(conn: &mut AnyConnection, ids: impl IntoIterator<Item = AccountId>) -> StoreResult<Vec<AccountLabel>> {
    let mut ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = Statement::<LabelColumns>::new();
    statement.sql("SELECT id, nic_handle, name FROM accounts WHERE id IN (").numbers(&ids).sql(")");
    Ok(statement.load(conn)?)
}
