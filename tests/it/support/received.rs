//! A message as the test's mail server got it, and what a reader would see of it.

use std::time::SystemTime;

use mail_parser::{MessageParser, MimeHeaders, PartType};

/// One accepted message with its envelope.
#[derive(Clone, Debug)]
pub struct Received {
    /// The argument of MAIL FROM, empty for `<>`.
    pub from: String,
    /// The arguments of RCPT TO.
    pub to: Vec<String>,
    /// What followed the sender's address, such as `SMTPUTF8 BODY=8BITMIME`.
    pub parameters: String,
    /// The message without the dots that SMTP adds.
    pub raw: Vec<u8>,
    /// Whether it came encrypted.
    pub over_tls: bool,
    /// The user's name, if signed in.
    pub signed_in_as: Option<String>,
    /// Connections are counted from 1.
    pub connection: usize,
    /// When its last line came.
    pub at: SystemTime,
}

/// A message taken apart and decoded.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub subject: String,
    /// Addresses of the header `To`.
    pub to: Vec<String>,
    /// Address of the header `From`.
    pub from: String,
    /// Name and value, unfolded but not decoded, in order.
    pub headers: Vec<(String, String)>,
    /// The plain text part; empty if there is none.
    pub text: String,
    /// The HTML part; empty if there is none.
    pub html: String,
    /// Content-ID and bytes of each inline picture.
    pub pictures: Vec<(String, Vec<u8>)>,
}

impl Received {
    /// Takes the message apart; panics where it is none.
    pub fn parse(&self) -> Parsed {
        let message = MessageParser::default().parse(&self.raw).expect("a message with headers");
        let addresses = |list: Option<&mail_parser::Address<'_>>| -> Vec<String> {
            list.into_iter()
                .flat_map(|list| list.iter())
                .filter_map(|mailbox| mailbox.address().map(str::to_owned))
                .collect()
        };
        let mut parsed = Parsed {
            subject: message.subject().unwrap_or_default().to_owned(),
            to: addresses(message.to()),
            from: addresses(message.from()).concat(),
            headers: message.headers_raw().map(|(name, value)| (name.to_owned(), unfolded(value))).collect(),
            text: String::new(),
            html: String::new(),
            pictures: Vec::new(),
        };
        for part in &message.parts {
            match &part.body {
                PartType::Text(text) => parsed.text.push_str(text),
                PartType::Html(html) => parsed.html.push_str(html),
                PartType::InlineBinary(bytes) | PartType::Binary(bytes) => {
                    parsed.pictures.push((part.content_id().unwrap_or_default().to_owned(), bytes.to_vec()));
                }
                _ => {}
            }
        }
        parsed
    }
}

impl Parsed {
    /// The plain text as it reads, wherever its lines end.
    pub fn prose(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

fn unfolded(value: &str) -> String {
    value.replace("\r\n", "").trim().to_owned()
}
