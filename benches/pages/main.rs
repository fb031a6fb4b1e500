//! Pages under load as browsers ask for them, beside a floor: what such a page can cost at least on this machine. On much and on
//! little data, all of it asked in turn within one run; then submissions and decisions. With `--features postgres-tests` on
//! PostgreSQL too, in a cluster that is made for it.
//!
//! `cargo bench --bench pages` prints tables; nothing is asserted, since machines are noisy. Everything stays on loopback, and
//! every loop is bounded in time. Other sizes: `HANDOVER_BENCH_SERVICES=10000000`; longer runs: `HANDOVER_BENCH_SECONDS=10`.

mod changes;
#[cfg(feature = "postgres-tests")]
#[path = "../../tests/it/support/cluster.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod cluster;
mod data;
mod floor;
mod load;
mod pages;
#[allow(dead_code, reason = "the bench of many services uses more of it")]
mod program;

use std::env;
use std::error::Error;
use std::path::Path;
use std::time::Duration;

use data::DataSize;
use pages::{Measured, Side};

/// Connections at once.
const CONNECTIONS: usize = 16;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    // The same program is the floor, when it is told so.
    if let Ok(database) = env::var("HANDOVER_BENCH_FLOOR") {
        return floor::serve(&database);
    }
    let number = |name: &str, usual: u32| env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let seconds = Duration::from_secs(u64::from(number("HANDOVER_BENCH_SECONDS", 4)));
    let many = number("HANDOVER_BENCH_SERVICES", 1_000_000);
    let folder = tempfile::tempdir()?;
    let much = DataSize { services: many, agency: (many / 50).clamp(500, 20_000) };
    let little = DataSize { services: 1000, agency: 500 };
    let mut sides = vec![
        Side::start("SQLite", &file(folder.path(), "much.db"), &folder.path().join("much"), much)?,
        Side::start("SQLite, little", &file(folder.path(), "little.db"), &folder.path().join("little"), little)?,
    ];
    #[cfg(feature = "postgres-tests")]
    let cluster = cluster::Cluster::start(&["shared_buffers=1GB"]);
    #[cfg(feature = "postgres-tests")]
    {
        cluster.execute("postgres", "CREATE DATABASE bench");
        sides.push(Side::start("PostgreSQL", &cluster.address("bench"), &folder.path().join("pg"), much)?);
        cluster.execute("bench", "VACUUM ANALYZE");
    }
    let all = pages::measure(&sides, seconds)?;
    println!("\n{:<24} {:>12} {:>12} {:>14}", "the office's, gzip/s", "much", "little", "much : little");
    for (name, [much, little]) in pages::growth([&sides[0], &sides[1]], seconds)? {
        println!("{name:<24} {much:>12.0} {little:>12.0} {:>14.2}", much / little);
    }
    if let Some(postgres) = all.get(2) {
        compare(postgres, &all[0]);
    }
    for side in &mut sides {
        println!("\n{:<24} {:>12} {:>12}", side.kind, "forms/s", "p99 ms");
        for (name, figures) in changes::measure(&side.database, CONNECTIONS)? {
            println!("{name:<24} {:>12.0} {:>12.1}", figures.rate, figures.p99_ms);
        }
    }
    Ok(())
}

fn file(folder: &Path, name: &str) -> String {
    format!("sqlite://{}", folder.join(name).display())
}

fn compare(postgres: &[Measured], sqlite: &[Measured]) {
    println!("\n{:<24} {:>12} {:>12}", "PostgreSQL : SQLite", "plain", "gzip");
    for (one, other) in postgres.iter().zip(sqlite) {
        println!("{:<24} {:>12.2} {:>12.2}", one.name, one.plain / other.plain, one.gzip / other.gzip);
    }
}
