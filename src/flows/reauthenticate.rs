//! Somebody who is signed in shows once more that the account is its own, before something of weight is done: with the
//! present password, and with a code where a second factor is on.
//!
//! Hashing is slow. So this is two flows, with the hashing between them: [`begin_reauthentication`] counts the try and
//! reads what it is checked against; [`OwnershipProof::settle`] stands in the flow of what is to be done.

use std::time::Duration;

use super::Cx;
use super::proof::{self, FactorHolder, FactorProof};
use super::second_step::code_bounds;
use super::throttles::{self, Bound};
use crate::domain::event::AccountEvent;
use crate::domain::{AccountId, Place};
use crate::passwords::Checked;
use crate::store::locks::{self, Locks};
use crate::store::{AnyConnection, StoreResult, accounts};

/// Wrong passwords and codes from one network within the term.
const WRONG_MAX: usize = 10;
/// The same from everywhere: more, so that whoever has got hold of a session does not keep the owner from ending it.
const WRONG_ANYWHERE_MAX: usize = 50;
const WRONG_TERM: Duration = Duration::from_mins(15);

/// What must be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequiredProof {
    /// The password.
    Password,
    /// The password, and a code where a second factor is on.
    PasswordAndCode,
}

/// A try that may go on to its password and code.
pub struct Reauthentication {
    account: AccountId,
    required: RequiredProof,
    /// Whose code it is to be, where a second factor is on.
    pub holder: Option<FactorHolder>,
    password_hash: Option<String>,
    hits: Vec<i64>,
    code_hits: Vec<i64>,
}

/// What was shown.
pub struct ShownProof {
    /// What checking the password said; none where it was not given.
    pub password: Option<Checked>,
    /// Whether a code was given.
    pub code_given: bool,
    /// The code, where it fits.
    pub code: Option<FactorProof>,
}

impl ShownProof {
    /// Whether the password was right when it was checked.
    #[must_use]
    pub fn password_fits(&self) -> bool {
        self.password.is_some_and(|password| password != Checked::Wrong)
    }
}

/// A try, and what was shown in it.
pub struct OwnershipProof {
    attempt: Reauthentication,
    shown: ShownProof,
}

/// What is missing or wrong of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofFault {
    /// The password was not given.
    PasswordNeeded,
    /// The password is wrong.
    PasswordWrong,
    /// The password is right, and a code was not given.
    CodeNeeded,
    /// The password is right, the code is not.
    CodeWrong,
}

/// An account, and where it is used from.
#[must_use]
pub fn account_and_network(account: AccountId, from: &Place) -> [String; 2] {
    [format!("{account} {}", from.network()), account.to_string()]
}

/// The bounds on wrong tries of an account, by its [`account_and_network`].
#[must_use]
pub fn own_account_bounds(who: &[String; 2]) -> [Bound<'_>; 2] {
    let [here, anywhere] = who;
    [
        Bound { what: "own account", who: here, most: WRONG_MAX, term: WRONG_TERM },
        Bound { what: "own account anywhere", who: anywhere, most: WRONG_ANYWHERE_MAX, term: WRONG_TERM },
    ]
}

/// Counts the try, from its start, so that many at once are no way around the bound.
///
/// # Errors
/// The inner one says how long to wait after too many wrong ones.
pub fn begin_reauthentication(
    cx: &mut Cx<'_>,
    account: AccountId,
    required: RequiredProof,
) -> StoreResult<Result<Reauthentication, Duration>> {
    let who = account.to_string();
    let account_and_network = account_and_network(account, cx.from);
    let own = own_account_bounds(&account_and_network);
    let holder = FactorHolder::load(cx.tx, account)?.filter(|_| required == RequiredProof::PasswordAndCode);
    let codes = code_bounds(&who);
    let codes: &[Bound<'_>] = if holder.is_some() { &codes } else { &[] };
    if let Some(wait) = throttles::reached(cx, &[&own, codes].concat())? {
        return Ok(Err(wait));
    }
    Ok(Ok(Reauthentication {
        account,
        required,
        holder,
        password_hash: accounts::password_hash(cx.tx, account)?,
        hits: throttles::hit_once(cx, &own)?,
        code_hits: throttles::hit_once(cx, codes)?,
    }))
}

impl Reauthentication {
    /// The hash that the password is to be checked against.
    #[must_use]
    pub fn stored_hash(&self) -> Option<String> {
        self.password_hash.clone()
    }

    /// Goes on with what was shown.
    #[must_use]
    pub fn with(self, shown: ShownProof) -> OwnershipProof {
        OwnershipProof { attempt: self, shown }
    }

    /// The try does not count: it was right, or nothing hung on it.
    pub fn take_back(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        throttles::take_back(cx, &self.hits)?;
        throttles::take_back(cx, &self.code_hits)
    }
}

impl OwnershipProof {
    /// Whose account it is to be.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.attempt.account
    }

    /// What was shown.
    #[must_use]
    pub fn shown(&self) -> &ShownProof {
        &self.shown
    }

    /// Whether the account has a second factor, and a code of it was asked for.
    #[must_use]
    pub fn has_second_factor(&self) -> bool {
        self.attempt.holder.is_some()
    }

    /// Whether the password is right; it may have been changed while it was checked.
    pub fn password_is_right(&self, conn: &mut AnyConnection) -> StoreResult<bool> {
        Ok(self.shown.password_fits() && accounts::password_hash(conn, self.account())? == self.attempt.password_hash)
    }

    /// The try does not count: nothing hung on it.
    pub fn take_back(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        self.attempt.take_back(cx)
    }

    /// What is missing or wrong of it. A code is used up only where all else is right.
    ///
    /// # Errors
    /// The database's.
    pub fn fault(&self, cx: &mut Cx<'_>, all_else_right: bool) -> StoreResult<Option<ProofFault>> {
        if !all_else_right && self.password_is_right(cx.tx)? {
            self.take_back(cx)?;
            return Ok(None);
        }
        Ok(self.settle(cx)?.err())
    }

    /// Says whether all is right, and uses the code up.
    ///
    /// # Errors
    /// The inner one says what is missing or wrong.
    pub fn settle(&self, cx: &mut Cx<'_>) -> StoreResult<Result<(), ProofFault>> {
        let account = self.account();
        // Nobody else changes password, factor or sessions of the account before this is done.
        locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })?;
        if self.shown.password.is_none() {
            self.take_back(cx)?;
            return Ok(Err(ProofFault::PasswordNeeded));
        }
        if !self.password_is_right(cx.tx)? {
            // The code was not looked at.
            throttles::take_back(cx, &self.attempt.code_hits)?;
            proof::record_failed_proof(cx, account, AccountEvent::PasswordWrong)?;
            return Ok(Err(ProofFault::PasswordWrong));
        }
        // One that was switched on while the password was checked is asked for as well.
        let asks_code = self.attempt.required == RequiredProof::PasswordAndCode;
        if asks_code && self.attempt.holder.is_none() && FactorHolder::load(cx.tx, account)?.is_some() {
            self.take_back(cx)?;
            return Ok(Err(ProofFault::CodeNeeded));
        }
        if let Some(holder) = &self.attempt.holder {
            if !self.shown.code_given {
                self.take_back(cx)?;
                return Ok(Err(ProofFault::CodeNeeded));
            }
            let taken = match &self.shown.code {
                Some(code) => proof::take_proof(cx, holder, code)?,
                None => false,
            };
            if !taken {
                proof::record_failed_proof(cx, account, AccountEvent::SecondFactorFailed)?;
                return Ok(Err(ProofFault::CodeWrong));
            }
        }
        self.take_back(cx)?;
        Ok(Ok(()))
    }
}
