//! Hashing and rating passwords on threads of their own. Both take long, hashing on purpose; nothing else waits for
//! them meanwhile.

use std::thread::available_parallelism;

use thiserror::Error;

use super::memory::HashingMemory;
use super::workshop::Workshop;
use super::{Against, Checked, Password, WeakPassword, hashing, strong_enough};

/// For hashes, each of which takes its memory: no more at once than there is a processor for, four at most. Some
/// seconds' worth of work may wait.
static HASHES: Workshop<HashingMemory> =
    Workshop::new(|| available_parallelism().map_or(2, usize::from).clamp(2, 4), 128);
/// For rating new passwords. Apart from the other, so that whoever fills in forms keeps nobody from signing in.
static RATINGS: Workshop<()> = Workshop::new(|| 2, 64);

/// Too many wait, or there is no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too many passwords are being worked on")]
pub struct Busy;

async fn hashed<T: Send + 'static>(work: impl FnOnce(&mut HashingMemory) -> T + Send + 'static) -> Result<T, Busy> {
    let shrinking = |memory: &mut HashingMemory| {
        let done = work(memory);
        memory.shrink();
        done
    };
    HASHES.run(shrinking).await
}

/// The hash of a password.
///
/// # Errors
/// Too many wait, or there is no memory.
pub async fn hash_aside(password: Password) -> Result<String, Busy> {
    hashed(move |memory| hashing::hash(&password, memory)).await?.ok_or(Busy)
}

/// Checks a password.
///
/// # Errors
/// Too many wait.
pub async fn check_aside(password: Password, stored: Option<String>) -> Result<Checked, Busy> {
    hashed(move |memory| hashing::check_password(&password, stored.as_deref(), memory)).await
}

/// Checks a password at sign-in.
///
/// # Errors
/// Too many wait.
pub async fn check_against_aside(password: Password, against: Against) -> Result<Checked, Busy> {
    hashed(move |memory| hashing::check_against(&password, &against, memory)).await
}

/// Whether a new password is hard enough to guess; see [`strong_enough`].
///
/// # Errors
/// Too many wait. The inner one says why it is not.
pub async fn strong_enough_aside(password: Password, about: Vec<String>) -> Result<Result<(), WeakPassword>, Busy> {
    let rate = move |(): &mut ()| strong_enough(&password, &about.iter().map(String::as_str).collect::<Vec<_>>());
    RATINGS.run(rate).await
}

/// The hashes of a set of codes, all with one fresh salt: a typed code is then hashed once, not once for each of the
/// set.
///
/// # Errors
/// Too many wait, or there is no memory.
pub async fn hash_set_aside(codes: Vec<String>) -> Result<Vec<String>, Busy> {
    hashed(move |memory| hashing::hash_set(&codes, memory)).await?.ok_or(Busy)
}

/// Which code of a set was typed, as its place among the hashes.
///
/// # Errors
/// Too many wait.
pub async fn find_aside(typed: String, hashes: Vec<String>) -> Result<Option<usize>, Busy> {
    hashed(move |memory| hashing::find_code(&typed, &hashes, memory)).await
}
