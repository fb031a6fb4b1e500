//! Where an account stands as a contact, one piece after the other.

use std::fmt::{self, Display, Formatter};

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};

use crate::domain::service::ContactType;
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::statement::Statement;

/// A service among those of one of its contacts: what it is sorted by, and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingPlace(String, i64);

impl StandingPlace {
    /// As it is written, where it is one.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (id, name) = written.split_once(' ')?;
        Some(Self(name.to_owned(), id.parse().ok()?))
    }
}

impl Display for StandingPlace {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.1, self.0)
    }
}

/// The next services on which the account is this contact, by name, at most so many.
///
/// # Errors
/// The database is away.
pub fn standing_as(
    conn: &mut AnyConnection,
    contact: ContactType,
    account: AccountId,
    beyond: Option<&StandingPlace>,
    most: usize,
) -> StoreResult<Vec<(ServiceId, StandingPlace)>> {
    let mut statement = Statement::<(BigInt, Text)>::new();
    statement.sql(match contact {
        ContactType::Administrative => "SELECT id, sort_name FROM services WHERE admin_id = ",
        ContactType::Technical => "SELECT id, sort_name FROM services WHERE tech_id = ",
        ContactType::Billing => "SELECT id, sort_name FROM services WHERE billing_id = ",
    });
    statement.number(account.0);
    if let Some(StandingPlace(name, id)) = beyond {
        statement.sql(" AND (sort_name, id) > (").text(name).sql(", ").number(*id).sql(")");
    }
    statement.sql(" ORDER BY sort_name, id").limit(most);
    let rows: Vec<(i64, String)> = statement.load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (ServiceId(id), StandingPlace(name, id))).collect())
}
