//! What may happen: random, and readable when it is printed.

mod random;

pub use self::random::action;

use super::rules::{AtTheEnd, Turn};

/// Accounts 0 to 3 are of one zone, 4 of the other.
pub const ACCOUNTS: usize = 5;
pub const SERVICES: usize = 6;

/// An account, named by what it is to a request, or outright.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    Requester,
    NewContact,
    Replaced,
    Administrator,
    Account(usize),
}

/// Who asks for a change: today's contact of this type, or anyone.
#[derive(Clone, Copy, Debug)]
pub enum Asker {
    Contact(usize),
    Account(usize),
}

/// What stands in a field of the form.
#[derive(Clone, Copy, Debug)]
pub enum Typed {
    Absent,
    Handle(usize),
    ShoutedHandle(usize),
    Address(usize),
    ShoutedAddress(usize),
    Empty,
    UnknownHandle,
    UnknownAddress,
    ControlCharacter,
}

/// The contacts that a form says it was filled with.
#[derive(Clone, Copy, Debug)]
pub enum Filled {
    Unsaid,
    Today,
    Stale,
}

/// Whether a form goes on without the services that cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    Never,
    /// Once they have been shown.
    WhenShown,
    Always,
}

/// How much of the submission of a request is decided.
#[derive(Clone, Debug)]
pub enum Reach {
    One,
    All,
    /// Of what the account is to decide, or has decided, those at the places where this is so.
    Ticked([bool; 3]),
    /// Nothing is ticked.
    Nothing,
    /// A request is ticked that is none of the submission.
    Strange,
}

/// What is said beside a request, or a decision.
#[derive(Clone, Copy, Debug)]
pub enum Said {
    Nothing,
    Words,
    Address,
    TooMuch,
}

#[derive(Clone, Copy, Debug)]
pub enum CodeTyped {
    Right,
    Messy,
    Wrong,
    Replaced,
    OfTheOther,
    Empty,
}

/// A request: of those that are pending, or of all; newest first.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    Pending(usize),
    Any(usize),
    Unknown,
}

/// What keeps a confirmed request from being carried out, perhaps.
#[derive(Clone, Copy, Debug)]
pub enum Meanwhile {
    Nothing,
    ContactChanges { contact: usize, to: usize },
    Owes(Who),
    Closes(Who),
}

#[derive(Clone, Copy, Debug)]
pub enum NewAddress {
    Own(u8),
    Common,
    Of(usize),
}

/// What stands in a field of the owner's details.
#[derive(Clone, Copy, Debug)]
pub enum Detail {
    Absent,
    Empty,
    /// One of two that are right.
    Right(bool),
    /// What is no email address; anywhere else it is right too.
    Odd,
}

#[derive(Clone, Debug)]
pub enum Action {
    Ask {
        by: Asker,
        service: usize,
        fields: [Typed; 3],
        filled: Filled,
        note: Said,
        then_work: bool,
    },
    /// One form for several services.
    AskForSeveral {
        by: Asker,
        services: Vec<usize>,
        fields: [Typed; 3],
        only_where: Typed,
        filled: Filled,
        note: Said,
        skip: Skip,
        then_work: bool,
    },
    Decide {
        by: Who,
        which: Which,
        reach: Reach,
        accept: bool,
        code: CodeTyped,
        reason: Said,
        times: usize,
    },
    /// Everybody who must still decide it, or the whole submission, accepts; then something comes in between.
    Settle {
        which: Which,
        whole: bool,
        meanwhile: Meanwhile,
        then_work: bool,
    },
    Resend {
        by: Who,
        which: Which,
        whole: bool,
        target: Option<Who>,
        times: usize,
        apart_s: u64,
    },
    Cancel {
        by: Who,
        which: Which,
        whole: bool,
    },
    OperatorCancels {
        which: Which,
    },
    Advance {
        seconds: u64,
    },
    Work,
    Moves {
        who: usize,
        to: NewAddress,
        right_password: bool,
    },
    Close {
        who: usize,
    },
    Reopen {
        who: usize,
    },
    Owes {
        who: usize,
        unpaid: bool,
    },
    ContactChanges {
        service: usize,
        contact: usize,
        to: usize,
    },
    TurnLock {
        by: Asker,
        service: usize,
        turn: Turn,
    },
    /// One form for several services.
    TurnLocks {
        by: Asker,
        services: Vec<usize>,
        turn: Turn,
        filled: Filled,
    },
    OperatorLocks {
        service: usize,
        on: bool,
    },
    ChangeOwner {
        by: Asker,
        service: usize,
        /// Name, email address, city.
        details: [Detail; 3],
        right_password: bool,
    },
    /// An import brings a last day, so many days ahead, or takes it away.
    LastDay {
        service: usize,
        ahead: Option<(i64, AtTheEnd)>,
    },
    /// So many days pass, and the worker looks on each.
    Days {
        days: u8,
    },
}

impl Action {
    pub fn is_about_a_request(&self) -> bool {
        matches!(
            self,
            Self::Decide { .. }
                | Self::Settle { .. }
                | Self::Resend { .. }
                | Self::Cancel { .. }
                | Self::OperatorCancels { .. }
        )
    }
}
