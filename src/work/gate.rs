//! Carrying out where the provider's own system is asked first: in a thread of its own, so that one that is slow holds up nothing else.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::WorkerContext;
use super::attempts::{BATCH, TOGETHER, perform};
use super::bell::Bell;
use super::worker::{SWEEP, TICK};
use crate::domain::RequestId;
use crate::domain::gate::GateAnswer;
use crate::domain::note::Note;
use crate::domain::time::Moment;
use crate::domain::work::Task;
use crate::flows::refuse::refuse;
use crate::measures;
use crate::reads::gate::{AtTheGate, at_the_gate};
use crate::store::{StoreError, StoreResult, caught, requests, setbacks};

impl WorkerContext {
    /// Asks about the requests whose time has come, outside any transaction, and does what was answered: what is allowed is carried
    /// out at once, and judged once more as it is. What is not carried out then is asked about again. Says whether there may be more at
    /// once.
    ///
    /// # Errors
    /// The database is away.
    pub fn pass_gate(&self, stop: &AtomicBool) -> StoreResult<bool> {
        let Some(gate) = &self.gate else { return Ok(false) };
        let now = self.clock.now();
        let most = if gate.is_well() { BATCH } else { 1 };
        let due = self.find_due(now, most)?;
        if due.is_empty() {
            return Ok(false);
        }
        let began = Instant::now();
        let questions = due.iter().map(|one| one.facts.clone()).collect();
        let answers: HashMap<RequestId, GateAnswer> =
            gate.ask_all(questions, now, stop).into_iter().map(|(id, answer)| (RequestId(id), answer)).collect();
        measures::worked("gate", began.elapsed());
        self.follow(&due, &answers)?;
        Ok(gate.is_well() && (answers.len() < due.len() || i64::try_from(due.len()) == Ok(BATCH)))
    }

    /// What is due, with what is asked. A row that cannot be read holds up its own request alone.
    fn find_due(&self, now: Moment, most: i64) -> StoreResult<Vec<AtTheGate>> {
        let ids = self.db.read_blocking(|conn| requests::to_apply(conn, now, most))?;
        match self.db.read_blocking(|conn| at_the_gate(conn, &ids)) {
            Err(StoreError::Unavailable(away)) => return Err(StoreError::Unavailable(away)),
            Ok(due) => return Ok(due),
            Err(_) => {}
        }
        let mut due = Vec::new();
        for one in ids {
            match self.db.read_blocking(|conn| at_the_gate(conn, &[one])) {
                Err(away @ StoreError::Unavailable(_)) => return Err(away),
                Ok(found) => due.extend(found),
                Err(error) => self.put_off(Task::CarryOut(one.0), &error)?,
            }
        }
        Ok(due)
    }

    fn follow(&self, due: &[AtTheGate], answers: &HashMap<RequestId, GateAnswer>) -> StoreResult<()> {
        let mut unclear = Vec::new();
        for of_one in due.chunk_by(|one, next| one.submission == next.submission) {
            let (mut allowed, mut refused) = (Vec::new(), Vec::<(&Note, Vec<Task>)>::new());
            for (one, answer) in of_one.iter().filter_map(|one| Some((one, answers.get(&one.request)?))) {
                let task = Task::CarryOut(one.request);
                match answer {
                    GateAnswer::Allowed => allowed.push(task),
                    GateAnswer::Refused(words) => match refused.iter_mut().find(|(known, _)| *known == words) {
                        Some((_, alike)) => alike.push(task),
                        None => refused.push((words, vec![task])),
                    },
                    GateAnswer::Unclear(why) => unclear.push((one.request, why)),
                }
            }
            let occasion = self.occasion(self.clock.now());
            for some in allowed.chunks(TOGETHER) {
                self.attempt(some, &|tx, piece| perform(&mut occasion.context(tx), piece))?;
            }
            for (words, alike) in refused {
                for some in alike.chunks(TOGETHER) {
                    self.attempt(some, &|tx, piece| refuse(&mut occasion.context(tx), &numbers(piece), words))?;
                    tracing::info!(requests = some.len(), "the gate refused requests of a submission");
                }
            }
        }
        self.ask_again(&unclear, self.clock.now())
    }

    /// Has these wait for the next time that they are asked about, where the operator sees them.
    fn ask_again(&self, unclear: &[(RequestId, &String)], now: Moment) -> StoreResult<()> {
        for (request, why) in unclear {
            tracing::warn!(request = request.0, %why, "the gate did not say whether a request may be carried out; it is asked again");
            let (task, why) = (Task::CarryOut(*request), format!("the gate: {why}"));
            match self.db.write_blocking(|tx| setbacks::record(tx, task, &why, now)) {
                // Another worker asked at the same time, and has written it down.
                Ok(_) | Err(StoreError::Duplicate(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// The requests of these tasks, all of which are to carry one out.
fn numbers(tasks: &[Task]) -> Vec<RequestId> {
    tasks.iter().map(|task| RequestId(task.subject())).collect()
}

/// Has everything asked about and carried out that is due, until it is to stop.
pub(super) fn tend_gate(context: &WorkerContext, bell: &Bell, stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        match caught(|| context.pass_gate(stop)) {
            Ok(goes_on) => {
                measures::looked("gate");
                if goes_on {
                    continue;
                }
                let pause = context.gate.as_ref().map(crate::webhooks::gate::Gate::pause).unwrap_or_default();
                if pause.is_zero() {
                    bell.wait(SWEEP);
                } else {
                    bell.wait_unheard(pause, stop);
                }
            }
            Err(error) => {
                tracing::error!(%error, "the gate could not be seen to; it is tried again");
                bell.wait(TICK);
            }
        }
    }
}
