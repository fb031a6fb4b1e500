//! Lists by number, newest first, paged in their addresses: `after` a number come older ones, `before` it newer ones.

use crate::store::StoreResult;
use crate::store::request_lists::Beyond;
use crate::web::frame::forms::{Fields, address};
use crate::web::services::list::ROWS;

/// Which page is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    after: Option<i64>,
    before: Option<i64>,
}

impl Wanted {
    /// As the address says; what makes no sense counts as absent.
    #[must_use]
    pub fn of(query: &Fields) -> Self {
        let number = |name| query.get(name).and_then(|given| given.parse::<i64>().ok());
        Self { after: number("after"), before: number("before") }
    }
}

/// One page, and whether there are others.
pub struct Paged<T> {
    /// Its rows, newest first.
    pub rows: Vec<T>,
    newer: Option<i64>,
    older: Option<i64>,
}

impl<T> Paged<T> {
    /// Reads the page with `fetch`, which gives at most so many rows beyond a number.
    ///
    /// # Errors
    /// The database's fault.
    pub fn read(
        wanted: Wanted,
        number: impl Fn(&T) -> i64,
        mut fetch: impl FnMut(Beyond, usize) -> StoreResult<Vec<T>>,
    ) -> StoreResult<Self> {
        if let Some(before) = wanted.before {
            let mut rows = fetch(Beyond::NewerThan(before), ROWS + 1)?;
            // Else the newest were reached: the first page is shown, and shown full.
            if rows.len() > ROWS {
                rows.truncate(ROWS);
                rows.reverse();
                return Ok(Self::with_ends(rows, number, true, true));
            }
        } else if let Some(after) = wanted.after {
            let rows = fetch(Beyond::OlderThan(after), ROWS + 1)?;
            if !rows.is_empty() {
                return Ok(Self::from_here(rows, number, true));
            }
        }
        Ok(Self::from_here(fetch(Beyond::Start, ROWS + 1)?, number, false))
    }

    fn from_here(mut rows: Vec<T>, number: impl Fn(&T) -> i64, newer: bool) -> Self {
        let older = rows.len() > ROWS;
        rows.truncate(ROWS);
        Self::with_ends(rows, number, newer, older)
    }

    fn with_ends(rows: Vec<T>, number: impl Fn(&T) -> i64, newer: bool, older: bool) -> Self {
        let newer = rows.first().map(&number).filter(|_| newer);
        let older = rows.last().map(&number).filter(|_| older);
        Self { rows, newer, older }
    }

    /// The addresses of the pages before and behind this one, where there are such.
    #[must_use]
    pub fn links(&self, path: &str, filters: &[(&str, &str)]) -> [Option<String>; 2] {
        [("before", self.newer), ("after", self.older)].map(|(name, number)| {
            let number = number?.to_string();
            Some(address(path, filters.iter().copied().chain([(name, number.as_str())])))
        })
    }
}
