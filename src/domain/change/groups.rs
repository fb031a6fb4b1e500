//! Changes of several services, told together where they are alike.

use crate::domain::AccountId;
use crate::domain::service::ContactTypes;

/// Changes that are alike: from whom, to whom, and for which contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeGroup<S> {
    /// Who is replaced.
    pub from: AccountId,
    /// Who comes in its place.
    pub to: AccountId,
    /// For which contacts.
    pub types: ContactTypes,
    /// Of what.
    pub services: Vec<S>,
}

/// What is alike in these changes, in the order in which it comes first.
pub fn group_changes<S>(
    changes: impl IntoIterator<Item = (AccountId, AccountId, ContactTypes, S)>,
) -> Vec<ChangeGroup<S>> {
    let mut groups: Vec<ChangeGroup<S>> = Vec::new();
    for (from, to, types, service) in changes {
        let alike = |group: &&mut ChangeGroup<S>| (group.from, group.to) == (from, to) && group.types == types;
        match groups.iter_mut().find(alike) {
            Some(group) => group.services.push(service),
            None => groups.push(ChangeGroup { from, to, types, services: vec![service] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::service::ContactType::{self, Billing, Technical};

    #[test]
    fn what_is_alike_is_told_together() {
        let change = |from, to, types: &[ContactType], service: &'static str| {
            (AccountId(from), AccountId(to), types.iter().copied().collect(), service)
        };
        let changes = [
            change(1, 2, &[Technical], "a"),
            change(1, 2, &[Technical, Billing], "b"),
            change(1, 2, &[Technical], "c"),
            change(3, 2, &[Technical], "d"),
        ];
        let told: Vec<_> = group_changes(changes).into_iter().map(|group| group.services).collect();
        assert_eq!(told, [vec!["a", "c"], vec!["b"], vec!["d"]]);
    }
}
