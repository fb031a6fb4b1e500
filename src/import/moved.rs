//! Accounts that move to another zone, in groups: contacts of one service move together.

use std::collections::HashMap;

use crate::domain::AccountId;

/// Which accounts move together: each leads to another of its group, and in the end to the one that stands for it.
#[derive(Debug, Default)]
pub(super) struct MovedGroups(HashMap<AccountId, AccountId>);

impl MovedGroups {
    /// Each by itself so far.
    pub(super) fn of(moved: impl Iterator<Item = AccountId>) -> Self {
        Self(moved.map(|id| (id, id)).collect())
    }

    /// Whether an account moves.
    pub(super) fn has(&self, id: AccountId) -> bool {
        self.0.contains_key(&id)
    }

    /// Has those of these accounts that move do so together, and gives one of them.
    pub(super) fn join(&mut self, ids: impl Iterator<Item = AccountId>) -> Option<AccountId> {
        let mut first = None;
        for id in ids {
            let Some(id) = self.group_of(id) else { continue };
            let first = *first.get_or_insert(id);
            self.0.insert(id, first);
        }
        first
    }

    /// What stands for the group of an account that moves.
    pub(super) fn group_of(&mut self, id: AccountId) -> Option<AccountId> {
        let mut last = *self.0.get(&id)?;
        while let Some(next) = self.0.get(&last).copied().filter(|next| *next != last) {
            // Shortens the way of those that ask later.
            self.0.insert(id, next);
            last = next;
        }
        Some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_of_one_service_move_together() {
        let ids = |ids: &[i64]| ids.iter().copied().map(AccountId).collect::<Vec<_>>();
        let mut groups = MovedGroups::of((1..=6).map(AccountId));
        for service in [&[1, 2][..], &[4, 3], &[9, 5], &[2, 9, 3]] {
            groups.join(ids(service).into_iter());
        }
        let group = groups.group_of(AccountId(1));
        assert!(ids(&[2, 3, 4]).into_iter().all(|id| groups.group_of(id) == group));
        assert!(ids(&[5, 6]).into_iter().all(|id| groups.group_of(id) == Some(id)));
        assert_eq!((groups.group_of(AccountId(9)), groups.has(AccountId(9))), (None, false));
    }
}
