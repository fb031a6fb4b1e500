//! A program that a test starts, and ends.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Where a program says how things stand.
#[derive(Clone, Copy, Debug)]
pub enum Speaks {
    Out,
    Err,
}

/// A running program; it is ended when this is dropped.
pub struct Program {
    child: Child,
    lines: Receiver<String>,
}

impl Program {
    pub fn start(command: &mut Command, speaks: Speaks) -> Self {
        match speaks {
            Speaks::Out => command.stdout(Stdio::piped()),
            Speaks::Err => command.stderr(Stdio::piped()),
        };
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command.stdin(Stdio::null()).spawn().unwrap_or_else(|error| panic!("{name}: {error}"));
        let speech: Box<dyn Read + Send> = match speaks {
            Speaks::Out => Box::new(child.stdout.take().unwrap()),
            Speaks::Err => Box::new(child.stderr.take().unwrap()),
        };
        let (sender, lines) = channel();
        // Reads on to the end, so that the program never waits for a reader.
        thread::spawn(move || {
            BufReader::new(speech).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)));
        });
        Self { child, lines }
    }

    /// Waits for a line that holds this; gives the rest of that line.
    pub fn says(&mut self, start: &str) -> String {
        self.hears(start)
            .unwrap_or_else(|before| panic!("the program ended without saying {start:?}, but: {before:#?}"))
    }

    /// The same; of a program that ends before it, gives the lines that it said.
    pub fn hears(&mut self, start: &str) -> Result<String, Vec<String>> {
        let mut before = Vec::new();
        while let Ok(line) = self.lines.recv() {
            if let Some((_, rest)) = line.split_once(start) {
                return Ok(rest.to_owned());
            }
            before.push(line);
        }
        Err(before)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
