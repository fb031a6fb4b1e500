//! *Codes*: what ends a request before it is carried out, and who may.

use super::mail::{About, Owed};
use super::{DAY, Kind, MINUTE, Request, State, World, readable};

/// What an act is about.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    pub requests: Vec<usize>,
    /// All of a submission that are there for whoever acts, whichever those are.
    pub as_there_are: bool,
    /// And one that is none of the submission.
    pub with_strange: bool,
}

impl World {
    /// All of the submission of a request.
    pub fn together_with(&self, index: usize) -> Chosen {
        let is_of_it = |other: &usize| self.requests[*other].submission == self.requests[index].submission;
        let requests = (0..self.requests.len()).filter(is_of_it).collect();
        Chosen { requests, as_there_are: true, with_strange: false }
    }

    /// The code that an account would have to type, if it has been mailed.
    pub fn right_code(&self, index: usize, account: usize) -> Option<&String> {
        let code = self.codes.get(&(self.requests[index].submission, account))?;
        code.mailed.get(&code.generation)
    }

    /// *Codes*. `typed` is empty where nothing was typed, or nothing ticked.
    pub fn decide(&mut self, by: usize, chosen: &Chosen, accept: bool, (typed, reason): (&str, Option<&str>)) -> u16 {
        let mut its = chosen.requests.clone();
        its.retain(|index| self.requests[*index].validators.iter().any(|(account, _)| *account == by));
        let is_strange = its.len() < chosen.requests.len() && !chosen.as_there_are;
        if its.is_empty() || is_strange || chosen.with_strange {
            return 404;
        }
        // What was decided meanwhile is left as it is.
        its.retain(|index| self.must_decide(&self.requests[*index], by));
        let Some(first) = its.first().copied() else { return 409 };
        if typed.is_empty() {
            return 422;
        }
        let Ok(reason) = readable(reason.filter(|_| !accept)) else { return 422 };
        let right = self.right_code(first, by).is_some_and(|right| right == typed);
        let code = self.codes.get_mut(&(self.requests[first].submission, by)).unwrap();
        if code.wrong_tries >= 5 {
            return 422;
        }
        if !right {
            code.wrong_tries += 1;
            return 422;
        }
        for index in its {
            self.write_down(index, by, accept, reason.clone());
        }
        303
    }

    fn write_down(&mut self, index: usize, by: usize, accept: bool, reason: Option<String>) {
        let request = &mut self.requests[index];
        request.validators.iter_mut().filter(|(account, _)| *account == by).for_each(|(_, is)| *is = Some(accept));
        if !accept {
            request.reason = reason;
            self.end(index, State::Declined, Some(by));
        } else if request.validators.iter().all(|(_, decision)| *decision == Some(true)) {
            request.state = State::Processing;
            self.confirmed.push(index);
        }
    }

    pub fn resend(&mut self, by: usize, chosen: &Chosen, target: usize) -> u16 {
        let mut its = chosen.requests.clone();
        its.retain(|index| {
            let request = &self.requests[*index];
            let is_validator = request.validators.iter().any(|(account, _)| *account == target);
            is_validator && (by == target || by == request.requester)
        });
        let Some(first) = its.first() else { return 404 };
        let submission = self.requests[*first].submission;
        let is_pending = |index: &usize| self.state(&self.requests[*index]) == State::Pending;
        if !its.iter().any(is_pending) || self.left(submission, target).is_empty() {
            return 409;
        }
        let now = self.now;
        let code = self.codes.get_mut(&(submission, target)).unwrap();
        let of_a_day = code.resent_at.iter().filter(|at| now - **at < DAY).count();
        if code.resent_at.last().is_some_and(|last| now - last < MINUTE) || of_a_day >= 10 {
            return 429;
        }
        code.resent_at.push(now);
        code.generation += 1;
        code.wrong_tries = 0;
        self.owe_code(Kind::Code, submission, target);
        303
    }

    pub fn cancel(&mut self, by: usize, chosen: &Chosen) -> u16 {
        let mut its = chosen.requests.clone();
        its.retain(|index| {
            let request = &self.requests[*index];
            (request.requester == by || self.administrator(request) == by) && self.sees(by, request)
        });
        if its.is_empty() {
            return 404;
        }
        its.retain(|index| self.state(&self.requests[*index]) == State::Pending);
        for index in &its {
            self.end(*index, State::Cancelled, Some(by));
        }
        if its.is_empty() { 409 } else { 303 }
    }

    /// Says whether it was open.
    pub fn reopens(&mut self, who: usize) -> bool {
        let was_open = std::mem::replace(&mut self.accounts[who].open, true);
        if !was_open {
            self.outbox.push(Owed { to: who, address: None, kind: Kind::AccountReopened, about: About::Account });
        }
        was_open
    }

    /// Says whether it was open.
    pub fn closes(&mut self, who: usize) -> bool {
        let was_open = std::mem::replace(&mut self.accounts[who].open, false);
        let of = |request: &Request| request.requester == who || request.to == who;
        let indexes: Vec<usize> = (0..self.requests.len()).filter(|index| of(&self.requests[*index])).collect();
        for index in &indexes {
            let (stored, state) = (self.requests[*index].state, self.state(&self.requests[*index]));
            if stored == State::Pending && state == State::Expired {
                self.end(*index, State::Expired, None);
            }
        }
        let (own, others): (Vec<usize>, Vec<usize>) =
            indexes.iter().copied().partition(|index| self.requests[*index].requester == who);
        for index in indexes.iter().copied() {
            if self.state(&self.requests[index]) == State::Pending {
                self.end(index, State::Cancelled, None);
            }
        }
        for index in own.into_iter().chain(others) {
            if self.requests[index].state == State::Processing {
                self.end(index, State::Failed, None);
            }
        }
        self.confirmed.retain(|index| self.requests[*index].state == State::Processing);
        if was_open {
            self.outbox.push(Owed { to: who, address: None, kind: Kind::AccountClosed, about: About::Account });
        }
        was_open
    }

    /// Says whether it could.
    pub fn operator_cancels(&mut self, index: usize) -> bool {
        let pending = self.state(&self.requests[index]) == State::Pending;
        if pending {
            self.end(index, State::Cancelled, None);
        }
        pending
    }
}
