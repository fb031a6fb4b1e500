//! How often a key may be used: so many calls in each minute, counted in memory, each process by itself. Every answer says how many
//! are left, as the IETF's draft of `RateLimit` has it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::domain::ApiKeyId;

/// Calls in each window.
const CALLS: u64 = 3000;
/// How long a window is.
const WINDOW: Duration = Duration::from_mins(1);

struct Window {
    began: Instant,
    used: u64,
}

/// How often each key was used of late. There are as many as the operator made. Its clones are the same.
#[derive(Clone, Default)]
pub struct KeyLimits(Arc<Mutex<HashMap<ApiKeyId, Window>>>);

/// What a key has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyQuota {
    /// Whether this call is one too many.
    pub is_exceeded: bool,
    /// Calls that are left.
    left: u64,
    /// How long until there are as many as ever.
    pub anew_in: Duration,
}

impl KeyLimits {
    /// Counts a call.
    #[must_use]
    pub fn take(&self, key: ApiKeyId, now: Instant) -> KeyQuota {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let window = all.entry(key).or_insert(Window { began: now, used: 0 });
        if now.saturating_duration_since(window.began) >= WINDOW {
            *window = Window { began: now, used: 0 };
        }
        let is_exceeded = window.used >= CALLS;
        window.used += u64::from(!is_exceeded);
        let anew_in = WINDOW.saturating_sub(now.saturating_duration_since(window.began));
        KeyQuota { is_exceeded, left: CALLS - window.used, anew_in }
    }
}

impl KeyQuota {
    /// Says so in the headers of an answer.
    pub fn tell(self, headers: &mut HeaderMap) {
        let seconds = self.anew_in.as_secs().max(1);
        let policy = format!("\"key\";q={CALLS};w={}", WINDOW.as_secs());
        let left = format!("\"key\";r={};t={seconds}", self.left);
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", left)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_so_many_calls_and_then_waits_for_the_next_window() {
        let (limits, now) = (KeyLimits::default(), Instant::now());
        let first = limits.take(ApiKeyId(1), now);
        assert_eq!(first, KeyQuota { is_exceeded: false, left: CALLS - 1, anew_in: WINDOW });
        for _ in 1..CALLS {
            assert!(!limits.take(ApiKeyId(1), now).is_exceeded);
        }
        let soon = now + Duration::from_secs(20);
        let refused = limits.take(ApiKeyId(1), soon);
        assert_eq!(refused, KeyQuota { is_exceeded: true, left: 0, anew_in: Duration::from_secs(40) });
        assert!(!limits.take(ApiKeyId(2), soon).is_exceeded, "another is another");
        assert!(!limits.take(ApiKeyId(1), now + WINDOW).is_exceeded);
    }
}
