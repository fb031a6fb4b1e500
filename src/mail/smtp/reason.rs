//! Words for the outbox's `last_error`: the server's own, on one line, without what must not be stored, namely the
//! password and the message, whose link and code a filter likes to quote when it refuses.

use std::{
    error::Error as _,
    io::{self, ErrorKind},
};

use lettre::address::Envelope;
use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    commands::Auth,
};

use super::about_us::{is_about_content, is_about_us};
use super::addresses::without_addresses;

/// The longest reason, in characters.
const LONGEST: usize = 300;

/// Texts that never appear in a reason: user and password, as they are and as they travel.
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    pub(super) fn of(credentials: Option<&(String, String)>) -> Self {
        let Some((user, password)) = credentials else {
            return Self(Vec::new());
        };
        let mut texts = vec![user.clone(), password.clone()];
        let both = Credentials::new(user.clone(), password.clone());
        for (mechanism, challenge) in
            [(Mechanism::Plain, None), (Mechanism::Login, Some("Username")), (Mechanism::Login, Some("Password"))]
        {
            let sent = Auth::new(mechanism, both.clone(), challenge.map(str::to_owned));
            let sent = sent.map(|auth| auth.to_string()).unwrap_or_default();
            texts.extend(sent.split_whitespace().next_back().map(str::to_owned));
        }
        texts.retain(|text| !text.is_empty());
        // The longest first: a password that contains the user's name must not survive in part.
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self(texts)
    }

    fn hide(&self, words: &str) -> String {
        self.0.iter().fold(words.to_owned(), |words, secret| words.replace(secret, "[hidden]"))
    }

    /// What happened and the words of the server or the network about it, as one line.
    pub(super) fn reason(&self, what: &str, trouble: &Trouble) -> String {
        let words = self.hide(&trouble.words);
        format!("{what}: {words}")
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A reason as it is kept and logged: without any address, and not too long.
pub(super) fn fit_to_keep(reason: &str, envelope: &Envelope) -> String {
    without_addresses(reason, envelope.to()).chars().take(LONGEST).collect()
}

/// The words of a server that we do not talk to, as they are kept: whoever has written them.
#[must_use]
pub fn foreign_words(what: &str, words: &str, about: Option<&Envelope>) -> String {
    let reason = Secrets(Vec::new()).reason(what, &Trouble::new(&without_content(words, b"")));
    match about {
        Some(envelope) => fit_to_keep(&reason, envelope),
        None => without_addresses(&reason, &[]).chars().take(LONGEST).collect(),
    }
}

/// What the server answered, with its code, or what broke.
pub(super) struct Trouble {
    pub(super) code: Option<u16>,
    /// Whether the server minds us, and neither the recipient nor the message.
    pub(super) about_us: bool,
    /// Whether it minds what is in the message, whoever that is for.
    pub(super) about_content: bool,
    words: String,
}

impl Trouble {
    pub(super) fn new(words: &str) -> Self {
        Self { code: None, about_us: false, about_content: false, words: words.to_owned() }
    }

    /// The same without anything that could be a piece of the message, to which it is the answer.
    pub(super) fn without(mut self, message: &[u8]) -> Self {
        self.words = without_content(&self.words, message);
        self
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let source = error.source().map(ToString::to_string);
        let words = match error.status() {
            Some(code) => format!("{code} {}", source.unwrap_or_default()),
            None if is_timeout(&error) => "no answer in time".to_owned(),
            None if error.is_response() && source.as_deref() == Some("incomplete response") => {
                "the connection was closed".to_owned()
            }
            None => source.unwrap_or_else(|| error.to_string()),
        };
        let code = error.status().map(u16::from);
        let about_us = code.is_some_and(|code| is_about_us(code, &words));
        let about_content = code.is_some_and(|code| is_about_content(code, &words));
        Self { code, about_us, about_content, words }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::new(&error.to_string())
    }
}

/// A socket's timeout is `WouldBlock` on Unix, which [`Error::is_timeout`] does not know.
fn is_timeout(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<io::Error>() {
            return matches!(io.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
        }
        cause = inner.source();
    }
    false
}

/// The answer to a message without anything that could be a piece of the message: links go, and so does each word that
/// stands in its body or looks like a code. The body may be encoded so that looking the words up is not enough.
fn without_content(words: &str, message: &[u8]) -> String {
    let text = String::from_utf8_lossy(message).replace("=\r\n", "");
    let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body).to_lowercase();
    let cleaned = words.split_whitespace().map(|word| {
        if word.contains("://") || word.contains("token=") { "[link]".to_owned() } else { masked(word, &body) }
    });
    cleaned.collect::<Vec<_>>().join(" ")
}

fn masked(word: &str, body: &str) -> String {
    let in_run = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut out = String::new();
    let mut rest = word;
    while !rest.is_empty() {
        let end = rest.find(|c| !in_run(c)).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        out.push_str(if could_be_content(run, body) { "…" } else { run });
        let separators = tail.find(in_run).unwrap_or(tail.len());
        out.push_str(&tail[..separators]);
        rest = &tail[separators..];
    }
    out
}

fn could_be_content(run: &str, body: &str) -> bool {
    let length = run.chars().count();
    let plain = !run.chars().skip(1).any(|c| !c.is_lowercase() && c != '-');
    let digits = run.chars().any(|c| c.is_ascii_digit());
    let in_body = || body.contains(&run.to_lowercase());
    match length {
        0..4 => false,
        4..6 => digits || (!plain && in_body()),
        _ => digits || !plain || in_body(),
    }
}

#[cfg(test)]
mod tests {
    use lettre::address::Envelope;

    use super::{LONGEST, Secrets, Trouble, fit_to_keep, without_content};

    #[test]
    fn a_reason_is_one_short_line() {
        let words = format!("no\r\n\t\u{1b}[31m{}", "x".repeat(999));
        let envelope = Envelope::new(None, vec!["bob@example.org".parse().unwrap()]).unwrap();
        let reason = fit_to_keep(&Secrets::of(None).reason("Refused", &Trouble::new(&words)), &envelope);
        assert!(reason.starts_with("Refused: no [31mxxx"), "{reason}");
        assert_eq!(reason.chars().count(), LONGEST);
    }

    #[test]
    fn credentials_are_hidden_plain_and_encoded() {
        let secrets = Secrets::of(Some(&("ann".to_owned(), "annpass".to_owned())));
        let reason = secrets.reason("Sign-in", &Trouble::new("535 ann annpass YW5u YW5ucGFzcw== AGFubgBhbm5wYXNz bad"));
        assert_eq!(reason, "Sign-in: 535 [hidden] [hidden] [hidden] [hidden] [hidden] bad");
    }

    #[test]
    fn a_quoted_message_is_hidden() {
        let message =
            b"Subject: x\r\n\r\nYour code:\r\nABCD-EFGH\r\nhttp://h/requests/1?tok=\r\nen=3DABCD-EFGH\r\nswordfish\r\n";
        let hidden = |words: &str| without_content(words, message);
        assert_eq!(
            hidden("554 5.7.1 Blocked by mx1.example.com, see [1.2.3.4]"),
            "554 5.7.1 Blocked by mx1.example.com, see [1.2.3.4]"
        );
        assert_eq!(hidden("bad http://h/requests/1?token=ABCD-EFGH!"), "bad [link]");
        assert_eq!(hidden("bad 'ABCD-EFGH'"), "bad '…'");
        assert_eq!(hidden("bad ABCD EFGH x7k2 QQZZTTRR"), "bad … … … …");
        assert_eq!(hidden("swordfish is spam"), "… is spam");
    }
}
