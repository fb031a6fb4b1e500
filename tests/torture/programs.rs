//! The built program, started and killed.

use std::thread;
use std::time::{Duration, Instant};

use super::support::app::KEY;
use super::support::program::{Ran, Running, run};
use super::world::Ground;

/// How long a start may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What operators set.
pub struct Settings {
    database: String,
    smtp: String,
    pub request_ttl: &'static str,
    pub apply_delay: &'static str,
}

impl Settings {
    pub fn new(ground: &Ground, smtp: String) -> Self {
        Self { database: ground.address(), smtp, request_ttl: "30d", apply_delay: "0s" }
    }

    pub fn all(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("HANDOVER_DATABASE_URL", &self.database),
            ("HANDOVER_SMTP_URL", &self.smtp),
            ("HANDOVER_SECRET_KEY", KEY),
            ("HANDOVER_LISTEN", "127.0.0.1:0"),
            ("HANDOVER_BASE_URL", "http://127.0.0.1:8080"),
            ("HANDOVER_LIMITS", "off"),
            ("HANDOVER_REQUEST_TTL", self.request_ttl),
            ("HANDOVER_APPLY_DELAY", self.apply_delay),
        ]
    }
}

/// A program, or the place of one that was killed.
struct Place {
    command: &'static str,
    running: Option<Running>,
}

pub struct Programs<'g> {
    ground: &'g Ground,
    places: Vec<Place>,
}

impl<'g> Programs<'g> {
    pub fn new(ground: &'g Ground) -> Self {
        let places = (0..ground.servers).map(|_| Place { command: "serve", running: None }).collect();
        Self { ground, places }
    }

    /// Starts what does not run, and a worker beside it where it is told to.
    pub fn start(&mut self, settings: &Settings, worker: bool) {
        if worker && !self.places.iter().any(|place| place.command == "worker") {
            self.places.push(Place { command: "worker", running: None });
        }
        for place in self.places.iter_mut().filter(|place| place.running.is_none()) {
            place.running = Some(Running::start(self.ground.folder(), &settings.all(), &[place.command]));
        }
    }

    /// Waits until every program that serves can be asked; says where, or which one has ended instead.
    pub fn addresses(&mut self) -> Result<Vec<String>, String> {
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.addresses_so_far();
            if found.len() == self.ground.servers {
                return Ok(found);
            }
            for Place { command, running } in &mut self.places {
                let Some(running) = running else { continue };
                if running.has_ended() || Instant::now() > until {
                    return Err(format!("`handover {command}` does not start: {}", running.log()));
                }
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Where those listen that are ready by now.
    pub fn addresses_so_far(&self) -> Vec<String> {
        let serving = self.places.iter().filter(|place| place.command == "serve");
        serving.filter_map(|place| place.running.as_ref()?.address_so_far()).collect()
    }

    pub fn running(&self) -> usize {
        self.places.iter().filter(|place| place.running.is_some()).count()
    }

    /// Kills every one, or only the one at this place, as by `kill -9`; gives what they had logged.
    pub fn kill(&mut self, only: Option<usize>) -> Vec<String> {
        let mut logs = Vec::new();
        for (number, place) in self.places.iter_mut().enumerate() {
            if only.is_none_or(|only| only == number)
                && let Some(running) = place.running.take()
            {
                logs.push(running.ended_by_kill());
            }
        }
        self.places.retain(|place| place.command == "serve" || place.running.is_some());
        logs
    }

    /// Tells every one to end; each must do so well.
    pub fn stop(&mut self) -> Result<(), String> {
        for place in &mut self.places {
            let ended = place.running.take().map(|running| running.ends_on("TERM"));
            if !matches!(ended, None | Some(Some(0))) {
                return Err(format!("`handover {}` was told to stop, and ended with {ended:?}", place.command));
            }
        }
        Ok(())
    }

    /// Runs a command to its end.
    pub fn run(&self, settings: &Settings, arguments: &[&str]) -> Ran {
        run(self.ground.folder(), &settings.all(), arguments, "")
    }
}
