//! How often each network asks, in memory: a moment for each, up to which it has used up what it may. However many there are, what
//! is kept of them has a bound.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::hash::RandomState;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Parts, each with a lock of its own: those who ask at once hardly wait for each other.
const PARTS: usize = 16;
/// Networks kept in each part, some 5 MiB in all parts together.
const KEPT: usize = 4096;
/// Of what is refused so much time is told together.
const TOLD_EVERY: Duration = Duration::from_secs(5);

/// Whether a request may go on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may.
    Admitted,
    /// It may not.
    Refused {
        /// How long to wait.
        wait: Duration,
        /// How many were refused since that was told last, where it is time to tell it.
        untold: Option<u32>,
    },
}

/// All networks of late.
pub(super) struct Buckets {
    parts: [Mutex<HashMap<IpAddr, Bucket>>; PARTS],
    hasher: RandomState,
    burst: Duration,
    began: Instant,
    /// When what is over is forgotten next, in milliseconds since the beginning.
    sweep_at: AtomicU64,
}

struct Bucket {
    /// Up to when what was asked is paid for.
    paid_at: Instant,
    refused: u32,
    told_at: Option<Instant>,
}

impl Buckets {
    /// With nobody in it; so much may come at once.
    pub(super) fn new(burst: Duration) -> Self {
        let parts = [(); PARTS].map(|()| Mutex::default());
        Self { parts, hasher: RandomState::new(), burst, began: Instant::now(), sweep_at: AtomicU64::new(0) }
    }

    fn part(&self, network: IpAddr) -> MutexGuard<'_, HashMap<IpAddr, Bucket>> {
        let part = usize::try_from(self.hasher.hash_one(network) % PARTS as u64).unwrap_or_default();
        self.parts[part].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a network may ask for something that costs so much, now.
    pub(super) fn take(&self, network: IpAddr, cost: Duration, now: Instant) -> Verdict {
        let mut part = self.part(network);
        if part.len() >= KEPT && !part.contains_key(&network) {
            part.retain(|_, bucket| bucket.paid_at > now);
            // All of them ask: any of them begins anew. What is kept must have a bound.
            if part.len() >= KEPT
                && let Some(any) = part.keys().next().copied()
            {
                part.remove(&any);
            }
        }
        let bucket = part.entry(network).or_insert(Bucket { paid_at: now, refused: 0, told_at: None });
        let paid_at = bucket.paid_at.max(now) + cost;
        let beyond = paid_at.saturating_duration_since(now + self.burst);
        if beyond.is_zero() {
            bucket.paid_at = paid_at;
            return Verdict::Admitted;
        }
        bucket.refused = bucket.refused.saturating_add(1);
        let tells = bucket.told_at.is_none_or(|at| now.saturating_duration_since(at) >= TOLD_EVERY);
        let untold = tells.then(|| std::mem::take(&mut bucket.refused));
        if tells {
            bucket.told_at = Some(now);
        }
        Verdict::Refused { wait: beyond, untold }
    }

    /// Forgets those who have not asked for a while, now and then; gives how many requests of whom were refused and not told yet.
    pub(super) fn untold(&self, now: Instant) -> Vec<(IpAddr, u32)> {
        let at = u64::try_from(now.saturating_duration_since(self.began).as_millis()).unwrap_or(u64::MAX);
        let (due, next) = (self.sweep_at.load(Ordering::Relaxed), at.saturating_add(5_000));
        if at < due || self.sweep_at.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_err() {
            return Vec::new();
        }
        let mut untold = Vec::new();
        for part in &self.parts {
            part.lock().unwrap_or_else(PoisonError::into_inner).retain(|network, bucket| {
                if bucket.refused > 0 && bucket.told_at.is_none_or(|at| now.saturating_duration_since(at) >= TOLD_EVERY)
                {
                    untold.push((*network, std::mem::take(&mut bucket.refused)));
                    bucket.told_at = Some(now);
                }
                bucket.paid_at > now || bucket.refused > 0
            });
        }
        untold
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EACH: Duration = Duration::from_millis(20);

    fn network(number: u32) -> IpAddr {
        IpAddr::from(std::net::Ipv4Addr::from_bits(number))
    }

    #[test]
    fn a_burst_is_admitted_and_then_as_much_as_is_paid_for() {
        let (buckets, now) = (Buckets::new(EACH * 10), Instant::now());
        for _ in 0..10 {
            assert_eq!(buckets.take(network(1), EACH, now), Verdict::Admitted);
        }
        assert_eq!(buckets.take(network(1), EACH, now), Verdict::Refused { wait: EACH, untold: Some(1) });
        assert_eq!(buckets.take(network(1), EACH, now), Verdict::Refused { wait: EACH, untold: None });
        assert_eq!(buckets.take(network(2), EACH, now), Verdict::Admitted, "another is another");
        let later = now + EACH * 3;
        for _ in 0..3 {
            assert_eq!(buckets.take(network(1), EACH, later), Verdict::Admitted);
        }
        assert!(matches!(buckets.take(network(1), EACH, later), Verdict::Refused { .. }));
    }

    #[test]
    fn what_was_refused_is_told_together_and_then_forgotten() {
        let (buckets, now) = (Buckets::new(EACH), Instant::now());
        assert!(buckets.untold(now).is_empty());
        let refused = (0..8).filter(|_| buckets.take(network(1), EACH, now) != Verdict::Admitted).count();
        assert_eq!(refused, 7);
        let soon = now + Duration::from_secs(6);
        assert_eq!(buckets.untold(soon), [(network(1), 6)], "one was told at once");
        assert!(buckets.untold(soon + Duration::from_secs(6)).is_empty());
        assert!(buckets.parts.iter().all(|part| part.lock().unwrap().is_empty()));
    }

    #[test]
    fn of_however_many_so_many_are_kept() {
        let (buckets, now) = (Buckets::new(EACH), Instant::now());
        for number in 0..200_000 {
            buckets.take(network(number), EACH, now);
        }
        let kept: usize = buckets.parts.iter().map(|part| part.lock().unwrap().len()).sum();
        assert!(kept <= PARTS * KEPT, "{kept}");
    }
}
