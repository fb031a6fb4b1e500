//! Whether the time that an answer takes tells if there is an account.
//!
//! `cargo bench --bench timing` asks the program, each in turn, about names that have an account and names that have none:
//! signing in with a wrong password, a forgotten password, a new account. It prints the median times and their ratio, and how
//! often a known name took longer than an unknown one (half of the time, where time tells nothing). It ends with 1 where a
//! stranger could tell them apart at a glance. More tries: `HANDOVER_BENCH_TRIES=500`.

#[path = "../pages/program.rs"]
#[allow(dead_code, reason = "what the other benchmark measures beside")]
mod program;

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use handover::passwords::{self, Password};
use program::{Program, import};

/// Accounts in the database.
const ACCOUNTS: usize = 400;
/// A hash with other parameters than ours, as an import may bring: it takes longer.
const HEAVY: &str = "$argon2id$v=19$m=65536,t=3,p=1$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw";
/// Beyond this a median tells.
const RATIO_MAX: f64 = 1.15;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<ExitCode> {
    let tries = env::var("HANDOVER_BENCH_TRIES").ok().and_then(|tries| tries.parse().ok()).unwrap_or(200);
    let folder = tempfile::tempdir()?;
    let ours = passwords::hash(&Password::new("seven quiet otters dream")).map_err(|error| error.to_string())?;
    let mut accounts = String::from("nic_handle,name,email,zone,language,outstanding_payments,password_hash\n");
    for number in 0..ACCOUNTS {
        let hash = match number % 4 {
            0 => "",
            1 => HEAVY,
            _ => &ours,
        };
        writeln!(accounts, "ab{number}-nic,Customer {number},c{number}@example.org,eu,en,0,\"{hash}\"")?;
    }
    fs::write(folder.path().join("accounts.csv"), accounts)?;
    fs::write(folder.path().join("services.csv"), "name,category,administrative,technical,billing\n")?;
    let database = format!("sqlite://{}", folder.path().join("handover.db").display());
    import(&database, folder.path())?;
    let program = Program::start(&database, "off")?;
    let base = format!("http://{}", program.address);
    println!("| form | known ms | unknown ms | ratio | known slower |\n| --- | --- | --- | --- | --- |");
    let mut tells = false;
    for (form, path, body) in [
        ("sign in", "/sign-in", "login={login}&password=not+this+one"),
        ("forgotten password", "/forgot-password", "login={login}"),
        ("new account", "/sign-up", "name=N&email={email}&zone=eu&language=en&password=seven+quiet+otters+dream"),
    ] {
        let ask = |known: bool, number: usize| {
            let letters = if known { "ab" } else { "zz" };
            let body = body
                .replace("{login}", &format!("{letters}{number}-nic"))
                .replace("{email}", &format!("{}{number}%40example.org", if known { "c" } else { "z" }));
            time(&format!("{base}{path}"), &body)
        };
        ask(true, 0)?;
        ask(false, 0)?;
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for number in 0..tries {
            known.push(ask(true, number % ACCOUNTS)?);
            unknown.push(ask(false, number % ACCOUNTS)?);
        }
        let pairs = known.iter().flat_map(|known| unknown.iter().map(move |unknown| known > unknown));
        let slower = pairs.filter(|slower| *slower).count() * 100 / (known.len() * unknown.len());
        let [known, unknown] = [median(known), median(unknown)];
        let ratio = known / unknown;
        println!("| {form} | {known:.2} | {unknown:.2} | {ratio:.3} | {slower} % |");
        tells |= !(1.0 / RATIO_MAX..=RATIO_MAX).contains(&ratio);
    }
    if tells {
        println!("The time that an answer takes tells whether there is an account.");
    }
    Ok(if tells { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// How long a form takes to be answered, on a connection of its own.
fn time(url: &str, body: &str) -> Outcome<Duration> {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let request = agent
        .post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    let started = Instant::now();
    let mut answer = request.send(body)?;
    answer.body_mut().read_to_vec()?;
    let took = started.elapsed();
    match answer.status().as_u16() {
        303 | 422 => Ok(took),
        status => Err(format!("{url} answered {status}").into()),
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
