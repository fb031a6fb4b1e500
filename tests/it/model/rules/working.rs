//! What the worker does: changes, reminders, and emails as they leave.

use super::seeing::LARGE;
use std::collections::BTreeSet;

use super::{About, Code, DAY, Kind, Mail, Owed, Page, Request, Seconds, State, World};

const REMINDER: Seconds = 27 * DAY;

impl World {
    /// The worker does all that is due: the emails that arrive, in the order in which they were written.
    pub fn work(&mut self) -> Vec<(Mail, Option<(usize, usize, usize)>)> {
        self.moments += 1;
        let confirmed = std::mem::take(&mut self.confirmed);
        let of_one = |one: &usize, next: &usize| self.requests[*one].submission == self.requests[*next].submission;
        let pieces: Vec<Vec<usize>> = confirmed.chunk_by(of_one).map(<[usize]>::to_vec).collect();
        for piece in pieces {
            self.carry_out(&piece);
        }
        for index in 0..self.requests.len() {
            let request = &self.requests[index];
            if request.state == State::Pending && self.state(request) == State::Expired {
                self.end(index, State::Expired, None);
            }
        }
        let due = |code: &Code| !code.reminded && self.now >= code.asked_at + REMINDER;
        let due: Vec<_> = self.codes.iter().filter(|(_, code)| due(code)).map(|(key, _)| *key).collect();
        for (submission, reader) in due {
            self.codes.get_mut(&(submission, reader)).unwrap().reminded = true;
            if !self.left(submission, reader).is_empty() {
                self.owe_code(Kind::Reminder, submission, reader);
            }
        }
        self.notify();
        std::mem::take(&mut self.outbox).into_iter().filter_map(|owed| self.send(owed)).collect()
    }

    /// Carries requests of one submission out, one after the other; what ends alike is written down together.
    fn carry_out(&mut self, piece: &[usize]) {
        let mut ended: Vec<(State, Vec<(usize, usize)>)> = Vec::new();
        for index in piece.iter().copied() {
            let to = if self.can_be_carried_out(&self.requests[index]) { State::Done } else { State::Failed };
            if to == State::Done {
                let request = self.requests[index].clone();
                for contact in request.types {
                    self.services[request.service].contacts[contact] = request.to;
                    self.record(request.service, "contact-changed", Some((contact, request.to)));
                    if contact == 2 {
                        self.takes_over(request.to, request.service, request.submission);
                    }
                }
            }
            self.requests[index].state = to;
            let one = (index, self.administrator(&self.requests[index]));
            match ended.iter_mut().find(|(state, _)| *state == to) {
                Some((_, alike)) => alike.push(one),
                None => ended.push((to, vec![one])),
            }
        }
        for (state, alike) in ended {
            for (index, administrator) in alike {
                self.tell(index, state, None, administrator);
            }
        }
    }

    fn can_be_carried_out(&self, request: &Request) -> bool {
        let contacts = self.services[request.service].contacts;
        let [requester, from, to] = [request.requester, request.from, request.to].map(|index| &self.accounts[index]);
        let taken = |contact: usize| {
            self.requests.iter().any(|other| {
                (other.submission, other.service) == (request.submission, request.service)
                    && other.state == State::Done
                    && other.from == request.requester
                    && other.types.contains(&contact)
            })
        };
        let role = |contact: usize| contacts[contact] == request.requester || taken(contact);
        request.types.iter().all(|contact| {
            contacts[*contact] == request.from
                && (role(0) || role(*contact))
                && (*contact != 2 || !from.unpaid && !to.unpaid)
        }) && requester.open
            && to.open
            && requester.zone == to.zone
    }

    /// The email as it leaves, unless it is superseded; with submission, account and generation of its code.
    fn send(&self, owed: Owed) -> Option<(Mail, Option<(usize, usize, usize)>)> {
        let account = &self.accounts[owed.to];
        let mut mail = Mail {
            address: owed.address.unwrap_or_else(|| account.email.clone()).to_lowercase(),
            nic: account.nic.clone(),
            kind: owed.kind,
            services: String::new(),
            leads_to: None,
            has_code: false,
            quoted: None,
        };
        let mut carries = None;
        match owed.about {
            About::Account => {}
            About::Services { all, what } => {
                if owed.kind == Kind::OwnerChanged {
                    mail.nic.clear();
                } else {
                    mail.leads_to = self.seen_page_of_services(&all, owed.to);
                }
                mail.services = self.services_named(&all);
                mail.quoted = Some(what);
            }
            About::LastDays { all, .. } => {
                mail.leads_to = Some(Self::page_of_services(&all));
                mail.services = self.services_named(&all);
                mail.quoted = Some(self.last_days_of(&all, owed.to));
            }
            About::Requests { all, with_link } => {
                let all: Vec<&Request> = all.iter().map(|index| &self.requests[*index]).collect();
                let is_large = all.len() > 1 && self.size_of(all[0].submission) > LARGE;
                // Who was no party reads on at the service.
                mail.leads_to = if with_link {
                    self.leads_to(&all, is_large)
                } else {
                    Some(Self::page_of_services(&Self::services_of(&all)))
                };
                let why = |request: &Request| {
                    let decliner = request.validators.iter().find(|(_, accepted)| *accepted == Some(false));
                    (decliner.map(|(account, _)| *account), request.reason.clone())
                };
                let is_one = all.iter().all(|request| why(request) == why(all[0]));
                mail.quoted = all[0].reason.clone().filter(|_| is_one && owed.kind == Kind::Declined);
                mail.services = self.named_in(&all);
            }
            About::Submission { number, generation } => {
                let code = &self.codes[&(number, owed.to)];
                mail.quoted.clone_from(&self.submissions[number]);
                let left = self.left(number, owed.to);
                if left.is_empty() {
                    return None;
                }
                if code.generation != generation {
                    return None;
                }
                mail.leads_to = self.leads_to(&left, left.len() > LARGE);
                mail.services = self.named_in(&left);
                mail.has_code = code.wrong_tries < 5;
                carries = Some((number, owed.to, generation)).filter(|_| mail.has_code);
            }
        }
        Some((mail, carries))
    }

    /// The page of the first of these requests, or of all that were asked for together.
    fn leads_to(&self, all: &[&Request], is_large: bool) -> Option<Page> {
        let first = all.iter().min_by_key(|request| request.id)?;
        // Submissions are numbered as they are made.
        let submission = i64::try_from(first.submission).unwrap() + 1;
        Some(if is_large { Page::Submission(submission) } else { Page::Request(first.id) })
    }

    /// The service that these requests are about, or how many.
    fn named_in(&self, all: &[&Request]) -> String {
        self.services_named(&Self::services_of(all))
    }

    fn services_of(all: &[&Request]) -> Vec<usize> {
        let services: BTreeSet<usize> = all.iter().map(|request| request.service).collect();
        services.into_iter().collect()
    }

    /// The service, or how many.
    fn services_named(&self, all: &[usize]) -> String {
        if let [one] = all { self.services[*one].name.to_owned() } else { format!("{} services", all.len()) }
    }

    /// Where an email about services leads, whose reader is a contact of them.
    fn page_of_services(all: &[usize]) -> Page {
        if let [one] = all { Page::Service(i64::try_from(*one).unwrap() + 1) } else { Page::Services }
    }

    /// The same, for whoever may be no contact of the one service any more: its page could not be seen.
    fn seen_page_of_services(&self, all: &[usize], reader: usize) -> Option<Page> {
        let sees = all.len() > 1 || self.services[all[0]].contacts.contains(&reader);
        sees.then(|| Self::page_of_services(all))
    }
}
