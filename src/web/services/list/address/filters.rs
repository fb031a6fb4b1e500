//! The filters of *My services*: which of them leave anything out, and the views without them.

use super::ListAddress;

/// One of the filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFilter {
    /// `q`
    Search,
    /// `category`
    Category,
    /// `role`
    Role,
    /// `contact`
    Contact,
    /// `as`
    ContactAs,
    /// `renews`
    Renews,
    /// `pending`
    Pending,
}

impl ListFilter {
    /// All of them, in their order on the page.
    pub const ALL: [Self; 7] =
        [Self::Search, Self::Category, Self::Role, Self::Contact, Self::ContactAs, Self::Renews, Self::Pending];
}

impl ListAddress {
    /// Whether this filter leaves anything out.
    #[must_use]
    pub fn has(&self, filter: ListFilter) -> bool {
        match filter {
            ListFilter::Search => !self.search.is_empty(),
            ListFilter::Category => !self.category.is_empty(),
            ListFilter::Role => self.role.is_some(),
            ListFilter::Contact => !self.contact.is_empty(),
            ListFilter::ContactAs => self.contact_as.is_some(),
            ListFilter::Renews => self.renews.is_some(),
            ListFilter::Pending => self.pending,
        }
    }

    /// Whether anything is left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        ListFilter::ALL.iter().any(|filter| self.has(*filter))
    }

    /// Whether what is left out is left out by the search alone.
    #[must_use]
    pub fn is_only_searched(&self) -> bool {
        let on: Vec<_> = ListFilter::ALL.into_iter().filter(|filter| self.has(*filter)).collect();
        on == [ListFilter::Search]
    }

    /// The same without this filter.
    pub(super) fn off(&self, filter: ListFilter) -> Self {
        let mut view = self.clone();
        match filter {
            ListFilter::Search => view.search.clear(),
            ListFilter::Category => view.category.clear(),
            ListFilter::Role => view.role = None,
            ListFilter::Contact => {
                view.contact.clear();
                view.contact_as = None;
            }
            ListFilter::ContactAs => view.contact_as = None,
            ListFilter::Renews => view.renews = None,
            ListFilter::Pending => view.pending = false,
        }
        view
    }

    /// The address of this view without one of its filters.
    #[must_use]
    pub fn without(&self, filter: ListFilter) -> String {
        self.off(filter).first()
    }

    /// The address of all services, in the same order.
    #[must_use]
    pub fn unfiltered(&self) -> String {
        ListFilter::ALL.into_iter().fold(self.clone(), |view, filter| view.off(filter)).first()
    }
}
