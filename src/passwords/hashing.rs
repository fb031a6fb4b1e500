//! Hashes of passwords and codes, made in memory that is used again.

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Params, Version};

use super::memory::HashingMemory;
use super::{Against, Checked, Password};

/// A hash of no password, with today's parameters: checking against it takes as long as against a real one.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$aGFuZG92ZXIgbm9ib2R5$TxLh0mXo0l1gYxrL8nXy3PqZ3sPq7J8n0bY2wq5d1rM";

/// The hash of a password, with today's parameters and a fresh salt. None where there is no memory.
pub(super) fn hash(password: &Password, memory: &mut HashingMemory) -> Option<String> {
    hash_today(password.composed(), &rand::random(), memory)
}

/// The hashes of a set of codes, all with one fresh salt.
pub(super) fn hash_set(codes: &[String], memory: &mut HashingMemory) -> Option<Vec<String>> {
    let salt = rand::random();
    codes.iter().map(|code| hash_today(code, &salt, memory)).collect()
}

fn hash_today(secret: &str, salt: &[u8; 16], memory: &mut HashingMemory) -> Option<String> {
    let argon2 = Argon2::default();
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(argon2.params()).ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(output(&argon2, secret, salt, memory)?),
    };
    Some(hash.to_string())
}

/// Checks a password. A wrong one takes as long as with a hash of today's, even without a hash or with a weak one.
pub(super) fn check_password(password: &Password, stored: Option<&str>, memory: &mut HashingMemory) -> Checked {
    let parsed = stored.and_then(|stored| PasswordHash::new(stored).ok());
    let weak = parsed.as_ref().is_none_or(is_weak);
    let found =
        password.spellings().position(|spelling| parsed.as_ref().is_some_and(|hash| fits(spelling, hash, memory)));
    match found {
        Some(0) if !weak => Checked::Right,
        Some(_) => Checked::RightButWeak,
        None => {
            if weak {
                waste(password, memory);
            }
            Checked::Wrong
        }
    }
}

/// Checks a password at sign-in. A decoy never matches, and takes as long as a wrong password.
pub(super) fn check_against(password: &Password, against: &Against, memory: &mut HashingMemory) -> Checked {
    match against {
        Against::Own(stored) => check_password(password, Some(stored), memory),
        Against::Decoy(stored) => {
            // Not even the time tells that this is the password of the account that the decoy is from.
            let parsed = stored.as_deref().and_then(|stored| PasswordHash::new(stored).ok());
            if let Some(hash) = &parsed {
                password.spellings().for_each(|spelling| _ = fits(spelling, hash, memory));
            }
            if parsed.as_ref().is_none_or(is_weak) {
                waste(password, memory);
            }
            Checked::Wrong
        }
    }
}

/// Takes as long as a wrong password.
fn waste(password: &Password, memory: &mut HashingMemory) {
    if let Ok(nobodys) = PasswordHash::new(NOBODYS) {
        password.spellings().for_each(|spelling| _ = fits(spelling, &nobodys, memory));
    }
}

/// The place of a typed code in a set, whose hashes all have the salt of the first. Hashes compare in constant time.
pub(super) fn find_code(typed: &str, hashes: &[String], memory: &mut HashingMemory) -> Option<usize> {
    let hashes: Vec<PasswordHash> = hashes.iter().map(|hash| PasswordHash::new(hash).ok()).collect::<Option<_>>()?;
    let typed = output_like(hashes.first()?, typed, memory)?;
    hashes.iter().position(|hash| hash.hash.is_some_and(|hash| hash == typed))
}

/// Hashes compare in constant time.
fn fits(secret: &str, hash: &PasswordHash, memory: &mut HashingMemory) -> bool {
    let made = output_like(hash, secret, memory);
    made.is_some_and(|made| hash.hash.is_some_and(|hash| hash == made))
}

/// What a secret becomes with the salt and the parameters of a hash.
fn output_like(hash: &PasswordHash, secret: &str, memory: &mut HashingMemory) -> Option<Output> {
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    let version = hash.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
    let params = Params::try_from(hash).ok()?;
    output(&Argon2::new(algorithm, version, params), secret, hash.salt.as_ref()?, memory)
}

fn output(argon2: &Argon2<'_>, secret: &str, salt: &[u8], memory: &mut HashingMemory) -> Option<Output> {
    let params = argon2.params();
    let mut made = [0; Output::MAX_LENGTH];
    let made = made.get_mut(..params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN))?;
    let blocks = memory.blocks(params.block_count())?;
    argon2.hash_password_into_with_memory(secret.as_bytes(), salt, made, blocks).ok()?;
    Output::new(made).ok()
}

fn is_weak(hash: &PasswordHash) -> bool {
    let Ok(params) = Params::try_from(hash) else { return true };
    hash.algorithm != Algorithm::Argon2id.ident()
        || params.m_cost() < Params::DEFAULT_M_COST
        || params.t_cost() < Params::DEFAULT_T_COST
}

#[cfg(test)]
mod tests;
