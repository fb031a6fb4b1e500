//! What an import changes is set aside in the database, in short transactions.

use std::collections::BTreeMap;
use std::time::Instant;

use super::{ImportPiece, as_json, give_way};
use crate::domain::AccountId;
use crate::import::apply::{Changes, WriteOrder};
use crate::import::changes::ContactLine;
use crate::import::changes::{AccountLine, ServiceLine};
use crate::import::faults::ImportError;
use crate::import::moved::MovedGroups;
use crate::store::imports;

/// Lines carried out in one transaction: a fraction of a second's work.
const PIECE: usize = 250;
/// So many lines are carried out at once where they have to be.
const TOGETHER_MAX: usize = 5_000;
/// Services removed in one transaction: more is written for each.
const REMOVED: usize = 100;
/// Pieces set aside in one transaction.
const AT_ONCE: usize = 16;

/// The parts of an import, in the order in which they are carried out.
#[derive(Clone, Copy)]
enum Part {
    Accounts = 1,
    /// Accounts that change their zone, with what goes with them.
    Moves,
    Services,
    Removals,
}

/// Sets all of it aside: gives the number of pieces.
pub(super) fn set_aside(order: &WriteOrder<'_>, changes: Changes) -> Result<i64, ImportError> {
    let Changes { accounts, services, moved: _, mut groups, removed } = changes;
    let mut staging = Staging { order, number: 0, waiting: Vec::new() };
    let (mut movers, mut along) = (Vec::new(), Vec::new());
    accounts.each_batch(PIECE, |lines| {
        let changes_zone =
            |line: &AccountLine| line.zone.is_some() && line.id.is_some_and(|id| groups.has(AccountId(id)));
        let (with_zone, accounts): (Vec<_>, Vec<_>) = lines.into_iter().partition(changes_zone);
        movers.extend(with_zone);
        staging.push(Part::Accounts, &ImportPiece { accounts, ..ImportPiece::default() })
    })?;
    services.each_batch(PIECE, |lines| {
        let (with_movers, services): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|line| groups.join(contacts_of(line)).is_some());
        along.extend(with_movers);
        staging.push(Part::Services, &ImportPiece { services, ..ImportPiece::default() })
    })?;
    for piece in moves(groups, movers, along)? {
        staging.push(Part::Moves, &piece)?;
    }
    removed.each_batch(REMOVED, |lines| {
        let removed = lines.into_iter().map(|(id, ..)| id).collect();
        staging.push(Part::Removals, &ImportPiece { removed, ..ImportPiece::default() })
    })?;
    staging.store()?;
    Ok(staging.number)
}

/// The contacts of a service before and after, as far as there is such a service and it gets others.
fn contacts_of(line: &ServiceLine) -> impl Iterator<Item = AccountId> + use<> {
    let (before, named) = match (line.stored, &line.contacts) {
        (Some((_, before)), Some(named)) => (before.to_vec(), named.to_vec()),
        _ => (Vec::new(), Vec::new()),
    };
    let named = named.into_iter().filter_map(|contact| match contact {
        ContactLine::Id(id) => Some(id),
        ContactLine::Nic(_) => None,
    });
    before.into_iter().chain(named).map(AccountId)
}

/// Pieces of whole groups, of which none may be very large.
fn moves(
    mut groups: MovedGroups,
    movers: Vec<AccountLine>,
    along: Vec<ServiceLine>,
) -> Result<Vec<ImportPiece>, ImportError> {
    let mut by_group: BTreeMap<Option<AccountId>, ImportPiece> = BTreeMap::new();
    for line in movers {
        let group = line.id.and_then(|id| groups.group_of(AccountId(id)));
        by_group.entry(group).or_default().accounts.push(line);
    }
    for line in along {
        let group = groups.join(contacts_of(&line));
        by_group.entry(group).or_default().services.push(line);
    }
    let mut pieces: Vec<ImportPiece> = Vec::new();
    for group in by_group.into_values() {
        let lines = group.accounts.len() + group.services.len();
        if let Some(first) = group.accounts.first().filter(|_| lines > TOGETHER_MAX) {
            let (account, zone) = (first.nic.clone(), first.zone.clone().unwrap_or_default());
            return Err(ImportError::MoveTogether { lines, most: TOGETHER_MAX, account, zone });
        }
        match pieces.last_mut().filter(|piece| piece.accounts.len() + piece.services.len() + lines <= PIECE) {
            Some(piece) => {
                piece.accounts.extend(group.accounts);
                piece.services.extend(group.services);
            }
            None => pieces.push(group),
        }
    }
    Ok(pieces)
}

struct Staging<'a> {
    order: &'a WriteOrder<'a>,
    number: i64,
    waiting: Vec<(i32, i64, String)>,
}

impl Staging<'_> {
    fn push(&mut self, part: Part, piece: &ImportPiece) -> Result<(), ImportError> {
        if piece.accounts.is_empty() && piece.services.is_empty() && piece.removed.is_empty() {
            return Ok(());
        }
        self.number += 1;
        self.waiting.push((part as i32, self.number, as_json(piece)?));
        if self.waiting.len() >= AT_ONCE { self.store() } else { Ok(()) }
    }

    fn store(&mut self) -> Result<(), ImportError> {
        let began = Instant::now();
        let (place, pieces) = (self.order.place, std::mem::take(&mut self.waiting));
        let is_ours = self.order.db.write_blocking(|tx| {
            let is_ours = imports::stay(tx, place.id, place.until())?;
            if is_ours && !pieces.is_empty() {
                imports::set_aside(tx, place.id, &pieces)?;
            }
            Ok(is_ours)
        })?;
        give_way(began);
        if is_ours { Ok(()) } else { Err(ImportError::Replaced) }
    }
}
