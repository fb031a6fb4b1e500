//! Messages taken apart once, at the first page: nearly all are text with at most a few names in it, which are only
//! joined then.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser;

use super::{TRANSLATIONS, isolated};
use crate::domain::account::Language;

/// A part of a message.
enum Piece {
    Text(&'static str),
    Argument(&'static str),
}

/// A message that holds nothing but text and arguments.
pub(super) struct Pieces(Vec<Piece>);

impl Pieces {
    /// The message with these arguments; none where one is missing.
    pub(super) fn joined(&self, arguments: &[(&str, &str)]) -> Option<String> {
        let mut joined = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => joined.push_str(text),
                Piece::Argument(name) => {
                    let (_, text) = arguments.iter().find(|(given, _)| given == name)?;
                    joined.push_str(&isolated(text));
                }
            }
        }
        Some(joined)
    }
}

type Messages = HashMap<&'static str, Pieces>;

static PIECES: LazyLock<HashMap<Language, Messages>> = LazyLock::new(|| {
    let messages = |files: &'static [&'static str]| files.iter().copied().flat_map(pieces_of).collect();
    TRANSLATIONS.into_iter().map(|(language, files)| (language, messages(files))).collect()
});

/// A message of a language, where it is of this kind.
pub(super) fn message(language: Language, key: &str) -> Option<&'static Pieces> {
    PIECES.get(&language)?.get(key)
}

/// The messages of a file that hold nothing but text and arguments. A fault in the file leaves its other messages.
fn pieces_of(file: &'static str) -> Vec<(&'static str, Pieces)> {
    let resource = parser::parse(file).unwrap_or_else(|(resource, _)| resource);
    let pieces = |entry| {
        let Entry::Message(message) = entry else { return None };
        let pieces: Option<Vec<Piece>> = message.value?.elements.into_iter().map(piece_of).collect();
        Some((message.id.name, Pieces(pieces?)))
    };
    resource.body.into_iter().filter_map(pieces).collect()
}

fn piece_of(element: PatternElement<&'static str>) -> Option<Piece> {
    match element {
        PatternElement::TextElement { value } => Some(Piece::Text(value)),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Argument(id.name))
        }
        PatternElement::Placeable { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use fluent_bundle::FluentArgs;

    use super::super::Words;
    use super::*;

    #[test]
    fn what_is_joined_is_what_would_be_formatted() {
        for (language, messages) in &*PIECES {
            assert!(messages.len() > 100, "{language:?}");
            for (key, Pieces(pieces)) in messages {
                let names = pieces.iter().filter_map(|piece| match piece {
                    Piece::Argument(name) => Some(*name),
                    Piece::Text(_) => None,
                });
                let arguments: Vec<(&str, &str)> = names.map(|name| (name, "Łukasz & <b> \u{5d0}\u{5d1}")).collect();
                let formatted: FluentArgs<'_> =
                    arguments.iter().map(|(name, text)| (Cow::from(*name), isolated(text))).collect();
                let said = Words::of(*language).formatted(key, Some(&formatted));
                assert_eq!(messages[key].joined(&arguments).unwrap(), said, "{key}");
            }
        }
    }
}
