//! What an account can show as its second factor, and the taking of it: each code once.

use crate::domain::account::NicHandle;
use crate::domain::factor::{AppSecret, latest_step};
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::keys::{Keyring, Sealed};
use crate::store::events::{self, Event, What};
use crate::store::factors::{self, Factor, RecoveryRow};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, accounts};

/// An account with its second factor, as read before a code is checked.
#[derive(Debug)]
pub struct Holder {
    account: AccountId,
    nic: NicHandle,
    factor: Factor,
    left: Vec<RecoveryRow>,
}

/// A code that fits, and was not used when its holder was read.
#[derive(Clone, Debug)]
pub enum Proof {
    /// A code of the app, of this step.
    App(i64),
    /// A recovery code.
    Recovery(RecoveryRow),
}

impl Holder {
    /// The account, where its second factor is on.
    ///
    /// # Errors
    /// The database's fault.
    pub fn load(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<Self>> {
        let Some(factor) = factors::confirmed(conn, account)? else { return Ok(None) };
        let left = factors::recovery_codes_left(conn, account)?;
        Ok(Some(Self { account, nic: accounts::get(conn, account)?.nic, factor, left }))
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Looks whether these are the digits that the app shows.
    #[must_use]
    pub fn by_app(&self, keyring: &Keyring, digits: &str, now: Moment) -> Option<Proof> {
        let Some(secret) = open(keyring, &self.factor) else {
            tracing::error!(nic = %self.nic, "the secret key that sealed a second factor is not in the setting");
            return None;
        };
        secret.step_of(digits, now, self.factor.last_step).map(Proof::App)
    }

    /// The hashes of the recovery codes that are left.
    #[must_use]
    pub fn recovery_hashes(&self) -> Vec<String> {
        self.left.iter().map(|code| code.hash.clone()).collect()
    }

    /// The recovery code whose hash stands at this place.
    #[must_use]
    pub fn by_recovery_code(&self, place: usize) -> Option<Proof> {
        self.left.get(place).cloned().map(Proof::Recovery)
    }
}

/// The secret of an app; none where the key that sealed it was taken out of the setting.
#[must_use]
pub fn open(keyring: &Keyring, factor: &Factor) -> Option<AppSecret> {
    keyring.open(Sealed::SecondFactor, &factor.sealed).and_then(|bytes| AppSecret::from_bytes(&bytes))
}

/// Takes a code, which is good once: says whether nobody else has used it meanwhile. To be called within a transaction that
/// writes.
///
/// # Errors
/// The database's fault.
pub fn take(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    now: Moment,
    holder: &Holder,
    proof: &Proof,
    place: &Place,
) -> StoreResult<bool> {
    let Holder { account, factor, .. } = holder;
    match proof {
        Proof::App(step) => {
            if !factors::take_step(conn, factor.id, *step, latest_step(now))? {
                return Ok(false);
            }
            if let Some(sealed) = keyring.reseal(Sealed::SecondFactor, &factor.sealed) {
                factors::reseal(conn, factor.id, &factor.sealed, &sealed)?;
            }
            Ok(true)
        }
        Proof::Recovery(code) => {
            if !factors::use_recovery_code(conn, *account, code, now)? {
                return Ok(false);
            }
            note(conn, What::RecoveryCodeUsed, *account, now, place)?;
            outbox::put(conn, &Owed::to_account(NoticeKind::RecoveryCodeUsed, *account), now)?;
            Ok(true)
        }
    }
}

/// Writes down what somebody has tried in vain, who need not be the owner.
///
/// # Errors
/// The database's fault.
pub fn note_failure(
    conn: &mut AnyConnection,
    what: What,
    account: AccountId,
    now: Moment,
    place: &Place,
) -> StoreResult<()> {
    events::insert_for_account(conn, Event { what, about: Some(account), by: Actor::System, at: now }, Some(place))
}

/// Writes down what its owner, or who passes for it, has done.
///
/// # Errors
/// The database's fault.
pub fn note(conn: &mut AnyConnection, what: What, account: AccountId, now: Moment, place: &Place) -> StoreResult<()> {
    let event = Event { what, about: Some(account), by: Actor::Account(account), at: now };
    events::insert_for_account(conn, event, Some(place))
}
