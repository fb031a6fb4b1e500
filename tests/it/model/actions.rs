//! What may happen: random, and readable when it is printed.

use proptest::prelude::*;

/// Accounts 0 to 3 are of one zone, 4 of the other.
pub const ACCOUNTS: usize = 5;
pub const SERVICES: usize = 3;

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
    Decide {
        by: Who,
        which: Which,
        accept: bool,
        code: CodeTyped,
        reason: Said,
        times: usize,
    },
    /// Everybody who must still decide accepts; then something comes in between.
    Settle {
        which: Which,
        meanwhile: Meanwhile,
        then_work: bool,
    },
    Resend {
        by: Who,
        which: Which,
        target: Option<Who>,
        times: usize,
        apart_s: u64,
    },
    Cancel {
        by: Who,
        which: Which,
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

fn account() -> impl Strategy<Value = usize> {
    0..ACCOUNTS
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        5 => Just(Who::Requester),
        5 => Just(Who::NewContact),
        1 => Just(Who::Replaced),
        2 => Just(Who::Administrator),
        1 => account().prop_map(Who::Account),
    ]
}

fn which() -> impl Strategy<Value = Which> {
    prop_oneof![12 => (0..3usize).prop_map(Which::Pending), 6 => (0..8usize).prop_map(Which::Any), 1 => Just(Which::Unknown)]
}

/// An account of the larger zone, mostly.
fn named() -> impl Strategy<Value = usize> {
    prop_oneof![14 => 0..ACCOUNTS - 1, 1 => Just(ACCOUNTS - 1)]
}

fn typed() -> impl Strategy<Value = Typed> {
    prop_oneof![
        60 => Just(Typed::Absent),
        40 => named().prop_map(Typed::Handle),
        3 => named().prop_map(Typed::ShoutedHandle),
        5 => named().prop_map(Typed::Address),
        3 => named().prop_map(Typed::ShoutedAddress),
        1 => Just(Typed::Empty),
        1 => Just(Typed::UnknownHandle),
        1 => Just(Typed::UnknownAddress),
        1 => Just(Typed::ControlCharacter),
    ]
}

fn code() -> impl Strategy<Value = CodeTyped> {
    prop_oneof![
        10 => Just(CodeTyped::Right),
        2 => Just(CodeTyped::Messy),
        2 => Just(CodeTyped::Wrong),
        2 => Just(CodeTyped::Replaced),
        2 => Just(CodeTyped::OfTheOther),
        1 => Just(CodeTyped::Empty),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![12 => Just(Said::Nothing), 6 => Just(Said::Words), 1 => Just(Said::Address), 1 => Just(Said::TooMuch)]
}

fn ask() -> impl Strategy<Value = Action> {
    let by = prop_oneof![8 => Just(Asker::Contact(0)), 4 => (1..3usize).prop_map(Asker::Contact), 1 => account().prop_map(Asker::Account)];
    let filled = prop_oneof![6 => Just(Filled::Unsaid), 6 => Just(Filled::Today), 1 => Just(Filled::Stale)];
    (by, 0..SERVICES, [typed(), typed(), typed()], filled, said(), prop::bool::weighted(0.8)).prop_map(
        |(by, service, fields, filled, note, then_work)| Action::Ask { by, service, fields, filled, note, then_work },
    )
}

fn decide() -> impl Strategy<Value = Action> {
    // The fifth wrong try kills a code, and a sixth one must not bring it back.
    let times = prop_oneof![6 => Just(1usize), 1 => 2..5usize, 1 => Just(6)];
    (who(), which(), prop::bool::weighted(0.8), code(), said(), times)
        .prop_map(|(by, which, accept, code, reason, times)| Action::Decide { by, which, accept, code, reason, times })
}

fn resend() -> impl Strategy<Value = Action> {
    // The first of a day's ten resends may be part of it, and the first that is one too many.
    let times = prop_oneof![6 => Just(1usize), 1 => 2..4usize, 1 => Just(12)];
    let apart_s = prop_oneof![1 => Just(30u64), 4 => Just(60)];
    (who(), which(), prop::option::of(who()), times, apart_s)
        .prop_map(|(by, which, target, times, apart_s)| Action::Resend { by, which, target, times, apart_s })
}

fn meanwhile() -> impl Strategy<Value = Meanwhile> {
    prop_oneof![
        6 => Just(Meanwhile::Nothing),
        2 => (0..3usize, account()).prop_map(|(contact, to)| Meanwhile::ContactChanges { contact, to }),
        1 => who().prop_map(Meanwhile::Owes),
        1 => who().prop_map(Meanwhile::Closes),
    ]
}

fn advance() -> impl Strategy<Value = Action> {
    const HOUR: u64 = 3600;
    const DAY: u64 = 24 * HOUR;
    prop::sample::select(vec![30, 60, HOUR, 5 * HOUR, 23 * HOUR, DAY, 3 * DAY, 26 * DAY, 27 * DAY, 30 * DAY])
        .prop_map(|seconds| Action::Advance { seconds })
}

pub fn action() -> impl Strategy<Value = Action> {
    let to = prop_oneof![
        3 => (0..2u8).prop_map(NewAddress::Own),
        1 => Just(NewAddress::Common),
        1 => account().prop_map(NewAddress::Of)
    ];
    prop_oneof![
        16 => ask(),
        14 => decide(),
        8 => (which(), meanwhile(), prop::bool::weighted(0.6))
            .prop_map(|(which, meanwhile, then_work)| Action::Settle { which, meanwhile, then_work }),
        6 => resend(),
        4 => (who(), which()).prop_map(|(by, which)| Action::Cancel { by, which }),
        1 => which().prop_map(|which| Action::OperatorCancels { which }),
        4 => advance(),
        5 => Just(Action::Work),
        2 => (account(), to, prop::bool::weighted(0.8))
            .prop_map(|(who, to, right_password)| Action::Moves { who, to, right_password }),
        1 => account().prop_map(|who| Action::Close { who }),
        3 => account().prop_map(|who| Action::Reopen { who }),
        3 => (account(), prop::bool::weighted(0.25)).prop_map(|(who, unpaid)| Action::Owes { who, unpaid }),
        2 => (0..SERVICES, 0..3usize, account())
            .prop_map(|(service, contact, to)| Action::ContactChanges { service, contact, to }),
    ]
}
