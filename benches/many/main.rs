//! Five hundred services in one form: what it takes until the form is answered, until each decision is, until all is carried out and
//! its emails are delivered; how long somebody else's single change waits meanwhile; what the pages cost on which such submissions
//! stand; and the memory. With `--features postgres-tests` on PostgreSQL too, in a cluster that is made for it.
//!
//! `cargo bench --bench many` prints a table for each database; nothing is asserted, since machines are noisy. Everything stays on
//! loopback. Longer runs of the pages: `HANDOVER_BENCH_SECONDS=10`.

#[cfg(feature = "postgres-tests")]
#[path = "../../tests/it/support/cluster.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod cluster;
mod customers;
#[path = "../pages/data.rs"]
#[allow(dead_code, reason = "what the bench of pages has beside")]
mod data;
#[path = "../pages/load.rs"]
#[allow(dead_code, reason = "what the bench of pages measures beside")]
mod load;
#[path = "../pages/program.rs"]
#[allow(dead_code, reason = "what the other benchmarks measure beside")]
mod program;
#[path = "../mail/sink.rs"]
#[allow(dead_code, reason = "what the bench of emails measures beside")]
mod sink;
mod story;

use std::env;
use std::error::Error;
use std::path::Path;
use std::thread;
use std::time::Duration;

use customers::{AGENCY, PLAIN_AGENCY, SERVICES, SETS};
use load::{Encoding, Target};
use program::Program;
use sink::Sink;
use story::{Story, Times};

/// How often everything is done; of the story the middle figure is printed.
const ROUNDS: u32 = 3;
/// Connections at once.
const CONNECTIONS: usize = 16;
/// Single changes that stand open beside.
const SINGLES: i64 = 25;
/// Large submissions that stand open while the pages are measured.
const STANDING: u32 = 10;
/// How long the bench waits for what does not come.
const PATIENCE: Duration = Duration::from_mins(2);

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let seconds = env::var("HANDOVER_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let folder = tempfile::tempdir()?;
    customers::write(folder.path())?;
    let database = format!("sqlite://{}", folder.path().join("bench.db").display());
    measure(("SQLite", &database), folder.path(), Duration::from_secs(seconds), || {})?;
    #[cfg(feature = "postgres-tests")]
    {
        let cluster = cluster::Cluster::start(&["shared_buffers=256MB"]);
        cluster.execute("postgres", "CREATE DATABASE bench");
        let tidy = || cluster.execute("bench", "VACUUM ANALYZE");
        measure(("PostgreSQL", &cluster.address("bench")), folder.path(), Duration::from_secs(seconds), tidy)?;
    }
    Ok(())
}

/// All figures on one database, which `tidy` lets count anew what it goes by.
fn measure((kind, database): (&str, &str), folder: &Path, seconds: Duration, tidy: impl Fn()) -> Outcome<()> {
    program::import(database, folder)?;
    let sink = Sink::start()?;
    let program = Program::start_sending(database, sink.port())?;
    let mut story = Story::begin(database, program.address)?;
    println!(
        "\n{kind}: {SERVICES} services in one form, two types each, from three persons to two (ms, the middle of {ROUNDS})\n"
    );
    presses(&program, &mut story)?;
    println!(
        "\n{:<44} {:>10} {:>10} {:>10}",
        format!("{kind}, pages/s with gzip"),
        "with ten",
        "without",
        "with : without"
    );
    pages(&program, &mut story, seconds, tidy)
}

/// What a form, its decisions and its carrying out take, and the memory for it.
fn presses(program: &Program, story: &mut Story) -> Outcome<()> {
    story.change_one()?;
    let alone = story.change_one()?;
    // What signing in took is given back.
    thread::sleep(Duration::from_secs(5));
    program.forget_peak()?;
    let before = program.resident()?;
    let told = (0..ROUNDS).map(|set| story.tell(set)).collect::<Outcome<Vec<_>>>()?;
    let peak = program.peak()?;
    let row = |name: &str, figure: fn(&Times) -> Duration| {
        let mut all: Vec<_> = told.iter().map(figure).collect();
        all.sort_unstable();
        println!("{name:<58} {:>8.0}", all[all.len() / 2].as_secs_f64() * 1000.0);
    };
    row("the form, to its answer", |times| times.asked);
    row("accepting all, the slowest of three persons", |times| times.accepted);
    row("all carried out, after the last acceptance", |times| times.carried_out);
    row("their emails delivered, after that", |times| times.delivered);
    row("somebody else's single change, confirmed meanwhile", |times| times.neighbour);
    println!("{:<58} {:>8.0}", "the same, alone", alone.as_secs_f64() * 1000.0);
    println!("{:<58} {:>8}", "memory while at it, MiB more", peak.saturating_sub(before));
    Ok(())
}

/// What pages cost an agency with ten large submissions, beside one with none; and the page of one of ten, beside that of the only one.
fn pages(program: &Program, story: &mut Story, seconds: Duration, tidy: impl Fn()) -> Outcome<()> {
    let sign_in = |nic| Target::sign_in(program.address, nic, data::PASSWORD);
    let (agency, plain) = (sign_in(AGENCY)?, sign_in(PLAIN_AGENCY)?);
    for nic in [PLAIN_AGENCY, AGENCY] {
        story.ask_for_singles(nic, SINGLES)?;
    }
    let mut one_of_ten = 0;
    for set in 0..STANDING {
        one_of_ten = story.ask(AGENCY, SETS - 1 - set)?.0;
    }
    let row = |name: &str, with: &str, without: &str| -> Outcome<()> {
        let mut sums = [0.0; 2];
        for _ in 0..ROUNDS {
            for (sum, (target, path)) in sums.iter_mut().zip([(&agency, with), (&plain, without)]) {
                *sum += target.load(path, Encoding::Gzip, CONNECTIONS, seconds / ROUNDS)?.rate;
            }
        }
        let [with, without] = sums.map(|sum| sum / f64::from(ROUNDS));
        println!("{name:<44} {with:>10.0} {without:>10.0} {:>10.2}", with / without);
        Ok(())
    };
    tidy();
    row("my requests", "/requests", "/requests")?;
    row("my services", "/services", "/services")?;
    let only = story.ask(PLAIN_AGENCY, SETS - 1)?.0;
    tidy();
    row("a submission's page", &format!("/submissions/{one_of_ten}"), &format!("/submissions/{only}"))
}
