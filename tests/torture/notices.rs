//! Mornings in which thousands of last days come to their steps, while workers are killed, the mail server refuses now and then, and
//! billing contacts and last days change. At the end each service was told once to whom it concerns, and none was left out.

mod books;
mod told;

use std::thread;
use std::time::{Duration, Instant};

use handover::clock::Clock;
use handover::store::Database;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use self::books::Books;
use super::programs::Settings;
use super::report::Faults;
use super::rounds::Plan;
use super::snapshot::{count, run};
use super::support::program::{Running, run as run_program};
use super::support::smtp_server::{At, Behaviour, Options, SmtpServer};
use super::world::Ground;

/// Workers at the same time.
const WORKERS: usize = 3;
/// Kills in each morning.
const KILLS: usize = 5;
/// Mornings of the short form.
const FEW: usize = 2;
/// How long the work of a morning may take.
const QUIET: Duration = Duration::from_secs(120);

/// Panics where anything is wrong at the end.
pub fn torture(ground: Ground) {
    let (plan, began) = (Plan::read(), Instant::now());
    let days = if plan.long { plan.rounds } else { plan.rounds.min(FEW) };
    println!("notices on {}: {days} mornings, HANDOVER_TORTURE_SEED={}", ground.name, plan.seed);
    let smtp = SmtpServer::start(Options::default());
    let settings = Settings::new(&ground, smtp.url());
    run_program(ground.folder(), &settings.all(), &["migrate"], "").done();
    let mut dice = StdRng::seed_from_u64(plan.seed);
    let books = Books::filled(&Database::open(&ground.url, 2).unwrap(), &mut dice);
    let mut mornings = Mornings { ground: &ground, smtp, settings, books, dice, workers: Vec::new(), kills: 0 };
    (1..=days).for_each(|_| mornings.go_on());
    let faults = Faults::default();
    // What changed in the last one after an email of the day is told in the next.
    mornings.begin();
    mornings.quiet_time();
    mornings.end(&faults);
    let messages = mornings.smtp.take_messages();
    told::check(&mornings.books, &messages, days + 1, &faults);
    let (kills, copies, taken) = (mornings.kills, messages.len(), began.elapsed().as_secs());
    println!("{kills} workers killed, {copies} emails arrived, {taken} s taken, {} faults", faults.count());
    if faults.count() > 0 {
        let (name, seed, told) = (ground.name, plan.seed, faults.told());
        drop(mornings);
        panic!("notices on {name}, seed {seed}: faults found:\n{told}What is left is in {}", ground.keep());
    }
}

struct Mornings<'g> {
    ground: &'g Ground,
    smtp: SmtpServer,
    settings: Settings,
    books: Books,
    dice: StdRng,
    workers: Vec<Running>,
    kills: usize,
}

impl Mornings<'_> {
    /// A morning: what was brought since the last one has come to its step, and more is brought while the emails are written.
    fn go_on(&mut self) {
        self.begin();
        while self.workers.len() < WORKERS {
            self.workers.push(self.worker());
        }
        for kill in 0..KILLS {
            let behaviour = match self.dice.random_range(0..4) {
                0 => Behaviour::default().answer(At::Rcpt, "451 4.3.0 Later"),
                1 => Behaviour::default().close(At::End),
                _ => Behaviour::default().slow(Duration::from_millis(2)),
            };
            self.smtp.set(behaviour);
            let pause = self.dice.random_range(50..500);
            thread::sleep(Duration::from_millis(pause));
            let killed = self.dice.random_range(0..WORKERS);
            let log = self.workers.swap_remove(killed).ended_by_kill();
            assert!(!log.contains("panicked at"), "a worker has panicked: {log}");
            self.kills += 1;
            let worker = self.worker();
            self.workers.push(worker);
            match kill {
                1 => self.books.hand_over(&Database::open(&self.ground.url, 2).unwrap(), &mut self.dice),
                2 => self.import(),
                _ => {}
            }
        }
        self.smtp.set(Behaviour::default());
        self.quiet_time();
    }

    fn worker(&self) -> Running {
        Running::start(self.ground.folder(), &self.settings.all(), &["worker"])
    }

    /// Another day has come for the emails of a day, though not for the last days; everybody is looked after.
    fn begin(&mut self) {
        let conn = &mut self.ground.conn();
        run(conn, "DELETE FROM notice_days");
        run(conn, "UPDATE notice_rounds SET at = 0");
        if self.workers.is_empty() {
            let worker = self.worker();
            self.workers.push(worker);
        }
    }

    /// New last days, and new billing contacts of other services.
    fn import(&mut self) {
        let rows = self.books.import(&mut self.dice);
        let file = self.ground.folder().join("services.csv");
        std::fs::write(&file, rows).unwrap();
        let arguments = ["import", "--overwrite-contacts", "--services", file.to_str().unwrap()];
        run_program(self.ground.folder(), &self.settings.all(), &arguments, "").done();
    }

    /// Nobody kills any more: all that is owed today is done. Leases of the dead and times of next tries are put forward, not waited for.
    fn quiet_time(&self) {
        let (conn, until) = (&mut self.ground.conn(), Instant::now() + QUIET);
        loop {
            let now = Clock::default().now().0;
            let parts = [
                "outbox WHERE finished_at IS NULL".to_owned(),
                "requests WHERE state = 'processing'".to_owned(),
                format!("notice_rounds WHERE at <= {now}"),
            ];
            let left: i64 = parts.iter().map(|part| count(conn, part)).sum();
            if left == 0 {
                return;
            }
            assert!(
                Instant::now() < until,
                "{left} pieces of work are left after {QUIET:?}: {}",
                self.workers[0].log()
            );
            run(conn, &format!("UPDATE outbox SET leased_until = {now} WHERE leased_until > {now}"));
            run(
                conn,
                &format!("UPDATE outbox SET not_before = {now} WHERE finished_at IS NULL AND not_before > {now}"),
            );
            run(conn, &format!("UPDATE setbacks SET not_before = {now} WHERE not_before > {now}"));
            thread::sleep(Duration::from_millis(300));
        }
    }

    /// Tells every worker to end; each must do so well.
    fn end(&mut self, faults: &Faults) {
        for worker in self.workers.drain(..) {
            let ended = worker.ends_on("TERM");
            faults.unless(ended == Some(0), || format!("a worker was told to stop, and ended with {ended:?}"));
        }
    }
}
