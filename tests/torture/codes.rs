//! The codes that a customer has got by email, as it remembers them.

use super::inbox::Delivered;

/// One code.
#[derive(Clone, Debug)]
pub struct Known {
    pub code: String,
    /// The submission whose page it leads to, where that tells what is to be decided.
    pub submission: Option<i64>,
    /// Whether it decides more than its reader knows of: the page of the request tells.
    pub more: bool,
    /// What it may still decide, as far as its reader knows.
    pub left: Vec<i64>,
    /// What it has decided.
    pub used: Vec<i64>,
    /// It was sent again, or a newer one for the same requests has arrived.
    pub replaced: bool,
    /// How often it was tried again although it is used or replaced.
    pub tried_again: usize,
}

/// How often one code is tried again: fewer times than would block a live one.
const TRIES: usize = 3;
/// Older codes are forgotten.
const KEPT: usize = 200;

#[derive(Default)]
pub struct Codes {
    known: Vec<Known>,
    /// How many were taken from the inbox.
    pub read: usize,
}

impl Codes {
    pub fn learn(&mut self, delivered: Vec<Delivered>) {
        self.read += delivered.len();
        for new in delivered {
            for old in &mut self.known {
                let is_of_old = |request: &i64| old.left.contains(request) || old.used.contains(request);
                let same = new.submission.is_some() && new.submission == old.submission;
                if same || new.requests.iter().any(is_of_old) {
                    old.replaced = true;
                }
            }
            let Delivered { code, submission, more, requests: left } = new;
            let (used, replaced, tried_again) = (Vec::new(), false, 0);
            self.known.push(Known { code, submission, more, left, used, replaced, tried_again });
        }
        let too_many = self.known.len().saturating_sub(KEPT);
        self.known.drain(..too_many);
    }

    /// Those with which something may be decided.
    pub fn live(&mut self) -> Vec<&mut Known> {
        let is_live = |known: &&mut Known| !known.replaced && (known.submission.is_some() || !known.left.is_empty());
        self.known.iter_mut().filter(is_live).collect()
    }

    /// Those that are good for nothing any more, each with a request that it was for.
    pub fn dead(&mut self) -> Vec<&mut Known> {
        let dead = |known: &&mut Known| known.tried_again < TRIES && (known.replaced || !known.used.is_empty());
        self.known.iter_mut().filter(dead).collect()
    }
}

impl Known {
    /// Nothing is left that it could decide.
    pub fn is_done(&mut self) {
        self.submission = None;
        self.left.clear();
    }
}
