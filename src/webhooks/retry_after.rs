//! `Retry-After`: how long somebody asks to be left alone.

use std::time::Duration;

use jiff::fmt::rfc2822;

use crate::domain::time::Moment;
use crate::domain::webhook::PAUSE_MAX;

/// Until when, as a number of seconds or a date tells, at most [`PAUSE_MAX`] from now; none where it tells neither.
pub(super) fn retry_after(header: &str, now: Moment) -> Option<Moment> {
    let header = header.trim();
    let until = match header.parse::<u64>() {
        Ok(seconds) => now.plus(Duration::from_secs(seconds)),
        Err(_) => Moment(rfc2822::parse(header).ok()?.timestamp().as_millisecond()),
    };
    Some(until.max(now).min(now.plus(PAUSE_MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_and_bounded() {
        let now = Moment(784_111_777_000);
        let wait = |header| retry_after(header, now).map(|until| until.since(now).as_secs());
        assert_eq!(wait("120"), Some(120));
        assert_eq!(wait(" 0 "), Some(0));
        assert_eq!(wait("Sun, 06 Nov 1994 08:50:37 GMT"), Some(60));
        assert_eq!(wait("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0));
        assert_eq!(wait("Fri, 31 Dec 1999 23:59:59 GMT"), Some(PAUSE_MAX.as_secs()));
        assert_eq!(wait("99999999999999999"), Some(PAUSE_MAX.as_secs()));
        for none in ["", "soon", "-1", "1.5"] {
            assert_eq!(wait(none), None, "{none}");
        }
    }
}
