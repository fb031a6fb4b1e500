//! What an operator finds by what it types: each kind of thing by an index, and few of each.

use diesel::prelude::*;

use super::StoreResult;
use super::accounts::AccountRow;
use super::connection::AnyConnection;
use super::schema::{accounts, requests, services, submissions};
use super::services::{ServiceRow, sort_name};
use crate::domain::account::{Account, EmailAddress};
use crate::domain::service::Service;
use crate::domain::{RequestId, SubmissionId};

/// The accounts whose NIC handles begin so, open or closed, in the order of these: at most so many.
pub fn accounts_called(conn: &mut AnyConnection, begins: &str, most: i64) -> StoreResult<Vec<Account>> {
    let begins = begins.to_ascii_lowercase();
    let rows = accounts::table
        .filter(accounts::nic_handle.ge(&begins).and(accounts::nic_handle.lt(behind(&begins))))
        .order(accounts::nic_handle)
        .limit(most)
        .select(AccountRow::as_select())
        .load(conn)?;
    rows.into_iter().map(AccountRow::into_account).collect()
}

/// The accounts of this email address, open or closed: at most so many.
pub fn accounts_at(conn: &mut AnyConnection, email: &EmailAddress, most: i64) -> StoreResult<Vec<Account>> {
    let rows = accounts::table
        .filter(accounts::email_key.eq(email.as_str()))
        .order(accounts::id)
        .limit(most)
        .select(AccountRow::as_select())
        .load(conn)?;
    rows.into_iter().map(AccountRow::into_account).collect()
}

/// The services whose names begin so, whatever their case, in the order of these: at most so many.
pub fn services_called(conn: &mut AnyConnection, begins: &str, most: i64) -> StoreResult<Vec<Service>> {
    let begins = sort_name(begins);
    let rows = services::table
        .filter(services::sort_name.ge(&begins).and(services::sort_name.lt(behind(&begins))))
        .filter(services::removed_at.is_null())
        .order(services::sort_name)
        .limit(most)
        .select(ServiceRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// Which of these there are: the request, and the submission, of this number.
pub fn numbered(conn: &mut AnyConnection, number: i64) -> StoreResult<(Option<RequestId>, Option<SubmissionId>)> {
    let request: Option<i64> = requests::table.find(number).select(requests::id).first(conn).optional()?;
    let submission: Option<i64> = submissions::table.find(number).select(submissions::id).first(conn).optional()?;
    Ok((request.map(RequestId), submission.map(SubmissionId)))
}

/// Behind everything that begins so, in the order of bytes.
fn behind(begins: &str) -> String {
    format!("{begins}{}", char::MAX)
}
