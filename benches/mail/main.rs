//! How fast emails leave: real ones, sent by one, two and four `handover worker` processes to a mail server that takes
//! everything at once, next to a bare loop of lettre's pooled transport that hands the same messages to the same server. Where Postfix
//! is installed, next to what a real one takes over one connection. With `--features postgres-tests` on PostgreSQL too, in a cluster
//! that is made for it.
//!
//! `cargo bench --bench mail` prints a table; nothing is asserted, since machines are noisy. Another number of emails:
//! `HANDOVER_BENCH_MAILS=10000`.

#[cfg(feature = "postgres-tests")]
#[path = "../../tests/it/support/cluster.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod cluster;
mod data;
mod postfix;
mod sink;

use std::env;
use std::error::Error;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use handover::clock::Clock;
use handover::config::{DatabaseUrl, HeloName, SmtpSettings, TlsMode};
use handover::mail::smtp::{self, SmtpSender};
use handover::store::{Database, connection, migrations};
use lettre::{SmtpTransport, Transport};
use postfix::Postfix;
use sink::{Sink, Taken};

const BINARY: &str = env!("CARGO_BIN_EXE_handover");
/// How many worker processes are at work at once.
const WORKERS: [usize; 3] = [1, 2, 4];

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mails = env::var("HANDOVER_BENCH_MAILS").ok().and_then(|text| text.parse().ok()).unwrap_or(2000);
    let folder = tempfile::tempdir()?;
    measure("SQLite", &format!("sqlite://{}", folder.path().join("bench.db").display()), mails)?;
    #[cfg(feature = "postgres-tests")]
    {
        let cluster = cluster::Cluster::start(&[]);
        cluster.execute("postgres", "CREATE DATABASE bench");
        measure("PostgreSQL", &cluster.address("bench"), mails)?;
    }
    Ok(())
}

/// All figures on one database.
fn measure(kind: &str, database: &str, mails: usize) -> Outcome<()> {
    let url = DatabaseUrl::parse(database).map_err(|_| "no URL of a database")?;
    migrations::run(&mut connection::connect(&url)?)?;
    let db = Database::open(&url, 8)?;
    let sink = Sink::start()?;
    println!("\n{mails} emails each time, on {kind}\n");
    println!("{:<28} {:>10} {:>24}", "", "emails/s", "of lettre's bare loop");
    let mut messages = Vec::new();
    let mut rates = Vec::new();
    for workers in WORKERS {
        data::owe(&db, Clock::default().now(), mails)?;
        let running = Workers::start(database, sink.port(), workers)?;
        let (rate, taken) = sink.rate_of(mails)?;
        drop(running);
        messages = taken;
        rates.push((format!("{workers} worker{}", if workers == 1 { "" } else { "s" }), rate));
    }
    let lettres = lettres(&sink, &messages)?;
    rates.push(("lettre's transport, bare".to_owned(), lettres));
    rates.push(("the program's sender, bare".to_owned(), own(sink.port(), &messages)?));
    match Postfix::start()? {
        Some(postfix) => {
            rates.push(("one connection to Postfix".to_owned(), own(postfix.port(), &messages)?));
            data::owe(&db, Clock::default().now(), mails)?;
            let running = Workers::start(database, postfix.port(), 1)?;
            rates.push(("1 worker, to Postfix".to_owned(), data::rate_of_sent(&db, mails)?));
            drop(running);
        }
        None => println!("Postfix is not installed: what it takes is left out"),
    }
    for (name, rate) in rates {
        println!("{name:<28} {rate:>10.0} {:>24.2}", rate / lettres);
    }
    Ok(())
}

/// Hands the messages over with lettre's pooled transport and does nothing else.
fn lettres(sink: &Sink, messages: &[Taken]) -> Outcome<f64> {
    let transport = SmtpTransport::builder_dangerous("127.0.0.1").port(sink.port()).build();
    for message in messages {
        transport.send_raw(&message.envelope()?, &message.raw)?;
    }
    Ok(sink.rate_of(messages.len())?.0)
}

/// The same with the program's own sender, to whichever server: how many it takes in a second.
fn own(port: u16, messages: &[Taken]) -> Outcome<f64> {
    let settings = SmtpSettings { host: "127.0.0.1".to_owned(), port, tls: TlsMode::None, credentials: None };
    let mut sender = SmtpSender::new(&settings, &HeloName::parse("handover.example")?)?;
    let began = Instant::now();
    for message in messages {
        match sender.send(&message.envelope()?, &message.raw) {
            smtp::SendOutcome::Delivered => {}
            other => return Err(format!("{other:?}").into()),
        }
    }
    Ok(f64::from(u32::try_from(messages.len())?) / began.elapsed().as_secs_f64())
}

/// The program without what the bench itself is told by the environment, which it does not know.
fn handover() -> Command {
    let mut command = Command::new(BINARY);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HANDOVER_")) {
        command.env_remove(name);
    }
    command
}

/// Worker processes that end with this value.
struct Workers(Vec<Child>);

impl Workers {
    fn start(database: &str, port: u16, count: usize) -> Outcome<Self> {
        let start = |_| {
            handover()
                .args(["worker", "--no-migrate", "--database-url", database, "--secret-key", data::KEY])
                .args(["--base-url", "https://handover.example", "--log", "error"])
                .args(["--smtp-url", &format!("smtp://127.0.0.1:{port}?tls=none")])
                .stdout(Stdio::null())
                .spawn()
        };
        Ok(Self((0..count).map(start).collect::<Result<_, _>>()?))
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        for child in &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// How long the bench waits for emails that do not come.
const PATIENCE: Duration = Duration::from_mins(5);
