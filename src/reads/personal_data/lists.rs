//! What there may be many of.

use serde_json::{Value, json};

use super::PersonalData;
use crate::domain::acts::Viewer;
use crate::domain::event::AccountEvent;
use crate::domain::note::Note;
use crate::domain::operator::LogSubjectKind;
use crate::domain::operator_log::LogLine;
use crate::domain::request::Decision;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::reads::account::{AccountActor, AccountHistoryView, account_history};
use crate::reads::people::{People, Person};
use crate::reads::requests::summary;
use crate::store::operator_log::{self, LogFilter};
use crate::store::request_lists::{Beyond, SeenRequests, of_account};
use crate::store::requests::ListedRequest;
use crate::store::service_lists::{StandingPlace, standing_as};
use crate::store::sessions::{HeldSession, held_sessions};
use crate::store::{AnyConnection, StoreResult, accounts, outbox, services};
use crate::words::machine_time;

/// Rows that are read and held at once.
const PIECE: usize = 500;

/// One list of the document, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DataList {
    Sessions,
    History,
    Services(ContactType),
    Requests,
    Emails,
    OperatorsLog,
}

/// The last row of a piece, by what its list is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    Number(i64),
    Session(Moment, String),
    Service(StandingPlace),
}

type Rows = (Vec<Value>, Option<Behind>);

impl DataList {
    pub(super) const FIRST: Self = Self::Sessions;

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::History => "history",
            Self::Services(ContactType::Administrative) => "administrative_contact_of",
            Self::Services(ContactType::Technical) => "technical_contact_of",
            Self::Services(ContactType::Billing) => "billing_contact_of",
            Self::Requests => "requests",
            Self::Emails => "emails",
            Self::OperatorsLog => "operators_log",
        }
    }

    pub(super) fn next(self) -> Option<Self> {
        match self {
            Self::Sessions => Some(Self::History),
            Self::History => Some(Self::Services(ContactType::Administrative)),
            Self::Services(ContactType::Administrative) => Some(Self::Services(ContactType::Technical)),
            Self::Services(ContactType::Technical) => Some(Self::Services(ContactType::Billing)),
            Self::Services(ContactType::Billing) => Some(Self::Requests),
            Self::Requests => Some(Self::Emails),
            Self::Emails => Some(Self::OperatorsLog),
            Self::OperatorsLog => None,
        }
    }

    /// Some of its rows, and the last of these where there may be more.
    pub(super) fn rows(
        self,
        conn: &mut AnyConnection,
        of: &PersonalData,
        behind: Option<&Behind>,
    ) -> StoreResult<Rows> {
        match self {
            Self::Sessions => sessions(conn, of, behind),
            Self::History => history(conn, of, older_than(behind)),
            Self::Services(contact) => standing(conn, of, contact, behind),
            Self::Requests => requests(conn, of, older_than(behind)),
            Self::Emails => emails(conn, of, older_than(behind)),
            Self::OperatorsLog => operators_log(conn, of, behind),
        }
    }
}

fn older_than(behind: Option<&Behind>) -> Beyond {
    match behind {
        Some(Behind::Number(number)) => Beyond::OlderThan(*number),
        _ => Beyond::Start,
    }
}

/// The place of the last row, where the piece is a whole one.
fn last_of<T>(found: &[T], place: impl FnOnce(&T) -> Behind) -> Option<Behind> {
    found.last().filter(|_| found.len() == PIECE).map(place)
}

fn sessions(conn: &mut AnyConnection, of: &PersonalData, behind: Option<&Behind>) -> StoreResult<Rows> {
    let older_than = match behind {
        Some(Behind::Session(at, id_hash)) => Some((*at, id_hash.as_str())),
        _ => None,
    };
    let found = held_sessions(conn, of.account, older_than, PIECE)?;
    let last = last_of(&found, |last| Behind::Session(last.created_at, last.id_hash.clone()));
    let row = |session: &HeldSession| {
        json!({
            "began_at": machine_time(session.created_at),
            "last_used_at": machine_time(session.seen_at),
            "ended_at": session.ended_at.map(machine_time),
            "address": session.place.address,
            "device": session.place.device,
        })
    };
    Ok((found.iter().map(row).collect(), last))
}

fn history(conn: &mut AnyConnection, of: &PersonalData, beyond: Beyond) -> StoreResult<Rows> {
    let found = account_history(conn, of.account, beyond, PIECE)?;
    let last = last_of(&found, |last| Behind::Number(last.id));
    let row = |entry: &AccountHistoryView| {
        json!({
            "at": machine_time(entry.at),
            "what": entry.what.map_or("other", AccountEvent::name),
            "by": match entry.by {
                AccountActor::Own => "account",
                AccountActor::Operator => "support",
                AccountActor::Unknown => "unknown",
            },
            "address": entry.from.as_ref().map(|from| from.address.as_str()),
            "device": entry.from.as_ref().map(|from| from.device.as_str()),
        })
    };
    Ok((found.iter().map(row).collect(), last))
}

fn standing(
    conn: &mut AnyConnection,
    of: &PersonalData,
    contact: ContactType,
    behind: Option<&Behind>,
) -> StoreResult<Rows> {
    let beyond = match behind {
        Some(Behind::Service(place)) => Some(place),
        _ => None,
    };
    let found = standing_as(conn, contact, of.account, beyond, PIECE)?;
    let named = services::get_all(conn, found.iter().map(|(id, _)| *id))?;
    let last = last_of(&found, |(_, place)| Behind::Service(place.clone()));
    let rows = found.iter().filter_map(|(id, _)| named.get(id));
    Ok((rows.map(|service| json!({ "name": service.name, "category": service.category })).collect(), last))
}

/// What the account sees of requests: nothing of others that their pages would not tell it.
fn requests(conn: &mut AnyConnection, of: &PersonalData, beyond: Beyond) -> StoreResult<Rows> {
    let (account, now) = (of.account, of.now);
    let seen = SeenRequests { account, state: None, awaited: false, search: None, one_by_one: true, now };
    let found = of_account(conn, seen, beyond, PIECE)?;
    let last = last_of(&found, |last| Behind::Number(last.request.id.0));
    let rows = found.into_iter().map(|listed| request(of, listed)).collect::<StoreResult<_>>()?;
    Ok((rows, last))
}

fn request(of: &PersonalData, listed: ListedRequest) -> StoreResult<Value> {
    let people = People::of_listed([&listed], [], Some(of.account));
    let is_party = listed.request.validators().contains(&of.account);
    let note = listed.note.clone().filter(|_| is_party);
    let refusal = listed.request.refusal.clone().filter(|_| is_party);
    let (declined, refused) = match listed.request.fail_reason() {
        Some(_) => (None, refusal),
        None => (refusal, None),
    };
    let decisions = listed.request.validations.iter().map(|validation| {
        let person = people.get(validation.account)?;
        let (decision, at) = validation.decision.unzip();
        Ok(json!({
            "by": named(&person),
            "decision": decision.map(Decision::as_str),
            "at": at.map(machine_time),
        }))
    });
    let decisions = decisions.collect::<StoreResult<Vec<_>>>()?;
    let request = summary(listed, Viewer::Account(of.account), of.now)?;
    Ok(json!({
        "number": request.id.0,
        "submission": request.submission.0,
        "requested_at": machine_time(request.created_at),
        "finished_at": request.finished_at.map(machine_time),
        "service": request.service.name,
        "category": request.service.category,
        "contact_types": request.types.iter().map(|contact| contact.as_str()).collect::<Vec<_>>(),
        "requester": named(&request.requester),
        "from": named(&request.from),
        "to": named(&request.to),
        "state": request.standing.state.as_str(),
        "note": note.as_ref().map(Note::as_str),
        "decisions": decisions,
        "decline_reason": declined.as_ref().map(Note::as_str),
        "gate_reason": refused.as_ref().map(Note::as_str),
    }))
}

fn named(person: &Person) -> Value {
    json!({ "nic_handle": person.nic, "name": person.name })
}

fn emails(conn: &mut AnyConnection, of: &PersonalData, beyond: Beyond) -> StoreResult<Rows> {
    let found = outbox::traces_of_account(conn, of.account, beyond, PIECE)?;
    let last = last_of(&found, |last| Behind::Number(last.id));
    let row = |email: &outbox::EmailTrace| {
        json!({
            "kind": email.kind,
            "written_at": machine_time(email.created_at),
            "request": email.request.map(|id| id.0),
            "submission": email.submission.map(|id| id.0),
            "outcome": outcome_of(email.fate),
        })
    };
    Ok((found.iter().map(row).collect(), last))
}

fn outcome_of(fate: outbox::Fate) -> &'static str {
    match fate {
        outbox::Fate::Unsent(outbox::UnsentState::Refused, _) => outbox::EmailEnding::Refused.as_str(),
        outbox::Fate::Unsent(outbox::UnsentState::Waiting | outbox::UnsentState::Failing, _) => "waiting",
        outbox::Fate::Ended(ending, _) => ending.as_str(),
        outbox::Fate::Unknown => "other",
    }
}

/// What operators did to the account, or saw of it; not what it did as one of them, which is about others.
fn operators_log(conn: &mut AnyConnection, of: &PersonalData, behind: Option<&Behind>) -> StoreResult<Rows> {
    let beyond = match behind {
        Some(Behind::Number(number)) => *number,
        _ => 0,
    };
    let nic = accounts::get(conn, of.account)?.nic;
    let filter = LogFilter { account: Some(nic.clone()), ..LogFilter::default() };
    let found = operator_log::lines(conn, &filter, beyond, PIECE)?;
    let last = last_of(&found, |last| Behind::Number(last.number));
    let is_it = |kind: &str, subject: &str| kind == LogSubjectKind::Account.as_str() && subject == nic.as_str();
    let about = found.iter().filter(|line| line.about.iter().any(|about| is_it(&about.kind, &about.subject)));
    let row = |line: &LogLine| {
        json!({
            "number": line.number,
            "at": machine_time(line.at),
            "operator": line.operator,
            "act": line.act,
            "reason": line.reason,
        })
    };
    Ok((about.map(row).collect(), last))
}
