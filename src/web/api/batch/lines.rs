//! The lines of a batch: what each puts or deletes.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use percent_encoding::percent_decode_str;
use serde::Deserialize;

use super::deletes::{Deleted, Deletes};
use crate::domain::account::NicHandle;
use crate::domain::service::ContactType;
use crate::flows::Occasion;
use crate::import::{Afterwards, Members, SentRows};
use crate::store::Database;
use crate::store::services::name_key;
use crate::web::api::sync::{Order, ROW_MAX, Target};
use crate::web::frame::errors::WebError;
use crate::web::frame::problem::Problem;

/// The most lines.
const LINES_MAX: usize = 10_000;
const PUT: &str = "put";
const DELETE: &str = "delete";
const WHOLE_LINE: &str = "row";

/// A line: what it puts and with which body, or what it deletes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    put: Option<String>,
    delete: Option<String>,
    body: Option<Members>,
}

/// The lines as they are read.
#[derive(Default)]
struct Reading {
    sent: SentRows,
    puts: Vec<(u64, Target, Members)>,
    deletes: Deletes,
    /// The line in which something stands first, and whether it is deleted there.
    met: HashMap<String, (u64, bool)>,
}

/// Where in its line a column stands.
pub(super) fn pointer_to(column: &str) -> String {
    if [PUT, DELETE].contains(&column) { format!("/{column}") } else { format!("/body/{column}") }
}

/// What the lines say. What is bad in them goes along: all of it is told together.
pub(super) fn order_of(db: &Database, body: &[u8], occasion: Occasion) -> Result<Order<Deleted>, WebError> {
    let mut reading = Reading::default();
    let lines = (1_u64..).zip(body.split(|byte| *byte == b'\n')).filter(|(_, line)| !line.trim_ascii().is_empty());
    for (count, (number, line)) in lines.enumerate() {
        if count == LINES_MAX {
            let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-many-lines", "The batch has too many lines");
            return Err(problem.with_detail(format!("A batch has at most {LINES_MAX} lines.")).into());
        }
        if let Err((column, reason)) = reading.read(number, line) {
            reading.sent.fault(number, column, reason);
        }
    }
    let Reading { mut sent, puts, deletes, .. } = reading;
    for (number, target, members) in puts {
        match (&target, deletes.closed_contact(&members)) {
            (Target::Account(nic), _) => sent.put_account(number, nic, &members),
            (Target::Service(..), Some((contact, line))) => {
                sent.fault(number, contact.as_str(), format!("is an account that line {line} closes"));
            }
            (Target::Service(category, name), None) => sent.put_service(number, (category, name), &members),
        }
    }
    let found = db.read_blocking(|conn| deletes.look_up(conn))?;
    for (line, reason) in found.unknown {
        sent.fault(line, DELETE, reason);
    }
    let with = deletes.deleted();
    Ok(Order { sent, then: Afterwards { then: deletes.into_flow(occasion), settle: None }, with })
}

impl Reading {
    fn read(&mut self, number: u64, line: &[u8]) -> Result<(), (&'static str, String)> {
        if line.len() > ROW_MAX {
            return Err((WHOLE_LINE, format!("is longer than {ROW_MAX} bytes")));
        }
        let line: Line = serde_json::from_slice(line).map_err(|error| (WHOLE_LINE, column_of(&error)))?;
        match line {
            Line { put: Some(address), delete: None, body: Some(members) } => {
                let target = target_of(&address).ok_or((PUT, NO_ADDRESS.to_owned()))?;
                self.meet(number, &target, PUT)?;
                self.puts.push((number, target, members));
                Ok(())
            }
            Line { put: None, delete: Some(address), body: None } => {
                let target = target_of(&address).ok_or((DELETE, NO_ADDRESS.to_owned()))?;
                self.meet(number, &target, DELETE)?;
                self.deletes.add(number, target).map_err(|reason| (DELETE, reason))
            }
            _ => Err((WHOLE_LINE, "has neither put and body, nor delete alone".to_owned())),
        }
    }

    /// What is deleted stands in no other line. What is put twice an import finds itself.
    fn meet(&mut self, number: u64, target: &Target, what: &'static str) -> Result<(), (&'static str, String)> {
        let key = match target {
            Target::Account(nic) => {
                format!("account {}", NicHandle::parse(nic).map_or_else(|_| nic.clone(), |nic| nic.to_string()))
            }
            Target::Service(category, name) => format!("service {} {category}", name_key(name)),
        };
        let is_deleted = what == DELETE;
        let (first, was_deleted) = *self.met.entry(key).or_insert((number, is_deleted));
        if first != number && (is_deleted || was_deleted) {
            return Err((what, format!("stands already in line {first}")));
        }
        Ok(())
    }
}

const NO_ADDRESS: &str = "is neither /accounts/NIC nor /services/CATEGORY/NAME";

/// Where in its line something cannot be read: the line is known.
fn column_of(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column", " at column")
}

fn target_of(address: &str) -> Option<Target> {
    let decoded = |part: &str| Some(percent_decode_str(part).decode_utf8().ok()?.into_owned());
    let mut parts = address.strip_prefix('/')?.split('/');
    let parts = (parts.next()?, parts.next(), parts.next(), parts.next());
    match parts {
        ("accounts", Some(nic), None, None) => Target::account(&decoded(nic)?),
        ("services", Some(category), Some(name), None) => Target::service(&decoded(category)?, &decoded(name)?),
        _ => None,
    }
}

impl Deletes {
    /// The contact of a service that an account would be which the batch closes, and the line that does.
    fn closed_contact(&self, members: &Members) -> Option<(ContactType, u64)> {
        ContactType::ALL.into_iter().find_map(|contact| {
            let nic = NicHandle::parse(members.text(contact.as_str())?).ok()?;
            self.line_of(&nic).map(|line| (contact, line))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_decoded_once() {
        let service = |address| match target_of(address) {
            Some(Target::Service(category, name)) => Some((category, name)),
            _ => None,
        };
        let is = |category: &str, name: &str| Some((category.to_owned(), name.to_owned()));
        assert_eq!(service("/services/DOMAIN/example.org"), is("DOMAIN", "example.org"));
        assert_eq!(service("/services/A%2FB/50%2525%20off"), is("A/B", "50%25 off"));
        for none in [
            "/services/DOMAIN",
            "/accounts/a%00",
            "/services/A/b%0Ac",
            "services/A/b",
            "/services/A/b/c",
            "/services/A/%ff",
            "/requests/1",
            "",
        ] {
            assert!(target_of(none).is_none(), "{none}");
        }
    }
}
