//! Requests: the list of those that an account sees, and everything about one of them.

mod again;
pub(super) mod history;
mod large;
mod one;
mod waiting;

use std::collections::BTreeSet;
use std::time::Duration;

use self::large::{SeenRow, with_seen};
use super::cursor::{Cursor, CursorPage};
use super::people::{People, Person};
use crate::domain::acts::{RequestActs, Viewer};
use crate::domain::request::{FailReason, Request, State};
use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use crate::store::request_lists::{Beyond, SeenRequests, first_of_account, of_account, page_of_account};
use crate::store::requests::ListedRequest;
use crate::store::{AnyConnection, StoreResult};

pub use again::{AskedBefore, AskedTogether, asked_before, asked_together};
pub use history::{HistoryDoer, HistoryEntry, HistoryStep};
pub use large::{LargeActs, LargeSummary};
pub use one::{PendingView, RequestView, SiblingView, ValidatorView, request_for};
pub use waiting::{WaitingOn, WaitingRequest, WaitingView};

/// Which requests a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestFilter {
    /// In this state alone.
    pub state: Option<State>,
    /// Those alone that the viewer must still decide.
    pub awaited: bool,
    /// On services whose name contains this, or with whoever is called so, or has a NIC handle that begins so.
    pub search: Option<String>,
}

impl RequestFilter {
    fn seen_by(&self, account: AccountId, now: Moment) -> SeenRequests<'_> {
        let Self { state, awaited, ref search } = *self;
        SeenRequests { account, state, awaited, search: search.as_deref(), one_by_one: false, now }
    }
}

/// A request in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestSummary {
    /// Its number.
    pub id: RequestId,
    /// With which others it was asked for.
    pub submission: SubmissionId,
    /// When it was asked for.
    pub created_at: Moment,
    /// When it came to its end.
    pub finished_at: Option<Moment>,
    /// Who asked for it.
    pub requester: Person,
    /// Who is to be replaced.
    pub from: Person,
    /// The new contact.
    pub to: Person,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// Of what.
    pub service: RequestService,
    /// Where it stands.
    pub standing: Standing,
    /// Why it failed, where that is known.
    pub fail_reason: Option<FailReason>,
    /// What the viewer may do.
    pub acts: RequestActsView,
}

/// The service that a request is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestService {
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Its number, where the viewer is a contact of it and so sees its page, or the operator.
    pub seen: Option<ServiceId>,
}

impl RequestService {
    fn of(listed: &ListedRequest, viewer: Option<AccountId>) -> Self {
        let (name, category) = listed.service.clone();
        // One that was removed has nobody for a contact, and a page for the operator alone.
        let sees_it = viewer.is_none_or(|viewer| !listed.contacts.roles_of(viewer).is_empty());
        Self { name, category, seen: sees_it.then_some(listed.request.service) }
    }
}

/// What is carried out later than this is not waited for.
const SOON: Duration = Duration::from_mins(10);

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// Who must still decide it, while it is pending.
    pub awaited: Vec<Person>,
    /// Whether its contacts change any moment: it is worth looking again.
    pub changes_soon: bool,
}

impl Standing {
    fn of(request: &Request, people: &People, now: Moment) -> StoreResult<Self> {
        let awaited = request.awaited(now).into_iter().map(|account| people.get(account));
        let (state, awaited) = (request.state_at(now), awaited.collect::<StoreResult<_>>()?);
        Ok(Self { state, awaited, changes_soon: Self::changes_soon(request, now) })
    }

    /// Whether the contacts of a request change any moment.
    pub(super) fn changes_soon(request: &Request, now: Moment) -> bool {
        request.state_at(now) == State::Processing && request.apply_at.is_none_or(|at| at <= now.plus(SOON))
    }

    /// Whether it is the viewer's turn.
    #[must_use]
    pub fn awaits_viewer(&self) -> bool {
        self.awaited.iter().any(|person| person.own)
    }
}

/// What the viewer may do with a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestActsView {
    /// Accept or decline it.
    pub decide: bool,
    /// Have its own code sent again.
    pub resend_own: bool,
    /// Have this other validator's code sent again.
    pub resend_to: Option<Person>,
    /// Withdraw it.
    pub cancel: bool,
}

impl RequestActsView {
    /// Whether there is anything.
    #[must_use]
    pub fn any(&self) -> bool {
        self.decide || self.resend_own || self.resend_to.is_some() || self.cancel
    }

    fn of(acts: RequestActs, people: &People) -> StoreResult<Self> {
        let resend_to = acts.resend_to.map(|account| people.get(account)).transpose()?;
        Ok(Self { decide: acts.decide, resend_own: acts.resend_own, resend_to, cancel: acts.cancel })
    }
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestRow {
    /// A request.
    One(Box<RequestSummary>),
    /// A large submission, as one.
    Large(Box<LargeSummary>),
}

impl RequestRow {
    /// Whether contacts change any moment: it is worth looking again.
    #[must_use]
    pub fn changes_soon(&self) -> bool {
        match self {
            Self::One(request) => request.standing.changes_soon,
            Self::Large(large) => large.changes_soon,
        }
    }
}

/// A page of requests, and what stands beside it.
#[derive(Clone, Debug)]
pub struct RequestListView {
    /// The requests, newest first.
    pub page: CursorPage<RequestRow>,
    /// What waits for the viewer; with the first page of all alone.
    pub waiting: Vec<WaitingView>,
    /// The states in which the viewer sees any.
    pub states: BTreeSet<State>,
}

/// A page of the requests that an account sees (RULES.md, *Who sees what*), newest first; with the first page of all those,
/// what waits for it.
pub fn requests_seen_by(
    conn: &mut AnyConnection,
    viewer: AccountId,
    filter: &RequestFilter,
    cursor: Cursor,
    now: Moment,
) -> StoreResult<RequestListView> {
    let seen = filter.seen_by(viewer, now);
    let number = |row: &SeenRow| row.listed.request.id.0;
    let (mut waiting, mut states) = (Vec::new(), BTreeSet::new());
    let page = CursorPage::read(cursor, number, |beyond, most| {
        if beyond != Beyond::Start || *filter != RequestFilter::default() {
            let found;
            (found, states) = page_of_account(conn, seen, beyond, most)?;
            return with_seen(conn, found, viewer, now);
        }
        let found;
        (found, states) = first_of_account(conn, (viewer, now), most, waiting::READ_MAX)?;
        let mut first = with_seen(conn, found, viewer, now)?;
        waiting = waiting::of_first_page(&first, viewer, now)?;
        first.truncate(most);
        Ok(first)
    })?;
    Ok(RequestListView { page: page.try_map(|row| row.told(viewer, now))?, waiting, states })
}

/// So many of the requests that an account sees, older than this one or the newest, for a list that is read to its end.
pub fn piece_of_requests(
    conn: &mut AnyConnection,
    viewer: AccountId,
    filter: &RequestFilter,
    (older_than, most): (Option<RequestId>, usize),
    now: Moment,
) -> StoreResult<Vec<RequestSummary>> {
    let beyond = older_than.map_or(Beyond::Start, |id| Beyond::OlderThan(id.0));
    let one_by_one = SeenRequests { one_by_one: true, ..filter.seen_by(viewer, now) };
    let found = of_account(conn, one_by_one, beyond, most)?;
    found.into_iter().map(|listed| summary(listed, Viewer::Account(viewer), now)).collect()
}

pub(super) fn summary(listed: ListedRequest, viewer: Viewer, now: Moment) -> StoreResult<RequestSummary> {
    let people = People::of_listed([&listed], [], viewer.account());
    let service = RequestService::of(&listed, viewer.account());
    let ListedRequest { request, contacts, .. } = listed;
    let acts = RequestActs::of(&request, viewer, contacts.administrative, now);
    let standing = Standing::of(&request, &people, now)?;
    // Whenever somebody writes down that its time is over.
    let ran_out = (standing.state == State::Expired).then_some(request.expires_at);
    Ok(RequestSummary {
        id: request.id,
        submission: request.submission,
        created_at: request.created_at,
        finished_at: ran_out.or(request.finished_at()),
        requester: people.get(request.requester)?,
        from: people.get(request.from)?,
        to: people.get(request.to)?,
        standing,
        fail_reason: request.fail_reason(),
        acts: RequestActsView::of(acts, &people)?,
        service,
        types: request.types,
    })
}
