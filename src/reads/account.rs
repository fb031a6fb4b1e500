//! What an account sees of itself, and what the operator's command shows of one.

use crate::domain::account::{Account, EmailAddress, NicHandle};
use crate::domain::event::AccountEvent;
use crate::domain::factor::AppSecret;
use crate::domain::link::LinkKind;
use crate::domain::operator::Role;
use crate::domain::request::Actor;
use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::keys::Keyring;
use crate::store::request_lists::{self, Beyond};
use crate::store::service_counts;
use crate::store::{AnyConnection, StoreResult, accounts, events, factors, links, sessions};

/// What a profile says beside what stands in the account itself.
#[derive(Clone, Debug)]
pub struct ProfileView {
    /// The new address that is not confirmed yet.
    pub unconfirmed: Option<String>,
    /// Whether a second factor is on.
    pub second_factor: bool,
}

/// An account's own profile.
pub fn profile_view(conn: &mut AnyConnection, viewer: AccountId, now: Moment) -> StoreResult<ProfileView> {
    let link = links::newest_of(conn, LinkKind::ChangeEmail, viewer, now)?;
    let second_factor = factors::confirmed(conn, viewer)?.is_some();
    Ok(ProfileView { unconfirmed: link.map(|link| link.sent_to), second_factor })
}

/// How things stand with a second factor.
pub enum SecondFactorView {
    /// It is off.
    Off,
    /// An app is being set up with this secret.
    SettingUp(AppSecret),
    /// It is on.
    On {
        /// Since when.
        since: Moment,
        /// How many recovery codes are left.
        codes_left: usize,
    },
}

/// An account's own second factor. `begun` is the app that this browser has begun to set up: nobody else is shown its secret.
pub fn second_factor_view(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    viewer: AccountId,
    begun: Option<i64>,
    now: Moment,
) -> StoreResult<SecondFactorView> {
    let Some(factor) = factors::app_of(conn, viewer)? else { return Ok(SecondFactorView::Off) };
    if let Some(since) = factor.confirmed_at {
        let codes_left = factors::recovery_codes_left(conn, viewer)?.len();
        return Ok(SecondFactorView::On { since, codes_left });
    }
    let secret = if factor.is_set_up_by(begun, now) { keyring.app_secret(&factor) } else { None };
    Ok(secret.map_or(SecondFactorView::Off, SecondFactorView::SettingUp))
}

/// One place where an account is signed in.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// What names it.
    pub id_hash: String,
    /// Where it was last used from, and what the browser called itself when it began.
    pub place: Place,
    /// When it began.
    pub since: Moment,
    /// When it was last used.
    pub seen: Moment,
    /// Whether it is the one that looks.
    pub own: bool,
}

/// Where an account is signed in, and what ending that asks for.
#[derive(Clone, Debug)]
pub struct OwnSessionsView {
    /// Each session.
    pub sessions: Vec<SessionView>,
    /// Whether a code is asked for.
    pub second_factor: bool,
}

/// Where an account is signed in: the session that looks first, of this hash, then the others, the newest first.
pub fn own_sessions_view(
    conn: &mut AnyConnection,
    viewer: AccountId,
    this_hash: &str,
    now: Moment,
) -> StoreResult<OwnSessionsView> {
    let this = sessions::find(conn, this_hash, now)?;
    let others = sessions::of_account(conn, viewer, now, sessions::LIVE_MAX)?;
    let others = others.into_iter().filter(|other| this.as_ref().is_none_or(|this| this.id_hash != other.id_hash));
    let sessions = this.clone().into_iter().chain(others).map(|session| session_view(session, this_hash)).collect();
    Ok(OwnSessionsView { sessions, second_factor: factors::confirmed(conn, viewer)?.is_some() })
}

/// Where an account is signed in, the newest first, as somebody else sees it.
pub fn live_sessions(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<Vec<SessionView>> {
    let sessions = sessions::of_account(conn, account, now, sessions::LIVE_MAX)?;
    Ok(sessions.into_iter().map(|session| session_view(session, "")).collect())
}

fn session_view(session: sessions::Session, this_hash: &str) -> SessionView {
    SessionView {
        own: session.id_hash == this_hash,
        id_hash: session.id_hash,
        place: Place { address: session.address, device: session.device },
        since: session.created_at,
        seen: session.seen_at,
    }
}

/// On how many services an account is any of these contacts.
pub fn services_as_any(conn: &mut AnyConnection, account: AccountId, as_any: &ContactTypes) -> StoreResult<usize> {
    Ok(service_counts::of_account(conn, account)?.as_any(as_any))
}

/// How many open requests an account is in.
pub fn open_requests_of(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<usize> {
    Ok(usize::try_from(request_lists::count_open_of(conn, account, now)?).unwrap_or_default())
}

/// Who has done something to an account, as its owner is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountActor {
    /// The account itself, or who passed for it.
    Own,
    /// The operator.
    Operator,
    /// Nobody knows.
    Unknown,
}

/// Something in the history of an account.
#[derive(Clone, Debug)]
pub struct AccountHistoryView {
    /// Its number: later ones have higher numbers.
    pub id: i64,
    /// What has happened; none where a newer version of the program wrote it.
    pub what: Option<AccountEvent>,
    /// Who did it.
    pub by: AccountActor,
    /// When.
    pub at: Moment,
    /// Where it was done from, where that is known.
    pub from: Option<Place>,
}

/// What has happened to an account itself, newest first: at most so many, beyond an event's number. With
/// [`Beyond::NewerThan`], oldest first.
pub fn account_history(
    conn: &mut AnyConnection,
    viewer: AccountId,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<AccountHistoryView>> {
    let records = events::history_of_account(conn, viewer, beyond, most)?;
    let view = |record: events::AccountRecord| AccountHistoryView {
        id: record.id,
        what: record.recorded.what,
        by: match record.recorded.by {
            Some(Actor::Account(by)) if by == viewer => AccountActor::Own,
            Some(Actor::Operator) => AccountActor::Operator,
            Some(Actor::Account(_) | Actor::System) | None => AccountActor::Unknown,
        },
        at: record.recorded.at,
        from: record.from,
    };
    Ok(records.into_iter().map(view).collect())
}

/// What stands in the way of closing an account.
#[derive(Clone, Debug)]
pub struct ClosingView {
    /// Of how many services it is a contact.
    pub services: usize,
    /// How many open requests it has asked for, or name it as the new contact.
    pub requests: usize,
    /// An open request would replace it. It does not see which: it is looked for only where nothing else stands in the way.
    pub replaced: bool,
    /// Whether a code is asked for.
    pub second_factor: bool,
}

impl ClosingView {
    /// Whether nothing does.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.services == 0 && self.requests == 0 && !self.replaced
    }
}

/// What stands in the way of closing an account now.
pub fn closing_view(conn: &mut AnyConnection, viewer: AccountId, now: Moment) -> StoreResult<ClosingView> {
    let counted = |count: i64| usize::try_from(count).unwrap_or(0);
    let mut view = ClosingView {
        services: service_counts::of_account(conn, viewer)?.total(),
        requests: counted(request_lists::count_open_of(conn, viewer, now)?),
        replaced: false,
        second_factor: factors::confirmed(conn, viewer)?.is_some(),
    };
    view.replaced = view.is_nothing() && request_lists::is_being_replaced(conn, viewer, now)?;
    Ok(view)
}

/// An account, for the operator.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// The account.
    pub account: Account,
    /// Whether it has a password.
    pub has_password: bool,
    /// Whether its second factor is on.
    pub second_factor: bool,
    /// What it may do for others.
    pub role: Option<Role>,
}

/// The account of this NIC handle, open or closed, as the operator sees it.
pub fn account_view(conn: &mut AnyConnection, nic: &NicHandle) -> StoreResult<Option<AccountView>> {
    accounts::by_nic(conn, nic)?.map(|account| view_of(conn, account)).transpose()
}

/// At most so many accounts that share an email address, open or closed, by number.
pub fn accounts_sharing(conn: &mut AnyConnection, email: &EmailAddress, most: usize) -> StoreResult<Vec<AccountView>> {
    let sharing = accounts::all_by_email(conn, email, i64::try_from(most).unwrap_or(i64::MAX))?;
    sharing.into_iter().map(|account| view_of(conn, account)).collect()
}

fn view_of(conn: &mut AnyConnection, account: Account) -> StoreResult<AccountView> {
    let has_password = accounts::password_hash(conn, account.id)?.is_some();
    let second_factor = factors::confirmed(conn, account.id)?.is_some();
    let role = accounts::role_of(conn, account.id)?;
    Ok(AccountView { account, has_password, second_factor, role })
}
