//! Several services in one form, and several requests with one press.

use proptest::test_runner::TestCaseError;

use super::typing::{asker, said};
use super::{Checked, Drive, equal};
use crate::model::actions::{Asker, Filled, Reach, Said, Skip, Typed};
use crate::model::rules::{Asked, Chosen, Form};
use crate::support::many::{FORM, address_of};
use crate::support::page::Page;

/// What is typed into the form of several services.
type Fields = Vec<(&'static str, String)>;

impl Drive<'_> {
    pub(super) fn ask_for_several(
        &mut self,
        by: Asker,
        services: &[usize],
        (fields, only_where): (&[Typed; 3], Typed),
        (filled, note, skip): (Filled, Said, Skip),
    ) -> Checked {
        let by = asker(by, self.world.services[services[0]].contacts);
        let Some(by) = self.signed_in(by)? else { return Ok(()) };
        let typed = fields.map(|field| self.typed(field));
        let (only_where, note) = (self.typed(only_where), said(note));
        let names = ["admin", "tech", "billing", "where", "note"];
        let texts = typed.iter().chain([&only_where, &note]);
        let fields: Fields =
            names.into_iter().zip(texts).filter_map(|(name, text)| Some((name, text.clone()?))).collect();
        let sent = Form { typed: &typed, only_where: only_where.as_deref(), note: note.as_deref() };
        let is_opened = matches!(filled, Filled::Today);
        let page = if is_opened { self.open(by, services)? } else { None };
        if is_opened && page.is_none() {
            return Ok(());
        }
        // A page that was opened is about its reader's own services alone.
        let is_own = |service: &&usize| self.world.services[**service].contacts.contains(&by);
        let services: Vec<usize> = services.iter().filter(|of| page.is_none() || is_own(of)).copied().collect();
        let stale = matches!(filled, Filled::Stale);
        let always = skip == Skip::Always;
        let answer = self.send(by, (&services, page.as_ref()), &fields, (stale, always));
        let expected = self.world.ask_for_several(by, &services, &sent, (stale, always));
        self.is_answered("ask together", expected, &answer)?;
        if expected != Asked::Stopped || skip == Skip::Never {
            return Ok(());
        }
        // What the page offers.
        let answer = self.send(by, (&services, Some(&answer)), &fields, (false, true));
        let expected = self.world.ask_for_several(by, &services, &sent, (false, true));
        self.is_answered("ask without", expected, &answer)
    }

    /// The form as it is opened: it is there for whoever is a contact of any of them, and for nobody else.
    fn open(&self, by: usize, services: &[usize]) -> Result<Option<Page>, TestCaseError> {
        let ids: Vec<_> = services.iter().map(|service| self.services[*service]).collect();
        let page = self.customers[by].get(&address_of(&ids));
        let is_own = services.iter().any(|service| self.world.services[*service].contacts.contains(&by));
        equal("status of a form", if is_own { 200 } else { 404 }, page.status)?;
        Ok(is_own.then_some(page))
    }

    /// Sends what was typed: with all that the page carries, or as a form that says only which services it is about.
    fn send(
        &self,
        by: usize,
        (services, page): (&[usize], Option<&Page>),
        fields: &Fields,
        (stale, skip): (bool, bool),
    ) -> Page {
        let mut typed: Vec<_> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        typed.extend(skip.then_some(("skip", "1")));
        typed.extend(stale.then_some(("shown", "of long ago")));
        if let Some(page) = page {
            return self.customers[by].sends(FORM, &page.filled("contacts", &typed));
        }
        let ids: Vec<_> = services.iter().map(|service| self.services[*service].to_string()).collect();
        typed.extend(ids.iter().map(|id| ("service", id.as_str())));
        self.customers[by].post(FORM, &typed)
    }

    /// What becomes of a form is as expected, and so is where it leads.
    pub(super) fn is_answered(&mut self, what: &str, expected: Asked, answer: &Page) -> Checked {
        let requests = &self.world.requests;
        let (status, leads_to) = match (expected, requests.last()) {
            (Asked::Made(1), Some(last)) => (303, format!("/requests/{}", last.id)),
            (Asked::Made(2..=5), _) => (303, "/requests".to_owned()),
            (Asked::Made(_), Some(last)) => (303, format!("/submissions/{}", last.submission + 1)),
            (Asked::Refused(status), _) => (status, String::new()),
            (Asked::Stopped | Asked::Made(_), _) => (422, String::new()),
        };
        self.same(what, status, answer)?;
        equal("where it leads", leads_to.as_str(), answer.location())?;
        equal("whether it may go on", expected == Asked::Stopped, answer.has("button[name=skip]"))
    }

    /// The fields that say what is decided, and whether they say any; what that is.
    pub(super) fn ticks(&self, by: usize, reach: &Reach, chosen: &mut Chosen) -> (Vec<(&'static str, String)>, bool) {
        let id = |index: &usize| ("request", self.world.requests[*index].id.to_string());
        match reach {
            Reach::One => (Vec::new(), true),
            Reach::All => (vec![("all", "1".to_owned())], true),
            Reach::Nothing => (Vec::new(), false),
            Reach::Strange => {
                chosen.with_strange = true;
                (chosen.requests.iter().map(id).chain([("request", "999999".to_owned())]).collect(), true)
            }
            Reach::Ticked(places) => {
                let is_its =
                    |index: &usize| self.world.requests[*index].validators.iter().any(|(account, _)| *account == by);
                if chosen.requests.iter().any(is_its) {
                    chosen.requests.retain(is_its);
                }
                let mut ticked = places.iter().cycle();
                let all = std::mem::take(&mut chosen.requests);
                let picked: Vec<usize> = all.iter().copied().filter(|_| ticked.next() == Some(&true)).collect();
                let is_any = !picked.is_empty();
                // With none ticked it is as if all were meant, and is refused.
                *chosen =
                    Chosen { as_there_are: !is_any, requests: if is_any { picked } else { all }, ..Chosen::default() };
                (chosen.requests.iter().map(id).filter(|_| is_any).collect(), is_any)
            }
        }
    }

    /// Whoever did something to a submission looks at it.
    pub(super) fn look_after(&self, by: usize, (index, whole): (Option<usize>, bool)) -> Checked {
        match index.filter(|_| whole) {
            Some(index) => self.look_at(by, self.world.requests[index].submission),
            None => Ok(()),
        }
    }
}
