//! The settings that are a word, a list, a time or an address.

use std::{
    net::{IpAddr, SocketAddr, ToSocketAddrs as _},
    time::Duration,
};

use tracing_subscriber::EnvFilter;

use crate::domain::renewal::{NoticeSteps, STEP_MAX, STEPS_MAX};
use crate::domain::time_zone::TimeZone;
use crate::refusal::Refusal;

pub(super) const ONE_SECOND: Duration = Duration::from_secs(1);
pub(super) const ONE_DAY: Duration = Duration::from_hours(24);
/// As humantime counts it: 365.25 days.
const ONE_YEAR_HOURS: u64 = 8_766;
#[cfg(test)]
pub(super) const ONE_YEAR: Duration = Duration::from_hours(ONE_YEAR_HOURS);
/// 100 years: far from where sums of `i64` milliseconds overflow.
const LONGEST: Duration = Duration::from_hours(100 * ONE_YEAR_HOURS);

const LONGEST_BRAND: usize = 60;
const LONGEST_NAME: usize = 16;

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl LogFormat {
    /// Reads `text` or `json`.
    ///
    /// # Errors
    /// Anything else.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        match text.trim() {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(Refusal::new("text or json")),
        }
    }
}

/// The header that trusted proxies say in where a client is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientAddressHeader {
    /// `X-Forwarded-For`: addresses with commas.
    #[default]
    XForwardedFor,
    /// `Forwarded`, as RFC 7239 has it.
    Forwarded,
}

impl ClientAddressHeader {
    /// Reads the header's name, whatever its case.
    ///
    /// # Errors
    /// Another header.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let known = [Self::XForwardedFor, Self::Forwarded];
        let found = known.into_iter().find(|header| header.name().eq_ignore_ascii_case(text.trim()));
        found.ok_or_else(|| Refusal::new("x-forwarded-for or forwarded"))
    }

    /// As a request has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::XForwardedFor => "x-forwarded-for",
            Self::Forwarded => "forwarded",
        }
    }
}

/// A number of connections. With one alone whoever writes would keep everybody from reading.
pub(super) fn connections(text: &str) -> Result<u32, Refusal> {
    let number = text.trim().parse().ok().filter(|number| (2..=200).contains(number));
    number.ok_or_else(|| Refusal::new("a number of connections, 2 to 200"))
}

/// Whether only this machine reaches the address.
#[must_use]
pub fn is_loopback(ip: IpAddr) -> bool {
    ip.to_canonical().is_loopback()
}

/// Whether the host of an address is a name of this machine for itself.
#[must_use]
pub fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_matches(['[', ']']);
    bare.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(is_loopback)
}

/// An address and port, or a name and port.
pub(super) fn listen(text: &str) -> Result<SocketAddr, Refusal> {
    let expected = "an address and port, such as 127.0.0.1:8080, [::1]:8080 or localhost:8080";
    let text = text.trim();
    let found = text.to_socket_addrs().map_err(|error| Refusal::new(format!("{expected} ({error})")))?;
    preferred(found).ok_or_else(|| Refusal::new(expected))
}

/// The first IPv4 address, which is more surely there, or else the first address.
pub(super) fn preferred(addresses: impl Iterator<Item = SocketAddr>) -> Option<SocketAddr> {
    addresses.min_by_key(SocketAddr::is_ipv6)
}

pub(super) fn brand(text: &str) -> Result<String, Refusal> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > LONGEST_BRAND || name.chars().any(char::is_control) {
        return Err(Refusal::new(format!("1 to {LONGEST_BRAND} characters, without control characters")));
    }
    Ok(name.to_owned())
}

pub(super) fn time_zone(text: &str) -> Result<TimeZone, Refusal> {
    TimeZone::parse(text).ok_or_else(|| Refusal::new("the IANA name of a time zone, such as UTC or Europe/Paris"))
}

pub(super) fn nic_suffix(text: &str) -> Result<String, Refusal> {
    let suffix = text.trim();
    if is_name(suffix, "") {
        Ok(suffix.to_owned())
    } else {
        Err(Refusal::new(format!("1 to {LONGEST_NAME} of a-z and 0-9")))
    }
}

pub(super) fn zones(text: &str) -> Result<Vec<String>, Refusal> {
    let mut zones: Vec<String> = Vec::new();
    for zone in text.split(',').map(str::trim) {
        if !is_name(zone, "-") || zones.iter().any(|known| known == zone) {
            let each = format!("each 1 to {LONGEST_NAME} of a-z, 0-9 and -, none twice");
            return Err(Refusal::new(format!("one or more zones with commas, such as eu,ca; {each}")));
        }
        zones.push(zone.to_owned());
    }
    Ok(zones)
}

fn is_name(text: &str, also: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || also.contains(c);
    (1..=LONGEST_NAME).contains(&text.len()) && text.chars().all(allowed)
}

/// A time as humantime reads it, from `shortest` to [`LONGEST`].
pub(super) fn duration(text: &str, shortest: Duration) -> Result<Duration, Refusal> {
    let limits = format!("from {} to 100y", humantime::format_duration(shortest));
    let expected = format!("a time such as 90s, 12h, 30d or 5y, {limits}");
    let time = humantime::parse_duration(text.trim()).map_err(|error| Refusal::new(format!("{expected} ({error})")))?;
    if (shortest..=LONGEST).contains(&time) { Ok(time) } else { Err(Refusal::new(expected)) }
}

/// Days before a last day, as humantime reads each; none for `none`.
pub(super) fn notice_steps(text: &str) -> Result<NoticeSteps, Refusal> {
    let days = |text: &str| {
        let time = humantime::parse_duration(text.trim()).ok()?;
        let whole = time.as_secs() % ONE_DAY.as_secs() == 0 && time.subsec_nanos() == 0;
        whole.then(|| i64::try_from(time.as_secs() / ONE_DAY.as_secs()).ok())?
    };
    let days: Option<Vec<i64>> = if text.trim() == "none" { Some(vec![]) } else { text.split(',').map(days).collect() };
    days.and_then(|days| NoticeSteps::new(days).ok()).ok_or_else(|| {
        let each = format!("at most {STEPS_MAX}, each 1 to {STEP_MAX} whole days, none twice");
        Refusal::new(format!("times with commas, such as 30d,7d,1d ({each}), or none"))
    })
}

pub(super) fn on_or_off(text: &str) -> Result<bool, Refusal> {
    match text.trim() {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(Refusal::new("on or off")),
    }
}

pub(super) fn is_required(text: &str) -> Result<bool, Refusal> {
    match text.trim() {
        "optional" => Ok(false),
        "required" => Ok(true),
        _ => Err(Refusal::new("optional or required")),
    }
}

/// The filter is only used later. It is checked here so that it is told with all else that is wrong.
pub(super) fn log_filter(text: &str) -> Result<String, Refusal> {
    let filter = text.trim();
    if filter.is_empty() || EnvFilter::try_new(filter).is_err() {
        return Err(Refusal::new("a filter such as info, or info,handover=debug"));
    }
    Ok(filter.to_owned())
}
