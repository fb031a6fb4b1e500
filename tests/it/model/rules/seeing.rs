//! *Who sees what*: the list of requests, in which a large submission is one row, and the page of a submission.

use super::{Page, Request, State, TYPES, World};

/// A submission of more requests is one row.
pub(super) const LARGE: usize = 5;

/// A row of *My requests*: number or numbers, who is replaced, the new contact, contact types, service, state. Nobody stands for
/// several.
pub type Row = [String; 6];

impl World {
    pub(super) fn sees(&self, account: usize, request: &Request) -> bool {
        request.requester == account
            || request.to == account
            || request.from == account && self.state(request) == State::Done
            || self.administrator(request) == account && self.is_open(request)
    }

    /// How many requests a submission has, whoever sees them.
    pub(super) fn size_of(&self, submission: usize) -> usize {
        self.requests.iter().filter(|request| request.submission == submission).count()
    }

    /// What `data-state` says of a request.
    fn shown_state(&self, account: usize, request: &Request) -> &'static str {
        match self.state(request) {
            State::Pending if self.must_decide(request, account) => "pending-own",
            State::Pending => "pending-other",
            State::Processing => "processing",
            State::Done => "done",
            State::Declined => "declined",
            State::Cancelled => "cancelled",
            State::Expired => "expired",
            State::Failed => "failed",
        }
    }

    /// What the account sees of a submission: number and state of each request, lowest first.
    pub fn page_of(&self, account: usize, submission: usize) -> Vec<(String, String)> {
        let of_it = self.requests.iter().filter(|request| request.submission == submission);
        let seen = of_it.filter(|request| self.sees(account, request));
        seen.map(|request| (request.id.to_string(), self.shown_state(account, request).to_owned())).collect()
    }

    /// The submission that a page is about.
    pub fn submission_of(&self, page: Page) -> Option<usize> {
        let made = |number: i64| usize::try_from(number - 1).unwrap();
        match page {
            Page::Submission(number) => Some(made(number)),
            Page::Request(id) => self.requests.get(made(id)).map(|request| request.submission),
            Page::Service(_) | Page::Services => None,
        }
    }

    /// The requests that the account sees, newest first.
    pub fn list(&self, account: usize) -> Vec<Row> {
        let seen: Vec<&Request> = self.requests.iter().rev().filter(|request| self.sees(account, request)).collect();
        let by_submission = seen.chunk_by(|one, other| one.submission == other.submission);
        by_submission
            .flat_map(|together| match self.size_of(together[0].submission) {
                0..=LARGE => together.iter().map(|request| self.row(account, request)).collect(),
                _ => vec![self.large_row(account, together)],
            })
            .collect()
    }

    fn row(&self, account: usize, request: &Request) -> Row {
        let types: Vec<_> = request.types.iter().map(|contact| TYPES[*contact]).collect();
        let nic = |index: usize| self.accounts[index].nic.clone();
        let (service, state) = (self.services[request.service].name.to_owned(), self.shown_state(account, request));
        [request.id.to_string(), nic(request.from), nic(request.to), types.join(", "), service, state.to_owned()]
    }

    fn large_row(&self, account: usize, together: &[&Request]) -> Row {
        const STATES: [&str; 8] =
            ["pending-own", "pending-other", "processing", "done", "declined", "cancelled", "expired", "failed"];
        let (newest, oldest) = (together[0].id, together[together.len() - 1].id);
        let numbers = if newest == oldest { newest.to_string() } else { format!("{oldest}–{newest}") };
        let one = |of: fn(&Request) -> usize| {
            let is_one = together.iter().all(|request| of(request) == of(together[0]));
            if is_one { self.accounts[of(together[0])].nic.clone() } else { String::new() }
        };
        let is_there = |contact: usize| together.iter().any(|request| request.types.contains(&contact));
        let types: Vec<_> = (0..3).filter(|contact| is_there(*contact)).map(|contact| TYPES[contact]).collect();
        let count = |state: &str| together.iter().filter(|request| self.shown_state(account, request) == state).count();
        let counted = STATES.map(|state| (state, count(state)));
        let states = counted.iter().filter(|(_, count)| *count > 0).map(|(state, count)| format!("{state} {count}"));
        let services = Self::services_in_words(together);
        let states = states.collect::<Vec<_>>().join(", ");
        [numbers, one(|request| request.from), one(|request| request.to), types.join(", "), services, states]
    }

    /// How many services these are about.
    pub(super) fn services_in_words(all: &[&Request]) -> String {
        let mut services: Vec<usize> = all.iter().map(|request| request.service).collect();
        services.sort_unstable();
        services.dedup();
        format!("{} service{}", services.len(), if services.len() == 1 { "" } else { "s" })
    }
}
