//! What an account can show as its second factor, and the taking of it: each code once.

use super::Cx;
use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::domain::event::AccountEvent;
use crate::domain::factor::{AppFactor, latest_step};
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::keys::{Keyring, Sealed};
use crate::store::factors::{self, UnusedRecoveryCode};
use crate::store::{AnyConnection, StoreResult, accounts};

/// An account with its second factor, as read before a code is checked.
#[derive(Debug)]
pub struct FactorHolder {
    account: AccountId,
    nic: NicHandle,
    factor: AppFactor,
    left: Vec<UnusedRecoveryCode>,
}

/// A code that fits, and was not used when its holder was read.
#[derive(Clone, Debug)]
pub enum FactorProof {
    /// A code of the app, of this step.
    App(i64),
    /// A recovery code.
    Recovery(UnusedRecoveryCode),
}

impl FactorHolder {
    /// The account, where its second factor is on.
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
    pub fn by_app(&self, keyring: &Keyring, digits: &str, now: Moment) -> Option<FactorProof> {
        let Some(secret) = keyring.app_secret(&self.factor) else {
            tracing::error!(nic = %self.nic, "the secret key that sealed a second factor is not in the setting");
            return None;
        };
        secret.step_of(digits, now, self.factor.last_step).map(FactorProof::App)
    }

    /// The hashes of the recovery codes that are left.
    #[must_use]
    pub fn recovery_hashes(&self) -> Vec<String> {
        self.left.iter().map(|code| code.hash.clone()).collect()
    }

    /// The recovery code whose hash stands at this place.
    #[must_use]
    pub fn by_recovery_code(&self, place: usize) -> Option<FactorProof> {
        self.left.get(place).cloned().map(FactorProof::Recovery)
    }
}

/// Takes a code, which is good once: says whether nobody else has used it meanwhile. Its owner, or who passes for it,
/// acts.
pub fn take_proof(cx: &mut Cx<'_>, holder: &FactorHolder, proof: &FactorProof) -> StoreResult<bool> {
    let FactorHolder { account, factor, .. } = holder;
    match proof {
        FactorProof::App(step) => {
            if !factors::take_step(cx.tx, factor.id, *step, latest_step(cx.now))? {
                return Ok(false);
            }
            if let Some(sealed) = cx.terms.keyring.reseal(Sealed::SecondFactor, &factor.sealed) {
                factors::reseal(cx.tx, factor.id, &factor.sealed, &sealed)?;
            }
        }
        FactorProof::Recovery(code) => {
            if !factors::use_recovery_code(cx.tx, *account, code, cx.now)? {
                return Ok(false);
            }
            let (what, by) = (AccountEvent::RecoveryCodeUsed, Actor::Account(*account));
            cx.record_visitor(Some(*account), what, by)?;
            cx.owe(&Notice::to_account(AccountNotice::RecoveryCodeUsed, *account))?;
        }
    }
    Ok(true)
}

/// Writes down what somebody has tried in vain, who need not be the owner.
pub fn record_failed_proof(cx: &mut Cx<'_>, account: AccountId, what: AccountEvent) -> StoreResult<()> {
    cx.record_visitor(Some(account), what, Actor::System)
}
