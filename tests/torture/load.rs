//! The customers, at work all the time, and what they share.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use handover::domain::request::State;
use handover::domain::service::Contacts;
use handover::domain::{AccountId, ServiceId};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::browser::Browser;
use super::codes::Codes;
use super::inbox::Inbox;
use super::journal::Journal;
use super::report::{Faults, Figures};
use super::snapshot::Snapshot;
use super::support::smtp_server::Behaviour;
use super::world::World;

/// Customers who act at the same time.
pub const CLIENTS: usize = 6;

/// What everybody sees.
pub struct Town {
    pub world: World,
    pub inbox: Inbox,
    pub journal: Journal,
    pub board: Mutex<Board>,
    pub faults: Faults,
    pub figures: Figures,
    /// Where the program listens: nowhere, while it is dead.
    pub addresses: Mutex<Vec<String>>,
    /// The customers stop.
    pub over: AtomicBool,
}

/// How things stood at the last look at the database.
#[derive(Default)]
pub struct Board {
    /// How many looks there were.
    pub looks: usize,
    pub services: Vec<(ServiceId, Contacts<AccountId>)>,
    /// The pending requests of each requester.
    pub pending: HashMap<AccountId, Vec<Pending>>,
}

/// A pending request.
#[derive(Clone, Copy)]
pub struct Pending {
    pub request: i64,
    pub submission: i64,
    pub to: AccountId,
}

impl Board {
    pub fn of(snapshot: &Snapshot, looks: usize) -> Self {
        let mut pending: HashMap<AccountId, Vec<Pending>> = HashMap::new();
        for request in snapshot.requests.values().map(|seen| &seen.request) {
            if request.stored_state == State::Pending {
                let (number, submission) = (request.id.0, request.submission.0);
                let one = Pending { request: number, submission, to: request.to };
                pending.entry(request.requester).or_default().push(one);
            }
        }
        Self { looks, services: snapshot.services.clone().into_iter().collect(), pending }
    }
}

impl Town {
    pub fn new(world: World, inbox: Inbox) -> Self {
        let board = Board { services: world.services.clone().into_iter().collect(), ..Board::default() };
        Self {
            world,
            inbox,
            journal: Journal::default(),
            board: Mutex::new(board),
            faults: Faults::default(),
            figures: Figures::default(),
            addresses: Mutex::default(),
            over: AtomicBool::new(false),
        }
    }

    /// One of the programs that serve now.
    pub fn any_address(&self) -> Option<String> {
        let addresses = self.addresses.lock().unwrap();
        let any = rand::random_range(0..addresses.len().max(1));
        addresses.get(any).cloned()
    }

    /// The mail server takes so long for each answer. It refuses one customer.
    pub fn answer_mail_after(&self, pause: Duration) {
        let refusing = Behaviour::default().refuse(&self.world.refused().email, "550 5.1.1 No such customer");
        self.inbox.smtp.set(refusing.slow(pause));
    }

    pub fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap()
    }
}

/// Tells the customers to stop, however the rounds end.
pub struct Closing<'t>(pub &'t Town);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.over.store(true, Ordering::Relaxed);
    }
}

/// One customer at work.
pub struct Player<'t> {
    pub town: &'t Town,
    pub browser: Browser<'t>,
    pub codes: Codes,
    /// After which look at the database it has asked for something last.
    pub asked_at: Option<usize>,
}

/// Some of the customers, one after the other, until it is over.
pub fn live(town: &Town, number: usize, seed: u64) {
    let mut dice = StdRng::seed_from_u64(seed.wrapping_add(number as u64 + 1));
    let mine = town.world.people.iter().skip(number).step_by(CLIENTS);
    let mut players: Vec<Player<'_>> = mine
        .map(|person| Player {
            town,
            browser: Browser::new(town, person.clone()),
            codes: Codes::default(),
            asked_at: None,
        })
        .collect();
    while !town.over.load(Ordering::Relaxed) {
        let player = dice.random_range(0..players.len());
        players[player].act(&mut dice);
    }
}
