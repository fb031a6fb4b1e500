//! Which of it happens, and how often.

use proptest::prelude::*;

use super::{
    ACCOUNTS, Action, Asker, CodeTyped, Detail, Filled, Meanwhile, NewAddress, Reach, SERVICES, Said, Skip, Typed,
    Which, Who,
};
use crate::model::rules::{AtTheEnd, Turn};

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

fn asker() -> impl Strategy<Value = Asker> {
    prop_oneof![8 => Just(Asker::Contact(0)), 3 => (1..3usize).prop_map(Asker::Contact), 1 => account().prop_map(Asker::Account)]
}

fn services() -> impl Strategy<Value = Vec<usize>> {
    prop::sample::subsequence((0..SERVICES).collect::<Vec<_>>(), 2..=SERVICES)
}

fn ask() -> impl Strategy<Value = Action> {
    let filled = prop_oneof![6 => Just(Filled::Unsaid), 6 => Just(Filled::Today), 1 => Just(Filled::Stale)];
    (asker(), service(), [typed(), typed(), typed()], filled, said(), prop::bool::weighted(0.8)).prop_map(
        |(by, service, fields, filled, note, then_work)| Action::Ask { by, service, fields, filled, note, then_work },
    )
}

/// Mostly one of the first, so that acts meet.
fn service() -> impl Strategy<Value = usize> {
    prop_oneof![3 => 0..SERVICES / 2, 1 => 0..SERVICES]
}

/// Whoever is named is so for several services: mostly by a handle that is right.
fn ask_for_several() -> impl Strategy<Value = Action> {
    let only_where = prop_oneof![3 => Just(Typed::Absent), 1 => typed()];
    let filled = prop_oneof![8 => Just(Filled::Today), 3 => Just(Filled::Unsaid), 1 => Just(Filled::Stale)];
    let skip = prop_oneof![2 => Just(Skip::Never), 4 => Just(Skip::WhenShown), 2 => Just(Skip::Always)];
    let form = ([typed(), typed(), typed()], only_where, filled, said(), skip);
    (asker(), services(), form, prop::bool::weighted(0.8)).prop_map(
        |(by, services, (fields, only_where, filled, note, skip), then_work)| Action::AskForSeveral {
            by,
            services,
            fields,
            only_where,
            filled,
            note,
            skip,
            then_work,
        },
    )
}

fn reach() -> impl Strategy<Value = Reach> {
    prop_oneof![
        10 => Just(Reach::One),
        6 => Just(Reach::All),
        5 => any::<[bool; 3]>().prop_map(Reach::Ticked),
        1 => Just(Reach::Nothing),
        1 => Just(Reach::Strange),
    ]
}

fn decide() -> impl Strategy<Value = Action> {
    // The fifth wrong try kills a code, and a sixth one must not bring it back.
    let times = prop_oneof![6 => Just(1usize), 1 => 2..5usize, 1 => Just(6)];
    (who(), (which(), reach()), prop::bool::weighted(0.8), code(), said(), times).prop_map(
        |(by, (which, reach), accept, code, reason, times)| Action::Decide {
            by,
            which,
            reach,
            accept,
            code,
            reason,
            times,
        },
    )
}

fn resend() -> impl Strategy<Value = Action> {
    // The first of a day's ten resends may be part of it, and the first that is one too many.
    let times = prop_oneof![6 => Just(1usize), 1 => 2..4usize, 1 => Just(12)];
    let apart_s = prop_oneof![1 => Just(30u64), 4 => Just(60)];
    (who(), (which(), whole()), prop::option::of(who()), times, apart_s).prop_map(
        |(by, (which, whole), target, times, apart_s)| Action::Resend { by, which, whole, target, times, apart_s },
    )
}

/// Whether an act is about the whole submission.
fn whole() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.4)
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

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![3 => Just(Turn::On), 4 => prop::bool::weighted(0.75).prop_map(|right_password| Turn::Off { right_password })]
}

fn change_owner() -> impl Strategy<Value = Action> {
    let detail = || prop_oneof![4 => Just(Detail::Absent), 1 => Just(Detail::Empty), 8 => any::<bool>().prop_map(Detail::Right), 1 => Just(Detail::Odd)];
    (asker(), service(), [detail(), detail(), detail()], prop::bool::weighted(0.85))
        .prop_map(|(by, service, details, right_password)| Action::ChangeOwner { by, service, details, right_password })
}

/// Near a step, past, or far off.
fn last_day() -> impl Strategy<Value = Action> {
    let days = prop::sample::select(vec![-1, 0, 1, 2, 6, 7, 8, 9, 20, 29, 30, 31, 32, 40]);
    let then = prop::sample::select(vec![AtTheEnd::Automatic, AtTheEnd::Manual, AtTheEnd::Ends, AtTheEnd::Unknown]);
    (service(), prop::option::weighted(0.95, (days, then)))
        .prop_map(|(service, ahead)| Action::LastDay { service, ahead })
}

/// What the contacts are for.
fn purposes() -> impl Strategy<Value = Action> {
    let filled = prop_oneof![6 => Just(Filled::Today), 4 => Just(Filled::Unsaid), 1 => Just(Filled::Stale)];
    prop_oneof![
        5 => (asker(), service(), turn()).prop_map(|(by, service, turn)| Action::TurnLock { by, service, turn }),
        3 => (asker(), services(), turn(), filled)
            .prop_map(|(by, services, turn, filled)| Action::TurnLocks { by, services, turn, filled }),
        1 => (service(), any::<bool>()).prop_map(|(service, on)| Action::OperatorLocks { service, on }),
        5 => change_owner(),
        7 => last_day(),
        5 => (1..4u8).prop_map(|days| Action::Days { days }),
    ]
}

pub fn action() -> impl Strategy<Value = Action> {
    let to = prop_oneof![
        3 => (0..2u8).prop_map(NewAddress::Own),
        1 => Just(NewAddress::Common),
        1 => account().prop_map(NewAddress::Of)
    ];
    prop_oneof![
        26 => purposes(),
        12 => ask(),
        7 => ask_for_several(),
        14 => decide(),
        8 => (which(), whole(), meanwhile(), prop::bool::weighted(0.6))
            .prop_map(|(which, whole, meanwhile, then_work)| Action::Settle { which, whole, meanwhile, then_work }),
        6 => resend(),
        4 => (who(), which(), whole()).prop_map(|(by, which, whole)| Action::Cancel { by, which, whole }),
        1 => which().prop_map(|which| Action::OperatorCancels { which }),
        4 => advance(),
        5 => Just(Action::Work),
        2 => (account(), to, prop::bool::weighted(0.8))
            .prop_map(|(who, to, right_password)| Action::Moves { who, to, right_password }),
        1 => account().prop_map(|who| Action::Close { who }),
        3 => account().prop_map(|who| Action::Reopen { who }),
        3 => (account(), prop::bool::weighted(0.25)).prop_map(|(who, unpaid)| Action::Owes { who, unpaid }),
        2 => (service(), 0..3usize, account())
            .prop_map(|(service, contact, to)| Action::ContactChanges { service, contact, to }),
    ]
}
