//! When a service renews or ends, and before which days its billing contact is told (RULES.md, *Renewals*).

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::day::Day;

/// What happens on a service's last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum RenewalKind {
    /// It renews by itself.
    Automatic,
    /// It renews when it is paid.
    Manual,
    /// It ends.
    Ends,
}

/// The last day of a service, and what happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The last day.
    pub last_day: Day,
    /// What happens then; none where nobody has said.
    pub kind: Option<RenewalKind>,
}
