//! What a walk has found: each fault once, with where it is.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

/// Places that are named; of more, the number is said.
const NAMED: usize = 4;

#[derive(Default)]
pub struct Findings(RefCell<BTreeMap<String, Vec<String>>>);

impl Findings {
    pub fn add(&self, what: impl Into<String>, place: &str) {
        self.0.borrow_mut().entry(what.into()).or_default().push(place.to_owned());
    }

    /// Fails with all of them.
    pub fn expect_none(&self) {
        assert!(self.0.borrow().is_empty(), "{self}");
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.0.borrow();
        writeln!(f, "{} faults:", found.len())?;
        for (what, places) in found.iter() {
            let more = places.len().saturating_sub(NAMED);
            write!(f, "- {what}\n  at {}", places[..places.len().min(NAMED)].join("; "))?;
            writeln!(f, "{}", if more > 0 { format!("; and {more} more") } else { String::new() })?;
        }
        Ok(())
    }
}
