//! Contact locks (RULES.md, *What the contacts are for*).

mod many;
mod one;
mod races;
