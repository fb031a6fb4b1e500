//! The plain text of an email, as it reads well in a terminal: lines of at most 72 columns, facts in two columns; the code and
//! the links alone on their lines, never broken.

use std::iter;

use askama::Template;
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use super::content::{Content, Fact};

/// Columns of a line: what still fits in 80 when it was quoted a few times.
const WIDTH: usize = 72;
/// Holds two words together while lines are broken; a control character, of which there is none in any text.
const TIE: &str = "\u{1}";

/// The text of an email.
#[derive(Template)]
#[template(path = "emails/letter.txt")]
pub(super) struct Plain<'a> {
    pub(super) content: &'a Content,
}

impl Plain<'_> {
    #[allow(clippy::unused_self, reason = "templates call methods")]
    fn wrapped(&self, paragraph: &str) -> String {
        let tied = tied(paragraph);
        textwrap::wrap(&tied, options()).join("\n").replace(TIE, " ")
    }

    /// The facts in two columns, a line each or more.
    #[allow(clippy::unused_self, reason = "templates call methods")]
    fn aligned(&self, facts: &[Fact]) -> String {
        let widest = facts.iter().map(|fact| display_width(&fact.text_label)).max().unwrap_or(0);
        let line = |fact: &Fact| {
            let blanks = " ".repeat(widest - display_width(&fact.text_label) + 2);
            let (first, others) = (format!("{}{blanks}", fact.text_label), " ".repeat(widest + 2));
            let tied = tied(&fact.value);
            let lines = textwrap::wrap(&tied, options().initial_indent(&first).subsequent_indent(&others));
            lines.join("\n").replace(TIE, " ")
        };
        facts.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

fn options<'a>() -> Options<'a> {
    Options::new(WIDTH).break_words(false).word_splitter(WordSplitter::NoHyphenation)
}

/// A paragraph in which no word that looks like a code or a link can come to stand alone on a line: those that do are ours, and
/// a name is what somebody has typed.
fn tied(paragraph: &str) -> String {
    let words = paragraph.split(' ').filter(|word| !word.is_empty());
    let spaced = words.enumerate().flat_map(|(place, word)| {
        let before = match place {
            0 => "",
            _ if looks_like_ours(word) || is_stop(word) => TIE,
            _ => " ",
        };
        iter::once(before).chain(iter::once(word))
    });
    // What follows such a word goes with it too.
    let mut tied = String::new();
    let mut ours = false;
    for part in spaced {
        tied.push_str(if part == " " && ours { TIE } else { part });
        if part != " " && part != TIE {
            ours = looks_like_ours(part);
        }
    }
    tied
}

/// Some languages set a blank before these; they begin no line.
fn is_stop(word: &str) -> bool {
    word.chars().all(|c| ":;?!»".contains(c))
}

fn looks_like_ours(word: &str) -> bool {
    let is_code = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    word.contains("://") || (word.contains('-') && word.len() > 12 && word.chars().all(is_code))
}

#[cfg(test)]
mod tests;
