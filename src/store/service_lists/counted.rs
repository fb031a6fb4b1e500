//! What is counted beside a list of services: how many there are altogether, and on how many a contact that is looked for in any
//! role is which.

use diesel::sql_types::BigInt;

use super::{COUNTED_MOST, Run, ServiceScan};
use crate::domain::service::ContactType;
use crate::store::statement::Statement;

pub(super) type CountColumns = (BigInt, BigInt, BigInt, BigInt);
pub(super) type CountRow = (i64, i64, i64, i64);

/// What is counted of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountedServices {
    /// How many there are, counted as far as one beyond [`COUNTED_MOST`].
    pub total: usize,
    /// On how many the contact that is looked for is this one, in the order of [`ContactType::ALL`]; where all are counted, and it
    /// is looked for in any role.
    pub as_each: Option<[usize; 3]>,
}

impl CountedServices {
    pub(super) fn read(scan: &ServiceScan<'_>, (total, admin, tech, billing): CountRow) -> Self {
        let number = |count| usize::try_from(count).unwrap_or_default();
        let total = number(total);
        let is_whole = scan.is_in_any_role() && total <= COUNTED_MOST;
        Self { total, as_each: is_whole.then(|| [admin, tech, billing].map(number)) }
    }
}

/// How a statement counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    Nothing,
    /// All that is counted begins with the first page.
    BeforeThePage,
    /// Apart from the page; what stands in the way is looked at once.
    Apart,
    ApartInRoles,
}

impl Counting {
    pub(super) fn of(scan: &ServiceScan<'_>, run: Run<'_>, counts: bool) -> Self {
        if !counts {
            return Self::Nothing;
        }
        if run.beyond.is_none() && run.counting(scan).along == run.along {
            return Self::BeforeThePage;
        }
        if scan.is_in_any_role() { Self::ApartInRoles } else { Self::Apart }
    }

    /// What stands before all else.
    pub(super) fn push_before<ST>(self, statement: &mut Statement<ST>, scan: &ServiceScan<'_>, run: Run<'_>) {
        let (run, columns) = match self {
            Self::Nothing | Self::Apart => return,
            Self::BeforeThePage => (run, run.columns()),
            Self::ApartInRoles => (run.counting(scan), "id"),
        };
        statement.sql("WITH as_counted AS MATERIALIZED (");
        let counted = ServiceScan { most: COUNTED_MOST + 1, ..*scan };
        counted.push(statement, run, columns, scan.is_in_any_role());
        statement.sql(") ");
    }

    /// The counts, as columns.
    pub(super) fn push_columns<ST>(self, statement: &mut Statement<ST>, scan: &ServiceScan<'_>, run: Run<'_>) {
        match self {
            Self::Nothing => _ = statement.sql("CAST(0 AS BIGINT)"),
            Self::BeforeThePage | Self::ApartInRoles => _ = statement.sql("(SELECT COUNT(*) FROM as_counted)"),
            Self::Apart => {
                statement.sql("(SELECT COUNT(*) FROM (");
                let counted = ServiceScan { most: COUNTED_MOST + 1, ..*scan };
                counted.push(statement, run.counting(scan), "id", false);
                statement.sql(") AS as_all)");
            }
        }
        let in_roles = !matches!(self, Self::Nothing | Self::Apart) && scan.is_in_any_role();
        for contact in ContactType::ALL {
            statement.sql(match (in_roles, contact) {
                (false, _) => ", CAST(0 AS BIGINT)",
                (true, ContactType::Administrative) => ", (SELECT COUNT(*) FROM as_counted WHERE is_admin = 1)",
                (true, ContactType::Technical) => ", (SELECT COUNT(*) FROM as_counted WHERE is_tech = 1)",
                (true, ContactType::Billing) => ", (SELECT COUNT(*) FROM as_counted WHERE is_billing = 1)",
            });
        }
    }
}
