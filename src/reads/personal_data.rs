//! All that is held about an account, as one JSON document, for its owner or for whoever answers the owner's question. No code,
//! password, key or secret is in it. It is read a piece at a time, so that it takes little memory however much there is.

mod lists;

use serde_json::{Value, json};

use self::lists::{Behind, DataList};
use crate::domain::AccountId;
use crate::domain::operator::Role;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;
use crate::reads::account::profile_view;
use crate::store::{AnyConnection, StoreResult, accounts, factors};
use crate::words::machine_time;

/// Whose data, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct PersonalData {
    /// The account.
    pub account: AccountId,
    /// Whether what operators did is there with their names and reasons: for those alone.
    pub with_operators_log: bool,
    /// What time it is.
    pub now: Moment,
}

/// How far the document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataPlace {
    list: DataList,
    /// Behind which row; at the beginning of the list, where this is none.
    behind: Option<Behind>,
}

impl PersonalData {
    /// The part of the document behind a place, or its beginning; and where it ends, unless it ends the document.
    ///
    /// # Errors
    /// The database is away.
    pub fn piece(
        &self,
        conn: &mut AnyConnection,
        place: Option<&DataPlace>,
    ) -> StoreResult<(String, Option<DataPlace>)> {
        let Some(DataPlace { list, behind }) = place else {
            let first = DataPlace { list: DataList::FIRST, behind: None };
            return Ok((self.head(conn)?, Some(first)));
        };
        let (rows, last) = list.rows(conn, self, behind.as_ref())?;
        let mut text = if behind.is_none() { format!(",\n\"{}\": [", list.name()) } else { String::new() };
        for (number, row) in rows.iter().enumerate() {
            text.push_str(if number == 0 && behind.is_none() { "\n" } else { ",\n" });
            text.push_str(&row.to_string());
        }
        if last.is_some() {
            return Ok((text, Some(DataPlace { list: *list, behind: last })));
        }
        text.push_str("\n]");
        let next = list.next().filter(|next| self.with_operators_log || *next != DataList::OperatorsLog);
        if next.is_none() {
            text.push_str("\n}\n");
        }
        Ok((text, next.map(|list| DataPlace { list, behind: None })))
    }

    /// The account itself, and its second factor.
    fn head(&self, conn: &mut AnyConnection) -> StoreResult<String> {
        let factor = match factors::confirmed(conn, self.account)?.and_then(|factor| factor.confirmed_at) {
            Some(since) => {
                let left = factors::recovery_codes_left(conn, self.account)?.len();
                json!({ "since": machine_time(since), "recovery_codes_left": left })
            }
            None => Value::Null,
        };
        let account = self.own_account(conn)?;
        let made = json!(machine_time(self.now));
        Ok(format!("{{\n\"made_at\": {made},\n\"account\": {account},\n\"second_factor\": {factor}"))
    }

    fn own_account(&self, conn: &mut AnyConnection) -> StoreResult<Value> {
        let account = accounts::get(conn, self.account)?;
        let (created, closed) = accounts::made_and_closed(conn, self.account)?;
        Ok(json!({
            "nic_handle": account.nic.as_str(),
            "name": account.name.as_str(),
            "email": account.email.as_str(),
            "email_to_be_confirmed": profile_view(conn, self.account, self.now)?.unconfirmed,
            "zone": account.zone.0,
            "language": account.language.code(),
            "time_zone": account.time_zone.map(TimeZone::name),
            "outstanding_payments": account.outstanding_payments,
            "payment_method": account.payment_method,
            "has_password": accounts::password_hash(conn, self.account)?.is_some(),
            "role": accounts::role_of(conn, self.account)?.map(Role::as_str),
            "created_at": machine_time(created),
            "closed_at": closed.map(machine_time),
        }))
    }
}
