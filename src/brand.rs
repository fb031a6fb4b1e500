//! What the operator sets beside its name: a colour, a logo, where customers reach it, and what it calls what it sells.
//! From the one colour come all that pages and emails need, legible on every ground (WCAG 2.1, 1.4.3).

mod categories;
mod colour;
mod logo;
mod scheme;
mod small_file;
mod support;

use std::sync::Arc;

pub use self::{
    categories::CategoryNames,
    colour::Colour,
    logo::{LOGO_MAX, Logo, LogoKind},
    scheme::{Colours, DARK, Grounds, LIGHT, Scheme},
    support::Support,
};

/// What the operator has set beside its name. The default is the program's own look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The colours of pages and emails.
    pub colours: Colours,
    /// The logo beside the name.
    pub logo: Option<Arc<Logo>>,
    /// Where customers reach the operator.
    pub support: Option<Support>,
}

#[cfg(test)]
mod tests;
