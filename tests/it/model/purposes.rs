//! What the contacts are for, in sequences that meet each rule for certain.

use super::actions::{Action, Asker, Detail, Filled, Said, Typed, Which};
use super::rules::{AtTheEnd, Turn};
use super::{Meanwhile, asked, goes_as_the_rules_say};

const HOUR: u64 = 3600;
const OFF: Turn = Turn::Off { right_password: true };

fn turns(by: usize, turn: Turn) -> Action {
    Action::TurnLock { by: Asker::Contact(by), service: 0, turn }
}

fn owner_is(email: Detail, right_password: bool) -> Action {
    let details = [Detail::Right(false), email, Detail::Absent];
    Action::ChangeOwner { by: Asker::Contact(0), service: 0, details, right_password }
}

fn ends(service: usize, days: i64) -> Action {
    Action::LastDay { service, ahead: Some((days, AtTheEnd::Ends)) }
}

#[test]
fn a_lock_refuses_until_the_right_password_takes_it_off() {
    let wrong = Turn::Off { right_password: false };
    let owner = owner_is(Detail::Right(false), true);
    let actions = [
        turns(1, Turn::On),
        turns(0, Turn::On),
        asked(),
        owner.clone(),
        turns(0, wrong),
        asked(),
        turns(0, OFF),
        owner,
    ];
    let expected = [
        ("lock 404", 1),
        ("lock 303", 1),
        ("ask 422", 2),
        ("owner 422", 1),
        ("unlock 422", 1),
        ("unlock 303", 1),
        ("owner 303", 1),
        ("mail Locked", 1),
        ("mail Unlocked", 1),
        ("mail OwnerChanged", 1),
    ];
    goes_as_the_rules_say(&actions, &expected);
}

#[test]
fn a_lock_is_refused_while_a_request_is_open_and_the_operators_only_the_operator_takes_off() {
    let operator = |on: bool| Action::OperatorLocks { service: 0, on };
    let settled = Action::Settle { which: Which::Any(0), whole: false, meanwhile: Meanwhile::Nothing, then_work: true };
    let actions =
        [asked(), turns(0, Turn::On), settled, operator(true), turns(0, OFF), operator(false), turns(0, Turn::On)];
    goes_as_the_rules_say(&actions, &[("lock 422", 1), ("unlock 422", 1), ("lock 303", 1)]);
}

#[test]
fn one_form_turns_the_locks_of_several_with_one_email_each() {
    let form = |turn: Turn, filled: Filled| Action::TurnLocks {
        by: Asker::Account(0),
        services: (0..super::actions::SERVICES).collect(),
        turn,
        filled,
    };
    let wrong = Turn::Off { right_password: false };
    let actions = [
        form(Turn::On, Filled::Stale),
        form(Turn::On, Filled::Today),
        form(wrong, Filled::Today),
        form(OFF, Filled::Unsaid),
    ];
    // Of the third service Ann is no contact; of the others Bea and Cid are.
    let expected = [
        ("lock together 422", 1),
        ("lock together 303", 1),
        ("unlock together 422", 1),
        ("unlock together 303", 1),
        ("mail Locked", 2),
        ("mail Unlocked", 2),
    ];
    goes_as_the_rules_say(&actions, &expected);
}

#[test]
fn the_owner_is_told_at_the_old_address_and_at_the_new_one() {
    let actions = [
        owner_is(Detail::Odd, true),
        owner_is(Detail::Right(false), false),
        owner_is(Detail::Right(false), true),
        owner_is(Detail::Right(true), true),
        owner_is(Detail::Empty, true),
    ];
    goes_as_the_rules_say(&actions, &[("owner 422", 2), ("owner 303", 3), ("mail OwnerChanged", 4)]);
}

#[test]
fn each_step_is_told_once_and_a_new_last_day_starts_anew() {
    let later = Action::Advance { seconds: 9 * HOUR };
    // The second service comes to its steps on other days, and so brings looks in between.
    let actions = [later, ends(0, 31), ends(1, 28), Action::Days { days: 33 }, ends(0, 20), Action::Days { days: 21 }];
    goes_as_the_rules_say(&actions, &[("mail LastDays", 8)]);
}

#[test]
fn a_new_billing_contact_is_told_at_once_and_then_by_the_steps() {
    let fields = [Typed::Absent, Typed::Absent, Typed::Handle(1)];
    let (by, filled, note) = (Asker::Contact(0), Filled::Today, Said::Nothing);
    let hands_over = Action::Ask { by, service: 0, fields, filled, note, then_work: true };
    let settled = Action::Settle { which: Which::Any(0), whole: false, meanwhile: Meanwhile::Nothing, then_work: true };
    let actions = [
        Action::Advance { seconds: 9 * HOUR },
        ends(0, 20),
        Action::Work,
        hands_over,
        settled,
        Action::Days { days: 22 },
    ];
    goes_as_the_rules_say(&actions, &[("mail TakenOver", 1), ("mail LastDays", 3)]);
}
