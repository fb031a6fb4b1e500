//! Passwords: hashed with argon2id, while imported hashes may be of any argon2. New passwords must be hard to guess.

mod aside;
mod strength;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{CustomizedPasswordHasher, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params};
use thiserror::Error;

pub use aside::{Busy, check_against_aside, check_aside, find_aside, hash_aside, hash_set_aside, strong_enough_aside};
pub use strength::{WeakPassword, strong_enough};

/// The longest password, in bytes: a bound on work, not on pass phrases.
pub const PASSWORD_MAX: usize = 1024;

/// Bounds on hashes that come from elsewhere: memory in KiB, passes, lanes.
const MEMORY_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 10;
const LANES_MAX: u32 = 16;

/// A hash of no password, with today's parameters: checking against it takes as long as against a real one.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$aGFuZG92ZXIgbm9ib2R5$TxLh0mXo0l1gYxrL8nXy3PqZ3sPq7J8n0bY2wq5d1rM";

/// The outcome of checking a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is the password.
    Right,
    /// It is the password, and its hash is weaker than today's.
    RightButWeak,
    /// It is not.
    Wrong,
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

/// The hash of a password, with today's parameters and a fresh salt.
///
/// # Errors
/// The system gave no random bytes, or no memory.
pub fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

/// What a password is checked against at sign-in.
#[derive(Clone, Debug)]
pub enum Against {
    /// The hash of the account's own password.
    Own(String),
    /// No password matches. The hash, of another account, only makes it take its time.
    Decoy(Option<String>),
}

/// Checks a password. A wrong one takes as long as with a hash of today's, even without a hash or with a weak one.
fn check_password(password: &str, stored: Option<&str>) -> Checked {
    match verify(password, stored) {
        (true, false) => Checked::Right,
        (true, true) => Checked::RightButWeak,
        (false, _) => Checked::Wrong,
    }
}

/// Checks a password at sign-in. A decoy never matches, and takes as long as a wrong password.
fn check_against(password: &str, against: &Against) -> Checked {
    match against {
        Against::Own(stored) => check_password(password, Some(stored)),
        Against::Decoy(stored) => {
            // The time must not tell that this is the password of the account that the decoy is from.
            if let (true, true) = verify(password, stored.as_deref()) {
                waste(password);
            }
            Checked::Wrong
        }
    }
}

/// Whether it is the password, and whether its hash is weaker than today's.
fn verify(password: &str, stored: Option<&str>) -> (bool, bool) {
    let parsed = stored.and_then(|stored| PasswordHash::new(stored).ok());
    let weak = parsed.as_ref().is_none_or(is_weak);
    let right = parsed.is_some_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
    if weak && !right {
        waste(password);
    }
    (right, weak)
}

/// Takes as long as checking a password.
fn waste(password: &str) {
    let _ = Argon2::default().verify_password(password.as_bytes(), NOBODYS);
}

fn hash_set(codes: &[String]) -> Option<Vec<String>> {
    let salt: [u8; 16] = rand::random();
    let hash = |code: &String| Argon2::default().hash_password_with_salt(code.as_bytes(), &salt).ok();
    codes.iter().map(|code| hash(code).map(|hash| hash.to_string())).collect()
}

/// The place of a typed code in a set, whose hashes all have the salt of the first. Hashes compare in constant time.
fn find_code(typed: &str, hashes: &[String]) -> Option<usize> {
    let hashes: Vec<PasswordHash> = hashes.iter().map(|hash| PasswordHash::new(hash).ok()).collect::<Option<_>>()?;
    let first = hashes.first()?;
    let params = Params::try_from(first).ok()?;
    let (algorithm, salt) = (first.algorithm.as_str(), first.salt.as_ref()?);
    let typed = Argon2::default()
        .hash_password_customized(typed.as_bytes(), salt, Some(algorithm), first.version, params)
        .ok()?;
    hashes.iter().position(|hash| hash.hash.is_some() && hash.hash == typed.hash)
}

fn is_weak(hash: &PasswordHash) -> bool {
    let Ok(params) = Params::try_from(hash) else { return true };
    hash.algorithm != Algorithm::Argon2id.ident()
        || params.m_cost() < Params::DEFAULT_M_COST
        || params.t_cost() < Params::DEFAULT_T_COST
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
    fn a_password_is_told_from_another() {
        let stored = hash("correct horse").unwrap();
        assert_eq!(check_password("correct horse", Some(&stored)), Checked::Right);
        assert_eq!(check_password("correct horse ", Some(&stored)), Checked::Wrong);
        assert_eq!(check_password("correct horse battery staple", Some(IMPORTED)), Checked::RightButWeak);
        assert_eq!(check_password("battery", Some(IMPORTED)), Checked::Wrong);
        assert_eq!(check_password("anything", None), Checked::Wrong);
    }

    #[test]
    fn a_code_of_a_set_is_found_by_one_hash() {
        let codes = ["one", "two", "three"].map(str::to_owned);
        let hashes = hash_set(&codes).unwrap();
        let salts: std::collections::BTreeSet<_> = hashes.iter().map(|hash| hash.split('$').nth(4)).collect();
        assert_eq!((hashes.len(), salts.len()), (3, 1));
        assert_ne!(hash_set(&codes).unwrap(), hashes, "each set has a salt of its own");
        for (index, code) in codes.iter().enumerate() {
            assert_eq!(find_code(code, &hashes), Some(index));
        }
        assert_eq!(find_code("four", &hashes), None);
        assert_eq!(find_code("one", &[]), None);
        assert_eq!(find_code("one", &["no hash".to_owned()]), None);
        let older = Argon2::from(Params::new(64, 1, 1, None).unwrap());
        let older = older.hash_password_with_salt(b"one", b"another salt").unwrap().to_string();
        assert_eq!(find_code("one", &[older]), Some(0), "with the parameters that it was made with");
    }

    #[test]
    fn a_decoy_never_matches() {
        let stored = hash("correct horse").unwrap();
        for decoy in [Some(stored.clone()), Some(IMPORTED.to_owned()), None] {
            for password in ["correct horse", "correct horse battery staple", ""] {
                assert_eq!(check_against(password, &Against::Decoy(decoy.clone())), Checked::Wrong);
            }
        }
        assert_eq!(check_against("correct horse", &Against::Own(stored)), Checked::Right);
    }

    #[test]
    fn nobodys_hash_can_be_checked_against() {
        let parsed = PasswordHash::new(NOBODYS).unwrap();
        assert!(!is_weak(&parsed));
        assert_eq!(parsed.hash.unwrap().len(), 32);
    }

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
