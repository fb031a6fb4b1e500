//! One form over several services (RULES.md, *Several services at once*).

mod form;
mod pasting;
mod preview;
mod rules;

use crate::support::customer::Customer;
use crate::support::page::Page;

const FORM: &str = "/services/contacts";
const PREVIEW: &str = "/services/contacts/preview";

/// A page's form, filled in: its hidden fields, and these.
fn filled(page: &Page, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let hidden = page.attributes("#contacts input[type=hidden]", "name").into_iter();
    let hidden = hidden.zip(page.attributes("#contacts input[type=hidden]", "value"));
    hidden.chain(typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))).collect()
}

/// Sends it.
fn sends(by: &Customer<'_>, path: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    by.post(path, &fields)
}
