//! Random sequences of acts by random accounts lead where RULES.md says, in every page and every mailbox.
//!
//! `HANDOVER_MODEL_CASES` sets how many sequences are tried, `HANDOVER_MODEL_ACTIONS` how long they are on average,
//! `HANDOVER_MODEL_SHRINK_SECONDS` how long a failure is made shorter before it is reported.

mod actions;
mod drive;
mod purposes;
mod rules;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use self::actions::{Action, Asker, CodeTyped, Filled, Meanwhile, Reach, Said, Skip, Typed, Which, Who};

fn setting(name: &str, default: u32) -> u32 {
    std::env::var(name).ok().map_or(default, |given| given.parse().expect("a number"))
}

#[test]
fn whatever_happens_the_application_does_what_the_rules_say() {
    let config = Config {
        cases: setting("HANDOVER_MODEL_CASES", 24),
        failure_persistence: None,
        // Each sequence takes a good part of a second: a failure is reported soon rather than at its shortest.
        max_shrink_iters: 500,
        max_shrink_time: setting("HANDOVER_MODEL_SHRINK_SECONDS", 30) * 1000,
        ..Config::default()
    };
    let length = setting("HANDOVER_MODEL_ACTIONS", 25) as usize;
    let tally = RefCell::default();
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&prop::collection::vec(actions::action(), 1..2 * length), |actions| {
        drive::run(&actions, &mut tally.borrow_mut())
    });
    println!("{:#?}", tally.borrow());
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Asks, as administrative contact, for another technical contact of the first service, and delivers the codes.
fn asked() -> Action {
    let fields = [Typed::Absent, Typed::Handle(2), Typed::Absent];
    Action::Ask {
        by: Asker::Contact(0),
        service: 0,
        fields,
        filled: Filled::Today,
        note: Said::Nothing,
        then_work: true,
    }
}

fn accepts(by: Who, code: CodeTyped, times: usize) -> Action {
    let (which, reach) = (Which::Any(0), Reach::One);
    Action::Decide { by, which, reach, accept: true, code, reason: Said::Nothing, times }
}

fn resends(times: usize) -> Action {
    let (by, which, target) = (Who::Requester, Which::Any(0), Some(Who::NewContact));
    Action::Resend { by, which, whole: false, target, times, apart_s: 60 }
}

fn settles(place: usize, meanwhile: Meanwhile) -> Action {
    Action::Settle { which: Which::Any(place), whole: false, meanwhile, then_work: true }
}

fn goes_as_the_rules_say(actions: &[Action], expected: &[(&str, usize)]) {
    let mut tally = drive::Tally::new();
    drive::run(actions, &mut tally).unwrap();
    for (what, times) in expected {
        assert_eq!(tally.get(*what).copied().unwrap_or(0), *times, "{what}: {tally:#?}");
    }
}

#[test]
fn the_fifth_wrong_try_kills_a_code_and_a_fresh_one_lives() {
    for (wrong, right) in [(4, "decide Right 303"), (5, "decide Right 422")] {
        let wrong = accepts(Who::NewContact, CodeTyped::Wrong, wrong);
        let right_one = || accepts(Who::NewContact, CodeTyped::Right, 1);
        goes_as_the_rules_say(&[asked(), wrong.clone(), right_one()], &[(right, 1)]);
        let renewed = [asked(), wrong.clone(), resends(1), Action::Work, wrong, resends(2), Action::Work, right_one()];
        goes_as_the_rules_say(&renewed, &[("decide Right 303", 1)]);
    }
}

#[test]
fn the_eleventh_resend_of_a_day_must_wait_until_the_first_is_a_day_old() {
    let hours = |hours: u64| Action::Advance { seconds: hours * 3600 };
    let actions = [asked(), resends(12), hours(23), resends(1), hours(1), resends(2), Action::Work];
    // Ten and two; one; and then two of the first day's places are free.
    goes_as_the_rules_say(&actions, &[("resend 303", 12), ("resend 429", 3)]);
}

#[test]
fn what_comes_in_between_keeps_a_confirmed_change_from_happening() {
    let failing = [
        Meanwhile::ContactChanges { contact: 0, to: 3 },
        Meanwhile::ContactChanges { contact: 1, to: 3 },
        Meanwhile::Closes(Who::NewContact),
        Meanwhile::Closes(Who::Requester),
    ];
    for meanwhile in failing {
        goes_as_the_rules_say(&[asked(), settles(0, meanwhile)], &[("mail Failed", 2), ("mail Done", 0)]);
    }
    for harmless in [Meanwhile::Closes(Who::Replaced), Meanwhile::Owes(Who::NewContact), Meanwhile::Owes(Who::Replaced)]
    {
        goes_as_the_rules_say(&[asked(), settles(0, harmless)], &[("mail Failed", 0), ("mail Done", 2)]);
    }
}

#[test]
fn a_right_that_the_same_submission_took_still_counts_and_one_that_another_took_does_not() {
    let fields = [Typed::Handle(2), Typed::Handle(3), Typed::Absent];
    let (by, filled, note) = (Asker::Contact(0), Filled::Unsaid, Said::Nothing);
    let both = Action::Ask { by, service: 0, fields, filled, note, then_work: true };
    let (first, second) = (settles(1, Meanwhile::Nothing), settles(0, Meanwhile::Nothing));
    goes_as_the_rules_say(
        &[both.clone(), first, second],
        &[("mail Done", 5), ("mail Replaced", 1), ("mail Failed", 0)],
    );
    let second = settles(0, Meanwhile::ContactChanges { contact: 0, to: 3 });
    goes_as_the_rules_say(&[both, second], &[("mail Failed", 2)]);
}

#[test]
fn what_is_asked_for_together_is_judged_service_by_service_and_decided_with_one_press() {
    let form = |only_where: Typed, skip: Skip| Action::AskForSeveral {
        by: Asker::Contact(0),
        services: (0..actions::SERVICES).collect(),
        fields: [Typed::Absent, Typed::Handle(3), Typed::Handle(3)],
        only_where,
        filled: Filled::Today,
        note: Said::Words,
        skip,
        then_work: true,
    };
    let settled = Action::Settle { which: Which::Any(0), whole: true, meanwhile: Meanwhile::Nothing, then_work: true };
    // Of the third service Ann is no contact; the first one has an open request by then.
    let actions = [asked(), form(Typed::Absent, Skip::Never), form(Typed::Absent, Skip::WhenShown), settled.clone()];
    let expected =
        [("ask together 422", 2), ("ask without 303", 1), ("decide together Right 303", 2), ("mail Code", 4)];
    goes_as_the_rules_say(&actions, &expected);
    // Where Bea is a contact today.
    let narrowed = [form(Typed::Handle(1), Skip::Never), settled];
    goes_as_the_rules_say(&narrowed, &[("ask together 303", 1), ("mail Done", 2), ("mail Replaced", 1)]);
}
