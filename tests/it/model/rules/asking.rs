//! *What is checked when a change is asked for*, and *What a submission becomes*.

use super::{Code, DAY, Kind, Request, Seconds, State, World, readable};

const TERM: Seconds = 30 * DAY;

impl World {
    /// *What is checked when a change is asked for*, and *What a submission becomes*.
    pub fn ask(
        &mut self,
        by: usize,
        service: usize,
        (typed, note): (&[Option<String>; 3], Option<&str>),
        stale: bool,
    ) -> u16 {
        let contacts = self.services[service].contacts;
        if !contacts.contains(&by) {
            return 404;
        }
        if stale {
            return 422;
        }
        let mut pairs: Vec<(usize, usize, Vec<usize>)> = Vec::new();
        let note = readable(note);
        let mut faults = usize::from(note.is_err());
        for contact in 0..3 {
            let from = contacts[contact];
            let Some(text) = &typed[contact] else { continue };
            let named = match self.named(from, text) {
                Some(to) if to == from => continue,
                named => named,
            };
            let may = contacts[0] == by || contacts[contact] == by;
            let asked_already = self
                .requests
                .iter()
                .any(|request| request.service == service && request.types.contains(&contact) && self.is_open(request));
            let fine = named.is_some_and(|to| {
                let paid = contact != 2 || !self.accounts[from].unpaid && !self.accounts[to].unpaid;
                self.accounts[to].zone == self.accounts[by].zone && paid
            });
            match named {
                Some(to) if may && fine && !asked_already => {
                    match pairs.iter_mut().find(|pair| (pair.0, pair.1) == (from, to)) {
                        Some(pair) => pair.2.push(contact),
                        None => pairs.push((from, to, vec![contact])),
                    }
                }
                _ => faults += 1,
            }
        }
        if faults > 0 || pairs.is_empty() {
            return 422;
        }
        self.submissions.push(note.unwrap_or_default());
        self.submit(by, service, pairs);
        303
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

    fn submit(&mut self, by: usize, service: usize, pairs: Vec<(usize, usize, Vec<usize>)>) {
        let submission = self.submissions.len() - 1;
        let mut readers = vec![by];
        for (from, to, types) in pairs {
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
        for reader in readers {
            self.codes.insert((submission, reader), Code { asked_at: self.now, ..Code::default() });
            self.owe_code(Kind::Code, submission, reader);
        }
    }
}
