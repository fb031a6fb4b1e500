//! The background worker, the clock of the house: carries out, expires, reminds, delivers mail, forgets.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::clock::Clock;
use crate::flows::{apply, clock_set_back, expire, remind};
use crate::mail::Stationery;
use crate::mail::deliver::{Carrier, Courier};
use crate::store::{AnyConnection, Database, StoreError, StoreResult, codes, housekeeping, requests, write};

/// Between two looks for work.
const TICK: Duration = Duration::from_millis(500);
/// Pieces of work taken up at once.
const BATCH: i64 = 100;
/// Between two times of forgetting.
const SWEEP: Duration = Duration::from_mins(10);

/// What the worker works with.
#[derive(Clone)]
pub struct Workshop {
    /// The database.
    pub db: Database,
    /// What time it is.
    pub clock: Clock,
    /// What emails are made from.
    pub stationery: Stationery,
    /// How long final requests and history are kept.
    pub keep: Duration,
}

/// The running worker.
pub struct Worker {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Worker {
    /// Starts it: one thread for requests, one for mail, so that a slow mail server holds up no change.
    ///
    /// # Errors
    /// The system gave no thread.
    pub fn start(workshop: &Workshop, carrier: Carrier) -> std::io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let (requests, mail) = (workshop.clone(), workshop.clone());
        let (requests_stop, mail_stop) = (Arc::clone(&stop), Arc::clone(&stop));
        let threads = vec![
            thread::Builder::new()
                .name("requests".to_owned())
                .spawn(move || tend_requests(&requests, &requests_stop))?,
            thread::Builder::new().name("mail".to_owned()).spawn(move || tend_mail(&mail, carrier, &mail_stop))?,
        ];
        Ok(Self { stop, threads })
    }

    /// Has it begin nothing new.
    pub fn wind_down(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Lets it finish what is under way, until then at the latest.
    pub fn stop(self, until: Instant) {
        self.wind_down();
        for thread in self.threads {
            while !thread.is_finished() && Instant::now() < until {
                thread::sleep(Duration::from_millis(10));
            }
            if thread.is_finished() && thread.join().is_err() {
                tracing::error!("a thread of the worker had ended in a panic");
            }
        }
    }
}

fn tend_requests(workshop: &Workshop, stop: &AtomicBool) {
    let mut swept: Option<Instant> = None;
    while !stop.load(Ordering::Relaxed) {
        let sweep = swept.is_none_or(|at| at.elapsed() >= SWEEP);
        match caught(|| workshop.tend(sweep)) {
            Some(Ok(true)) => continue,
            Some(Ok(false)) => {
                if sweep {
                    swept = Some(Instant::now());
                }
            }
            Some(Err(error)) => tracing::error!(%error, "the worker could not do its work; it tries again"),
            None => {}
        }
        pause(TICK, stop);
    }
}

impl Workshop {
    /// One look for work: says whether there may be more at once.
    ///
    /// # Errors
    /// The database's fault.
    pub fn tend(&self, sweep: bool) -> StoreResult<bool> {
        let conn = &mut *self.db.connection()?;
        let now = self.clock.now();
        let mut done = logged(clock_set_back::catch_up(conn, now, BATCH), "given its time back")?.unwrap_or(0);
        for id in requests::to_apply(conn, now, BATCH)? {
            done += usize::from(logged(apply::apply(conn, now, id), "carried out")?.is_some());
        }
        for id in requests::to_expire(conn, now, BATCH)? {
            done += usize::from(logged(expire::expire(conn, now, id), "expired")?.is_some());
        }
        for (submission, reader) in codes::to_remind(conn, now, BATCH)? {
            done += usize::from(logged(remind::remind(conn, now, submission, reader), "reminded")?.is_some());
        }
        if sweep {
            done += self.sweep(conn)?;
        }
        Ok(done >= usize::try_from(BATCH).unwrap_or(usize::MAX))
    }

    /// One round of mail; says how long to wait before the next.
    pub fn post(&self, courier: &mut Courier) -> Duration {
        match courier.deliver_due(&self.db, &self.stationery, &self.clock) {
            Ok(round) if round.goes_on() => Duration::ZERO,
            Ok(_) => TICK + courier.pause(),
            Err(error) => {
                tracing::error!(%error, "mail could not be seen to; it is tried again");
                TICK * 2
            }
        }
    }

    /// Before the end: what the last round could not write down.
    fn take_leave(&self, courier: &mut Courier) -> StoreResult<()> {
        if courier.owes_word() { courier.tell(&mut *self.db.connection()?, self.clock.now()) } else { Ok(()) }
    }

    fn sweep(&self, conn: &mut AnyConnection) -> StoreResult<usize> {
        let now = self.clock.now();
        write(conn, |conn| housekeeping::sweep(conn, self.keep, now, BATCH))
    }
}

/// A round that ends in a panic is a fault of ours, and must not be the last one: what it stumbled over may hold up itself, but
/// not all work for good. Its connection to the database is not used again.
fn caught<T>(round: impl FnOnce() -> T) -> Option<T> {
    let ended = catch_unwind(AssertUnwindSafe(round));
    if ended.is_err() {
        tracing::error!("a round of the worker has ended in a panic; it goes on with the next");
    }
    ended.ok()
}

/// One piece of work that fails does not hold up the others; a database that is away holds up all.
fn logged<T>(outcome: StoreResult<T>, what: &str) -> StoreResult<Option<T>> {
    match outcome {
        Ok(done) => Ok(Some(done)),
        Err(away @ StoreError::Unavailable(_)) => Err(away),
        Err(error) => {
            tracing::error!(%error, "a request could not be {what}; it is tried again");
            Ok(None)
        }
    }
}

fn tend_mail(workshop: &Workshop, carrier: Carrier, stop: &Arc<AtomicBool>) {
    let mut courier = Courier::new(carrier, Arc::clone(stop));
    while !stop.load(Ordering::Relaxed) {
        pause(caught(|| workshop.post(&mut courier)).unwrap_or(TICK * 2), stop);
    }
    if let Err(error) = workshop.take_leave(&mut courier) {
        tracing::warn!(%error, "what became of an email could not be written down; it is sent again");
    }
    courier.close();
}

fn pause(time: Duration, stop: &AtomicBool) {
    let until = Instant::now() + time;
    while !stop.load(Ordering::Relaxed) && Instant::now() < until {
        thread::sleep(Duration::from_millis(20).min(until.saturating_duration_since(Instant::now())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_that_panics_is_not_the_last() {
        assert_eq!(caught(|| 1), Some(1));
        assert_eq!(caught(|| -> u32 { panic!("for a test") }), None);
    }
}
