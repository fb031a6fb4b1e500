//! The background worker, the clock of the house: carries out, expires, reminds, delivers mail, forgets.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::WorkerContext;
use crate::mail::deliver::{Carrier, Courier};
use crate::store::caught;

/// Between two looks for work.
const TICK: Duration = Duration::from_millis(500);
/// Between two times of forgetting.
const SWEEP: Duration = Duration::from_mins(10);

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
    pub fn start(context: &WorkerContext, carrier: Carrier) -> std::io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let (requests, mail) = (context.clone(), context.clone());
        let (requests_stop, mail_stop) = (Arc::clone(&stop), Arc::clone(&stop));
        let threads = vec![
            thread::Builder::new()
                .name("requests".to_owned())
                .spawn(move || tend_requests(&requests, &requests_stop))?,
            thread::Builder::new().name("mail".to_owned()).spawn(move || tend_mail(&mail, carrier, &mail_stop))?,
        ];
        Ok(Self { stop, threads })
    }

    /// Has it begin nothing new. Threads that wait for their next look wait no longer.
    pub fn wind_down(&self) {
        self.stop.store(true, Ordering::Release);
        self.threads.iter().for_each(|thread| thread.thread().unpark());
    }

    /// Lets it finish what is under way, until then at the latest.
    pub fn stop(self, until: Instant) {
        self.wind_down();
        for thread in self.threads {
            while !thread.is_finished() && Instant::now() < until {
                thread::sleep(Duration::from_millis(2));
            }
            if thread.is_finished() && thread.join().is_err() {
                tracing::error!("a thread of the worker had ended in a panic");
            }
        }
    }
}

fn tend_requests(context: &WorkerContext, stop: &AtomicBool) {
    let mut swept: Option<Instant> = None;
    while !stop.load(Ordering::Relaxed) {
        let sweep = swept.is_none_or(|at| at.elapsed() >= SWEEP);
        match caught(|| context.tend(sweep)) {
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

impl WorkerContext {
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
}

fn tend_mail(context: &WorkerContext, carrier: Carrier, stop: &Arc<AtomicBool>) {
    let mut courier = Courier::new(carrier, Arc::clone(stop));
    while !stop.load(Ordering::Relaxed) {
        pause(context.post(&mut courier), stop);
    }
    // What the last round could not write down.
    if let Err(error) = courier.tell(&context.db, context.clock.now()) {
        tracing::warn!(%error, "what became of an email could not be written down; it is sent again");
    }
    courier.close();
}

/// Waits so long, or until [`Worker::wind_down`].
fn pause(time: Duration, stop: &AtomicBool) {
    let until = Instant::now() + time;
    while !stop.load(Ordering::Acquire) {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        thread::park_timeout(left);
    }
}
