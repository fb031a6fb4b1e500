//! A service with all that its page says of it but its history, read by one statement.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::StoreResult;
use super::connection::AnyConnection;
use super::labels::{AccountLabel, LabelColumns};
use super::owners::OwnerRow;
use super::service_lists::push_open;
use super::services::ServiceRow;
use super::statement::Statement;
use crate::domain::owner::Owner;
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};

/// A service, and what its page says of it.
#[derive(Clone, Debug)]
pub struct ServiceOnPage {
    /// The service.
    pub service: Service,
    /// What its contacts are called, and whether each account is open.
    pub contacts: Contacts<(AccountLabel, bool)>,
    /// Whom it belongs to.
    pub owner: Owner,
    /// Who has locked its contacts, where that was an account.
    pub locked_by: Option<AccountLabel>,
    /// For which contacts others are asked for in open requests, whoever sees these.
    pub asked_for: ContactTypes,
    /// When who looks became technical and billing contact, as far as that is written down.
    pub became: [Option<Moment>; 2],
}

type Columns = (
    (BigInt, Text, Text, BigInt, BigInt, BigInt, Nullable<BigInt>, Nullable<Text>, Nullable<BigInt>, Nullable<BigInt>),
    OwnerColumns,
    (LabelColumns, Bool),
    (LabelColumns, Bool),
    (LabelColumns, Bool),
    (Nullable<BigInt>, Nullable<Text>, Nullable<Text>),
    (Bool, Bool, Bool),
    (Nullable<BigInt>, Nullable<BigInt>),
);
type OwnerColumns = (
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
);
type Row = (
    ServiceRow,
    OwnerRow,
    (AccountLabel, bool),
    (AccountLabel, bool),
    (AccountLabel, bool),
    (Option<i64>, Option<String>, Option<String>),
    (bool, bool, bool),
    (Option<i64>, Option<i64>),
);

/// The service of this number, where the account is a contact of it: one of others takes as little as one that there is not.
///
/// # Errors
/// The database is away.
pub fn seen_by(
    conn: &mut AnyConnection,
    viewer: AccountId,
    id: ServiceId,
    now: Moment,
) -> StoreResult<Option<ServiceOnPage>> {
    let mut statement = Statement::<Columns>::new();
    statement.sql(
        "SELECT s.id, s.name, s.category, s.admin_id, s.tech_id, s.billing_id, s.expires_on, s.renewal, s.locked_at, s.locked_by_id, \
         o.name, o.organisation, o.email, o.phone, o.address, o.postcode, o.city, o.country, \
         a.id, a.nic_handle, a.name, a.closed_at IS NULL, t.id, t.nic_handle, t.name, t.closed_at IS NULL, \
         b.id, b.nic_handle, b.name, b.closed_at IS NULL, l.id, l.nic_handle, l.name",
    );
    for contact in ContactType::ALL {
        push_asked_for(&mut statement, contact, now);
    }
    for contact in [ContactType::Technical, ContactType::Billing] {
        push_became(&mut statement, contact, viewer);
    }
    statement.sql(
        " FROM services s LEFT JOIN owners o ON o.service_id = s.id JOIN accounts a ON a.id = s.admin_id \
         JOIN accounts t ON t.id = s.tech_id JOIN accounts b ON b.id = s.billing_id \
         LEFT JOIN accounts l ON l.id = s.locked_by_id WHERE s.id = ",
    );
    statement.number(id.0).sql(" AND ").number(viewer.0).sql(" IN (s.admin_id, s.tech_id, s.billing_id)");
    Ok(statement.load::<Row>(conn)?.pop().map(read))
}

fn push_asked_for(statement: &mut Statement<Columns>, contact: ContactType, now: Moment) {
    statement.sql(
        ", EXISTS (SELECT 1 FROM request_types y JOIN requests r ON r.id = y.request_id WHERE y.service_id = s.id AND y.open \
         AND y.contact_type = ",
    );
    statement.text(contact.as_str());
    push_open(statement, now);
    statement.sql(")");
}

fn push_became(statement: &mut Statement<Columns>, contact: ContactType, viewer: AccountId) {
    statement
        .sql(", (SELECT MAX(h.happened_at) FROM service_history h WHERE h.service_id = s.id AND h.contact_type = ");
    statement.text(contact.as_str()).sql(" AND h.to_id = ").number(viewer.0).sql(")");
}

fn read((service, owner, administrative, technical, billing, locker, asked, became): Row) -> ServiceOnPage {
    let asked = ContactType::ALL.into_iter().zip([asked.0, asked.1, asked.2]);
    ServiceOnPage {
        service: service.into(),
        contacts: Contacts { administrative, technical, billing },
        owner: owner.into(),
        locked_by: AccountLabel::of_joined(locker),
        asked_for: asked.filter_map(|(contact, asked)| asked.then_some(contact)).collect(),
        became: [became.0.map(Moment), became.1.map(Moment)],
    }
}
