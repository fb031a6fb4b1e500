//! An email's content, and the message that it becomes: plain text and HTML from the same parts, both complete.

use std::time::{Duration, UNIX_EPOCH};

use askama::Template;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointSetData};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Stationery;
use super::markup::html;
use super::plain::Plain;
use crate::brand::Support;
use crate::domain::time::Moment;
use crate::words::Words;

/// What an email says, part by part.
#[derive(Clone, Debug)]
pub struct Content {
    /// The subject.
    pub subject: String,
    /// The code of the language.
    pub lang: &'static str,
    /// The first line.
    pub greeting: String,
    /// What it is about, paragraph by paragraph.
    pub opening: Vec<String>,
    /// Tables of facts.
    pub tables: Vec<Vec<Fact>>,
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
    /// How it is.
    pub value: String,
    /// What it is, as the language writes it before a value on a line of text.
    pub text_label: String,
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

/// A composed email.
#[derive(Clone, Serialize, Deserialize)]
pub struct Letter {
    /// The recipient's name; empty where none is known.
    pub to_name: String,
    /// The recipient's address.
    pub to_address: String,
    /// The sender, as shown.
    pub from: String,
    /// The Message-ID, with its angle brackets.
    pub message_id: String,
    /// The subject.
    pub subject: String,
    /// The code of its language; empty in one that was kept before this was.
    #[serde(default)]
    pub lang: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
}

/// Why an email could not be made.
#[derive(Debug, Error)]
pub enum LetterError {
    /// The template's fault.
    #[error("its text could not be made: {0}")]
    Template(#[from] askama::Error),
    /// The fault of what makes HTML of it.
    #[error("its HTML could not be made: {0}")]
    Markup(String),
    /// No message that could be sent.
    #[error("it could not be made: {0}")]
    Message(#[from] lettre::error::Error),
    /// An address that a mail server would not take.
    #[error("its address cannot be used: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// A header that cannot be.
    #[error("a header cannot be written")]
    Header,
}

/// The text without what cannot be seen (INTERFACE.md, *Emails*): names may hold characters that hide others or turn them
/// around, so that one account reads like another.
fn visible(text: &str) -> String {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let format = CodePointMapData::<GeneralCategory>::new();
    let hidden = GeneralCategoryGroup::Format.union(LINES);
    text.chars().filter(|c| !ignorable.contains(*c) && !hidden.contains(format.get(*c))).collect()
}

/// Ends of lines and paragraphs that are no control characters.
const LINES: GeneralCategoryGroup = GeneralCategoryGroup::LineSeparator.union(GeneralCategoryGroup::ParagraphSeparator);

impl Letter {
    /// Fills the templates.
    ///
    /// # Errors
    /// A template's fault.
    pub fn new(
        content: &Content,
        to: (String, String),
        message_id: &str,
        stationery: &Stationery,
    ) -> Result<Self, LetterError> {
        let domain = stationery.from.email.domain();
        Ok(Self {
            to_name: visible(&to.0),
            to_address: to.1,
            from: stationery.from.to_string(),
            message_id: format!("<{message_id}@{domain}>"),
            subject: visible(&content.subject),
            lang: content.lang.to_owned(),
            text: visible(&Plain { content }.render()?),
            html: visible(&html(content, stationery)?),
        })
    }

    /// The message as a mail server takes it.
    ///
    /// # Errors
    /// An address or header that cannot be written.
    pub fn message(&self, stationery: &Stationery, date: Moment) -> Result<Message, LetterError> {
        let since = Duration::from_millis(u64::try_from(date.0).unwrap_or(0));
        let automatic = HeaderName::new_from_ascii("Auto-Submitted".to_owned()).map_err(|_| LetterError::Header)?;
        let name = Some(self.to_name.clone()).filter(|name| !name.is_empty());
        let to = Mailbox::new(name, self.to_address.parse::<Address>()?);
        Ok(Message::builder()
            .from(stationery.from.clone())
            .to(to)
            .subject(self.subject.clone())
            .date(UNIX_EPOCH + since)
            .message_id(Some(self.message_id.clone()))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .multipart(self.parts(stationery)?)?)
    }

    /// Both texts; the HTML with the logo that it shows, so that nothing is fetched from anywhere.
    fn parts(&self, stationery: &Stationery) -> Result<MultiPart, LetterError> {
        let id = stationery.logo_id();
        let logo = stationery.look.logo.as_ref().filter(|_| self.html.contains(&format!("\"cid:{id}\"")));
        let Some(logo) = logo else {
            return Ok(MultiPart::alternative_plain_html(self.text.clone(), self.html.clone()));
        };
        let kind = ContentType::parse(logo.kind.media_type()).map_err(|_| LetterError::Header)?;
        let picture = Attachment::new_inline(id).body(logo.bytes.clone(), kind);
        let html = MultiPart::related().singlepart(SinglePart::html(self.html.clone())).singlepart(picture);
        Ok(MultiPart::alternative().singlepart(SinglePart::plain(self.text.clone())).multipart(html))
    }
}
