//! `/operator/services/{id}`: everything about a service, whoever its contacts are; and its contact lock.

mod removed;

use std::fmt::Display;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::act::{ActFaults, ActField, ActForm, AskedProof, admit, done};
use super::desk::AtDesk;
use crate::domain::acts::ServiceActs;
use crate::domain::locking::LockTurn;
use crate::domain::operator::Role;
use crate::domain::service::{ContactType, Service};
use crate::domain::time::Moment;
use crate::domain::{RequestId, ServiceId, text};
use crate::flows::looks::note_service_seen;
use crate::flows::operator_lock::{OperatorLock, OperatorLockOutcome, turn_operator_lock};
use crate::reads::people::Person;
use crate::reads::services::{
    HistoryPlace, OperatorsServiceView, RemovedServiceView, ServiceHistoryPage, operators_service_by_number,
    operators_service_page, removed_service_page,
};
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormFaults};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, When, html, words_of};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes::{self, RouteWith, address};
use crate::web::frame::session::Flash;
use crate::web::services::show::history::{ServiceHistoryLine, history_line};
use crate::web::services::show::{HISTORY_PLACE, OwnerLine, RenewalTexts, owner_lines, renewal_texts};
use crate::words::Words;
use crate::words::terms::contact_key;

#[derive(Template)]
#[template(path = "operator/service.html")]
struct ServicePage {
    page: Page,
    id: ServiceId,
    name: String,
    category: String,
    contacts: Vec<ContactLine>,
    open: Vec<RequestId>,
    /// Where all requests on it are listed.
    requests: String,
    renewal: Option<RenewalTexts>,
    notices_to: Person,
    owner: Vec<OwnerLine>,
    lock: Option<LockLine>,
    /// The form that turns the lock, where this operator may; then it may set other contacts too.
    turn: Option<(String, String)>,
    /// What its contacts may do is theirs alone.
    acts: ServiceActs,
    history: Vec<ServiceHistoryLine>,
    since_contact: bool,
    newer: Option<String>,
    older: Option<String>,
}

struct ContactLine {
    label: String,
    person: Person,
    open: bool,
}

struct LockLine {
    since: When,
    /// None where it was an operator.
    by: Option<Person>,
}

impl ServicePage {
    fn of(at: &AtDesk, (view, history): (OperatorsServiceView, ServiceHistoryPage), now: Moment) -> Self {
        let page = Page::of(&at.http);
        let words = page.words();
        let service = view.service;
        let links = page_links(&history, &routes::OPERATOR_SERVICE.of(service.id), &[]);
        let [newer, older] = links.map(|link| link.map(|link| link + HISTORY_PLACE));
        let line = |contact| {
            let account = view.contacts.get(contact);
            ContactLine {
                label: words.t(contact_key(contact)),
                person: Person::of_account(account),
                open: account.open,
            }
        };
        let by = view.locked_by.as_ref().map(Person::of_account);
        let turn = LockAct::of(if service.lock.is_some() { LockTurn::Off } else { LockTurn::On });
        Self {
            id: service.id,
            category: words.category(&service.category),
            contacts: ContactType::ALL.map(line).into(),
            open: view.open,
            requests: address(routes::OPERATOR_REQUESTS, [("service", service.id.to_string().as_str())]),
            renewal: service.renewal.map(|renewal| renewal_texts(words, renewal, now)),
            notices_to: Person::of_account(&view.contacts.billing),
            owner: owner_lines(words, &view.owner),
            lock: service.lock.map(|lock| LockLine { since: When::of(words, lock.since), by }),
            turn: (at.role >= LockAct::NEEDS).then(|| (turn.route.of(service.id), words.t(turn.title))),
            acts: ServiceActs::default(),
            history: history.rows.into_iter().map(|happened| history_line(words, happened)).collect(),
            since_contact: false,
            newer,
            older,
            name: service.name,
            page,
        }
    }

    fn request_address(&self, id: impl Display) -> String {
        self.page.back.on(routes::OPERATOR_REQUEST.of(id))
    }
}

fn number_in(at: &AtDesk) -> Result<ServiceId, WebError> {
    at.http.match_info().get("id").and_then(text::number).map(ServiceId).ok_or(WebError::NotFound)
}

/// The page of a service.
pub(super) fn page_of_service(service: &Service) -> String {
    routes::OPERATOR_SERVICE.of(service.id)
}

/// The service that the address asks for, with its contacts.
pub(super) async fn found_service(at: &AtDesk) -> Result<OperatorsServiceView, WebError> {
    let id = number_in(at)?;
    at.read(move |conn, now| operators_service_by_number(conn, id, now)).await
}

/// GET `/operator/services/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such service.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let (id, cursor) = (number_in(&at)?, cursor_of::<HistoryPlace>(&query.0));
    let found = at.read(move |conn, now| {
        if let Some(found) = operators_service_page(conn, id, cursor, now)? {
            return Ok(Some(Found::There(Box::new(found))));
        }
        Ok(removed_service_page(conn, id, cursor)?.map(Found::Removed))
    });
    let found = match found.await? {
        Found::There(found) => *found,
        Found::Removed(found) => return removed::show(&at, found).await,
    };
    let seen = found.0.service.clone();
    at.note(move |cx| note_service_seen(cx, &seen)).await?;
    html(StatusCode::OK, &ServicePage::of(&at, found, at.site.clock.now()))
}

/// What there is of this number.
enum Found {
    There(Box<(OperatorsServiceView, ServiceHistoryPage)>),
    Removed((RemovedServiceView, ServiceHistoryPage)),
}

/// The form that turns the lock one way.
struct LockAct {
    turn: LockTurn,
    route: RouteWith,
    title: &'static str,
    text: &'static str,
    done: &'static str,
}

/// What becomes of open requests.
const OPEN: &str = "open";
const KEEP: &str = "keep";
const END: &str = "end";

impl LockAct {
    const NEEDS: Role = Role::Admin;

    fn of(turn: LockTurn) -> Self {
        match turn {
            LockTurn::On => Self {
                turn,
                route: routes::OPERATOR_SERVICE_LOCK,
                title: "lock-on-button",
                text: "desk-lock-text",
                done: "desk-locked",
            },
            LockTurn::Off => Self {
                turn,
                route: routes::OPERATOR_SERVICE_UNLOCK,
                title: "lock-off-button",
                text: "desk-unlock-text",
                done: "desk-unlocked",
            },
        }
    }

    /// The way that the address asks for, and the service.
    async fn asked_for(at: &AtDesk) -> Result<(Self, Service), WebError> {
        at.needs(Self::NEEDS)?;
        let is_on = routes::OPERATOR_SERVICE_LOCK.what_of(at.http.path()).is_some();
        let service = found_service(at).await?.service;
        Ok((Self::of(if is_on { LockTurn::On } else { LockTurn::Off }), service))
    }

    fn form(&self, words: Words, service: &Service, open: &str) -> ActForm {
        let choice = || ActField {
            id: OPEN,
            label: words.t("service-open-title"),
            value: if open == END { END } else { KEEP }.to_owned(),
            options: vec![(KEEP, words.t("desk-lock-keep")), (END, words.t("desk-lock-end"))],
        };
        ActForm {
            title: words.t(self.title),
            about: service.name.clone(),
            text: words.t(self.text),
            action: self.route.of(service.id),
            back: page_of_service(service),
            button: words.t(self.title),
            danger: true,
            proof: AskedProof::PasswordAndCode,
            fields: (self.turn == LockTurn::On).then(choice).into_iter().collect(),
        }
    }
}

/// GET `/operator/services/{id}/lock` and `/operator/services/{id}/unlock`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such service.
pub async fn ask(at: AtDesk) -> Result<HttpResponse, WebError> {
    let (act, service) = LockAct::asked_for(&at).await?;
    act.form(words_of(&at.http), &service, KEEP).ask(&at)
}

/// POST `/operator/services/{id}/lock` and `/operator/services/{id}/unlock`
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let (act, service) = LockAct::asked_for(&at).await?;
    let (words, open) = (words_of(&at.http), posted.0.text(OPEN));
    let form = act.form(words, &service, &open);
    let reason = match admit(&at, &posted, form.proof, Vec::new()).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let lock = OperatorLock { service: service.id, turn: act.turn, end_requests: open == END };
    let key = match at.act(reason, move |cx| turn_operator_lock(cx, lock)).await? {
        OperatorLockOutcome::Turned { .. } => act.done,
        OperatorLockOutcome::AsItIs => "desk-lock-as-it-is",
        OperatorLockOutcome::NotFound => return Err(WebError::NotFound),
        OperatorLockOutcome::RequestsOpen(open) => {
            let fields = FormFaults(vec![open_fault(words, &open)]);
            return form.refuse(&at, &posted, ActFaults { fields, ..ActFaults::default() });
        }
    };
    Ok(done(&at, &form.back, &Flash::new(key, [])))
}

fn open_fault(words: Words, open: &[RequestId]) -> FieldFault {
    let number = |id: &RequestId| words.with("request-title", [("number", &id.to_string())]);
    let requests: Vec<String> = open.iter().map(number).collect();
    let text = words.with("desk-lock-open", [("requests", &requests.join(", "))]);
    FieldFault { field: OPEN, label: words.t("service-open-title"), text }
}
