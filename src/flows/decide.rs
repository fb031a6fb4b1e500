//! A validator accepts or declines a request with its code.

use std::time::Duration;

use super::throttles::{self, Bound, code_emails, pair};
use super::{Terms, moves};
use crate::domain::code::{WRONG_TRIES_MAX, is_blank};
use crate::domain::request::{Actor, Decision, Request, State};
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place, RequestId};
use crate::store::events::{SECURITY_LOG, What};
use crate::store::{AnyConnection, StoreResult, codes, requests, write};

/// Wrong codes an hour for an account, on top of what each code allows.
const WRONG_MAX: usize = 60;
/// Wrong codes an hour from a client network.
const WRONG_FROM_NETWORK_MAX: usize = 200;
const WRONG_TERM: Duration = Duration::from_hours(1);

/// A decision as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// Which way.
    pub decision: Decision,
    /// The code as it was typed.
    pub code: &'a str,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It counts. `more` says whether the same code decides further requests of the submission.
    Done {
        /// The request as it stands now.
        request: Request,
        /// Whether this account has other requests of the submission to decide.
        more: bool,
    },
    /// No such request for this account to decide.
    NotFound,
    /// The request is no longer pending.
    NotPending,
    /// This account has already decided.
    AlreadyDecided,
    /// The field for the code was left empty.
    NoCode,
    /// The code does not match: wrong, another's, replaced or dead.
    WrongCode,
    /// Too many wrong codes; how long to wait.
    TooOften(Duration),
}

/// Decides one request (RULES.md, *Codes* and *The life of a request*).
///
/// # Errors
/// The database's fault.
pub fn decide(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    validator: AccountId,
    id: RequestId,
    form: Form<'_>,
    from: &Place,
) -> StoreResult<Decided> {
    let (who, network) = (validator.to_string(), from.network());
    let wrong_codes = [
        Bound { what: "wrong codes", who: &who, most: WRONG_MAX, term: WRONG_TERM },
        Bound { what: "wrong codes network", who: &network, most: WRONG_FROM_NETWORK_MAX, term: WRONG_TERM },
    ];
    write(conn, |conn| {
        // Held before any row; what it says counts only for a code that turns out wrong: nobody else's tries keep a right one out.
        let wait = throttles::wait(conn, terms, now, &wrong_codes)?;
        let Some(request) = moves::hold(conn, id, now)? else { return Ok(Decided::NotFound) };
        let Some(validation) = request.validation_of(validator) else { return Ok(Decided::NotFound) };
        if validation.decision.is_some() && request.state_at(now) == State::Pending {
            return Ok(Decided::AlreadyDecided);
        }
        if request.state_at(now) != State::Pending {
            return Ok(Decided::NotPending);
        }
        if is_blank(form.code) {
            return Ok(Decided::NoCode);
        }
        if !code_matches(conn, terms, &request, validator, form.code, now)? {
            if let Some(wait) = wait {
                return Ok(Decided::TooOften(wait));
            }
            throttles::hit(conn, terms, now, &wrong_codes)?;
            tracing::warn!(target: SECURITY_LOG, request = id.0, "a wrong or dead validation code");
            return Ok(Decided::WrongCode);
        }
        if !requests::decide(conn, id, validator, form.decision, now)? {
            return Ok(Decided::AlreadyDecided);
        }
        carry_on(conn, terms, request, validator, form.decision, now)
    })
}

fn code_matches(
    conn: &mut AnyConnection,
    terms: &Terms,
    request: &Request,
    validator: AccountId,
    typed: &str,
    now: Moment,
) -> StoreResult<bool> {
    let Some(row) = codes::find(conn, request.submission, validator)? else { return Ok(false) };
    let tries = u32::try_from(row.wrong_tries).unwrap_or(u32::MAX);
    if tries >= WRONG_TRIES_MAX {
        return Ok(false);
    }
    if terms.keyring.code(&row).is_some_and(|code| code.matches(typed)) {
        return Ok(true);
    }
    codes::count_wrong_try(conn, &row)?;
    if tries + 1 >= WRONG_TRIES_MAX {
        for request in requests::of_submission(conn, request.submission)? {
            if request.awaits(validator, now) {
                moves::note(conn, request.id, What::CodeBlocked, Some(validator), Actor::System, now)?;
            }
        }
    }
    Ok(false)
}

fn carry_on(
    conn: &mut AnyConnection,
    terms: &Terms,
    request: Request,
    validator: AccountId,
    decision: Decision,
    now: Moment,
) -> StoreResult<Decided> {
    let by = Actor::Account(validator);
    if decision == Decision::Accepted {
        moves::note(conn, request.id, What::Accepted, None, by, now)?;
        throttles::forget(conn, terms, code_emails(&pair(request.requester, validator)))?;
    }
    match request.after(validator, decision) {
        State::Processing => {
            requests::start_processing(conn, request.id, now, now.plus(terms.apply_delay))?;
        }
        State::Declined => {
            moves::finish(conn, &request, State::Declined, None, by, now)?;
        }
        _ => {}
    }
    let submission = requests::of_submission(conn, request.submission)?;
    let more = submission.iter().any(|other| other.awaits(validator, now));
    let request = submission.into_iter().find(|other| other.id == request.id).unwrap_or(request);
    Ok(Decided::Done { request, more })
}
