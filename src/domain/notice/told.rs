//! Who is told when a request has come to its end, and as what.

use super::Outcome;
use crate::domain::AccountId;
use crate::domain::request::{Actor, Request, State, validators};

/// Who is told what when a request has come to its end (RULES.md, Emails).
///
/// `administrator` is the service's administrative contact once the move is made. Nobody is told of what it did itself,
/// but for a change that has happened, which every party hears of.
#[must_use]
pub fn final_notices(request: &Request, to: State, by: Actor, administrator: AccountId) -> Vec<(Outcome, AccountId)> {
    let outcome = match to {
        State::Pending | State::Processing => return Vec::new(),
        State::Done => {
            let Request { requester, from, to, .. } = *request;
            let told = told_when_done(Parties { requester, from, to }, administrator);
            return told.into_iter().map(|(as_whom, account)| (as_whom.into(), account)).collect();
        }
        State::Declined => Outcome::Declined,
        State::Cancelled => Outcome::Cancelled,
        State::Expired => Outcome::Expired,
        State::Failed => Outcome::Failed,
    };
    let parties = request.validators().into_iter();
    parties.filter(|party| by != Actor::Account(*party)).map(|party| (outcome, party)).collect()
}

/// The accounts that a request is about, made or only planned.
#[derive(Clone, Copy, Debug)]
pub struct Parties {
    /// Who asks.
    pub requester: AccountId,
    /// Who is replaced.
    pub from: AccountId,
    /// The new contact.
    pub to: AccountId,
}

/// As what somebody is told that a change has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DoneReader {
    /// As the requester or the new contact.
    Party,
    /// As the contact that was replaced.
    Replaced,
    /// As the service's administrative contact.
    Administrator,
}

impl From<DoneReader> for Outcome {
    fn from(reader: DoneReader) -> Self {
        match reader {
            DoneReader::Party => Self::Done,
            DoneReader::Replaced => Self::Replaced,
            DoneReader::Administrator => Self::DoneAdministrator,
        }
    }
}

/// Who is told when a change has happened, and as what. `administrator` is the service's administrative contact by
/// then.
#[must_use]
pub fn told_when_done(of: Parties, administrator: AccountId) -> Vec<(DoneReader, AccountId)> {
    let parties = validators(of.requester, of.to);
    let mut told: Vec<_> = parties.iter().map(|party| (DoneReader::Party, *party)).collect();
    if !parties.contains(&of.from) {
        told.push((DoneReader::Replaced, of.from));
    }
    if !parties.contains(&administrator) && administrator != of.from {
        told.push((DoneReader::Administrator, administrator));
    }
    told
}
