//! One look for work. A piece that fails waits, ever longer, and lets the others pass; nothing else is written down of
//! it, since what is due follows from the rows themselves.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::WorkerContext;
use crate::domain::operator::OperatorDesk;
use crate::domain::time::Moment;
use crate::domain::work::{Task, wait_after};
use crate::domain::{Place, RequestId, ServiceId, SubmissionId};
use crate::flows::Doer;
use crate::flows::remove_services::remove_lacking;
use crate::flows::{Cx, Occasion, apply, clock_set_back, expire, notify_renewals, remind};
use crate::import::{CarriedPiece, ImportCarrier, ImportCounts, carry_out_piece, give_way};
use crate::measures;
use crate::store::{
    AnyConnection, StoreError, StoreResult, Tx, caught, codes, housekeeping, imports, notice_rounds, notice_terms,
    requests, setbacks,
};

/// Pieces of each kind that are taken up at once.
pub(super) const BATCH: i64 = 100;
/// How long a decided import waits where somebody else only held what it needs.
const IMPORT_RETRY_SOON: Duration = Duration::from_secs(2);
/// Billing contacts that are looked after in one transaction.
const VISITED: usize = 100;
/// Requests of one submission that are seen to in one transaction: in between, others get their turn.
pub(super) const TOGETHER: usize = 50;

/// What came of a look.
pub(super) struct Look {
    /// Whether there may be more at once.
    pub(super) goes_on: bool,
    /// Whether all that is old is forgotten.
    pub(super) has_swept: bool,
}

/// What there is to do.
struct DueWork {
    /// What is done together: of one kind, and of one submission. The longest waiting of each kind first.
    pieces: Vec<Vec<Task>>,
    /// Something waits for a clock that was set back.
    clock_was_set_back: bool,
    /// All billing contacts are being looked after anew.
    look_anew: bool,
}

impl DueWork {
    /// Numbers only: a row that cannot be read is in nobody's way.
    fn find(conn: &mut AnyConnection, now: Moment, at_gate: bool) -> StoreResult<Self> {
        let clock_was_set_back = clock_set_back::has_left_something_behind(conn, now)?;
        // Where there is a gate, its thread has them carried out.
        let to_apply = if at_gate { Vec::new() } else { requests::to_apply(conn, now, BATCH)? };
        let mut pieces = together(&to_apply, Task::CarryOut);
        pieces.extend(together(&requests::to_expire(conn, now, BATCH)?, Task::Expire));
        let to_remind = codes::to_remind(conn, now, BATCH)?;
        pieces.extend(to_remind.into_iter().map(|(submission, reader)| vec![Task::Remind { submission, reader }]));
        let to_visit = notice_rounds::to_visit(conn, now, VISITED)?;
        pieces.extend((!to_visit.is_empty()).then(|| to_visit.into_iter().map(Task::NotifyRenewals).collect()));
        Ok(Self { pieces, clock_was_set_back, look_anew: notice_terms::anew_after(conn)?.is_some() })
    }

    fn len(&self) -> usize {
        self.pieces.iter().map(Vec::len).sum()
    }
}

/// Those that follow each other and are of one submission, some at a time.
fn together(ids: &[(RequestId, SubmissionId)], task: impl Fn(RequestId) -> Task) -> Vec<Vec<Task>> {
    let of_one = ids.chunk_by(|(_, one), (_, next)| one == next);
    of_one
        .flat_map(|of_one| of_one.chunks(TOGETHER))
        .map(|some| some.iter().map(|(id, _)| task(*id)).collect())
        .collect()
}

/// Does what is done together, in its transaction.
pub(super) fn perform(cx: &mut Cx<'_>, piece: &[Task]) -> StoreResult<()> {
    let (mut to_carry_out, mut to_expire, mut to_visit) = (Vec::new(), Vec::new(), Vec::new());
    for task in piece {
        match *task {
            Task::CarryOut(request) => to_carry_out.push(request),
            Task::Expire(request) => to_expire.push(request),
            Task::Remind { submission, reader } => remind::remind(cx, submission, reader)?,
            Task::NotifyRenewals(reader) => to_visit.push(reader),
            // Each piece of it has a door of its own.
            Task::Import(_) => {}
        }
    }
    apply::apply(cx, &to_carry_out)?;
    expire::expire(cx, &to_expire)?;
    notify_renewals::visit(cx, &to_visit)
}

impl WorkerContext {
    /// What a process does once, before it works: says how the setting is now.
    ///
    /// # Errors
    /// The database is away.
    pub fn begin(&self) -> StoreResult<()> {
        let steps = &self.terms.notice_steps;
        if self.db.write_blocking(|tx| notice_terms::declare(tx, steps))? {
            tracing::info!(days = %steps, "notices of last days go out so many days ahead from now on");
        }
        Ok(())
    }

    /// Says in the log where another process, which began later, has other days before a last day: all follow that one.
    fn compare_steps(&self) -> StoreResult<()> {
        let (followed, here) = (self.db.read_blocking(notice_terms::steps)?, &self.terms.notice_steps);
        if followed != *here {
            tracing::warn!(%followed, %here, "HANDOVER_RENEWAL_NOTICES differs from that of a worker that began later, whose days are followed");
        }
        Ok(())
    }

    /// One look for work: says whether there may be more at once.
    ///
    /// # Errors
    /// The database is away. What fails otherwise is tried again by itself, and stops nothing else.
    pub fn tend(&self, sweep: bool) -> StoreResult<bool> {
        let passed = self.pass_gate(&AtomicBool::new(false))?;
        Ok(self.look(sweep)?.goes_on || passed)
    }

    /// The same, for whoever needs to know how far the sweep has come.
    pub(super) fn look(&self, sweep: bool) -> StoreResult<Look> {
        let now = self.clock.now();
        let occasion = self.occasion(now);
        let find = || self.db.read_blocking(|conn| DueWork::find(conn, now, self.gate.is_some()));
        let mut due = find()?;
        let mut done = 0;
        if due.clock_was_set_back {
            let caught_up = self.chore(|tx| clock_set_back::catch_up(&mut occasion.context(tx), BATCH))?;
            done += caught_up.unwrap_or_else(|error| {
                // It is tried at every look; said as often as there is a sweep.
                if sweep {
                    tracing::error!(%error, "what waits for a clock that was set back could not be brought forward");
                }
                0
            });
            due = find()?;
        }
        done += due.len();
        for piece in due.pieces {
            self.attempt(&piece, &|tx, piece| perform(&mut occasion.context(tx), piece))?;
        }
        let goes_on = self.see_to_notices(due.look_anew, now)? | self.see_to_import(now)?;
        let are_many = |done: usize| done >= usize::try_from(BATCH).unwrap_or(usize::MAX);
        let is_more_to_sweep = sweep && are_many(self.sweep(now)?);
        let has_swept = sweep && !is_more_to_sweep;
        Ok(Look { goes_on: goes_on || is_more_to_sweep || are_many(done), has_swept })
    }

    /// What a flow of the worker is told.
    pub(super) fn occasion(&self, now: Moment) -> Occasion {
        Occasion { terms: self.terms.clone(), now, by: Doer::System, from: Place::default() }
    }

    /// Forgets some of what is old: says how much went.
    fn sweep(&self, now: Moment) -> StoreResult<usize> {
        self.compare_steps()?;
        let began = Instant::now();
        let swept = self.chore(|tx| housekeeping::sweep(tx, self.keep, now, BATCH))?;
        measures::worked("sweep", began.elapsed());
        Ok(swept.unwrap_or_else(|error| {
            tracing::error!(%error, "what is old could not be deleted; it is tried again with the next sweep");
            0
        }))
    }

    /// Has the next billing contacts looked after, where all are to be: says whether there are more, of these or of those that were just
    /// told a part of what is due.
    fn see_to_notices(&self, look_anew: bool, now: Moment) -> StoreResult<bool> {
        let passed = if look_anew { self.chore(|tx| notice_terms::go_on_anew(tx, now))? } else { Ok(0) };
        let passed = passed.unwrap_or_else(|error| {
            tracing::error!(%error, "not everybody could be looked after anew; it goes on with the next look");
            0
        });
        Ok(passed > 0 || !self.db.read_blocking(|conn| notice_rounds::to_visit(conn, now, 1))?.is_empty())
    }

    /// Carries out a piece of an import that was decided and left behind: says whether there may be more.
    fn see_to_import(&self, now: Moment) -> StoreResult<bool> {
        if !self.db.read_blocking(|conn| imports::is_left_behind(conn, now))? {
            return Ok(false);
        }
        let began = Instant::now();
        let remove =
            |tx: &mut Tx, desk: &OperatorDesk, ids: &[ServiceId]| remove_lacking(tx, (&self.terms, now), desk, ids);
        match caught(|| carry_out_piece(&self.db, &ImportCarrier { now, remove: &remove })) {
            Ok(CarriedPiece::Nothing) => return Ok(false),
            Ok(CarriedPiece::One) => {}
            Ok(CarriedPiece::All(counts)) => tell_imported(&counts),
            Err(away @ StoreError::Unavailable(_)) => return Err(away),
            Err(StoreError::HeldUp(why)) => {
                tracing::warn!(why, "a piece of a decided import was held up by others; it is tried again soon");
                self.db.write_blocking(|tx| imports::put_off(tx, now, now.plus(IMPORT_RETRY_SOON)))?;
                return Ok(false);
            }
            Err(error) => {
                tracing::error!(%error, "a piece of a decided import failed; it is tried again later");
                self.db.write_blocking(|tx| put_import_off(tx, setbacks::cause(&error), now))?;
                return Ok(false);
            }
        }
        measures::worked("import", began.elapsed());
        give_way(began);
        Ok(true)
    }

    /// Does what is about no piece in particular: where it fails, or panics, the pieces go their way.
    fn chore(&self, work: impl Fn(&mut Tx) -> StoreResult<usize>) -> StoreResult<Result<usize, StoreError>> {
        match caught(|| self.db.write_blocking(work)) {
            Err(away @ StoreError::Unavailable(_)) => Err(away),
            done => Ok(done),
        }
    }

    /// Does a piece in a transaction of its own. Where it fails, or panics, each part of it is tried alone, and waits for its
    /// next try.
    pub(super) fn attempt(
        &self,
        piece: &[Task],
        work: &dyn Fn(&mut Tx, &[Task]) -> StoreResult<()>,
    ) -> StoreResult<()> {
        let began = Instant::now();
        let done = caught(|| {
            self.db.write_blocking(|tx| {
                work(tx, piece)?;
                setbacks::clear(tx, piece)
            })
        });
        if let Some(task) = piece.first() {
            measures::worked(task.name(), began.elapsed());
        }
        match (done, piece) {
            (Err(away @ StoreError::Unavailable(_)), _) => Err(away),
            // What the database refuses without a name may be the piece's own doing: it waits as well. Where the
            // database takes nothing at all, that it waits is refused too.
            (Err(error), [task]) => self.put_off(*task, &error),
            (Err(_), several) => several.chunks(1).try_for_each(|task| self.attempt(task, work)),
            (Ok(_), _) => Ok(()),
        }
    }

    pub(super) fn put_off(&self, task: Task, error: &StoreError) -> StoreResult<()> {
        let now = self.clock.now();
        let why = setbacks::cause(error);
        let recorded = self.db.write_blocking(|tx| setbacks::record(tx, task, why, now));
        let (work, about, reader) = (task.name(), task.subject(), task.reader().map(|reader| reader.0));
        match recorded {
            Ok(failures) => {
                tracing::error!(work, about, reader, failures, %error, "a piece of work failed; it is tried again later");
                Ok(())
            }
            // Another worker has failed at the same time, and written it down.
            Err(StoreError::Duplicate(_)) => Ok(()),
            Err(fault) => Err(fault),
        }
    }
}

/// Has a decided import wait that a piece of fails, where the operator sees it.
fn put_import_off(tx: &mut Tx, why: &str, now: Moment) -> StoreResult<()> {
    let Some(import) = imports::standing(tx)? else { return Ok(()) };
    let task = Task::Import(import.id);
    let failed_before = setbacks::record(tx, task, why, now)?.saturating_sub(1);
    imports::put_off(tx, now, now.plus(wait_after(failed_before, task.wait_max())))
}

/// Says in the log what an import did that is at its end.
fn tell_imported(counts: &ImportCounts) {
    tracing::info!(done = counts.summary(false), "an import that was decided is carried out to its end");
    let kept = counts.kept_contacts();
    for contact in &kept.first {
        tracing::warn!(%contact, "a contact is kept, though an import named another");
    }
    if kept.more > 0 {
        tracing::warn!(more = kept.more, "more contacts are kept, though an import named others");
    }
}

#[cfg(test)]
mod tests;
