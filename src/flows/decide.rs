//! A validator accepts or declines a request with its code, or several of a submission with one press.

use std::collections::BTreeSet;
use std::time::Duration;

use super::chosen::{self, Chosen};
use super::throttles::{self, Bound, code_emails, pair};
use super::{Cx, moves};
use crate::domain::acts::Viewer;
use crate::domain::code::{TypedValidationCode, WRONG_TRIES_MAX};
use crate::domain::event::RequestEvent;
use crate::domain::note::{Note, NoteFault};
use crate::domain::request::{Actor, AfterDecision, Decision, Ending, Request, State};
use crate::domain::{AccountId, SubmissionId};
use crate::measures;
use crate::store::events::SECURITY_LOG;
use crate::store::requests::NewDecision;
use crate::store::{StoreResult, codes, requests};

/// Wrong codes an hour for an account, on top of what each code allows.
const WRONG_MAX: usize = 60;
/// Wrong codes an hour from a client network.
const WRONG_FROM_NETWORK_MAX: usize = 200;
const WRONG_TERM: Duration = Duration::from_hours(1);

/// A decision as it was sent.
#[derive(Clone, Debug)]
pub struct DecisionForm {
    /// Which way.
    pub decision: Decision,
    /// The code.
    pub code: TypedValidationCode,
    /// Why it declines, where it says, or what is wrong with that. Whoever accepts gives no reason.
    pub reason: Result<Option<Note>, NoteFault>,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It counts. What was chosen too, and is no longer pending or was decided by this account before, is left as it is.
    Done {
        /// What it counts for, as it stands now, by number; at least one.
        requests: Vec<Request>,
        /// Whether this account has other requests of the submission to decide, with the same code.
        more: bool,
    },
    /// No such request for this account to decide.
    NotFound,
    /// Nothing of it is still pending.
    NotPending,
    /// This account has already decided what is.
    AlreadyDecided,
    /// The field for the code was left empty.
    NoCode,
    /// The reason cannot be taken.
    BadReason(NoteFault),
    /// The code does not match: wrong, another's, replaced or dead.
    WrongCode,
    /// Too many wrong codes; how long to wait.
    TooOften(Duration),
}

/// Decides what is chosen, as far as this account must still decide it (RULES.md, *Codes*, *The life of a request* and *Several
/// services at once*).
pub fn decide(cx: &mut Cx<'_>, chosen: &Chosen, form: &DecisionForm) -> StoreResult<Decided> {
    let Actor::Account(validator) = cx.by else { return Ok(Decided::NotFound) };
    let (who, network) = (validator.to_string(), cx.from.network());
    let wrong_codes = [
        Bound { what: "wrong codes", who: &who, most: WRONG_MAX, term: WRONG_TERM },
        Bound { what: "wrong codes network", who: &network, most: WRONG_FROM_NETWORK_MAX, term: WRONG_TERM },
    ];
    // Held before any row; what it says counts only for a code that turns out wrong: nobody else's tries keep a right
    // one out.
    let wait = throttles::reached(cx, &wrong_codes)?;
    let awaited = match awaited_of(cx, chosen, validator)? {
        Ok(awaited) => awaited,
        Err(refused) => return Ok(refused),
    };
    if form.code == TypedValidationCode::Nothing {
        return Ok(Decided::NoCode);
    }
    let reason = match (form.decision, &form.reason) {
        (Decision::Accepted, _) => None,
        (Decision::Declined, Ok(reason)) => reason.as_ref(),
        (Decision::Declined, Err(fault)) => return Ok(Decided::BadReason(*fault)),
    };
    let Some((id, submission)) = awaited.first().map(|first| (first.id, first.submission)) else {
        return Ok(Decided::NotFound);
    };
    if !code_matches(cx, submission, validator, &form.code)? {
        if let Some(wait) = wait {
            return Ok(Decided::TooOften(wait));
        }
        throttles::hit_once(cx, &wrong_codes)?;
        cx.tx.after_commit(move || {
            measures::wrong_code();
            tracing::warn!(target: SECURITY_LOG, request = id.0, "a wrong or dead validation code");
        });
        return Ok(Decided::WrongCode);
    }
    let new = NewDecision { validator, decision: form.decision, reason };
    write_down(cx, (submission, awaited), new)
}

/// What of it this account must still decide, at least one request; or what there is instead.
fn awaited_of(cx: &mut Cx<'_>, chosen: &Chosen, validator: AccountId) -> StoreResult<Result<Vec<Request>, Decided>> {
    let mut held = chosen::hold(cx, chosen, Viewer::Account(validator))?;
    let all = held.len();
    held.retain(|request| request.validation_of(validator).is_some());
    let is_forged = match chosen {
        Chosen::One(_) | Chosen::These(..) => held.len() < all,
        Chosen::All(_) => false,
    };
    if held.is_empty() || is_forged {
        return Ok(Err(Decided::NotFound));
    }
    if held.iter().all(|request| request.state_at(cx.now) != State::Pending) {
        return Ok(Err(Decided::NotPending));
    }
    held.retain(|request| request.awaits(validator, cx.now));
    Ok(if held.is_empty() { Err(Decided::AlreadyDecided) } else { Ok(held) })
}

/// Writes a decision down that counts, with all that follows from it.
fn write_down(
    cx: &mut Cx<'_>,
    (submission, mut awaited): (SubmissionId, Vec<Request>),
    new: NewDecision<'_>,
) -> StoreResult<Decided> {
    let ids: Vec<_> = awaited.iter().map(|request| request.id).collect();
    let decided = requests::decide(cx.tx, &ids, new, cx.now)?;
    awaited.retain(|request| decided.binary_search(&request.id).is_ok());
    if awaited.is_empty() {
        return Ok(Decided::AlreadyDecided);
    }
    carry_on(cx, &awaited, new.validator, new.decision)?;
    let mut requests = requests::of_submission(cx.tx, submission)?;
    let more = requests.iter().any(|other| other.awaits(new.validator, cx.now));
    requests.retain(|request| decided.binary_search(&request.id).is_ok());
    Ok(Decided::Done { requests, more })
}

/// Whether this is the validator's code. A wrong one is counted against its code, which dies of too many.
fn code_matches(
    cx: &mut Cx<'_>,
    submission: SubmissionId,
    validator: AccountId,
    typed: &TypedValidationCode,
) -> StoreResult<bool> {
    let Some(seed) = codes::find(cx.tx, submission, validator)? else { return Ok(false) };
    let tries = u32::try_from(seed.wrong_tries).unwrap_or(u32::MAX);
    if tries >= WRONG_TRIES_MAX {
        return Ok(false);
    }
    if cx.terms.keyring.code(&seed).is_some_and(|code| code.matches(typed)) {
        return Ok(true);
    }
    codes::count_wrong_try(cx.tx, &seed)?;
    if tries + 1 >= WRONG_TRIES_MAX {
        let mut left = requests::of_submission(cx.tx, submission)?;
        left.retain(|request| request.awaits(validator, cx.now));
        let blocked = RequestEvent::CodeBlocked { reader: validator };
        let records: Vec<_> = left.iter().map(|request| (request.id, blocked)).collect();
        cx.record_all_by(&records, Actor::System)?;
    }
    Ok(false)
}

/// What follows from a decision that is written down; `all` stand as before it.
fn carry_on(cx: &mut Cx<'_>, all: &[Request], validator: AccountId, decision: Decision) -> StoreResult<()> {
    let by = Actor::Account(validator);
    match decision {
        Decision::Accepted => {
            let accepted: Vec<_> = all.iter().map(|request| (request.id, RequestEvent::Accepted)).collect();
            cx.record_all_by(&accepted, by)?;
            let requesters: BTreeSet<_> = all.iter().map(|request| request.requester).collect();
            for requester in requesters {
                throttles::forget_hits(cx, code_emails(&pair(requester, validator)))?;
            }
        }
        // Their end says so.
        Decision::Declined => {}
    }
    let (mut confirmed, mut declined) = (Vec::new(), Vec::new());
    for request in all {
        match request.after(validator, decision) {
            AfterDecision::AwaitsOthers => {}
            AfterDecision::Confirmed => confirmed.push(request.id),
            AfterDecision::Declined => declined.push(request.clone()),
        }
    }
    requests::start_processing(cx.tx, &confirmed, cx.now, cx.now.plus(cx.terms.apply_delay))?;
    moves::end_requests(cx, &declined, Ending::Declined, by)?;
    Ok(())
}
