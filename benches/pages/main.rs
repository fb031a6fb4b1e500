//! Pages under load, on much and on little data, next to a bare handler that sends the same bytes; then submissions and
//! decisions. With `--features postgres-tests` on PostgreSQL too, in a cluster that is made for it.
//!
//! `cargo bench --bench pages` prints a table; nothing is asserted, since machines are noisy. Everything stays on
//! loopback, and every loop is bounded in time. Other sizes: `HANDOVER_BENCH_SERVICES=100000`; longer runs:
//! `HANDOVER_BENCH_SECONDS=10`.

mod bare;
mod changes;
#[cfg(feature = "postgres-tests")]
#[path = "../../tests/it/support/cluster.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod cluster;
mod data;
mod load;
mod program;

use std::env;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use load::{Figures, Target};
use program::Program;

/// Connections at once.
const CONNECTIONS: usize = 16;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    // The same program is the bare server, when it is told so.
    if let Ok(file) = env::var("HANDOVER_BENCH_BARE") {
        return bare::serve(Path::new(&file));
    }
    let number = |name: &str, usual: u32| env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let seconds = Duration::from_secs(u64::from(number("HANDOVER_BENCH_SECONDS", 5)));
    let many = number("HANDOVER_BENCH_SERVICES", 1_000_000);
    let folder = tempfile::tempdir()?;
    let file = |name: &str| format!("sqlite://{}", folder.path().join(name).display());
    let folder_of = |name: &str| folder.path().join(name);
    let much_data = DataSize { services: many, agency: (many / 50).max(500) };
    let little_data = DataSize { services: 1000, agency: 500 };
    let much = measure("SQLite", &file("much.db"), &folder_of("much"), much_data, seconds)?;
    let little = measure("SQLite", &file("little.db"), &folder_of("little"), little_data, seconds)?;
    compare("much : little", &much, &little);
    #[cfg(feature = "postgres-tests")]
    {
        let cluster = cluster::Cluster::start(&["shared_buffers=1GB"]);
        cluster.execute("postgres", "CREATE DATABASE bench");
        let postgres = measure("PostgreSQL", &cluster.address("bench"), &folder_of("pg"), much_data, seconds)?;
        compare("PostgreSQL : SQLite", &postgres, &much);
    }
    Ok(())
}

fn compare(what: &str, one: &[(&str, Figures)], other: &[(&str, Figures)]) {
    println!("\n{:<24} {:>12} {:>12}", format!("ratio {what}"), "requests/s", "p99");
    for ((name, one), (_, other)) in one.iter().zip(other) {
        println!("{name:<24} {:>12.2} {:>12.2}", one.rate / other.rate, one.p99_ms / other.p99_ms);
    }
}

/// How many services there are, and of how many of these the agency is a contact.
#[derive(Clone, Copy)]
struct DataSize {
    services: u32,
    agency: u32,
}

/// All figures on one size of data.
fn measure(
    kind: &str,
    database: &str,
    folder: &Path,
    DataSize { services, agency }: DataSize,
    seconds: Duration,
) -> Outcome<Vec<(&'static str, Figures)>> {
    std::fs::create_dir(folder)?;
    data::write(folder, services, agency)?;
    let started = Instant::now();
    program::import(database, folder)?;
    println!(
        "\n{kind}, {services} services, {agency} of them the agency's; imported in {:.1} s",
        started.elapsed().as_secs_f64()
    );

    let program = Program::start(database, "on")?;
    println!(
        "start-up {:.0} ms, resident at rest {} MiB",
        program.start_up.as_secs_f64() * 1000.0,
        program.resident()?
    );
    let target = Target::sign_in(program.address, data::AGENCY, data::PASSWORD)?;
    let deep = target.deep_page(agency / 25 * 3 / 4)?;
    let pages = [
        ("first page", "/services".to_owned()),
        ("page deep in", deep),
        ("search", "/services?q=quartz".to_owned()),
        ("search, one hit", format!("/services?q=service{}", agency / 2)),
        ("filter", "/services?category=VPS&role=tech".to_owned()),
        ("my requests", "/requests".to_owned()),
    ];
    println!(
        "{:<24} {:>12} {:>12} {:>12} {:>12} {:>10} {:>10}",
        "page", "requests/s", "p99 ms", "bare/s", "bare p99", "bytes", "on wire"
    );
    let mut all = Vec::new();
    for (name, path) in pages {
        let body = target.body(&path)?;
        let wire = target.size_on_the_wire(&path)?;
        let bare = bare::start(folder, &body)?;
        // In turn, twice each, so that a machine that slows down slows both.
        let mut runs: Vec<(Figures, Figures)> = Vec::new();
        for _ in 0..2 {
            let ours = target.load(&path, CONNECTIONS, seconds / 2)?;
            let theirs = bare.target().load("/", CONNECTIONS, seconds / 2)?;
            runs.push((ours, theirs));
        }
        let ours = Figures::joined(runs.iter().map(|(ours, _)| *ours));
        let theirs = Figures::joined(runs.iter().map(|(_, theirs)| *theirs));
        println!(
            "{name:<24} {:>12.0} {:>12.1} {:>12.0} {:>12.1} {:>10} {:>10}",
            ours.rate,
            ours.p99_ms,
            theirs.rate,
            theirs.p99_ms,
            body.len(),
            wire
        );
        all.push((name, ours));
    }
    println!("resident under load {} MiB, {} at the peak", program.resident()?, program.peak()?);
    drop(program);
    for (name, figures) in changes::measure(database, CONNECTIONS)? {
        println!("{name:<24} {:>12.0} {:>12.1}", figures.rate, figures.p99_ms);
        all.push((name, figures));
    }
    Ok(all)
}
