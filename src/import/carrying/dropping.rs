//! A piece of a decided import that always fails is taken out for good, so that those behind it get their turn.

use serde_json::json;

use super::{ImportCounts, ImportPiece, as_json, standing};
use crate::domain::ServiceId;
use crate::domain::account::NicHandle;
use crate::domain::operator::LogSubject;
use crate::domain::work::Task;
use crate::import::faults::NAMED_MAX;
use crate::store::bulk::BATCH;
use crate::store::services::get_all;
use crate::store::{StoreResult, Tx, imports, setbacks};

/// What was taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DroppedPiece {
    /// How many accounts its lines were about.
    pub accounts: u64,
    /// How many services, with those that were to be removed.
    pub services: u64,
    /// The first of them, accounts before services: how each is called, in a line.
    pub first: Vec<String>,
    /// The same, as far as the operators' log can say what it is about.
    pub about: Vec<LogSubject>,
    /// Whether it could not be read, so that nobody knows what it was about.
    pub is_unreadable: bool,
    /// How many pieces are left.
    pub left: i64,
}

impl DroppedPiece {
    /// What the operators' log says of it.
    #[must_use]
    pub fn details(&self) -> serde_json::Value {
        if self.is_unreadable {
            return json!({ "unreadable": true, "pieces_left": self.left });
        }
        json!({ "accounts": self.accounts, "services": self.services, "pieces_left": self.left })
    }

    /// How many accounts and services are not named.
    #[must_use]
    pub fn more(&self) -> u64 {
        (self.accounts + self.services).saturating_sub(self.first.len() as u64)
    }

    fn name(&mut self, line: String, subject: Option<LogSubject>) {
        if self.first.len() < NAMED_MAX {
            self.first.push(line);
            self.about.extend(subject);
        }
    }

    fn of(tx: &mut Tx, piece: &ImportPiece) -> StoreResult<Self> {
        let mut dropped = Self { accounts: piece.accounts.len() as u64, ..Self::default() };
        for line in &piece.accounts {
            dropped.name(format!("account {}", line.nic), NicHandle::parse(&line.nic).ok().map(LogSubject::Account));
        }
        for line in &piece.services {
            let called = (line.name.clone(), line.category.clone());
            let subject = line.stored.map(|(id, _)| LogSubject::Service(ServiceId(id), called));
            dropped.name(format!("service {}/{}", line.category, line.name), subject);
        }
        // What others have removed since is as it should be.
        let mut removed = Vec::new();
        for ids in piece.removed.chunks(BATCH) {
            removed.extend(get_all(tx, ids.iter().copied().map(ServiceId))?.into_values());
        }
        dropped.services = (piece.services.len() + removed.len()) as u64;
        for service in removed {
            let line = format!("service {}/{}, which was to be removed", service.category, service.name);
            dropped.name(line, Some(LogSubject::of_service(&service)));
        }
        Ok(dropped)
    }
}

/// Takes the next piece out of a decided import, and has the one behind it carried out as soon as somebody can; an import without any is
/// at its end. None where there is no such import, or where its next piece does not fail.
///
/// # Errors
/// The database's.
pub fn drop_piece(tx: &mut Tx, import: i64) -> StoreResult<Option<DroppedPiece>> {
    let Some(standing) = standing(tx)?.filter(|standing| standing.id == import) else { return Ok(None) };
    // Whoever waited until the piece was carried out, or was dropped by another, is not to take out the one behind it.
    if setbacks::clear(tx, &[Task::Import(import)])? == 0 {
        return Ok(None);
    }
    let Some((part, number, lines)) = imports::next_piece(tx, import)? else {
        imports::leave(tx, import)?;
        return Ok(Some(DroppedPiece::default()));
    };
    let mut dropped = match serde_json::from_str(&lines) {
        Ok(piece) => DroppedPiece::of(tx, &piece)?,
        Err(_) => DroppedPiece { is_unreadable: true, ..DroppedPiece::default() },
    };
    // Where these are what cannot be read, they begin anew: nothing is to stand in the way of what is left.
    let mut counts: ImportCounts = serde_json::from_str(&standing.counts).unwrap_or_default();
    counts.dropped += 1;
    imports::carried_out(tx, import, (part, number), &as_json(&counts)?)?;
    imports::let_go(tx, import)?;
    dropped.left = imports::pieces_left(tx, import)?;
    Ok(Some(dropped))
}
