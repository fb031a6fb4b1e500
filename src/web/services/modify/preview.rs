//! What would happen, in words: which requests, who must confirm, and who is told.

use super::faults::ContactFault;
use crate::domain::forecast::HowSure;
use crate::domain::note::Note;
use crate::domain::notice::DoneReader;
use crate::domain::time::Moment;
use crate::reads::forecasts::{ForecastView, ToldPerson};
use crate::reads::people::Person;
use crate::web::frame::page::When;
use crate::words::Words;
use crate::words::terms::contact_list;

/// What the region below the form says.
pub enum Preview {
    /// These requests would be made.
    Planned {
        /// Each of them.
        requests: Vec<PlannedLine>,
        /// The last day to confirm.
        expires: When,
        /// What is said to whoever must confirm.
        note: Option<Note>,
    },
    /// Nothing is changed yet.
    Nothing,
    /// Nothing can be changed.
    AllFixed,
    /// What is wrong, for the script: on a page it stands above the form and at the fields.
    Faults {
        /// The first sentence.
        summary: String,
        /// Whether to look at the page afresh.
        afresh: bool,
        /// Each fault.
        faults: Vec<ContactFault>,
    },
}

/// A request that would be made.
pub struct PlannedLine {
    /// For which contacts.
    pub types: String,
    /// Who is replaced.
    pub from: Person,
    /// By whom.
    pub to: Person,
    /// Who must confirm.
    pub validators: Vec<Person>,
    /// Who is told once it is done, and as what, where not as somebody who confirmed.
    pub told: Vec<(Person, Option<ToldAs>)>,
}

/// As what somebody is told.
pub struct ToldAs {
    /// For machines.
    pub data: &'static str,
    /// In words.
    pub text: String,
}

impl Preview {
    /// In the words of who looks.
    #[must_use]
    pub fn of(words: Words, requests: Vec<ForecastView>, expires_at: Moment, note: Option<Note>) -> Self {
        let requests = requests.into_iter().map(|request| PlannedLine::of(words, request)).collect();
        Self::Planned { requests, expires: When::of(words, expires_at), note }
    }
}

impl PlannedLine {
    fn of(words: Words, request: ForecastView) -> Self {
        let told = request.told.into_iter().map(|told| {
            let as_what = told_as(&told).map(|(data, key)| ToldAs { data, text: words.t(key) });
            (told.person, as_what)
        });
        Self {
            types: contact_list(words, &request.types),
            from: request.from,
            to: request.to,
            validators: request.validators,
            told: told.collect(),
        }
    }
}

/// As what somebody is told who confirms nothing: for machines, and the words.
#[must_use]
pub fn told_as(told: &ToldPerson) -> Option<(&'static str, &'static str)> {
    match (told.as_whom, told.how_sure) {
        (DoneReader::Party, _) => None,
        (DoneReader::Replaced, _) => Some(("replaced", "preview-as-replaced")),
        (DoneReader::Administrator, HowSure::Certain) => Some(("administrator", "preview-as-administrator")),
        (DoneReader::Administrator, HowSure::IfAdministratorByThen) => {
            Some(("administrator-then", "preview-as-administrator-then"))
        }
    }
}
