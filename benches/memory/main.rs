//! What memory signing in takes, at its peak and afterwards.
//!
//! `cargo bench --bench memory` has the program take 500 sign-ins, many at once, with its throttles on, and reads from the system
//! what it holds. It ends with 1 where that is more than it should be. Other numbers: `HANDOVER_BENCH_SIGN_INS=2000`.

#[path = "../pages/program.rs"]
#[allow(dead_code, reason = "what the other benchmarks measure beside")]
mod program;

use std::error::Error;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use handover::passwords::{self, Password};
use program::{Program, import};

const PASSWORD: &str = "seven quiet otters dream";
/// As many at once as the throttles let in for one account.
const AT_ONCE: usize = 30;
/// MiB that it may hold at its peak, and afterwards.
const PEAK_MAX: u64 = 110;
const AFTER_MAX: u64 = 60;
/// How long after the last it is asked what it has kept.
const AFTER: Duration = Duration::from_secs(10);

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<ExitCode> {
    let sign_ins = env::var("HANDOVER_BENCH_SIGN_INS").ok().and_then(|number| number.parse().ok()).unwrap_or(500);
    let folder = tempfile::tempdir()?;
    let hash = passwords::hash(&Password::new(PASSWORD))?;
    let accounts = "nic_handle,name,email,zone,language,outstanding_payments,password_hash\n";
    let alice = format!("{accounts}aa1-nic,Alice,alice@example.org,eu,en,0,\"{hash}\"\n");
    fs::write(folder.path().join("accounts.csv"), alice)?;
    fs::write(folder.path().join("services.csv"), "name,category,administrative,technical,billing\n")?;
    let database = format!("sqlite://{}", folder.path().join("handover.db").display());
    import(&database, folder.path())?;
    let program = Program::start(&database, "on")?;
    let before = program.resident()?;
    let begun = Instant::now();
    let address = format!("http://{}/sign-in", program.address);
    let left = AtomicUsize::new(sign_ins);
    let failed = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
                    if !sign_in(&address) {
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let seconds = begun.elapsed().as_secs_f64();
    let (there, peak) = (program.resident()?, program.peak()?);
    thread::sleep(AFTER);
    let after = program.resident()?;
    println!("{sign_ins} sign-ins, {} failed, in {seconds:.1} s", failed.into_inner());
    println!(
        "resident MiB: {before} before, {peak} at the peak, {there} at the end, {after} after {} s",
        AFTER.as_secs()
    );
    let within = peak < PEAK_MAX && after < AFTER_MAX;
    Ok(if within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn sign_in(address: &str) -> bool {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let body = format!("login=aa1-nic&password={}", PASSWORD.replace(' ', "+"));
    let request = agent.post(address).header("sec-fetch-site", "same-origin");
    let sent = request.header("content-type", "application/x-www-form-urlencoded").send(body);
    sent.is_ok_and(|answer| answer.status() == 303)
}
