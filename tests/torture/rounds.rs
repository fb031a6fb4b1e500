//! The order of things: start, look, wait, kill, and again; at the end a quiet time, in which all that is owed is done.

use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use handover::clock::Clock;
use handover::domain::time::Moment;
use handover::store::{AnyConnection, Database};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::inbox::Inbox;
use super::killed::UnderWay;
use super::load::{Board, CLIENTS, Closing, Town, live};
use super::pages::Onlooker;
use super::programs::{Programs, Settings};
use super::replay::Replay;
use super::snapshot::{Snapshot, count, run};
use super::world::{Ground, World};
use super::{check, mail, owed, report};

/// How many pages a check opens while customers are at work.
const PAGES: usize = 3;
/// How many pages are compared at the end.
const PAGES_AT_THE_END: usize = 60;
/// How long it may be quiet without anything getting done, although there is something to do.
const QUIET: Duration = Duration::from_secs(180);

/// What the environment says.
pub struct Plan {
    pub rounds: usize,
    pub seed: u64,
    /// The long form waits until the leases of the dead are over. The short one puts their time forward.
    pub long: bool,
}

impl Plan {
    pub fn read() -> Self {
        let given = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let number =
            |name: &str| given(name).map(|value| value.parse().unwrap_or_else(|_| panic!("{name}: {value:?}")));
        Self {
            rounds: number("HANDOVER_TORTURE_ROUNDS").map_or(5, |rounds| usize::try_from(rounds).unwrap()),
            seed: number("HANDOVER_TORTURE_SEED").unwrap_or_else(rand::random::<u64>),
            long: given("HANDOVER_TORTURE_FORM").is_some_and(|form| form == "long"),
        }
    }
}

/// Kills the program again and again; panics where anything is wrong after it.
pub fn torture(ground: Ground) {
    let (plan, began) = (Plan::read(), Instant::now());
    println!("{}: {} rounds, HANDOVER_TORTURE_SEED={}", ground.name, plan.rounds, plan.seed);
    let faults = told(&ground, &plan);
    println!("{:>8} s taken", began.elapsed().as_secs());
    if !faults.is_empty() {
        let (name, seed) = (ground.name, plan.seed);
        panic!("{name}, seed {seed}: faults found:\n{faults}What is left is in {}", ground.keep());
    }
}

/// Everything that is wrong, in words.
fn told(ground: &Ground, plan: &Plan) -> String {
    let mut dice = StdRng::seed_from_u64(plan.seed);
    let inbox = Inbox::new();
    let settings = Settings::new(ground, inbox.smtp.url());
    let mut programs = Programs::new(ground);
    if let Err(fault) = migrate(&mut programs, &settings, &mut dice) {
        return format!("  - {fault}\n");
    }
    let town = Town::new(World::make(&Database::open(&ground.url, 2).unwrap(), &mut dice), inbox);
    let mut torture = Torture {
        ground,
        town: &town,
        settings,
        programs,
        replay: Replay::new(&town.world),
        under_way: UnderWay::default(),
        looked_at: None,
        onlooker: Onlooker::new(&town),
        dice,
    };
    if let Err(fault) = torture.rounds(plan).and_then(|()| torture.quiet_time()) {
        town.faults.add(fault);
    }
    println!("{:>8} faults found", town.faults.count());
    town.faults.told()
}

/// Brings an empty database up to date, although this is killed a few times.
fn migrate(programs: &mut Programs<'_>, settings: &Settings, dice: &mut StdRng) -> Result<(), String> {
    for _ in 0..4 {
        programs.start(settings, false);
        thread::sleep(Duration::from_millis(dice.random_range(0..60)));
        programs.kill(None);
    }
    let ran = programs.run(settings, &["migrate"]);
    if ran.code == Some(0) { Ok(()) } else { Err(format!("a migration that was killed cannot be ended: {ran:?}")) }
}

struct Torture<'t> {
    ground: &'t Ground,
    town: &'t Town,
    settings: Settings,
    programs: Programs<'t>,
    replay: Replay,
    under_way: UnderWay,
    /// When the database was looked at last.
    looked_at: Option<Moment>,
    onlooker: Onlooker<'t>,
    dice: StdRng,
}

impl Torture<'_> {
    fn rounds(&mut self, plan: &Plan) -> Result<(), String> {
        let (town, seed) = (self.town, plan.seed);
        thread::scope(|scope| {
            let _closing = Closing(town);
            for number in 0..CLIENTS {
                scope.spawn(move || live(town, number, seed));
            }
            (1..=plan.rounds).try_for_each(|number| self.round(number, plan))
        })
    }

    fn round(&mut self, number: usize, plan: &Plan) -> Result<(), String> {
        // Some requests expire before they are decided, some wait before they are carried out.
        self.settings.request_ttl = if self.dice.random_bool(0.2) { "6s" } else { "30d" };
        self.settings.apply_delay = if self.dice.random_bool(0.25) { "1s" } else { "0s" };
        // With a mail server that takes its time, more emails are under way when the program is killed.
        let slow = Duration::from_millis(if self.dice.random_bool(0.5) { 12 } else { 0 });
        self.town.answer_mail_after(slow);
        let worker = self.dice.random_bool(0.2);
        self.programs.start(&self.settings, worker);
        let at_start = self.dice.random_bool(0.15);
        let load = Duration::from_millis(self.dice.random_range(0..if at_start { 250 } else { 2000 }));
        if !at_start {
            *self.town.addresses.lock().unwrap() = self.programs.addresses()?;
            self.look()?;
        }
        thread::sleep(load);
        let killed = self.kill(number == plan.rounds, at_start)?;
        if !plan.long && self.programs.running() == 0 {
            self.put_leases_forward();
        }
        if plan.rounds <= 30 || number.is_multiple_of(10) || number == plan.rounds {
            let when = if at_start { "of its start" } else { "of load" };
            let (forms, emails) = (self.town.figures.succeeded.get(), self.town.inbox.look(&self.town.faults).copies);
            let after = load.as_millis();
            println!("round {number}: {killed} killed after {after} ms {when}; {forms} forms, {emails} emails so far");
        }
        Ok(())
    }

    /// Kills all, or one of several; how many that were.
    fn kill(&mut self, all: bool, at_start: bool) -> Result<usize, String> {
        let (figures, running) = (&self.town.figures, self.programs.running());
        let only = (!all && running > 1 && self.dice.random_bool(0.5)).then(|| self.dice.random_range(0..running));
        let logs = self.programs.kill(only);
        *self.town.addresses.lock().unwrap() = self.programs.addresses_so_far();
        self.under_way.killed(&mut self.ground.conn(), self.programs.running() == 0);
        let killed = logs.len();
        figures.kills.add(killed);
        figures.kills_at_start.add(if at_start { killed } else { 0 });
        figures.killed_beside_others.add(usize::from(only.is_some()));
        for log in logs {
            figures.error_lines(&log);
            if log.contains("panicked at") {
                return Err(format!("the program has panicked: {log}"));
            }
        }
        Ok(killed)
    }

    /// No program runs: what is leased is leased to the dead. Their time is put forward here, not waited for, so that customers
    /// get their emails within a short torture.
    fn put_leases_forward(&self) {
        let now = Clock::default().now().0;
        let statement = format!("UPDATE outbox SET leased_until = {now} WHERE leased_until > {now}");
        run(&mut self.ground.conn(), &statement);
    }

    /// Looks at the database, and at a few pages, while customers go on.
    fn look(&mut self) -> Result<(), String> {
        let town = self.town;
        let entries = town.journal.take();
        self.under_way.look(&mut self.ground.conn());
        let snapshot = Snapshot::take(&mut self.ground.conn(), self.looked_at);
        self.looked_at = Some(snapshot.at);
        check::requests(&snapshot, &town.faults);
        self.replay.go_on(&snapshot, &town.world, &town.faults);
        owed::emails(&snapshot, &self.replay, &town.faults);
        mail::check(&snapshot, &self.under_way, town);
        let looks = town.board().looks + 1;
        *town.board() = Board::of(&snapshot, looks);
        for entry in entries.iter().rev().take(PAGES) {
            self.onlooker.sees(entry, &snapshot);
        }
        town.journal.check(entries, &snapshot, town);
        if town.faults.count() > 0 { Err("the rounds end here".to_owned()) } else { Ok(()) }
    }

    /// Nobody acts any more and nobody kills: all that is owed is done. Then everything is looked at.
    fn quiet_time(&mut self) -> Result<(), String> {
        let town = self.town;
        town.over.store(false, Ordering::Relaxed);
        self.settings.apply_delay = "0s";
        town.answer_mail_after(Duration::ZERO);
        let conn = &mut self.ground.conn();
        self.programs.start(&self.settings, false);
        *town.addresses.lock().unwrap() = self.programs.addresses()?;
        let (mut left, mut until) = (i64::MAX, Instant::now() + QUIET);
        while left > 0 && Instant::now() < until {
            let now_left = left_to_do(conn);
            if now_left < left {
                (left, until) = (now_left, Instant::now() + QUIET);
            }
            thread::sleep(Duration::from_millis(200));
        }
        town.faults.unless(left == 0, || format!("{left} pieces of work are left, and for {QUIET:?} none was done"));
        let entries = town.journal.take();
        let snapshot = Snapshot::take(conn, None);
        check::requests(&snapshot, &town.faults);
        let mut replay = Replay::new(&town.world);
        replay.go_on(&snapshot, &town.world, &town.faults);
        owed::emails(&snapshot, &replay, &town.faults);
        mail::check_all(&snapshot, &self.under_way, town);
        town.journal.check(entries, &snapshot, town);
        town.journal.check_all_again(&snapshot, town);
        let all: Vec<_> = snapshot.requests.values().collect();
        for _ in 0..PAGES_AT_THE_END.min(all.len()) {
            let seen = all[self.dice.random_range(0..all.len())];
            self.onlooker.compare(seen, &snapshot);
            self.onlooker.compare_together(seen.request.submission.0, &snapshot);
        }
        self.programs.stop()?;
        report::print(&snapshot, &town.inbox.look(&town.faults), &self.under_way, &town.figures);
        Ok(())
    }
}

/// Emails that wait, confirmed requests, and requests whose time is over soon.
fn left_to_do(conn: &mut AnyConnection) -> i64 {
    let soon = Clock::default().now().plus(QUIET).0;
    let parts = [
        "outbox WHERE finished_at IS NULL",
        "requests WHERE state = 'processing'",
        &format!("requests WHERE state = 'pending' AND expires_at < {soon}"),
    ];
    parts.into_iter().map(|part| count(conn, part)).sum()
}
