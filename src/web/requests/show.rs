//! `/requests/{id}`: everything about one request, and the form of who must decide it.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::request::{Actor, Decision, Request, State};
use crate::domain::service::Service;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::reads::people::{People, Person};
use crate::store::events::{Event, What, of_request};
use crate::store::{AnyConnection, StoreResult, requests, services};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::web::requests::list::{Acts, StateBadge, badge};
use crate::words::Words;
use crate::words::terms::{contact_list, reason_key};

/// The newest events of a request that its page shows.
const HISTORY_MAX: i64 = 200;

#[derive(Template)]
#[template(path = "pages/request.html")]
struct RequestPage {
    page: Page,
    shown: Shown,
    /// The code that fills the fields.
    code: String,
    trouble: Trouble,
}

/// What was wrong with what was done to the request.
#[derive(Debug, Default)]
pub struct Trouble {
    /// An alert, in words.
    pub alert: Option<String>,
    /// A fault at the field for the code of the request of this number, in words.
    pub code: Option<String>,
}

struct Shown {
    id: i64,
    submission: i64,
    service: Service,
    types: String,
    requester: Person,
    from: Person,
    to: Person,
    state: StateBadge,
    reason: Option<String>,
    /// Which message is the heading of what it is about.
    about: &'static str,
    /// While it can be confirmed.
    open: Option<Open>,
    validators: Vec<Validator>,
    history: Vec<Happened>,
    /// What is still to come.
    ahead: Vec<String>,
    acts: Acts,
    siblings: Vec<Sibling>,
    processing: bool,
}

/// Who is awaited, and for how long.
struct Open {
    awaited: Vec<Person>,
    until: When,
    left: String,
}

struct Validator {
    person: Person,
    decision: String,
    decided: Option<When>,
    data: &'static str,
}

struct Happened {
    text: String,
    at: When,
    data: &'static str,
}

/// Another request of the submission that this account must decide.
struct Sibling {
    id: i64,
    types: String,
    from: Person,
    to: Person,
    service: Service,
}

/// GET `/requests/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where this account does not see it; the database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    id: web::Path<String>,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let id = read_id(&id)?;
    let typed = query.0.text("token");
    answer(&request, &site, account.0.id, id, StatusCode::OK, typed, Trouble::default()).await
}

/// The number in a path.
///
/// # Errors
/// [`WebError::NotFound`] where it is none.
pub fn read_id(given: &str) -> Result<RequestId, WebError> {
    given.parse().map(RequestId).map_err(|_| WebError::NotFound)
}

/// The page of a request, as the answer to whatever was done to it.
///
/// # Errors
/// [`WebError::NotFound`] where this account does not see it; the database's fault.
pub async fn answer(
    request: &HttpRequest,
    site: &Site,
    viewer: AccountId,
    id: RequestId,
    status: StatusCode,
    code: String,
    trouble: Trouble,
) -> Result<HttpResponse, WebError> {
    let mut page = Page::of(request);
    let (words, now) = (page.words(), site.clock.now());
    let shown = site.db.run(move |conn| load(conn, words, viewer, id, now)).await?.ok_or(WebError::NotFound)?;
    let left = page.code.clone().filter(|(submission, _)| *submission == shown.submission);
    let code = left.map(|(_, left)| left).filter(|_| code.is_empty()).unwrap_or(code);
    // A longer text is no code; it is not worth sending back.
    let code: String = code.chars().take(64).collect();
    if !code.is_empty() {
        page = page.led_back_to(&format!("/requests/{id}"), ("token", &code));
    }
    html(status, &RequestPage { page, shown, code, trouble })
}

fn load(
    conn: &mut AnyConnection,
    words: Words,
    viewer: AccountId,
    id: RequestId,
    now: Moment,
) -> StoreResult<Option<Shown>> {
    let Some(request) = requests::find(conn, id)? else { return Ok(None) };
    let Some(service) = services::find(conn, request.service)? else { return Ok(None) };
    let administrator = service.contacts.administrative;
    if !request.is_seen_by(viewer, administrator, now) {
        return Ok(None);
    }
    let events = of_request(conn, id, HISTORY_MAX)?;
    let mut siblings = requests::of_submission(conn, request.submission)?;
    siblings.retain(|sibling| sibling.id != id && sibling.awaits(viewer, now));
    let on = services::get_all(conn, siblings.iter().map(|sibling| sibling.service))?;

    let mut ids = vec![request.requester, request.from, request.to];
    ids.extend(siblings.iter().flat_map(|sibling| [sibling.from, sibling.to]));
    ids.extend(events.iter().filter_map(|event| match event.by {
        Actor::Account(account) => Some(account),
        Actor::Operator | Actor::System => None,
    }));
    ids.extend(events.iter().filter_map(|event| event.about));
    let people = People::load(conn, viewer, ids)?;

    let siblings = siblings.into_iter().filter_map(|sibling| {
        let service = on.get(&sibling.service)?.clone();
        Some(people.get(sibling.from).and_then(|from| {
            let to = people.get(sibling.to)?;
            Ok(Sibling { id: sibling.id.0, types: contact_list(words, &sibling.types), from, to, service })
        }))
    });
    let siblings = siblings.collect::<StoreResult<Vec<_>>>()?;
    let state = request.state_at(now);
    Ok(Some(Shown {
        id: id.0,
        submission: request.submission.0,
        types: contact_list(words, &request.types),
        requester: people.get(request.requester)?,
        from: people.get(request.from)?,
        to: people.get(request.to)?,
        state: badge(words, &request, viewer, &people, now)?,
        reason: request.reason.map(|reason| words.t(reason_key(reason))),
        about: match state {
            State::Pending | State::Processing => "request-about",
            State::Done => "request-about-done",
            State::Declined | State::Cancelled | State::Expired | State::Failed => "request-about-ended",
        },
        open: open(words, &request, &people, now)?,
        ahead: ahead(words, &request, &people, now)?,
        validators: validators(words, &request, &people, now)?,
        history: history(words, &request, &events, &people, now)?,
        acts: Acts::of(&request, viewer, administrator, &people, now)?,
        siblings,
        processing: state == State::Processing,
        service,
    }))
}

fn open(words: Words, request: &Request, people: &People, now: Moment) -> StoreResult<Option<Open>> {
    if request.state_at(now) != State::Pending {
        return Ok(None);
    }
    let awaited = request.awaited(now).into_iter().map(|account| people.get(account)).collect::<StoreResult<_>>()?;
    let left = time_left(words, request.expires_at.since(now));
    Ok(Some(Open { awaited, until: When::of(words, request.expires_at), left }))
}

/// In the greatest unit that tells enough: never more than there is.
fn time_left(words: Words, left: Duration) -> String {
    let minutes = left.as_secs() / 60;
    let (key, count) = match minutes {
        0 => return words.t("left-moment"),
        1..120 => ("left-minutes", minutes),
        120..2880 => ("left-hours", minutes / 60),
        _ => ("left-days", minutes / (24 * 60)),
    };
    words.count(key, usize::try_from(count).unwrap_or(usize::MAX), [])
}

fn ahead(words: Words, request: &Request, people: &People, now: Moment) -> StoreResult<Vec<String>> {
    let last = match request.state_at(now) {
        State::Pending => words.t("ahead-changes"),
        State::Processing => words.t("ahead-processing"),
        _ => return Ok(Vec::new()),
    };
    let awaited = request.awaited(now).into_iter();
    let decides = |account| Ok(words.with("ahead-decides", [("nic", &people.get(account)?.nic)]));
    awaited.map(decides).chain([Ok(last)]).collect()
}

fn validators(words: Words, request: &Request, people: &People, now: Moment) -> StoreResult<Vec<Validator>> {
    let pending = request.state_at(now) == State::Pending;
    request
        .validations
        .iter()
        .map(|validation| {
            let (key, data) = match validation.decision {
                Some((Decision::Accepted, _)) => ("validator-accepted", "accepted"),
                Some((Decision::Declined, _)) => ("validator-declined", "declined"),
                None if pending => ("validator-awaited", "awaited"),
                None => ("validator-undecided", "undecided"),
            };
            Ok(Validator {
                person: people.get(validation.account)?,
                decision: words.t(key),
                decided: validation.decision.map(|(_, at)| When::of(words, at)),
                data,
            })
        })
        .collect()
}

fn history(
    words: Words,
    request: &Request,
    events: &[Event],
    people: &People,
    now: Moment,
) -> StoreResult<Vec<Happened>> {
    let mut history = Vec::new();
    for event in events {
        let by = match event.by {
            Actor::Account(account) => people.get(account)?.nic,
            Actor::Operator | Actor::System => String::new(),
        };
        let about = event.about.map(|account| people.get(account)).transpose()?.map(|person| person.nic);
        let about = about.unwrap_or_default();
        let text = words.with(event_key(event), [("by", &by), ("about", &about)]);
        history.push(Happened { text, at: When::of(words, event.at), data: event.what.as_str() });
        // The last confirmation is what starts the processing: the moment is kept with the request.
        if event.what == What::Accepted && Some(event.at) == request.decided_at && all_accepted_by(request, event) {
            let (text, data) = (words.t("event-processing"), "processing");
            history.push(Happened { text, at: When::of(words, event.at), data });
        }
    }
    // Its time is over, but that is not written down yet.
    if request.stored_state == State::Pending && request.state_at(now) == State::Expired {
        let (text, data) = (words.t("event-expired"), What::Expired.as_str());
        history.push(Happened { text, at: When::of(words, request.expires_at), data });
    }
    Ok(history)
}

/// Whether this acceptance is the one that was missing.
fn all_accepted_by(request: &Request, event: &Event) -> bool {
    let last = request.validations.iter().filter_map(|v| v.decision.map(|(_, at)| (at, v.account))).max();
    last.is_some_and(|(_, account)| event.by == Actor::Account(account))
}

fn event_key(event: &Event) -> &'static str {
    match (event.what, event.by) {
        (What::Asked, _) => "event-asked",
        (What::Accepted, _) => "event-accepted",
        (What::Declined, _) => "event-declined",
        (What::Resent, Actor::Account(by)) if event.about != Some(by) => "event-resent-for",
        (What::Resent, _) => "event-resent",
        (What::Reminded, _) => "event-reminded",
        (What::CodeBlocked, _) => "event-code-blocked",
        (What::EmailRefused, _) => "event-email-refused",
        (What::Cancelled, Actor::Operator) => "event-cancelled-operator",
        (What::Cancelled, _) => "event-cancelled",
        (What::Expired, _) => "event-expired",
        (What::Done, _) => "event-done",
        (What::Failed, _) => "event-failed",
        // These happen to accounts; no request has them.
        _ => "event-other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Language;

    #[test]
    fn what_is_left_is_never_said_to_be_more_than_it_is() {
        let left = |seconds| time_left(Words::of(Language::English), Duration::from_secs(seconds));
        let (minute, hour, day) = (60, 3600, 24 * 3600);
        assert_eq!([left(0), left(minute - 1)], ["less than a minute left"; 2]);
        assert_eq!([left(minute), left(2 * hour - 1)], ["1 minute left", "119 minutes left"]);
        assert_eq!([left(2 * hour), left(2 * day - 1)], ["2 hours left", "47 hours left"]);
        assert_eq!(
            [left(2 * day), left(30 * day - 1), left(30 * day)],
            ["2 days left", "29 days left", "30 days left"]
        );
    }
}
