//! What would happen, in words: what changes on how many services, who must confirm, who is told, and what cannot be changed.

use std::collections::BTreeMap;

use crate::domain::ServiceId;
use crate::domain::change::{ChangeFault, FaultyService};
use crate::domain::note::Note;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::reads::forecasts::{ManyForecastsView, ToldPerson};
use crate::reads::many_services::ManyServicesView;
use crate::reads::people::Person;
use crate::web::frame::page::When;
use crate::web::services::modify::{ContactFault, ToldAs, fault_key, link_of, told_as};
use crate::words::Words;
use crate::words::terms::{contact_key, contact_list};

/// Services of a group that are named at once; the rest can be unfolded.
pub const NAMED_MAX: usize = 5;

/// What the region below the form says.
pub enum ManyPreview {
    /// This would be asked for.
    Planned {
        /// What is alike.
        groups: Vec<PlannedGroup>,
        /// Who must confirm.
        validators: Vec<Person>,
        /// Who is told once it is done, and as what, where not as somebody who confirmed.
        told: Vec<(Person, Option<ToldAs>)>,
        /// Services on which nothing would change.
        unchanged: usize,
        /// Those that cannot be changed so.
        faulty: Vec<FaultyGroup>,
        /// The last day to confirm.
        expires: When,
        /// What is said to whoever must confirm.
        note: Option<Note>,
    },
    /// Nothing is changed yet.
    Nothing,
    /// What is wrong, for the script: on a page it stands above the form and at the fields.
    Faults {
        /// The first sentence.
        summary: String,
        /// Each fault.
        faults: Vec<ContactFault>,
    },
}

/// Changes that are alike.
pub struct PlannedGroup {
    /// For which contacts.
    pub types: String,
    /// Who is replaced.
    pub from: Person,
    /// By whom.
    pub to: Person,
    /// Of what.
    pub services: NamedServices,
}

/// Names of services, the first of them at once.
pub struct NamedServices {
    /// So many of them.
    pub first: Vec<String>,
    /// The others.
    pub rest: Vec<String>,
}

impl NamedServices {
    fn of(mut names: Vec<String>) -> Self {
        names.sort();
        // One alone is not folded away.
        let rest = if names.len() > NAMED_MAX + 1 { names.split_off(NAMED_MAX) } else { Vec::new() };
        Self { first: names, rest }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.first.len() + self.rest.len()
    }
}

/// Services that cannot be changed for one reason.
pub struct FaultyGroup {
    /// Which contact.
    pub label: String,
    /// Why.
    pub text: String,
    /// Where to read more, for one service alone.
    pub link: Option<(String, String)>,
    /// Which.
    pub services: NamedServices,
}

/// What stands in the way, by reason.
#[must_use]
pub fn faulty_groups(words: Words, view: &ManyServicesView, faulty: &[FaultyService]) -> Vec<FaultyGroup> {
    let mut groups: BTreeMap<(ContactType, &'static str), (ChangeFault, Vec<ServiceId>)> = BTreeMap::new();
    for (service, faults) in faulty {
        for (contact, fault) in faults {
            let group = groups.entry((*contact, fault_key(*fault))).or_insert((*fault, Vec::new()));
            group.1.push(*service);
        }
    }
    let names = names(view);
    let said = |((contact, key), (fault, services)): ((ContactType, &'static str), (ChangeFault, Vec<ServiceId>))| {
        let link = if let [_] = services[..] { link_of(words, fault) } else { None };
        let services = services.iter().filter_map(|id| names.get(id).map(|name| (*name).to_owned())).collect();
        FaultyGroup {
            label: words.t(contact_key(contact)),
            text: words.t(key),
            link,
            services: NamedServices::of(services),
        }
    };
    groups.into_iter().map(said).collect()
}

fn names(view: &ManyServicesView) -> BTreeMap<ServiceId, &str> {
    view.services.iter().map(|((name, _), id)| (*id, name.as_str())).collect()
}

impl ManyPreview {
    /// In the words of who looks.
    #[must_use]
    pub fn of(
        words: Words,
        view: &ManyServicesView,
        forecasts: ManyForecastsView,
        (unchanged, faulty): (usize, &[FaultyService]),
        (expires_at, note): (Moment, Option<Note>),
    ) -> Self {
        let names = names(view);
        let group = |group: crate::reads::forecasts::ForecastGroupView| PlannedGroup {
            types: contact_list(words, &group.types),
            from: group.from,
            to: group.to,
            services: NamedServices::of(
                group.services.iter().filter_map(|id| names.get(id).map(|name| (*name).to_owned())).collect(),
            ),
        };
        let told = |told: ToldPerson| {
            let as_what = told_as(&told).map(|(data, key)| ToldAs { data, text: words.t(key) });
            (told.person, as_what)
        };
        Self::Planned {
            groups: forecasts.groups.into_iter().map(group).collect(),
            validators: forecasts.validators,
            told: forecasts.told.into_iter().map(told).collect(),
            unchanged,
            faulty: faulty_groups(words, view, faulty),
            expires: When::of(words, expires_at),
            note,
        }
    }
}
