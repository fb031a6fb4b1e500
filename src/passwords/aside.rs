//! The slow work on passwords, each on a thread of its own, without holding anything else: hashing is slow on purpose.

use thiserror::Error;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::{Against, Checked, WeakPassword, check, check_against, find, hash, hash_set, strong_enough};

/// How many are worked on at once, since each takes its memory; the others wait.
static PLACES: Semaphore = Semaphore::const_new(4);
/// How many may wait: some seconds' worth. More are turned away at once.
static QUEUE: Semaphore = Semaphore::const_new(128);

/// Too many wait, or there is no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too many passwords are being worked on")]
pub struct Busy;

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
    let _queue = QUEUE.try_acquire().map_err(|_| Busy)?;
    let _place = PLACES.acquire().await.map_err(|_| Busy)?;
    spawn_blocking(work).await.map_err(|_| Busy)
}

/// The hash of a password.
///
/// # Errors
/// Too many wait, or there is no memory.
pub async fn hash_aside(password: String) -> Result<String, Busy> {
    aside(move || hash(&password)).await?.map_err(|_| Busy)
}

/// Checks a password.
///
/// # Errors
/// Too many wait.
pub async fn check_aside(password: String, stored: Option<String>) -> Result<Checked, Busy> {
    aside(move || check(&password, stored.as_deref())).await
}

/// Checks a password at sign-in.
///
/// # Errors
/// Too many wait.
pub async fn check_against_aside(password: String, against: Against) -> Result<Checked, Busy> {
    aside(move || check_against(&password, &against)).await
}

/// Whether a new password is hard enough to guess; see [`strong_enough`].
///
/// # Errors
/// Too many wait. The inner one says why it is not.
pub async fn strong_enough_aside(password: String, about: Vec<String>) -> Result<Result<(), WeakPassword>, Busy> {
    aside(move || strong_enough(&password, &about.iter().map(String::as_str).collect::<Vec<_>>())).await
}

/// The hashes of codes that are tried together, all with one fresh salt: what was typed is then hashed once, not once for
/// each of them.
///
/// # Errors
/// Too many wait, or there is no memory.
pub async fn hash_set_aside(codes: Vec<String>) -> Result<Vec<String>, Busy> {
    aside(move || hash_set(&codes)).await?.ok_or(Busy)
}

/// Which code of a set was typed: its place among the hashes.
///
/// # Errors
/// Too many wait.
pub async fn find_aside(typed: String, hashes: Vec<String>) -> Result<Option<usize>, Busy> {
    aside(move || find(&typed, &hashes)).await
}

#[cfg(test)]
mod tests {
    use actix_web::ResponseError;
    use actix_web::http::{StatusCode, header};

    use super::*;
    use crate::web::errors::WebError;

    #[test]
    fn where_too_many_wait_more_are_turned_away_at_once() {
        actix_web::rt::System::new().block_on(async {
            let all = QUEUE.acquire_many(128).await.unwrap();
            assert_eq!(hash_aside("a password".to_owned()).await, Err(Busy));
            assert_eq!(check_aside("a password".to_owned(), None).await, Err(Busy));
            let answer = WebError::from(Busy).error_response();
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert!(answer.headers().contains_key(header::RETRY_AFTER));
            drop(all);
            assert!(hash_aside("a password".to_owned()).await.is_ok());
        });
    }
}
