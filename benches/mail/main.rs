//! How fast emails leave: real ones, sent by one, two and four `handover worker` processes to a mail server that takes
//! everything at once, next to a bare loop that hands the same messages to the same server, and to one of lettre's own transport.
//!
//! `cargo bench --bench mail` prints a table; nothing is asserted, since machines are noisy. Another number of emails:
//! `HANDOVER_BENCH_MAILS=10000`. Another database than a temporary SQLite file: `HANDOVER_BENCH_DATABASE_URL`; it is
//! filled and not cleaned up.

mod data;
mod sink;

use std::env;
use std::error::Error;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use handover::clock::Clock;
use handover::config::DatabaseUrl;
use handover::config::{SmtpSettings, TlsMode};
use handover::mail::smtp::{self, SmtpSender};
use handover::store::{database, migrations};
use lettre::{SmtpTransport, Transport};
use sink::{Sink, Taken};

const BINARY: &str = env!("CARGO_BIN_EXE_handover");
/// How many worker processes are at work at once.
const WORKERS: [usize; 3] = [1, 2, 4];

/// Messages that lettre's transport sends: it may be slow, waiting for acknowledgements.
const LETTRE_MAX: usize = 200;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mails = env::var("HANDOVER_BENCH_MAILS").ok().and_then(|text| text.parse().ok()).unwrap_or(2000);
    let folder = tempfile::tempdir()?;
    let temporary = format!("sqlite://{}", folder.path().join("bench.db").display());
    let database = env::var("HANDOVER_BENCH_DATABASE_URL").unwrap_or(temporary);
    let url = DatabaseUrl::parse(&database).map_err(|_| "HANDOVER_BENCH_DATABASE_URL is no URL of a database")?;
    let mut conn = database::connect(&url)?;
    migrations::run(&mut conn)?;
    let sink = Sink::start()?;

    let kind = if matches!(url, DatabaseUrl::Sqlite(_)) { "SQLite" } else { "PostgreSQL" };
    println!("{mails} emails each time, on {kind}\n");
    println!("{:<20} {:>10} {:>16}", "", "emails/s", "of the bare loop");
    // In turn around the workers, so that a machine that slows down shows.
    let mut messages = Vec::new();
    let mut rates = Vec::new();
    for workers in WORKERS {
        data::owe(&mut conn, Clock::default().now(), mails)?;
        let running = Workers::start(&database, sink.port(), workers)?;
        let (rate, taken) = sink.rate_of(mails)?;
        drop(running);
        messages = taken;
        rates.push((format!("{workers} worker{}", if workers == 1 { "" } else { "s" }), rate));
    }
    let bare = bare(&sink, &messages)?;
    for (name, rate) in rates {
        println!("{name:<20} {rate:>10.0} {:>16.2}", rate / bare);
    }
    println!("{:<20} {bare:>10.0} {:>16.2}", "bare loop", 1.0);
    let theirs = lettres(&sink, &messages[..messages.len().min(LETTRE_MAX)])?;
    println!("{:<20} {theirs:>10.0} {:>16.2}", "lettre's transport", theirs / bare);
    Ok(())
}

/// Hands the messages over with the program's sender and does nothing else.
fn bare(sink: &Sink, messages: &[Taken]) -> Outcome<f64> {
    let settings =
        SmtpSettings { host: "127.0.0.1".to_owned(), port: sink.port(), tls: TlsMode::None, credentials: None };
    let mut sender = SmtpSender::new(&settings)?;
    for message in messages {
        match sender.send(&message.envelope()?, &message.raw) {
            smtp::Outcome::Delivered => {}
            other => return Err(format!("{other:?}").into()),
        }
    }
    Ok(sink.rate_of(messages.len())?.0)
}

/// The same with lettre's own pooled transport.
fn lettres(sink: &Sink, messages: &[Taken]) -> Outcome<f64> {
    let transport = SmtpTransport::builder_dangerous("127.0.0.1").port(sink.port()).build();
    for message in messages {
        transport.send_raw(&message.envelope()?, &message.raw)?;
    }
    Ok(sink.rate_of(messages.len())?.0)
}

/// Worker processes that end with this value.
struct Workers(Vec<Child>);

impl Workers {
    fn start(database: &str, port: u16, count: usize) -> Outcome<Self> {
        let start = |_| {
            Command::new(BINARY)
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
