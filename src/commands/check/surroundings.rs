//! What stands around the program: settings, keys, disk, clock.

use std::path::Path;

use super::Finding;
use crate::cli::variable;
use crate::config::{BaseUrl, Settings, is_this_machine};
use crate::domain::time::{Moment, SKEW};
use crate::domain::webhook::{OffWhy, host_of};
use crate::keys::Keyring;
use crate::store::webhooks::{self, OwedCounts, WebhookOwed};
use crate::store::{AnyConnection, codes, imports, links, probe, setbacks};
use crate::words::machine_time;

const MEBIBYTE: u64 = 1024 * 1024;
/// With less room it is a matter of days.
const ROOM_WELL: u64 = 1024 * MEBIBYTE;
/// With less room it is a matter of hours.
const ROOM_MIN: u64 = 64 * MEBIBYTE;
/// 2026-01-01: a clock that shows less was never set.
const NOT_BEFORE: Moment = Moment(1_767_225_600_000);

/// What the settings say by themselves.
pub(super) fn of_settings(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![Finding::Well("settings: all are understood".to_owned())];
    if let Some(keys) = &settings.secret_keys {
        let (bits, others) = (keys.first().len() * 8, keys.iter().count() - 1);
        let others = if others == 0 { String::new() } else { format!(", and {others} more that verify") };
        findings.push(Finding::Well(format!("secret key: {bits} bits{others}")));
    }
    findings.push(of_base_url(settings));
    let cautions = settings.cautions().into_iter().chain(settings.open_files());
    findings.extend(cautions.map(|caution| Finding::Caution(format!("settings: {caution}"))));
    findings
}

/// Whether what customers type leads here, as far as can be told from here.
fn of_base_url(settings: &Settings) -> Finding {
    let listen = &settings.listen;
    let url = settings.expected_base_url();
    let words = format!("base URL: {}, listening on {listen}", url.as_str());
    if settings.base_url.is_none() {
        return Finding::Caution(format!("{words}: {} is not set, links lead to this machine", variable::BASE_URL));
    }
    let reaches = is_this_machine(url.host()) || !listen.is_loopback() || BaseUrl::is_https(&url);
    if reaches {
        return Finding::Well(words);
    }
    Finding::Caution(format!("{words}: nobody but this machine reaches that, unless a proxy stands before it"))
}

/// Which system is asked before a request is carried out. Asked it is not: there is nothing to ask about.
pub(super) fn of_gate(settings: &Settings) -> Option<Finding> {
    let gate = settings.gate.as_ref()?;
    Some(Finding::Well(format!("gate: {} is asked before a request is carried out", host_of(gate.url.as_str()))))
}

/// Which webhooks are off or have not taken what they were sent; nothing where there is none.
pub(super) fn of_webhooks(conn: &mut AnyConnection) -> Vec<Finding> {
    let found = match webhooks::with_owed(conn) {
        Ok(found) => found,
        Err(error) => return vec![Finding::Fault(format!("database: {error}"))],
    };
    let finding = |WebhookOwed { webhook, owed }: WebhookOwed| {
        let words = format!("webhook {}: {}", webhook.id, host_of(&webhook.url));
        match webhook.off() {
            Some(OffWhy::Gone) => Finding::Caution(format!("{words} answered 410, and is off")),
            Some(OffWhy::Operator) => Finding::Caution(format!("{words} is off")),
            None if owed.failing + owed.failed > 0 => {
                let OwedCounts { failing, failed, .. } = owed;
                Finding::Caution(format!("{words}: {failing} events fail, {failed} were given up"))
            }
            None => Finding::Well(format!("{words} is on")),
        }
    };
    found.into_iter().map(finding).collect()
}

/// Whether the keys of the settings are those that the database was used with.
pub(super) fn of_keys(settings: &Settings, conn: &mut AnyConnection) -> Option<Finding> {
    let keyring = Keyring::new(settings.secret_keys.as_ref()?);
    let ids: Vec<&str> = keyring.all().map(|key| key.id.as_str()).collect();
    let now = crate::clock::Clock::default().now();
    let lost = codes::of_other_keys(conn, &ids, now).and_then(|lost| Ok(lost + links::of_other_keys(conn, &ids, now)?));
    Some(match lost {
        Ok(0) => Finding::Well("secret key: it has made all codes and links that are open".to_owned()),
        Ok(lost) => Finding::Caution(format!("secret key: {lost} open codes and links were made with another one")),
        Err(error) => Finding::Fault(format!("database: {error}")),
    })
}

/// Whether an import was decided, and is not carried out to its end; nothing where there is none.
pub(super) fn of_import(conn: &mut AnyConnection) -> Option<Finding> {
    let told = imports::standing(conn).and_then(|standing| {
        let decided = standing.and_then(|import| Some((import.decided_at?, import)));
        let told = |(at, import): (_, imports::StandingImport)| {
            Ok((at, import.pieces, imports::pieces_left(conn, import.id)?, setbacks::of_import(conn, import.id)?))
        };
        decided.map(told).transpose()
    });
    match told {
        Ok(None) => None,
        Ok(Some((at, pieces, left, fails))) => {
            let at = machine_time(at);
            let words =
                format!("an import that was decided {at} is not carried out yet: {left} of {pieces} pieces are left");
            if let Some(setback) = fails {
                let (since, tries, why) = (machine_time(setback.first_failed_at), setback.attempts, setback.last_error);
                let fails = format!("the next one fails since {since}, tries {tries}: {why}");
                return Some(Finding::Fault(format!("database: {words}; {fails}")));
            }
            Some(Finding::Caution(format!("database: {words}; `serve`, `worker` or the next `import` does it")))
        }
        Err(error) => Some(Finding::Fault(format!("database: {error}"))),
    }
}

/// Whether there is room beside the file.
pub(super) fn of_room(file: &Path) -> Finding {
    let Some(room) = probe::room(file) else {
        return Finding::Caution("disk: how much room there is cannot be told".to_owned());
    };
    let words = format!("disk: {} MiB are free beside the database", room / MEBIBYTE);
    match room {
        ..ROOM_MIN => Finding::Fault(words),
        ROOM_MIN..ROOM_WELL => Finding::Caution(words),
        ROOM_WELL.. => Finding::Well(words),
    }
}

/// Whether the clock is set, and goes with that of the database's host.
pub(super) fn of_clock(conn: &mut AnyConnection, now: Moment) -> Finding {
    if now < NOT_BEFORE {
        return Finding::Fault("clock: it was never set".to_owned());
    }
    let most = i64::try_from(SKEW.as_millis()).unwrap_or(i64::MAX);
    match probe::clock_ahead(conn, now) {
        Ok(Some(ahead)) if ahead.abs() > most => {
            Finding::Fault(format!("clock: that of the database's host is {} s ahead of ours", ahead / 1000))
        }
        Ok(Some(_)) => Finding::Well("clock: it goes with that of the database's host".to_owned()),
        Ok(None) => Finding::Well("clock: it is set".to_owned()),
        Err(error) => Finding::Fault(format!("database: {error}")),
    }
}
