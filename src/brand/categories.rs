//! What the operator calls the categories of services, in each language.

use std::collections::HashMap;

use super::small_file;
use crate::domain::account::Language;
use crate::domain::service::CATEGORY_MAX;
use crate::domain::text;
use crate::refusal::Refusal;

/// The largest file that is taken, in bytes.
const FILE_MAX: u64 = 256 * 1024;
/// The longest words, in characters: they stand in cells of tables.
const WORDS_MAX: usize = 60;
const EXPECTED: &str =
    "the path of a file of CATEGORY = Words lines of at most 256 KiB, a section such as [en] a language";

/// Words by category, for each language.
type CategoryWords = HashMap<Language, HashMap<String, String>>;

/// What customers read for categories. Read once at the start and kept until the end, so that all words may carry it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CategoryNames(Option<&'static CategoryWords>);

impl CategoryNames {
    /// Reads the file.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or a line of it makes no sense; the first such line is named.
    pub fn read_file(path: &str) -> Result<Self, Refusal> {
        let bytes = small_file::read(path, FILE_MAX).map_err(|why| expected(&why))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            at_line(good.split(|byte| *byte == b'\n').count(), "is not UTF-8")
        })?;
        Self::parse(&text)
    }

    /// Reads what stands in the file.
    ///
    /// # Errors
    /// A line of it makes no sense.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let mut read = CategoryReader::default();
        for (line, number) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
            read.take_line(line.trim()).map_err(|why| at_line(number, &why))?;
        }
        Ok(Self(Some(Box::leak(Box::new(read.words)))))
    }

    /// What readers of a language read for a category: its own words, or else the English ones.
    #[must_use]
    pub fn called(self, language: Language, category: &str) -> Option<&'static str> {
        let words = self.0?;
        let in_language = |language| words.get(&language)?.get(category).map(String::as_str);
        in_language(language).or_else(|| in_language(Language::English))
    }
}

fn expected(why: &str) -> Refusal {
    Refusal::new(format!("{EXPECTED} ({why})"))
}

fn at_line(number: usize, why: &str) -> Refusal {
    expected(&format!("line {number} {why}"))
}

/// Takes line after line.
#[derive(Default)]
struct CategoryReader {
    section: Option<Language>,
    words: CategoryWords,
}

impl CategoryReader {
    /// Takes a line without the blanks around it.
    fn take_line(&mut self, line: &str) -> Result<(), String> {
        if line.contains('\r') {
            return Err("ends with a carriage return alone; lines end with a line feed".to_owned());
        }
        if line.is_empty() || line.starts_with(['#', ';']) {
            return Ok(());
        }
        if let Some(named) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            self.section = Some(language(named.trim())?);
            return Ok(());
        }
        let (category, words) = line.split_once('=').ok_or("is neither CATEGORY = Words nor a section")?;
        let language = self.section.ok_or("stands before the first section")?;
        let category =
            text::line(category.trim(), CATEGORY_MAX).map_err(|fault| format!("names a category that {fault}"))?;
        let words =
            text::line(words.trim(), WORDS_MAX).map_err(|fault| format!("gives {category:?} a text that {fault}"))?;
        let words = text::visible(words).trim().to_owned();
        match self.words.entry(language).or_default().insert(category.to_owned(), words) {
            Some(_) => Err(format!("gives {category:?} a second time in [{}]", language.code())),
            None => Ok(()),
        }
    }
}

fn language(code: &str) -> Result<Language, String> {
    let known = Language::ALL.into_iter().find(|language| language.code() == code);
    known.ok_or_else(|| format!("begins a section that is none of {}", Language::ALL.map(Language::code).join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let refused = CategoryNames::parse(text).unwrap_err().to_string();
        refused.strip_prefix(EXPECTED).unwrap().trim_matches([' ', '(', ')']).to_owned()
    }

    #[test]
    fn words_are_those_of_the_language_or_else_english() {
        let text = "\u{feff}# Ours\r\n[en]\r\nEMAIL_DOMAIN = Email  addresses\r\nVPS=Server = machine ; \"root\"\n\n\
                    ; [de]\n[fr]\nVPS\t=\tServeur\u{200b} privé\n[en]\né & ü 1=Odd";
        let names = CategoryNames::parse(text).unwrap();
        for (language, category, words) in [
            (Language::English, "EMAIL_DOMAIN", Some("Email  addresses")),
            (Language::French, "EMAIL_DOMAIN", Some("Email  addresses")),
            (Language::English, "VPS", Some("Server = machine ; \"root\"")),
            (Language::French, "VPS", Some("Serveur privé")),
            (Language::Polish, "é & ü 1", Some("Odd")),
            (Language::French, "vps", None),
        ] {
            assert_eq!(names.called(language, category), words, "{category}");
        }
        assert_eq!(CategoryNames::default().called(Language::English, "VPS"), None);
        assert_eq!(CategoryNames::parse("").unwrap().called(Language::English, "VPS"), None);
    }

    #[test]
    fn a_line_that_makes_no_sense_is_named() {
        let (long, longer) = ("x".repeat(WORDS_MAX + 1), "x".repeat(CATEGORY_MAX + 1));
        let twice = "[en]\nVPS = A\n[fr]\nVPS = B\n[en]\nVPS = C";
        for (text, why) in [
            ("VPS = Server", "line 1 stands before the first section"),
            ("\n[en-GB]", "line 2 begins a section that is none of en, fr, de, es, it, pl, pt"),
            ("[EN]", "line 1 begins a section that is none of en, fr, de, es, it, pl, pt"),
            ("[en]\nVPS: Server", "line 2 is neither CATEGORY = Words nor a section"),
            ("# Ours\r[en]", "line 1 ends with a carriage return alone; lines end with a line feed"),
            ("[en", "line 1 is neither CATEGORY = Words nor a section"),
            (twice, "line 6 gives \"VPS\" a second time in [en]"),
            ("[en]\n = Server", "line 2 names a category that is empty"),
            (&format!("[en]\n{longer} = S"), "line 2 names a category that is longer than 64 characters"),
            ("[en]\nVPS = ", "line 2 gives \"VPS\" a text that is empty"),
            ("[en]\nVPS = \u{200b}", "line 2 gives \"VPS\" a text that is empty"),
            ("[en]\nVPS = a\u{7}b", "line 2 gives \"VPS\" a text that has control characters in it"),
            (&format!("[en]\r\n\r\nVPS = {long}"), "line 3 gives \"VPS\" a text that is longer than 60 characters"),
        ] {
            assert_eq!(fault(text), why);
        }
    }
}
