//! *What is checked when a change is asked for*, *What a submission becomes*, and *Several services at once*.

use super::{Code, DAY, Kind, Request, Seconds, State, World, readable};

const TERM: Seconds = 30 * DAY;

/// What one form says.
pub struct Form<'a> {
    /// Administrative, technical, billing; none where the field is left out.
    pub typed: &'a [Option<String>; 3],
    /// Whom alone it is to replace.
    pub only_where: Option<&'a str>,
    pub note: Option<&'a str>,
}

/// What becomes of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// So many requests are made.
    Made(usize),
    /// Some services cannot be changed so; the form may go on without them.
    Stopped,
    Refused(u16),
}

/// What a form becomes on one service.
struct Judged {
    service: usize,
    /// Something that was typed is wrong, whatever the service.
    mistyped: bool,
    /// Something stands in the way on this service.
    faulty: bool,
    /// From whom, to whom, for which contacts.
    pairs: Vec<(usize, usize, Vec<usize>)>,
}

impl World {
    /// *What is checked when a change is asked for*, and *What a submission becomes*.
    pub fn ask(&mut self, by: usize, service: usize, form: &Form<'_>, stale: bool) -> Asked {
        if !self.services[service].contacts.contains(&by) {
            return Asked::Refused(404);
        }
        let judged = self.judge(by, service, form.typed, None);
        let note = readable(form.note);
        match note {
            Ok(note) if !stale && !judged.mistyped && !judged.faulty => self.submit(by, note, vec![judged]),
            _ => Asked::Refused(422),
        }
    }

    /// *Several services at once*; `without` those that cannot be changed.
    pub fn ask_for_several(
        &mut self,
        by: usize,
        services: &[usize],
        form: &Form<'_>,
        (stale, without): (bool, bool),
    ) -> Asked {
        let is_own = |service: &&usize| self.services[**service].contacts.contains(&by);
        let own: Vec<usize> = services.iter().filter(is_own).copied().collect();
        if own.is_empty() {
            return Asked::Refused(404);
        }
        let only = form.only_where.filter(|text| !text.trim().is_empty()).map(|text| self.replaced(&own, text));
        let (false, Ok(note), None | Some(Some(_))) = (stale || own.len() < services.len(), readable(form.note), only)
        else {
            return Asked::Refused(422);
        };
        // A type that is left empty stays as it is.
        let typed = form.typed.each_ref().map(|text| text.clone().filter(|text| !text.trim().is_empty()));
        let mut judged: Vec<_> = own.iter().map(|service| self.judge(by, *service, &typed, only.flatten())).collect();
        if judged.iter().any(|service| service.mistyped) {
            return Asked::Refused(422);
        }
        let all = judged.len();
        judged.retain(|service| !service.faulty);
        let is_stopped = judged.len() < all && !without;
        judged.retain(|service| !service.pairs.is_empty());
        if is_stopped && !judged.is_empty() {
            return Asked::Stopped;
        }
        if is_stopped { Asked::Refused(422) } else { self.submit(by, note, judged) }
    }

    /// Each service by itself; where it says so, only what this account holds is changed.
    fn judge(&self, by: usize, service: usize, typed: &[Option<String>; 3], only: Option<usize>) -> Judged {
        let contacts = self.services[service].contacts;
        let mut judged = Judged { service, mistyped: false, faulty: false, pairs: Vec::new() };
        for contact in 0..3 {
            let from = contacts[contact];
            let Some(text) = typed[contact].as_ref().filter(|_| only.is_none_or(|only| only == from)) else { continue };
            let named = match self.named(from, text) {
                Some(to) if to == from => continue,
                named => named,
            };
            if contacts[0] != by && from != by {
                judged.faulty = true;
                continue;
            }
            let in_zone = named.filter(|to| self.accounts[*to].zone == self.accounts[by].zone);
            let owes = contact == 2 && named.into_iter().chain([from]).any(|account| self.accounts[account].unpaid);
            let is_asked = |request: &Request| request.service == service && request.types.contains(&contact);
            let asked_already = self.requests.iter().any(|request| is_asked(request) && self.is_open(request));
            judged.mistyped |= in_zone.is_none();
            judged.faulty |= owes || asked_already || self.services[service].lock.is_some();
            let Some(to) = in_zone else { continue };
            match judged.pairs.iter_mut().find(|pair| (pair.0, pair.1) == (from, to)) {
                Some(pair) => pair.2.push(contact),
                None => judged.pairs.push((from, to, vec![contact])),
            }
        }
        judged
    }

    /// The one contact of these services that is called so, open or not.
    fn replaced(&self, services: &[usize], text: &str) -> Option<usize> {
        let text = text.trim().to_lowercase();
        let is_contact = |account: &usize| services.iter().any(|of| self.services[*of].contacts.contains(account));
        let called = |account: &usize| {
            [&self.accounts[*account].nic, &self.accounts[*account].email.to_lowercase()].contains(&&text)
        };
        let found: Vec<usize> = (0..self.accounts.len()).filter(is_contact).filter(called).collect();
        if let [only] = found[..] { Some(only) } else { None }
    }

    /// The account that a field names; `from` where that is unchanged.
    fn named(&self, from: usize, text: &str) -> Option<usize> {
        if text.chars().any(char::is_control) {
            return None;
        }
        let text = text.trim().to_lowercase();
        let indices = 0..self.accounts.len();
        if text.contains('@') {
            let has = |index: &usize| self.accounts[*index].email.to_lowercase() == text;
            let open: Vec<usize> = indices.filter(|index| self.accounts[*index].open).filter(has).collect();
            return match open[..] {
                [] if has(&from) => Some(from),
                [only] => Some(only),
                _ => None,
            };
        }
        let mut indices = indices;
        indices.find(|index| self.accounts[*index].nic == text && (self.accounts[*index].open || *index == from))
    }

    fn submit(&mut self, by: usize, note: Option<String>, judged: Vec<Judged>) -> Asked {
        let before = self.requests.len();
        let submission = self.submissions.len();
        let mut readers = vec![by];
        for (service, (from, to, types)) in
            judged.into_iter().flat_map(|of| of.pairs.into_iter().map(move |pair| (of.service, pair)))
        {
            if !readers.contains(&to) {
                readers.push(to);
            }
            let mut validators = vec![(by, None)];
            if to != by {
                validators.push((to, None));
            }
            self.requests.push(Request {
                id: i64::try_from(self.requests.len()).unwrap() + 1,
                submission,
                service,
                requester: by,
                from,
                to,
                types,
                state: State::Pending,
                expires_at: self.now + TERM,
                validators,
                reason: None,
            });
        }
        let made = self.requests.len() - before;
        if made == 0 {
            return Asked::Refused(422);
        }
        self.submissions.push(note);
        for reader in readers {
            self.codes.insert((submission, reader), Code { asked_at: self.now, ..Code::default() });
            self.owe_code(Kind::Code, submission, reader);
        }
        Asked::Made(made)
    }
}
