//! What would happen, in words: what changes on how many services, who must confirm, who is told, and what cannot be changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::change::{ChangeFault, FaultyService};
use crate::domain::note::Note;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{RequestId, ServiceId, SubmissionId};
use crate::reads::forecasts::{ManyForecastsView, ToldPerson};
use crate::reads::many_services::ManyServicesView;
use crate::reads::people::Person;
use crate::web::frame::page::When;
use crate::web::frame::routes::{self, address};
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
        /// How many services would change, or can be changed without the others, where that is not all; and that nothing
        /// would be sent, where it is none.
        changing: Option<String>,
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
    /// These, sorted.
    #[must_use]
    pub fn of(mut names: Vec<String>) -> Self {
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
    /// To what stands in the way.
    pub link: Option<(String, String)>,
    /// Which.
    pub services: NamedServices,
}

/// What stands in the way, by reason.
#[must_use]
pub fn faulty_groups(words: Words, view: &ManyServicesView, faulty: &[FaultyService]) -> Vec<FaultyGroup> {
    let mut groups: BTreeMap<(ContactType, &'static str), Vec<(ServiceId, ChangeFault)>> = BTreeMap::new();
    for (service, faults) in faulty {
        for (contact, fault) in faults {
            groups.entry((*contact, fault_key(*fault))).or_default().push((*service, *fault));
        }
    }
    let names = names(view);
    let said = |((contact, key), faulty): ((ContactType, &'static str), Vec<(ServiceId, ChangeFault)>)| {
        let services = faulty.iter().filter_map(|(id, _)| names.get(id).map(|name| (*name).to_owned())).collect();
        FaultyGroup {
            label: words.t(contact_key(contact)),
            text: words.t(key),
            link: way_to(words, faulty.iter().map(|(_, fault)| *fault), &view.in_the_way),
            services: NamedServices::of(services),
        }
    };
    groups.into_iter().map(said).collect()
}

/// To the one request that stands in the way, or to its submission where that is a large one; of several, to the services
/// with pending changes: some may be confirmed already, and no one state of requests would show them all.
fn way_to(
    words: Words,
    faults: impl Iterator<Item = ChangeFault>,
    large: &BTreeMap<RequestId, SubmissionId>,
) -> Option<(String, String)> {
    let of = |id| large.get(&id).map_or(InTheWay::Request(id), |submission| InTheWay::Submission(*submission));
    let asked = faults.filter_map(|fault| if let ChangeFault::AlreadyAsked(seen) = fault { seen } else { None });
    let mut all: BTreeSet<InTheWay> = asked.map(of).collect();
    let first = all.pop_first()?;
    if !all.is_empty() {
        let pending = address(routes::SERVICES, [("pending", "1")]);
        return Some((pending, words.t("many-in-the-way")));
    }
    match first {
        InTheWay::Request(id) => link_of(words, ChangeFault::AlreadyAsked(Some(id))),
        InTheWay::Submission(id) => Some((routes::SUBMISSION.of(id), words.t("submission-back"))),
    }
}

/// What stands in the way of a change, as it is looked at.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum InTheWay {
    Request(RequestId),
    Submission(SubmissionId),
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
        let all = view.services.len();
        let changing = all.saturating_sub(unchanged + faulty.len());
        // As long as something stands in the way, nothing is sent.
        let key = if changing > 0 && !faulty.is_empty() { "many-can-change" } else { "many-would-change" };
        let said = words.count(key, changing, [("total", words.number(all).as_str())]);
        let said = if changing == 0 { format!("{said} {}", words.t("many-would-send-nothing")) } else { said };
        Self::Planned {
            changing: (changing < all).then_some(said),
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
