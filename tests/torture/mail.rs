//! The outbox and what has arrived: nothing owed is missing, and only what was under way at a kill arrives twice.

use std::collections::BTreeMap;

use handover::config::SecretKeys;
use handover::domain::AccountId;
use handover::domain::code::TypedValidationCode;
use handover::domain::notice::CodeOccasion;
use handover::keys::Keyring;

use super::inbox::Arrived;
use super::killed::UnderWay;
use super::load::Town;
use super::snapshot::{Outgoing, Snapshot};
use super::support::app::KEY;

/// Emails that a worker may have handed over without having said so: so many that the server has taken it marks together
/// (src/mail/deliver.rs). RULES.md allows it (*sent at least once*); what it had gone beyond that must not come again.
const UNMARKED: usize = 8;

/// `snapshot` was taken before what has arrived is looked at: what it says was sent must be there.
pub fn check(snapshot: &Snapshot, under_way: &UnderWay, town: &Town) {
    let arrived = town.inbox.look(&town.faults);
    for row in &snapshot.outbox {
        row_and_mail(row, snapshot, &arrived, under_way, town);
    }
    copies(snapshot, &arrived, town);
    drop(arrived);
    newest_codes(snapshot, town);
}

fn row_and_mail(row: &Outgoing, snapshot: &Snapshot, arrived: &Arrived, under_way: &UnderWay, town: &Town) {
    let faults = &town.faults;
    let named = || format!("email {} ({}, to account {:?})", row.message_id, row.kind, row.account_id);
    let mail = arrived.mails.get(&row.message_id);
    let copies = mail.map_or(0, |mail| mail.copies);
    let kills = under_way.kills(&row.message_id);
    faults.unless(copies <= 1 + kills, || {
        format!("{} arrived {copies} times, and was under way at {kills} kills", named())
    });
    faults.unless(row.outcome.is_some() == row.finished_at.is_some(), || {
        format!("{} has come to its end by half: {row:?}", named())
    });
    match row.outcome.as_deref() {
        None => {}
        Some("sent") => faults.unless(copies > 0, || format!("{} is marked as sent, and never arrived", named())),
        Some(other) => {
            faults.unless(copies <= kills, || format!("{} is {other}, and has arrived", named()));
            let right = match other {
                "superseded" => is_superseded(row, snapshot),
                "refused" => row.account_id == Some(town.world.refused().id.0),
                _ => false,
            };
            faults.unless(right, || format!("{} is {other}, for no reason: {row:?}", named()));
        }
    }
    if let Some(mail) = mail {
        let account = AccountId(row.account_id.unwrap_or_default());
        let address = town.world.accounts.get(&account).map(|account| account.email.as_str());
        faults.unless(Some(mail.to.as_str()) == address, || format!("{} went to {}", named(), mail.to));
        let with_code = row.kind == <&str>::from(CodeOccasion::ValidationCode);
        faults.unless(with_code || mail.code.is_none(), || format!("{} carries a code", named()));
    }
}

/// Only what a killed worker had not said yet arrives again: so much for each that was killed, and each among the last that came
/// from it.
fn copies(snapshot: &Snapshot, arrived: &Arrived, town: &Town) {
    let faults = &town.faults;
    let mut too_many = 0;
    for (id, mail) in &arrived.mails {
        let repeated = &mail.came[..mail.copies - 1];
        too_many += repeated.len();
        for (connection, number) in repeated {
            let after = arrived.taken[connection] - number;
            faults.unless(after < UNMARKED, || {
                format!("email {id} has arrived again, although its sender had gone on and handed over {after} more")
            });
        }
    }
    let unsent = snapshot.outbox.iter().filter(|row| row.outcome.as_deref().is_some_and(|outcome| outcome != "sent"));
    too_many += unsent.filter(|row| arrived.mails.contains_key(&row.message_id)).count();
    let killed = town.figures.kills.get();
    faults.unless(too_many <= killed * UNMARKED, || {
        format!("{too_many} emails have arrived too many, and {killed} programs were killed")
    });
}

/// Whether its code was replaced, or its reader has nothing left to decide.
fn is_superseded(row: &Outgoing, snapshot: &Snapshot) -> bool {
    let (Some(submission), Some(reader), Some(generation)) = (row.submission_id, row.account_id, row.generation) else {
        return false;
    };
    let replaced = snapshot.codes.get(&(submission, reader)).is_none_or(|code| code.generation > generation);
    let requests = snapshot.of_submission(submission);
    let awaits = requests.iter().any(|seen| seen.request.awaits(AccountId(reader), snapshot.at));
    replaced || !awaits
}

/// The newest code that an account was sent is the one that counts.
fn newest_codes(snapshot: &Snapshot, town: &Town) {
    let keyring = Keyring::new(&SecretKeys::from_hex(KEY).unwrap());
    let arrived = town.inbox.look(&town.faults);
    for row in &snapshot.outbox {
        let whose = (row.submission_id.unwrap_or_default(), row.account_id.unwrap_or_default());
        let stored = snapshot.codes.get(&whose).filter(|code| Some(code.generation) == row.generation);
        let sent = arrived.mails.get(&row.message_id).and_then(|mail| mail.code.as_deref());
        if let (Some(stored), Some(sent)) = (stored, sent) {
            let right = keyring.code(stored).is_some_and(|code| code.matches(&TypedValidationCode::parse(sent)));
            town.faults.unless(right, || {
                format!("submission {}: account {} was sent a code that does not count", whose.0, whose.1)
            });
        }
    }
}

/// At the very end: every email has come to its end, in order, and none arrived that was not owed.
pub fn check_all(snapshot: &Snapshot, under_way: &UnderWay, town: &Town) {
    check(snapshot, under_way, town);
    let arrived = town.inbox.look(&town.faults);
    let mut strange = arrived.mails.clone();
    let mut streams: BTreeMap<(i64, i64), Vec<(&Outgoing, usize)>> = BTreeMap::new();
    for row in &snapshot.outbox {
        town.faults.unless(row.outcome.is_some(), || format!("an email was never sent: {row:?}"));
        if let Some(mail) = strange.remove(&row.message_id)
            && let (Some(submission), Some(account)) = (row.submission_id, row.account_id)
        {
            streams.entry((submission, account)).or_default().push((row, mail.place));
        }
    }
    for id in strange.keys() {
        town.faults.add(format!("email {id} has arrived, and is not in the outbox"));
    }
    for ((submission, account), mails) in streams {
        // What was written while an earlier one still gathered does not wait for it.
        let waits = |(first, _): &(&Outgoing, usize), (second, _): &(&Outgoing, usize)| {
            first.id < second.id && first.gathers_until.is_none_or(|until| until <= second.created_at)
        };
        let in_order = |first| mails.iter().all(|second| !waits(first, second) || first.1 < second.1);
        town.faults.unless(mails.iter().all(in_order), || {
            format!("the emails of submission {submission} to account {account} did not arrive in order")
        });
    }
}
