//! Along which index a list of services is read, and what a statement says of that.

use super::{ServiceCursor, ServiceScan, ServiceSort};
use crate::store::statement::Statement;

/// Along which index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// By name.
    Names,
    /// By category, then by name.
    Categories,
    /// By last day, then by name: those that have one.
    Days,
    /// By name: those without a last day.
    Dayless,
}

/// A way along an index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    pub(super) along: Along,
    descending: bool,
    /// Behind which place; from the start, where none is given.
    pub(super) beyond: Option<&'a ServiceCursor>,
}

impl<'a> Run<'a> {
    /// The runs that give a part of a list, one after the other as far as each is needed.
    pub(super) fn all_of(scan: &ServiceScan<'a>) -> Vec<Self> {
        let along = match scan.query.order.by {
            // Of one category, sorting by it is sorting by name: said so, both databases seek to the place in the index.
            ServiceSort::Category if scan.query.filter.category.is_none() => Along::Categories,
            ServiceSort::Name | ServiceSort::Category => Along::Names,
            ServiceSort::Renewal => Along::Days,
        };
        let descending = scan.query.order.descending != scan.backwards;
        let run = Self { along, descending, beyond: scan.beyond };
        if along != Along::Days || scan.query.filter.renews.is_some() {
            return vec![run];
        }
        // Those without a last day come last, by name, whichever way the days run.
        let dayless = Self { along: Along::Dayless, descending: scan.backwards, beyond: scan.beyond };
        let beyond_dayless = scan.beyond.is_some_and(|place| place.day.is_none());
        match (beyond_dayless, scan.backwards) {
            (false, false) => vec![run, Self { beyond: None, ..dayless }],
            (false, true) if scan.beyond.is_some() => vec![run],
            (true, false) => vec![dayless],
            (_, true) => vec![dayless, Self { beyond: None, ..run }],
        }
    }

    /// The way that counts all of a list: the same from the start, where it leads to all.
    pub(super) fn counting(self, scan: &ServiceScan<'_>) -> Self {
        let leads_to_all = match self.along {
            Along::Names | Along::Categories => true,
            Along::Days => scan.query.filter.renews.is_some(),
            Along::Dayless => false,
        };
        Self { along: if leads_to_all { self.along } else { Along::Names }, beyond: None, ..self }
    }

    /// Nothing but what the index in this order holds: PostgreSQL, which takes every account for one with few services, would rather
    /// read an index that holds more and sort what is in it.
    pub(super) fn columns(self) -> &'static str {
        match self.along {
            Along::Names | Along::Dayless => "id, sort_name",
            Along::Categories => "id, sort_name, category",
            Along::Days => "id, sort_name, expires_on",
        }
    }

    /// Which services stand in it, and which of them lie beyond the place. Row values let both databases seek to the place in the
    /// index, however deep it lies.
    pub(super) fn push_where<ST>(self, statement: &mut Statement<ST>) {
        statement.sql(match self.along {
            Along::Names | Along::Categories => "",
            Along::Days => " AND expires_on IS NOT NULL",
            Along::Dayless => " AND expires_on IS NULL",
        });
        let Some(place) = self.beyond else { return };
        statement.sql(match (self.along, self.descending) {
            (Along::Names | Along::Dayless, false) => " AND (sort_name, id) > (",
            (Along::Names | Along::Dayless, true) => " AND (sort_name, id) < (",
            (Along::Categories, false) => " AND (category, sort_name, id) > (",
            (Along::Categories, true) => " AND (category, sort_name, id) < (",
            (Along::Days, false) => " AND (expires_on, sort_name, id) > (",
            (Along::Days, true) => " AND (expires_on, sort_name, id) < (",
        });
        match self.along {
            Along::Names | Along::Dayless => {}
            Along::Categories => {
                statement.text(&place.category).sql(", ");
            }
            Along::Days => {
                statement.number(place.day.map_or(0, |day| day.0)).sql(", ");
            }
        }
        statement.text(&place.sort_name).sql(", ").number(place.id).sql(")");
    }

    pub(super) fn order(self) -> &'static str {
        match (self.along, self.descending) {
            (Along::Names | Along::Dayless, false) => " ORDER BY sort_name, id",
            (Along::Names | Along::Dayless, true) => " ORDER BY sort_name DESC, id DESC",
            (Along::Categories, false) => " ORDER BY category, sort_name, id",
            (Along::Categories, true) => " ORDER BY category DESC, sort_name DESC, id DESC",
            (Along::Days, false) => " ORDER BY expires_on, sort_name, id",
            (Along::Days, true) => " ORDER BY expires_on DESC, sort_name DESC, id DESC",
        }
    }

    /// The same where it is called `page`, beside other tables.
    pub(super) fn page_order(self) -> &'static str {
        match (self.along, self.descending) {
            (Along::Names | Along::Dayless, false) => " ORDER BY page.sort_name, page.id",
            (Along::Names | Along::Dayless, true) => " ORDER BY page.sort_name DESC, page.id DESC",
            (Along::Categories, false) => " ORDER BY page.category, page.sort_name, page.id",
            (Along::Categories, true) => " ORDER BY page.category DESC, page.sort_name DESC, page.id DESC",
            (Along::Days, false) => " ORDER BY page.expires_on, page.sort_name, page.id",
            (Along::Days, true) => " ORDER BY page.expires_on DESC, page.sort_name DESC, page.id DESC",
        }
    }
}
