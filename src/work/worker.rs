//! The background worker, the clock of the house: carries out, expires, reminds, delivers mail, forgets.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::clock::Clock;
use crate::domain::Place;
use crate::domain::request::Actor;
use crate::flows::{Cx, Occasion, Terms, apply, clock_set_back, expire, remind};
use crate::mail::Stationery;
use crate::mail::deliver::{Carrier, Courier};
use crate::store::{
    AnyConnection, Database, StoreError, StoreResult, Tx, caught, codes, housekeeping, requests, write,
};

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
    /// What the operator has set for flows.
    pub terms: Terms,
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
            Ok(true) => continue,
            Ok(false) => {
                if sweep {
                    swept = Some(Instant::now());
                }
            }
            Err(error) => tracing::error!(%error, "the worker could not do its work; it tries again"),
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
        let conn = &mut self.db.connection()?;
        let now = self.clock.now();
        let occasion = Occasion { terms: self.terms.clone(), now, by: Actor::System, from: Place::default() };
        let piece = |what: &str, work: &dyn Fn(&mut Cx<'_>) -> StoreResult<usize>| {
            Ok::<_, StoreError>(self.piece(what, |tx| work(&mut occasion.context(tx)))?.unwrap_or(0))
        };
        let mut done = piece("given its time back", &|cx| clock_set_back::catch_up(cx, BATCH))?;
        for id in requests::to_apply(conn, now, BATCH)? {
            done += piece("carried out", &|cx| apply::apply(cx, id).map(|_| 1))?;
        }
        for id in requests::to_expire(conn, now, BATCH)? {
            done += piece("expired", &|cx| expire::expire(cx, id).map(|()| 1))?;
        }
        for (submission, reader) in codes::to_remind(conn, now, BATCH)? {
            done += piece("reminded", &|cx| remind::remind(cx, submission, reader).map(|()| 1))?;
        }
        if sweep {
            done += self.sweep(conn)?;
        }
        Ok(done >= usize::try_from(BATCH).unwrap_or(usize::MAX))
    }

    /// One round of mail; says how long to wait before the next.
    pub fn post(&self, courier: &mut Courier) -> Duration {
        match caught(|| courier.deliver_due(&self.db, &self.stationery, &self.clock)) {
            Ok(round) if round.goes_on() => Duration::ZERO,
            Ok(_) => TICK + courier.pause(),
            Err(error) => {
                tracing::error!(%error, "mail could not be seen to; it is tried again");
                TICK * 2
            }
        }
    }

    /// One piece of work that fails, or panics, does not hold up the others; a database that is away holds up all.
    fn piece<T>(&self, what: &str, work: impl Fn(&mut Tx) -> StoreResult<T>) -> StoreResult<Option<T>> {
        match caught(|| self.db.write_blocking(work)) {
            Ok(done) => Ok(Some(done)),
            Err(away @ StoreError::Unavailable(_)) => Err(away),
            Err(error) => {
                tracing::error!(%error, "a request could not be {what}; it is tried again");
                Ok(None)
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

fn tend_mail(workshop: &Workshop, carrier: Carrier, stop: &Arc<AtomicBool>) {
    let mut courier = Courier::new(carrier, Arc::clone(stop));
    while !stop.load(Ordering::Relaxed) {
        pause(workshop.post(&mut courier), stop);
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
    use diesel::RunQueryDsl;

    use super::*;
    use crate::config::{DatabaseUrl, SecretKeys};
    use crate::keys::Keyring;

    #[test]
    fn a_piece_of_work_that_panics_is_undone_and_the_next_one_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let db = Database::open(&DatabaseUrl::Sqlite(folder.path().join("h.db")), 8).unwrap();
        let keyring = Arc::new(Keyring::new(&SecretKeys::from_hex(&"0".repeat(64)).unwrap()));
        let stationery = Stationery {
            base_url: crate::config::BaseUrl::parse("http://localhost").unwrap(),
            brand: String::new(),
            look: crate::brand::Look::default(),
            from: "a@example.org".parse().unwrap(),
            keyring,
        };
        let terms = Terms {
            keyring: Arc::clone(&stationery.keyring),
            request_ttl: SWEEP,
            apply_delay: SWEEP,
            limits: false,
            zones: Vec::new(),
            nic_suffix: String::new(),
        };
        let workshop = Workshop { db, clock: Clock::default(), terms, stationery, keep: SWEEP };
        let conn = &mut workshop.db.connection().unwrap();
        let run = |conn: &mut AnyConnection, statement: &str| diesel::sql_query(statement).execute(conn).unwrap();
        run(conn, "CREATE TABLE done (number INTEGER)");
        for number in 0..3 {
            let work = |tx: &mut Tx| {
                run(tx, &format!("INSERT INTO done VALUES ({number})"));
                assert_ne!(number, 1, "for a test");
                Ok(())
            };
            let done = workshop.piece("done", work).unwrap();
            assert_eq!(done.is_some(), number != 1);
        }
        assert_eq!(run(conn, "DELETE FROM done WHERE number IN (0, 2)"), 2);
        assert_eq!(run(conn, "DELETE FROM done"), 0);
    }
}
