//! What would happen, in words: which requests, who must confirm, and who is told.

use super::form::{Said, Shown};
use crate::domain::AccountId;
use crate::domain::forecast::{Forecast, HowSure, Told};
use crate::domain::notice::Outcome;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::reads::people::{People, Person};
use crate::store::{AnyConnection, StoreResult};
use crate::web::frame::page::When;
use crate::words::Words;
use crate::words::terms::contact_list;

/// What the region below the form says.
pub enum Preview {
    /// These requests would be made.
    Planned {
        /// Each of them.
        requests: Vec<Planned>,
        /// The last day to confirm.
        expires: When,
    },
    /// Nothing is changed yet.
    Nothing,
    /// What is wrong, for the script: on a page it stands above the form and at the fields.
    Faults {
        /// The first sentence.
        summary: String,
        /// Whether to look at the page afresh.
        afresh: bool,
        /// Field, label and fault.
        faults: Vec<(&'static str, String, Said)>,
    },
}

/// A request that would be made.
pub struct Planned {
    /// For which contacts.
    pub types: String,
    /// Who is replaced.
    pub from: Person,
    /// By whom.
    pub to: Person,
    /// Who must confirm.
    pub validators: Vec<Person>,
    /// Who is told once it is done, and as what, where not as somebody who confirmed.
    pub told: Vec<(Person, Option<As>)>,
}

/// As what somebody is told.
pub struct As {
    /// For machines.
    pub data: &'static str,
    /// In words.
    pub text: String,
}

impl Preview {
    /// In the words of who looks.
    ///
    /// # Errors
    /// The database's fault.
    pub fn of(
        conn: &mut AnyConnection,
        words: Words,
        shown: &Shown,
        viewer: AccountId,
        requests: &[Forecast],
        expires_at: Moment,
    ) -> StoreResult<Self> {
        let told = requests.iter().flat_map(|forecast| &forecast.told).map(|told| told.account);
        let parties = requests.iter().flat_map(|forecast| [forecast.request.from, forecast.request.to]);
        let people = People::load(conn, viewer, told.chain(parties).chain([viewer]))?;
        let contacts = ContactType::ALL.map(|contact| *shown.service.contacts.get(contact));
        let person = |id: AccountId| {
            let person = people.get(id)?;
            // Names appear only between contacts of one service and parties to one request; there is none yet.
            let name = if contacts.contains(&id) { person.name } else { String::new() };
            Ok(Person { name, ..person })
        };
        let planned = |forecast: &Forecast| {
            let told = |told: &Told| {
                Ok((person(told.account)?, said_of(*told).map(|(data, key)| As { data, text: words.t(key) })))
            };
            Ok(Planned {
                types: contact_list(words, &forecast.request.types),
                from: person(forecast.request.from)?,
                to: person(forecast.request.to)?,
                validators: forecast.validators.iter().map(|id| person(*id)).collect::<StoreResult<_>>()?,
                told: forecast.told.iter().map(told).collect::<StoreResult<_>>()?,
            })
        };
        let requests = requests.iter().map(planned).collect::<StoreResult<_>>()?;
        Ok(Self::Planned { requests, expires: When::of(words, expires_at) })
    }
}

/// As what somebody is told who confirms nothing: for machines, and the words.
fn said_of(told: Told) -> Option<(&'static str, &'static str)> {
    match (told.kind, told.how_sure) {
        (Outcome::Replaced, _) => Some(("replaced", "preview-as-replaced")),
        (Outcome::DoneAdministrator, HowSure::Certain) => Some(("administrator", "preview-as-administrator")),
        (Outcome::DoneAdministrator, HowSure::IfAdministratorByThen) => {
            Some(("administrator-then", "preview-as-administrator-then"))
        }
        _ => None,
    }
}
