//! What an email says, part by part, before it is text or HTML.

use crate::brand::Support;
use crate::domain::note::Note;
use crate::words::{Words, isolated};

/// What an email says, part by part.
#[derive(Clone, Debug)]
pub struct Content {
    /// The subject.
    pub subject: String,
    /// The code of the language.
    pub lang: &'static str,
    /// What it is about in a sentence, where that is not the subject.
    pub heading: Option<String>,
    /// What stands beside the subject in a list of emails, where that is not how it opens.
    pub preheader: Option<String>,
    /// Whom it greets.
    pub greeting: String,
    /// What it is about, paragraph by paragraph.
    pub opening: Vec<String>,
    /// Tables of facts.
    pub tables: Vec<Vec<Fact>>,
    /// How much there is that no table shows.
    pub beyond: Option<String>,
    /// What a customer says to another.
    pub quote: Option<QuotePart>,
    /// The validation code and its link.
    pub code: Option<CodePart>,
    /// Links where there is no code.
    pub links: Vec<LinkPart>,
    /// What else there is to know.
    pub closing: Vec<String>,
    /// Who it is for, and from whom.
    pub footer: String,
    /// Where the operator is reached.
    pub support: Option<SupportPart>,
}

/// One line of a table.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// How it is: a line, or one for each of several things.
    pub value: String,
    /// What it is, as the language writes it before a value on a line of text.
    pub text_label: String,
    /// Where each line of the value leads; none where no line leads anywhere.
    pub hrefs: Vec<String>,
}

/// Where the operator is reached.
#[derive(Clone, Debug)]
pub struct SupportPart {
    /// The whole line.
    pub line: String,
    /// What the line says before the address.
    pub before: String,
    /// The address, as it is read.
    pub shown: String,
    /// The address, as a link holds it.
    pub href: String,
    /// What the line says after the address.
    pub after: String,
}

impl SupportPart {
    /// The line in these words.
    #[must_use]
    pub fn new(words: Words, support: &Support) -> Self {
        let (shown, href) = (support.shown().to_owned(), support.href());
        let line = words.with("email-support", [("support", &shown)]);
        let (before, after) = line.split_once(&shown).unwrap_or((&line, ""));
        Self { before: before.to_owned(), after: after.to_owned(), line: line.clone(), shown, href }
    }
}

/// What a customer says to another.
#[derive(Clone, Debug)]
pub struct QuotePart {
    /// Who says it.
    pub label: String,
    /// The words.
    pub text: String,
}

impl QuotePart {
    /// A note, in whichever direction its letters run.
    #[must_use]
    pub fn new(label: String, note: &Note) -> Self {
        Self { label, text: isolated(note.as_str()).into_owned() }
    }
}

/// The validation code of an email.
#[derive(Clone, Debug)]
pub struct CodePart {
    /// What the code is.
    pub label: String,
    /// The code.
    pub code: String,
    /// The link that fills it in.
    pub link: LinkPart,
    /// That it is personal and for one use, and until when.
    pub terms: Vec<String>,
}

/// A link.
#[derive(Clone, Debug)]
pub struct LinkPart {
    /// What it leads to.
    pub label: String,
    /// The words on the button.
    pub button: String,
    /// The address.
    pub href: String,
}

impl LinkPart {
    /// A link, its words by their keys.
    #[must_use]
    pub fn new(words: Words, label: &str, button: &str, href: String) -> Self {
        Self { label: words.t(label), button: words.t(button), href }
    }
}
