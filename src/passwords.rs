//! Passwords: hashed with argon2id, while imported hashes may be of any argon2. New passwords must be hard to guess.

mod aside;
mod hashing;
mod l33t;
mod memory;
mod strength;
mod typed;
mod workshop;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Params};
use thiserror::Error;

pub use aside::{Busy, check_against_aside, check_aside, find_aside, hash_aside, hash_set_aside, strong_enough_aside};
pub use strength::{WeakPassword, strong_enough};
pub use typed::Password;

/// The longest password, in bytes: a bound on work, not on pass phrases.
pub const PASSWORD_MAX: usize = 1024;

/// Bounds on hashes that come from elsewhere: memory in KiB, passes, lanes.
const MEMORY_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 10;
const LANES_MAX: u32 = 16;

/// The outcome of checking a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is the password.
    Right,
    /// It is the password, and its hash is weaker than today's, or made of it in another spelling.
    RightButWeak,
    /// It is not.
    Wrong,
}

/// What a password is checked against at sign-in.
#[derive(Clone, Debug)]
pub enum Against {
    /// The hash of the account's own password.
    Own(String),
    /// No password matches. The hash, of another account, only makes it take its time.
    Decoy(Option<String>),
}

/// There is no memory for a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("there is no memory for the hash of a password")]
pub struct NotHashed;

/// The hash of a password, with today's parameters and a fresh salt.
///
/// # Errors
/// The system gave no memory.
pub fn hash(password: &Password) -> Result<String, NotHashed> {
    hashing::hash(password, &mut memory::HashingMemory::default()).ok_or(NotHashed)
}

/// Why a hash from elsewhere cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HashFault {
    /// Not a PHC string with salt and hash.
    #[error("is not a complete PHC string such as $argon2id$v=19$m=19456,t=2,p=1$…$…")]
    Form,
    /// Another algorithm than argon2.
    #[error("is not an argon2 hash")]
    Algorithm,
    /// Parameters that argon2 does not have, or beyond the bounds.
    #[error("has parameters other than at most m=1048576 (1 GiB), t=10, p=16")]
    Parameters,
}

/// Whether a hash from elsewhere can be taken (INTERFACE.md, CSV).
///
/// # Errors
/// It is no complete PHC string, no argon2 hash, or its parameters are beyond the bounds.
pub fn check_foreign(stored: &str) -> Result<(), HashFault> {
    let parsed = PasswordHash::new(stored).map_err(|_| HashFault::Form)?;
    if parsed.salt.is_none() || parsed.hash.is_none() {
        return Err(HashFault::Form);
    }
    Algorithm::try_from(parsed.algorithm.as_str()).map_err(|_| HashFault::Algorithm)?;
    let params = Params::try_from(&parsed).map_err(|_| HashFault::Parameters)?;
    let bounded = params.m_cost() <= MEMORY_MAX && params.t_cost() <= PASSES_MAX && params.p_cost() <= LANES_MAX;
    if bounded { Ok(()) } else { Err(HashFault::Parameters) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORTED: &str =
        "$argon2id$v=19$m=64,t=1,p=1$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw";

    #[test]
    fn hashes_from_elsewhere_are_bounded() {
        let with = |head: &str| format!("{head}$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw");
        assert_eq!(check_foreign(IMPORTED), Ok(()));
        assert_eq!(check_foreign(&with("$argon2id$v=19$m=1048576,t=10,p=16")), Ok(()));
        for (head, fault) in [
            ("$argon2id$v=19$m=1048577,t=10,p=16", HashFault::Parameters),
            ("$argon2id$v=19$m=64,t=11,p=1", HashFault::Parameters),
            ("$argon2id$v=19$m=1024,t=1,p=17", HashFault::Parameters),
            ("$scrypt$ln=15,r=8,p=1", HashFault::Algorithm),
        ] {
            assert_eq!(check_foreign(&with(head)), Err(fault), "{head}");
        }
        for form in ["", "secret", "$argon2id$v=19$m=64,t=1,p=1", "$argon2id$v=19$m=64,t=1,p=1$HwvY+qSKr3ET4CcUXZKuSA"]
        {
            assert_eq!(check_foreign(form), Err(HashFault::Form), "{form}");
        }
    }
}
