//! What a mail server reports. Anybody can write such a report: what it says is one line in the end, without addresses, and
//! nothing of the email that it encloses.

use lettre::address::Envelope;
use mail_parser::{MessageParser, MimeHeaders};

use crate::mail::smtp::foreign_words;

/// The headers that a mail server writes the address into that a report came to.
const CAME_TO: [&str; 3] = ["delivered-to", "x-original-to", "to"];
/// What a report may say of how it came, in addresses.
const ADDRESSES_MAX: usize = 20;

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// The email could not be delivered, and is not tried again: why.
    Failed(String),
    /// Nothing final: it is delayed, was delivered or passed on.
    NotYet,
    /// It is no report: an answer by a person or by a machine.
    NoReport,
}

impl Report {
    /// Reads a message.
    #[must_use]
    pub fn read(raw: &[u8]) -> Self {
        let Some(message) = MessageParser::default().parse(raw) else { return Self::NoReport };
        let is_status = |part: &&mail_parser::MessagePart<'_>| {
            part.content_type().is_some_and(|kind| {
                let subtype = kind.subtype().unwrap_or_default();
                let is_status = ["delivery-status", "global-delivery-status"].iter();
                kind.ctype().eq_ignore_ascii_case("message")
                    && is_status.clone().any(|status| subtype.eq_ignore_ascii_case(status))
            })
        };
        if let Some(status) = message.parts.iter().find(is_status) {
            return Self::of_status(&String::from_utf8_lossy(status.contents()));
        }
        // Older ones of Exim have no part for machines, but say whom they are about.
        match header(raw, "x-failed-recipients").next() {
            Some(_) => Self::Failed("The email came back: the report gives no reason".to_owned()),
            None => Self::NoReport,
        }
    }

    /// The part for machines: groups of fields, of which the first is about the server.
    fn of_status(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        for group in text.split("\n\n") {
            let value = |name| field(group, name);
            if !value("action").is_some_and(|action| action.eq_ignore_ascii_case("failed")) {
                continue;
            }
            let recipient = value("final-recipient").or_else(|| value("original-recipient")).unwrap_or_default();
            let recipient = recipient.split_once(';').map_or("", |(_, address)| address.trim()).parse().ok();
            let about = recipient.and_then(|address| Envelope::new(None, vec![address]).ok());
            let said = value("diagnostic-code").unwrap_or_default();
            let said = said.split_once(';').map_or(said.as_str(), |(_, words)| words.trim());
            let status = value("status").unwrap_or_default();
            let said = if said.contains(&status) { said.to_owned() } else { format!("{status} {said}") };
            return Self::Failed(foreign_words("The email came back", &said, about.as_ref()));
        }
        Self::NotYet
    }
}

/// The addresses that a report may have come to, as its headers say.
#[must_use]
pub fn addresses_of(raw: &[u8]) -> Vec<String> {
    let values = CAME_TO.iter().flat_map(|name| header(raw, name));
    let addresses = values.flat_map(|value| {
        let parts = value.split(|c: char| c.is_whitespace() || "<>,;\"".contains(c));
        parts.filter(|part| part.contains('@')).map(str::to_owned).collect::<Vec<_>>()
    });
    addresses.take(ADDRESSES_MAX).collect()
}

/// The values of a header of the message itself.
fn header<'a>(raw: &[u8], name: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let text = String::from_utf8_lossy(raw).replace("\r\n", "\n");
    let head = text.split_once("\n\n").map_or(text.as_str(), |(head, _)| head);
    let fields: Vec<String> = unfolded(head).collect();
    fields.into_iter().filter_map(move |line| value_of(&line, name))
}

/// The value of a field of a group.
fn field(group: &str, name: &str) -> Option<String> {
    unfolded(group).find_map(|line| value_of(&line, name))
}

fn value_of(line: &str, name: &str) -> Option<String> {
    let (found, value) = line.split_once(':')?;
    found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
}

/// Lines, each with those that go on with it.
fn unfolded(text: &str) -> impl Iterator<Item = String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(status: &str) -> Report {
        let raw = format!(
            "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example\r\n\r\n{status}\r\n--b--\r\n"
        );
        Report::read(raw.as_bytes())
    }

    #[test]
    fn what_failed_is_told_with_the_words_of_the_server_and_without_addresses() {
        let failed = |words: &str| Report::Failed(format!("The email came back: {words}"));
        for (status, told) in [
            (
                "Final-Recipient: rfc822; bob@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\
                 Diagnostic-Code: smtp; 550 5.1.1 <bob@example.org>: User\r\n    unknown",
                failed("550 5.1.1 <[address]>: User unknown"),
            ),
            ("Final-Recipient: rfc822;bob@example.org\r\nAction: Failed\r\nStatus: 5.2.2", failed("5.2.2")),
            (
                "Action: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; 554 bad https://h.example/requests/1?token=ABCD",
                failed("5.0.0 554 bad [link]"),
            ),
            ("Final-Recipient: rfc822; bob@example.org\r\nAction: delayed\r\nStatus: 4.4.1", Report::NotYet),
            ("Final-Recipient: rfc822; bob@example.org\r\nAction: relayed\r\nStatus: 2.0.0", Report::NotYet),
            ("nonsense", Report::NotYet),
        ] {
            assert_eq!(report(status), told, "{status}");
        }
    }

    #[test]
    fn what_is_no_report_is_none() {
        let away = "Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\n";
        for raw in ["", "\r\n", "no header", away, &"x".repeat(10_000)] {
            assert_eq!(Report::read(raw.as_bytes()), Report::NoReport);
        }
        let exim = "X-Failed-Recipients: bob@example.org\r\nSubject: Mail delivery failed\r\n\r\nUnknown user\r\n";
        assert!(matches!(Report::read(exim.as_bytes()), Report::Failed(_)));
    }

    #[test]
    fn where_it_came_to_stands_in_the_head() {
        let raw = "Delivered-To: bounces+7-ab@example.org\r\nTo: <a@example.org>,\r\n \"B\" <b@example.org>\r\n\r\nTo: c@example.org\r\n";
        assert_eq!(addresses_of(raw.as_bytes()), ["bounces+7-ab@example.org", "a@example.org", "b@example.org"]);
    }
}
