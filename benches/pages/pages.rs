//! The pages of one account, asked for on several databases in turn, each time beside the floor on the same data.

use std::path::Path;
use std::time::{Duration, Instant};

use super::changes;
use super::data::{self, DataSize};
use super::floor::{self, Floor};
use super::load::{Encoding, Target};
use super::program::{self, Program};
use super::{CONNECTIONS, Outcome};

/// Times that everything is asked in turn: a machine that slows down slows all.
const ROUNDS: u32 = 3;

/// Pages that are asked for.
const PAGES: usize = 8;

/// Changes that the agency has asked for, and the office.
const PLANTED: i64 = 100;

/// A database that holds the bench's services, with the program and the floor serving from it.
pub struct Side {
    pub kind: &'static str,
    pub database: String,
    program: Program,
    floor: Floor,
    size: DataSize,
}

impl Side {
    pub fn start(kind: &'static str, database: &str, folder: &Path, size: DataSize) -> Outcome<Self> {
        std::fs::create_dir(folder)?;
        data::write(folder, size)?;
        let started = Instant::now();
        program::import(database, folder)?;
        let took = started.elapsed().as_secs_f64();
        println!("{kind}: {} services, {} of them the agency's; imported in {took:.1} s", size.services, size.agency);
        changes::plant(database, [data::AGENCY, data::OFFICE], PLANTED)?;
        let program = Program::start(database, "on")?;
        let started = program.start_up.as_secs_f64() * 1000.0;
        println!("{kind}: start-up {started:.0} ms, resident at rest {} MiB", program.resident()?);
        let floor = floor::start(database)?;
        Ok(Self { kind, database: database.to_owned(), program, floor, size })
    }

    /// The pages of an account whose services begin with this one, and are so many.
    fn paths(target: &Target, first: u32, services: u32) -> Outcome<[(&'static str, String); PAGES]> {
        Ok([
            ("my services", "/services".to_owned()),
            ("page deep in", target.deep_page(services / 25 * 3 / 4)?),
            ("category", "/services?category=VPS".to_owned()),
            ("search", "/services?q=quartz".to_owned()),
            ("search, one hit", format!("/services?q=service{}.", first + services / 2)),
            ("pending", "/services?pending=1".to_owned()),
            ("my requests", "/requests".to_owned()),
            ("a request", target.first_request()?),
        ])
    }
}

/// What was measured of a page: requests a second.
pub struct Measured {
    pub name: &'static str,
    pub plain: f64,
    pub gzip: f64,
}

/// Sums of the rounds.
#[derive(Default)]
struct Sums {
    plain: f64,
    gzip: f64,
    floor: f64,
    p99_ms: f64,
    alone_p50_ms: f64,
}

/// Asks for every page on every side, and prints a table for each.
pub fn measure(sides: &[Side], seconds: Duration) -> Outcome<Vec<Vec<Measured>>> {
    let mut ready = Vec::new();
    for side in sides {
        let target = Target::sign_in(side.program.address, data::AGENCY, data::PASSWORD)?;
        let paths = Side::paths(&target, 0, side.size.agency)?;
        ready.push((target, side.floor.target()?, paths));
    }
    let mut sums: Vec<[Sums; PAGES]> = sides.iter().map(|_| <[Sums; PAGES]>::default()).collect();
    let each = seconds / ROUNDS;
    for _ in 0..ROUNDS {
        for page in 0..PAGES {
            for (sums, (target, floor, paths)) in sums.iter_mut().zip(&ready) {
                let (sums, path) = (&mut sums[page], &paths[page].1);
                sums.floor += floor.load("/", Encoding::Plain, CONNECTIONS, each)?.rate;
                sums.plain += target.load(path, Encoding::Plain, CONNECTIONS, each)?.rate;
                let gzip = target.load(path, Encoding::Gzip, CONNECTIONS, each)?;
                sums.gzip += gzip.rate;
                sums.p99_ms += gzip.p99_ms;
                sums.alone_p50_ms += target.load(path, Encoding::Gzip, 1, each / 4)?.p50_ms;
            }
        }
    }
    let mut all = Vec::new();
    for ((side, sums), (target, _, paths)) in sides.iter().zip(&sums).zip(&ready) {
        all.push(print(side, sums, target, paths)?);
    }
    Ok(all)
}

/// Asks for the pages of the office, who has as much on either side: requests a second, gzipped, where there is much and where
/// there is little.
pub fn growth(sides: [&Side; 2], seconds: Duration) -> Outcome<Vec<(&'static str, [f64; 2])>> {
    let mut ready = Vec::new();
    for side in sides {
        let target = Target::sign_in(side.program.address, data::OFFICE, data::PASSWORD)?;
        let paths = Side::paths(&target, side.size.agency, data::OFFICE_SERVICES)?;
        ready.push((target, paths));
    }
    let mut rates: Vec<_> = ready[0].1.iter().map(|(name, _)| (*name, [0.0; 2])).collect();
    for _ in 0..ROUNDS {
        for (page, (_, rates)) in rates.iter_mut().enumerate() {
            for (rate, (target, paths)) in rates.iter_mut().zip(&ready) {
                *rate += target.load(&paths[page].1, Encoding::Gzip, CONNECTIONS, seconds / ROUNDS)?.rate;
            }
        }
    }
    Ok(rates.into_iter().map(|(name, sums)| (name, sums.map(|sum| sum / f64::from(ROUNDS)))).collect())
}

/// The table of one side.
fn print(
    side: &Side,
    sums: &[Sums; PAGES],
    target: &Target,
    paths: &[(&'static str, String)],
) -> Outcome<Vec<Measured>> {
    let rounds = f64::from(ROUNDS);
    let floor = sums.iter().map(|sums| sums.floor / rounds).sum::<f64>() / f64::from(u32::try_from(PAGES)?);
    println!("\n{}: the floor answers {floor:.0} requests/s\n", side.kind);
    println!(
        "{:<18} {:>9} {:>9} {:>9} {:>9} {:>9} {:>12} {:>8} {:>8}",
        "", "plain/s", "of floor", "gzip/s", "of floor", "p99 ms", "alone p50 ms", "bytes", "gzipped"
    );
    let mut measured = Vec::new();
    for (sums, (name, path)) in sums.iter().zip(paths) {
        println!(
            "{name:<18} {:>9.0} {:>9.2} {:>9.0} {:>9.2} {:>9.1} {:>12.2} {:>8} {:>8}",
            sums.plain / rounds,
            sums.plain / sums.floor,
            sums.gzip / rounds,
            sums.gzip / sums.floor,
            sums.p99_ms / rounds,
            sums.alone_p50_ms / rounds,
            target.size(path, Encoding::Plain)?,
            target.size(path, Encoding::Gzip)?,
        );
        measured.push(Measured { name, plain: sums.plain / rounds, gzip: sums.gzip / rounds });
    }
    println!("resident under load {} MiB, {} at the peak", side.program.resident()?, side.program.peak()?);
    Ok(measured)
}
