//! One form over several services (RULES.md, *Several services at once*).

mod form;
mod rules;
