//! The codes that a customer has got by email, as it remembers them.

use super::inbox::Delivered;

/// One code.
#[derive(Clone, Debug)]
pub struct Known {
    pub code: String,
    /// What it may still decide.
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
                if new.requests.iter().any(|request| old.left.contains(request) || old.used.contains(request)) {
                    old.replaced = true;
                }
            }
            let left = new.requests;
            self.known.push(Known { code: new.code, left, used: Vec::new(), replaced: false, tried_again: 0 });
        }
        let too_many = self.known.len().saturating_sub(KEPT);
        self.known.drain(..too_many);
    }

    /// Those with which something may be decided.
    pub fn live(&mut self) -> Vec<&mut Known> {
        self.known.iter_mut().filter(|known| !known.replaced && !known.left.is_empty()).collect()
    }

    /// Those that are good for nothing any more, each with a request that it was for.
    pub fn dead(&mut self) -> Vec<&mut Known> {
        let dead = |known: &&mut Known| known.tried_again < TRIES && (known.replaced || !known.used.is_empty());
        self.known.iter_mut().filter(dead).collect()
    }
}
