//! What a row says of a service beside its contacts: its last day, and whom it belongs to.

use std::borrow::Cow;

use strum::VariantArray;

use crate::domain::day::Day;
use crate::domain::owner::{self, Owner, OwnerChange, OwnerFault, OwnerField};
use crate::domain::renewal::{Renewal, RenewalKind};
use crate::import::changes::DetailsLine;
use crate::import::excerpt;
use crate::import::table::CsvRow;

const EXPIRES_ON: &str = "expires_on";
const RENEWAL: &str = "renewal";

/// Whether the row says anything of the owner.
pub(super) fn names_owner(row: &CsvRow) -> bool {
    row.says_more_than(EXPIRES_ON) && OwnerField::VARIANTS.iter().any(|field| row.text(field.column()).is_some())
}

/// What the row sets that is not so already. What is bad in it becomes faults of the row.
pub(super) fn read(row: &mut CsvRow, renewal: Option<Renewal>, owner: Option<&Owner>) -> DetailsLine {
    if !row.says_more_than("billing") {
        return DetailsLine::default();
    }
    let day = row.parse(EXPIRES_ON, |given| Day::parse(given).map_err(|reason| format!("{} {reason}", excerpt(given))));
    let kind = row.parse(RENEWAL, renewal_kind);
    if row.text(RENEWAL).is_some() && row.text(EXPIRES_ON).is_none() && renewal.is_none() && !row.is_bad_in(EXPIRES_ON)
    {
        row.fault(RENEWAL, "says what happens on the last day, but there is none: expires_on is needed");
    }
    let changed_kind = kind.filter(|kind| renewal.and_then(|renewal| renewal.kind) != Some(*kind));
    let changed_day = day.filter(|day| renewal.map(|renewal| renewal.last_day) != Some(*day));
    let before = renewal.filter(|_| changed_day.is_some() || changed_kind.is_some());
    DetailsLine {
        day: changed_day.map(|day| day.0),
        renewal: changed_kind.map(|kind| Cow::Borrowed(kind.into())),
        day_before: before.map(|before| before.last_day.0),
        renewal_before: before.and_then(|before| before.kind).map(|kind| Cow::Borrowed(kind.into())),
        owner: if names_owner(row) { read_owner(row, owner).map(Box::new) } else { None },
    }
}

fn renewal_kind(given: &str) -> Result<RenewalKind, String> {
    given.trim().to_ascii_lowercase().parse().map_err(|_| {
        let kinds: Vec<&str> = RenewalKind::VARIANTS.iter().map(Into::into).collect();
        format!("{} is not one of {}", excerpt(given), kinds.join(", "))
    })
}

/// The owner before and after, where these differ.
fn read_owner(row: &mut CsvRow, stored: Option<&Owner>) -> Option<OwnerChange> {
    let before = stored.cloned().unwrap_or_default();
    let mut after = before.clone();
    // The country first: it tells how a phone number is meant.
    read_detail(row, &mut after, OwnerField::Country);
    for field in OwnerField::VARIANTS.iter().copied().filter(|field| *field != OwnerField::Country) {
        if field != OwnerField::Phone || !row.is_bad_in(OwnerField::Country.column()) {
            read_detail(row, &mut after, field);
        }
    }
    let names = [OwnerField::Name, OwnerField::Organisation];
    if names.iter().all(|field| after.get(*field).is_none() && !row.is_bad_in(field.column())) {
        row.fault(OwnerField::Name.column(), OwnerFault::NoName);
    }
    (before != after).then_some(OwnerChange { before, after })
}

fn read_detail(row: &mut CsvRow, owner: &mut Owner, field: OwnerField) {
    let country = owner.country.clone();
    let detail = row.parse(field.column(), |given| owner::checked(field, given, country.as_deref()));
    if let Some(Some(detail)) = detail {
        owner.set(field, Some(detail));
    }
}
