//! Lists by number, or by another key `K`, newest first, a page at a time: *after* a key come older ones, *before* it newer ones.

use crate::store::StoreResult;
use crate::store::request_lists::Beyond;

/// Rows on a page of a list.
pub const PAGE_ROWS: usize = 25;

/// Which page is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor<K = i64> {
    /// The newest.
    #[default]
    Start,
    /// What is older than this number.
    After(K),
    /// What is newer than this number.
    Before(K),
}

impl<K> Cursor<K> {
    /// As an address says it; *before* counts where both are given.
    #[must_use]
    pub fn of(after: Option<K>, before: Option<K>) -> Self {
        match (before, after) {
            (Some(before), _) => Self::Before(before),
            (None, Some(after)) => Self::After(after),
            (None, None) => Self::Start,
        }
    }
}

/// One page of a list, and where others begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CursorPage<T, K = i64> {
    /// Its rows, newest first.
    pub rows: Vec<T>,
    /// The number *before* which newer ones come, where there are some.
    pub newer: Option<K>,
    /// The number *after* which older ones come, where there are some.
    pub older: Option<K>,
}

impl<T, K> CursorPage<T, K> {
    /// Reads the page with `fetch`, which gives at most so many rows beyond a number. Where there is nothing beyond the cursor
    /// the first page is read, and read full.
    pub fn read(
        cursor: Cursor<K>,
        number: impl Fn(&T) -> K,
        mut fetch: impl FnMut(Beyond<K>, usize) -> StoreResult<Vec<T>>,
    ) -> StoreResult<Self> {
        match cursor {
            Cursor::Start => {}
            Cursor::Before(before) => {
                let mut rows = fetch(Beyond::NewerThan(before), PAGE_ROWS + 1)?;
                // Else the newest were reached.
                if rows.len() > PAGE_ROWS {
                    rows.truncate(PAGE_ROWS);
                    rows.reverse();
                    return Ok(Self::with_ends(rows, number, true, true));
                }
            }
            Cursor::After(after) => {
                let rows = fetch(Beyond::OlderThan(after), PAGE_ROWS + 1)?;
                if !rows.is_empty() {
                    return Ok(Self::from_here(rows, number, true));
                }
            }
        }
        Ok(Self::from_here(fetch(Beyond::Start, PAGE_ROWS + 1)?, number, false))
    }

    fn from_here(mut rows: Vec<T>, number: impl Fn(&T) -> K, newer: bool) -> Self {
        let older = rows.len() > PAGE_ROWS;
        rows.truncate(PAGE_ROWS);
        Self::with_ends(rows, number, newer, older)
    }

    fn with_ends(rows: Vec<T>, number: impl Fn(&T) -> K, newer: bool, older: bool) -> Self {
        let newer = rows.first().map(&number).filter(|_| newer);
        let older = rows.last().map(&number).filter(|_| older);
        Self { rows, newer, older }
    }

    /// The same page with other rows, made of its own one by one.
    pub fn try_map<U, E>(self, make: impl FnMut(T) -> Result<U, E>) -> Result<CursorPage<U, K>, E> {
        let rows = self.rows.into_iter().map(make).collect::<Result<Vec<_>, E>>()?;
        Ok(CursorPage { rows, newer: self.newer, older: self.older })
    }
}
