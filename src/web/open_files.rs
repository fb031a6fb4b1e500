//! How many files the process may have open: each connection is one.

/// Kept for all that is no connection of a browser: the database, the mail server, the log.
const KEPT: u64 = 128;
/// A server that takes fewer connections at once is none.
const CONNECTIONS_MIN: u64 = 16;

/// As many connections as may be open at once for each of so many threads: at most so many, and never so many that there is no
/// file left to work with.
pub(super) fn connections_for_each(threads: usize, most: usize) -> usize {
    bounded(limit(), threads, most)
}

fn bounded(limit: Option<u64>, threads: usize, most: usize) -> usize {
    let threads = u64::try_from(threads.max(1)).unwrap_or(u64::MAX);
    let left = limit.map(|limit| (limit.saturating_sub(KEPT) / threads).max(CONNECTIONS_MIN));
    left.and_then(|left| usize::try_from(left).ok()).map_or(most, |left| left.min(most))
}

/// Raises the soft limit, which is low for the sake of programs of old, as far as the hard one allows.
#[cfg(unix)]
pub fn raise_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    /// More than this process could use.
    const ENOUGH: u64 = 65_536;
    let Rlimit { current: Some(current), maximum } = getrlimit(Resource::Nofile) else { return };
    let wanted = maximum.map_or(ENOUGH, |maximum| maximum.min(ENOUGH));
    if current < wanted
        && let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum })
    {
        tracing::warn!(%error, current, "the limit of open files could not be raised");
    }
}

#[cfg(unix)]
fn limit() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

/// There is none.
#[cfg(not(unix))]
pub fn raise_limit() {}

#[cfg(not(unix))]
fn limit() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_files_to_work_with() {
        assert_eq!(bounded(Some(1024), 2, 2048), 448);
        assert_eq!(bounded(Some(65_536), 2, 2048), 2048);
        assert_eq!(bounded(None, 2, 2048), 2048);
        assert_eq!([bounded(Some(64), 2, 2048), bounded(Some(0), 0, 2048)], [16, 16]);
    }
}
