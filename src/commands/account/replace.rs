//! `handover account replace`

use super::AccountDesk;
use crate::cli::ContactTypeGiven;
use crate::commands::bootstrap::{counted, say};
use crate::commands::error::CommandError;
use crate::domain::account::NicHandle;
use crate::domain::service::{ContactType, ContactTypes};
use crate::flows::replace_account::{ReplacedSoFar, Replacement, ReplacementFault, replace_everywhere};
use crate::store::{StoreError, StoreResult};

/// One piece of its services after the other: of very many, whoever is interrupted has done some, and may begin again.
pub(super) fn run(
    desk: &AccountDesk,
    nic: &NicHandle,
    with: &NicHandle,
    types: &[ContactTypeGiven],
) -> Result<(), CommandError> {
    let types: ContactTypes =
        if types.is_empty() { ContactType::ALL.into() } else { types.iter().copied().map(ContactType::from).collect() };
    let (from, to) = (desk.find(nic)?.account.id, desk.find(with)?.account.id);
    let replacement = Replacement { from, to, types };
    let mut so_far = ReplacedSoFar::default();
    loop {
        match piece(desk, &replacement, &mut so_far) {
            Ok(Ok(true)) => {}
            Ok(Ok(false)) => break,
            Ok(Err(ReplacementFault::Same)) => {
                return Err(CommandError::Failed(format!("{nic} cannot take its own place")));
            }
            Ok(Err(ReplacementFault::Closed)) => {
                let why = format!("{with} is closed, and cannot be a contact");
                return Err(after_some(&so_far, &why).unwrap_or(CommandError::Failed(why)));
            }
            Err(error) => return Err(after_some(&so_far, &error.to_string()).unwrap_or_else(|| error.into())),
        }
    }
    let ReplacedSoFar { services, requests_ended, stayed: (stayed, names), .. } = so_far;
    let was_were = if requests_ended == 1 { "was" } else { "were" };
    say(&format!(
        "{with} has taken the place of {nic} on {}; {} on them {was_were} ended.",
        counted(services, "service"),
        counted(requests_ended, "request")
    ))?;
    if stayed == 0 {
        return Ok(());
    }
    let names: Vec<_> = names.into_iter().map(|(name, category)| format!("{name} ({category})")).collect();
    Err(CommandError::Failed(format!(
        "{nic} stays on {}, whose other contacts belong to another zone than {with}: {}",
        counted(stayed, "service"),
        names.join(", ")
    )))
}

fn piece(
    desk: &AccountDesk,
    replacement: &Replacement,
    so_far: &mut ReplacedSoFar,
) -> StoreResult<Result<bool, ReplacementFault>> {
    let (outcome, further) = desk.db.write_blocking(|tx| {
        let mut further = so_far.clone();
        let outcome = replace_everywhere(&mut desk.occasion.context(tx), replacement, &mut further)?;
        Ok::<_, StoreError>((outcome, further))
    })?;
    *so_far = further;
    Ok(outcome)
}

/// What is said where it stopped after some services.
fn after_some(so_far: &ReplacedSoFar, why: &str) -> Option<CommandError> {
    let done = counted(so_far.services, "service");
    (so_far.services > 0).then(|| {
        CommandError::Failed(format!(
            "{why}; until then {done} had been changed, and the same command goes on from there"
        ))
    })
}
