//! Which contacts of the services on a page are to change.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Text};

use super::scan::push_open_and_seen;
use crate::domain::request::State;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::store::connection::AnyConnection;
use crate::store::labels::{AccountLabel, LabelColumns};
use crate::store::sharing::push_sharing;
use crate::store::statement::Statement;
use crate::store::{StoreResult, sense};

/// A contact that is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingContact {
    /// The service.
    pub service: ServiceId,
    /// Which of its contacts.
    pub contact: ContactType,
    /// The request that asks for it.
    pub request: RequestId,
    /// Whether the new contact has accepted.
    pub accepted: bool,
    /// Whether who looks must still decide.
    pub awaits_viewer: bool,
    /// Pending or processing, as it is written down.
    pub state: State,
    /// Whether it shares a service with who looks.
    pub shares: bool,
    /// The new contact.
    pub to: AccountLabel,
}

type Columns = (BigInt, Text, BigInt, Bool, Bool, Text, Bool, LabelColumns);
type Row = (i64, String, i64, bool, bool, String, bool, AccountLabel);

/// The contacts of these services that open requests are to change which the account sees.
pub fn pending_on(
    conn: &mut AnyConnection,
    viewer: AccountId,
    services: &[ServiceId],
    now: Moment,
) -> StoreResult<Vec<PendingContact>> {
    if services.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = Statement::<Columns>::new();
    statement.sql(
        "WITH as_pending AS MATERIALIZED (SELECT o.service_id, o.contact_type, r.id, r.to_id, \
         r.state, EXISTS (SELECT 1 FROM validations v WHERE v.request_id = r.id \
         AND v.account_id = r.to_id AND v.decision = 'accepted') AS accepted, \
         EXISTS (SELECT 1 FROM validations v WHERE v.request_id = r.id AND v.decision IS NULL AND v.account_id = ",
    );
    statement.number(viewer.0).sql(
        ") AS awaits FROM request_types o JOIN requests r ON r.id = o.request_id JOIN services s ON s.id = o.service_id \
         WHERE o.open AND o.service_id IN (",
    );
    statement.numbers(&services.iter().map(|id| id.0).collect::<Vec<_>>()).sql(")");
    push_open_and_seen(&mut statement, viewer, now, "s.admin_id");
    // Once for each of them, however many services one is to have.
    statement.sql("), as_strangers AS MATERIALIZED (SELECT as_asked.id, ");
    push_sharing(&mut statement, viewer, "as_asked.id");
    statement.sql(
        " AS shares FROM (SELECT DISTINCT to_id AS id FROM as_pending WHERE NOT accepted) AS as_asked) \
         SELECT service_id, contact_type, as_pending.id, accepted, awaits, state, COALESCE(as_strangers.shares, FALSE), \
         t.id, t.nic_handle, t.name FROM as_pending JOIN accounts t ON t.id = as_pending.to_id \
         LEFT JOIN as_strangers ON as_strangers.id = as_pending.to_id",
    );
    let rows: Vec<Row> = statement.load(conn)?;
    let contact = |(service, contact, request, accepted, awaits_viewer, state, shares, to): Row| {
        let contact = sense(ContactType::parse(&contact), "contact_type", &contact)?;
        let state = sense(State::parse(&state), "state", &state)?;
        let (service, request) = (ServiceId(service), RequestId(request));
        Ok(PendingContact { service, contact, request, accepted, awaits_viewer, state, shares, to })
    };
    rows.into_iter().map(contact).collect()
}
