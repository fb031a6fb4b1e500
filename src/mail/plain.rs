//! The plain text of an email, as it reads well in a terminal: lines of at most 72 columns, facts in two columns; the
//! code and the links alone on their lines, never broken.

use std::iter;

use askama::Template;
use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use super::content::{Content, Fact, SupportPart};

/// Columns of a line: what still fits in 80 when it was quoted a few times. No line has more characters either,
/// whatever they take of the columns: mail programs break lines of more than 78.
const WIDTH: usize = 72;
/// Holds two words together while lines are broken; a control character, of which there is none in any text.
const TIE: &str = "\u{1}";
/// After these a word that is longer than a line is broken best.
const JOINTS: [char; 6] = ['.', '-', '/', '@', '_', '\u{1}'];

/// The text of an email.
#[derive(Template)]
#[template(path = "emails/letter.txt")]
pub(super) struct Plain<'a> {
    pub(super) content: &'a Content,
}

impl Plain<'_> {
    #[allow(clippy::unused_self, reason = "templates call methods")]
    fn wrapped(&self, paragraph: &str) -> String {
        lines(paragraph, "", "")
    }

    /// What a customer says, so marked on each line that it passes for nothing of ours.
    #[allow(clippy::unused_self, reason = "templates call methods")]
    fn quoted(&self, text: &str) -> String {
        lines(text, "> ", "> ")
    }

    /// The facts in two columns, a line each or more.
    #[allow(clippy::unused_self, reason = "templates call methods")]
    fn aligned(&self, facts: &[Fact]) -> String {
        let widest = facts.iter().map(|fact| display_width(&fact.text_label)).max().unwrap_or(0);
        let indent = " ".repeat(widest + 2);
        let fact_lines = |fact: &Fact| {
            let blanks = " ".repeat(widest - display_width(&fact.text_label) + 2);
            let label = format!("{}{blanks}", fact.text_label);
            let begins = iter::once(&label).chain(iter::repeat(&indent));
            let hrefs = fact.hrefs.iter().map(|href| format!("\n{indent}{href}")).chain(iter::repeat(String::new()));
            let said = fact.value.split('\n').zip(begins).zip(hrefs);
            let said = said.map(|((line, begin), href)| lines(line, begin, &indent) + &href);
            said.collect::<Vec<_>>().join("\n")
        };
        facts.iter().map(fact_lines).collect::<Vec<_>>().join("\n")
    }

    /// The line of the support; its address alone on a line where it would have to be broken.
    fn reached(&self, support: &SupportPart) -> String {
        if measure(&support.line) <= WIDTH {
            return support.line.clone();
        }
        let parts = [self.wrapped(&support.before), support.shown.clone(), self.wrapped(&support.after)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// A word, or a part of one that is longer than a line.
#[derive(Debug)]
struct Piece<'a> {
    text: &'a str,
    /// Whether a blank follows, where the line goes on.
    ends_word: bool,
}

impl Fragment for Piece<'_> {
    fn width(&self) -> f64 {
        as_width(measure(self.text))
    }

    fn whitespace_width(&self) -> f64 {
        as_width(usize::from(self.ends_word))
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Columns, or characters where some take none.
fn measure(text: &str) -> usize {
    (display_width(text) + text.matches(TIE).count()).max(text.chars().count())
}

fn as_width(columns: usize) -> f64 {
    u32::try_from(columns).unwrap_or(u32::MAX).into()
}

/// A text in lines, the first of which begins with `first`, each other one with `others`: both are as wide.
fn lines(text: &str, first: &str, others: &str) -> String {
    let tied = tied(text);
    let width = WIDTH.saturating_sub(measure(first)).max(1);
    let words = tied.split(' ').filter(|word| !word.is_empty());
    let pieces: Vec<Piece<'_>> = words.flat_map(|word| pieces(word, width)).collect();
    if pieces.is_empty() {
        return first.trim_end().to_owned();
    }
    // Where a word is broken the line ends: its parts together may look like what none of them does.
    let widths = [as_width(width)];
    let broken = pieces.split_inclusive(|piece| !piece.ends_word).flat_map(|part| wrap_first_fit(part, &widths));
    let line = |(place, pieces): (usize, &[Piece<'_>])| {
        let parts = pieces.iter().flat_map(|piece| [piece.text, if piece.ends_word { " " } else { "" }]);
        let line = parts.collect::<String>().replace(TIE, " ");
        format!("{}{}", if place == 0 { first } else { others }, line.trim())
    };
    broken.enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// A word in parts that each fit in a line: broken at a joint, or anywhere. No part looks like a code or a link of
/// ours.
fn pieces(word: &str, width: usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while measure(rest) > width {
        let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let fitting = || ends.iter().rev().copied().filter(|end| measure(&rest[..*end]) <= width);
        let is_harmless = |end: &usize| {
            let (part, left) = rest.split_at(*end);
            !stands_as_ours(part) && (measure(left) > width || !stands_as_ours(left))
        };
        let joint = fitting().find(|end| rest[..*end].ends_with(JOINTS) && *end > 1 && is_harmless(end));
        // The first character alone looks like nothing; one that is wider than the line goes beyond it.
        let end = joint.or_else(|| fitting().find(is_harmless)).unwrap_or(ends[0]);
        pieces.push(Piece { text: &rest[..end], ends_word: false });
        rest = &rest[end..];
    }
    pieces.push(Piece { text: rest, ends_word: true });
    pieces
}

/// Whether a part that came to stand alone on a line would look like a code or a link of ours.
fn stands_as_ours(part: &str) -> bool {
    let bare = part.trim_matches('\u{1}');
    !bare.contains(TIE) && looks_like_ours(bare)
}

/// A paragraph in which no word that looks like a code or a link can come to stand alone on a line: those that do are
/// ours, and a name is what somebody has typed.
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
