//! The contacts that open requests are to change, as a list of services marks them.

use crate::domain::request::State;
use crate::domain::service::ContactType;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::reads::people::Person;
use crate::store::service_lists::PendingContact;

/// Whose turn it is with an open request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingTurn {
    /// That of whoever looks.
    Viewer,
    /// The new contact has yet to accept.
    NewContact,
    /// It has; the requester has not.
    Requester,
    /// All have accepted, and it is carried out.
    Nobody,
}

impl PendingTurn {
    /// Whether it is that of whoever looks.
    #[must_use]
    pub fn is_viewers(self) -> bool {
        self == Self::Viewer
    }

    fn of(pending: &PendingContact) -> Self {
        match pending {
            PendingContact { state: State::Processing, .. } => Self::Nobody,
            PendingContact { awaits_viewer: true, .. } => Self::Viewer,
            PendingContact { accepted: false, .. } => Self::NewContact,
            PendingContact { .. } => Self::Requester,
        }
    }
}

/// A contact that an open request is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingView {
    /// The service.
    pub service: ServiceId,
    /// Which of its contacts.
    pub contact: ContactType,
    /// The request.
    pub request: RequestId,
    /// The new contact.
    pub to: Person,
    /// Whose turn it is.
    pub turn: PendingTurn,
}

impl PendingView {
    /// The new contact goes by its initials as everywhere (see [`People::of_listed`]).
    pub(super) fn of(pending: PendingContact, viewer: AccountId) -> Self {
        let initials = pending.to.name.initials();
        let turn = PendingTurn::of(&pending);
        let PendingContact { service, contact, request, .. } = pending;
        let known = pending.accepted || pending.shares || pending.to.id == viewer;
        let to = Person::of(pending.to, viewer);
        let to = if known { to } else { Person { name: initials, ..to } };
        Self { service, contact, request, to, turn }
    }
}
