//! One form over several services (RULES.md, *Several services at once*).

mod form;
mod pasting;
mod preview;
mod rules;

const PREVIEW: &str = "/services/contacts/preview";
