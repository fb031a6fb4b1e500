//! *Emails*.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Code,
    Reminder,
    Done,
    Replaced,
    Declined,
    Cancelled,
    Expired,
    Failed,
    AddressChanged,
    AccountClosed,
    AccountReopened,
    OwnerChanged,
    Locked,
    Unlocked,
    LastDays,
    TakenOver,
}

/// The page of a request, of a large submission, of a service, or of all services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    Request(i64),
    Submission(i64),
    Service(i64),
    Services,
}

/// An email as its reader gets it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mail {
    pub address: String,
    /// Nobody's, where it goes to an owner.
    pub nic: String,
    pub kind: Kind,
    /// The service, or how many.
    pub services: String,
    /// Where its link leads, for what is about requests.
    pub leads_to: Option<Page>,
    pub has_code: bool,
    /// What one customer says to another; of services, what is told of them.
    pub quoted: Option<String>,
}

/// An email that is owed.
#[derive(Clone, Debug)]
pub(super) struct Owed {
    pub(super) to: usize,
    pub(super) address: Option<String>,
    pub(super) kind: Kind,
    pub(super) about: About,
}

#[derive(Clone, Debug)]
pub(super) enum About {
    Submission {
        number: usize,
        generation: usize,
    },
    Requests {
        all: Vec<usize>,
        with_link: bool,
    },
    Account,
    /// These services, and what happened to them.
    Services {
        all: Vec<usize>,
        what: String,
    },
    /// The last days of these services; with the submission by which they were taken over.
    LastDays {
        all: Vec<usize>,
        by: Option<usize>,
    },
}
