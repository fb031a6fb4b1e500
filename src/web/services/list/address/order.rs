//! By what *My services* is sorted, as its address says it.

use super::ListAddress;
use crate::reads::services::{ServiceOrder, ServiceSort};

/// The columns that it can be sorted by, upwards and downwards. By name upwards it is sorted unless asked otherwise.
const SORTS: [(ServiceSort, &str, &str); 3] = [
    (ServiceSort::Name, "name", "-name"),
    (ServiceSort::Category, "category", "-category"),
    (ServiceSort::Renewal, "renews", "-renews"),
];

/// Reads it; what makes no sense counts as absent.
pub(super) fn order_of(given: &str) -> ServiceOrder {
    let asked = SORTS.into_iter().find(|(_, up, down)| [*up, *down].contains(&given));
    asked.map_or_else(ServiceOrder::default, |(by, _, down)| ServiceOrder { by, descending: given == down })
}

impl ListAddress {
    /// The order, as the address says it.
    #[must_use]
    pub fn sort_value(&self) -> &'static str {
        let sort =
            SORTS.into_iter().find(|(by, ..)| *by == self.order.by).filter(|_| self.order != ServiceOrder::default());
        sort.map_or("", |(_, up, down)| if self.order.descending { down } else { up })
    }

    /// Sorting by a column: the other way round where it is sorted by it already.
    #[must_use]
    pub fn sort_address(&self, column: &str) -> String {
        let other_way = self.aria_sort(column) == "ascending";
        let sort = SORTS.into_iter().find(|(_, up, _)| *up == column);
        let sort = sort.map_or("", |(_, up, down)| if other_way { down } else { up });
        self.address(if order_of(sort) == ServiceOrder::default() { "" } else { sort }, "", "")
    }

    /// How a column is sorted, for `aria-sort`.
    #[must_use]
    pub fn aria_sort(&self, column: &str) -> &'static str {
        let by = SORTS.into_iter().find(|(_, up, _)| *up == column).map(|(by, ..)| by);
        match (by == Some(self.order.by), self.order.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}
