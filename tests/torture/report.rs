//! The faults that were found, and the figures.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use handover::domain::request::{Decision, State};

use super::inbox::Arrived;
use super::killed::UnderWay;
use super::snapshot::Snapshot;

/// What is wrong, in words: each thing once.
#[derive(Default)]
pub struct Faults(Mutex<Vec<String>>);

impl Faults {
    pub fn add(&self, fault: String) {
        let mut found = self.0.lock().unwrap();
        if !found.contains(&fault) {
            found.push(fault);
        }
    }

    /// Adds the fault where this is not so.
    pub fn unless(&self, right: bool, fault: impl FnOnce() -> String) {
        if !right {
            self.add(fault());
        }
    }

    pub fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// Every fault, the first ones in full.
    pub fn told(&self) -> String {
        const MOST: usize = 25;
        let found = self.0.lock().unwrap();
        let mut text = String::new();
        for fault in found.iter().take(MOST) {
            writeln!(text, "  - {fault}").unwrap();
        }
        if found.len() > MOST {
            writeln!(text, "  - and {} more", found.len() - MOST).unwrap();
        }
        text
    }
}

/// Something that is counted while others count too.
#[derive(Default)]
pub struct Count(AtomicUsize);

impl Count {
    pub fn up(&self) {
        self.add(1);
    }

    pub fn add(&self, many: usize) {
        self.0.fetch_add(many, Ordering::Relaxed);
    }

    pub fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// What customers did, and what was done to the program.
#[derive(Default)]
pub struct Figures {
    pub kills: Count,
    pub kills_at_start: Count,
    pub killed_beside_others: Count,
    /// POSTs answered with success.
    pub succeeded: Count,
    /// POSTs refused as they should be: 404, 409, 422, 429.
    pub refused: Count,
    /// POSTs answered with 503.
    pub turned_away: Count,
    /// POSTs whose answer was lost.
    pub lost: Count,
    /// Of these, how many had happened.
    pub lost_but_happened: Count,
    pub used_codes_tried: Count,
    pub replaced_codes_tried: Count,
    /// Decisions that were sent twice at the same moment.
    pub double_presses: Count,
    /// Decisions on several requests that were answered with success.
    pub decided_together: Count,
    pub pages: Count,
    /// Lines of the programs' logs at level ERROR.
    pub errors: Count,
    some_errors: Mutex<Vec<String>>,
}

impl Figures {
    /// Counts what the program itself calls an error, and keeps a few of them.
    pub fn error_lines(&self, log: &str) {
        for line in log.lines().filter(|line| line.contains(" ERROR ")) {
            self.errors.up();
            let mut some = self.some_errors.lock().unwrap();
            if some.len() < 5 {
                some.push(line.to_owned());
            }
        }
    }

    fn lines(&self) -> Vec<(&'static str, usize)> {
        vec![
            ("programs killed", self.kills.get()),
            ("  of these while starting", self.kills_at_start.get()),
            ("  of these beside one that went on", self.killed_beside_others.get()),
            ("forms answered with success", self.succeeded.get()),
            ("forms refused as they should be", self.refused.get()),
            ("forms answered with 503", self.turned_away.get()),
            ("answers lost in a kill", self.lost.get()),
            ("  of these where it had happened", self.lost_but_happened.get()),
            ("used codes tried again", self.used_codes_tried.get()),
            ("replaced codes tried", self.replaced_codes_tried.get()),
            ("decisions sent twice at once", self.double_presses.get()),
            ("decisions on several requests", self.decided_together.get()),
            ("pages compared", self.pages.get()),
            ("errors in the programs' logs", self.errors.get()),
        ]
    }
}

/// The table of figures.
pub fn print(snapshot: &Snapshot, arrived: &Arrived, under_way: &UnderWay, figures: &Figures) {
    let requests = || snapshot.requests.values().map(|seen| &seen.request);
    let in_state = |state: State| requests().filter(|request| request.stored_state == state).count();
    let made = |wanted: Decision| {
        let validations = requests().flat_map(|request| &request.validations);
        validations.filter(|it| it.decision.is_some_and(|(decision, _)| decision == wanted)).count()
    };
    let sizes = snapshot.submissions().map(|id| {
        let services: BTreeSet<_> = snapshot.of_submission(id).iter().map(|seen| seen.request.service).collect();
        (services.len(), snapshot.of_submission(id).len())
    });
    let together: Vec<usize> = sizes.filter(|(services, _)| *services > 1).map(|(_, requests)| requests).collect();
    let ended = |outcome: &str| snapshot.outbox.iter().filter(|row| row.outcome.as_deref() == Some(outcome)).count();
    let twice = || arrived.mails.iter().filter(|(_, mail)| mail.copies > 1);
    let mut lines = vec![
        ("submissions", snapshot.submissions().count()),
        ("  of these on several services", together.len()),
        ("requests made", requests().count()),
        ("  of these on several services together", together.iter().sum()),
        ("acceptances", made(Decision::Accepted)),
        ("refusals", made(Decision::Declined)),
        ("requests carried out", in_state(State::Done)),
        ("requests declined", in_state(State::Declined)),
        ("requests cancelled", in_state(State::Cancelled)),
        ("requests expired", in_state(State::Expired)),
        ("requests failed with a reason", in_state(State::Failed)),
        ("requests still pending", in_state(State::Pending)),
        ("codes sent again", snapshot.resends.values().map(Vec::len).sum()),
        ("emails owed", snapshot.outbox.len()),
        ("  of these that tell of several ends", snapshot.tellings.values().filter(|told| told.len() > 1).count()),
        ("emails arrived", arrived.mails.len()),
        ("emails superseded", ended("superseded")),
        ("emails refused by the server", ended("refused")),
        ("emails under way at a kill", under_way.emails()),
        ("emails arrived twice or more", twice().count()),
        ("  of these under way at a kill", twice().filter(|(id, _)| under_way.kills(id) > 0).count()),
    ];
    lines.extend(figures.lines());
    for (what, count) in lines {
        println!("{count:>8} {what}");
    }
    for line in figures.some_errors.lock().unwrap().iter() {
        println!("         such as: {line}");
    }
}
