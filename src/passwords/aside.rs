//! Hashing and rating passwords on other threads. Both take long, hashing on purpose; nothing else waits for them meanwhile.

use thiserror::Error;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::{Against, Checked, WeakPassword, check_against, check_password, find_code, hash, hash_set, strong_enough};

/// Where work waits for its turn.
struct PasswordQueue {
    /// How many are worked on at once. The others wait.
    places: Semaphore,
    /// How many may be here at all, some seconds' worth of work. More are turned away at once.
    entries: Semaphore,
}

/// For hashes, each of which takes its memory.
static HASHES: PasswordQueue = PasswordQueue { places: Semaphore::const_new(4), entries: Semaphore::const_new(128) };
/// For rating new passwords. Apart from the other, so that whoever fills in forms keeps nobody from signing in.
static STRENGTHS: PasswordQueue = PasswordQueue { places: Semaphore::const_new(2), entries: Semaphore::const_new(64) };

/// Too many wait, or there is no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too many passwords are being worked on")]
pub struct Busy;

/// Runs `work` on another thread when its turn comes. Work that was begun goes on to its end and keeps its place, even if the
/// caller has hung up.
async fn aside<T: Send + 'static>(
    queue: &'static PasswordQueue,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Busy> {
    let entry = queue.entries.try_acquire().map_err(|_| Busy)?;
    let place = queue.places.acquire().await.map_err(|_| Busy)?;
    let kept = move || {
        let _held = (entry, place);
        work()
    };
    spawn_blocking(kept).await.map_err(|_| Busy)
}

/// The hash of a password.
///
/// # Errors
/// Too many wait, or there is no memory.
pub async fn hash_aside(password: String) -> Result<String, Busy> {
    aside(&HASHES, move || hash(&password)).await?.map_err(|_| Busy)
}

/// Checks a password.
///
/// # Errors
/// Too many wait.
pub async fn check_aside(password: String, stored: Option<String>) -> Result<Checked, Busy> {
    aside(&HASHES, move || check_password(&password, stored.as_deref())).await
}

/// Checks a password at sign-in.
///
/// # Errors
/// Too many wait.
pub async fn check_against_aside(password: String, against: Against) -> Result<Checked, Busy> {
    aside(&HASHES, move || check_against(&password, &against)).await
}

/// Whether a new password is hard enough to guess; see [`strong_enough`].
///
/// # Errors
/// Too many wait. The inner one says why it is not.
pub async fn strong_enough_aside(password: String, about: Vec<String>) -> Result<Result<(), WeakPassword>, Busy> {
    aside(&STRENGTHS, move || strong_enough(&password, &about.iter().map(String::as_str).collect::<Vec<_>>())).await
}

/// The hashes of a set of codes, all with one fresh salt: a typed code is then hashed once, not once for each of the set.
///
/// # Errors
/// Too many wait, or there is no memory.
pub async fn hash_set_aside(codes: Vec<String>) -> Result<Vec<String>, Busy> {
    aside(&HASHES, move || hash_set(&codes)).await?.ok_or(Busy)
}

/// Which code of a set was typed, as its place among the hashes.
///
/// # Errors
/// Too many wait.
pub async fn find_aside(typed: String, hashes: Vec<String>) -> Result<Option<usize>, Busy> {
    aside(&HASHES, move || find_code(&typed, &hashes)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_too_many_wait_more_are_turned_away_at_once() {
        actix_web::rt::System::new().block_on(async {
            let all = HASHES.entries.acquire_many(128).await.unwrap();
            assert_eq!(hash_aside("a password".to_owned()).await, Err(Busy));
            assert_eq!(check_aside("a password".to_owned(), None).await, Err(Busy));
            assert!(strong_enough_aside("a password".to_owned(), Vec::new()).await.is_ok());
            drop(all);
            assert!(hash_aside("a password".to_owned()).await.is_ok());
        });
    }

    #[test]
    fn whoever_hangs_up_leaves_the_place_to_the_work_that_goes_on() {
        static QUEUE: PasswordQueue =
            PasswordQueue { places: Semaphore::const_new(1), entries: Semaphore::const_new(1) };
        actix_web::rt::System::new().block_on(async {
            let (end, ended) = std::sync::mpsc::channel::<()>();
            let work = aside(&QUEUE, move || ended.recv());
            assert!(tokio::time::timeout(std::time::Duration::from_millis(50), work).await.is_err());
            assert_eq!(aside(&QUEUE, || ()).await, Err(Busy));
            end.send(()).unwrap();
            let free = QUEUE.entries.acquire().await.unwrap();
            drop(free);
            assert_eq!(aside(&QUEUE, || ()).await, Ok(()));
        });
    }
}
