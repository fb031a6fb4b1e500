//! *Owner's details*.

use super::{About, Kind, Owed, World};

/// What is known of an owner; empty where it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    pub name: String,
    pub email: String,
    pub city: String,
}

impl Owner {
    fn details(&self) -> [(&'static str, &String); 3] {
        [("Name", &self.name), ("Email address", &self.email), ("City", &self.city)]
    }

    /// What the page of the service says.
    pub fn shown(&self) -> Vec<String> {
        let labels = ["Name", "Email address", "Address"];
        let known = self.details().into_iter().zip(labels).filter(|((_, detail), _)| !detail.is_empty());
        known.map(|((_, detail), label)| format!("{label}{detail}")).collect()
    }
}

impl World {
    /// Name, email address and city, as far as they are there.
    pub fn change_owner(&mut self, by: usize, id: usize, typed: [Option<&str>; 3], right_password: bool) -> u16 {
        let service = &self.services[id];
        if service.contacts[0] != by {
            return 404;
        }
        if service.lock.is_some() {
            return 422;
        }
        let (before, [name, email, city]) = (service.owner.clone(), typed);
        let new =
            |typed: Option<&str>, old: &String| typed.map_or_else(|| old.clone(), |typed| typed.trim().to_owned());
        let after =
            Owner { name: new(name, &before.name), email: new(email, &before.email), city: new(city, &before.city) };
        if before == after {
            return 303;
        }
        if after.name.is_empty() || !after.email.is_empty() && !after.email.contains('@') {
            return 422;
        }
        if !right_password {
            return 422;
        }
        self.moments += 1;
        self.record(id, "owner-changed", None);
        self.tell_owner(by, id, (&before, &after));
        self.services[id].owner = after;
        303
    }

    /// At the old address and at the new one. Whose act it was need not be told.
    fn tell_owner(&mut self, by: usize, id: usize, (before, after): (&Owner, &Owner)) {
        let said = |detail: &str| if detail.is_empty() { "not given".to_owned() } else { detail.to_owned() };
        let both = before.details().into_iter().zip(after.details());
        let changed = both.filter(|((_, before), (_, after))| before != after);
        let lines = changed.map(|((label, before), (_, after))| format!("{label}: {} → {}", said(before), said(after)));
        let what = lines.collect::<Vec<_>>().join("; ");
        let mut addresses = vec![&before.email, &after.email];
        addresses.dedup();
        for address in addresses.into_iter().filter(|address| !address.is_empty()) {
            let about = About::Services { all: vec![id], what: what.clone() };
            self.outbox.push(Owed { to: by, address: Some(address.clone()), kind: Kind::OwnerChanged, about });
        }
    }
}
