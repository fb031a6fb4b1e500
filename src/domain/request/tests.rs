//! The life of a request, who may do what to it and who sees it, and the last look: the tables of RULES.md in full.
//! What is expected is worked out here from the page, not with the functions under test.

mod last_look;

use proptest::prelude::*;

use super::*;
use crate::domain::account::{Account, EmailAddress, Language, NicHandle, Zone};
use crate::domain::service::{ContactType, Contacts};

use ContactType::{Administrative, Billing, Technical};
use Decision::{Accepted, Declined};

const REQUESTER: AccountId = AccountId(1);
const NEW: AccountId = AccountId(2);
const OLD: AccountId = AccountId(3);
const ADMINISTRATOR: AccountId = AccountId(4);
const STRANGER: AccountId = AccountId(5);
const EVERYBODY: [AccountId; 5] = [REQUESTER, NEW, OLD, ADMINISTRATOR, STRANGER];

const EXPIRES: Moment = Moment(10_000);
/// In time, at the very moment, and later.
const BEFORE: Moment = Moment(EXPIRES.0 - 1);
const AFTER: Moment = Moment(EXPIRES.0 + 1);

/// Which state is shown of each that is written down, in time and from `expires_at` on.
const SHOWN: [(State, State, State); 7] = [
    (State::Pending, State::Pending, State::Expired),
    (State::Processing, State::Processing, State::Processing),
    (State::Done, State::Done, State::Done),
    (State::Declined, State::Declined, State::Declined),
    (State::Cancelled, State::Cancelled, State::Cancelled),
    (State::Expired, State::Expired, State::Expired),
    (State::Failed, State::Failed, State::Failed),
];

fn request(requester: AccountId, from: AccountId, to: AccountId, state: State) -> Request {
    Request {
        id: RequestId(1),
        submission: SubmissionId(1),
        service: ServiceId(1),
        requester,
        from,
        to,
        types: ContactTypes::from([Technical]),
        stored_state: state,
        created_at: Moment(0),
        expires_at: EXPIRES,
        decided_at: None,
        apply_at: None,
        ended: Ending::of(state, None).map(|how| Ended { how, by: Some(Actor::System), at: BEFORE }),
        validations: Vec::new(),
        refusal: None,
    }
}

fn validation(account: AccountId, decision: Option<Decision>) -> Validation {
    Validation { account, decision: decision.map(|decision| (decision, Moment(1))) }
}

#[test]
fn a_pending_request_is_expired_from_its_last_moment_on_and_no_other_is() {
    for (stored, in_time, over) in SHOWN {
        let request = request(REQUESTER, OLD, NEW, stored);
        assert_eq!(request.state_at(BEFORE), in_time);
        assert_eq!(request.state_at(EXPIRES), over);
        assert_eq!(request.state_at(AFTER), over);
    }
}

#[test]
fn pending_and_processing_are_open() {
    let open: Vec<_> = State::ALL.iter().copied().filter(|state| state.is_open()).collect();
    assert_eq!(open, [State::Pending, State::Processing]);
}

#[test]
fn the_requester_and_the_new_contact_confirm_once_where_they_are_one() {
    assert_eq!(request(REQUESTER, OLD, NEW, State::Pending).validators(), [REQUESTER, NEW]);
    assert_eq!(request(REQUESTER, REQUESTER, NEW, State::Pending).validators(), [REQUESTER, NEW]);
    assert_eq!(request(REQUESTER, OLD, REQUESTER, State::Pending).validators(), [REQUESTER]);
}

#[test]
fn only_a_validator_that_has_not_decided_a_pending_request_is_awaited() {
    let decisions = [None, Some(Accepted), Some(Declined)];
    for (stored, _, _) in SHOWN {
        for now in [BEFORE, EXPIRES, AFTER] {
            for (requesters, news) in decisions.into_iter().flat_map(|a| decisions.map(|b| (a, b))) {
                let mut request = request(REQUESTER, OLD, NEW, stored);
                request.validations = vec![validation(REQUESTER, requesters), validation(NEW, news)];
                let can_be_decided = stored == State::Pending && now == BEFORE;
                let mut awaited = Vec::new();
                if can_be_decided && requesters.is_none() {
                    awaited.push(REQUESTER);
                }
                if can_be_decided && news.is_none() {
                    awaited.push(NEW);
                }
                assert_eq!(request.awaited(now), awaited, "{request:?} at {now:?}");
                for account in EVERYBODY {
                    assert_eq!(request.awaits(account, now), awaited.contains(&account), "{account}: {request:?}");
                }
            }
        }
    }
}

#[test]
fn the_decision_of_one_validator_leads_on() {
    // What the other has decided, what this one decides, where that leads. A request that the other declined is final.
    let table = [
        (None, Accepted, AfterDecision::AwaitsOthers),
        (None, Declined, AfterDecision::Declined),
        (Some(Accepted), Accepted, AfterDecision::Confirmed),
        (Some(Accepted), Declined, AfterDecision::Declined),
    ];
    for (others, decision, led_to) in table {
        for (this, other) in [(REQUESTER, NEW), (NEW, REQUESTER)] {
            let mut request = request(REQUESTER, OLD, NEW, State::Pending);
            request.validations = vec![validation(this, None), validation(other, others)];
            assert_eq!(request.after(this, decision), led_to, "{this} after {others:?}");
            request.validations.reverse();
            assert_eq!(request.after(this, decision), led_to, "{this} after {others:?}");
        }
    }
}

#[test]
fn an_account_that_is_both_parties_decides_alone() {
    for (decision, led_to) in [(Accepted, AfterDecision::Confirmed), (Declined, AfterDecision::Declined)] {
        let mut request = request(REQUESTER, OLD, REQUESTER, State::Pending);
        request.validations = vec![validation(REQUESTER, None)];
        assert_eq!(request.awaited(BEFORE), [REQUESTER]);
        assert_eq!(request.after(REQUESTER, decision), led_to);
    }
}

#[test]
fn the_decision_of_each_is_found_and_no_one_elses() {
    let mut request = request(REQUESTER, OLD, NEW, State::Pending);
    request.validations = vec![validation(REQUESTER, Some(Accepted)), validation(NEW, None)];
    assert_eq!(request.validation_of(REQUESTER), Some(&request.validations[0]));
    assert_eq!(request.validation_of(NEW), Some(&request.validations[1]));
    assert_eq!([OLD, ADMINISTRATOR, STRANGER].map(|account| request.validation_of(account)), [None; 3]);
}

#[test]
fn who_sees_a_request() {
    // The state that is shown; whether the replaced contact sees it; whether today's administrative contact does.
    let table = [
        (State::Pending, false, true),
        (State::Processing, false, true),
        (State::Done, true, false),
        (State::Declined, false, false),
        (State::Cancelled, false, false),
        (State::Expired, false, false),
        (State::Failed, false, false),
    ];
    let accounts = [REQUESTER, NEW, OLD, ADMINISTRATOR];
    for (stored, in_time, over) in SHOWN {
        for (now, shown) in [(BEFORE, in_time), (EXPIRES, over), (AFTER, over)] {
            let (_, by_replaced, by_administrator) = table.into_iter().find(|row| row.0 == shown).unwrap();
            // Each of the four parts is played by each of four accounts, several by one too.
            for parts in 0..4usize.pow(4) {
                let [requester, to, from, administrator] =
                    std::array::from_fn(|i| accounts[parts / 4usize.pow(u32::try_from(i).unwrap()) % 4]);
                let request = request(requester, from, to, stored);
                for account in EVERYBODY {
                    let mut sees = account == requester || account == to;
                    if account == from && by_replaced {
                        sees = true;
                    }
                    if account == administrator && by_administrator {
                        sees = true;
                    }
                    let outcome = request.is_seen_by(account, administrator, now);
                    assert_eq!(outcome, sees, "{account}, administrator {administrator}, {now:?}: {request:?}");
                }
            }
        }
    }
}

#[test]
fn the_requester_and_todays_administrator_may_withdraw() {
    let request = request(REQUESTER, OLD, NEW, State::Pending);
    let may = EVERYBODY.map(|account| request.may_be_cancelled_by(account, ADMINISTRATOR));
    assert_eq!(may, [true, false, false, true, false]);
    // The new and the replaced contact may where they are the administrative contact, and not else.
    assert!(request.may_be_cancelled_by(NEW, NEW));
    assert!(request.may_be_cancelled_by(OLD, OLD));
    assert!(!request.may_be_cancelled_by(ADMINISTRATOR, OLD));
}

#[test]
fn a_validator_has_its_own_code_sent_again_and_the_requester_the_other_partys_too() {
    let allowed = |requester, to| -> Vec<_> {
        let request = request(requester, OLD, to, State::Pending);
        let pairs = EVERYBODY.into_iter().flat_map(|by| EVERYBODY.map(|target| (by, target)));
        pairs.filter(|(by, target)| request.may_resend(*by, *target)).collect()
    };
    assert_eq!(allowed(REQUESTER, NEW), [(REQUESTER, REQUESTER), (REQUESTER, NEW), (NEW, NEW)]);
    assert_eq!(allowed(REQUESTER, REQUESTER), [(REQUESTER, REQUESTER)]);
}

#[test]
fn a_reminder_goes_out_three_days_before_the_last_day_of_a_term_of_seven_or_more() {
    const MS_PER_DAY: i64 = 86_400_000;
    let start = Moment(1_700_000_000_123);
    let reminder = |term| remind_at(start, Moment(start.0 + term)).map(|at| at.0 - start.0);
    assert_eq!(reminder(30 * MS_PER_DAY), Some(27 * MS_PER_DAY));
    assert_eq!(reminder(7 * MS_PER_DAY + 1), Some(4 * MS_PER_DAY + 1));
    assert_eq!(reminder(7 * MS_PER_DAY), Some(4 * MS_PER_DAY));
    assert_eq!(reminder(7 * MS_PER_DAY - 1), None);
    assert_eq!(reminder(MS_PER_DAY), None);
    assert_eq!(reminder(0), None);
}
