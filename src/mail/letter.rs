//! The message that an email's content becomes: plain text and HTML from the same parts, both complete.

use std::time::{Duration, UNIX_EPOCH};

use askama::Template;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Stationery;
use super::content::Content;
use super::markup::{MarkupError, html, with_whole_handles};
use super::plain::Plain;
use crate::domain::email::EmailAddress;
use crate::domain::text::visible;
use crate::domain::time::Moment;
use crate::words::{FIRST_STRONG_ISOLATE, POP_ISOLATE};

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
    Markup(#[from] MarkupError),
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

/// Isolated texts as HTML says it; but for the title, which holds no elements.
fn with_bdi(html: &str) -> String {
    let (head, body) = html.split_at(html.find("<body").unwrap_or(0));
    format!("{head}{}", body.replace(FIRST_STRONG_ISOLATE, "<bdi>").replace(POP_ISOLATE, "</bdi>"))
}

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
            html: visible(&with_bdi(&with_whole_handles(&html(content, stationery)?))),
        })
    }

    /// The message as a mail server takes it.
    ///
    /// # Errors
    /// An address or header that cannot be written.
    pub fn message(&self, stationery: &Stationery, date: Moment) -> Result<Message, LetterError> {
        let since = Duration::from_millis(u64::try_from(date.0).unwrap_or(0));
        let name = Some(self.to_name.clone()).filter(|name| !name.is_empty());
        // One that was written down by an earlier version may have another form.
        let address = EmailAddress::stored(&self.to_address);
        let address = address.as_ref().map_or(self.to_address.as_str(), EmailAddress::as_str);
        let to = Mailbox::new(name, address.parse::<Address>()?);
        let mut message = Message::builder()
            .from(stationery.from.clone())
            .to(to)
            .subject(self.subject.clone())
            .date(UNIX_EPOCH + since)
            .message_id(Some(self.message_id.clone()))
            .raw_header(header("Auto-Submitted", "auto-generated")?);
        if let Some(support) = stationery.reply_to() {
            message = message.reply_to(support);
        }
        if !self.lang.is_empty() {
            message = message.raw_header(header("Content-Language", &self.lang)?);
        }
        Ok(message.multipart(self.parts(stationery)?)?)
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

fn header(name: &str, value: &str) -> Result<HeaderValue, LetterError> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| LetterError::Header)?;
    Ok(HeaderValue::new(name, value.to_owned()))
}
