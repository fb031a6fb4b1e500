//! A request in itself: its state, its validations, its types and its history agree.

use handover::domain::request::{Actor, Decision, Request, State};
use handover::domain::time::Moment;

use super::report::Faults;
use super::snapshot::{Noted, Seen, Snapshot};

pub fn requests(snapshot: &Snapshot, faults: &Faults) {
    for seen in snapshot.requests.values() {
        let mut wrong = state(seen);
        wrong.extend(parts(seen));
        wrong.extend(history(seen));
        for what in wrong {
            faults.add(format!("request {}: {what}: {}", seen.request.id, summary(seen)));
        }
    }
}

fn summary(seen: &Seen) -> String {
    let request = &seen.request;
    let decisions: Vec<_> = request
        .validations
        .iter()
        .map(|validation| format!("{} {:?}", validation.account, validation.decision.map(|(decision, _)| decision)))
        .collect();
    let events: Vec<_> = seen.events.iter().map(|event| event.what.as_str()).collect();
    format!("{} [{}] [{}]", request.stored_state.as_str(), decisions.join(", "), events.join(", "))
}

fn decisions(request: &Request, wanted: Decision) -> Vec<(Actor, Moment)> {
    let made = request.validations.iter().filter_map(|validation| Some((validation.account, validation.decision?)));
    made.filter(|(_, (decision, _))| *decision == wanted).map(|(by, (_, at))| (Actor::Account(by), at)).collect()
}

fn state(seen: &Seen) -> Vec<String> {
    let request = &seen.request;
    let accepted = decisions(request, Decision::Accepted);
    let declined = decisions(request, Decision::Declined);
    let all_accepted = accepted.len() == request.validations.len();
    // The last to be stored: an act that waited for another one carries the time at which it was begun.
    let last_accepted = seen.events.iter().rfind(|event| event.what == "accepted").map(|event| event.at);
    let confirmed = all_accepted && request.decided_at == last_accepted && request.apply_at >= request.decided_at;
    let unconfirmed = !all_accepted && request.decided_at.is_none() && request.apply_at.is_none();
    let ended = request.finished_at().is_some();
    let reason = request.fail_reason().is_some();
    let fits = match request.stored_state {
        State::Pending => unconfirmed && declined.is_empty() && !ended && !reason,
        State::Processing => confirmed && !ended && !reason,
        State::Done => confirmed && request.finished_at() >= request.apply_at && !reason,
        State::Failed => confirmed && request.finished_at() >= request.apply_at && reason,
        State::Declined => {
            let at = declined.first().map(|(_, at)| *at);
            unconfirmed && declined.len() == 1 && ended && request.finished_at() == at && !reason
        }
        State::Cancelled => unconfirmed && declined.is_empty() && ended && !reason,
        State::Expired => {
            unconfirmed && declined.is_empty() && request.finished_at() >= Some(request.expires_at) && !reason
        }
    };
    let mut wrong = Vec::new();
    if !fits {
        wrong.push(format!("its state and its decisions do not agree ({request:?})"));
    }
    if accepted.iter().chain(&declined).any(|(_, at)| *at >= request.expires_at || *at < request.created_at) {
        wrong.push("it was decided out of time".to_owned());
    }
    wrong
}

fn parts(seen: &Seen) -> Vec<String> {
    let request = &seen.request;
    let mut wrong = Vec::new();
    let mut expected: Vec<i64> = request.validators().iter().map(|account| account.0).collect();
    expected.sort_unstable();
    let stored: Vec<i64> = seen.validations.iter().map(|row| row.account_id).collect();
    if stored != expected {
        wrong.push(format!("{stored:?} must confirm it in place of {expected:?}"));
    }
    if seen.validations.iter().any(|row| row.decision.is_some() != row.decided_at.is_some()) {
        wrong.push("a decision without its time, or a time without its decision".to_owned());
    }
    let open = request.stored_state.is_open();
    if seen.types.is_empty() || seen.types.iter().any(|part| *part != (request.service, open)) {
        wrong.push(format!("its contact types are not right: (service, open) {:?}", seen.types));
    }
    wrong
}

/// What ends a history; after it only an email may turn out to be undeliverable.
fn ends(what: &str) -> bool {
    matches!(what, "declined" | "cancelled" | "expired" | "done" | "failed")
}

fn history(seen: &Seen) -> Vec<String> {
    let request = &seen.request;
    let mut wrong = Vec::new();
    let mut expect = |right: bool, what: &str| {
        if !right {
            wrong.push(what.to_owned());
        }
    };
    let all = |what: &str| -> Vec<&Noted> { seen.events.iter().filter(|event| event.what == what).collect() };
    let of = |what: &str| -> Vec<(Actor, Moment)> { all(what).iter().map(|event| (event.by, event.at)).collect() };

    expect(of("asked") == [(Actor::Account(request.requester), request.created_at)], "not asked for exactly once");
    expect(
        seen.events.first().is_some_and(|event| event.what == "asked"),
        "its history does not begin with the asking",
    );
    let sorted = |mut decisions: Vec<(Actor, Moment)>| {
        decisions.sort_by_key(|(by, at)| (format!("{by:?}"), *at));
        decisions
    };
    for (what, decision) in [("accepted", Decision::Accepted), ("declined", Decision::Declined)] {
        let agree = sorted(of(what)) == sorted(decisions(request, decision));
        expect(agree, &format!("its validations and its history do not agree on who {what}"));
    }
    let last: Vec<&Noted> = seen.events.iter().filter(|event| ends(&event.what)).collect();
    match (request.stored_state, last.as_slice()) {
        (State::Pending | State::Processing, []) => {}
        (state, [last]) => {
            let right = last.what == state.as_str() && Some(last.at) == request.finished_at();
            expect(right, "its last move and its history do not agree");
            expect(request.ended_by() == Some(last.by), "who ended it and its history do not agree");
            let by_system = matches!(state, State::Done | State::Failed | State::Expired);
            expect(by_system == (last.by == Actor::System), "its last move was not made by who makes such moves");
            let after = seen.events.iter().skip_while(|event| !ends(&event.what)).skip(1);
            expect(after.into_iter().all(|event| event.what == "email-refused"), "its history goes on after its end");
        }
        (_, []) => expect(false, "its last move is missing in its history"),
        (_, many) => expect(false, &format!("it came to its end {} times", many.len())),
    }
    let known = |event: &Noted| {
        let what = event.what.as_str();
        ends(what) || matches!(what, "asked" | "accepted" | "resent" | "code-blocked" | "email-refused")
    };
    expect(seen.events.iter().all(known), "something is in its history that nobody did");
    wrong
}
