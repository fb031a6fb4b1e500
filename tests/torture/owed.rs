//! What a move owes: exactly the emails of RULES.md, written with it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use handover::domain::notice::{CodeOccasion, final_notices};
use handover::domain::request::validators;
use handover::domain::time::Moment;

use super::replay::Replay;
use super::report::Faults;
use super::snapshot::{MARGIN, Outgoing, Seen, Snapshot};

pub fn emails(snapshot: &Snapshot, replay: &Replay, faults: &Faults) {
    let mut outcomes: HashMap<i64, Vec<&Outgoing>> = HashMap::new();
    let mut codes: HashMap<(i64, i64), Vec<&Outgoing>> = HashMap::new();
    for row in &snapshot.outbox {
        let told = snapshot.tellings.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        told.iter().for_each(|request| outcomes.entry(*request).or_default().push(row));
        faults.unless(row.gathers_until.is_some() != told.is_empty(), || format!("{row:?} tells of {told:?}"));
        match (row.request_id, row.submission_id, row.account_id) {
            _ if !told.is_empty() => {}
            (Some(request), ..) => outcomes.entry(request).or_default().push(row),
            (None, Some(submission), Some(account)) => codes.entry((submission, account)).or_default().push(row),
            _ => faults.add(format!("an email about nothing: {row:?}")),
        }
    }
    for seen in snapshot.requests.values() {
        let written = outcomes.remove(&seen.request.id.0).unwrap_or_default();
        outcome(seen, &written, replay, faults);
        let several = snapshot.of_submission(seen.request.submission.0).len() > 1;
        faults.unless(written.iter().all(|row| row.gathers_until.is_some() == several), || {
            format!("the end of request {} is told in {written:?}", seen.request.id)
        });
    }
    for id in snapshot.submissions() {
        let requests = snapshot.of_submission(id);
        let validators = |seen: &&Seen| validators(seen.request.requester, seen.request.to);
        let readers: BTreeSet<i64> = requests.iter().flat_map(validators).map(|account| account.0).collect();
        for reader in readers {
            let written = codes.remove(&(id, reader)).unwrap_or_default();
            code(snapshot, (id, reader), &requests, &written, faults);
        }
    }
    for row in outcomes.into_values().chain(codes.into_values()).flatten() {
        faults.add(format!("an email that nothing has caused: {row:?}"));
    }
}

/// The emails about a request's end, and the moment of that end.
fn outcome(seen: &Seen, written: &[&Outgoing], replay: &Replay, faults: &Faults) {
    let request = &seen.request;
    let state = request.stored_state;
    let administrator = replay.administrators.get(&request.id.0).copied().unwrap_or(request.requester);
    let by = seen.events.iter().find(|event| event.what == state.as_str()).map(|event| event.by);
    let owed = by.map(|by| final_notices(request, state, by, administrator)).unwrap_or_default();
    let mut owed: Vec<_> =
        owed.into_iter().map(|(outcome, account)| (<&str>::from(outcome).to_owned(), account.0)).collect();
    owed.sort();
    let kind = |row: &Outgoing| row.kind.trim_start_matches("gathered-").to_owned();
    let mut found: Vec<_> = written.iter().map(|row| (kind(row), row.account_id.unwrap_or_default())).collect();
    found.sort();
    let id = request.id;
    faults.unless(owed == found, || {
        format!("request {id} is {} and owes the emails {owed:?}; in the outbox are {found:?}", state.as_str())
    });
    let at = request.finished_at().map(|at| at.0);
    // What gathers was there when it ended, or was written then; who came later may have read the clock sooner.
    let is_of_then = |row: &&&Outgoing| match row.gathers_until {
        None => Some(row.created_at) == at,
        Some(_) => at.is_some_and(|at| row.created_at <= Moment(at).plus(MARGIN).0),
    };
    faults.unless(written.iter().filter(is_of_then).count() == written.len(), || {
        format!("an email about the end of request {id} was not written when it ended")
    });
}

/// The emails with the code of one account in one submission: the first, and one each time it was sent again.
fn code(snapshot: &Snapshot, whose: (i64, i64), requests: &[&Seen], written: &[&Outgoing], faults: &Faults) {
    let (submission, reader) = whose;
    let resends = snapshot.resends.get(&whose).cloned().unwrap_or_default();
    let times: Vec<i64> = [requests[0].request.created_at].iter().chain(&resends).map(|at| at.0).collect();
    let kind: &str = CodeOccasion::ValidationCode.into();
    let owed: BTreeMap<i32, i64> = (1..).zip(times).collect();
    let found: BTreeMap<i32, i64> =
        written.iter().map(|row| (row.generation.unwrap_or_default(), row.created_at)).collect();
    faults.unless(owed == found && found.len() == written.len(), || {
        format!("submission {submission} owes account {reader} the codes {owed:?}; in the outbox are {written:?}")
    });
    faults.unless(written.iter().all(|row| row.kind == kind), || {
        format!("submission {submission}: an email to account {reader} of another kind than {kind}")
    });
    let generation = snapshot.codes.get(&whose).map(|code| code.generation);
    faults.unless(generation == owed.keys().last().copied(), || {
        format!("submission {submission}: the code of account {reader} is {generation:?}, sent again at {resends:?}")
    });
    let mut noted: Vec<Moment> = Vec::new();
    for seen in requests {
        let mine =
            seen.events.iter().filter(|event| event.what == "resent" && event.about.map(|id| id.0) == Some(reader));
        noted.extend(mine.map(|event| event.at));
    }
    noted.sort();
    noted.dedup();
    faults.unless(noted == resends, || {
        format!("submission {submission}: the code of account {reader} was sent again at {resends:?}, by the history at {noted:?}")
    });
}
