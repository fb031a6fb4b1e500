//! Contact locks (RULES.md, *What the contacts are for*).

mod late;
mod many;
mod one;
mod races;
