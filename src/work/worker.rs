//! The background worker, the clock of the house: carries out, expires, reminds, delivers mail, forgets.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::WorkerContext;
use super::bell::Bell;
use super::gate::tend_gate;
use super::webhooks::tend_webhooks;
use crate::domain::work::LEASE;
use crate::mail::deliver::{Carrier, Courier};
use crate::measures;
use crate::store::{caught, feed, lookout};

/// Between two looks for work.
pub(super) const TICK: Duration = Duration::from_millis(500);
/// Between two times of forgetting.
pub(super) const SWEEP: Duration = Duration::from_mins(10);

/// The running worker.
pub struct Worker {
    stop: Arc<AtomicBool>,
    bells: [Arc<Bell>; 6],
    threads: Vec<JoinHandle<()>>,
}

impl Worker {
    /// Starts it: one thread for requests, one for mail, so that a slow mail server holds up no change, one for the feed of events, one
    /// that asks the gate, where there is one, one that has others send them to webhooks; and one that looks for what there is to do, and wakes them.
    ///
    /// # Errors
    /// The system gave no thread.
    pub fn start(context: &WorkerContext, carrier: Carrier) -> std::io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let bells: [Arc<Bell>; 6] = Default::default();
        let [requests_bell, gate_bell, mail_bell, feed_bell, webhooks_bell, looking_bell] = bells.clone();
        let rung = [&requests_bell, &gate_bell, &mail_bell, &feed_bell, &webhooks_bell].map(Arc::clone);
        let numbered = Arc::clone(&webhooks_bell);
        let [requests, gate, mail, feed, webhooks, looking] = [(); 6].map(|()| context.clone());
        let [requests_stop, gate_stop, mail_stop, feed_stop, webhooks_stop, looking_stop] =
            [(); 6].map(|()| Arc::clone(&stop));
        let thread = |name: &str| thread::Builder::new().name(name.to_owned());
        let mut threads = vec![
            thread("requests").spawn(move || tend_requests(&requests, &requests_bell, &requests_stop))?,
            thread("mail").spawn(move || tend_mail(&mail, carrier, &mail_bell, &mail_stop))?,
            thread("feed").spawn(move || tend_feed(&feed, &numbered, &feed_bell, &feed_stop))?,
            thread("webhooks").spawn(move || tend_webhooks(&webhooks, &webhooks_bell, &webhooks_stop))?,
            thread("lookout").spawn(move || look_out(&looking, &rung, &looking_bell, &looking_stop))?,
        ];
        if context.gate.is_some() {
            threads.push(thread("gate").spawn(move || tend_gate(&gate, &gate_bell, &gate_stop))?);
        }
        Ok(Self { stop, bells, threads })
    }

    /// Has it begin nothing new. Threads that wait for their next look wait no longer.
    pub fn wind_down(&self) {
        self.stop.store(true, Ordering::Release);
        self.bells.iter().for_each(|bell| bell.ring());
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

/// Asks the one question of an idle worker, and wakes whoever has something to do.
fn look_out(
    context: &WorkerContext,
    [requests, gate, mail, feed, webhooks]: &[Arc<Bell>; 5],
    bell: &Bell,
    stop: &AtomicBool,
) {
    while !stop.load(Ordering::Relaxed) {
        let now = context.clock.now();
        match caught(|| context.db.read_blocking(|conn| lookout::look(conn, now, LEASE))) {
            Ok(due) => {
                measures::looked("lookout");
                if due.tasks {
                    requests.ring();
                    gate.ring();
                }
                if due.emails {
                    mail.ring();
                }
                if due.events {
                    feed.ring();
                }
                if due.deliveries {
                    webhooks.ring();
                }
            }
            Err(error) => tracing::error!(%error, "the worker could not do its work; it tries again"),
        }
        bell.wait(TICK);
    }
}

fn tend_requests(context: &WorkerContext, bell: &Bell, stop: &AtomicBool) {
    let (mut swept, mut has_begun): (Option<Instant>, bool) = (None, false);
    while !stop.load(Ordering::Relaxed) {
        let sweep = swept.is_none_or(|at| at.elapsed() >= SWEEP);
        let begin = || if has_begun { Ok(()) } else { context.begin() };
        let looked = caught(|| begin().and_then(|()| context.look(sweep)));
        if looked.is_ok() {
            has_begun = true;
            measures::looked("requests");
        }
        match looked {
            Ok(look) => {
                if look.has_swept {
                    swept = Some(Instant::now());
                }
                if look.goes_on {
                    continue;
                }
            }
            Err(error) => {
                tracing::error!(%error, "the worker could not do its work; it tries again");
                bell.wait(TICK);
                continue;
            }
        }
        bell.wait(swept.map_or(TICK, |at| SWEEP.saturating_sub(at.elapsed())));
    }
}

/// Numbers events of the feed, so that they are ready when a program asks.
fn tend_feed(context: &WorkerContext, numbered: &Bell, bell: &Bell, stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        match caught(|| context.db.write_blocking(feed::give_numbers)) {
            Ok(given) => {
                if given > 0 {
                    numbered.ring();
                }
                if given < feed::NUMBERED_AT_ONCE {
                    bell.wait(SWEEP);
                }
            }
            Err(error) => {
                tracing::error!(%error, "events of the feed could not be numbered; it is tried again");
                bell.wait(TICK);
            }
        }
    }
}

impl WorkerContext {
    /// One round of mail; says how long to wait before the next.
    pub fn post(&self, courier: &mut Courier) -> Duration {
        let began = Instant::now();
        let round = caught(|| courier.deliver_due(&self.db, &self.stationery, &self.clock));
        if round.is_ok() {
            measures::looked("mail");
        }
        match round {
            Ok(round) => {
                if round.tried > 0 {
                    measures::worked("mail", began.elapsed());
                }
                if round.goes_on() { Duration::ZERO } else { TICK + courier.pause() }
            }
            Err(error) => {
                tracing::error!(%error, "mail could not be seen to; it is tried again");
                TICK * 2
            }
        }
    }
}

fn tend_mail(context: &WorkerContext, carrier: Carrier, bell: &Bell, stop: &Arc<AtomicBool>) {
    let mut courier = Courier::new(carrier, Arc::clone(stop));
    while !stop.load(Ordering::Relaxed) {
        let pause = context.post(&mut courier);
        if pause.is_zero() {
            continue;
        }
        if pause <= TICK && !courier.owes_word() {
            bell.wait(SWEEP);
        } else {
            // The mail server is left alone so long, whatever there is to send.
            bell.wait_unheard(pause, stop);
        }
    }
    // What the last round could not write down.
    if let Err(error) = courier.tell(&context.db, context.clock.now()) {
        tracing::warn!(%error, "what became of an email could not be written down; it is sent again");
    }
    courier.close();
}
