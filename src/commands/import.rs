//! `handover import`: loads accounts and services from CSV files.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::bootstrap::{open_to_read, operators_occasion, say, stop_signal};
use super::error::CommandError;
use super::unfinished_file::UnfinishedFile;
use crate::cli::ImportGiven;
use crate::clock::Clock;
use crate::config::{DatabaseUrl, Settings};
use crate::domain::ServiceId;
use crate::domain::operator::OperatorDesk;
use crate::flows::Doer;
use crate::flows::remove_services::remove_lacking;
use crate::import::{
    BadRows, CarriedPiece, CompleteServices, ImportCarrier, ImportCounts, ImportError, ImportFiles, ImportProgress,
    KeptContacts, NAMED_MAX, RemoveServices, carry_out_piece, give_way, import, is_standard_input, patiently, rehearse,
};
use crate::store::{Database, StoreError, Tx, connection, imports, migrations};
use crate::web::open_files;

/// Loads the files and says on standard output what was done. Bad rows are named on standard error; the error that is
/// returned says how many there are.
///
/// # Errors
/// The database cannot be reached or brought up to date, a file cannot be read, or rows are bad: nothing is imported.
pub fn run(settings: &Settings, given: &ImportGiven) -> Result<(), CommandError> {
    let files = files_of(given)?;
    if given.dry_run {
        // It makes no database, and no tables.
        migrations::check(&mut open_to_read(&settings.database)?)?;
    } else {
        migrations::run(&mut connection::connect(&settings.database)?)?;
    }
    // What it sets aside lies in some hundred files.
    open_files::raise_limit();
    // It reads and writes one thing after the other.
    let db = Database::open(&settings.database, 1)?;
    let bar = ImportBar::of(&files);
    stop_when_told(&settings.database, &bar)?;
    let done = if given.dry_run {
        try_out(settings, given, &db, &files, &bar)
    } else {
        load(settings, given, &db, &files, &bar)
    };
    bar.bar.finish_and_clear();
    done.inspect_err(|error| {
        if let CommandError::Import(ImportError::Bad(bad)) = error {
            name_bad_rows(bad);
        }
    })
}

fn files_of(given: &ImportGiven) -> Result<ImportFiles, CommandError> {
    let ImportGiven { accounts, services, overwrite_contacts, .. } = given.clone();
    if [&accounts, &services].into_iter().flatten().filter(|file| is_standard_input(file)).count() > 1 {
        return Err(CommandError::Unusable(
            "only one of --accounts and --services may be standard input (-)".to_owned(),
        ));
    }
    Ok(ImportFiles { accounts, services, overwrite_contacts })
}

fn load(
    settings: &Settings,
    given: &ImportGiven,
    db: &Database,
    files: &ImportFiles,
    bar: &ImportBar,
) -> Result<(), CommandError> {
    let occasion = operators_occasion(settings, Clock::default().now(), given.why.reason.clone());
    let Doer::Operator(desk) = &occasion.by else { return Ok(()) };
    let removes = |tx: &mut Tx, desk: &OperatorDesk, ids: &[ServiceId]| {
        remove_lacking(tx, (&occasion.terms, Clock::default().now()), desk, ids)
    };
    carry_out_rest(db, &removes, bar)?;
    let remove = |tx: &mut Tx, ids: &[ServiceId]| removes(tx, desk, ids);
    let complete = given.complete.then_some(CompleteServices { is_forced: given.force, remove: &remove });
    let imported = import(db, &settings.zones, files, complete, (desk, Clock::default().now()), bar)?;
    bar.bar.finish_and_clear();
    if imported.ended_by_others {
        let _ =
            say("A worker or another import has carried the rest out, and its log says what it did. It was planned:");
    }
    // The import is done, whether or not anybody reads of it.
    let _ = say(&ImportCounts::from(&imported).summary(given.complete));
    name_kept_contacts(&imported.kept);
    Ok(())
}

/// Brings an import to its end that was decided, and then stopped.
fn carry_out_rest(db: &Database, remove: RemoveServices<'_>, bar: &ImportBar) -> Result<(), CommandError> {
    // Where there is none, nobody is waited for.
    while db.read_blocking(|conn| imports::is_left_behind(conn, Clock::default().now()))? {
        let began = Instant::now();
        let piece = || carry_out_piece(db, &ImportCarrier { now: Clock::default().now(), remove });
        let carried = patiently(piece).map_err(|error| match error {
            StoreError::HeldUp(_) => CommandError::Import(ImportError::RestHeldUp),
            other => other.into(),
        });
        match carried? {
            CarriedPiece::Nothing => return Ok(()),
            CarriedPiece::One => {
                bar.bar.set_message("carrying out the import before");
                give_way(began);
            }
            CarriedPiece::All(counts) => {
                bar.bar.set_message("");
                let _ = say(&format!("The import before was carried out to its end. {}", counts.summary(false)));
                name_kept_contacts(&counts.kept_contacts());
            }
        }
    }
    Ok(())
}

/// Says what an import would change: its first lines on standard output, all of them in a file where one is given.
fn try_out(
    settings: &Settings,
    given: &ImportGiven,
    db: &Database,
    files: &ImportFiles,
    bar: &ImportBar,
) -> Result<(), CommandError> {
    let failed = |file: &Path| CommandError::io(format!("cannot write {}", file.display()));
    let output = given.output.as_deref();
    let unfinished = output.map(UnfinishedFile::beside).transpose()?;
    let opened = |made: &UnfinishedFile| OpenOptions::new().write(true).open(made.path()).map(BufWriter::new);
    let mut file =
        unfinished.as_ref().zip(output).map(|(made, path)| opened(made).map_err(failed(path))).transpose()?;
    let (mut first, mut all) = (Vec::new(), 0_usize);
    let mut tell = |line: &str| {
        all += 1;
        if first.len() < NAMED_MAX {
            first.push(line.to_owned());
        }
        file.as_mut().map_or(Ok(()), |file| writeln!(file, "{line}"))
    };
    let complete = given.complete.then_some(given.force);
    let imported = rehearse(db, &settings.zones, files, complete, bar, &mut tell)?;
    if let Some(((mut file, unfinished), path)) = file.zip(unfinished).zip(output) {
        file.flush().map_err(failed(path))?;
        unfinished.put_in_place(path)?;
    }
    bar.bar.finish_and_clear();
    if output.is_none() {
        first.iter().try_for_each(|line| say(line))?;
        match all - first.len() {
            0 => {}
            more => say(&format!("and {more} more; --output FILE lists all"))?,
        }
    }
    say(&format!("Nothing was changed. {}", ImportCounts::from(&imported).summary(given.complete)))?;
    name_kept_contacts(&imported.kept);
    Ok(())
}

/// A line on standard output for each, and how many there are besides.
fn name_kept_contacts(kept: &KeptContacts) {
    if kept.first.is_empty() {
        return;
    }
    let _ = say("Contacts that customers' requests have set are kept; --overwrite-contacts has the file win:");
    for contact in &kept.first {
        let _ = say(&contact.to_string());
    }
    if kept.more > 0 {
        let _ = say(&format!("and {} more", kept.more));
    }
}

fn name_bad_rows(bad: &BadRows) {
    let mut stderr = io::stderr().lock();
    for row in &bad.first {
        let _ = writeln!(stderr, "{row}");
    }
}

/// How far an import has come, as whoever stops it wants to know.
#[derive(Clone, Copy, Debug)]
enum ImportStage {
    /// Nothing is valid; the number of the import, once it has its place.
    Undecided(Option<i64>),
    /// All of it will be carried out.
    Decided(i64),
    /// All of it is stored, or is being stored now.
    Stored,
}

fn style_of(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// A progress bar on standard error; nothing where that is no terminal.
struct ImportBar {
    bar: ProgressBar,
    stage: Arc<Mutex<ImportStage>>,
}

impl ImportBar {
    fn of(files: &ImportFiles) -> Self {
        let size = |file: &Path| file.metadata().map_or(0, |metadata| metadata.len());
        let files = [&files.accounts, &files.services];
        let bar = ProgressBar::new(files.into_iter().flatten().map(|file| size(file)).sum());
        bar.set_style(style_of("{wide_bar} {bytes} of {total_bytes}  {msg}"));
        Self { bar, stage: Arc::new(Mutex::new(ImportStage::Undecided(None))) }
    }

    fn stage(&self) -> MutexGuard<'_, ImportStage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ImportProgress for ImportBar {
    fn bytes_read(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    fn finishing(&self) {
        self.bar.set_message("writing to the database");
    }

    fn committing(&self) {
        *self.stage() = ImportStage::Stored;
    }

    fn begun(&self, import: i64) {
        *self.stage() = ImportStage::Undecided(Some(import));
    }

    /// Whoever stops it meanwhile waits until it is known what to say.
    fn deciding(&self, decide: &mut dyn FnMut() -> Result<(), ImportError>) -> Result<(), ImportError> {
        let mut stage = self.stage();
        decide()?;
        if let ImportStage::Undecided(Some(import)) = *stage {
            *stage = ImportStage::Decided(import);
        }
        Ok(())
    }

    fn decided(&self, pieces: i64) {
        self.bar.set_style(style_of("{wide_bar} decided; {human_pos} of {human_len} pieces; may be stopped"));
        self.bar.set_length(pieces.unsigned_abs());
        self.bar.set_position(0);
    }

    fn piece_stored(&self) {
        self.bar.inc(1);
    }
}

/// On Ctrl-C, or the system's word to end, the program ends at once: a transaction that is not stored yet never is. What is stored
/// last comes to its end first.
fn stop_when_told(database: &DatabaseUrl, bar: &ImportBar) -> Result<(), CommandError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(CommandError::io("signals"))?;
    let signal = {
        let _context = runtime.enter();
        stop_signal()?
    };
    let (database, bar, stage) = (database.clone(), bar.bar.clone(), Arc::clone(&bar.stage));
    std::thread::spawn(move || {
        runtime.block_on(signal);
        // Not given back: nothing more is stored once this was said.
        let stage = stage.lock().unwrap_or_else(PoisonError::into_inner);
        let (said, import) = match *stage {
            ImportStage::Undecided(import) => ("nothing was imported: it was stopped before the end", import),
            ImportStage::Decided(import) => (
                "the import is decided, and was stopped: the next import, `serve` or `worker` carries out the rest of it",
                Some(import),
            ),
            ImportStage::Stored => return,
        };
        if let Some(import) = import {
            // Where it cannot be said now, whoever comes next waits a little.
            let _ = imports::leave_behind(&database, import);
        }
        bar.finish_and_clear();
        eprintln!("handover: {said}");
        process::exit(1);
    });
    Ok(())
}
