//! How a request ends, and who ends it.

use strum::{EnumString, IntoStaticStr};

use super::{Actor, State};
use crate::domain::event::RequestEvent;
use crate::domain::time::Moment;

/// How a request ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The contacts are changed.
    Done,
    /// A validator declined.
    Declined,
    /// It was withdrawn.
    Cancelled,
    /// Not everybody confirmed in time.
    Expired,
    /// Confirmed, but it could no longer be carried out. Without a reason where a newer version of the program had one
    /// that this one does not know.
    Failed(Option<FailReason>),
}

impl Ending {
    /// The final state.
    #[must_use]
    pub fn state(self) -> State {
        match self {
            Self::Done => State::Done,
            Self::Declined => State::Declined,
            Self::Cancelled => State::Cancelled,
            Self::Expired => State::Expired,
            Self::Failed(_) => State::Failed,
        }
    }

    /// The state that a request has before it ends like this.
    #[must_use]
    pub fn comes_after(self) -> State {
        match self {
            Self::Declined | Self::Cancelled | Self::Expired => State::Pending,
            Self::Done | Self::Failed(_) => State::Processing,
        }
    }

    /// Why it failed, where it did.
    #[must_use]
    pub fn fail_reason(self) -> Option<FailReason> {
        match self {
            Self::Failed(reason) => reason,
            Self::Done | Self::Declined | Self::Cancelled | Self::Expired => None,
        }
    }

    /// What its history says of it.
    #[must_use]
    pub fn event(self) -> RequestEvent {
        match self {
            Self::Done => RequestEvent::Done,
            Self::Declined => RequestEvent::Declined,
            Self::Cancelled => RequestEvent::Cancelled,
            Self::Expired => RequestEvent::Expired,
            Self::Failed(_) => RequestEvent::Failed,
        }
    }

    /// How a request in this state has ended; none where it is open.
    #[must_use]
    pub fn of(state: State, reason: Option<FailReason>) -> Option<Self> {
        match state {
            State::Pending | State::Processing => None,
            State::Done => Some(Self::Done),
            State::Declined => Some(Self::Declined),
            State::Cancelled => Some(Self::Cancelled),
            State::Expired => Some(Self::Expired),
            State::Failed => Some(Self::Failed(reason)),
        }
    }
}

/// The end that a request has come to, as it was written down then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// How.
    pub how: Ending,
    /// Who ended it; none where an older version of the program did, which wrote nobody down.
    pub by: Option<Actor>,
    /// When.
    pub at: Moment,
}

/// Why a confirmed request could no longer be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FailReason {
    /// Another account holds one of the contacts by now.
    ContactChanged,
    /// The requester's account was closed.
    RequesterClosed,
    /// The new contact's account was closed.
    NewContactClosed,
    /// The two accounts are no longer in one zone.
    OtherZone,
    /// A bill of the old or the new billing contact is unpaid.
    OutstandingPayments,
    /// The requester may no longer ask for this.
    RightLost,
    /// The operator has locked the service.
    Locked,
    /// The service was removed.
    ServiceRemoved,
    /// The provider's own system, which is asked before a request is carried out, said no.
    Refused,
}

impl FailReason {
    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Reads the name of the database; none where a newer version of the program wrote it.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        given.parse().ok()
    }
}
