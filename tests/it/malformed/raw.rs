//! Requests byte for byte, as no browser would send them.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// More than any answer takes: what is slower hangs.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Raw {
    address: String,
}

#[derive(Debug)]
pub struct Answer {
    /// 0 where the connection was closed without an answer.
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Raw {
    pub fn to(base: &str) -> Self {
        Self { address: base.trim_start_matches("http://").to_owned() }
    }

    /// A form of this site, sent by its page.
    pub fn post(&self, path: &str, cookie: &str, body: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.ask("POST", path, &[("cookie", cookie), ("sec-fetch-site", "same-origin"), ("content-type", kind)], body)
    }

    /// With just these headers, and those without which it would be no request. Empty cookies are left out.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let given = |name: &str| headers.iter().any(|(known, _)| *known == name);
        let mut head = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        if !given("host") {
            head += &format!("host: {}\r\n", self.address);
        }
        if !given("content-length") && (!body.is_empty() || method == "POST") {
            head += &format!("content-length: {}\r\n", body.len());
        }
        for (name, value) in headers.iter().filter(|header| **header != ("cookie", "")) {
            head += &format!("{name}: {value}\r\n");
        }
        self.talk(format!("{head}\r\n{body}").as_bytes(), false)
    }

    /// Just these bytes, and no more.
    pub fn send(&self, bytes: &[u8]) -> Answer {
        self.talk(bytes, true)
    }

    fn talk(&self, bytes: &[u8], hang_up: bool) -> Answer {
        let started = std::time::Instant::now();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // The server may answer, and close, before it has read everything.
        let _ = stream.write_all(bytes);
        if hang_up {
            let _ = stream.shutdown(std::net::Shutdown::Write);
        }
        let mut answer = Vec::new();
        let mut piece = [0; 16 * 1024];
        while !is_whole(&answer, bytes.starts_with(b"HEAD")) {
            match stream.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => answer.extend(&piece[..length]),
                Err(error) => {
                    let hangs = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
                    assert!(!hangs, "it hangs: {:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(300)]));
                    break;
                }
            }
        }
        if started.elapsed() > Duration::from_millis(500) {
            eprintln!("slow {:?}: {:?}", started.elapsed(), String::from_utf8_lossy(&bytes[..bytes.len().min(100)]));
        }
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }
}

/// Whether nothing more is to come; where the answer does not say, the end of the connection does.
fn is_whole(answer: &[u8], head_only: bool) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, _)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    let body = answer.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |end| answer.len() - end - 4);
    head_only || length.is_some_and(|length| body >= length)
}
