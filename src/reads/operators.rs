//! What operators see: what they find, and everything about an account (RULES.md, *Those who run it*).

use crate::domain::account::{Account, EmailAddress, NicHandle};
use crate::domain::service::{ContactType, Service};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::domain::{RequestId, SubmissionId};
use crate::reads::account::{AccountView, ProfileView, SessionView, account_view, live_sessions, profile_view};
use crate::store::service_lists::ServiceFilter;
use crate::store::{AnyConnection, StoreResult, accounts, factors, finding, outbox, request_lists, service_counts};

/// So many of each kind are found.
pub const FOUND_MOST: usize = 25;

/// What is found by what an operator types.
#[derive(Clone, Debug, Default)]
pub struct FoundView {
    /// Accounts of this NIC handle, or whose handles begin so, or of this address.
    pub accounts: Vec<Account>,
    /// Services whose names begin so.
    pub services: Vec<Service>,
    /// The request of this number.
    pub request: Option<RequestId>,
    /// The submission of this number.
    pub submission: Option<SubmissionId>,
    /// Whether there are more accounts or services than these.
    pub more: bool,
}

impl FoundView {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        let numbered = usize::from(self.request.is_some()) + usize::from(self.submission.is_some());
        self.accounts.len() + self.services.len() + numbered
    }
}

/// What is found of this: one question for each index that may know it.
pub fn found(conn: &mut AnyConnection, typed: &str) -> StoreResult<FoundView> {
    let most = i64::try_from(FOUND_MOST + 1).unwrap_or(i64::MAX);
    let mut view = FoundView::default();
    if typed.contains('@') {
        if let Ok(email) = EmailAddress::parse(typed) {
            view.accounts = finding::accounts_at(conn, &email, most)?;
        }
    } else {
        view.accounts = match NicHandle::parse(typed) {
            Ok(nic) => accounts::by_nic(conn, &nic)?.into_iter().collect(),
            Err(_) => Vec::new(),
        };
        // Behind the one of this very handle nobody is looked for.
        if view.accounts.is_empty() {
            view.accounts = finding::accounts_called(conn, typed, most)?;
        }
        view.services = finding::services_called(conn, typed, most)?;
    }
    if let Some(number) = text::number(typed) {
        (view.request, view.submission) = finding::numbered(conn, number)?;
    }
    view.more = view.accounts.len() > FOUND_MOST || view.services.len() > FOUND_MOST;
    view.accounts.truncate(FOUND_MOST);
    view.services.truncate(FOUND_MOST);
    Ok(view)
}

/// An account as operators see it: all but what is secret.
#[derive(Clone, Debug)]
pub struct OperatorsAccountView {
    /// What the command shows too.
    pub known: AccountView,
    /// What its owner sees beside that.
    pub profile: ProfileView,
    /// When it was made.
    pub made: Moment,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// Since when its second factor is on, and how many recovery codes are left.
    pub factor: Option<(Moment, usize)>,
    /// Where it is signed in, the newest first.
    pub sessions: Vec<SessionView>,
    /// Of how many services it is a contact, and of how many each contact; none where these are too many to count.
    pub services: (usize, [Option<usize>; 3]),
    /// How many requests are open that it has asked for, or that name it as the new contact.
    pub open_requests: i64,
    /// Whether the mail server refused an email to its address.
    pub is_refused: bool,
}

/// An account, open or closed, as operators see it.
pub fn operators_account_view(
    conn: &mut AnyConnection,
    known: AccountView,
    now: Moment,
) -> StoreResult<OperatorsAccountView> {
    let id = known.account.id;
    let (made, closed) = accounts::made_and_closed(conn, id)?;
    let since = factors::confirmed(conn, id)?.and_then(|factor| factor.confirmed_at);
    let factor = match since {
        Some(since) => Some((since, factors::recovery_codes_left(conn, id)?.len())),
        None => None,
    };
    let counts = service_counts::of_account(conn, id)?;
    let as_each = |role| counts.left_by(&ServiceFilter { role: Some(role), ..ServiceFilter::default() });
    Ok(OperatorsAccountView {
        profile: profile_view(conn, id, now)?,
        made,
        closed,
        factor,
        sessions: live_sessions(conn, id, now)?,
        services: (counts.total(), ContactType::ALL.map(as_each)),
        open_requests: request_lists::count_open_of(conn, id, now)?,
        is_refused: outbox::is_refused_at_its_address(conn, id, now)?,
        known,
    })
}

/// An account, and whether emails reach it.
#[derive(Clone, Debug)]
pub struct ReachedView {
    /// The account.
    pub known: AccountView,
    /// Whether the mail server refused an email to its address.
    pub is_refused: bool,
}

/// The account of this NIC handle, open or closed, and whether emails reach it.
pub fn reached_view(conn: &mut AnyConnection, nic: &NicHandle, now: Moment) -> StoreResult<Option<ReachedView>> {
    let Some(known) = account_view(conn, nic)? else { return Ok(None) };
    let is_refused = outbox::is_refused_at_its_address(conn, known.account.id, now)?;
    Ok(Some(ReachedView { known, is_refused }))
}
