//! How mail leaves, and in whose name.

use std::{fmt, net::IpAddr};

use lettre::Address;
use lettre::message::Mailbox;
use url::Url;

use super::values::is_loopback;
use crate::domain::email::ascii_domain;
use crate::refusal::Refusal;

/// What is expected of the setting. Nothing here repeats any of the value: it may be a misplaced password.
pub(super) const EXPECTED: &str = "smtp://[user:password@]host[:port][?tls=none|opportunistic|required], \
    smtps://[user:password@]host[:port] or mailbox:";

/// What is to be done about signs that end a user and password.
const ESCAPES: &str = "/ ? # @ % in a user or password are written %2F %3F %23 %40 %25";

/// How mail leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTransport {
    /// Not at all: it is kept in the built-in mailbox, to be read on a page.
    Mailbox,
    /// Through this server.
    Smtp(SmtpSettings),
}

/// A mail server. `Debug` shows no credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// A name or an address, without brackets.
    pub host: String,
    /// Never 0.
    pub port: u16,
    /// When the connection is encrypted.
    pub tls: TlsMode,
    /// User name and password. Only with `Implicit` or `Required`, or to a loopback host.
    pub credentials: Option<(String, String)>,
}

/// When the connection to the mail server is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsMode {
    /// From the first byte (`smtps://`).
    Implicit,
    /// Never.
    None,
    /// With STARTTLS if the server offers it.
    Opportunistic,
    /// With STARTTLS, or no mail is sent.
    Required,
}

impl MailTransport {
    /// Reads an SMTP URL, or `mailbox:`. Ports unless said: 465 for `smtps`, 587 with credentials, else 25.
    ///
    /// # Errors
    /// Another form, a user without password or the reverse, credentials that could travel in clear, unknown options.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text == "mailbox:" {
            return Ok(Self::Mailbox);
        }
        if has_unescaped_end(text) {
            return Err(expected(ESCAPES));
        }
        let url = Url::parse(text).map_err(|error| expected(&error.to_string()))?;
        let implicit = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(Refusal::new(EXPECTED)),
        };
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(expected(&format!("nothing but options after the host; {ESCAPES}")));
        }
        let host = host(&url)?;
        let credentials = credentials(&url)?;
        let tls = tls(&url, implicit)?;
        if credentials.is_some() && !matches!(tls, TlsMode::Implicit | TlsMode::Required) && !is_loopback_host(&host) {
            return Err(Refusal::new("smtps:// or ?tls=required, since the password could travel in clear"));
        }
        let port = match url.port() {
            Some(0) => return Err(expected("the port is 1 to 65535")),
            Some(port) => port,
            None if implicit => 465,
            None if credentials.is_some() => 587,
            None => 25,
        };
        Ok(Self::Smtp(SmtpSettings { host, port, tls, credentials }))
    }
}

/// Reads the sender: `no-reply@example.com`, or `Name <no-reply@example.com>`.
pub(super) fn sender(text: &str) -> Result<Mailbox, Refusal> {
    let example = "an email address, such as Handover <no-reply@example.com>";
    if text.chars().any(char::is_control) {
        return Err(Refusal::new(format!("{example}, without control characters")));
    }
    let mut sender: Mailbox = text.trim().parse().map_err(|error| Refusal::new(format!("{example} ({error})")))?;
    // So that no server needs to know letters beyond ASCII only because of the domain.
    if let Some(domain) = ascii_domain(sender.email.domain())
        && let Ok(email) = Address::new(sender.email.user(), domain)
    {
        sender.email = email;
    }
    Ok(sender)
}

/// Whether user and password hold a sign that ends them: the host behind it would be taken for a path or an option.
fn has_unescaped_end(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    rest.rsplit_once('@').is_some_and(|(before, _)| before.contains(['/', '?', '#', '\\']))
}

fn expected(why: &str) -> Refusal {
    Refusal::new(format!("{EXPECTED} ({why})"))
}

fn host(url: &Url) -> Result<String, Refusal> {
    match url.host_str() {
        Some(host) if host.starts_with('[') => Ok(host.trim_matches(['[', ']']).to_owned()),
        // The parser leaves hosts of foreign schemes as they are.
        Some(host) if !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c)) => {
            Ok(host.to_ascii_lowercase())
        }
        _ => Err(expected("the host is a name in ASCII or an address")),
    }
}

fn is_loopback_host(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(is_loopback)
}

fn credentials(url: &Url) -> Result<Option<(String, String)>, Refusal> {
    match (url.username(), url.password().unwrap_or_default()) {
        ("", "") => Ok(None),
        ("", _) => Err(expected("the password has no user")),
        (_, "") => Err(expected("the user has no password")),
        (user, password) => percent_decoded(user)
            .zip(percent_decoded(password))
            .map(Some)
            .ok_or_else(|| expected("user and password are UTF-8 without control characters; % is written %25")),
    }
}

/// `None` if an escape is broken, or what comes out is no text that can be sent.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' { hex_digit(rest.next()?)? << 4 | hex_digit(rest.next()?)? } else { byte });
    }
    String::from_utf8(bytes).ok().filter(|decoded| !decoded.chars().any(char::is_control))
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

fn tls(url: &Url, implicit: bool) -> Result<TlsMode, Refusal> {
    let mut options = url.query_pairs();
    let option = options.next();
    if options.next().is_some() {
        return Err(expected("?tls= is the only option, given once"));
    }
    match option {
        None if implicit => Ok(TlsMode::Implicit),
        None => Ok(TlsMode::Opportunistic),
        Some(_) if implicit => Err(expected("smtps:// takes no options")),
        Some((key, value)) => match (&*key, &*value) {
            ("tls", "none") => Ok(TlsMode::None),
            ("tls", "opportunistic") => Ok(TlsMode::Opportunistic),
            ("tls", "required") => Ok(TlsMode::Required),
            ("tls", _) => Err(expected("?tls= is none, opportunistic or required")),
            _ => Err(expected("?tls= is the only option")),
        },
    }
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}
